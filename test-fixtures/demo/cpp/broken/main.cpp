// An order service: everything before the checkpoint is in the image, and so in every clone of it.
#include <snapcheck/hooks.hpp>

#include <chrono>
#include <cstdio>
#include <cstdlib>

#include "ids.hpp"

static const auto started = std::chrono::steady_clock::now();  // expect: timestamp-in-snapshot

static void serve(const char* item) {
  const auto up = std::chrono::steady_clock::now() - started;
  const int coupon = std::rand() % 1000;  // expect: hidden-prng-in-handler
  std::printf("%s %s %s coupon %d up %lld\n", orders::instance_name().c_str(), orders::numbers().next().c_str(), item, coupon,
              static_cast<long long>(up.count()));
}

int main() {
  orders::numbers().next();  // warm-up
  snapcheck::checkpoint();
  serve("book");
  return 0;
}
