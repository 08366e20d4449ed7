// The hook drops the engine; the first draw after the restore makes a new one.
#include <snapcheck/hooks.hpp>

#include <memory>
#include <random>

static std::unique_ptr<std::mt19937> engine;

static unsigned draw() {
  if (!engine) engine = std::make_unique<std::mt19937>(std::random_device{}());
  return (*engine)();
}

int main() {
  draw();
  const auto hook = snapcheck::before_checkpoint([] { engine.reset(); }, "engine");
  snapcheck::checkpoint();
  return static_cast<int>(draw());
}
