// Everybody has a reference to the one engine, which the hook seeds in place.
#include <snapcheck/hooks.hpp>

#include <random>

static std::mt19937 engine{std::random_device{}()};

class Backoff {
 public:
  explicit Backoff(std::mt19937& from) : engine_(from) {}
  unsigned next() { return engine_(); }

 private:
  std::mt19937& engine_;
};

static Backoff backoff(engine);

static void renew() { engine.seed(std::random_device{}()); }

int main() {
  const auto hook = snapcheck::after_restore(renew, "engine");
  snapcheck::checkpoint();
  return static_cast<int>(engine() + backoff.next());
}
