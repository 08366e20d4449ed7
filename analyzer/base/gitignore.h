// The pattern language of .gitignore, also used for include, exclude and test-code globs.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace snapcheck::base {

/// Does `pattern` match the whole of `path`? Semantics of git's wildmatch with WM_PATHNAME: `*` and `?` and
/// brackets match no slash, `**/`, `/**/` and `/**` match any number of directories, a backslash quotes.
/// A malformed pattern (open bracket, final backslash) matches nothing. Time is polynomial for any pattern.
bool glob_match(std::string_view pattern, std::string_view path);

/// The lines of one .gitignore file, or a list of patterns from a configuration.
class IgnoreList {
 public:
  enum class Verdict : std::uint8_t { none, ignored, included };

  IgnoreList() = default;
  /// Lines in the form of .gitignore(5): comments, `!`, trailing `/`, quoted spaces, CRLF and a BOM are understood.
  static IgnoreList parse(std::string_view text);
  /// One pattern an element.
  static IgnoreList of(std::span<const std::string> patterns);

  /// What the last matching pattern says about a path relative to the folder of the file, "a/b.py". Folders above
  /// it are not looked at: who walks a tree does not go into an ignored one.
  Verdict match(std::string_view path, bool is_directory) const;

  /// As `match`, but an ignored folder on the way counts for everything below it.
  Verdict match_with_parents(std::string_view path, bool is_directory) const;

  bool empty() const { return patterns_.empty(); }

 private:
  enum class Kind : std::uint8_t { literal, suffix, glob };  // suffix: "*" followed by a literal
  struct Pattern {
    std::string text;
    std::size_t plain = 0;  // length of the text before the first special character
    std::string part;       // Kind::glob: its longest text without special characters, which every match contains
    Kind kind = Kind::glob;
    bool negated = false;
    bool directory_only = false;
    bool anchored = false;  // matched against the whole path instead of the last name
  };

  void add(std::string_view line);
  static bool fits(const Pattern& pattern, std::string_view path, std::string_view name);

  std::vector<Pattern> patterns_;
};

}  // namespace snapcheck::base
