// Above a statement of several lines.
#include <snapcheck/hooks.hpp>

#include <cstdint>
#include <random>

static std::uint64_t build = 0;

int main() {
  // snapcheck: ignore[random-value-in-snapshot] names the image
  build = static_cast<std::uint64_t>(
      std::random_device{}());
  snapcheck::checkpoint();
  return static_cast<int>(build);
}
