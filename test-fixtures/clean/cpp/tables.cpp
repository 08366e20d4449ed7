// What snapshots are for: tables, caches of parsed text, constants, functions that only requests reach.
#include <snapcheck/hooks.hpp>

#include <array>
#include <atomic>
#include <cstdio>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace app {

constexpr std::array<int, 4> kSizes{1, 2, 4, 8};
static const std::map<std::string, int> kNames{{"one", 1}, {"two", 2}};
static std::atomic<long> requests{0};

struct Parsed {
  explicit Parsed(std::string_view text) : words(1, std::string(text)) {}
  std::vector<std::string> words;
};
static const Parsed configuration("threads=4");
static std::unique_ptr<Parsed> templates;

template <typename T>
T largest(const std::vector<T>& values) {
  T best{};
  for (const T& value : values) best = value > best ? value : best;
  return best;
}

static int serve(const std::string& name) {
  ++requests;
  const auto found = kNames.find(name);
  return (found == kNames.end() ? 0 : found->second) + kSizes[0] + static_cast<int>(configuration.words.size()) +
         largest<int>({1, 2, 3}) + static_cast<int>(templates->words.size());
}

}  // namespace app

int main() {
  app::templates = std::make_unique<app::Parsed>("<html>");
  snapcheck::checkpoint();
  std::printf("%d\n", app::serve("one"));
}
