// What scan said, tied to what the clones did, on literals.
#include <gtest/gtest.h>

#include <algorithm>

#include "analyzer/cli/verify_ties.h"

namespace snapcheck::cli {
namespace {

using vmm::verify::Observation;
using vmm::verify::Report;
using vmm::verify::Verdict;

Observation seen(Observation::Kind kind, const char* name, Verdict verdict, const char* value) {
  Observation out;
  out.kind = kind;
  out.name = name;
  out.holder = kind == Observation::kState ? name : "";
  out.verdict = verdict;
  out.defect = verdict == Verdict::kCloned;
  out.values = {{value, value}, {std::string(value) + "2", std::string(value) + "2"}};
  return out;
}

model::Finding finding(const char* rule, model::Level level, const char* holder) {
  model::Finding out;
  out.rule = rule;
  out.level = level;
  out.holder = holder;
  out.at.path = "app.py";
  return out;
}

Report tied(std::vector<Observation> observations, std::vector<model::Finding> findings, bool state = true,
            const std::string& text = "x\n", std::vector<vmm::verify::Gap> gaps = {}) {
  model::Report scan;
  scan.findings = std::move(findings);
  base::SourceSet sources;
  sources.add("app.py", text);
  Report report;
  report.observations = std::move(observations);
  report.state = state;
  report.gaps = std::move(gaps);
  report.outcome = vmm::verify::Outcome::kFine;
  report.reason = "no value was cloned";
  model::RuleSet rules;
  for (const auto& [id, group] : {std::pair{"connection-in-snapshot", "liveness"},
                                  {"prng-state-in-snapshot", "uniqueness"},
                                  {"thread-or-timer-in-snapshot", "liveness"},
                                  {"timestamp-in-snapshot", "staleness"},
                                  {"unique-id-in-snapshot", "uniqueness"},
                                  {"userspace-csprng", "uniqueness"}}) {
    rules.rules.emplace_back().id = id;
    rules.rules.back().group = group;
    if (std::string_view(id) == "connection-in-snapshot") rules.rules.back().concepts = {"connection"};
    if (std::string_view(id) == "thread-or-timer-in-snapshot") rules.rules.back().concepts = {"background-work"};
  }
  tie(scan, rules, sources, report);
  return report;
}

TEST(VerifyTies, AnOutputMayBeMadeOfWhatScanDidNotPredict) {
  const Report report = tied({seen(Observation::kOutput, "output.seat", Verdict::kCloned, "a"),
                              seen(Observation::kState, "app.SEATS", Verdict::kCloned, "b"),
                              seen(Observation::kState, "app.SERIAL", Verdict::kCloned, "c")},
                             {finding("unique-id-in-snapshot", model::Level::error, "app.SERIAL")});
  EXPECT_EQ(report.observations[0].blamed, "") << "of app.SEATS or of app.SERIAL: nobody knows";
  EXPECT_EQ(report.observations[2].blamed, "app.py:1 unique-id-in-snapshot");
}

TEST(VerifyTies, WhatCameAfterTheRestoreIsMadeOfWhatWasThere) {
  Observation late = seen(Observation::kState, "app.USERS['ada']", Verdict::kCloned, "b");
  late.late = true;
  const Report report = tied({seen(Observation::kOutput, "output.stored", Verdict::kCloned, "c"),
                              seen(Observation::kState, "app.SALT", Verdict::kCloned, "a"), late},
                             {finding("unique-id-in-snapshot", model::Level::error, "app.SALT")});
  for (const Observation& observation : report.observations) {
    EXPECT_EQ(observation.blamed, "app.py:1 unique-id-in-snapshot") << observation.name;
  }
}

TEST(VerifyTies, ANestedClassOfJavaHasTwoNames) {
  const Report report = tied({seen(Observation::kState, "web.Sessions$Ids.NODE", Verdict::kCloned, "a")},
                             {finding("unique-id-in-snapshot", model::Level::error, "web.Sessions.Ids.NODE")});
  EXPECT_EQ(report.predictions[0].status, "confirmed");
  EXPECT_EQ(report.observations[0].blamed, "app.py:1 unique-id-in-snapshot");
}

TEST(VerifyTies, AThreadIsNoVariable) {
  const Report report = tied({seen(Observation::kState, "app.SECRET", Verdict::kCloned, "a")},
                             {finding("thread-or-timer-in-snapshot", model::Level::warning, "app")});
  EXPECT_EQ(report.predictions[0].status, "not observed");
  EXPECT_EQ(report.observations[0].blamed, "");
}

TEST(VerifyTies, AnOldTimeIsBlamedOnTheFindingAboutOldValues) {
  Observation time = seen(Observation::kState, "app.SESSION['until']", Verdict::kCloned, "1");
  time.what = "clock reading of before the snapshot";
  const Report report = tied({seen(Observation::kState, "app.SESSION['token']", Verdict::kCloned, "a"), time},
                             {finding("unique-id-in-snapshot", model::Level::error, "app.SESSION"),
                              finding("timestamp-in-snapshot", model::Level::warning, "app.SESSION")});
  EXPECT_EQ(report.observations[0].blamed, "app.py:1 unique-id-in-snapshot");
  EXPECT_EQ(report.observations[1].blamed, "app.py:1 timestamp-in-snapshot");
}

TEST(VerifyTies, ACloneOfAnotherKeyIsNoSign) {
  const std::string text = "SESSION = {'id': uuid.uuid4().hex, 'since': time.time()}\n";
  model::Finding id = finding("unique-id-in-snapshot", model::Level::error, "app.SESSION");
  model::Finding since = finding("timestamp-in-snapshot", model::Level::warning, "app.SESSION");
  id.at.span = {17, 29};
  since.at.span = {44, 55};
  const auto clone = [](const char* name) { return seen(Observation::kState, name, Verdict::kCloned, "a"); };
  Report report = tied({clone("app.SESSION['since']")}, {id, since}, true, text);
  EXPECT_EQ(report.predictions[0].status, "not observed");
  EXPECT_EQ(report.predictions[0].holder, "app.SESSION['id']");
  EXPECT_EQ(report.predictions[1].status, "confirmed");
  EXPECT_EQ(report.observations[0].blamed, "app.py:1 timestamp-in-snapshot");
  report = tied({clone("app.SESSION['id'].hex")}, {id, since}, true, text);
  EXPECT_EQ(report.predictions[0].status, "confirmed");
  EXPECT_EQ(report.predictions[1].status, "not observed");
  report = tied({clone("app.SESSION['id']")}, {id, since}, true, "SESSION = make(uuid.uuid4(), time.time())\n");
  EXPECT_EQ(report.predictions[1].status, "confirmed") << "nobody knows the key";
}

TEST(VerifyTies, WhatIsLeftConfirmsOnlyIfVariablesWereLookedAt) {
  const std::vector<Observation> coupon = {seen(Observation::kOutput, "output.coupon", Verdict::kCloned, "a")};
  const std::vector<model::Finding> call = {finding("userspace-csprng", model::Level::error, "")};
  EXPECT_EQ(tied(coupon, call).predictions[0].status, "confirmed");
  const Report blind = tied(coupon, call, false);
  EXPECT_EQ(blind.predictions[0].status, "not observed") << "it can be made of any variable";
  EXPECT_EQ(blind.observations[0].blamed, "perhaps app.py:1 userspace-csprng");
}

TEST(VerifyTies, ADeadConnectionConfirmsTheFindingAboutOne) {
  Observation dead = seen(Observation::kDescriptor, "tcp connection to db:1", Verdict::kDead, "x");
  dead.defect = true;
  Report report = tied({dead}, {finding("connection-in-snapshot", model::Level::warning, "app.DB")});
  EXPECT_EQ(report.predictions[0].status, "confirmed");
  EXPECT_EQ(report.observations[0].blamed, "app.py:1 connection-in-snapshot");
  report = tied({dead}, {finding("connection-in-snapshot", model::Level::warning, "app.DB"),
                         finding("connection-in-snapshot", model::Level::warning, "app.CACHE")});
  EXPECT_EQ(report.predictions[0].status, "not observed") << "which of the two is not known";
  EXPECT_EQ(report.observations[0].blamed, "one of the 2 findings on connections");
}

TEST(VerifyTies, AVariableThatWasClonedConfirmsItsFinding) {
  const Report report = tied({seen(Observation::kOutput, "output.id", Verdict::kCloned, "a"),
                              seen(Observation::kState, "app.ID", Verdict::kCloned, "a")},
                             {finding("unique-id-in-snapshot", model::Level::error, "app.ID")});
  EXPECT_EQ(report.predictions[0].status, "confirmed");
  EXPECT_EQ(report.observations[1].blamed, "app.py:1 unique-id-in-snapshot");
  EXPECT_EQ(report.observations[0].blamed, "app.py:1 unique-id-in-snapshot") << "the output has the variable's value";
}

TEST(VerifyTies, APartOfTheVariableConfirmsToo) {
  const Report report = tied({seen(Observation::kState, "app.POOL._random", Verdict::kCloned, "a")},
                             {finding("prng-state-in-snapshot", model::Level::error, "app.POOL")});
  EXPECT_EQ(report.predictions[0].status, "confirmed");
  const Report other = tied({seen(Observation::kState, "app.POOLS", Verdict::kCloned, "a")},
                            {finding("connection-in-snapshot", model::Level::warning, "app.POOL")});
  EXPECT_EQ(other.predictions[0].status, "not observed");
  EXPECT_EQ(other.observations[0].blamed, "") << "scan did not predict it";
}

TEST(VerifyTies, AVariableThatDivergesRefutes) {
  const Report report = tied({seen(Observation::kState, "app.ID", Verdict::kDiverges, "a")},
                             {finding("unique-id-in-snapshot", model::Level::error, "app.ID")});
  EXPECT_EQ(report.predictions[0].status, "refuted");
}

const std::vector<model::Finding> kPair = {finding("unique-id-in-snapshot", model::Level::error, "app.PAIR")};

/// The status of a finding about app.PAIR, of which a constant text was seen, and these gaps.
std::string status_with(std::vector<vmm::verify::Gap> gaps, Verdict verdict = Verdict::kConstant) {
  Observation region = seen(Observation::kState, "app.PAIR[0]", verdict, "\"eu\"");
  if (verdict == Verdict::kConstant) region.values = {{"\"eu\"", "\"eu\""}, {"\"eu\"", "\"eu\""}};
  return tied({region}, kPair, true, "x\n", std::move(gaps)).predictions[0].status;
}

TEST(VerifyTies, OnlyWhatWasReadWholeIsRefuted) {
  EXPECT_EQ(status_with({}), "refuted");
  EXPECT_EQ(status_with({{"app.PAIR[1]", "app.PAIR", "", ""}}), "not observed") << "the value may be there";
  EXPECT_EQ(status_with({{"app.PAIR[1]", "app.PAIR", "", ""}}, Verdict::kDiverges), "not observed");
  EXPECT_EQ(status_with({{"app.POOL.rng", "app.PAIR", "", ""}}), "not observed") << "under the variable's own name";
  EXPECT_EQ(status_with({{"app.PAIRS[1]", "app.PAIRS", "", ""}}), "refuted") << "of another variable";
  EXPECT_EQ(status_with({{}}), "not observed") << "there was more state than is read";
}

TEST(VerifyTies, WhatIsReadElsewhereIsNotReadHere) {
  EXPECT_EQ(status_with({{"app.PAIR[1]", "app.PAIR", "app.KEYS", "app.KEYS"}}), "not observed");
  EXPECT_EQ(status_with({{"app.PAIR[1].up", "app.PAIR", "app.PAIR[0]", "app.PAIR"}}), "refuted") << "a part of it";
}

TEST(VerifyTies, WhatCouldNotBeComparedIsNotRefuted) {
  const Observation fine = seen(Observation::kState, "app.PAIR[0]", Verdict::kDiverges, "\"eu\"");
  const Observation unknown = seen(Observation::kState, "app.PAIR[1]", Verdict::kUnknown, "7");
  EXPECT_EQ(tied({fine}, kPair).predictions[0].status, "refuted");
  EXPECT_EQ(tied({fine, unknown}, kPair).predictions[0].status, "not observed");
  Observation digit = seen(Observation::kState, "app.PAIR[1]", Verdict::kConstant, "7");
  digit.values = {{"7", "7"}, {"7", "7"}};
  EXPECT_EQ(tied({fine, digit}, kPair).predictions[0].status, "not observed") << "two boots may draw the same digit";
  digit.values = {{"null", "null"}, {"null", "null"}};
  EXPECT_EQ(tied({digit}, kPair).predictions[0].status, "refuted") << "nothing is kept there";
}

TEST(VerifyTies, TheVerdictSaysWhatWasNotSeen) {
  const model::Finding error = finding("unique-id-in-snapshot", model::Level::error, "app.ID");
  const model::Finding warning = finding("timestamp-in-snapshot", model::Level::warning, "app.SINCE");
  EXPECT_EQ(tied({}, {error, error, warning}).reason,
            "no value was cloned, as far as it was seen: 2 errors of scan were not observed");
  EXPECT_EQ(tied({}, {error}).reason, "no value was cloned, as far as it was seen: 1 error of scan was not observed");
  EXPECT_EQ(tied({}, {warning}).reason, "no value was cloned");
  EXPECT_EQ(tied({seen(Observation::kState, "app.ID", Verdict::kDiverges, "a")}, {error}).reason,
            "no value was cloned");
  EXPECT_EQ(tied({seen(Observation::kState, "app.ID", Verdict::kCloned, "a")}, {error}).reason, "no value was cloned")
      << "confirmed";
}

TEST(VerifyTies, AConnectionIsNotBlamedForAnOutput) {
  const Report report = tied({seen(Observation::kOutput, "output.id", Verdict::kCloned, "a")},
                             {finding("connection-in-snapshot", model::Level::warning, "app.SOCKET")});
  EXPECT_EQ(report.predictions[0].status, "not observed");
  EXPECT_EQ(report.observations[0].blamed, "");
}

TEST(VerifyTies, WhatTheMachineCannotSeeExplainsAnOutputThatNothingElseDoes) {
  const Report report = tied({seen(Observation::kOutput, "output.id", Verdict::kCloned, "a")},
                             {finding("userspace-csprng", model::Level::error, "openssl")});
  EXPECT_EQ(report.predictions[0].status, "confirmed");
  EXPECT_EQ(report.observations[0].blamed, "app.py:1 userspace-csprng");
}

TEST(VerifyTies, BothStoriesAreToldTogether) {
  model::Report scan;
  scan.findings = {finding("unique-id-in-snapshot", model::Level::error, "app.ID")};
  Report report;
  report.observations = {seen(Observation::kState, "app.ID", Verdict::kCloned, "a"),
                         seen(Observation::kOutput, "output.x", Verdict::kCloned, "b")};
  report.app = "shop";
  report.outcome = vmm::verify::Outcome::kBroken;
  report.reason = "it was cloned";
  base::SourceSet sources;
  sources.add("app.py", "x\n");
  tie(scan, {}, sources, report);
  const Told both = told(scan, {}, "app.py", report);
  ASSERT_EQ(both.report.findings.size(), 2u);
  ASSERT_EQ(both.report.notices.size(), 1u);
  EXPECT_EQ(both.report.notices[0].text, "verify of shop: broken: it was cloned");
  EXPECT_NE(both.report.findings[0].story.back().text.find("confirmed; app.ID was seen as cloned"), std::string::npos);
  EXPECT_EQ(both.report.findings[1].rule, "cloned-value");
  EXPECT_NE(both.rules.rule("cloned-value"), nullptr);
}

}  // namespace
}  // namespace snapcheck::cli
