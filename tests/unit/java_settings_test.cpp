// Settings of Spring programs: which keys get something that is drawn at random.
#include "analyzer/lang/java/settings.h"

#include <gtest/gtest.h>

namespace snapcheck::lang::java {
namespace {

struct NoNames : Names {
  bool knows_type(std::string_view) const override { return false; }
  std::optional<std::string> module(std::string_view, std::string_view) const override { return std::nullopt; }
};

/// The keys that become fields.
std::vector<std::string> keys(std::string path, std::string_view text) {
  const auto facts = lower_settings({std::move(path), text, {}, false}, NoNames(), {});
  EXPECT_TRUE(facts);
  std::vector<std::string> found;
  for (const model::Field& field : facts->types[0].fields) found.push_back(field.name.str());
  EXPECT_EQ(facts->calls.size(), found.size());
  EXPECT_EQ(facts->flows.size(), found.size());
  return found;
}

using Keys = std::vector<std::string>;

TEST(FrontEnds, FindSettingsByName) {
  const FrontEnd* settings = front_end_for("src/main/resources/application.yml");
  ASSERT_NE(settings, nullptr);
  EXPECT_EQ(settings->language, "java");
  EXPECT_FALSE(settings->is_source());
  EXPECT_TRUE(settings->says_something("id: ${random.uuid}"));
  EXPECT_FALSE(settings->says_something("id: 7"));
  EXPECT_EQ(front_end_for("application-prod.properties"), settings);
  EXPECT_EQ(front_end_for("conf/bootstrap.yaml"), settings);
  EXPECT_EQ(front_end_for("messages.properties"), nullptr);
  EXPECT_EQ(front_end_for("application/values.yml"), nullptr);
  EXPECT_EQ(front_end_for("application.xml"), nullptr);
  EXPECT_TRUE(front_end_for("application.java")->is_source());
}

TEST(FrontEnds, HaveSourceCodeOrFilesByName) {
  for (const FrontEnd& front_end : front_ends()) {
    EXPECT_NE(front_end.is_source(), !front_end.files.empty()) << front_end.language;
    EXPECT_EQ(front_end.files.empty(), front_end.says_something == nullptr) << front_end.language;
  }
}

TEST(JavaSettings, PropertiesInAllForms) {
  EXPECT_EQ(
      keys("application.properties",
           "a.b=${random.uuid}\r\n  c : x-${random.value}\nd ${random.long}\n#e=${random.uuid}\n!f=${random.uuid}\n"
           "g=${other.random}\nserver.port=${random.int}\ncolon\\:key=${random.int(5)}\n=\n\\"),
      (Keys{"a.b", "c", "d", "colon\\:key"}));
}

TEST(JavaSettings, YamlKeysByIndentation) {
  EXPECT_EQ(keys("application.yml",
                 "a:\n  b: ${random.uuid}\n  c:\n    d: \"http://h:1/${random.int}\"\ne: ${random.value}\n---\nf:\n- "
                 "g: ${random.uuid}\n"
                 "  h: 1\n- ${random.long}\n\"i\": {port: \"${random.int}\", key: ${random.uuid}}\nj: {name: "
                 "\"${random.uuid}\"}\n"),
            (Keys{"a.b", "a.c.d", "e", "f.g", "f", "i.key", "j.name"}));
}

TEST(JavaSettings, EveryTextOfACollectionOnALine) {
  EXPECT_EQ(keys("application.yml",
                 "a: {id: \"x-${random.uuid}\", port: \"${random.int(1,9)}\", key: '${random.value}', name: acme}\n"
                 "b: [\"${random.uuid}\", plain, \"${random.long}\"]\n"
                 "c:\n  - {\"id\":\"${random.uuid}\", d: {e: \"a, b: ${random.int}\", f: 1}, g: \"${random.value}\"}\n"
                 "h: {i: \"say \\\"${random.uuid}\\\", twice\"}\n"),
            (Keys{"a.id", "a.key", "b", "b", "c.id", "c.d.e", "c.g", "h.i"}));
}

TEST(JavaSettings, CommentsHoldNoPlaceholders) {
  EXPECT_EQ(
      keys(
          "application.yml",
          "a: 1  # was ${random.uuid}\nb: \"# ${random.uuid}\"  # kept\nc: x#${random.int}\nd: {e: 1} # ${random.int}\n"
          "  # f: ${random.uuid}\n"),
      (Keys{"b", "c"}));
  EXPECT_EQ(keys("application.properties", "a=1 # ${random.uuid}\n"), Keys{"a"})
      << "there the text goes to the line's end";
}

TEST(JavaSettings, PlacesOfTheTextsOfACollectionAreTheirOwn) {
  const std::string_view text = "a: {b: \"${random.uuid}\", c: \"${random.int}\"}  # why\n";
  const auto facts = lower_settings({"application.yml", text, {}, false}, NoNames(), {});
  ASSERT_TRUE(facts);
  ASSERT_EQ(facts->calls.size(), 2u);
  const auto at = [&](model::Span span) { return text.substr(span.begin, span.end - span.begin); };
  EXPECT_EQ(at(facts->calls[0].span), "\"${random.uuid}\"");
  EXPECT_EQ(at(facts->calls[1].span), "\"${random.int}\"");
  ASSERT_EQ(facts->comments.size(), 1u);
  EXPECT_EQ(facts->comments[0].text, "why");
}

TEST(JavaSettings, BrokenTextIsReadAsFarAsItGoes) {
  EXPECT_EQ(keys("application.yml", "\t: : :\n- - -\n{{{${random.uuid}\n'a: ${random.uuid}"), Keys{});
  EXPECT_EQ(keys("application.yml", ""), Keys{});
}

}  // namespace
}  // namespace snapcheck::lang::java
