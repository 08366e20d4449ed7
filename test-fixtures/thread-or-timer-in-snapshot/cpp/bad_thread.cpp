// A thread that flushes metrics, started before the snapshot.
#include <snapcheck/hooks.hpp>

#include <atomic>
#include <chrono>
#include <thread>

static std::atomic<bool> stop{false};

static void flush() {
  while (!stop) std::this_thread::sleep_for(std::chrono::seconds(1));
}

int main() {
  std::thread worker(flush);  // expect: thread-or-timer-in-snapshot
  snapcheck::checkpoint();
  stop = true;
  worker.join();
}
