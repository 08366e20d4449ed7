// Syntax trees for the front ends, on top of tree-sitter.
//
// parse() runs tree-sitter, walks its tree once with a cursor and writes it down as one array in source order;
// the tree-sitter objects are gone when it returns. Everything a lowering needs is then a number: a node's kind is
// a value of the front end's own enum (so it can be used in a `switch`), its field likewise, its children are the
// array slots behind it. No function here recurses; all of them cost O(1) except the walk over children.
//
//   nodes   0 module | 1 assignment | 2 identifier | 3 call | 4 identifier | 5 argument_list | 6 if_statement ...
//           the subtree of node 3 is the range [3, nodes[3].last), its next sibling is nodes[3].last
//
// Tokens that the grammar table does not name (commas, parentheses, keywords) are left out; comments are put aside.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "analyzer/base/recycled.h"
#include "analyzer/base/result.h"
#include "analyzer/base/span.h"
#include "analyzer/lang/frontend.h"

struct TSLanguage;

namespace snapcheck::lang {

using NodeIndex = std::uint32_t;
inline constexpr NodeIndex kNoNode = 0xffffffff;

/// Kinds that every front end has besides its own. A front end's enum starts at 1 and stays below 253.
inline constexpr std::uint8_t kOther = 0;        ///< a named node that the table does not mention
inline constexpr std::uint8_t kComment = 253;    ///< put aside in Tree::comments
inline constexpr std::uint8_t kDropped = 254;    ///< left out, with all below it
inline constexpr std::uint8_t kErrorNode = 255;  ///< text that could not be parsed; its children may be good

/// One name of the grammar and what the front end calls it. Several names may share a kind.
struct KindName {
  std::string_view name;  ///< as in node-types.json: "identifier", "+"
  std::uint8_t kind = kOther;
  bool named = true;  ///< false for tokens: "+", "is not", "async"
};

/// A tree-sitter grammar seen through a front end's tables. Made once, then read by all threads.
class Grammar {
 public:
  /// What becomes of nodes that the parser made up to go on: `drop` leaves them out of the tree, so that a node that
  /// is there has a text. Either way they are noted as errors.
  enum class Missing : std::uint8_t { keep, drop };

  /// What the grammar's own scanner cannot take in, told before the parse; nothing for other texts.
  using Refusal = std::optional<base::Error> (*)(std::string_view text);

  /// `fields` get the numbers 1, 2, ... in the order given; fields not in it are 0.
  Grammar(const TSLanguage* language, std::span<const KindName> kinds, std::span<const std::string_view> fields,
          Missing missing = Missing::keep, Refusal refusal = nullptr);

  const TSLanguage* language() const { return language_; }
  std::uint8_t kind(std::uint16_t symbol) const {
    return symbol < kinds_.size() ? kinds_[symbol] : symbol == kErrorSymbol ? kErrorNode : kDropped;
  }
  std::uint8_t field(std::uint16_t field) const { return field < fields_.size() ? fields_[field] : 0; }
  Missing missing() const { return missing_; }
  std::optional<base::Error> refuses(std::string_view text) const {
    return refusal_ == nullptr ? std::nullopt : refusal_(text);
  }

  /// Names of the tables that the grammar does not have; empty unless the grammar's version was changed.
  const std::vector<std::string_view>& unknown() const { return unknown_; }

 private:
  static constexpr std::uint16_t kErrorSymbol = 0xffff;

  const TSLanguage* language_;
  Missing missing_;
  Refusal refusal_;
  std::vector<std::uint8_t> kinds_;   ///< by symbol
  std::vector<std::uint8_t> fields_;  ///< by field id
  std::vector<std::string_view> unknown_;
};

struct Node {
  std::uint32_t begin = 0;  ///< bytes
  std::uint32_t end = 0;
  NodeIndex parent = kNoNode;
  NodeIndex last = 0;  ///< one behind the last node of the subtree
  std::uint8_t kind = kOther;
  std::uint8_t field = 0;  ///< the field of the parent that this node is; 0 for none
  bool missing = false;    ///< the parser made it up to go on; its text is empty
};

class Tree {
 public:
  Tree(std::string_view text, base::Recycled<Node> nodes) : text_(text), nodes_(std::move(nodes)) {}

