// The new seed comes out of the old state.
#include <snapcheck/hooks.hpp>

#include <ctime>
#include <random>

#include <unistd.h>

static std::mt19937 engine{std::random_device{}()};

int main() {
  const auto hook = snapcheck::after_restore([] { engine.seed(engine()); }, "engine");  // expect: hook-reseeds-from-captured-state
  snapcheck::checkpoint();
  return static_cast<int>(engine());
}
