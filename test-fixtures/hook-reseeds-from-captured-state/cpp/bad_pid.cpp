// Every clone has the same process id.
#include <snapcheck/hooks.hpp>

#include <ctime>
#include <random>

#include <unistd.h>

static std::mt19937 engine{std::random_device{}()};

int main() {
  const auto hook = snapcheck::after_restore([] { engine.seed(static_cast<unsigned>(getpid())); }, "engine");  // expect: hook-reseeds-from-captured-state
  snapcheck::checkpoint();
  return static_cast<int>(engine());
}
