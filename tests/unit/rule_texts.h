// Files of rules as texts, and what the loader says of them.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "analyzer/rules/load.h"

namespace snapcheck {

using model::Condition;
using model::Slot;
using rules::TextFile;

inline const std::string kConcepts = R"(concepts:
  id: {kind: value, noun: an id, fresh: true}
  prng: {kind: object, noun: a generator, draws: id}
)";

inline const std::string kRule = R"(check: state
concepts: [id, prng]
level: warning
message: "{api} is kept in {holder}."
summary: An id is kept.
repair: make it later
)";

inline std::vector<TextFile> with(const std::string& path, const std::string& text) {
  return {{"concepts.yaml", kConcepts}, {"no-id.yaml", kRule}, {path, text}};
}

inline constexpr const char* kCatalog = "language: python\napis: [{concept: id, names: [f]}]\n";

inline std::vector<TextFile> with_catalog(const std::string& path, const std::string& text) {
  return {{"concepts.yaml", kConcepts}, {"no-id.yaml", kRule}, {path, text}, {"cat.yaml", kCatalog}};
}

inline std::string error_of(const std::vector<TextFile>& files) {
  const auto set = rules::load(files);
  return set ? "no error" : set.error().text();
}

inline std::string catalog_error(const std::string& text) {
  return error_of(with("cat.yaml", "language: python\n" + text));
}

inline std::string entry_error(const std::string& entry) { return catalog_error("apis:\n  - " + entry + "\n"); }

/// The rule with one line replaced, or added when no line starts with the key.
inline std::string rule_error(const std::string& key, const std::string& line) {
  std::string text;
  bool found = false;
  std::size_t start = 0;
  while (start < kRule.size()) {
    const std::size_t end = kRule.find('\n', start);
    const std::string old = kRule.substr(start, end - start);
    start = end + 1;
    if (old.starts_with(key + ":")) {
      found = true;
      if (!line.empty()) text += line + "\n";
    } else {
      text += old + "\n";
    }
  }
  if (!found) text += line + "\n";
  return error_of({{"concepts.yaml", kConcepts}, {"no-id.yaml", kRule}, {"r/other.yaml", text}});
}

inline model::RuleSet loaded(const std::vector<TextFile>& files) {
  auto set = rules::load(files);
  EXPECT_TRUE(set.has_value()) << (set ? "" : set.error().text());
  return set ? *std::move(set) : model::RuleSet{};
}

}  // namespace snapcheck
