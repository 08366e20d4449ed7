// Seeded freshly, and then copied.
#include <snapcheck/hooks.hpp>

#include <memory>
#include <random>

static std::unique_ptr<std::mt19937> engine;

static void prepare() { engine = std::make_unique<std::mt19937>(std::random_device{}()); }  // expect: hook-creates-before-snapshot

int main() {
  const auto hook = snapcheck::before_checkpoint(prepare, "engine");
  snapcheck::checkpoint();
  return static_cast<int>((*engine)());
}
