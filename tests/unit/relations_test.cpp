// Which C and C++ files hang together.
#include "analyzer/lang/cpp/relations.h"

#include <deque>
#include <string>
#include <utility>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace snapcheck::lang::cpp {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<Token> tokens(std::initializer_list<const char*> names) {
  std::vector<Token> found;
  for (const char* name : names) found.push_back(token(name));
  return found;
}

TEST(Outline, NamesOfIncludes) {
  const Outline outline = outline_of(
      "#include <stdio.h>\n# include \"lib/pool.h\" // why\n#include_next <net/a.h>\n"
      "char* s = \"#include 'no.h'\";\n/*\n#include \"gone.h\"\n*/\n#\tinclude \"../b.c\"\n");
  EXPECT_THAT(outline.included, ElementsAre("<stdio.h", "lib/pool.h", "<net/a.h", "../b.c"));
  EXPECT_FALSE(outline.computed);
  EXPECT_TRUE(outline_of("#include CONFIG_FILE\n").computed);
  EXPECT_FALSE(outline_of("int x; // #include Y\n#define include(x) x\n#define A \\\n#include B\n").computed);
}

TEST(Outline, WhatIsDeclaredByHand) {
  const auto declared = [](std::string_view text) { return outline_of(text).declared; };
  EXPECT_EQ(declared("int start(void);\nvoid stop(int how, char *why) __attribute__((noreturn));"),
            tokens({"start", "stop"}));
  EXPECT_EQ(declared("extern int count, *list[4];\nextern struct pool *pool;"), tokens({"count", "list", "pool"}));
  EXPECT_EQ(
      declared(
          "extern \"C\" {\nint a(void);\n}\nextern \"C\" int b(int);\nnamespace x { namespace y::z { int c(); } }"),
      tokens({"a", "b", "c"}));
  EXPECT_EQ(declared("int f(void) { extern int deep; g(); return deep; }\nint h(void);"), tokens({"deep", "h"}));
  EXPECT_THAT(
      declared("static int own(void);\ntypedef int (*handler)(int);\nusing F = int();\nint x;\nstruct s { int "
               "(*f)(int); };\n"
               "int main(void) { run(1); }\nclass C { void m(); };\nnamespace { }\n#define P(x) \\\n int x(void);\n"),
      IsEmpty());
}

TEST(Outline, AnyBytesEnd) {
  for (const char* text :
       {"",    "#",   "#include", "#include \"", "#include <", "\"",         "'",      "/*",
        "/",   "{{{", "}}}",      "R\"",         "R\"(",       "R\"x(a)x\"", "extern", "extern \"C\"",
        "(((", ";;;", "#a\\",     "#a\\\n",      "1'000'000",  "\xff\xfe"}) {
    outline_of(text);
  }
  EXPECT_EQ(outline_of("auto s = R\"(int a(void); \" )\"; int b();").declared, tokens({"b"}));
}

/// The groups of files, as the first file of each.
std::vector<std::uint32_t> groups(const std::vector<std::pair<std::string, std::string>>& files) {
  std::deque<Outline> outlines;
  std::deque<TokenSet> sets;
  std::vector<Relative> relatives;
  for (const auto& [path, text] : files) {
    outlines.push_back(outline_of(text));
    sets.push_back(tokens_of(text));
    relatives.push_back({path, &outlines.back(), &sets.back()});
  }
  std::vector<std::uint32_t> found = groups_of(relatives), first(files.size());
  for (std::uint32_t i = 0; i < found.size(); ++i) {
    while (found[first[i]] != found[i]) ++first[i];
  }
  return first;
}

TEST(Groups, ThroughHeadersAlsoOfOthers) {
  EXPECT_THAT(groups({{"a.c", "#include \"a.h\"\n"},
                      {"a.h", "#include <b.h>\n"},
                      {"x/b.h", ""},
                      {"b.c", "#include \"b.h\""},
                      {"c.c", ""}}),
              ElementsAre(0u, 0u, 0u, 0u, 4u));
}

TEST(Groups, AHeaderOfTheSameNameBesideTheFileIsMeant) {
  EXPECT_THAT(groups({{"a/main.c", "#include \"util.h\""},
                      {"a/util.h", ""},
                      {"b/main.c", "#include \"util.h\""},
                      {"b/util.h", ""}}),
              ElementsAre(0u, 0u, 2u, 2u));
  EXPECT_THAT(groups({{"a/b/main.c", "#include \"../util.h\""},
                      {"a/b/util.h", ""},
                      {"a/util.h", ""},
                      {"a/x.c", "#include \"util.h\""}}),
              ElementsAre(0u, 0u, 0u, 0u));
  EXPECT_THAT(
      groups(
          {{"a/main.c", "#include <util.h>"}, {"a/util.h", ""}, {"b/util.h", ""}, {"c/x.c", "#include \"b/util.h\""}}),
      ElementsAre(0u, 0u, 0u, 0u));
}

TEST(Groups, NotThroughLibrariesButThroughWhatIsGenerated) {
  EXPECT_THAT(groups({{"a.c", "#include <stdio.h>\n"}, {"b.c", "#include <stdio.h>\n"}}), ElementsAre(0u, 1u));
  EXPECT_THAT(groups({{"a.c", "#include \"parser.tab.h\"\n"}, {"b.c", "#include \"../parser.tab.h\"\n"}}),
              ElementsAre(0u, 0u));
  EXPECT_THAT(groups({{"a.c", "#include A\n"}, {"b.c", "#include B\n"}, {"c.c", ""}}), ElementsAre(0u, 0u, 2u));
}

TEST(Groups, ThroughADeclarationWithoutAHeader) {
  EXPECT_THAT(groups({{"a.c", "int seed(void) { return 1; }"},
                      {"b.c", "int seed(void);\nint main(void) { return seed(); }"},
                      {"c.c", "int seeds;"}}),
              ElementsAre(0u, 0u, 2u));
  EXPECT_THAT(groups({{"a.c", "int pool[4];"}, {"b.c", "int f(void) { extern int pool[]; return pool[0]; }"}}),
              ElementsAre(0u, 0u));
  EXPECT_THAT(groups({{"a.c", "static int f(void) { return 1; }"}, {"b.c", "static int f(void);\n"}}),
              ElementsAre(0u, 1u));
}

}  // namespace
}  // namespace snapcheck::lang::cpp
