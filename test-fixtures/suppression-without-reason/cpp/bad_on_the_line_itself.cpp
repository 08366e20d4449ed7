// The comment behind the code needs a reason, too.
#include <snapcheck/hooks.hpp>

#include <random>

// expect: suppression-without-reason, prng-state-in-snapshot
static std::mt19937 engine{std::random_device{}()};  // snapcheck: ignore[prng-state-in-snapshot]

int main() {
  snapcheck::checkpoint();
  return static_cast<int>(engine());
}
