#include "analyzer/base/gitignore.h"

#include <gtest/gtest.h>

#include <string>

namespace snapcheck::base {
namespace {

using Verdict = IgnoreList::Verdict;

struct GlobCase {
  const char* pattern;
  const char* path;
  bool matches;
};

// Checked against `git check-ignore`, version 2.39.
constexpr GlobCase kGlobs[] = {
    {"a", "a", true},
    {"a", "ab", false},
    {"*", "a/b", false},
    {"a/*", "a/b", true},
    {"a/*", "a/b/c", false},
    {"a?c", "abc", true},
    {"a?c", "a/c", false},
    {"**/b", "b", true},
    {"**/b", "x/y/b", true},
    {"**/b", "xb", false},
    {"a/**/b", "a/b", true},
    {"a/**/b", "a/x/y/b", true},
    {"a/**/b", "a/xb", false},
    {"a/**", "a/x/y", true},
    {"a/**", "a", false},
    {"a/***/b", "a/x/b", true},
    {"a**b/c", "axxb/c", true},
    {"x**b", "x/b", false},
    {"**/a/**/*.py", "q/a/b/c/d.py", true},
    {"**/a/**/*.py", "q/b/c/d.py", false},
    {"[a-c]x", "bx", true},
    {"[!a-c]x", "bx", false},
    {"[^a-c]x", "dx", true},
    {"[]x]", "]", true},
    {"[a-]", "-", true},
    {"[!x]", "/", false},
    {"[[:digit:]_]z", "7z", true},
    {"[[:digit:]_]z", "_z", true},
    {"[[:digit:]]", "x", false},
    {"[[:nonsense:]]", "x", false},
    {"[[x]", "[", true},
    {"[a", "[a", false},
    {"a\\", "a\\", false},
    {"\\*", "*", true},
    {"\\*", "x", false},
    {"*.py", ".py", true},
    {"", "", true},
};

TEST(Glob, MatchesAsGitDoes) {
  for (const GlobCase& c : kGlobs) EXPECT_EQ(glob_match(c.pattern, c.path), c.matches) << c.pattern << " on " << c.path;
}

TEST(Glob, ManyStarsTakePolynomialTime) {
  std::string pattern;
  for (int i = 0; i < 60; ++i) pattern += "*a";
  EXPECT_FALSE(glob_match(pattern + "b", std::string(5000, 'a')));
  std::string folders;
  for (int i = 0; i < 30; ++i) folders += "**/a*/";
  std::string path;
  for (int i = 0; i < 500; ++i) path += "aa/";
  EXPECT_FALSE(glob_match(folders + "b", path + "c"));
}

TEST(IgnoreList, UnderstandsTheFileFormat) {
  const IgnoreList list = IgnoreList::parse(
      "\xEF\xBB\xBF# comment\r\n"
      "*.gen.py\r\n"
      "!keep.gen.py\r\n"
      "\r\n"
      "/top.py\n"
      "docs/*.py\n"
      "cache/\n"
      "\\#odd.py\n"
      "\\!odd.py\n"
      "spaced.py   \n"
      "quoted\\ \n"
      "/\n"
      "!\n"
      "last.py");
  EXPECT_EQ(list.match("a/b.gen.py", false), Verdict::ignored);
  EXPECT_EQ(list.match("a/keep.gen.py", false), Verdict::included);
  EXPECT_EQ(list.match("top.py", false), Verdict::ignored);
  EXPECT_EQ(list.match("a/top.py", false), Verdict::none);
  EXPECT_EQ(list.match("docs/x.py", false), Verdict::ignored);
  EXPECT_EQ(list.match("a/docs/x.py", false), Verdict::none);
  EXPECT_EQ(list.match("a/cache", true), Verdict::ignored);
  EXPECT_EQ(list.match("a/cache", false), Verdict::none);
  EXPECT_EQ(list.match("#odd.py", false), Verdict::ignored);
  EXPECT_EQ(list.match("!odd.py", false), Verdict::ignored);
  EXPECT_EQ(list.match("spaced.py", false), Verdict::ignored);
  EXPECT_EQ(list.match("quoted ", false), Verdict::ignored);
  EXPECT_EQ(list.match("last.py", false), Verdict::ignored);
  EXPECT_EQ(list.match("# comment", false), Verdict::none);
  EXPECT_EQ(list.match("other.py", false), Verdict::none);
}

TEST(IgnoreList, TheLastMatchWins) {
  const IgnoreList list = IgnoreList::parse("*.py\n!a.py\na.py\n");
  EXPECT_EQ(list.match("a.py", false), Verdict::ignored);
}

TEST(IgnoreList, PlainTextBeforeStarsIsComparedFirst) {
  const IgnoreList list = IgnoreList::parse("ab**/x\n");
  EXPECT_EQ(list.match("ab/c/x", false), Verdict::ignored);
  EXPECT_EQ(list.match("ac/c/x", false), Verdict::none);
}

TEST(IgnoreList, AFolderCountsForWhatIsBelowIt) {
  const IgnoreList list = IgnoreList::parse("src/gen/\n");
  EXPECT_EQ(list.match_with_parents("src/gen/a/b.py", false), Verdict::ignored);
  EXPECT_EQ(list.match_with_parents("src/gen.py", false), Verdict::none);
}

}  // namespace
}  // namespace snapcheck::base
