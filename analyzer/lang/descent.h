// What the parsers for plain code share: a table of a language's words, and recursive descent over a lexer's tokens.
//
// Every function of a parser starts at the first token of what it reads, ends behind the last one, and returns the
// node. What it cannot read makes it give up: from then on the token is Token::bad, which fits nowhere, so that all
// loops end.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <utility>

#include "analyzer/lang/draft.h"

namespace snapcheck::lang {

template <typename Token>
struct Word {
  std::string_view text;
  Token token = Token::word;
};

/// The words that are no names, each at its hash or behind it. `kSize`: a power of two, above twice their number.
template <typename Token, std::size_t kSize>
class WordTable {
 public:
  constexpr explicit WordTable(std::span<const Word<Token>> words) {
    for (const Word<Token>& row : words) {
      std::size_t at = hash_of(row.text);
      while (!rows_[at].text.empty()) at = (at + 1) % kSize;
      rows_[at] = row;
      longest_ = std::max(longest_, row.text.size());
    }
  }
  /// Token::word for a name.
  Token find(std::string_view word) const {
    if (word.size() > longest_) return Token::word;
    for (std::size_t at = hash_of(word); !rows_[at].text.empty(); at = (at + 1) % kSize) {
      if (rows_[at].text == word) return rows_[at].token;
    }
    return Token::word;
  }

 private:
  static constexpr std::size_t hash_of(std::string_view word) {
    const auto byte = [](char c) { return static_cast<std::size_t>(static_cast<unsigned char>(c)); };
    return (word.size() * 37 + byte(word.front()) * 7 + byte(word.back()) * 17) % kSize;
  }

  std::array<Word<Token>, kSize> rows_{};
  std::size_t longest_ = 0;
};

/// `Lexer`: has `token`, `begin`, `end`, `before`, `comments` and advance(), as plain_lexer.h has them.
template <typename Lexer>
class Descent {
 protected:
  using Token = decltype(Lexer::token);

  explicit Descent(std::string_view text) : lexer_(text), draft_(text.size()), text_(text) { lexer_.advance(); }

  /// The whole tree. The grammar's root begins where the first token or comment does, and ends with the file.
  std::optional<Tree> finish(NodeIndex root, std::string_view spaces) {
    if (gave_up_) return std::nullopt;
    const std::size_t first = std::min(text_.find_first_not_of(spaces), text_.size());
    Tree tree = draft_.finish(text_, root, static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(text_.size()));
    tree.comments = std::move(lexer_.comments);
    return tree;
  }

  // Tokens.
  Token token() const { return lexer_.token; }
  bool is(Token wanted) const { return lexer_.token == wanted; }
  void skip(Token wanted) {
    if (!skip_if(wanted)) give_up();
  }
  bool skip_if(Token wanted) {
    if (lexer_.token != wanted || gave_up_) return false;
    lexer_.advance();
    return true;
  }
  /// Returns a node, so that whoever asked for one can go on until it sees that nothing fits.
  NodeIndex give_up() {
    gave_up_ = true;
    lexer_.token = Token::bad;
    return draft_.add(kOther, lexer_.begin, lexer_.begin);
  }

  // Nodes.
  NodeIndex open(std::uint8_t kind) { return draft_.add(kind, lexer_.begin); }
  /// The node ends with the last token.
  NodeIndex close(NodeIndex node) {
    draft_.end(node, lexer_.before);
    return node;
  }
  /// The token.
  NodeIndex leaf(std::uint8_t kind) {
    const NodeIndex node = draft_.add(kind, lexer_.begin, lexer_.end);
    if (!gave_up_) lexer_.advance();
    return node;
  }
  /// A node around `first`, which is its first child.
  NodeIndex wrap(std::uint8_t kind, NodeIndex first, std::uint8_t field = 0) {
    const NodeIndex node = draft_.add(kind, draft_.begin(first));
    draft_.append(node, first, field);
    return node;
  }
  void keep(NodeIndex parent, std::uint8_t kind, std::uint8_t field = 0) { draft_.append(parent, leaf(kind), field); }

  static constexpr int kMaxDepth = 1000;  ///< nested code; tree-sitter needs no stack
  struct Deeper {
    explicit Deeper(Descent& parser) : depth(parser.depth_) {
      if (++depth > kMaxDepth) parser.give_up();
    }
    ~Deeper() { --depth; }
    int& depth;
  };

  Lexer lexer_;
  Draft draft_;
  std::string_view text_;
  int depth_ = 0;
  bool gave_up_ = false;
};

}  // namespace snapcheck::lang
