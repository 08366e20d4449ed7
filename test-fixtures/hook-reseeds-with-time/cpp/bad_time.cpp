// Clones that are restored in the same second draw the same numbers.
#include <snapcheck/hooks.hpp>

#include <ctime>
#include <random>

#include <unistd.h>

static std::mt19937 engine{std::random_device{}()};

int main() {
  const auto hook = snapcheck::after_restore([] { engine.seed(static_cast<unsigned>(std::time(nullptr))); }, "engine");  // expect: hook-reseeds-with-time
  snapcheck::checkpoint();
  return static_cast<int>(engine());
}
