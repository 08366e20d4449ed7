#include "analyzer/base/gitignore.h"

#include <algorithm>
#include <cctype>
#include <optional>

namespace snapcheck::base {
namespace {

using Predicate = int (*)(int);
struct CharacterClass {
  std::string_view name;
  Predicate holds;
};
constexpr CharacterClass kClasses[] = {
    {"alnum", std::isalnum}, {"alpha", std::isalpha}, {"blank", std::isblank}, {"cntrl", std::iscntrl},
    {"digit", std::isdigit}, {"graph", std::isgraph}, {"lower", std::islower}, {"print", std::isprint},
    {"punct", std::ispunct}, {"space", std::isspace}, {"upper", std::isupper}, {"xdigit", std::isxdigit},
};

enum class Bracket : std::uint8_t { matches, differs, malformed };

/// A character of a bracket expression with its quoting resolved. `at` goes behind it; nothing at the end.
std::optional<unsigned char> bracket_char(std::string_view pattern, std::size_t& at) {
  if (at < pattern.size() && pattern[at] == '\\') ++at;
  if (at >= pattern.size()) return std::nullopt;
  return static_cast<unsigned char>(pattern[at++]);
}

/// Matches `c` against the class named at `at`, just behind "[:". `at` goes behind ":]". Without a ":]" before the
/// next ']' the '[' is an ordinary character, and `at` goes behind it.
Bracket match_class(std::string_view pattern, std::size_t& at, unsigned char c) {
  const std::size_t close = pattern.find(']', at);
  if (close == std::string_view::npos) return Bracket::malformed;
  if (close == at || pattern[close - 1] != ':') {
    --at;
    return c == '[' ? Bracket::matches : Bracket::differs;
  }
  const std::string_view name = pattern.substr(at, close - 1 - at);
  at = close + 1;
  for (const CharacterClass& entry : kClasses) {
    if (entry.name == name) return entry.holds(c) ? Bracket::matches : Bracket::differs;
  }
  return Bracket::malformed;
}

/// Matches `c` against the bracket expression at `at`, just behind '['. `at` goes behind its ']'.
Bracket match_bracket(std::string_view pattern, std::size_t& at, unsigned char c) {
  const bool negated = at < pattern.size() && (pattern[at] == '!' || pattern[at] == '^');
  if (negated) ++at;
  bool found = false;
  for (bool first = true;; first = false) {
    if (at >= pattern.size()) return Bracket::malformed;
    if (pattern[at] == ']' && !first) break;
    if (pattern.substr(at).starts_with("[:")) {
      at += 2;
      const Bracket result = match_class(pattern, at, c);
      if (result == Bracket::malformed) return result;
      found = found || result == Bracket::matches;
      continue;
    }
    const auto low = bracket_char(pattern, at);
    if (!low) return Bracket::malformed;
    auto high = low;
    if (at + 1 < pattern.size() && pattern[at] == '-' && pattern[at + 1] != ']') {
      ++at;
      high = bracket_char(pattern, at);
      if (!high) return Bracket::malformed;
    }
    found = found || (*low <= c && c <= *high);
  }
  ++at;
  return (found != negated) ? Bracket::matches : Bracket::differs;
}

/// Where to go on when the text after a star does not fit: with the star taking one byte more.
struct Retry {
  std::size_t pattern = std::string_view::npos;  // behind the star
  std::size_t path = 0;                          // first byte that the star has not taken yet
  bool set() const { return pattern != std::string_view::npos; }
};

/// The length of "**/", or of "**" at the end, when it stands at `at` for whole folders; else 0.
std::size_t globstar_length(std::string_view pattern, std::size_t at) {
  if (at != 0 && pattern[at - 1] != '/') return 0;
  std::size_t end = at;
  while (end < pattern.size() && pattern[end] == '*') ++end;
  if (end - at < 2 || (end < pattern.size() && pattern[end] != '/')) return 0;
  return std::min(end + 1, pattern.size()) - at;
}

/// What stands between special characters. A slash next to a star is no part of it: "**/" matches no folder, too.
std::string_view longest_plain(std::string_view pattern, std::string_view special) {
  if (pattern.find_first_of("[\\") != std::string_view::npos) return {};
  std::string_view longest;
  for (std::size_t from = 0; from < pattern.size();) {
    const std::size_t begin = std::min(pattern.find_first_not_of(special, from), pattern.size());
    const std::size_t end = std::min(pattern.find_first_of(special, begin), pattern.size());
    std::string_view part = pattern.substr(begin, end - begin);
    if (part.starts_with('/')) part.remove_prefix(1);
    if (part.ends_with('/')) part.remove_suffix(1);
    if (part.size() > longest.size()) longest = part;
    from = end;
  }
  return longest;
}

}  // namespace

// One pass with two places to come back to: the last `*`, which may grow within its name, and the last `**/`,
// which may grow by whole folders. Earlier stars need no second try: if the text up to a later star fits at all,
// its first fit leaves the most for the rest.
bool glob_match(std::string_view pattern, std::string_view path) {
  std::size_t p = 0;
  std::size_t t = 0;
  Retry star;
  Retry folders;
  while (true) {
    bool fits = false;
    if (p == pattern.size()) {
      if (t == path.size()) return true;
    } else if (const std::size_t length = globstar_length(pattern, p); length != 0) {
      p += length;
      if (p == pattern.size() && pattern[p - 1] == '*') return true;
      folders = {p, t};
      star = {};
      continue;
    } else if (pattern[p] == '*') {
      while (p < pattern.size() && pattern[p] == '*') ++p;
      star = {p, t};
      continue;
    } else if (pattern[p] == '?') {
      fits = t < path.size() && path[t] != '/';
      if (fits) ++p;
    } else if (pattern[p] == '[') {
      std::size_t after = p + 1;
      const auto c = t < path.size() ? static_cast<unsigned char>(path[t]) : '/';
      const Bracket result = match_bracket(pattern, after, c);
      if (result == Bracket::malformed) return false;
      fits = result == Bracket::matches && t < path.size() && path[t] != '/';
      if (fits) p = after;
    } else {
      const bool quoted = pattern[p] == '\\';
      if (quoted && p + 1 == pattern.size()) return false;
      const char c = pattern[p + (quoted ? 1 : 0)];
      fits = t < path.size() && path[t] == c;
      if (fits) p += quoted ? 2 : 1;
    }
    if (fits) {
      ++t;
    } else if (star.set() && star.path < path.size() && path[star.path] != '/') {
      p = star.pattern;
      t = ++star.path;
    } else if (folders.set()) {
      const std::size_t slash = path.find('/', folders.path);
      if (slash == std::string_view::npos) return false;
      folders.path = slash + 1;
      p = folders.pattern;
      t = folders.path;
      star = {};
    } else {
      return false;
    }
  }
}

IgnoreList IgnoreList::parse(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  IgnoreList list;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (!line.starts_with('#')) list.add(line);
  }
  return list;
}

