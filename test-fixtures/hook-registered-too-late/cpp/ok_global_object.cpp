// A variable of the file registers before main begins.
#include <snapcheck/hooks.hpp>

#include <random>

static std::mt19937 engine{std::random_device{}()};
static const auto hook = snapcheck::after_restore([] { engine.seed(std::random_device{}()); }, "engine");

int main() {
  snapcheck::checkpoint();
  return static_cast<int>(engine());
}
