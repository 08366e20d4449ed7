// docs/rules.md and docs/rules/ are made from rules/. UPDATE_DOCS=1 writes them anew.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "analyzer/rules/load.h"
#include "analyzer/rules/pages.h"

namespace {

using namespace snapcheck;
namespace fs = std::filesystem;

const fs::path kProject = PROJECT_DIR;

std::string content(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void expect_current(const fs::path& path, const std::string& wanted) {
  if (std::getenv("UPDATE_DOCS") != nullptr) {
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << wanted;
  }
  EXPECT_EQ(content(path), wanted) << path << " is out of date; run the test with UPDATE_DOCS=1";
}

model::RuleSet project_rules() {
  const auto files = rules::read_rule_files(kProject / "rules");
  EXPECT_TRUE(files.has_value());
  auto set = rules::load(*files);
  EXPECT_TRUE(set.has_value()) << (set ? "" : set.error().text());
  return set ? *std::move(set) : model::RuleSet{};
}

TEST(RulePages, committed_pages_are_current) {
  const model::RuleSet set = project_rules();
  ASSERT_FALSE(set.rules.empty());
  expect_current(kProject / "docs/rules.md", rules::rules_index(set));
  std::set<std::string> wanted;
  for (const model::Rule& rule : set.rules) {
    wanted.insert(rule.id + ".md");
    expect_current(kProject / "docs/rules" / (rule.id + ".md"), rules::rule_page(rule));
  }
  for (const auto& entry : fs::directory_iterator(kProject / "docs/rules")) {
    EXPECT_TRUE(wanted.contains(entry.path().filename())) << entry.path() << " has no rule";
  }
}

TEST(RulePages, index_lists_every_rule_once) {
  const model::RuleSet set = project_rules();
  const std::string index = rules::rules_index(set);
  for (const model::Rule& rule : set.rules) {
    const std::string link = "(rules/" + rule.id + ".md)";
    const std::size_t first = index.find(link);
    ASSERT_NE(first, std::string::npos) << rule.id;
    EXPECT_EQ(index.find(link, first + 1), std::string::npos) << rule.id;
  }
}

TEST(RulePages, page_shows_what_a_reader_needs) {
  model::Rule rule;
  rule.id = "no-clock";
  rule.level = model::Level::warning;
  rule.platforms = {{"crac", model::Level::error}, {"lambda", model::Level::warning}};
  rule.precision = "high";
  rule.summary = "A clock is kept.";
  rule.what = "Finds clocks.\n";
  rule.repair = "read the clock later";
  rule.examples = {{"python", "NOW = now()\n", "now()\n"}};
  rule.references = {"https://example.com/clock"};
  EXPECT_EQ(rules::rule_page(rule),
            "# no-clock\n\nA clock is kept.\n\n"
            "- Level: warning; error with `--platform crac`\n"
            "- Precision: high\n"
            "- Languages: Python\n"
            "\n## What it does\n\nFinds clocks.\n"
            "\n## Repair\n\nRead the clock later.\n"
            "\n## Example: Python\n\nReported:\n\n```python\nNOW = now()\n```\n\nBetter:\n\n```python\nnow()\n```\n"
            "\n## References\n\n- <https://example.com/clock>\n");
}

}  // namespace
