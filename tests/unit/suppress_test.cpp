#include "analyzer/rules/suppress.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "analyzer/rules/directive.h"

namespace snapcheck::rules {
namespace {

using model::Level;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

TEST(Directive, Plain) {
  const auto d = parse_directive("snapcheck: ignore[unique-id-in-snapshot, prng-state-in-snapshot] names the build");
  ASSERT_TRUE(d);
  EXPECT_FALSE(d->whole_file);
  EXPECT_THAT(d->rules, ElementsAre("unique-id-in-snapshot", "prng-state-in-snapshot"));
  EXPECT_EQ(d->reason, "names the build");
  EXPECT_EQ(d->problem, "");
}

TEST(Directive, Spacing) {
  const auto d = parse_directive("snapcheck:ignore-file [ a ,b,, a ]-- why not ");
  ASSERT_TRUE(d);
  EXPECT_TRUE(d->whole_file);
  EXPECT_THAT(d->rules, ElementsAre("a", "b"));
  EXPECT_EQ(d->reason, "why not");
}

TEST(Directive, Until) {
  const auto d = parse_directive("snapcheck: ignore[a] until=2027-01-31 until the move");
  ASSERT_TRUE(d);
  EXPECT_EQ(d->until, (base::Date{2027, 1, 31}));
  EXPECT_EQ(d->reason, "until the move");
  EXPECT_EQ(parse_directive("snapcheck: ignore[a] until=2027-01-31")->reason, "");
  const auto behind = parse_directive("snapcheck: ignore[a] until the move (until=2027-01-31), then gone");
  EXPECT_EQ(behind->until, d->until);
  EXPECT_EQ(behind->reason, "until the move then gone");
  EXPECT_EQ(parse_directive("snapcheck: ignore[a] moves soon until=2027-01-31 */")->reason, "moves soon");
  EXPECT_FALSE(parse_directive("snapcheck: ignore[a] see valid_until=x")->until);
  EXPECT_THAT(parse_directive("snapcheck: ignore[a] why until=soon")->problem, HasSubstr("`until=soon`"));
  EXPECT_THAT(parse_directive("snapcheck: ignore[a] until=2027-02-30 x")->problem, HasSubstr("is no date"));
  EXPECT_THAT(parse_directive("snapcheck: ignore[a] until=soon x")->problem, HasSubstr("`until=soon`"));
}

TEST(Directive, AReasonHasWords) {
  for (const char* text :
       {"snapcheck: ignore[a]", "snapcheck: ignore[a] --", "snapcheck: ignore[a] ...", "snapcheck: ignore[a] : */"}) {
    EXPECT_EQ(parse_directive(text)->reason, "") << text;
  }
  EXPECT_EQ(parse_directive("snapcheck: ignore[a] \xE6\x97\xA5 */")->reason, "\xE6\x97\xA5");
}

TEST(Directive, BehindAnotherComment) {
  EXPECT_TRUE(parse_directive("noqa: F401  # snapcheck: ignore[a] why"));
  EXPECT_TRUE(parse_directive("NOSONAR // snapcheck: ignore[a] why"));
  EXPECT_FALSE(parse_directive("write `snapcheck: ignore[a] why` above the line"));
  EXPECT_EQ(parse_directive("noqa: E501  snapcheck: ignore[a] why")->reason, "why");
  EXPECT_TRUE(parse_directive("NOSONAR snapcheck: ignore-file[a] why"));
  EXPECT_FALSE(parse_directive("see snapcheck: ignore"));
  EXPECT_FALSE(parse_directive("as in \"snapcheck: ignore[a] why\""));
}

TEST(Directive, ProseIsNoDirective) {
  EXPECT_FALSE(parse_directive("snapcheck: see the wiki"));
  EXPECT_FALSE(parse_directive("snapcheck"));
  EXPECT_FALSE(parse_directive(""));
}

TEST(Directive, MistakesAreNamed) {
  EXPECT_THAT(parse_directive("snapcheck: ingore[a] why")->problem, HasSubstr("did you mean `ignore`"));
  EXPECT_THAT(parse_directive("snapcheck: ignore why")->problem, HasSubstr("names no rule"));
  EXPECT_THAT(parse_directive("snapcheck: ignore[] why")->problem, HasSubstr("names no rule"));
  EXPECT_THAT(parse_directive("snapcheck: ignore[a why")->problem, HasSubstr("names no rule"));
}

TEST(Directive, OfAnotherScanner) {
  const auto d = parse_directive("snapstart: ignore[PY005]");
  ASSERT_TRUE(d);
  EXPECT_TRUE(d->foreign);
  EXPECT_FALSE(parse_directive("snapstart: is great"));
}

/// One file whose comments begin with '#'.
class Suppress : public testing::Test {
 protected:
  Suppress() {
    add_rule("prng-state-in-snapshot", model::Check::state, "");
    add_rule("suppression-without-reason", model::Check::suppression, "without-reason");
    add_rule("unique-id-in-snapshot", model::Check::state, "");
    add_rule("unused-suppression", model::Check::suppression, "unused");
  }

