// The trees that two parsers give for one text, compared.
#pragma once

#include <filesystem>
#include <fstream>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>

#include <gtest/gtest.h>

#include "analyzer/base/result.h"
#include "analyzer/lang/tree.h"

namespace snapcheck::lang {

/// One line for each node: what it is, where it hangs, what it covers.
inline std::string lines_of(const Tree& tree) {
  std::ostringstream out;
  for (NodeIndex i = 0; i < tree.size(); ++i) {
    const Node& node = tree[i];
    out << i << " kind " << int{node.kind} << " field " << int{node.field} << " below " << node.parent << " to "
        << node.last << " at " << node.begin << "-" << node.end << "\n";
  }
  for (const base::Span& comment : tree.comments) out << "comment " << comment.begin << "-" << comment.end << "\n";
  return out.str();
}

/// True when the parser took the text. What the grammar has no errors in must give the same tree.
inline bool same(const std::optional<Tree>& plain, const base::Result<Tree>& full, const std::string& name) {
  EXPECT_TRUE(full) << name;
  if (plain && full->errors.empty()) {
    EXPECT_EQ(lines_of(*plain), lines_of(*full)) << name;
  }
  return plain.has_value();
}

/// The files of this project that end in `extension`: how many there are, and how many `same(text, path)` is true for.
template <typename Same>
std::pair<int, int> compare_project_files(std::string_view extension, const Same& same_tree) {
  int files = 0, taken = 0;
  for (const char* folder : {"test-fixtures", "hooks-sdk", "tests", "docs", "vmm"}) {
    for (const auto& entry :
         std::filesystem::recursive_directory_iterator(std::filesystem::path(PROJECT_DIR) / folder)) {
      if (entry.path().extension() != extension) continue;
      std::ostringstream text;
      text << std::ifstream(entry.path()).rdbuf();
      ++files;
      taken += same_tree(text.str(), entry.path().string()) ? 1 : 0;
    }
  }
  return {files, taken};
}

}  // namespace snapcheck::lang
