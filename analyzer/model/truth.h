// What a literal counts as in a condition of Python, where its text tells. Arithmetic is a literal, too.
#pragma once

#include <cstdint>
#include <string_view>

#include "analyzer/model/facts.h"

namespace snapcheck::model {

enum class Truth : std::uint8_t { no, yes, unsure };

inline Truth python_truth(std::string_view text) {
  if (text == "False" || text == "0" || text == "''" || text == "\"\"") return Truth::no;
  if (text == "True") return Truth::yes;
  const bool number = text.find_first_not_of("0123456789") == std::string_view::npos;
  if (number && text.find_first_not_of('0') != std::string_view::npos) return Truth::yes;
  const char quote = text.empty() ? ' ' : text.front();
  const bool word = (quote == '"' || quote == '\'') && text.size() > 2 && text.back() == quote &&
                    text.find(quote, 1) == text.size() - 1;
  return word ? Truth::yes : Truth::unsure;
}

/// Python: `*parts`, `**options`: a collection, which is not empty when something is passed, whatever that is.
inline bool is_collected(const Place& row) {
  return row.kind == PlaceKind::param && (row.type == "builtins.tuple" || row.type == "builtins.dict");
}

}  // namespace snapcheck::model
