// The salt is drawn on a thread, which is over by the snapshot; what it drew is not.
#include <snapcheck/hooks.hpp>

#include <cstdio>
#include <future>
#include <random>

static unsigned draw() { return std::random_device{}(); }

static unsigned salt;

int main() {
  auto drawn = std::async(std::launch::async, draw);  // expect: random-value-in-snapshot
  salt = drawn.get();
  snapcheck::checkpoint();
  std::printf("%u\n", salt);
}
