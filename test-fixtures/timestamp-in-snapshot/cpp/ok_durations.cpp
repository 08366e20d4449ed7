// How long the start took is a duration and no reading of a clock.
#include <snapcheck/hooks.hpp>

#include <chrono>
#include <cstdio>

static double startup_seconds;

int main() {
  const auto begin = std::chrono::steady_clock::now();
  std::puts("loading");
  startup_seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  snapcheck::checkpoint();
  std::printf("%f\n", startup_seconds);
}
