// The hook reads the clock again.
#include <snapcheck/hooks.hpp>

#include <ctime>

static std::time_t started = std::time(nullptr);

static long uptime() { return static_cast<long>(std::time(nullptr) - started); }

int main() {
  const auto hook = snapcheck::after_restore([] { started = std::time(nullptr); }, "clock");
  snapcheck::checkpoint();
  return static_cast<int>(uptime());
}
