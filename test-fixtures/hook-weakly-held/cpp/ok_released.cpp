// release() keeps the hook for the life of the process.
#include <snapcheck/hooks.hpp>

#include <random>

static std::mt19937 engine{std::random_device{}()};

static void install() {
  auto hook = snapcheck::after_restore([] { engine.seed(std::random_device{}()); }, "engine");
  hook.release();
}

int main() {
  install();
  snapcheck::checkpoint();
  return static_cast<int>(engine());
}
