// main() has it, and main() is what waits for the snapshot.
#include <snapcheck/hooks.hpp>

#include <random>

static std::mt19937 engine{std::random_device{}()};

static snapcheck::Hook install() {
  return snapcheck::after_restore([] { engine.seed(std::random_device{}()); }, "engine");
}

int main() {
  const auto hook = install();
  snapcheck::checkpoint();
  return static_cast<int>(engine());
}
