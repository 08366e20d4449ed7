#include "analyzer/base/suggest.h"

#include <array>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

namespace {

using snapcheck::base::did_you_mean;
using snapcheck::base::nearest;

constexpr std::array<std::string_view, 4> kWords{"level", "platforms", "message", "x"};

TEST(Suggest, finds_the_nearest_word) {
  EXPECT_EQ(nearest("levle", kWords), "level");     // swapped
  EXPECT_EQ(nearest("leve", kWords), "level");      // missing
  EXPECT_EQ(nearest("mesage", kWords), "message");  // missing inside
  EXPECT_EQ(nearest("platfroms", kWords), "platforms");
  EXPECT_EQ(nearest("level", kWords), "level");
}

TEST(Suggest, keeps_quiet_about_other_words) {
  EXPECT_EQ(nearest("banana", kWords), "");
  EXPECT_EQ(nearest("y", kWords), "");  // replacing a whole word is no misspelling
  EXPECT_EQ(nearest("", kWords), "");
  EXPECT_EQ(nearest(std::string(10'000, 'l'), kWords), "");
}

TEST(Suggest, asks_the_question) {
  EXPECT_EQ(did_you_mean("levle", kWords), "did you mean `level`?");
  EXPECT_EQ(did_you_mean("banana", kWords), "");
}

}  // namespace
