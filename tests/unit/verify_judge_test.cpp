// The comparison of verify on literal evidence: names, clocks, expectations, controls, outcomes.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "vmm/verify/clocks.h"
#include "vmm/verify/judge.h"
#include "vmm/verify/values.h"
#include "vmm/verify/writers.h"

namespace snapcheck::vmm::verify {
namespace {

using Json = nlohmann::json;

constexpr std::int64_t kSecond = 1'000'000'000;
constexpr std::int64_t kNow = 1'790'000'000 * kSecond;  // in September 2026

/// What a handler answers in a clone: (boot, clone, round) -> result.
using Handler = Json (*)(int boot, int clone, int round);
using State = Json (*)(int boot, int clone);

std::string hex(int boot, int clone, int salt) {
  return fmt::format("{:08x}{:08x}", boot * 7919 + salt, clone * 104729 + salt);
}

Json no_state(int, int) { return Json::array(); }

Evidence evidence_of(Handler handler, State state = no_state) {
  Evidence evidence;
  for (int b = 1; b <= 2; ++b) {
    BootRecord& boot = evidence.boots.emplace_back();
    for (int c = 1; c <= 4; ++c) {
      CloneRecord& clone = boot.groups[kSpread].emplace_back();
      clone.control = {hex(b, c, 1), hex(b, 0, 2), hex(b, c, 3)};
      clone.control.captured_realtime = kNow + b * kSecond;
      clone.control.captured_monotonic = (20 + b) * kSecond;
      clone.control.realtime = kNow + (10 + 7 * c) * kSecond + 1000;
      clone.control.monotonic = clone.control.captured_monotonic + 7 * c * kSecond + 1000;
      for (int round = 1; round <= 2; ++round) {
        clone.answers.push_back({{"ok", true}, {"result", handler(b, c, round)}});
      }
      clone.state = {{"ok", true}, {"state", state(b, c)}};
    }
  }
  evidence.boots[0].original.push_back({{"ok", true}, {"result", 1}});
  return evidence;
}

Report judged(const Evidence& evidence, JudgeOptions options = {}) {
  Report report;
  judge(evidence, options, report);
  return report;
}

const Observation& named(const Report& report, const std::string& name) {
  const auto found = std::ranges::find(report.observations, name, &Observation::name);
  if (found == report.observations.end()) throw std::runtime_error("no observation " + name);
  return *found;
}

Json correct(int boot, int clone, int round) {
  return {{"id", hex(boot, clone, round + 10)}, {"version", "1.4"}, {"count", round}};
}

TEST(VerifyJudge, ACorrectProgramIsFine) {
  const Report report = judged(evidence_of(correct));
  EXPECT_EQ(report.outcome, Outcome::kFine) << report.reason;
  EXPECT_EQ(named(report, "output.id").verdict, Verdict::kDiverges);
  EXPECT_EQ(named(report, "output.version").verdict, Verdict::kConstant);
  EXPECT_EQ(named(report, "output.count").verdict, Verdict::kConstant);
  EXPECT_TRUE(std::ranges::all_of(report.controls, &ControlResult::fine));
}

TEST(VerifyJudge, AClonedFieldIsBroken) {
  const Report report = judged(evidence_of([](int boot, int, int round) { return Json{{"id", hex(boot, 0, round)}}; }));
  EXPECT_EQ(report.outcome, Outcome::kBroken);
  EXPECT_EQ(report.observations.front().name, "output.id");
  EXPECT_EQ(report.observations.front().verdict, Verdict::kCloned);
}

TEST(VerifyJudge, OneInvocationOfSeveralIsEnough) {
  const auto handler = [](int boot, int clone, int round) {
    return Json{{"id", hex(boot, round == 1 ? 0 : clone, round)}};
  };
  EXPECT_EQ(named(judged(evidence_of(handler)), "output.id").verdict, Verdict::kCloned);
}

TEST(VerifyJudge, StateIsNamedAfterItsHolder) {
  const Report report = judged(evidence_of(correct, [](int boot, int) {
    return Json::array(
        {{{"name", "ids.INSTANCE"}, {"path", "ids.INSTANCE"}, {"type", "str"}, {"value", hex(boot, 0, 5)}},
         {{"name", "ids.VERSION"}, {"path", "ids.VERSION"}, {"type", "str"}, {"value", "1.4"}}});
  }));
  EXPECT_EQ(report.outcome, Outcome::kBroken);
  EXPECT_EQ(named(report, "ids.INSTANCE").holder, "ids.INSTANCE");
  EXPECT_TRUE(named(report, "ids.INSTANCE").defect);
  EXPECT_EQ(named(report, "ids.VERSION").verdict, Verdict::kConstant);
}

TEST(VerifyJudge, AHandlerThatRaisesShowsItsTrace) {
  Evidence evidence = evidence_of(correct);
  evidence.boots[0].original[0] = {
      {"ok", false}, {"error", {{"type", "KeyError"}, {"message", "'id'"}, {"trace", "in app.py, line 7"}}}};
  EXPECT_EQ(judged(evidence).reason,
            "the handler fails on event 1 without a restore, too: KeyError: 'id'\nin app.py, line 7");
}

TEST(VerifyJudge, WhatWasNotReadIsAGap) {
  const Evidence evidence = evidence_of(correct, [](int, int) {
    return Json::array({{{"name", "app.PAIR"}, {"path", "app.PAIR"}, {"type", "tuple"}},
                        {{"name", "app.PAIR"}, {"path", "app.PAIR[0]"}, {"type", "str"}, {"value", "eu"}},
                        {{"name", "app.PAIR"}, {"path", "app.PAIR[1]"}, {"type", "iterator"}, {"unread", true}},
                        {{"name", "app.Pool.up"}, {"path", "app.POOL.up"}, {"type", "tuple"}, {"same", "app.PAIR"}}});
  });
  const std::vector<Gap> gaps = {{"app.PAIR[1]", "app.PAIR", "", ""},
                                 {"app.POOL.up", "app.Pool.up", "app.PAIR", "app.PAIR"}};
  EXPECT_EQ(judged(evidence).gaps, gaps);
  JudgeOptions without;
  without.state = false;
  EXPECT_TRUE(judged(evidence, without).gaps.empty());
  without = {};
  without.exclude = {"app.PAIR*"};
  EXPECT_EQ(judged(evidence, without).gaps.front(), (Gap{"app.PAIR[0]", "app.PAIR", "", ""})) << "left out by the user";
}

TEST(VerifyJudge, KeysOfAContainerAreComparedToo) {
  const auto cache = [](const std::string& key) {
    return Json::array({{{"name", "app.CACHE"}, {"path", "app.CACHE['" + key + "']"}, {"type", "int"}, {"value", 1}}});
  };
  static const auto kCache = cache;
  EXPECT_EQ(named(judged(evidence_of(correct, [](int boot, int) { return kCache(hex(boot, 0, 1)); })), "app.CACHE[*]")
                .verdict,
            Verdict::kCloned);
  EXPECT_EQ(named(judged(evidence_of(correct, [](int boot, int clone) { return kCache(hex(boot, clone, 1)); })),
                  "app.CACHE[*]")
                .verdict,
            Verdict::kDiverges);
}

TEST(VerifyJudge, TheClockItselfIsNoFinding) {
  const Report report =
      judged(evidence_of([](int, int clone, int) { return Json{{"now", kNow / kSecond + 10 + 7 * clone}}; }));
  EXPECT_EQ(report.outcome, Outcome::kFine) << report.reason;
  EXPECT_EQ(named(report, "output.now").what, "clock reading");
}

TEST(VerifyJudge, AReadingOfBeforeTheSnapshotIsNamed) {
  const Report report =
      judged(evidence_of([](int boot, int, int) { return Json{{"started", 1'790'000'000.0 + boot - 0.5}}; }));
  EXPECT_EQ(report.outcome, Outcome::kBroken);
  EXPECT_EQ(named(report, "output.started").what, "clock reading of before the snapshot");
}

TEST(VerifyJudge, AReadingThatBootsOfTheSameSecondShareIsStale) {
  const Report report = judged(
      evidence_of([](int, int, int) { return Json{{"started", kNow / kSecond}, {"build", kNow / kSecond - 86400}}; }));
  EXPECT_EQ(named(report, "output.started").verdict, Verdict::kCloned);
  EXPECT_EQ(named(report, "output.build").verdict, Verdict::kConstant);
}

/// Two clones of the first boot, whose clocks stand still.
Evidence with_held(Evidence evidence, const Json& first, const Json& second, const Json& state = Json::array()) {
  for (const Json& result : {first, second}) {
    CloneRecord& clone = evidence.boots[0].groups[kHeld].emplace_back();
    clone.answers.assign(2, {{"ok", true}, {"result", result}});
    clone.state = {{"ok", true}, {"state", state}};
  }
  return evidence;
}

TEST(VerifyJudge, InRawModeTheKernelMayBeWhatWasCloned) {
  const auto drawn = [](int boot, int, int round) { return Json{{"id", hex(boot, 0, round)}}; };
  const auto kept = [](int boot, int) {
    return Json::array({{{"name", "a.ID"}, {"path", "a.ID"}, {"type", "str"}, {"value", hex(boot, 0, 7)}}});
  };
  Evidence evidence = evidence_of(drawn), with_state = evidence_of(drawn, kept);
  for (Evidence* one : {&evidence, &with_state}) {
    one->platform = false;
    for (int b = 1; b <= 2; ++b) {
      BootRecord& boot = one->boots[static_cast<std::size_t>(b) - 1];
      boot.before = {{"ok", true}, {"state", kept(b, 0)}};
      for (CloneRecord& clone : boot.groups[kSpread]) clone.control.random = hex(b, 0, 4);
    }
  }
  EXPECT_EQ(judged(evidence).outcome, Outcome::kInconclusive);
  EXPECT_EQ(judged(with_state).outcome, Outcome::kBroken) << "a variable that nobody touched";
  const Json one = {{"id", hex(8, 1, 1)}}, other = {{"id", hex(8, 2, 1)}};
  const Report reseeded = judged(with_held(evidence, one, other));
  EXPECT_EQ(reseeded.outcome, Outcome::kFine) << reseeded.reason;
  EXPECT_EQ(named(reseeded, "output.id").verdict, Verdict::kDiverges);
  EXPECT_EQ(judged(with_held(evidence, one, one)).outcome, Outcome::kBroken) << "the program's, kernel or not";
  Evidence second = with_held(evidence, one, other);
  for (CloneRecord& clone : second.boots[0].groups[kHeld]) clone.answers[1]["result"] = one;
  EXPECT_EQ(judged(second).outcome, Outcome::kBroken) << "one of two invocations is enough";
  for (BootRecord& boot : evidence.boots) {
    for (std::size_t c = 0; c < 4; ++c) boot.groups[kSpread][c].control.random = hex(1, static_cast<int>(c), 4);
  }
  EXPECT_EQ(judged(evidence).outcome, Outcome::kBroken) << "the kernel took a new key by itself";
}

TEST(VerifyJudge, WhatVanishesWithTheClockIsMadeOfIt) {
  const Json same = {{"id", hex(9, 9, 9)}, {"version", "1.4"}, {"count", 1}};
  const Report clock = judged(with_held(evidence_of(correct), same, same));
  EXPECT_EQ(named(clock, "output.id").verdict, Verdict::kClock);
  EXPECT_EQ(named(clock, "output.version").verdict, Verdict::kConstant);
  EXPECT_EQ(clock.outcome, Outcome::kFine) << clock.reason;
  Json other = same;
  other["id"] = hex(9, 8, 9);
  EXPECT_EQ(named(judged(with_held(evidence_of(correct), same, other)), "output.id").verdict, Verdict::kDiverges);
  const auto generator = [](int boot, int clone) {
    return Json::array(
        {{{"name", "a.R"}, {"path", "a.R"}, {"type", "random.Random"}, {"value", "sha256:" + hex(boot, clone, 1)}}});
  };
  const Report seeded = judged(with_held(evidence_of(correct, generator), same, other, generator(9, 9)));
  EXPECT_EQ(named(seeded, "a.R").verdict, Verdict::kClock);
  EXPECT_EQ(seeded.outcome, Outcome::kBroken);
  EXPECT_EQ(seeded.reason, "1 value that must differ is made of nothing but the clock");
}

TEST(VerifyJudge, ClocksThatStandStillShowNothingElse) {
  Evidence evidence = with_held(evidence_of(correct), Json::object(), Json::object());
  evidence.boots[0].groups[kHeld][0].answers = {{{"ok", false}, {"error", {{"type", "TimeoutError"}}}}};
  EXPECT_EQ(judged(evidence).outcome, Outcome::kFine) << "a handler may wait for the clock";
  evidence.boots[0].groups[kHeld].clear();
  evidence.not_held = "clone 1 does not go on";
  EXPECT_EQ(judged(evidence).notices.size(), 1u);
}

TEST(VerifyJudge, AHandlerThatDoesNotReturnInAClone) {
  const Json hung = {{"ok", false},
                     {"hung", true},
                     {"error", {{"type", "HandlerTimeout"}, {"message", "no end"}, {"trace", "in wait\n"}}}};
  Evidence evidence = evidence_of(correct);
  evidence.stuck = true;
  for (BootRecord& boot : evidence.boots) {
    for (CloneRecord& clone : boot.groups[kSpread]) {
      clone.answers = {hung};
      clone.state = nullptr;
    }
  }
  evidence.boots[1].groups[kSpread][3].answers.clear();
  const Report report = judged(evidence);
  EXPECT_EQ(report.outcome, Outcome::kBroken);
  EXPECT_EQ(report.reason,
            "the handler fails in clones, and not where nothing was restored: HandlerTimeout: no end; it stands "
            "here\nin wait\n");
  evidence.boots[0].original = {hung};
  EXPECT_EQ(judged(evidence).outcome, Outcome::kFailed);
}

TEST(VerifyJudge, WhatIsMadeOfTheClockIsToldFromEntropy) {
  const auto seeded = [](int, int clone, int) { return Json{{"id", hex(0, clone, 1)}}; };
  const Report report = judged(evidence_of(seeded));
  EXPECT_EQ(named(report, "output.id").verdict, Verdict::kClock);
  EXPECT_EQ(report.outcome, Outcome::kFine) << "a signature over the time is made of the clock, too";
  JudgeOptions strict;
  strict.expect = {{"output.id", Expectation::kDiverge}};
  EXPECT_EQ(judged(evidence_of(seeded), strict).outcome, Outcome::kBroken);
  const Report generator = judged(evidence_of(correct, [](int, int clone) {
    return Json::array(
        {{{"name", "a.R"}, {"path", "a.R"}, {"type", "random.Random"}, {"value", "sha256:" + hex(0, clone, 1)}}});
  }));
  EXPECT_TRUE(named(generator, "a.R").defect) << "a generator that is seeded with the time";
}

TEST(VerifyJudge, ExpectOverrules) {
  const auto cloned = [](int boot, int, int) { return Json{{"build", hex(boot, 0, 1)}}; };
  JudgeOptions options;
  options.expect = {{"output.build", Expectation::kAny}};
  EXPECT_EQ(judged(evidence_of(cloned), options).outcome, Outcome::kFine);
  options.expect = {{"output.*", Expectation::kConstant}};
  EXPECT_EQ(judged(evidence_of(cloned), options).outcome, Outcome::kFine);
  EXPECT_EQ(judged(evidence_of(correct), options).outcome, Outcome::kBroken) << "expected constant, but it diverges";
  options.expect = {{"output.version", Expectation::kDiverge}};
  EXPECT_EQ(judged(evidence_of(correct), options).outcome, Outcome::kBroken);
}

TEST(VerifyJudge, ExcludedStateIsNotSeen) {
  JudgeOptions options;
  options.exclude = {"ids.*"};
  const Report report =
      judged(evidence_of(correct,
                         [](int boot, int) {
                           return Json::array(
                               {{{"name", "ids.X"}, {"path", "ids.X"}, {"type", "str"}, {"value", hex(boot, 0, 5)}}});
                         }),
             options);
  EXPECT_EQ(report.outcome, Outcome::kFine);
}

TEST(VerifyJudge, AControlThatMisbehavesMakesItInconclusive) {
  const auto broken = [](int boot, int, int) { return Json{{"id", hex(boot, 0, 1)}}; };
  Evidence same_boots = evidence_of(broken);
  for (BootRecord& boot : same_boots.boots) {
    for (CloneRecord& clone : boot.groups[kSpread]) clone.control.captured = "00";
  }
  EXPECT_EQ(judged(same_boots).outcome, Outcome::kInconclusive);
  Evidence no_reseed = evidence_of(correct);
  for (BootRecord& boot : no_reseed.boots) {
    for (CloneRecord& clone : boot.groups[kSpread]) clone.control.random = boot.groups[kSpread][0].control.random;
  }
  EXPECT_EQ(judged(no_reseed).outcome, Outcome::kInconclusive);
  no_reseed.platform = false;
  EXPECT_EQ(judged(no_reseed).outcome, Outcome::kFine) << "in raw mode nobody reseeds";
}

TEST(VerifyJudge, NothingSeenIsInconclusive) {
  Evidence evidence = evidence_of(correct);
  for (BootRecord& boot : evidence.boots) {
    for (auto& group : boot.groups) {
      for (CloneRecord& clone : group) clone.answers.clear();
    }
  }
  EXPECT_EQ(judged(evidence).outcome, Outcome::kInconclusive);
}

TEST(VerifyJudge, AFailingHandlerIsTheEventsFaultOrTheSnapshots) {
  const Json failed = {{"ok", false}, {"error", {{"type", "ConnectionResetError"}, {"message", "peer"}}}};
  Evidence evidence = evidence_of(correct);
  for (BootRecord& boot : evidence.boots) {
    for (auto& group : boot.groups) {
      for (CloneRecord& clone : group) clone.answers.assign(2, failed);
    }
  }
  EXPECT_EQ(judged(evidence).outcome, Outcome::kBroken);
  evidence.boots[0].original = {failed};
  EXPECT_EQ(judged(evidence).outcome, Outcome::kFailed);
}

TEST(VerifyJudge, AFailingHookFails) {
  Evidence evidence = evidence_of(correct);
  evidence.hooks.push_back({"after", "pool.reconnect", 0.1, "OSError: refused", 1, 1});
  const Report report = judged(evidence);
  EXPECT_EQ(report.outcome, Outcome::kFailed);
  EXPECT_NE(report.reason.find("pool.reconnect"), std::string::npos);
}

TEST(VerifyJudge, AHangingHookFailsThoughNothingWasObserved) {
  Evidence evidence;
  evidence.boots.resize(2);
  evidence.hung = true;
  evidence.hooks.push_back({"after", "pool.reconnect", 30, "did not return within 30 s", 1, 1});
  const Report report = judged(evidence);
  EXPECT_EQ(report.outcome, Outcome::kFailed);
  EXPECT_EQ(report.reason, "the hook pool.reconnect after the restore failed: did not return within 30 s");
}

TEST(VerifyJudge, HooksThatNeverRanAreNamed) {
  Evidence evidence = evidence_of(correct);
  evidence.idle = {{"after", "app.renew", false}, {"before", "app.Pool.close", true}};
  const Report report = judged(evidence);
  EXPECT_EQ(report.outcome, Outcome::kFine) << "it is said, and the clones decide";
  for (const char* name : {"text", "html", "markdown", "json"}) {
    const std::string text = writer_named(name)->write({report}, {});
    EXPECT_NE(text.find("app.renew"), std::string::npos) << name;
    EXPECT_NE(text.find("app.Pool.close"), std::string::npos) << name;
  }
}

TEST(VerifyValues, FieldsOfJsonAndOfJsonInside) {
  const Values values =
      values_of_answer({{"result", {{"statusCode", 200}, {"body", "{\"id\": \"x\", \"list\": [1, {\"a\": null}]}"}}}});
  const Values expected = {
      {"statusCode", "200"}, {"body.id", "\"x\""}, {"body.list[0]", "1"}, {"body.list[1].a", "null"}};
  EXPECT_EQ(values, expected);
}

TEST(VerifyValues, TextIsComparedByWords) {
  const Values expected = {{"(0)", "\"served\""}, {"(1)", "\"by\""}, {"(2)", "\"orders-1\""}};
  EXPECT_EQ(values_of_answer({{"text", "served by\norders-1 "}}), expected);
  EXPECT_EQ(values_of_answer({{"result", "one"}}), (Values{{"", "\"one\""}}));
}

TEST(VerifyValues, DeepJsonEnds) {
  Json deep = 1;
  for (int i = 0; i < 300; ++i) deep = Json::array({deep});
  EXPECT_EQ(values_of_answer({{"result", deep}}).size(), 1u);
}

TEST(VerifyClocks, NumbersAndTextsThatAreReadings) {
  const Window window{{1'790'000'000 * kSecond, 1'790'000'060 * kSecond}, {12 * kSecond, 72 * kSecond}};
  for (const char* reading :
       {"1790000003", "1790000003.25", "1790000003250", "1790000003250123456", "\"1790000003\"", "12.5", "12500000000",
        "\"2026-09-21T14:13:25Z\"", "\"2026-09-21\"", "\"14:13\"", "\"at 14:13:25.5,\""}) {
    EXPECT_TRUE(may_be_reading(reading, window)) << reading;
  }
  for (const char* other :
       {"13", "12500", "12500000", "1789999000", "1790001000", "0.0031", "true", "\"4f89-1790000003\"",
        "\"2025-09-21T14:13:25Z\"", "\"13:13\"", "\"2026-09-21T15:13:25Z\"", "\"\"", "null", "-12.5", "1e400"}) {
    EXPECT_FALSE(may_be_reading(other, window)) << other;
  }
}

TEST(VerifyReport, RedactedValuesStayEqual) {
  std::vector<Report> reports(1);
  Observation seen;
  seen.name = "output.key";
  seen.values = {{"\"secret\"", "\"secret\"", "\"other\""}, {Cell(), "\"secret\"", "\"third\""}};
  reports[0].observations = {seen};
  redact(reports);
  EXPECT_EQ(reports[0].observations[0].values, (Matrix{{"a", "a", "b"}, {Cell(), "a", "c"}}));
  for (const Writer& writer : writers()) {
    EXPECT_EQ(writer.write(reports, {}).find("secret"), std::string::npos) << writer.name;
  }
}

TEST(VerifyReport, TextCountsWhatIsConstant) {
  const Report report = judged(evidence_of([](int, int clone, int round) {
    Json page = {{"id", hex(1, clone, round)}};
    for (int i = 0; i < 30; ++i) page["word" + std::to_string(10 + i)] = i;
    return page;
  }));
  const std::string text = write_text({report}, {});
  EXPECT_NE(text.find("output.word17"), std::string::npos);
  EXPECT_EQ(text.find("output.word18"), std::string::npos);
  EXPECT_NE(text.find("output that is constant: 22 more"), std::string::npos) << text;
  EXPECT_NE(text.find("output.id"), std::string::npos);
  EXPECT_NE(write_text({report}, {.all = true}).find("output.word39"), std::string::npos);
}

TEST(VerifyReport, Patterns) {
  EXPECT_TRUE(matches("output.*", "output.id"));
  EXPECT_TRUE(matches("*id*", "output.id"));
  EXPECT_FALSE(matches("id", "output.id"));
  EXPECT_TRUE(matches("", ""));
}

}  // namespace
}  // namespace snapcheck::vmm::verify
