// The oracle of verify on literals: what each pattern is called, and what chance alone must not be called.
#include <gtest/gtest.h>

#include <random>

#include "vmm/verify/oracle.h"

namespace snapcheck::vmm::verify {
namespace {

const char* kA = "\"3f2504e0-4f89\"";
const char* kB = "\"9a1b77c2-0d11\"";

Matrix matrix(std::initializer_list<std::initializer_list<const char*>> rows) {
  Matrix out;
  for (const auto& row : rows) {
    auto& cells = out.emplace_back();
    for (const char* text : row) cells.push_back(text == nullptr ? Cell() : Cell(text));
  }
  return out;
}

TEST(VerifyOracle, ThePatternsOfDesign) {
  EXPECT_EQ(rule(matrix({{kA, kA, kA}, {kA, kA, kA}})), Verdict::kConstant);
  EXPECT_EQ(rule(matrix({{"\"aaaaaaaa\"", "\"bbbbbbbb\""}, {"\"cccccccc\"", "\"dddddddd\""}})), Verdict::kDiverges);
  EXPECT_EQ(rule(matrix({{kA, kA, kA}, {kB, kB, kB}})), Verdict::kCloned);
  EXPECT_EQ(rule(matrix({{kA, kA, "\"cccccccc\""}, {"\"eeeeeeee\"", kB, "\"dddddddd\""}})), Verdict::kCollision);
}

TEST(VerifyOracle, OneBootCannotTellConstantFromCloned) {
  EXPECT_EQ(rule(matrix({{kA, kA, kA}})), Verdict::kUnknown);
  EXPECT_EQ(rule(matrix({{kA, kA, kA}, {nullptr, nullptr, nullptr}})), Verdict::kUnknown);
}

TEST(VerifyOracle, OneCloneOfEachBootTellsNothing) {
  EXPECT_EQ(rule(matrix({{kA, nullptr}, {kB, nullptr}})), Verdict::kUnknown);
  EXPECT_EQ(rule({}), Verdict::kUnknown);
}

TEST(VerifyOracle, MissingCellsAreNotEqual) {
  EXPECT_EQ(rule(matrix({{kA, nullptr, nullptr, kB}, {nullptr, nullptr, nullptr, nullptr}})), Verdict::kDiverges);
}

TEST(VerifyOracle, AFlagThatIsTheSameInSomeClonesIsChance) {
  EXPECT_EQ(rule(matrix({{"true", "true", "false", "true"}, {"false", "true", "false", "false"}})), Verdict::kDiverges);
  EXPECT_EQ(rule(matrix({{"true", "true", "true"}, {"false", "false", "false"}})), Verdict::kUnknown);
}

TEST(VerifyOracle, SmallNumbersThatRepeatAcrossBootsAreNotCollisions) {
  EXPECT_EQ(rule(matrix({{"3", "4", "3", "3"}, {"3", "3", "4", "3"}})), Verdict::kDiverges);
}

TEST(VerifyOracle, AWideNumberIsClonedWithTwoClonesAlready) {
  EXPECT_EQ(rule(matrix({{"84619274", "84619274"}, {"11093387", "11093387"}})), Verdict::kCloned);
}

/// A correct program may be judged thousands of times: dice, flags, digits must not become a finding by chance.
TEST(VerifyOracle, IndependentValuesAreRarelyAFinding) {
  std::mt19937 generator(20260101);
  for (const int sides : {2, 3, 6, 10, 100, 100000}) {
    int findings = 0;
    for (int run = 0; run < 20000; ++run) {
      Matrix values(2, std::vector<Cell>(4));
      for (auto& row : values) {
        for (Cell& cell : row) cell = std::to_string(generator() % static_cast<unsigned>(sides));
      }
      const Verdict verdict = rule(values);
      findings += verdict == Verdict::kCloned || verdict == Verdict::kCollision ? 1 : 0;
    }
    EXPECT_LE(findings, 40) << sides << " sides";  // 2 in 1000
  }
}

TEST(VerifyOracle, ASequenceThatIsShiftedIsSeen) {
  const Matrix first = matrix({{"\"00000001\"", "\"00000002\""}, {"\"10000001\"", "\"10000002\""}});
  const Matrix second = matrix({{"\"00000003\"", "\"00000001\""}, {"\"10000003\"", "\"10000001\""}});
  EXPECT_TRUE(overlaps({first, second}));
  const Matrix other = matrix({{"\"00000003\"", "\"00000004\""}, {"\"10000003\"", "\"10000004\""}});
  EXPECT_FALSE(overlaps({first, other}));
}

TEST(VerifyOracle, ACounterIsNoSharedSequence) {
  const Matrix first = matrix({{"\"request-0001\"", "\"request-0002\""}, {"\"request-0001\"", "\"request-0002\""}});
  const Matrix second = matrix({{"\"request-0002\"", "\"request-0001\""}, {"\"request-0002\"", "\"request-0001\""}});
  EXPECT_FALSE(overlaps({first, second}));
  EXPECT_FALSE(overlaps({matrix({{"1", "2"}, {"5", "6"}}), matrix({{"2", "1"}, {"6", "5"}})})) << "narrow values";
}

TEST(VerifyOracle, WhatClonesOfTheSameTimeShareIsMadeOfTheClock) {
  EXPECT_TRUE(follows_clock(matrix({{"55861177", "61665158"}, {"55861177", "61665158"}})));
  EXPECT_TRUE(follows_clock(matrix({{"55861177", "61665158"}, {"55861177", "90000001"}}))) << "one crossed a second";
  EXPECT_FALSE(follows_clock(matrix({{"55861177", "61665158"}, {"61665158", "90000001"}})));
  EXPECT_FALSE(follows_clock(matrix({{"55861177", "55861177"}, {"55861177", "55861177"}}))) << "constant";
  EXPECT_FALSE(follows_clock(matrix({{"3", "4"}, {"3", "5"}}))) << "narrow";
}

TEST(VerifyOracle, Widths) {
  EXPECT_EQ(width("true"), 1);
  EXPECT_EQ(width("\"a\""), 4);
  EXPECT_NEAR(width("255"), 8, 0.01);
  EXPECT_EQ(width("0"), 1);
  EXPECT_GT(width("0.8444218515250481"), 50);
}

TEST(VerifyOracle, BinomialTail) {
  EXPECT_NEAR(binomial_tail(4, 4, 0.5), 0.0625, 1e-9);
  EXPECT_NEAR(binomial_tail(4, 0, 0.5), 1, 1e-9);
  EXPECT_EQ(binomial_tail(3, 1, 0), 0);
  EXPECT_EQ(binomial_tail(3, 3, 1), 1);
}

}  // namespace
}  // namespace snapcheck::vmm::verify