  void add_rule(const std::string& id, model::Check check, const std::string& defect) {
    model::Rule rule;
    rule.id = id;
    rule.check = check;
    rule.defect = defect;
    rule.message = "About " + id + ".";
    rules_.rules.push_back(rule);
  }

  void text(const std::string& text) {
    text_ = text;
    facts_.path = "a.py";
    sources_.add("a.py", text);
    for (std::size_t at = text.find('#'); at != std::string::npos; at = text.find('#', at)) {
      const std::size_t end = std::min(text.find('\n', at), text.size());
      const std::size_t begin = text.find_first_not_of("# ", at);
      facts_.comments.push_back({text.substr(begin, end - begin), span(at, end)});
      at = end;
    }
  }
  base::Span span(std::size_t begin, std::size_t end) {
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }
  base::Span span_of(const std::string& piece) {
    const std::size_t begin = text_.find(piece);
    EXPECT_NE(begin, std::string::npos) << piece;
    return span(begin, begin + piece.size());
  }
  void statement(const std::string& piece) { facts_.statements.push_back(span_of(piece)); }
  model::Finding& finding(const std::string& piece, const std::string& rule = "unique-id-in-snapshot") {
    model::Finding f;
    f.rule = rule;
    f.at = {"a.py", span_of(piece)};
    f.message = "Kept.";
    report_.findings.push_back(f);
    return report_.findings.back();
  }
  void run() {
    const auto level = [&](const model::Rule& rule) { return rule.id == disabled_ ? Level::off : Level::warning; };
    suppress(report_, {std::span(&facts_, 1), rules_, level, base::Date{2026, 6, 1}}, sources_);
  }
  std::vector<std::string> kept() const {
    std::vector<std::string> out;
    for (const auto& f : report_.findings) out.push_back(f.rule);
    return out;
  }

