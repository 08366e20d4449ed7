#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "analyzer/output/line_hash.h"

namespace snapcheck::output {
namespace {

using testing::ElementsAre;

std::vector<std::string> hashes(std::string text) { return line_hashes(base::SourceText(std::move(text))); }

std::string repeated(const std::string& text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

// The vectors of github/codeql-action, src/fingerprints.test.ts.
TEST(LineHash, OfAnEmptyFile) { EXPECT_THAT(hashes(""), ElementsAre("c129715d7a2bc9a3:1")); }

TEST(LineHash, LeavesOutSpacesAndTabs) {
  const auto expected =
      ElementsAre("271789c17abda88f:1", "54703d4cd895b18:1", "180aee12dab6264:1", "a23a3dc5e078b07b:1");
  EXPECT_THAT(hashes(" a\nb\n  \t\tc\n d"), expected);
}

TEST(LineHash, TakesAllLineEndsAsOne) {
  const auto lf = hashes(" a\nb\n\n  \t\tc\n d");
  EXPECT_EQ(hashes(" a\r\nb\r\n\r\n  \t\tc\r\n d"), lf);
  EXPECT_EQ(hashes(" a\rb\r\r  \t\tc\r d"), lf);
}

TEST(LineHash, CountsEqualOnes) {
  EXPECT_THAT(hashes(repeated("Lorem ipsum dolor sit amet.\n", 10)),
              ElementsAre("a7f2ff13bc495cf2:1", "a7f2ff13bc495cf2:2", "a7f2ff13bc495cf2:3", "a7f2ff13bc495cf2:4",
                          "a7f2ff13bc495cf2:5", "a7f2ff13bc495cf2:6", "a7f2ff1481e87703:1", "a9cf91f7bbf1862b:1",
                          "55ec222b86bcae53:1", "cc97dc7b1d7d8f7b:1", "c129715d7a2bc9a3:1"));
}

TEST(LineHash, OneForEachLineOfTheLineTable) {
  for (const std::string text : {"", "\n", "\n\n\n", "a", "a\n", "a\r\n\r\nb", "\r\r\n\n", " \t", "x\n \t"}) {
    const base::SourceText source{std::string(text)};
    EXPECT_EQ(line_hashes(source).size(), source.lines().count()) << testing::PrintToString(text);
  }
}

TEST(LineHash, CountsUtf16UnitsAndTheByteOrderMark) {
  // U+1F600 is the pair D83D DE00: hashed as two units.
  std::uint64_t hash = 0;
  std::vector<std::uint16_t> units = {0xD83D, 0xDE00, 0xFFFF};
  units.resize(100);
  for (const std::uint16_t unit : units) hash = hash * 37 + unit;
  char text[32];
  std::snprintf(text, sizeof text, "%llx:1", static_cast<unsigned long long>(hash));
  EXPECT_THAT(hashes("\xF0\x9F\x98\x80"), ElementsAre(text));
  EXPECT_NE(line_hashes(base::SourceText("a", true)), hashes("a"));
}

}  // namespace
}  // namespace snapcheck::output
