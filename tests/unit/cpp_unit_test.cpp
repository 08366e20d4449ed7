// How facts of C and C++ travel, and how commands are found; what Clang reads is tested by the fixtures.
#include "analyzer/lang/cpp/unit.h"

#include <gtest/gtest.h>

#include "analyzer/lang/cpp/commands.h"
#include "analyzer/lang/cpp/includes.h"
#include "analyzer/model/dump.h"

namespace snapcheck::lang::cpp {
namespace {

Unit sample() {
  Unit unit;
  model::Facts facts;
  facts.path = "src/a.c";
  facts.language = "cpp";
  model::Type type;
  type.name = "server";
  type.supers = {"base"};
  type.fields = {{"fd", "", false, true, {}, {1, 2}}};
  type.fields.front().is_part = true;
  facts.types = {type};
  model::Scope scope;
  scope.kind = model::ScopeKind::local_static;
  scope.name = "f.x.<once>";
  scope.span = {300, 70000};
  scope.may_end_program = true;
  facts.scopes = {scope};
  model::Place place;
  place.kind = model::PlaceKind::literal;
  place.name = std::string("a\0b", 3);
  place.is_null = true;
  place.is_part = true;
  facts.places = {place};
  facts.flows = {{0, 0, 0, model::FlowKind::difference, model::Store::mutate, 3, model::kNone, {1, 2}}};
  model::Call call;
  call.scope = 0;
  call.callee = "time";
  call.args = {{0, "", false}};
  call.loop = 12;
  call.is_statement = true;
  facts.calls = {call};
  facts.choices = {{{10, 20}, {25, 400}}};
  facts.comments = {{"expect: nothing", {4, 8}}};
  facts.statements = {{1, 2}, {3, 4}};
  unit.files = {facts};
  unit.problems = {{"src/a.c", {9, 10}, "missing.h", true}};
  unit.errors = 3;
  unit.inclusions = {"/src/a.c", "/usr/include/time.h"};
  return unit;
}

TEST(CppUnit, ComesBackAsItWas) {
  const Unit before = sample();
  const auto after = decode(encode(before));
  ASSERT_TRUE(after) << after.error().text();
  EXPECT_EQ(model::dump(after->files.at(0)), model::dump(before.files.at(0)));
  EXPECT_EQ(after->files.at(0).calls.at(0).loop, 12u);
  EXPECT_TRUE(after->files.at(0).calls.at(0).is_statement);
  EXPECT_TRUE(after->files.at(0).scopes.at(0).may_end_program);
  EXPECT_TRUE(after->files.at(0).types.at(0).fields.at(0).is_part);
  EXPECT_TRUE(after->files.at(0).places.at(0).is_part);
  EXPECT_EQ(after->files.at(0).places.at(0).name.size(), 3u);
  EXPECT_EQ(after->problems.at(0).text, "missing.h");
  EXPECT_TRUE(after->problems.at(0).missing_header);
  EXPECT_EQ(after->errors, 3u);
  EXPECT_EQ(after->inclusions, before.inclusions);
}

TEST(CppUnit, EveryDamageIsFound) {
  const std::string bytes = encode(sample());
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    std::string damaged = bytes;
    damaged[i] = static_cast<char>(damaged[i] ^ 0x40);
    EXPECT_FALSE(decode(damaged)) << "byte " << i;
    EXPECT_FALSE(decode(std::string_view(bytes).substr(0, i))) << "cut at " << i;
  }
}

TEST(CppUnit, AnotherVersionSaysWhatToDo) {
  std::string bytes = encode(Unit{});
  bytes[7] = static_cast<char>(kUnitVersion + 1);
  const auto unit = decode(bytes);
  ASSERT_FALSE(unit);
  EXPECT_NE(unit.error().remedy.find("from one build"), std::string::npos);
}

TEST(CppCommands, SplitsAsAShellDoes) {
  EXPECT_EQ(split_command(R"(cc -DX="a b" -D'Y=c d' -I\ e '' f)"),
            (std::vector<std::string>{"cc", "-DX=a b", "-DY=c d", "-I e", "", "f"}));
  EXPECT_TRUE(split_command("   ").empty());
}

TEST(CppCommands, KeepsWhatDecidesHowTheTextReads) {
  EXPECT_EQ(reading_flags({"g++",   "-O2", "-g",  "-Iinc", "-I",         "/abs",  "-isystem", "sys",
                           "-DA=1", "-D",  "B",   "-UC",   "-std=c++20", "-Wall", "-fPIC",    "-x",
                           "c++",   "-MD", "-MF", "x.d",   "-o",         "x.o",   "-c",       "x.cc"},
                          "/src/build"),
            (std::vector<std::string>{"-I", "/src/build/inc", "-I", "/abs", "-isystem", "/src/build/sys", "-D", "A=1",
                                      "-D", "B", "-U", "C", "-std=c++20", "-x", "c++"}));
  // A flag that lacks its value ends the line.
  EXPECT_TRUE(reading_flags({"cc", "-I"}, "/work").empty());
}

TEST(CppIncludes, NamesInTheText) {
  EXPECT_EQ(included_names("#include \"a.h\"\n #  include <b/c.h>\n#define X\n#include MACRO\n#include \"open\n"),
            (std::vector<std::string>{"a.h", "b/c.h"}));
}

}  // namespace
}  // namespace snapcheck::lang::cpp
