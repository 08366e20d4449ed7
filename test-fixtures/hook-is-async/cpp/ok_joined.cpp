// The hook waits for its thread.
#include <snapcheck/hooks.hpp>

#include <random>
#include <thread>

static std::mt19937 engine{std::random_device{}()};

static void seed() { engine.seed(std::random_device{}()); }

static void renew() {
  std::thread worker(seed);
  worker.join();
}

int main() {
  const auto hook = snapcheck::after_restore(renew, "engine");
  snapcheck::checkpoint();
  return static_cast<int>(engine());
}
