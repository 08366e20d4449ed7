// Recursive descent over the tokens of plain_lexer.h (descent.h). Private to plain_*.cpp, one file for each part of the
// grammar.
#pragma once

#include "analyzer/lang/descent.h"
#include "analyzer/lang/java/kinds.h"
#include "analyzer/lang/java/plain_lexer.h"

namespace snapcheck::lang::java {

class PlainParser : private Descent<PlainLexer> {
 public:
  explicit PlainParser(std::string_view text) : Descent(text) {}

  std::optional<Tree> run();

 private:
  /// A name: some words are keywords only in places where no name can be.
  bool is_name() const { return is(Token::word) || (is(Token::reserved) && lexer_.text() != "_"); }
  Token peek();
  struct Guess {
    PlainLexer::Mark mark;
    std::size_t size;
  };
  Guess guess() const { return {lexer_.mark(), draft_.size()}; }
  void take_back(const Guess& guess);
  void drop(const Guess& from);

  // plain_types.cpp: types, names, annotations. A type that is none is kNoNode; the caller takes it back or gives up.
  NodeIndex name();
  NodeIndex identifier(std::uint8_t kind = Kind::identifier);
  NodeIndex simple_type();
  NodeIndex type();
  NodeIndex needed_type();
  bool type_arguments();
  NodeIndex dimensions();
  NodeIndex type_parameters();
  NodeIndex type_list();
  NodeIndex modifiers();
  NodeIndex annotation_use();
  NodeIndex element_value();

  // plain_declarations.cpp
  bool is_declaration();
  NodeIndex declaration(NodeIndex modifiers);
  NodeIndex class_or_record(NodeIndex modifiers, bool record);
  NodeIndex interface(NodeIndex modifiers);
  NodeIndex enumeration(NodeIndex modifiers);
  NodeIndex annotation_type(NodeIndex modifiers);
  NodeIndex body_of_class();
  NodeIndex body_of_interface();
  NodeIndex body_of_annotation();
  void member(NodeIndex body, bool in_interface);
  void variables(NodeIndex declaration);
  NodeIndex parameters();
  NodeIndex method(NodeIndex modifiers, NodeIndex type_parameters, NodeIndex type);
  NodeIndex constructor(NodeIndex modifiers, NodeIndex type_parameters);
  NodeIndex initializer();
  void throws_clause();

  // plain_statements.cpp
  void statement(NodeIndex parent, std::uint8_t field = 0);
  NodeIndex block_statement();
  NodeIndex local_variables(NodeIndex modifiers);
  NodeIndex expression_or_variables();
  NodeIndex condition();
  NodeIndex for_loop();
  NodeIndex try_block();
  NodeIndex resources();
  NodeIndex switch_block_rows();
  NodeIndex switch_labels();

  // plain_expressions.cpp
  NodeIndex expression();
  NodeIndex ternary();
  NodeIndex binary(int least);
  NodeIndex unary();
  NodeIndex cast_or_group();
  NodeIndex primary();
  NodeIndex primary_behind(NodeIndex first);
  NodeIndex behind_dot(NodeIndex object);
  NodeIndex reference(NodeIndex object);
  NodeIndex lambda(NodeIndex parameters);
  NodeIndex creation(NodeIndex outer);
  NodeIndex arguments();
  NodeIndex switch_value();
  bool as_type(NodeIndex expression);
  bool is_type_alone(NodeIndex node) const;
  std::uint32_t operator_end(int& precedence, std::uint8_t& kind) const;

  bool in_label_ = false;  ///< `case A ->`: the arrow is not a lambda's
};

}  // namespace snapcheck::lang::java
