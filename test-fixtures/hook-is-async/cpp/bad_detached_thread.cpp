// The hook returns before the thread has seeded the engine.
#include <snapcheck/hooks.hpp>

#include <random>
#include <thread>

static std::mt19937 engine{std::random_device{}()};

static void seed() { engine.seed(std::random_device{}()); }

static void renew() {  // expect: hook-is-async
  std::thread worker(seed);
  worker.detach();
}

int main() {
  const auto hook = snapcheck::after_restore(renew, "engine");
  snapcheck::checkpoint();
  return static_cast<int>(engine());
}
