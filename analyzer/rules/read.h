// Typed access to a Yaml tree for the readers of the three kinds of rule file. Within this folder a mistake in a file
// is thrown as `Problem`; load() and extend() catch it, so none leaves the folder.
#pragma once

#include <array>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "analyzer/base/result.h"
#include "analyzer/base/suggest.h"
#include "analyzer/model/catalog.h"
#include "analyzer/rules/words.h"
#include "analyzer/rules/yaml.h"

namespace snapcheck::rules {

struct Problem {
  base::Error error;
};

/// Where a thing was defined, for messages about the whole set.
struct Origin {
  std::string path;
  int line = 0;

  std::string text() const { return fmt::format("{}:{}", path, line); }
};

/// One file's readers share the path.
class Reader {
 public:
  explicit Reader(std::string_view path) : path_(path) {}

  const std::string& path() const { return path_; }
  Origin origin(const Yaml& node) const { return {path_, node.line}; }

  [[noreturn]] void fail(int line, std::string what, std::string remedy = {}) const {
    throw Problem{{fmt::format("{}:{}: {}", path_, line, what), std::move(remedy)}};
  }

  /// The node is a map with no other keys than these.
  void keys(const Yaml& node, std::initializer_list<std::string_view> known) const;
  const Yaml& required(const Yaml& map, std::string_view key) const;

  /// Text, in quotes or not. Never empty.
  std::string text(const Yaml& node) const;
  /// map[key] as text, or "" when it is not there.
  std::string optional_text(const Yaml& map, std::string_view key) const;
  std::vector<std::string> texts(const Yaml& node) const;
  std::vector<std::string> optional_texts(const Yaml& map, std::string_view key) const;
  bool boolean(const Yaml& node) const;
  int number(const Yaml& node, std::string_view text) const;
  /// `part`, a keyword or a field in the text `all` of that line: `seed` of `arg1/seed`.
  std::string identifier(int line, std::string_view all, std::string_view part) const;
  const std::vector<Yaml>& sequence(const Yaml& node) const;
  const std::vector<Yaml>& map(const Yaml& node) const;

  /// One of the words; `what` says what it should be, "level". `more` ends the list of what it could be.
  std::string word(const Yaml& node, std::string_view what, std::span<const std::string_view> words,
                   std::string_view more = {}) const;

  template <typename Enum, std::size_t N>
  Enum word(const Yaml& node, std::string_view what, const std::array<Word<Enum>, N>& table,
            std::string_view more = {}) const {
    std::array<std::string_view, N> words;
    for (std::size_t i = 0; i < N; ++i) words[i] = table[i].first;
    const std::string found = word(node, what, words, more);
    for (const auto& [name, value] : table) {
      if (name == found) return value;
    }
    return {};
  }

  /// "result", "receiver", "argument 1", "argument 0/seed", "group python.random".
  model::Slot slot(const Yaml& node) const;

 private:
  std::string path_;
};

/// What the files of one set have said so far.
struct Draft {
  model::RuleSet set;
  std::vector<std::pair<std::string, Origin>> concept_uses;   ///< checked when all files are read
  std::vector<std::pair<std::string, Origin>> language_uses;  ///< of rules and catalogues; checked then, too
  std::vector<std::string> internal_concepts;                 ///< need no rule
  std::vector<std::pair<std::string, Origin>> own_concepts;   ///< defined in these files
  std::vector<std::pair<std::string, Origin>> own_rules;
  std::unordered_map<std::string, Origin> entries;  ///< catalogue entries by language, name and conditions
};

void read_concepts(const Reader& reader, const Yaml& root, Draft& draft);
void read_catalog(const Reader& reader, const Yaml& root, Draft& draft);
void read_rule(const Reader& reader, const Yaml& root, Draft& draft);

}  // namespace snapcheck::rules
