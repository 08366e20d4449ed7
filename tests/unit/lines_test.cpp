#include "analyzer/base/lines.h"

#include <gtest/gtest.h>

#include <string>

namespace snapcheck::base {
namespace {

TEST(Lines, AllThreeLineEnds) {
  const std::string text = "one\ntwo\r\nthree\rfour\n";
  const Lines lines(text);
  ASSERT_EQ(lines.count(), 5u);
  EXPECT_EQ(lines.text(1), "one");
  EXPECT_EQ(lines.text(2), "two");
  EXPECT_EQ(lines.text(3), "three");
  EXPECT_EQ(lines.text(4), "four");
  EXPECT_EQ(lines.text(5), "");
  EXPECT_EQ(lines.text(6), "");
  EXPECT_EQ(lines.text(0), "");
  EXPECT_EQ(lines.line_at(0), 1u);
  EXPECT_EQ(lines.line_at(3), 1u);
  EXPECT_EQ(lines.line_at(4), 2u);
  EXPECT_EQ(lines.line_at(8), 2u);
  EXPECT_EQ(lines.line_at(9), 3u);
  EXPECT_EQ(lines.line_at(1000), 5u);
  EXPECT_EQ(lines.start(3), 9u);
}

TEST(Lines, EmptyText) {
  const Lines lines("");
  EXPECT_EQ(lines.count(), 1u);
  EXPECT_EQ(lines.position(7).line, 1u);
  EXPECT_EQ(lines.position(7).column, 1u);
}

TEST(Lines, ColumnsCountUtf16UnitsAndBytes) {
  const std::string text = "x\n\t\"\xF0\x9F\x98\x80\xC3\xA9\" + id()";
  const Lines lines(text);
  const auto offset = static_cast<std::uint32_t>(text.find("id"));
  const Position at = lines.position(offset);
  EXPECT_EQ(at.line, 2u);
  EXPECT_EQ(at.column, 10u);       // tab, quote, two units of the emoji, e-acute, quote, space, plus, space
  EXPECT_EQ(at.byte_column, 13u);  // the emoji has four bytes, the e-acute two
}

TEST(Lines, LongLinesAreCountedTheSame) {
  std::string text = "short\n";
  for (int i = 0; i < 3000; ++i) text += "ab\xF0\x9F\x98\x80\xC3\xA9\xFF";  // 6 units, 9 bytes
  text += "\r\nx";
  const Lines lines(text);
  for (const std::uint32_t i : {0u, 1u, 455u, 456u, 1000u, 2999u}) {
    const Position at = lines.position(6 + 9 * i);
    EXPECT_EQ(at.line, 2u);
    EXPECT_EQ(at.column, 1 + 6 * i);
    EXPECT_EQ(lines.position(6 + 9 * i + 2).column, 3 + 6 * i);
    EXPECT_EQ(lines.position(6 + 9 * i + 6).column, 5 + 6 * i);
  }
  EXPECT_EQ(lines.position(static_cast<std::uint32_t>(text.size())).column, 2u);
  EXPECT_EQ(lines.text(2).size(), 27000u);
}

TEST(Lines, BrokenUtf8CountsOneUnitForEachMaximalPart) {
  EXPECT_EQ(utf16_length("a\xFF\xFE"
                         "b"),
            4u);
  EXPECT_EQ(utf16_length("\xF0\x9F\x98"), 1u);      // cut off
  EXPECT_EQ(utf16_length("\xED\xA0\x80"), 3u);      // a surrogate: three wrong bytes
  EXPECT_EQ(utf16_length("\xC0\xAF"), 2u);          // overlong
  EXPECT_EQ(utf16_length("\xF4\x90\x80\x80"), 4u);  // above U+10FFFF
  EXPECT_EQ(utf16_length("\xE2\x82"
                         "A"),
            2u);
}

TEST(Lines, RepairGivesWellFormedText) {
  EXPECT_EQ(repaired("a\xFF"
                     "b"),
            "a\xEF\xBF\xBD"
            "b");
  EXPECT_EQ(repaired("\xE2\x82"
                     "A"),
            "\xEF\xBF\xBD"
            "A");
  const std::string fine = "gr\xC3\xBC\xC3\x9F \xE6\x97\xA5 \xF0\x9F\x98\x80";
  EXPECT_EQ(repaired(fine), fine);
}

TEST(Lines, PrintableTextCannotSteerATerminal) {
  EXPECT_EQ(printable("a\x1B[31mb"), "a\xEF\xBF\xBD[31mb");
  EXPECT_EQ(printable("\xE2\x80\xAE"
                      "x"),
            "\xEF\xBF\xBDx");  // right-to-left override
  EXPECT_EQ(printable("\ta"), "    a");
  EXPECT_EQ(printable("ab\tc"), "ab  c");
  EXPECT_EQ(printable("\tc", 2), "  c");
}

TEST(Lines, WidthOnATerminal) {
  EXPECT_EQ(printable_width("abc"), 3);
  EXPECT_EQ(printable_width("\xE6\x97\xA5\xE6\x9C\xAC"), 4);
  EXPECT_EQ(printable_width("e\xCC\x81"), 1);  // combining acute
  EXPECT_EQ(printable_width("\xF0\x9F\x98\x80"), 2);
  EXPECT_EQ(printable_width("\t", 3), 1);
}

}  // namespace
}  // namespace snapcheck::base
