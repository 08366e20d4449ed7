// The Java front end on what is no tidy source: deep, broken, empty, oddly encoded; and what is beside the code.

#include "analyzer/lang/java/kinds.h"
#include "analyzer/lang/java/package_peek.h"
#include "tests/unit/java_lowering.h"

namespace snapcheck::test {
namespace {

std::string repeat(std::string_view text, int count) {
  std::string all;
  for (int i = 0; i < count; ++i) all += text;
  return all;
}

/// Calls of a method of this name.
int calls_of(const model::Facts& facts, std::string_view member) {
  int count = 0;
  for (const model::Call& call : facts.calls) {
    count += call.member == member || call.callee.ends_with("." + std::string(member)) ? 1 : 0;
  }
  return count;
}

bool has_line(const model::Facts& facts, std::string_view source, const std::string& wanted) {
  const std::vector<std::string> lines = rows(facts, source);
  return std::find(lines.begin(), lines.end(), wanted) != lines.end();
}

TEST(JavaGrammar, HasAllNamesOfTheTables) { EXPECT_TRUE(lang::java::grammar().unknown().empty()); }

// --- Depth ----------------------------------------------------------------------------------------------------

struct Deep {
  std::string name;
  std::string before, open, middle, close, after;
  int depth = 10000;
};

void PrintTo(const Deep& one, std::ostream* out) { *out << one.name; }

class JavaDepth : public testing::TestWithParam<Deep> {};

TEST_P(JavaDepth, IsLoweredWithoutRecursion) {
  const Deep& one = GetParam();
  const std::string source = "class A { Object f(Object x, Object y) { " + one.before + repeat(one.open, one.depth) +
                             one.middle + repeat(one.close, one.depth) + one.after + " } }";
  const model::Facts facts = lower_java(source);
  EXPECT_TRUE(facts.syntax_errors.empty());
  EXPECT_EQ(calls_of(facts, "deep"), 1);
}

std::string name_of(const testing::TestParamInfo<Deep>& info) { return info.param.name; }

INSTANTIATE_TEST_SUITE_P(Shapes, JavaDepth,
                         testing::ValuesIn(std::vector<Deep>{
                             {"parentheses", "return ", "(", "deep()", ")", ";"},
                             {"arguments", "", "g(", "deep()", ")", ";"},
                             {"method_chain", "", "", "deep()", ".g()", ";"},
                             {"field_chain", "return ", "", "deep()", ".g", ";"},
                             {"concatenation", "return ", "", "deep()", " + x", ";", 50000},
                             {"alternating_signs", "return ", "", "deep()", " - x + y", ";"},
                             {"negations", "return ", "!", "deep()", "", ";"},
                             {"conditionals", "return ", "x == null ? y : ", "deep()", "", ";"},
                             {"and_or", "return ", "(x == null || y && ", "deep()", ")", ";"},
                             {"assignments", "", "x = ", "deep()", "", ";"},
                             {"casts", "return ", "(A) ", "deep()", "", ";"},
                             {"subscripts", "return ", "x[", "deep()", "]", ";"},
                             {"element_targets", "x", "[y]", "= deep()", "", ";"},
                             {"array_braces", "Object z = ", "{", "deep()", "}", ";"},
                             {"lambdas", "return ", "z -> ", "deep()", "", ";"},
                             {"lambda_blocks", "", "g(() -> { ", "deep();", " });", ""},
                             {"switches", "return ", "switch (x) { case 1 -> ", "deep();", " };", ""},
                             {"else_if", "", "if (x == null) y(); else ", "deep();", "", ""},
                             {"nested_if", "", "if (x == null) ", "deep();", "", ""},
                             {"blocks", "", "{", "deep();", "}", ""},
                             {"tries", "", "try { ", "deep();", " } catch (E e) { }", ""},
                             {"loops", "", "for (;;) while (x == null) ", "deep();", "", ""},
                             {"statements", "", "", "deep();", "g(x);", "", 50000},
                         }),
                         name_of);

TEST(JavaDepthOfTypes, IsCutOff) {
  const std::string source = repeat("class A { Object o = f(); ", 10000) + repeat("}", 10000);
  const model::Facts facts = lower_java(source);
  EXPECT_GT(facts.types.size(), 50u);
  EXPECT_LT(facts.types.size(), 100u);
}

TEST(JavaDepthOfTypes, OfAnonymousOnesIsCutOff) {
  const std::string source =
      "class A { Object o = " + repeat("new A() { Object o = ", 5000) + "f()" + repeat("; }", 5000) + "; }";
  const model::Facts facts = lower_java(source);
  EXPECT_GT(facts.types.size(), 50u);
  EXPECT_LT(facts.types.size(), 100u);
}

// Shapes on which a lowering that looks back for each row would not end before the test's time is up.
TEST(JavaSize, ManyOfAKindInOnePlace) {
  constexpr int kMany = 30000;
  const std::vector<std::string> sources = {
      "class A { int " + repeat("f = 1, ", kMany) + "g; }",
      "class A { void f() { " + repeat("{ class L {} new L(); }", kMany) + " } }",
      "class A { Object f(Object x) { return " + repeat("x = ", kMany) + "x; } }",
      "class A { void f(Object x) { " + repeat("Object l = x; if (l != null) return;", kMany) + " } }",
  };
  for (const std::string& source : sources) EXPECT_GT(lower_java(source).places.size(), 1u) << source.substr(0, 60);
}

// --- Broken text ------------------------------------------------------------------------------------------------

TEST(JavaBroken, MembersAroundAnErrorAreLowered) {
  const std::string source =
      "class A { static Object a = one(); void f( { two(); } int g() { return = 5; three(); } "
      "static Object b = four(); } class B { Object c = five(); }";
  const model::Facts facts = lower_java(source);
  EXPECT_FALSE(facts.syntax_errors.empty());
  for (const std::string_view name : {"one", "two", "three", "four", "five"})
    EXPECT_EQ(calls_of(facts, name), 1) << name;
}

TEST(JavaBroken, MissingBraceAtTheEnd) {
  const std::string source = "package p; class A { void f() { if (x == null { y = one(); } } static Object b = two();";
  const model::Facts facts = lower_java(source);
  EXPECT_FALSE(facts.syntax_errors.empty());
  EXPECT_EQ(calls_of(facts, "one"), 1);
  EXPECT_TRUE(has_line(facts, source, "flow p.A.<clinit>: temp -> global p.A.b copy rebind 'two()'"));
}

TEST(JavaBroken, MembersWithoutAType) {
  const std::string source = "void main() { helper(); } String helper() { return \"a\"; }";
  const model::Facts facts = lower_java(source, {}, "src/Main.java");
  EXPECT_TRUE(has_line(facts, source, "call Main.main: (this).helper() 'helper()'"));
}

TEST(JavaBroken, SpansOfErrors) {
  const std::string source = "class A { int x = ; }";
  const model::Facts facts = lower_java(source);
  ASSERT_EQ(facts.syntax_errors.size(), 1u);
  EXPECT_EQ(facts.syntax_errors.front().begin, source.find('='));
}

// --- Encodings and layout ---------------------------------------------------------------------------------------

TEST(JavaText, Empty) {
  for (const std::string source : {"", " \n\t\r\n", "// only a comment", ";", "\xEF\xBB\xBF"}) {
    const model::Facts facts = lower_java(source);
    EXPECT_TRUE(facts.types.empty()) << source;
    EXPECT_TRUE(facts.calls.empty());
  }
}

TEST(JavaText, InvalidUtf8) {
  const std::string source = "class A { String s = f(\"\xff\xfe\xc0\x80\"); // \xf5\n Object o = g(); }";
  const model::Facts facts = lower_java(source);
  EXPECT_EQ(calls_of(facts, "f"), 1);
  EXPECT_EQ(calls_of(facts, "g"), 1);
}

TEST(JavaText, Unicode) {
  const std::string source = "class Größe { void f(String 名前) { g(名前); } }";
  EXPECT_TRUE(has_line(lower_java(source), source, "call Größe.f: (this).g(param Größe.f/名前) 'g(名前)'"));
}

TEST(JavaText, CarriageReturns) {
  const std::string source =
      "package a;\r\nclass A {\r\n  // snapcheck: one\r\n  /* two\r\n   * three */\r\n  int x = f();\r\n}\r\n";
  const model::Facts facts = lower_java(source);
  EXPECT_EQ(facts.module, "a");
  EXPECT_EQ(calls_of(facts, "f"), 1);
  std::vector<std::string> texts;
  for (const model::Comment& comment : facts.comments) texts.push_back(comment.text);
  EXPECT_EQ(texts, (std::vector<std::string>{"snapcheck: one", "two", "three"}));
}

TEST(JavaText, Statements) {
  const std::string source = "class A {\n  @B\n  void f() {\n    if (a()) {\n      b(\n        1);\n    }\n  }\n}\n";
  std::vector<std::string> texts;
  for (const base::Span span : lower_java(source).statements) {
    texts.push_back(source.substr(span.begin, span.end - span.begin));
  }
  EXPECT_EQ(texts, (std::vector<std::string>{"class A", "@B\n  void f()", "if (a())", "b(\n        1);"}));
}

TEST(JavaText, ExpiredLimit) {
  const KnownTypes names({});
  const std::string source = "class A { void f() { " + repeat("g(1 + 2);", 50000) + " } }";
  EXPECT_FALSE(lang::java::lower({"A.java", source, "", false}, names, {[] { return true; }}).has_value());
  int asked = 0;
  const auto facts = lang::java::lower({"A.java", source, "", false}, names, {[&] { return ++asked < 0; }});
  EXPECT_TRUE(facts.has_value());
  EXPECT_GT(asked, 5);
}

// --- package_of --------------------------------------------------------------------------------------------------

TEST(PackageOf, FindsThePackageLine) {
  using lang::java::package_of;
  EXPECT_EQ(package_of("package a.b.c;\nclass A {}"), "a.b.c");
  EXPECT_EQ(package_of("/* package x; */ // package y;\n\n  package a;"), "a");
  EXPECT_EQ(package_of("\xEF\xBB\xBFpackage a;"), "a");
  EXPECT_EQ(package_of("@A(\")\", b = @B(c = ')')) @D.E /* x */\npackage a.b;"), "a.b");
  EXPECT_EQ(package_of("package\ta_1.b$2\n;"), "a_1.b$2");
}

TEST(PackageOf, GivesNothingWithoutOne) {
  using lang::java::package_of;
  for (const std::string_view text : {"", "class A {}", "import a.b;", "// package a;", "/* package a;", "packages a;",
                                      "@A(", "@", "package", "package ;"}) {
    EXPECT_EQ(package_of(text), "") << text;
  }
}

}  // namespace
}  // namespace snapcheck::test
