// The parser for plain Java against the tree-sitter grammar: the same nodes, on every Java file of this project and on
// pieces of code; and what it leaves to the grammar.
#include "analyzer/lang/java/plain_parser.h"

#include <gtest/gtest.h>

#include "analyzer/lang/java/kinds.h"
#include "tests/unit/plain_trees.h"

namespace snapcheck::lang::java {
namespace {

bool same(std::string_view text, const std::string& name) {
  return lang::same(parse_plain(text), parse(grammar(), text, {}), name);
}

TEST(PlainJava, GivesTheTreeOfTheGrammarForTheFilesOfThisProject) {
  const auto [files, taken] = compare_project_files(".java", same);
  EXPECT_GT(files, 200);
  EXPECT_GT(taken, files * 9 / 10);
}

TEST(PlainJava, GivesTheTreeOfTheGrammarForEveryStatementAndExpression) {
  for (const std::string code : {
           "int a = 1, b[] = {1, 2,}, c[][] = new int[3][];",
           "final var x = (Runnable & java.io.Serializable) () -> run();",
           "for (int i = 0, n = 3; i < n; i++, --n) ;",
           "for (;;) break;",
           "for (final Map.Entry<K, List<V>> e : m.entrySet()) { continue; }",
           "outer: while (true) { do { break outer; } while (x >= 1 && y <= 2); }",
           "if (a) b(); else if (c) d(); else { }",
           "switch (x) { case 1: case 2: f(); break; default: g(); }",
           "int y = switch (x) { case A, B -> 1; case C -> { f(); } default -> throw new E(); };",
           "try (In in = open(); other) { } catch (final A | B e) { } finally { }",
           "try { } catch (E e) { throw e; }",
           "synchronized (this) { assert a : \"b\"; assert c; }",
           "x = y = a ? b : c ? d : e;",
           "x >>>= y >> 2 >>> 1 << 3; x -= 1; x <<= 1; x >>= 2;",
           "boolean b = a < c == d > e != f instanceof String s && !(g instanceof int[]) || h <= i | j ^ k & ~l;",
           "this.a[i++] = -b[--j] + +c * (d + e) % 2;",
           "Object o = (String) a + (int) -b + (b) - c + (List<String>) d.e().f;",
           "f((a), (b, c) -> b, (int p, final String... q) -> { return; }, r -> r, String::new, int[]::new, A.B::c, "
           "this::d, super::e);",
           "g(List<String>::new, Foo[].class, int.class, a.b.C.class, String[]::new);",
           "new A<>(1) { int x; { y(); } }.z().<T>w(); a.new B().c; Outer.this.f(); Outer.super.g(); super.h();",
           "char c = '\\''; String s = \"a\\\"b\\u0041\" + 'x' + 0x1F + 017 + 0b1_0L + 1_000 + 1.5e-3f + .5 + 1d + 0;",
           "String t = \"\"\"\n  two\n  lines\n  \"\"\".trim();",
           "i = (x) -> x; j = a[0][1].b; k = (c).d; l = ((E) f).g;",
           "class Local<T extends A & B> extends C<T> implements D, E { }",
           "@A @B(1) @C(x = 2, y = {\"a\", @D}) final int z = 0;",
           "record.open(module); with = 1; int record = 2;",
           "/* a */ f(/* b */ x /* c */, Map</* d */ K, V>::new); // e",
       }) {
    EXPECT_TRUE(same("package a.b; import static c.D.*; import e.F;\nclass T { void m() { " + code + "\n} }", code))
        << code;
  }
}

TEST(PlainJava, GivesTheTreeOfTheGrammarForEveryDeclaration) {
  for (const std::string code : {
           "class A { static { f(); } { g(); } A() { this(1); } <T> A(T t) throws E { super(t); h(); } ; }",
           "abstract class A<T, U extends Comparable<U>> { abstract <V> V f(V v) throws X, Y; int g()[] { return null; "
           "} native void h(); }",
           "public interface I<T> extends J, K<T> { int X = 1, Y = 2; default void f() { } static <T> T g() { return "
           "null; } class C { } }",
           "enum E implements I { @D A, B(1) { void f() { } }, C, ; int x; E(int... y) { } enum F { } }",
           "enum E { }",
           "@interface A { int value() default 1; String[] names() default {}; Class<?> c(); int X = 1; @interface B { "
           "} }",
           "record R<T>(@A int a, List<? super T> b) implements I { R { check(); } static int x; }",
           "// before\npackage a;\n/** doc */\n;\nclass A { /* in */ } // behind",
           "class A { Map<String, ? extends List<int[]>> a; A.B<C>.D e[] = {}; @X private final transient volatile int "
           "f = 1; }",
           "",
       }) {
    EXPECT_TRUE(same(code, code)) << code;
  }
}

TEST(PlainJava, LeavesTheRestToTheGrammar) {
  const std::string deep = std::string(100000, '(') + "x" + std::string(100000, ')');
  for (const std::string& code : {
           std::string("int \xc3\xa4 = 1;"),
           std::string("int a\\u0041 = 1;"),
           std::string("x = ;"),
           std::string("f(1"),
           std::string("if (x instanceof Point(int a, int b)) { }"),
           std::string("switch (x) { case Point p -> f(); }"),
           std::string("int y = switch (x) { default: yield 1; };"),
           std::string("s = \"open"),
           std::string("c = '';"),
           std::string("@ x;"),
           std::string("x = 1 2;"),
           std::string("List<@A String> l;"),
           std::string("y = " + deep + ";"),
           std::string("a + b = c;"),
           std::string("else f();"),
           std::string("class { }"),
           std::string("/* open"),
           std::string("f(a, );"),
           std::string("int.f();"),
           std::string("x = String[];"),
           std::string("for (int i = 0, ;;) { }"),
       }) {
    EXPECT_FALSE(parse_plain("class T { void m() { " + code + " } }")) << code.substr(0, 80);
  }
  EXPECT_FALSE(parse_plain("module a.b { requires c; }"));
  EXPECT_FALSE(parse_plain("sealed interface A permits B { }"));
  EXPECT_FALSE(parse_plain("class A { "));
  EXPECT_FALSE(parse_plain("class A { } }"));
}

/// Cut anywhere, a text is broken, or what is left is whole; never a crash, and never another tree.
TEST(PlainJava, TakesNoTextThatIsCutOff) {
  const std::string text =
      "package p; @A(b = 1) class C<T> { int x = f(a -> a + (int) 'c', \"d\")[0]; void m() { for (T t : u) if (a < b) "
      "{ } } }\n";
  for (std::size_t size = 0; size < text.size(); ++size) {
    const std::string_view part = std::string_view(text).substr(0, size);
    const base::Result<Tree> full = parse(grammar(), part, {});
    if (parse_plain(part)) {
      EXPECT_TRUE(full->errors.empty()) << part;
    }
    same(part, std::string(part));
  }
}

/// Where the grammar is wrong about Java.
TEST(PlainJava, ReadsWhatTheGrammarMisreads) {
  const auto value_of = [](std::string_view expression) {
    const std::string text = "class T { Object o = " + std::string(expression) + "; }";
    const std::optional<Tree> tree = parse_plain(text);
    if (!tree) return int{kOther};
    for (NodeIndex i = 0; i < tree->size(); ++i) {
      if ((*tree)[i].field == by_value) return int{tree->kind(i)};
    }
    return int{kOther};
  };
  EXPECT_EQ(value_of("(byte) x++"), cast_expression);
  EXPECT_EQ(value_of("-x++"), unary_expression);
  EXPECT_EQ(value_of("(a.b) - c"), binary_expression);
}

}  // namespace
}  // namespace snapcheck::lang::java
