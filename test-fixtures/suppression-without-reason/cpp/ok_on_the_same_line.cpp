// The comment stands behind the code.
#include <snapcheck/hooks.hpp>

#include <random>

static std::mt19937 engine{std::random_device{}()};  // snapcheck: ignore[prng-state-in-snapshot] picks the colour of a banner

int main() {
  snapcheck::checkpoint();
  return static_cast<int>(engine());
}
