// Words that options take, for checking them, for help and for completions.
#pragma once

#include <array>
#include <string_view>

#include "analyzer/rules/words.h"

namespace snapcheck::cli {

using rules::kPlatforms;

inline constexpr std::array<std::string_view, 4> kThresholds = {"error", "warning", "note", "never"};
inline constexpr std::array<std::string_view, 3> kColors = {"auto", "always", "never"};
inline constexpr std::array<std::string_view, 2> kProgress = {"auto", "never"};
inline constexpr std::array<std::string_view, 3> kShells = {"bash", "zsh", "fish"};

}  // namespace snapcheck::cli
