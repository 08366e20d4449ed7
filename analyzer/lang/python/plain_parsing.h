// Recursive descent over the tokens of plain_lexer.h. Private to plain_*.cpp, one file for each part of the grammar.
//
// Every function starts at the first token of what it reads, ends behind the last one, and returns the node. What it
// cannot read makes it give up: from then on the token is Token::bad, which fits nowhere, so that all loops end. No
// token is read twice: what turns out to be a target of an assignment is made one when the `=` comes.
#pragma once

#include <optional>

#include "analyzer/lang/draft.h"
#include "analyzer/lang/python/grammar.h"
#include "analyzer/lang/python/plain_lexer.h"

namespace snapcheck::lang::python {

class PlainParser {
 public:
  explicit PlainParser(std::string_view text) : lexer_(text), draft_(text.size()), text_(text) { lexer_.advance(); }

  std::optional<Tree> run();

 private:
  // Tokens.
  Token token() const { return lexer_.token; }
  bool is(Token wanted) const { return lexer_.token == wanted; }
  void skip(Token wanted);
  bool skip_if(Token wanted);
  NodeIndex give_up();

  // Nodes.
  NodeIndex open(std::uint8_t kind) { return draft_.add(kind, lexer_.begin); }
  NodeIndex close(NodeIndex node);
  NodeIndex leaf(std::uint8_t kind);  ///< the token
  NodeIndex wrap(std::uint8_t kind, NodeIndex first, std::uint8_t field = 0);
  void keep(NodeIndex parent, std::uint8_t kind, std::uint8_t field = 0) { draft_.append(parent, leaf(kind), field); }

  // plain_statements.cpp
  void statement(NodeIndex parent);
  void simple_statements(NodeIndex parent);
  NodeIndex simple_statement();
  NodeIndex expression_statement();
  NodeIndex right_side();
  NodeIndex import_from();
  void imported(NodeIndex statement);
  NodeIndex dotted_name();
  NodeIndex identifiers(std::uint8_t kind);
  NodeIndex suite();
  NodeIndex if_statement();
  NodeIndex while_statement();
  NodeIndex for_statement(NodeIndex async);
  NodeIndex try_statement();
  NodeIndex with_statement(NodeIndex async);
  NodeIndex function(NodeIndex async);
  NodeIndex class_statement();
  NodeIndex decorated();
  NodeIndex async_statement();
  NodeIndex else_clause();
  NodeIndex parameters();
  void parameter_rows(NodeIndex list, Token last, bool typed);
  NodeIndex type();

  // plain_expressions.cpp
  NodeIndex expression();
  NodeIndex expressions();
  NodeIndex disjunction();
  NodeIndex conjunction();
  NodeIndex inversion();
  NodeIndex comparison();
  NodeIndex binary(int least);
  NodeIndex unary();
  NodeIndex primary();
  NodeIndex atom();
  NodeIndex strings();
  NodeIndex format_string();
  std::uint32_t interpolation(NodeIndex parent, std::uint8_t kind, std::uint32_t at, std::uint32_t limit_depth);
  NodeIndex group();
  NodeIndex list();
  NodeIndex braces();
  NodeIndex arguments();
  NodeIndex subscript(NodeIndex value);
  NodeIndex slice_or_expression();
  NodeIndex lambda();
  NodeIndex yield();
  NodeIndex element();
  NodeIndex splat(std::uint8_t kind);
  bool starts_clause() const { return is(Token::kw_for) || is(Token::kw_async); }
  void clauses(NodeIndex comprehension);
  NodeIndex targets();
  NodeIndex target();
  void as_target(NodeIndex expression);
  std::uint8_t operator_of(int& precedence) const;

  static constexpr int kMaxDepth = 1000;  ///< nested code; tree-sitter needs no stack
  struct Deeper {
    explicit Deeper(PlainParser& parser) : depth(parser.depth_) {
      if (++depth > kMaxDepth) parser.give_up();
    }
    ~Deeper() { --depth; }
    int& depth;
  };

  PlainLexer lexer_;
  Draft draft_;
  std::string_view text_;
  int depth_ = 0;
  bool gave_up_ = false;
};

}  // namespace snapcheck::lang::python
