// The same service, which renews after a restore what must differ between clones.
#include <snapcheck/hooks.hpp>

#include <chrono>
#include <cstdio>
#include <cstdlib>

#include "ids.hpp"

static auto started = std::chrono::steady_clock::now();

static void serve(const char* item) {
  const auto up = std::chrono::steady_clock::now() - started;
  const unsigned coupon = arc4random() % 1000;
  std::printf("%s %s %s coupon %u up %lld\n", orders::instance_name().c_str(), orders::numbers().next().c_str(), item, coupon,
              static_cast<long long>(up.count()));
}

static void renew() {
  orders::numbers().reseed();
  started = std::chrono::steady_clock::now();
}

int main() {
  orders::numbers().next();  // warm-up
  const auto hook = snapcheck::after_restore(renew, "orders.renew");
  snapcheck::checkpoint();
  serve("book");
  return 0;
}
