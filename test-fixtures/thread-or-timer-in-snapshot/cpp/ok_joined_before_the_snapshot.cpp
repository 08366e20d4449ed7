// Work at the start is done on two threads, which are over before the snapshot.
#include <snapcheck/hooks.hpp>

#include <thread>

static long left = 0, right = 0;

static long sum(long from, long to) {
  long all = 0;
  for (long i = from; i < to; ++i) all += i;
  return all;
}

int main() {
  std::thread other([] { left = sum(0, 1000); });
  right = sum(1000, 2000);
  other.join();
  snapcheck::checkpoint();
  return static_cast<int>(left + right);
}
