// All registrations of the program are in one list.
#include <snapcheck/hooks.hpp>

#include <random>
#include <vector>

static std::mt19937 engine{std::random_device{}()};
static std::vector<snapcheck::Hook> hooks;

static void install() { hooks.push_back(snapcheck::after_restore([] { engine.seed(std::random_device{}()); }, "engine")); }

int main() {
  install();
  snapcheck::checkpoint();
  return static_cast<int>(engine());
}
