// Patterns of .gitignore against paths: no crash, no endless work, and both ways to ask agree.
//
// Input: lines of patterns, a NUL, a path.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "analyzer/base/gitignore.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using snapcheck::base::IgnoreList;
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const std::size_t nul = input.find('\0');
  if (nul == std::string_view::npos || size > 4096) return 0;
  const std::string_view patterns = input.substr(0, nul);
  const std::string_view path = input.substr(nul + 1);

  const IgnoreList list = IgnoreList::parse(patterns);
  for (const bool is_directory : {false, true}) {
    const auto verdict = list.match(path, is_directory);
    if (list.empty() && verdict != IgnoreList::Verdict::none) std::abort();
    const auto with_parents = list.match_with_parents(path, is_directory);
    if (verdict == IgnoreList::Verdict::ignored && with_parents != IgnoreList::Verdict::ignored) std::abort();
    if (path.find('/') == std::string_view::npos && with_parents != verdict) std::abort();
  }
  // A path is matched by itself with everything quoted.
  std::string quoted;
  for (const char c : path) {
    quoted += '\\';
    quoted += c;
  }
  if (!snapcheck::base::glob_match(quoted, path)) std::abort();
  snapcheck::base::glob_match(patterns, path);
  return 0;
}
