// after_restore() returns the registration; nobody takes it, so it ends at the semicolon.
#include <snapcheck/hooks.hpp>

#include <random>

static std::mt19937 engine{std::random_device{}()};  // expect: prng-state-in-snapshot

int main() {
  snapcheck::after_restore([] { engine.seed(std::random_device{}()); }, "engine");  // expect: hook-weakly-held
  snapcheck::checkpoint();
  return static_cast<int>(engine());
}
