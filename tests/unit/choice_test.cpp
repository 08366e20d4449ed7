// Which files are parsed, and which handlers the deployment names.
#include <gtest/gtest.h>

#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "analyzer/choice.h"
#include "analyzer/deployment.h"
#include "analyzer/lang/tokens.h"
#include "analyzer/lang/triggers.h"
#include "analyzer/rules/built_in.h"
#include "analyzer/scan.h"

namespace snapcheck::test {
namespace {

using lang::token;
using lang::tokens_of;

TEST(Tokens, IdentifiersOnceAndLines) {
  const lang::TokenSet set = tokens_of("a = b1 + b1\n# word é 12x\nlast");
  EXPECT_EQ(set.lines, 3u);
  for (const char* present : {"a", "b1", "word", "é", "last"}) EXPECT_TRUE(set.has(token(present))) << present;
  EXPECT_FALSE(set.has(token("12x")));
  EXPECT_EQ(set.tokens.size(), 5u);
}

TEST(Tokens, ManyDistinctOnesAreKept) {
  std::string text;
  for (int i = 0; i < 20000; ++i) text += "name_" + std::to_string(i) + " ";
  EXPECT_GT(tokens_of(text).tokens.size(), 19900u);  // a few may share a hash
  EXPECT_EQ(tokens_of("").lines, 0u);
}

TEST(Triggers, NeedTheNameAndItsOwner) {
  model::Catalog catalog;
  catalog.language = "java";
  model::Api api;
  api.name = "java.util.UUID.randomUUID";
  api.concept_name = "unique-id";
  catalog.apis.push_back(api);
  api.name = "java.util.Random.<init>";
  catalog.apis.push_back(api);
  const lang::Triggers triggers(catalog, {"com.acme.Orders::place"});
  EXPECT_TRUE(triggers.test(tokens_of("import java.util.*; UUID.randomUUID()")).source);
  EXPECT_FALSE(triggers.test(tokens_of("UUID.randomUUID()")).source) << "another UUID";
  EXPECT_FALSE(triggers.test(tokens_of("other.randomUUID()")).source);
  EXPECT_TRUE(triggers.test(tokens_of("new java.util.Random()")).source);
  EXPECT_TRUE(triggers.test(tokens_of("void place()")).entry);
  EXPECT_FALSE(triggers.test(tokens_of("class Nothing {}")).entry);
}

Candidate candidate(const std::string& path, const std::string& text, bool relevant) {
  const std::string stem = path.substr(path.rfind('/') + 1);
  return {
      path,    path.ends_with(".py") ? "python" : "java", tokens_of(text), token(stem.substr(0, stem.find('.'))), {},
      relevant};
}

TEST(Choice, WhatHangsTogetherWithASource) {
  const std::vector<Candidate> files = {
      candidate("Handler.java", "Service", false), candidate("Service.java", "Store", false),
      candidate("Store.java", "UUID", true),       candidate("Report.java", "Store", false),
      candidate("Other.java", "Another", false),   candidate("Another.java", "", false)};
  EXPECT_EQ(choose(files), (std::vector<std::uint32_t>{0, 1, 2, 3}));
}

TEST(Choice, NothingWithoutASource) {
  EXPECT_TRUE(choose({candidate("A.java", "B", false), candidate("B.java", "A", false)}).empty());
  EXPECT_TRUE(choose({}).empty());
}

TEST(Choice, JavaNamesThePackageToo) {
  const std::vector<Candidate> files = {candidate("a/User.java", "Store", false),
                                        candidate("b/User2.java", "data Store", false),
                                        candidate("data/Store.java", "", true)};
  EXPECT_EQ(choose(files), (std::vector<std::uint32_t>{1, 2}));
}

TEST(Choice, AnImportRunsThePackageFirst) {
  const std::vector<Candidate> files = {candidate("app.py", "shop cart", false),
                                        candidate("shop/__init__.py", "", true), candidate("shop/cart.py", "", false),
                                        candidate("tool.py", "", false)};
  EXPECT_EQ(choose(files), (std::vector<std::uint32_t>{0, 1, 2}));
}

TEST(Deployment, HandlersOfTemplates) {
  EXPECT_EQ(handlers_in("Resources:\n  F:\n    Properties:\n      Handler: app.lambda_handler # the one\n"),
            std::vector<std::string>{"app.lambda_handler"});
  EXPECT_EQ(handlers_in("functions:\n  a:\n    handler: 'src/app.main'\n"), std::vector<std::string>{"src/app.main"});
  EXPECT_EQ(handlers_in("  \"Handler\": \"com.acme.Orders::handle\",\n"),
            std::vector<std::string>{"com.acme.Orders::handle"});
  EXPECT_EQ(
      handlers_in("Properties: {Handler: src/app.main, Runtime: python3.12}\nProperties: {A: {handler: 'a.b'}}\n"),
      (std::vector<std::string>{"src/app.main", "a.b"}));
  EXPECT_EQ(handlers_in(R"({"A": {"Runtime": "java21", "Handler": "com.acme.Orders::handle"}})"),
            std::vector<std::string>{"com.acme.Orders::handle"});
  EXPECT_TRUE(handlers_in("Properties: {Handler: !Ref Name, Handlers: a.b}\nNote: the Handler: a.b\n").empty());
  EXPECT_TRUE(
      handlers_in("Handler: !Ref Name\nHandler: ${self:x}\nHandlers: a.b\nhandler: ./build/server.bin\n").empty());
}

/// A folder of files that goes with the test.
class Tree {
 public:
  explicit Tree(const std::vector<std::pair<std::string, std::string>>& files) {
    root_ = std::filesystem::temp_directory_path() / ("snapcheck-choice-" + std::to_string(::getpid()));
    std::filesystem::remove_all(root_);
    for (const auto& [name, text] : files) {
      std::filesystem::create_directories((root_ / name).parent_path());
      std::ofstream(root_ / name) << text;
    }
  }
  ~Tree() { std::filesystem::remove_all(root_); }
  model::Report scan(unsigned jobs) const {
    auto rules = rules::built_in();
    ScanOptions options;
    options.paths = {root_.string()};
    options.jobs = jobs;
    auto report = snapcheck::scan(options, *rules);
    return std::move(*report);
  }

