// There is code that registers the hook, and nobody calls it.
#include <snapcheck/hooks.hpp>

#include <random>

static std::mt19937 engine{std::random_device{}()};  // expect: prng-state-in-snapshot
static snapcheck::Hook hook;

static void renew() { engine.seed(std::random_device{}()); }  // expect: hook-never-registered

void install_hooks() { hook = snapcheck::after_restore(renew, "engine"); }

int main() {
  snapcheck::checkpoint();
  return static_cast<int>(engine());
}
