#include "analyzer/base/small_vector.h"

#include <algorithm>
#include <numeric>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "analyzer/base/text_hash.h"

namespace snapcheck::base {
namespace {

using Ids = SmallVector<std::uint32_t, 4>;
using testing::ElementsAre;
using testing::IsEmpty;

Ids numbers(std::uint32_t count) {
  Ids ids;
  for (std::uint32_t i = 0; i < count; ++i) ids.push_back(i);
  return ids;
}

TEST(SmallVector, KeepsItsElementsInOrderInsideAndOnTheHeap) {
  for (const std::uint32_t count : {0u, 1u, 4u, 5u, 8u, 9u, 1000u}) {
    std::vector<std::uint32_t> expected(count);
    std::iota(expected.begin(), expected.end(), 0u);
    const Ids ids = numbers(count);
    EXPECT_THAT(ids, testing::ElementsAreArray(expected));
    EXPECT_EQ(ids.size(), count);
    EXPECT_EQ(ids.empty(), count == 0);
  }
}

TEST(SmallVector, ACopyIsAnotherList) {
  for (const std::uint32_t count : {3u, 40u}) {
    Ids ids = numbers(count), copy = ids;
    copy[0] = 7;
    copy.push_back(8);
    EXPECT_EQ(ids.size(), count);
    EXPECT_EQ(ids.front(), 0u);
    EXPECT_EQ(copy.back(), 8u);
    ids = copy;
    EXPECT_EQ(ids.size(), count + 1);
    EXPECT_EQ(ids.front(), 7u);
  }
}

TEST(SmallVector, WhatIsMovedAwayIsEmptyAndCanBeUsedAgain) {
  for (const std::uint32_t count : {2u, 30u}) {
    Ids ids = numbers(count);
    Ids other = numbers(50);
    other = std::move(ids);
    EXPECT_EQ(other.size(), count);
    EXPECT_THAT(ids, IsEmpty());  // NOLINT: that is what is tested
    ids.push_back(5);
    EXPECT_THAT(ids, ElementsAre(5u));
  }
}

TEST(SmallVector, ItsOwnElementsCanBeAppended) {
  Ids ids{1, 2, 3, 4};
  ids.push_back(ids[0]);
  EXPECT_THAT(ids, ElementsAre(1u, 2u, 3u, 4u, 1u));
  static_assert(sizeof(Ids) == 20);
}

TEST(TextHash, TellsShortTextsOfAllLengthsApart) {
  std::vector<std::uint64_t> seen;
  std::string text;
  for (int length = 0; length < 40; ++length, text += 'a') {
    seen.push_back(hash_text(text));
    std::string other = text + 'b';
    for (std::size_t at = 0; at < text.size(); ++at) {
      other = text;
      other[at] = 'b';
      EXPECT_NE(hash_text(other), hash_text(text)) << text << " at " << at;
    }
  }
  std::sort(seen.begin(), seen.end());
  EXPECT_EQ(std::unique(seen.begin(), seen.end()), seen.end());
}

}  // namespace
}  // namespace snapcheck::base