  const Node& operator[](NodeIndex node) const { return nodes_[node]; }
  NodeIndex root() const { return 0; }
  NodeIndex size() const { return static_cast<NodeIndex>(nodes_.size()); }
  std::string_view source() const { return text_; }

  std::string_view text(NodeIndex node) const {
    return text_.substr(nodes_[node].begin, nodes_[node].end - nodes_[node].begin);
  }
  std::string_view text(base::Span span) const { return text_.substr(span.begin, span.end - span.begin); }
  base::Span span(NodeIndex node) const { return {nodes_[node].begin, nodes_[node].end}; }
  std::uint8_t kind(NodeIndex node) const { return nodes_[node].kind; }
  NodeIndex parent(NodeIndex node) const { return nodes_[node].parent; }

  NodeIndex first_child(NodeIndex node) const { return nodes_[node].last > node + 1 ? node + 1 : kNoNode; }
  NodeIndex next_sibling(NodeIndex node) const {
    const NodeIndex parent = nodes_[node].parent;
    return parent != kNoNode && nodes_[node].last < nodes_[parent].last ? nodes_[node].last : kNoNode;
  }
  /// The first child that is the field `field`, or kNoNode.
  NodeIndex child(NodeIndex node, std::uint8_t field) const {
    for (NodeIndex i = node + 1; i < nodes_[node].last; i = nodes_[i].last) {
      if (nodes_[i].field == field) return i;
    }
    return kNoNode;
  }
  /// The first child of the kind, or kNoNode.
  NodeIndex child_of_kind(NodeIndex node, std::uint8_t kind) const {
    for (NodeIndex i = node + 1; i < nodes_[node].last; i = nodes_[i].last) {
      if (nodes_[i].kind == kind) return i;
    }
    return kNoNode;
  }

  /// Direct children, for a range-based for: `for (NodeIndex child : tree.children(node))`.
  class Children {
   public:
    class Iterator {
     public:
      Iterator(const Node* nodes, NodeIndex at) : nodes_(nodes), at_(at) {}
      NodeIndex operator*() const { return at_; }
      Iterator& operator++() {
        at_ = nodes_[at_].last;
        return *this;
      }
      bool operator!=(const Iterator& other) const { return at_ != other.at_; }

     private:
      const Node* nodes_;
      NodeIndex at_;
    };
    Children(const Node* nodes, NodeIndex first, NodeIndex last) : nodes_(nodes), first_(first), last_(last) {}
    Iterator begin() const { return {nodes_, first_}; }
    Iterator end() const { return {nodes_, last_}; }
    bool empty() const { return first_ == last_; }

   private:
    const Node* nodes_;
    NodeIndex first_, last_;
  };
  Children children(NodeIndex node) const { return {nodes_.data(), node + 1, nodes_[node].last}; }

  std::vector<base::Span> comments;  ///< with their marks, in source order
  std::vector<base::Span> errors;    ///< outermost unparsable pieces and missing tokens, in source order

 private:
  std::string_view text_;
  base::Recycled<Node> nodes_;
};

/// Parses the whole text. The tree keeps a view of `text`, which must outlive it.
/// Fails when the limit expired, when the text is 4 GiB or more or the grammar refuses it, or when the grammar does not
/// fit the runtime.
base::Result<Tree> parse(const Grammar& grammar, std::string_view text, const Limits& limits);

/// The texts of the comments without their marks, trimmed; each line of a block comment is one of its own.
/// Empty lines are left out. Knows `#`, `//`, and `/* */` with leading asterisks. Of a text without a suppression only
/// a first line `#!`.
std::vector<model::Comment> comment_rows(const Tree& tree);

}  // namespace snapcheck::lang