 private:
  std::filesystem::path root_;
};

TEST(Scan, StoriesLeadThroughFilesThatNameNoApi) {
  const Tree tree({{"ids.py", "import uuid\n\ndef fresh():\n    return uuid.uuid4().hex\n"},
                   {"naming.py", "from ids import fresh\n\ndef name(prefix):\n    return prefix + fresh()\n"},
                   {"node.py", "from naming import name\n\nNODE = name('node-')\n"},
                   {"unrelated.py", "def f():\n    return 1\n"}});
  const model::Report report = tree.scan(2);
  ASSERT_EQ(report.findings.size(), 1u);
  EXPECT_EQ(report.findings[0].rule, "unique-id-in-snapshot");
  EXPECT_TRUE(report.findings[0].at.path.ends_with("node.py")) << report.findings[0].at.path;
  EXPECT_EQ(report.counts.analysed, 4u);
  EXPECT_EQ(report.counts.parsed, 3u) << "the unrelated file is not parsed";
}

TEST(Scan, OrderAndThreadsDoNotMatter) {
  std::vector<std::pair<std::string, std::string>> files;
  for (int i = 0; i < 12; ++i) {
    files.emplace_back("m" + std::to_string(i) + ".py",
                       "import uuid, random, time\nA = uuid.uuid4()\nB = random.Random()\nC = [time.time()]\n");
  }
  const Tree tree(files);
  const auto text = [](const model::Report& report) {
    std::string all;
    for (const model::Finding& finding : report.findings) {
      all += finding.at.path + ":" + std::to_string(finding.at.span.begin) + finding.rule + finding.message + "\n";
    }
    return all;
  };
  const std::string one = text(tree.scan(1));
  EXPECT_EQ(std::count(one.begin(), one.end(), '\n'), 36);
  EXPECT_EQ(one, text(tree.scan(4)));
}

}  // namespace
}  // namespace snapcheck::test
