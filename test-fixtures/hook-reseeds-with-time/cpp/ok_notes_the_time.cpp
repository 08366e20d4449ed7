// The hook notes when it ran, and seeds from the kernel.
#include <snapcheck/hooks.hpp>

#include <ctime>

static std::time_t restored = 0;

#include <random>

static std::mt19937 engine{std::random_device{}()};

static void renew() { restored = std::time(nullptr); engine.seed(std::random_device{}()); }

int main() {
  const auto hook = snapcheck::after_restore(renew, "engine");
  snapcheck::checkpoint();
  return static_cast<int>(engine());
}
