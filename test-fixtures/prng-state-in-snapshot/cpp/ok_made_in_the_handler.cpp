// The engine is a function's static that only requests reach, a constant seed is what the simulation wants, and the
// SDK's engine seeds itself anew.
#include <snapcheck/hooks.hpp>

#include <random>

static std::mt19937& jitter() {
  static std::mt19937 engine{std::random_device{}()};
  return engine;
}

static snapcheck::engine<std::mt19937> renewed;

static int serve() { return static_cast<int>(jitter()() + renewed()); }

int main() {
  snapcheck::checkpoint();
  return serve();
}
