// The future is kept, and asked by nobody before the first request.
#include <snapcheck/hooks.hpp>

#include <future>
#include <random>

static std::mt19937_64 engine{std::random_device{}()};
static std::future<void> work;

static void seed() { engine.seed(std::random_device{}()); }

static void renew() {  // expect: hook-is-async
  work = std::async(std::launch::async, seed);
}

int main() {
  const auto hook = snapcheck::after_restore(renew, "engine");
  snapcheck::checkpoint();
  return static_cast<int>(engine());
}
