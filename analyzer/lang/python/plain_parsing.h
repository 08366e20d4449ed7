// Recursive descent over the tokens of plain_lexer.h (descent.h). Private to plain_*.cpp, one file for each part of the
// grammar. No token is read twice: what turns out to be a target of an assignment is made one when the `=` comes.
#pragma once

#include "analyzer/lang/descent.h"
#include "analyzer/lang/python/grammar.h"
#include "analyzer/lang/python/plain_lexer.h"

namespace snapcheck::lang::python {

class PlainParser : private Descent<PlainLexer> {
 public:
  explicit PlainParser(std::string_view text) : Descent(text) {}

  std::optional<Tree> run();

 private:
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
  NodeIndex arguments();
  NodeIndex subscript(NodeIndex value);
  NodeIndex slice_or_expression();
  NodeIndex lambda();
  NodeIndex yield();
  NodeIndex element();
  bool starts_clause() const { return is(Token::kw_for) || is(Token::kw_async); }
  NodeIndex targets();
  NodeIndex target();
  void as_target(NodeIndex expression);
  std::uint8_t operator_of(int& precedence) const;

  // plain_displays.cpp
  NodeIndex strings();
  NodeIndex format_string();
  std::uint32_t interpolation(NodeIndex parent, std::uint8_t kind, std::uint32_t at, std::uint32_t limit_depth);
  NodeIndex splat(std::uint8_t kind);
  NodeIndex group();
  NodeIndex list();
  NodeIndex braces();
  void clauses(NodeIndex comprehension);
};

}  // namespace snapcheck::lang::python
