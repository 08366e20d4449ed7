// The warning of the compiler is silenced, and the hook with it.
#include <snapcheck/hooks.hpp>

#include <cstdint>
#include <random>

static std::uint32_t cookie = std::random_device{}();  // expect: random-value-in-snapshot

static void renew() { cookie = std::random_device{}(); }

int main() {
  static_cast<void>(snapcheck::after_restore(renew, "cookie"));  // expect: hook-weakly-held
  snapcheck::checkpoint();
  return static_cast<int>(cookie);
}
