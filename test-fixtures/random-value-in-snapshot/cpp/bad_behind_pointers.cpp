// Settings that a warm-up draws, behind pointers and optionals of the library.
#include <snapcheck/hooks.hpp>

#include <atomic>
#include <memory>
#include <optional>
#include <random>
#include <string>
#include <utility>

struct Settings {
  std::string region;
  unsigned shard = 0;
};

static std::random_device entropy;
static std::unique_ptr<Settings> first;
static std::shared_ptr<const Settings> current;
static std::optional<Settings> chosen;
static std::unique_ptr<Settings> spare;

static void warm_up() {
  first = std::make_unique<Settings>(Settings{"eu", entropy()});  // expect: random-value-in-snapshot
  Settings next;
  next.shard = entropy();  // expect: random-value-in-snapshot
  std::atomic_store(&current, std::make_shared<const Settings>(std::move(next)));
  chosen.emplace("us", entropy());  // expect: random-value-in-snapshot
  std::exchange(spare, std::make_unique<Settings>("ap", entropy()));  // expect: random-value-in-snapshot
}

static unsigned shard() { return first->shard + current->shard + chosen->shard + spare->shard; }

int main() {
  warm_up();
  snapcheck::checkpoint();
  return static_cast<int>(shard());
}
