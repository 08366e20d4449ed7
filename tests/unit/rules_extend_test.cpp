// A user's rules beside the built-in ones; the files and the bytes that rules come from.
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "analyzer/rules/blob.h"
#include "analyzer/rules/yaml.h"
#include "tests/unit/rule_texts.h"

namespace snapcheck {
namespace {

// --- The user's own files ---------------------------------------------------------------------------------------

TEST(RulesExtend, asks_the_users_entries_first) {
  const model::RuleSet base = loaded(with_catalog("java.yaml", "language: java\nhook-names: [f]\n"));
  const std::vector<TextFile> own = {{"mine.yaml", "language: python\napis: [{safe: true, names: [f]}]\n"},
                                     {"java.yaml", "language: java\napis: [{concept: id, names: [a.f]}]\n"}};
  const auto both = rules::extend(base, own);
  ASSERT_TRUE(both.has_value()) << both.error().text();
  ASSERT_EQ(both->catalog("python")->apis.size(), 2u);
  EXPECT_TRUE(both->catalog("python")->apis[0].safe);
  EXPECT_EQ(both->catalog("python")->apis[1].concept_name, "id");
  EXPECT_EQ(both->catalog("java")->apis.size(), 1u);
}

TEST(RulesExtend, adds_to_every_list_of_a_catalogue) {
  const char* lists =
      "language: python\npropagation:\n"
      "  {stores: [f], extracts: [f], passes: [f], copies: [f], invokes: [f], opaque: [f], defers: [f], memoizes: "
      "[f],\n"
      "   jitter: [f], chooses: [f], binds: [f], keeps: [f], texts: [f], names: [f], shows: [f], writes: [f], finds: "
      "[f],\n"
      "   parses: [f], ages: [f], outputs: [f], weak: [f], per-thread: [f], apart: [f], namespaces: [f],\n"
      "   by-name: [f], implicit: [f], forks: [f], exits: [f], holders: [f], later: [f], asks: [f]}\n"
      "types: {a.T: [a.S]}\noptions: [{names: [f], keys: k}]\nhook-names: [f]\ntest-code: [f]\ntool-code: [f]\n"
      "servers: [f]\nflushes: [f]\nfork-guards: [f]\nhook-paths: {f: after-restore}\n";
  const std::vector<TextFile> own = {{"mine.yaml", lists}};
  const auto both = rules::extend(loaded(with("cat.yaml", lists)), own);
  ASSERT_TRUE(both.has_value()) << both.error().text();
  const model::Propagation& p = both->catalog("python")->propagation;
  for (const auto* list :
       {&p.stores,  &p.extracts, &p.passes, &p.copies,  &p.invokes, &p.opaque,     &p.defers, &p.memoizes,
        &p.jitter,  &p.chooses,  &p.binds,  &p.keeps,   &p.texts,   &p.names,      &p.shows,  &p.writes,
        &p.finds,   &p.parses,   &p.ages,   &p.outputs, &p.weak,    &p.per_thread, &p.apart,  &p.namespaces,
        &p.by_name, &p.implicit, &p.forks,  &p.exits,   &p.holders, &p.later,      &p.asks}) {
    EXPECT_EQ(list->size(), 2u) << (list - &p.stores);
  }
  const model::Catalog& c = *both->catalog("python");
  for (const auto* list : {&c.hook_names, &c.test_code, &c.tool_code, &c.flushes}) {
    EXPECT_EQ(list->size(), 2u) << (list - &c.hook_names);
  }
  EXPECT_EQ(c.servers.size(), 2u);
  EXPECT_EQ(c.hook_paths.size(), 2u);
  EXPECT_EQ(c.types.size(), 2u);
  EXPECT_EQ(c.options.size(), 2u);
  EXPECT_EQ(c.fork_guards.size(), 2u);
}

TEST(RulesExtend, keeps_limits_unless_they_are_said_anew) {
  const model::RuleSet base = loaded(with("cat.yaml", "language: python\nmax-conditions: 5\nmax-clear-calls: 7\n"));
  const auto limits = [&](const char* own) {
    const std::vector<TextFile> files = {{"mine.yaml", own}};
    const model::RuleSet both = *rules::extend(base, files);
    return std::pair(both.catalog("python")->max_conditions, both.catalog("python")->max_clear_calls);
  };
  EXPECT_EQ(limits("language: python\nservers: [f]\n"), std::pair(std::optional(5), std::optional(7)));
  EXPECT_EQ(limits("language: python\nmax-conditions: 2\n"), std::pair(std::optional(2), std::optional(7)));
  EXPECT_EQ(limits("language: python\nmax-clear-calls: 2\n"), std::pair(std::optional(5), std::optional(2)));
}

TEST(RulesExtend, refuses_languages_that_nothing_reads) {
  const std::vector<TextFile> own = {{"mine.yaml", "# ours\nlanguage: pyhton\napis: [{concept: id, names: [f]}]\n"}};
  const auto both = rules::extend(loaded(with("cat.yaml", kCatalog)), own);
  ASSERT_FALSE(both.has_value());
  EXPECT_EQ(both.error().text(), "mine.yaml:2: unknown language `pyhton`; did you mean `python`?");
}

TEST(RulesExtend, adds_rules_in_their_place) {
  const std::vector<TextFile> own = {{"a-first.yaml", kRule}, {"z-last.yaml", kRule}};
  const auto both = rules::extend(loaded(with("middle.yaml", kRule)), own);
  ASSERT_TRUE(both.has_value());
  EXPECT_TRUE(std::ranges::is_sorted(both->rules, {}, &model::Rule::id));
  EXPECT_NE(both->rule("z-last"), nullptr);
}

TEST(RulesExtend, does_not_replace_what_is_built_in) {
  const model::RuleSet base = loaded({{"concepts.yaml", kConcepts}, {"no-id.yaml", kRule}});
  const std::vector<TextFile> rule = {{"no-id.yaml", kRule}};
  const auto again = rules::extend(base, rule);
  ASSERT_FALSE(again.has_value());
  EXPECT_EQ(again.error().text(), "no-id.yaml:1: the rule `no-id` exists already; give the file another name");
}

TEST(RulesExtend, reports_mistakes_like_load) {
  const model::RuleSet base = loaded({{"concepts.yaml", kConcepts}, {"no-id.yaml", kRule}});
  const std::vector<TextFile> own = {{"mine.yaml", "language: python\napis:\n  - {concept: ids, names: [f]}\n"}};
  const auto both = rules::extend(base, own);
  ASSERT_FALSE(both.has_value());
  EXPECT_EQ(both.error().text(), "mine.yaml:3: unknown concept `ids`; did you mean `id`?");
}

// --- Files and bytes --------------------------------------------------------------------------------------------

class RuleFiles : public ::testing::Test {
 protected:
  RuleFiles()
      : folder_(std::filesystem::path(::testing::TempDir()) / ("snapcheck-rule-files-" + std::to_string(::getpid()))) {
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_ / "sub");
  }
  ~RuleFiles() override { std::filesystem::remove_all(folder_); }

