// The hook before the snapshot draws what every clone will have.
#include <snapcheck/hooks.hpp>

#include <cstdint>
#include <random>

static std::uint32_t token = 0;

int main() {
  const auto hook = snapcheck::before_checkpoint([] { token = std::random_device{}(); }, "token");  // expect: hook-creates-before-snapshot
  snapcheck::checkpoint();
  return static_cast<int>(token);
}
