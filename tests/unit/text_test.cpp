#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "analyzer/output/writers.h"

namespace snapcheck::output {
namespace {

using model::Level;
using testing::HasSubstr;
using testing::Not;

class Text : public testing::Test {
 protected:
  base::Location at(const std::string& path, const std::string& piece) {
    const std::size_t begin = sources_.get(path).text().find(piece);
    EXPECT_NE(begin, std::string_view::npos) << piece;
    return {path, {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + piece.size())}};
  }
  model::Finding finding(const std::string& path, const std::string& piece) {
    model::Finding out;
    out.rule = "unique-id-in-snapshot";
    out.level = Level::error;
    out.at = at(path, piece);
    out.message = "A unique id is kept in the snapshot.";
    return out;
  }
  std::string written(const char* format = "text") { return writer_named(format)->write(report_, rules_, context_); }

  base::SourceSet sources_;
  model::RuleSet rules_;
  model::Report report_;
  Context context_{sources_, "1.2.3", "", "/", std::nullopt, false, true, nullptr};
};

TEST_F(Text, ShowsPlaceMarkerStoryAndRepair) {
  sources_.add("app/ids.py", "import uuid\n\nINSTANCE = make(uuid.uuid4())\n");
  sources_.add("app/main.py", "from app import ids\n\ndef handler(e, c):\n    return ids.INSTANCE\n");
  model::Finding f = finding("app/ids.py", "uuid.uuid4()");
  f.story = {{at("app/ids.py", "uuid.uuid4()"), "uuid.uuid4() is called here"},
             {at("app/main.py", "from app import ids"), "app.ids is imported at init"},
             {at("app/main.py", "ids.INSTANCE"), "the handler reads it"}};
  f.repair = "renew it in an after-restore hook";
  report_.findings = {f};
  report_.counts.analysed = 2;
  report_.counts.skipped = {{"test code", 3}, {".gitignore", 1}};
  EXPECT_EQ(written(), R"(app/ids.py:3:17: error: A unique id is kept in the snapshot. [unique-id-in-snapshot]
     3 | INSTANCE = make(uuid.uuid4())
       |                 ^~~~~~~~~~~~
  1. app/ids.py:3:17: uuid.uuid4() is called here
  2. app/main.py:1:1: app.ids is imported at init
     1 | from app import ids
  3. app/main.py:4:12: the handler reads it
     4 |     return ids.INSTANCE
  repair: renew it in an after-restore hook

1 error, 0 warnings, 0 notes; 2 files analysed, 4 skipped (.gitignore: 1, test code: 3), 0 failed; 0 suppressed; 0.00 s
)");
}

TEST_F(Text, MarksTheColumnsOfATerminal) {
  sources_.add("a.py", "\tx = \"\xE6\x97\xA5\" + id()\r\n");
  report_.findings = {finding("a.py", "id()")};
  const std::string text = written();
  EXPECT_THAT(text, HasSubstr("a.py:1:12: "));
  EXPECT_THAT(text, HasSubstr("     1 |     x = \"\xE6\x97\xA5\" + id()\n       |                ^~~~\n"));
}

TEST_F(Text, CutsLongLinesAroundTheMarker) {
  sources_.add("a.py", std::string(500, 'a') + "uuid4()" + std::string(5000, 'b'));
  report_.findings = {finding("a.py", "uuid4()")};
  const std::string text = written();
  EXPECT_LT(text.size(), 700u);
  EXPECT_THAT(text, HasSubstr("\xE2\x80\xA6"
                              "aaa"));
  EXPECT_THAT(text, HasSubstr("aauuid4()bb"));
  EXPECT_THAT(text, HasSubstr("       | " + std::string(61, ' ') + "^~~~~~~\n"));
}

TEST_F(Text, MarksTheFirstLineOfALongSpan) {
  sources_.add("a.py", "x = f(\n  1,\n)\n");
  report_.findings = {finding("a.py", "f(\n  1,\n)")};
  EXPECT_THAT(written(), HasSubstr("     1 | x = f(\n       |     ^~\n"));
}

TEST_F(Text, SourceCannotSteerTheTerminal) {
  sources_.add("a.py", "x = id('\x1b]0;title\x07')\n");
  report_.findings = {finding("a.py", "id('\x1b]0;title\x07')")};
  report_.findings[0].message = "Kept in \x1b[2J.";
  EXPECT_THAT(written(), Not(HasSubstr("\x1b")));
  context_.color = true;
  EXPECT_THAT(written(), HasSubstr("\x1b[1;31merror:\x1b[0m"));
  EXPECT_THAT(written(), Not(HasSubstr("\x1b[2J")));
}

TEST_F(Text, SurvivesPositionsThatTheFileDoesNotHave) {
  sources_.add("a.py", "x\n");
  model::Finding f = finding("a.py", "x");
  f.at.span = {900, 10};
  f.story = {{{"gone.py", {5, 9}}, "there was a file here"}};
  report_.findings = {f};
  for (const Writer& writer : writers()) EXPECT_FALSE(writer.write(report_, rules_, context_).empty()) << writer.name;
  EXPECT_THAT(written(), HasSubstr("gone.py:1:1: there was a file here\n"));
}

TEST_F(Text, AllWritersGiveWellFormedUtf8) {
  sources_.add("b\xFF.py", "x = '\xC3' + id()  # \xF0\x9F\n");
  report_.findings = {finding("b\xFF.py", "id()")};
  report_.findings[0].message = "Kept in \xE2\x82.";
  report_.notices.push_back({"b\xFF.py", {}, false, true, "cannot be read: \xFE"});
  for (const Writer& writer : writers()) {
    const std::string text = writer.write(report_, rules_, context_);
    EXPECT_EQ(base::repaired(text), text) << writer.name;
  }
}

TEST_F(Text, NoticesAreLinesForTheTerminal) {
  sources_.add("a.py", "x = (\ny\n");
  report_.notices = {{"a.py", {6, 7}, true, false, "cannot be parsed here"},
                     {"b.py", {}, false, true, "cannot be read: Permission denied"},
                     {"", {}, false, false, "for the whole run"}};
  EXPECT_EQ(notices_text(report_, context_, true),
            "snapcheck: a.py:2:1: cannot be parsed here\n"
            "snapcheck: b.py: cannot be read: Permission denied\n"
            "snapcheck: for the whole run\n");
  EXPECT_EQ(notices_text(report_, context_, false), "snapcheck: b.py: cannot be read: Permission denied\n");
}

TEST_F(Text, MarkdownEscapesWhatCodeSays) {
  sources_.add("a.py", "x = `id()`\n");
  report_.findings = {finding("a.py", "id()")};
  report_.findings[0].message = "Kept in <b>*x*</b>.";
  const std::string text = written("markdown");
  EXPECT_THAT(text, HasSubstr("Kept in \\<b\\>\\*x\\*\\</b\\>."));
  EXPECT_THAT(text, HasSubstr("`` x = `id()` ``"));
}

TEST_F(Text, NoWriterOfThatName) { EXPECT_EQ(writer_named("xml"), nullptr); }

}  // namespace
}  // namespace snapcheck::output
