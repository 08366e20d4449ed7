// A copy of the engine goes its own way.
#include <snapcheck/hooks.hpp>

#include <random>

static std::mt19937 engine{std::random_device{}()};  // expect: hook-misses-alias

class Backoff {
 public:
  explicit Backoff(const std::mt19937& from) : engine_(from) {}
  unsigned next() { return engine_(); }

 private:
  std::mt19937 engine_;
};

static Backoff backoff(engine);

static void renew() { engine = std::mt19937(std::random_device{}()); }

int main() {
  const auto hook = snapcheck::after_restore(renew, "engine");
  snapcheck::checkpoint();
  return static_cast<int>(engine() + backoff.next());
}
