// Statements of plain Java.
#include "analyzer/lang/java/plain_parsing.h"

namespace snapcheck::lang::java {

NodeIndex PlainParser::block_statement() {
  const NodeIndex node = open(block);
  skip(Token::left_brace);
  while (!is(Token::right_brace) && !gave_up_) statement(node);
  skip(Token::right_brace);
  return close(node);
}

/// Appends the statement to its parent; an empty one is no node.
void PlainParser::statement(NodeIndex parent, std::uint8_t field) {
  const Deeper deeper(*this);
  const auto simple = [&](std::uint8_t kind, bool with_value) {  // `return x;`
    const NodeIndex node = open(kind);
    lexer_.advance();
    if (with_value && !is(Token::semicolon)) draft_.append(node, expression());
    skip(Token::semicolon);
    return close(node);
  };
  const auto jump = [&](std::uint8_t kind) {  // `break label;`
    const NodeIndex node = open(kind);
    lexer_.advance();
    if (is(Token::word)) draft_.append(node, identifier());
    skip(Token::semicolon);
    return close(node);
  };
  NodeIndex node = kNoNode;
  if (gave_up_) return;
  switch (token()) {
    case Token::semicolon:
      lexer_.advance();
      return;
    case Token::left_brace:
      node = block_statement();
      break;
    case Token::kw_if:
      node = open(if_statement);
      lexer_.advance();
      draft_.append(node, condition(), by_condition);
      statement(node, by_consequence);
      if (skip_if(Token::kw_else)) statement(node, by_alternative);
      close(node);
      break;
    case Token::kw_while:
      node = open(while_statement);
      lexer_.advance();
      draft_.append(node, condition(), by_condition);
      statement(node, by_body);
      close(node);
      break;
    case Token::kw_do:
      node = open(do_statement);
      lexer_.advance();
      statement(node, by_body);
      skip(Token::kw_while);
      draft_.append(node, condition(), by_condition);
      skip(Token::semicolon);
      close(node);
      break;
    case Token::kw_for:
      node = for_loop();
      break;
    case Token::kw_try:
      node = try_block();
      break;
    case Token::kw_switch:
      node = switch_value();
      if (is(Token::semicolon) || is(Token::dot)) give_up();  // the grammar has two opinions about it
      break;
    case Token::kw_return:
      node = simple(return_statement, true);
      break;
    case Token::kw_throw:
      node = simple(throw_statement, true);
      break;
    case Token::kw_break:
      node = jump(break_statement);
      break;
    case Token::kw_continue:
      node = jump(continue_statement);
      break;
    case Token::kw_assert:
      node = open(assert_statement);
      lexer_.advance();
      draft_.append(node, expression());
      if (skip_if(Token::colon)) draft_.append(node, expression());
      skip(Token::semicolon);
      close(node);
      break;
    case Token::kw_synchronized:
      node = open(synchronized_statement);
      lexer_.advance();
      draft_.append(node, condition());
      draft_.append(node, block_statement(), by_body);
      close(node);
      break;
    case Token::kw_final:
    case Token::kw_abstract:
    case Token::kw_static:
    case Token::kw_strictfp:
    case Token::at: {
      const NodeIndex mine = modifiers();
      node = is_declaration() ? declaration(mine) : local_variables(mine);
      break;
    }
    default:
      node = is_declaration() ? declaration(kNoNode) : expression_or_variables();
      break;
  }
  draft_.append(parent, node, field);
}

/// `final Type a = 1;`, behind the modifiers.
NodeIndex PlainParser::local_variables(NodeIndex modifiers) {
  const NodeIndex of_type = needed_type();
  const NodeIndex node = modifiers == kNoNode ? wrap(local_variable_declaration, of_type, by_type)
                                              : wrap(local_variable_declaration, modifiers);
  if (modifiers != kNoNode) draft_.append(node, of_type, by_type);
  variables(node);
  return close(node);
}

/// `Type x = 1;`, `call();`, `label: ...`: what it is shows behind the first words.
NodeIndex PlainParser::expression_or_variables() {
  if (is(Token::reserved) && lexer_.text() == "yield") return give_up();
  const bool word = is(Token::word);
  if (word || (token() >= Token::kw_abstract && !is(Token::kw_this) && !is(Token::kw_super) && !is(Token::kw_new))) {
    const Token next = peek();
    if (word && next == Token::colon) {
      const NodeIndex node = open(labeled_statement);
      draft_.append(node, identifier());
      skip(Token::colon);
      statement(node);
      return close(node);
    }
    if (next == Token::word || next == Token::reserved || next == Token::dot || next == Token::less ||
        next == Token::left_bracket) {
      const Guess start = guess();
      const NodeIndex of_type = type();
      if (of_type != kNoNode && is_name()) {
        const NodeIndex node = wrap(local_variable_declaration, of_type, by_type);
        variables(node);
        return close(node);
      }
      take_back(start);
    }
  }
  const NodeIndex node = open(expression_statement);
  draft_.append(node, expression());
  skip(Token::semicolon);
  return close(node);
}

/// `(x)`
NodeIndex PlainParser::condition() {
  const NodeIndex node = open(parenthesized_expression);
  skip(Token::left_paren);
  draft_.append(node, expression());
  skip(Token::right_paren);
  return close(node);
}

NodeIndex PlainParser::for_loop() {
  const NodeIndex node = open(for_statement);
  skip(Token::kw_for);
  skip(Token::left_paren);
  const Guess start = guess();
  const NodeIndex mine = modifiers();
  const NodeIndex of_type = is(Token::semicolon) ? kNoNode : type();
  if (of_type != kNoNode && is_name()) {
    // The name may have brackets: `for (int a[] : rows)`, for which a second look is enough.
    const NodeIndex variable = identifier();
    const NodeIndex brackets = is(Token::left_bracket) ? dimensions() : kNoNode;
    if (is(Token::colon)) {
      draft_.set_kind(node, enhanced_for_statement);
      if (mine != kNoNode) draft_.append(node, mine);
      draft_.append(node, of_type, by_type);
      draft_.append(node, variable, by_name);
      if (brackets != kNoNode) draft_.append(node, brackets, by_dimensions);
      skip(Token::colon);
      draft_.append(node, expression(), by_value);
      skip(Token::right_paren);
      statement(node, by_body);
      return close(node);
    }
    // Annotations can hold any code; read twice on every level, that would not be linear.
    for (NodeIndex one = mine == kNoNode ? mine : draft_.first_child(mine); one != kNoNode; one = draft_.next(one)) {
      if (draft_.kind(one) == annotation) return give_up();
    }
    take_back(start);
    draft_.append(node, local_variables(modifiers()), by_init);
  } else {
    if (mine != kNoNode) return give_up();
    take_back(start);
    if (!is(Token::semicolon)) {
      do draft_.append(node, expression(), by_init);
      while (skip_if(Token::comma));
    }
    skip(Token::semicolon);
  }
  if (!is(Token::semicolon)) draft_.append(node, expression(), by_condition);
  skip(Token::semicolon);
  if (!is(Token::right_paren)) {
    do draft_.append(node, expression(), by_update);
    while (skip_if(Token::comma));
  }
  skip(Token::right_paren);
  statement(node, by_body);
  return close(node);
}

NodeIndex PlainParser::try_block() {
  const NodeIndex node = open(try_statement);
  skip(Token::kw_try);
  if (is(Token::left_paren)) {
    draft_.set_kind(node, try_with_resources_statement);
    draft_.append(node, resources(), by_resources);
  }
  draft_.append(node, block_statement(), by_body);
  bool ended = draft_.kind(node) == try_with_resources_statement;
  while (is(Token::kw_catch)) {
    ended = true;
    const NodeIndex clause = open(catch_clause);
    skip(Token::kw_catch);
    skip(Token::left_paren);
    const NodeIndex mine = modifiers();
    const NodeIndex parameter = mine == kNoNode ? open(catch_formal_parameter) : wrap(catch_formal_parameter, mine);
    const NodeIndex types = open(catch_type);
    draft_.append(types, needed_type());
    while (is(Token::bar)) {
      keep(types, operate);
      draft_.append(types, needed_type());
    }
    draft_.append(parameter, close(types));
    draft_.append(parameter, identifier(), by_name);
    draft_.append(clause, close(parameter));
    skip(Token::right_paren);
    draft_.append(clause, block_statement(), by_body);
    draft_.append(node, close(clause));
  }
  if (is(Token::kw_finally)) {
    ended = true;
    const NodeIndex clause = open(finally_clause);
    skip(Token::kw_finally);
    draft_.append(clause, block_statement());
    draft_.append(node, close(clause));
  }
  return ended ? close(node) : give_up();
}

/// `(In in = open(); out)`
NodeIndex PlainParser::resources() {
  const NodeIndex list = open(resource_specification);
  skip(Token::left_paren);
  while (!is(Token::right_paren) && !gave_up_) {
    const Guess start = guess();
    const NodeIndex mine = modifiers();
    const NodeIndex of_type = type();
    if (of_type != kNoNode && is_name()) {
      const NodeIndex node = mine == kNoNode ? wrap(resource, of_type, by_type) : wrap(resource, mine);
      if (mine != kNoNode) draft_.append(node, of_type, by_type);
      draft_.append(node, identifier(), by_name);
      if (!is(Token::assign)) return give_up();
      keep(node, assign);
      draft_.append(node, expression(), by_value);
      draft_.append(list, close(node));
    } else {
      if (mine != kNoNode) return give_up();
      take_back(start);
      const NodeIndex node = open(resource);
      const NodeIndex value = primary();
      if (draft_.kind(value) != Kind::identifier && draft_.kind(value) != field_access) return give_up();
      draft_.append(node, value);
      draft_.append(list, close(node));
    }
    if (!skip_if(Token::semicolon)) break;
  }
  skip(Token::right_paren);
  return close(list);
}

// --- switch ---------------------------------------------------------------------------------------------------

NodeIndex PlainParser::switch_value() {
  const NodeIndex node = open(switch_expression);
  skip(Token::kw_switch);
  draft_.append(node, condition(), by_condition);
  draft_.append(node, switch_block_rows(), by_body);
  return close(node);
}

NodeIndex PlainParser::switch_block_rows() {
  const NodeIndex rows = open(switch_block);
  skip(Token::left_brace);
  while (!is(Token::right_brace) && !gave_up_) {
    const NodeIndex label = switch_labels();
    if (skip_if(Token::arrow)) {
      const NodeIndex rule = wrap(switch_rule, label);
      if (is(Token::left_brace) || is(Token::kw_throw)) {
        statement(rule);
      } else {
        const NodeIndex node = open(expression_statement);
        draft_.append(node, expression());
        skip(Token::semicolon);
        draft_.append(rule, close(node));
      }
      draft_.append(rows, close(rule));
      continue;
    }
    // `case A: case B:` are two groups, the first without a statement.
    const NodeIndex group = wrap(switch_block_statement_group, label);
    skip(Token::colon);
    while (!is(Token::kw_case) && !is(Token::kw_default) && !is(Token::right_brace) && !gave_up_) statement(group);
    draft_.append(rows, close(group));
  }
  skip(Token::right_brace);
  return close(rows);
}

/// `case A, B`, `default`; patterns are left to the grammar.
NodeIndex PlainParser::switch_labels() {
  const NodeIndex label = open(switch_label);
  if (is(Token::kw_default)) {
    keep(label, default_token);
    return close(label);
  }
  skip(Token::kw_case);
  const bool outside = in_label_;
  in_label_ = true;
  do draft_.append(label, ternary());
  while (skip_if(Token::comma));
  in_label_ = outside;
  if (!is(Token::colon) && !is(Token::arrow)) return give_up();
  return close(label);
}

}  // namespace snapcheck::lang::java
