// The hook before the snapshot calls the code that seeds the engine at its first use.
#include <snapcheck/hooks.hpp>

#include <memory>
#include <random>

static std::unique_ptr<std::mt19937> engine;

static unsigned draw() {
  if (engine == nullptr) engine = std::make_unique<std::mt19937>(std::random_device{}());  // expect: priming-defeats-lazy-init
  return (*engine)();
}

int main() {
  const auto hook = snapcheck::before_checkpoint([] { draw(); }, "warm up");
  snapcheck::checkpoint();
  return static_cast<int>(draw());
}
