#include "analyzer/model/report.h"

#include <algorithm>
#include <array>

namespace snapcheck::model {
namespace {

constexpr std::array<std::string_view, 4> kLevelNames = {"off", "note", "warning", "error"};

}  // namespace

std::string_view to_string(Level level) { return kLevelNames[static_cast<std::size_t>(level)]; }

std::optional<Level> level_named(std::string_view name) {
  const auto it = std::ranges::find(kLevelNames, name);
  if (it == kLevelNames.end()) return std::nullopt;
  return static_cast<Level>(it - kLevelNames.begin());
}

}  // namespace snapcheck::model
