// How deep a Python text is nested, and what the grammar's scanner is not given.
#include "analyzer/lang/python/indents.h"

#include <gtest/gtest.h>

#include <string>

#include "analyzer/lang/python/grammar.h"

namespace snapcheck::lang::python {
namespace {

std::string nested(std::size_t levels, const std::string& unit, const std::string& innermost) {
  std::string text, indent;
  for (std::size_t i = 0; i < levels; ++i, indent += unit) text += indent + "if a:\n";
  return text + indent + innermost + "\n";
}

/// f"{f'{1}'}" and so on.
std::string strings(std::size_t levels) {
  std::string text = "1";
  for (std::size_t i = 0; i < levels; ++i) {
    const std::string quote = i % 2 == 0 ? "'" : "\"";
    text = "f" + quote + "{" + text + "}" + quote;
  }
  return text;
}

TEST(PythonIndents, CountsTheColumnsThatCodeBeginsAt) {
  EXPECT_EQ(indents(""), 0u);
  EXPECT_EQ(indents("a\nb\n"), 0u);
  EXPECT_EQ(indents("if a:\n  b\n  c\nif d:\n    e"), 2u);
  EXPECT_EQ(indents("if a:\n        b\nif c:\n\td\n"), 1u);
  EXPECT_EQ(indents("if a:\r\n  b\r\n   \r\n"), 1u);
  EXPECT_EQ(indents("a\n   # why\n     \n"), 0u);
  EXPECT_EQ(indents("a\n \f  b\n"), 1u);
  EXPECT_EQ(indents("a\n  \\\n  b\n  \\\r\n"), 3u);
  EXPECT_EQ(indents("a = r'''\n  \\begin\n    \\end'''\n"), 0u);
  EXPECT_EQ(indents("a\n" + std::string(0x10000, ' ') + "b\n"), 0u);  // the scanner counts in 16 bits, too
  for (const std::size_t levels : {1u, 63u, 64u, 100u, 5000u}) EXPECT_EQ(indents(nested(levels, " ", "b")), levels);
  EXPECT_EQ(indents(nested(1000, "\t", "b")), 1000u);
}

TEST(PythonIndents, ATextThatTheScannerCannotHoldIsRefused) {
  for (const std::string unit : {" ", "\t"}) {
    for (const std::string& innermost : {std::string("b"), std::string("b = 'c'"), "b = " + strings(300)}) {
      EXPECT_TRUE(parse(grammar(), nested(kMaxIndents, unit, innermost), {}));
      for (const std::size_t levels : {std::size_t{kMaxIndents + 1}, std::size_t{511}, std::size_t{1024}}) {
        const base::Result<Tree> refused = parse(grammar(), nested(levels, unit, innermost), {});
        ASSERT_FALSE(refused);
        EXPECT_EQ(refused.error().what, "is nested too deeply: its lines begin at " + std::to_string(levels) +
                                            " different columns, and the parser takes 383");
      }
    }
  }
  EXPECT_TRUE(parse(grammar(), "a = " + strings(2000) + "\n", {}));
}

}  // namespace
}  // namespace snapcheck::lang::python
