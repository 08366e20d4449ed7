// Python snippets as rows, for the tests of the front end.
#pragma once

#include <gtest/gtest.h>

#include <initializer_list>
#include <map>
#include <optional>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <string_view>

#include "analyzer/lang/python/python.h"
#include "analyzer/model/dump.h"
#include "analyzer/model/validate.h"

namespace snapcheck::test {

/// A project with the modules ids, shop, shop.ids and shop.cart; the file "lib/tool.py" calls its neighbour
/// "helper" by the canonical name lib.helper.
class ProjectNames : public lang::Names {
 public:
  bool knows_type(std::string_view) const override { return false; }
  std::optional<std::string> module(std::string_view path, std::string_view dotted) const override {
    if (path == "lib/tool.py" && dotted == "helper") return "lib.helper";
    static const std::set<std::string, std::less<>> known = {"ids", "shop", "shop.ids", "shop.cart", "lib.helper"};
    const auto it = known.find(dotted);
    return it == known.end() ? std::nullopt : std::optional<std::string>(*it);
  }
};

inline model::Facts lower_python(std::string_view text, std::string module = "m", bool is_package = false,
                                 std::string path = "m.py") {
  const ProjectNames names;
  const auto facts = lang::python::lower({std::move(path), text, std::move(module), is_package}, names, {});
  if (!facts) {
    ADD_FAILURE() << facts.error().text();
    return {};
  }
  const auto valid = model::validate(*facts, text.size());
  EXPECT_TRUE(valid) << valid.error().text() << "\nin:\n" << text;
  return *facts;
}

/// The lines of a dump without positions and without the numbers of temporaries.
inline std::set<std::string> rows_of(const model::Facts& facts) {
  static const std::regex noise(" @[0-9]+\\.\\.[0-9]+( body [0-9]+\\.\\.[0-9]+)?| ?#[0-9]+");
  std::set<std::string> rows;
  std::istringstream lines(model::dump(facts));
  for (std::string line; std::getline(lines, line);) {
    line = std::regex_replace(line, noise, "");
    rows.insert(line.substr(line.find_first_not_of(' ')));
  }
  return rows;
}

inline std::string joined(const std::set<std::string>& rows) {
  std::string text;
  for (const std::string& row : rows) text += row + "\n";
  return text;
}

inline void expect_rows(const model::Facts& facts, std::initializer_list<std::string_view> present,
                        std::initializer_list<std::string_view> absent = {}) {
  const std::set<std::string> rows = rows_of(facts);
  for (const std::string_view row : present) {
    EXPECT_TRUE(rows.contains(std::string(row))) << "missing: " << row << "\nin:\n" << joined(rows);
  }
  for (const std::string_view row : absent) {
    EXPECT_FALSE(rows.contains(std::string(row))) << "should not be there: " << row << "\nin:\n" << joined(rows);
  }
}

inline void expect_rows(std::string_view text, std::initializer_list<std::string_view> present,
                        std::initializer_list<std::string_view> absent = {}) {
  SCOPED_TRACE(text);
  expect_rows(lower_python(text), present, absent);
}

}  // namespace snapcheck::test
