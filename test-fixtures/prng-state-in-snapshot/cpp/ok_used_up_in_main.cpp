// The engine is gone when the snapshot is taken.
#include <snapcheck/hooks.hpp>

#include <algorithm>
#include <random>
#include <vector>

static std::vector<int> slots{1, 2, 3, 4};

static void self_test() {
  std::mt19937 engine{std::random_device{}()};
  std::vector<int> copy = slots;
  std::shuffle(copy.begin(), copy.end(), engine);
  std::sort(copy.begin(), copy.end());
}

int main() {
  self_test();
  snapcheck::checkpoint();
  return slots.front();
}
