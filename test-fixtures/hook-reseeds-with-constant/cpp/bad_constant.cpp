// Every clone begins the same sequence.
#include <snapcheck/hooks.hpp>

#include <ctime>
#include <random>

#include <unistd.h>

static std::mt19937 engine{std::random_device{}()};

int main() {
  const auto hook = snapcheck::after_restore([] { engine.seed(42); }, "engine");  // expect: hook-reseeds-with-constant
  snapcheck::checkpoint();
  return static_cast<int>(engine());
}
