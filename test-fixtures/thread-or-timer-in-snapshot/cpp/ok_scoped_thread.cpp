// The thread is joined by its destructor before the warm-up ends.
#include <snapcheck/hooks.hpp>

#include <thread>
#include <vector>

static std::vector<int> table(256);

static void warm_up() {
  std::jthread first([] { table[0] = 1; });
  std::jthread second([] { table[1] = 2; });
}

int main() {
  warm_up();
  snapcheck::checkpoint();
  return table[0] + table[1];
}
