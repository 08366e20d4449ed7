// No rule has this name.
#include <snapcheck/hooks.hpp>

#include <random>

// expect: unused-suppression
// snapcheck: ignore[prng-state-in-snapshots] picks the colour of a banner
static std::mt19937 engine{std::random_device{}()};  // expect: prng-state-in-snapshot

int main() {
  snapcheck::checkpoint();
  return static_cast<int>(engine());
}
