// Which file includes which, read from the text alone: for guessing include folders, and for finding a unit that sees a
// header. Conditions are not evaluated.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace snapcheck::lang::cpp {

/// The names in #include "..." and <...>, in order.
std::vector<std::string> included_names(std::string_view text);

class Includes {
 public:
  /// Reads all files. `paths` as shown to the user.
  explicit Includes(const std::vector<std::string>& paths);

  /// Folders that make the project's own #includes work, most needed first, with shown paths; at most 64.
  const std::vector<std::string>& folders() const { return folders_; }
  /// Marks `file` and what it includes, also through others; stops at what is marked already.
  void mark(std::uint32_t file, std::vector<bool>& seen) const;
  /// Everything that includes `file`, also through others, nearest first, itself at the front.
  std::vector<std::uint32_t> includers(std::uint32_t file) const;

 private:
  std::vector<std::vector<std::uint32_t>> edges_, reverse_;
  std::vector<std::string> folders_;
};

}  // namespace snapcheck::lang::cpp