IgnoreList IgnoreList::of(std::span<const std::string> patterns) {
  IgnoreList list;
  for (const std::string& pattern : patterns) list.add(pattern);
  return list;
}

void IgnoreList::add(std::string_view line) {
  // A trailing space counts only when it is quoted.
  std::size_t end = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '\\' && i + 1 < line.size()) {
      end = ++i + 1;
    } else if (line[i] != ' ') {
      end = i + 1;
    }
  }
  line = line.substr(0, end);

  Pattern pattern;
  if (line.starts_with('!')) {
    pattern.negated = true;
    line.remove_prefix(1);
  }
  if (line.ends_with('/')) {
    pattern.directory_only = true;
    line.remove_suffix(1);
  }
  if (line.empty()) return;
  pattern.anchored = line.find('/') != std::string_view::npos;
  if (line.starts_with('/')) line.remove_prefix(1);
  if (line.empty()) return;

  constexpr std::string_view kSpecial = "*?[\\";
  if (line.find_first_of(kSpecial) == std::string_view::npos) {
    pattern.kind = Kind::literal;
  } else if (!pattern.anchored && line[0] == '*' && line.find_first_of(kSpecial, 1) == std::string_view::npos) {
    pattern.kind = Kind::suffix;
    line.remove_prefix(1);
  } else {
    if (pattern.anchored) pattern.plain = line.find_first_of(kSpecial);
    pattern.part = longest_plain(line, kSpecial);
  }
  pattern.text = line;
  patterns_.push_back(std::move(pattern));
}

bool IgnoreList::fits(const Pattern& pattern, std::string_view path, std::string_view name) {
  const std::string_view subject = pattern.anchored ? path : name;
  switch (pattern.kind) {
    case Kind::literal:
      return subject == pattern.text;
    case Kind::suffix:
      return subject.ends_with(pattern.text);
    case Kind::glob:
      // As git does it, the plain text before the first special character is compared by itself. One consequence is
      // visible: in "ab**/x" the "**" then stands at the beginning, and matches folders.
      return subject.find(pattern.part) != std::string_view::npos &&
             subject.starts_with(std::string_view(pattern.text).substr(0, pattern.plain)) &&
             glob_match(std::string_view(pattern.text).substr(pattern.plain), subject.substr(pattern.plain));
  }
  return false;
}

IgnoreList::Verdict IgnoreList::match(std::string_view path, bool is_directory) const {
  const std::string_view name = path.substr(path.rfind('/') + 1);
  for (auto it = patterns_.rbegin(); it != patterns_.rend(); ++it) {
    if (it->directory_only && !is_directory) continue;
    if (fits(*it, path, name)) return it->negated ? Verdict::included : Verdict::ignored;
  }
  return Verdict::none;
}

IgnoreList::Verdict IgnoreList::match_with_parents(std::string_view path, bool is_directory) const {
  for (std::size_t slash = path.find('/'); slash != std::string_view::npos; slash = path.find('/', slash + 1)) {
    if (match(path.substr(0, slash), true) == Verdict::ignored) return Verdict::ignored;
  }
  return match(path, is_directory);
}

}  // namespace snapcheck::base
