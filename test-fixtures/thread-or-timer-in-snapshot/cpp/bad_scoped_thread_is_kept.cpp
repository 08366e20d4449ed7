// One thread lives as long as the program, another one is handed on.
#include <snapcheck/hooks.hpp>

#include <thread>
#include <utility>
#include <vector>

static std::vector<int> table(256);
static std::vector<std::jthread> workers;

static std::jthread start() {
  std::jthread worker([] { table[0] = 1; });  // expect: thread-or-timer-in-snapshot
  return worker;
}

int main() {
  workers.push_back(start());
  std::jthread watcher([] { table[1] = 2; });  // expect: thread-or-timer-in-snapshot
  snapcheck::checkpoint();
  return table[0] + table[1];
}