  void write(const std::string& name, const std::string& text) { std::ofstream(folder_ / name) << text; }

  std::filesystem::path folder_;
};

TEST_F(RuleFiles, reads_yaml_below_a_folder_in_order) {
  write("b.yaml", "b");
  write("sub/a.yml", "a");
  write("readme.txt", "no");
  const auto files = rules::read_rule_files(folder_);
  ASSERT_TRUE(files.has_value()) << files.error().text();
  ASSERT_EQ(files->size(), 2u);
  EXPECT_EQ((*files)[0].text, "b");
  EXPECT_EQ((*files)[1].text, "a");
  EXPECT_EQ((*files)[0].path, folder_ / "b.yaml");
}

TEST_F(RuleFiles, says_why_it_cannot_read) {
  const auto missing = rules::read_rule_files(folder_ / "none");
  ASSERT_FALSE(missing.has_value());
  EXPECT_NE(missing.error().what.find("it does not exist"), std::string::npos);
  const auto empty = rules::read_rule_files(folder_ / "sub");
  ASSERT_FALSE(empty.has_value());
  EXPECT_NE(empty.error().what.find("there is no .yaml file below it"), std::string::npos);
  const auto device = rules::read_rule_files("/dev/null");
  ASSERT_FALSE(device.has_value());
  EXPECT_NE(device.error().what.find("it is neither a file nor a folder"), std::string::npos);
  write("large.yaml", std::string(rules::kMaxBytes + 1, 'x'));
  const auto large = rules::read_rule_files(folder_);
  ASSERT_FALSE(large.has_value());
  EXPECT_NE(large.error().what.find("larger than"), std::string::npos);
}

model::RuleSet project_rules() {
  const auto files = rules::read_rule_files(std::string(PROJECT_DIR) + "/rules");
  EXPECT_TRUE(files.has_value());
  return loaded(*files);
}

TEST(ProjectRules, are_complete) {
  const model::RuleSet set = project_rules();
  EXPECT_EQ(rules::gaps(set), std::vector<std::string>{});
  // Besides C and C++: rules about what Python or Java alone has an example of.
  const std::vector<std::string> one_other = {"fork-guard-is-not-restore-guard", "hook-is-async", "hook-weakly-held"};
  for (const model::Rule& rule : set.rules) {
    EXPECT_FALSE(rule.message.empty());
    const bool both = std::ranges::find(one_other, rule.id) == one_other.end();
    EXPECT_EQ(rule.examples.size(), both ? 3u : 2u) << rule.id;
    EXPECT_EQ(std::ranges::count(rule.examples, "cpp", &model::Example::language), 1) << rule.id;
  }
}

TEST(ProjectRules, gaps_names_what_a_rule_lacks) {
  const std::vector<std::string> found = rules::gaps(loaded({{"concepts.yaml", kConcepts}, {"no-id.yaml", kRule}}));
  ASSERT_EQ(found.size(), 6u);
  EXPECT_EQ(found[0], "rules/no-id.yaml:1: the key `what` is missing");
}

TEST(Blob, keeps_everything) {
  const model::RuleSet set = project_rules();
  const std::string bytes = rules::encode(set);
  const auto again = rules::decode(bytes);
  ASSERT_TRUE(again.has_value());
  EXPECT_TRUE(*again == set);
}

TEST(Blob, refuses_damaged_bytes) {
  const std::string bytes = rules::encode(loaded(with("cat.yaml", kCatalog)));
  ASSERT_TRUE(rules::decode(bytes).has_value());
  EXPECT_FALSE(rules::decode(bytes + "x").has_value());
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    EXPECT_FALSE(rules::decode(std::string_view(bytes).substr(0, size)).has_value()) << size;
  }
}

}  // namespace
}  // namespace snapcheck
