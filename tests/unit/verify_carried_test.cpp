// Descriptors that were carried through a snapshot, on literal evidence.
#include <gtest/gtest.h>

#include "vmm/verify/carried.h"
#include "vmm/verify/judge.h"

namespace snapcheck::vmm::verify {
namespace {

using Json = nlohmann::json;

constexpr const char* kOpen = "9\t5\ttcp\t127.0.0.1:4021\t127.0.77.1:5432\n9\t7\tfile\t/tmp/log\t\n";
const Json kFine = {{"ok", true}, {"result", 1}};
const Json kFailed = {{"ok", false}, {"error", {{"type", "ConnectionResetError"}, {"message", "peer"}}}};

/// Two boots with two clones each; every clone says `used` in its first invocation and gives the answer.
Evidence evidence_of(const std::string& open, const std::string& used, const Json& answer) {
  Evidence evidence;
  evidence.services["127.0.77.1:5432"] = "db.internal:5432";
  for (int b = 0; b < 2; ++b) {
    BootRecord& boot = evidence.boots.emplace_back();
    boot.carried = carried_of(open);
    for (int c = 0; c < 2; ++c) {
      CloneRecord& clone = boot.groups[kSpread].emplace_back();
      clone.answers = {answer};
      clone.uses = uses_of(used, "in invocation 1");
    }
  }
  return evidence;
}

TEST(VerifyCarried, AConnectionThatAClonesHandlerFailsOnIsDead) {
  const auto seen = judge_carried(evidence_of(kOpen, "connection\t127.0.0.1:4021\twritten to, 5 bytes\n", kFailed));
  ASSERT_EQ(seen.size(), 2u);
  EXPECT_EQ(seen[0].name, "tcp connection to db.internal:5432");
  EXPECT_EQ(seen[0].what, "descriptor 5");
  EXPECT_EQ(seen[0].verdict, Verdict::kDead);
  EXPECT_TRUE(seen[0].defect);
  EXPECT_EQ(seen[0].why, "its peer is gone after a restore: ConnectionResetError: peer");
  EXPECT_EQ(seen[0].values[1][1], "\"written to, 5 bytes in invocation 1\"");
  EXPECT_EQ(seen[1].name, "file /tmp/log");
  EXPECT_EQ(seen[1].verdict, Verdict::kCarried);
  EXPECT_EQ(seen[1].values[0][0], "\"not used\"");
}

TEST(VerifyCarried, OneThatIsClosedOrRepairedIsNoDefect) {
  auto seen = judge_carried(evidence_of(kOpen, "connection\t127.0.0.1:4021\tclosed\n", kFine));
  EXPECT_FALSE(seen[0].defect);
  EXPECT_EQ(seen[0].values[0][0], "\"closed in invocation 1\"");
  seen = judge_carried(evidence_of(kOpen, "connection\t127.0.0.1:4021\twritten to, 1 bytes\n", kFine));
  EXPECT_FALSE(seen[0].defect) << "a pool that tries its connections and connects again";
  EXPECT_NE(seen[0].why.find("went on"), std::string::npos);
  seen = judge_carried(evidence_of(kOpen, "connection\t127.0.0.1:9999\twritten to, 1 bytes\n", kFailed));
  EXPECT_FALSE(seen[0].defect) << "the failure is that of another connection";
}

Json status(int code) { return {{"ok", true}, {"result", {{"status", code}}}}; }

/// The verdict of a program that wrote to the connection: clones answer 503, the machine that was not restored this.
Report with_original(const Json& original, const std::string& used, JudgeOptions options = {}) {
  Evidence evidence = evidence_of(kOpen, used, status(503));
  for (int b = 0; b < 2; ++b) {
    for (int c = 0; c < 2; ++c) {
      Control& control = evidence.boots[b].groups[kSpread][c].control;
      control = {std::to_string(1e9 + b * 9 + c), std::to_string(2e9 + b), std::to_string(3e9 + b * 9 + c)};
      control.realtime = 1'790'000'000'000'000'000;
    }
  }
  evidence.boots[0].original = {original};
  Report report;
  judge(evidence, options, report);
  return report;
}

TEST(VerifyCarried, AnAnswerThatTheRestoreChangedShowsALostConnection) {
  const std::string wrote = "connection\t127.0.0.1:4021\twritten to, 5 bytes\n";
  Report report = with_original(status(200), wrote);
  EXPECT_EQ(report.outcome, Outcome::kBroken);
  EXPECT_EQ(
      report.reason,
      "the tcp connection to db.internal:5432 was carried through the snapshot and is dead in clones: its peer is "
      "gone after a restore, and the program answers something else: output.status is 503 in each clone, and 200 "
      "where nothing was restored");
  EXPECT_EQ(report.observations.front().verdict, Verdict::kDead);
  report = with_original(status(503), wrote);
  EXPECT_EQ(report.outcome, Outcome::kFine) << "it answers that without a restore, too: " << report.reason;
  report = with_original(status(200), "connection\t127.0.0.1:4021\tclosed\n");
  EXPECT_EQ(report.outcome, Outcome::kFine) << "nobody wrote to it: " << report.reason;
  JudgeOptions options;
  options.expect = {{"output.status", Expectation::kAny}};
  EXPECT_EQ(with_original(status(200), wrote, options).outcome, Outcome::kFine) << "the user knows better";
}

TEST(VerifyCarried, AHandlerThatWaitsForItsPeerIsDeadWithIt) {
  const Json hung = {{"ok", false}, {"hung", true}, {"error", {{"type", "HandlerTimeout"}, {"message", "no end"}}}};
  const std::string waits = "connection\t127.0.0.1:4021\twaited for\n";
  auto seen = judge_carried(evidence_of(kOpen, waits, hung));
  EXPECT_EQ(seen[0].verdict, Verdict::kDead);
  EXPECT_EQ(seen[0].values[0][0], "\"waited for in invocation 1\"");
  seen = judge_carried(evidence_of(kOpen, waits, kFailed));
  EXPECT_FALSE(seen[0].defect) << "a thread that waits all the time has nothing to do with another failure";
  seen = judge_carried(evidence_of(kOpen, waits + "connection\t127.0.0.1:4021\twritten to, 5 bytes\n", kFailed));
  EXPECT_TRUE(seen[0].defect);
}

TEST(VerifyCarried, APeerInsideOfTheGuestGoesWithIt) {
  const auto seen = judge_carried(evidence_of("9\t5\ttcp\t127.0.0.1:4021\t127.0.0.1:6379\n", "", kFailed));
  EXPECT_EQ(seen[0].verdict, Verdict::kCarried);
  EXPECT_EQ(seen[0].why, "its peer is in the guest, too, and went with it");
}

TEST(VerifyCarried, AFileIsNamedWithWhatWasDone) {
  const auto seen = judge_carried(evidence_of(kOpen, "file\t9:7\tits position moved by 12\n", kFailed));
  EXPECT_EQ(seen[1].values[0][0], "\"its position moved by 12 in invocation 1\"");
  EXPECT_FALSE(seen[1].defect) << "its file went with it";
}

TEST(VerifyCarried, WhatTheGuestSaysIsNotTrusted) {
  EXPECT_TRUE(carried_of("\n\t\tx\n9\tfive\ttcp\ta\tb\n99999999999\t1\ttcp\ta\tb\n").empty());
  EXPECT_TRUE(uses_of("connection\n\n", "").empty());
}

TEST(VerifyCarried, Services) {
  const auto found = addresses_of({"db.internal:5432", "cache:1", "db.internal:80", "localhost:6379", "10.0.0.5:443"});
  ASSERT_TRUE(found);
  EXPECT_EQ((*found)[0].address, (*found)[2].address);
  EXPECT_NE((*found)[0].address, (*found)[1].address);
  EXPECT_EQ((*found)[3].address, "127.0.0.1");
  EXPECT_EQ((*found)[4].address, "10.0.0.5");
  EXPECT_EQ((*found)[4].name, "");
  for (const char* wrong : {"db", "db:", ":1", "db:0", "db:65536", "db:x", "a b:1", "[::1]:80", "http://x:80"}) {
    EXPECT_FALSE(addresses_of({wrong})) << wrong;
  }
}

}  // namespace
}  // namespace snapcheck::vmm::verify
