// A new engine instead of a new seed.
#include <snapcheck/hooks.hpp>

#include <cstdint>
#include <random>

static std::mt19937 engine{std::random_device{}()};

static void renew() { engine = std::mt19937(std::random_device{}()); }

int main() {
  const auto hook = snapcheck::after_restore(renew, "engine");
  snapcheck::checkpoint();
  return static_cast<int>(engine());
}
