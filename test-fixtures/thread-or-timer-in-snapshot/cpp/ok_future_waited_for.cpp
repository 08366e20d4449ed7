// The tables are computed on threads whose results are there before the snapshot.
#include <snapcheck/hooks.hpp>

#include <future>
#include <vector>

static std::vector<long> squares(long count) {
  std::vector<long> all;
  for (long i = 0; i < count; ++i) all.push_back(i * i);
  return all;
}

static std::vector<long> table;

int main() {
  auto small = std::async(std::launch::async, squares, 10L);
  table = small.get();
  std::shared_future<std::vector<long>> large = std::async(std::launch::async, squares, 1000L).share();
  large.wait();
  snapcheck::checkpoint();
  return static_cast<int>(table.size());
}
