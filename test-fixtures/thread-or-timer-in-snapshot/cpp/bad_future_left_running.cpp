// A thread fetches prices at the start, and its result is asked for by the first request.
#include <snapcheck/hooks.hpp>

#include <cstdio>
#include <future>

static int fetch() {
  int sum = 0;
  for (int i = 0; i < 1000; ++i) sum += i;
  return sum;
}

static std::future<int> prices;

int main() {
  prices = std::async(std::launch::async, fetch);  // expect: thread-or-timer-in-snapshot
  snapcheck::checkpoint();
  std::printf("%d\n", prices.get());
}
