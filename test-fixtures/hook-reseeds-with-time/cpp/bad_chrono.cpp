// Clones are restored in batches, and on Firecracker the clock goes on from the snapshot.
#include <snapcheck/hooks.hpp>

#include <chrono>
#include <random>

static std::mt19937 engine{std::random_device{}()};

static void renew() { engine.seed(static_cast<unsigned>(std::chrono::system_clock::now().time_since_epoch().count()));  // expect: hook-reseeds-with-time
  }

int main() {
  const auto hook = snapcheck::after_restore(renew, "engine");
  snapcheck::checkpoint();
  return static_cast<int>(engine());
}