  std::string text_, disabled_;
  model::RuleSet rules_;
  model::Facts facts_;
  model::Report report_;
  base::SourceSet sources_;
};

TEST_F(Suppress, OnTheLine) {
  text("X = uuid4()  # snapcheck: ignore[unique-id-in-snapshot] why\nY = uuid4( )\n");
  finding("uuid4()");
  finding("uuid4( )");
  run();
  EXPECT_EQ(report_.findings.size(), 1u);
  EXPECT_EQ(report_.findings[0].at.span, span_of("uuid4( )"));
  EXPECT_EQ(report_.suppressed.size(), 1u);
  EXPECT_EQ(report_.counts.suppressed, 1u);
}

TEST_F(Suppress, AboveTheStatementWithOtherComments) {
  text("# snapcheck: ignore[unique-id-in-snapshot] why,\n# and more of it\nX = f(\n  uuid4(),\n)\nY = 1\n");
  statement("X = f(\n  uuid4(),\n)");
  finding("uuid4()");
  run();
  EXPECT_THAT(kept(), IsEmpty());
}

TEST_F(Suppress, InsideAStatement) {
  text("X = f(\n  # snapcheck: ignore[unique-id-in-snapshot] why\n  uuid4(),\n  uuid4( ))\n");
  statement("X = f(\n  # snapcheck: ignore[unique-id-in-snapshot] why\n  uuid4(),\n  uuid4( ))");
  finding("uuid4()");
  finding("uuid4( )");
  run();
  EXPECT_EQ(report_.findings.size(), 1u);
}

TEST_F(Suppress, AtTheEndOfAStatement) {
  text("X = f(\n  uuid4(),\n)  # snapcheck: ignore[unique-id-in-snapshot] why\n");
  statement("X = f(\n  uuid4(),\n)");
  finding("uuid4()");
  run();
  EXPECT_THAT(kept(), IsEmpty());
}

TEST_F(Suppress, NotAcrossABlankLineNorPastTheStatement) {
  text("# snapcheck: ignore[unique-id-in-snapshot] why\n\nX = uuid4()\n");
  finding("uuid4()");
  run();
  EXPECT_THAT(kept(), ElementsAre("unused-suppression", "unique-id-in-snapshot"));
}

TEST_F(Suppress, AnotherRuleStays) {
  text("X = uuid4()  # snapcheck: ignore[unique-id-in-snapshot] why\n");
  finding("uuid4()");
  finding("uuid4()", "prng-state-in-snapshot");
  run();
  EXPECT_THAT(kept(), ElementsAre("prng-state-in-snapshot"));
}

TEST_F(Suppress, WithoutAReasonItDoesNotApply) {
  text("X = uuid4()  # snapcheck: ignore[unique-id-in-snapshot]\n");
  finding("uuid4()");
  run();
  EXPECT_THAT(kept(), ElementsAre("unique-id-in-snapshot", "suppression-without-reason"));
  EXPECT_EQ(report_.findings[1].at.span, facts_.comments[0].span);
  EXPECT_EQ(report_.findings[1].message, "About suppression-without-reason.");
}

TEST_F(Suppress, WholeFile) {
  text("# snapcheck: ignore-file[unique-id-in-snapshot] why\n\nX = uuid4()\nY = uuid4( )\n");
  finding("uuid4()");
  finding("uuid4( )");
  run();
  EXPECT_THAT(kept(), IsEmpty());
  EXPECT_EQ(report_.suppressed.size(), 2u);
}

TEST_F(Suppress, WholeFileOnlyInTheFirstLines) {
  text("X = uuid4()\n" + std::string(20, '\n') + "# snapcheck: ignore-file[unique-id-in-snapshot] why\n");
  finding("uuid4()");
  run();
  EXPECT_THAT(kept(), ElementsAre("unique-id-in-snapshot"));
  ASSERT_EQ(report_.notices.size(), 1u);
  EXPECT_THAT(report_.notices[0].text, HasSubstr("first 20 lines"));
}

TEST_F(Suppress, ExpiredIsSaidInTheMessage) {
  text("X = uuid4()  # snapcheck: ignore[unique-id-in-snapshot] until=2026-05-31 why\n");
  finding("uuid4()");
  run();
  EXPECT_THAT(kept(), ElementsAre("unique-id-in-snapshot"));
  EXPECT_EQ(report_.findings[0].message, "Kept. Its suppression expired on 2026-05-31.");
}

TEST_F(Suppress, TheLastDayCounts) {
  text("X = uuid4()  # snapcheck: ignore[unique-id-in-snapshot] until=2026-06-01 why\n");
  finding("uuid4()");
  run();
  EXPECT_THAT(kept(), IsEmpty());
}

TEST_F(Suppress, UnusedOnlyForRulesOfThisRun) {
  text("X = 1  # snapcheck: ignore[unique-id-in-snapshot] why\n");
  run();
  EXPECT_THAT(kept(), ElementsAre("unused-suppression"));
  report_ = {};
  disabled_ = "unique-id-in-snapshot";
  run();
  EXPECT_THAT(kept(), IsEmpty());
  report_ = {};
  disabled_ = "unused-suppression";
  run();
  EXPECT_THAT(kept(), IsEmpty());
}

TEST_F(Suppress, PartlyUnusedNamesTheRule) {
  text("X = uuid4()  # snapcheck: ignore[unique-id-in-snapshot, prng-state-in-snapshot] why\n");
  finding("uuid4()");
  run();
  ASSERT_THAT(kept(), ElementsAre("unused-suppression"));
  EXPECT_EQ(report_.findings[0].message, "About unused-suppression. Nothing here for `prng-state-in-snapshot`.");
}

TEST_F(Suppress, UnknownRule) {
  text("X = uuid4()  # snapcheck: ignore[unique-ids-in-snapshot] why\n");
  finding("uuid4()");
  run();
  ASSERT_THAT(kept(), ElementsAre("unique-id-in-snapshot", "unused-suppression"));
  EXPECT_THAT(report_.findings[1].message, HasSubstr("did you mean `unique-id-in-snapshot`?"));
}

TEST_F(Suppress, MistakesAreNotices) {
  text("X = uuid4()  # snapcheck: ignore this\n");
  finding("uuid4()");
  run();
  EXPECT_THAT(kept(), ElementsAre("unique-id-in-snapshot"));
  ASSERT_EQ(report_.notices.size(), 1u);
  EXPECT_TRUE(report_.notices[0].has_span);
}

TEST_F(Suppress, OwnFindingsCanBeSuppressed) {
  text(
      "# snapcheck: ignore[unused-suppression] generated code\nX = 1  # snapcheck: ignore[unique-id-in-snapshot] "
      "why\n");
  run();
  EXPECT_THAT(kept(), IsEmpty());
  EXPECT_EQ(report_.counts.suppressed, 1u);
}

TEST_F(Suppress, TheOtherScannersComment) {
  text("X = uuid4()  # snapstart: ignore[PY005]\nY = 1  # snapstart: ignore[PY005]\n");
  finding("uuid4()");
  run();
  EXPECT_THAT(kept(), IsEmpty());
}

TEST_F(Suppress, JavaAnnotations) {
  text("class T { id = uuid(); rng = rng(); void m() { use(late()); } }\n");
  model::Type type;
  type.name = "T";
  type.span = span_of("T");
  model::Field field;
  field.name = "id";
  field.span = span_of("id");
  const model::Annotation bug{"edu.umd.cs.findbugs.annotations.SuppressFBWarnings",
                              {{"value", "EI_EXPOSE_REP,AWS_LAMBDA_SNAP_START_BUG"}, {"justification", "x"}},
                              model::kNone,
                              {}};
  field.annotations = {bug};
  type.fields = {field};
  facts_.types = {type};
  model::Scope scope;
  scope.body = span_of("{ use(late()); }");
  scope.annotations = {{"com.acme.SnapshotSafe", {}, model::kNone, {}}};
  facts_.scopes = {scope};
  statement("id = uuid();");
  const auto add_all = [&] {
    report_ = {};
    finding("uuid()").symbol = "T.<instance>";
    finding("rng()").symbol = "T.<instance>";
    finding("late()").symbol = "T.m";
  };
  add_all();
  run();
  ASSERT_EQ(report_.findings.size(), 1u);
  EXPECT_EQ(report_.findings[0].at.span, span_of("rng()"));

  facts_.types[0].annotations = {bug};
  add_all();
  run();
  EXPECT_THAT(kept(), IsEmpty());

  facts_.types[0].annotations[0].values = {{"", "EI_EXPOSE_REP"}};
  add_all();
  run();
  EXPECT_EQ(report_.findings.size(), 1u);
}

}  // namespace
}  // namespace snapcheck::rules
