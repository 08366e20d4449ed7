// Java text to rows as text, for the tests of the Java front end.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/lang/java/java.h"
#include "analyzer/model/dump.h"
#include "analyzer/model/validate.h"

namespace snapcheck::test {

class KnownTypes : public lang::Names {
 public:
  explicit KnownTypes(std::vector<std::string> names) : names_(names.begin(), names.end()) {}
  bool knows_type(std::string_view qualified) const override { return names_.contains(qualified); }
  std::optional<std::string> module(std::string_view, std::string_view) const override { return std::nullopt; }

 private:
  std::set<std::string, std::less<>> names_;
};

inline model::Facts lower_java(std::string_view text, std::vector<std::string> known = {},
                               std::string path = "A.java") {
  const KnownTypes names(std::move(known));
  auto facts = lang::java::lower({std::move(path), text, "", false}, names, {});
  EXPECT_TRUE(facts.has_value());
  if (!facts) return {};
  const auto valid = model::validate(*facts, text.size());
  EXPECT_TRUE(valid.has_value()) << valid.error().text() << "\n" << model::dump(*facts);
  return std::move(*facts);
}

/// The lines of the dump, with the source text in quotes for each span, and temporaries without their numbers:
/// "call A.f: x.y() -> temp 'x.y()'".
inline std::vector<std::string> rows(const model::Facts& facts, std::string_view text) {
  std::vector<std::string> lines;
  const std::string dump = model::dump(facts);
  std::string line;
  for (std::size_t i = 0; i <= dump.size(); ++i) {
    if (i < dump.size() && dump[i] != '\n') {
      line += dump[i];
      continue;
    }
    std::string out;
    for (std::size_t k = 0; k < line.size(); ++k) {
      const auto number = [&] {
        std::size_t value = 0;
        while (k < line.size() && line[k] >= '0' && line[k] <= '9') {
          value = value * 10 + static_cast<std::size_t>(line[k++] - '0');
        }
        return value;
      };
      if (line[k] == '#' && out.ends_with("temp")) {
        ++k;
        number();
        --k;
      } else if (line[k] == '#' && out.ends_with("place ")) {
        ++k;
        number();
      } else if (line[k] == '@' && out.ends_with(" ") && k + 1 < line.size() && line[k + 1] >= '0' &&
                 line[k + 1] <= '9') {
        ++k;
        const std::size_t begin = number();
        k += 2;
        const std::size_t end = number();
        --k;
        out += "'" + std::string(text.substr(begin, end - begin)) + "'";
      } else {
        out += line[k];
      }
    }
    if (out.starts_with("scope")) out.resize(std::min(out.size(), out.find(" body ")));
    const std::size_t start = out.find_first_not_of(' ');
    lines.push_back(start == std::string::npos ? std::string() : out.substr(start));
    line.clear();
  }
  return lines;
}

inline std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

}  // namespace snapcheck::test
