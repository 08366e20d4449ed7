// The syntax tree as an array, and Facts as text.
#include "analyzer/lang/tree.h"

#include <gtest/gtest.h>

#include "analyzer/lang/python/grammar.h"

namespace snapcheck::lang {
namespace {

using python::grammar;

Tree parsed(std::string_view text) {
  auto tree = parse(grammar(), text, {});
  EXPECT_TRUE(tree);
  return *std::move(tree);
}

TEST(Tree, NodesStandInSourceOrderWithTheirSubtrees) {
  const Tree tree = parsed("x = f(1)\ny = 2\n");
  for (NodeIndex i = 1; i < tree.size(); ++i) {
    const Node& node = tree[i];
    EXPECT_GE(node.begin, tree[i - 1].begin);
    EXPECT_LT(node.parent, i);
    EXPECT_LE(node.last, tree[node.parent].last);
    EXPECT_GT(node.last, i);
  }
  EXPECT_EQ(tree[0].last, tree.size());
}

TEST(Tree, ChildrenByFieldAndKind) {
  const Tree tree = parsed("x = f(1)\n");
  const NodeIndex statement = tree.first_child(tree.root());
  const NodeIndex assignment = tree.first_child(statement);
  ASSERT_EQ(tree.kind(assignment), python::kind::assignment);
  EXPECT_EQ(tree.text(tree.child(assignment, python::field::left)), "x");
  const NodeIndex call = tree.child_of_kind(assignment, python::kind::call);
  EXPECT_EQ(tree.text(call), "f(1)");
  EXPECT_EQ(tree.parent(call), assignment);
  EXPECT_EQ(tree.next_sibling(tree.child(assignment, python::field::left)), call);
  EXPECT_EQ(tree.next_sibling(call), kNoNode);
  EXPECT_EQ(tree.child(call, python::field::left), kNoNode);
  int children = 0;
  for (const NodeIndex child : tree.children(call)) children += tree.parent(child) == call;
  EXPECT_EQ(children, 2);
}

TEST(Tree, CommentsAndTokensAreLeftOut) {
  const Tree tree = parsed("x = [1, # one\n  2]\n# two\n");
  ASSERT_EQ(tree.comments.size(), 2u);
  EXPECT_EQ(tree.text(tree.comments[0]), "# one");
  for (NodeIndex i = 0; i < tree.size(); ++i) {
    EXPECT_NE(tree.kind(i), kComment);
    EXPECT_NE(tree.text(i), ",");
  }
}

TEST(Tree, ErrorsAreNotedOnceAndMadeUpNodesDropped) {
  const Tree tree = parsed("x = (1 +\ny = ]\nz.\n");
  EXPECT_FALSE(tree.errors.empty());
  for (std::size_t i = 1; i < tree.errors.size(); ++i) EXPECT_GT(tree.errors[i].end, tree.errors[i - 1].end);
  for (NodeIndex i = 1; i < tree.size(); ++i) EXPECT_FALSE(tree[i].missing);
  EXPECT_TRUE(parsed("x = 1\n").errors.empty());
}

TEST(Tree, DeepTreesNeedNoStack) {
  const std::string text = "x = " + std::string(100000, '-') + "a\n";
  EXPECT_GT(parsed(text).size(), 100000u);
}

TEST(Tree, TheLimitEndsTheParse) {
  std::string text;
  for (int i = 0; i < 20000; ++i) text += "x = f(x)\n";
  const auto tree = parse(grammar(), text, {[] { return true; }});
  ASSERT_FALSE(tree);
  EXPECT_NE(tree.error().what.find("time limit"), std::string::npos);
}

TEST(Tree, NamesThatTheGrammarLacksAreReported) {
  const KindName kinds[] = {{"identifier", 1}, {"no_such_node", 2}};
  const std::string_view fields[] = {"left", "no_such_field"};
  const Grammar wrong(grammar().language(), kinds, fields);
  EXPECT_EQ(wrong.unknown(), (std::vector<std::string_view>{"no_such_node", "no_such_field"}));
}

TEST(Tree, CommentTextsHaveNoMarks) {
  const std::string comments[] = {"// one", "/** two\n * three\n *\n four */", "## five", "/**/", "// snapcheck: six"};
  std::string text;
  std::vector<base::Span> spans;
  for (const std::string& comment : comments) {
    const auto begin = static_cast<std::uint32_t>(text.size());
    text += comment + "\n";
    spans.push_back({begin, begin + static_cast<std::uint32_t>(comment.size())});
  }
  Tree tree(text, {});
  tree.comments = spans;
  std::vector<std::string> found;
  for (const model::Comment& comment : comment_rows(tree)) {
    found.push_back(comment.text);
    EXPECT_EQ(tree.text(comment.span), comment.text);
  }
  EXPECT_EQ(found, (std::vector<std::string>{"one", "two", "three", "four", "five", "snapcheck: six"}));
}

TEST(Tree, WithoutASuppressionOnlyTheFirstLineIsAComment) {
  const std::string text = "#!/usr/bin/env python3\n# one\n";
  Tree tree(text, {});
  tree.comments = {{0, 22}, {23, 28}};
  const std::vector<model::Comment> found = comment_rows(tree);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].text, "!/usr/bin/env python3");
}

}  // namespace
}  // namespace snapcheck::lang
