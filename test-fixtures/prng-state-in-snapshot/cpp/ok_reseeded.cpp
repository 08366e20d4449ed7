// The hook seeds the engine anew in place, which serves everybody who holds it.
#include <snapcheck/hooks.hpp>

#include <random>

static std::mt19937 engine{std::random_device{}()};

static unsigned draw() { return engine(); }

int main() {
  const auto hook = snapcheck::after_restore([] { engine.seed(std::random_device{}()); }, "engine");
  snapcheck::checkpoint();
  return static_cast<int>(draw());
}
