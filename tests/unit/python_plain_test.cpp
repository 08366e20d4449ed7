// The parser for plain Python against the tree-sitter grammar: the same nodes, on every Python file of this project and
// on pieces of code; and what it leaves to the grammar.
#include "analyzer/lang/python/plain_parser.h"

#include <gtest/gtest.h>

#include "analyzer/lang/python/grammar.h"
#include "tests/unit/plain_trees.h"

namespace snapcheck::lang::python {
namespace {

bool same(std::string_view text, const std::string& name) {
  return lang::same(parse_plain(text), parse(grammar(), text, {}), name);
}

TEST(PlainPython, GivesTheTreeOfTheGrammarForTheFilesOfThisProject) {
  const auto [files, taken] = compare_project_files(".py", same);
  EXPECT_GT(files, 200);
  EXPECT_GT(taken, files * 9 / 10);
}

TEST(PlainPython, GivesTheTreeOfTheGrammarForEveryStatement) {
  for (const std::string code : {
           "a = b = c, d\na, (b, *c), [d] = e\na: int = 1\na.b: List[int]\nx[i]: a.B | None = y\n",
           "a += 1; b -= 2; c **= 3; d //= e, f\n",
           "import a, b.c as d\nfrom a.b import c as d, e\nfrom . import (f,\n  g,)\nfrom ..a import *\nfrom .... "
           "import h\n",
           "from __future__ import annotations\n",
           "del a, b[0]\nassert a, 'b'\nraise A from b\nraise\nglobal c, d\nreturn\nreturn a, b\npass\n",
           "if a: b; c\nelif d:\n  e\nelse:\n  f\n",
           "while a:\n  break\nelse:\n  continue\n",
           "for a, *b in c, d:\n  pass\nelse: pass\nasync def f():\n  async for x in y: pass\n  async with z as w: "
           "pass\n",
           "try:\n  a\nexcept:\n  b\ntry: a\nexcept A as e: b\nexcept (B, C): c\nelse: d\nfinally: e\n",
           "with a as b, c() as (d, e), f.g as h.i:\n  pass\n",
           "@a.b\n@c(1) # why\nclass A(B, metaclass=C):\n  'doc'\n  @d\n  async def f(self): ...\n",
           "def f(a, b: int, c=1, d: str = 'x', /, e=2, *args: int, g, **kw) -> Dict[str, int]:\n  yield\n  x = yield "
           "a, b\n  yield from c\n",
           "def f(*, a): pass\ndef g(a, *, b): pass\nclass C: pass\nclass D():\n\tx = 1\n",
           "print(a)\nprint = 1\ntype(a).b()\nmatch = 2\nexec(c)\n",
           "x = 1 \\\n  + 2\n\n\n  # deep\n# flat\ny = (1 +\n# in\n2)\n",
           "if a:\n  b  # behind\n  # as deep\n # between\nc\n",
           "if a:\n  if b:\n    c\n    # two\n  # one\n# none\n",
           "# only\n",
           "",
           "\n\n  \n",
           "def f():\n  pass",
           "x = 1  # end",
           "class A:\r\n  def f(self):\r\n    return 1\r\n\r\nb = 2\r\n",
       }) {
    EXPECT_TRUE(same(code, code)) << code;
  }
}

TEST(PlainPython, GivesTheTreeOfTheGrammarForEveryExpression) {
  for (const std::string code : {
           "a or b and not c == d",
           "a < b <= c != d is e is not f in g not in h > i >= j",
           "a | b ^ c & d << e + f - g * h @ i // j % k ** -l ** ~m",
           "-a ** b",
           "await a.b(c)",
           "not not a",
           "a if b else c if d else e",
           "lambda: 0",
           "lambda a, b=1, *c, **d: a if b else c",
           "(a := b)",
           "f(a, *b, c=d, **e)",
           "f(x for x in y)",
           "f()(a)[b].c",
           "f(a,)",
           "f(a, (b for b in c))",
           "a[1:2, ::3, :, b:]",
           "a[b, c]",
           "a[b,]",
           "()",
           "(a,)",
           "(a)",
           "(a, *b, c)",
           "(yield)",
           "[]",
           "[a, *b]",
           "{}",
           "{a, b}",
           "{a: b, **c, d: e,}",
           "{*a, b}",
           "[a for b in c if d if e for f, g in h]",
           "{a: b for c in d}",
           "{a for b in c}",
           "(a for b in c)",
           "[lambda: 0 for x in y]",
           "1 + 0x1F + 0o17 + 0b1 + 1_000 + 1.5e-3 + .5 + 1. + 2j + 1e5j",
           "...",
           "'a' \"b\" r'\\'' b'c' u'd' Rb'''e\n''' \"\"\"f\"g\"\"\"",
           "f'{a}b{{c}}{d!r:>{e}}{f[\"g\"]}{h = }{i:%Y-%m}' 'j' rf\"\\d{k}\"",
           "f'''{\n a}\n'''",
           "'a\\\nb'",
       }) {
    EXPECT_TRUE(same("x = " + code + "\n", code)) << code;
    EXPECT_TRUE(same("f((" + code + "))\n", code)) << code;
  }
}

TEST(PlainPython, LeavesTheRestToTheGrammar) {
  const std::string deep = std::string(100000, '(') + "x" + std::string(100000, ')');
  for (const std::string& code : {
           std::string("\xc3\xa4 = 1"),
           std::string("print x"),
           std::string("print >>f, x"),
           std::string("exec 'x'"),
           std::string("match x:\n  case 1: pass"),
           std::string("type T = int"),
           std::string("def f[T](x): pass"),
           std::string("class A[T]: pass"),
           std::string("with (a as b, c as d): pass"),
           std::string("except A, b: pass"),
           std::string("x = ;"),
           std::string("f("),
           std::string("x = 'open"),
           std::string("x = '''open"),
           std::string("f'{'"),
           std::string("f'}'"),
           std::string("f(a=1 for b in c)"),
           std::string("if a:"),
           std::string("if a:\npass"),
           std::string("if a:\n    b\n  c"),
           std::string("x = `a`"),
           std::string("a <> b"),
           std::string("1 = x"),
           std::string("f() = x"),
           std::string("x = " + deep),
           std::string("x = ]"),
           std::string("1if x else 2"),
           std::string("def f(a b): pass"),
           std::string("try: pass"),
           std::string("x: Optional[] = 1"),
           std::string("a[]"),
           std::string("a, b"),
           std::string("$"),
           std::string("else: pass"),
           std::string("{a: b, c}"),
       }) {
    EXPECT_FALSE(parse_plain(code + "\n")) << code.substr(0, 80);
  }
}

/// Cut anywhere, a text is broken, or what is left is whole; never a crash, and never another tree.
TEST(PlainPython, GivesNoOtherTreeForTextThatIsCutOff) {
  const std::string text =
      "@d(1)\nclass C(B):\n  x: int = f'{a!r:>{b}}c'  # why\n\n  def m(self, *a, k=(1, 2)):\n    for i in [j for j in "
      "k if l]:\n"
      "      yield {i: lambda: -i}[0:1]\n    # end\n  # of C\ntry:\n  pass\nfinally:\n  del y\n";
  for (std::size_t size = 0; size < text.size(); ++size)
    same(std::string_view(text).substr(0, size), text.substr(0, size));
}

/// Where the grammar is wrong about Python.
TEST(PlainPython, ReadsWhatTheGrammarMisreads) {
  const auto count = [](std::string_view text, std::uint8_t kind) {
    const std::optional<Tree> tree = parse_plain(text);
    int found = 0;
    for (NodeIndex i = 0; tree && i < tree->size(); ++i) found += tree->kind(i) == kind ? 1 : 0;
    return found;
  };
  EXPECT_EQ(count("x = [*f(y)]\n", kind::call), 1);
  EXPECT_EQ(count("x = [*f(y)]\n", kind::list_splat), 1);
  EXPECT_EQ(count("type(x).y = z\n", kind::assignment), 1);
}

}  // namespace
}  // namespace snapcheck::lang::python
