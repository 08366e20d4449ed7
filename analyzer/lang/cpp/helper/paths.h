// Which files belong to the project, and how they are shown.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace snapcheck::lang::cpp {

struct Paths {
  /// Absolute path of a folder or file, without symbolic links -> how the user would write it.
  std::vector<std::pair<std::string, std::string>> roots;

  /// The path as shown, or nothing when the file is not of the project.
  std::optional<std::string> shown(std::string_view absolute) const {
    for (const auto& [root, name] : roots) {
      if (absolute == root) return name;
      if (absolute.size() > root.size() && absolute.starts_with(root) && absolute[root.size()] == '/') {
        const std::string_view rest = absolute.substr(root.size() + 1);
        return name == "." ? std::string(rest) : name + "/" + std::string(rest);
      }
    }
    return std::nullopt;
  }
};

}  // namespace snapcheck::lang::cpp
