// A constant by another name.
#include <snapcheck/hooks.hpp>

#include <cstdint>

static constexpr std::uint32_t kSeed = 20240501;

#include <random>

static std::mt19937 engine{std::random_device{}()};

static void renew() { engine.seed(kSeed);  // expect: hook-reseeds-with-constant
  }

int main() {
  const auto hook = snapcheck::after_restore(renew, "engine");
  snapcheck::checkpoint();
  return static_cast<int>(engine());
}
