#include "analyzer/base/name.h"

#include <gtest/gtest.h>

#include <thread>
#include <vector>

namespace snapcheck::base {
namespace {

TEST(Name, IsOneForATextHoweverItIsMade) {
  const std::string text = "java.util.Random";
  const Name a(text), b(std::string_view("java.util.Random.nextInt").substr(0, 16));
  EXPECT_EQ(a, b);
  EXPECT_EQ(a.view().data(), b.view().data());
  EXPECT_EQ(a.id(), b.id());
  EXPECT_EQ(a.hash(), hash_text(text));
  EXPECT_NE(a, Name("java.util.Rando"));
  EXPECT_EQ(a, "java.util.Random");
  EXPECT_EQ(a + ".nextInt", "java.util.Random.nextInt");
}

TEST(Name, IsEmptyWithoutAText) {
  EXPECT_TRUE(Name().empty());
  EXPECT_EQ(Name(), Name(""));
  EXPECT_EQ(Name().size(), 0u);
  EXPECT_EQ(Name().view(), "");
}

TEST(Name, KeepsTextsThatOutgrowATableOrABlock) {
  std::vector<Name> names;
  for (int i = 0; i < 100'000; ++i) names.emplace_back("n" + std::to_string(i));
  const std::string huge(200'000, 'x');
  const Name large(huge);
  for (int i = 0; i < 100'000; ++i) ASSERT_EQ(names[static_cast<std::size_t>(i)], Name("n" + std::to_string(i)));
  EXPECT_EQ(large.view(), huge);
  EXPECT_EQ(large, Name(huge));
}

TEST(Name, IsTheSameOnAllThreads) {
  std::vector<std::vector<Name>> made(4);
  {
    std::vector<std::jthread> threads;
    for (std::vector<Name>& mine : made) {
      threads.emplace_back([&mine] {
        for (int i = 0; i < 20'000; ++i) mine.emplace_back("shared" + std::to_string(i));
      });
    }
  }
  for (const std::vector<Name>& mine : made) EXPECT_EQ(mine, made[0]);
}

}  // namespace
}  // namespace snapcheck::base
