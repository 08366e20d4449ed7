// Statements of plain Python.
#include "analyzer/lang/python/plain_parsing.h"

namespace snapcheck::lang::python {

void PlainParser::statement(NodeIndex parent) {
  const Deeper deeper(*this);
  if (gave_up_) return;
  switch (token()) {
    case Token::kw_if:
      draft_.append(parent, if_statement());
      return;
    case Token::kw_while:
      draft_.append(parent, while_statement());
      return;
    case Token::kw_for:
      draft_.append(parent, for_statement(kNoNode));
      return;
    case Token::kw_try:
      draft_.append(parent, try_statement());
      return;
    case Token::kw_with:
      draft_.append(parent, with_statement(kNoNode));
      return;
    case Token::kw_def:
      draft_.append(parent, function(kNoNode));
      return;
    case Token::kw_class:
      draft_.append(parent, class_statement());
      return;
    case Token::kw_async:
      draft_.append(parent, async_statement());
      return;
    case Token::at:
      draft_.append(parent, decorated());
      return;
    default:
      simple_statements(parent);
  }
}

/// `a = 1; b()` up to the line's end.
void PlainParser::simple_statements(NodeIndex parent) {
  do draft_.append(parent, simple_statement());
  while (skip_if(Token::semicolon) && !is(Token::newline));
  skip(Token::newline);
}

NodeIndex PlainParser::simple_statement() {
  switch (token()) {
    case Token::kw_pass:
      return leaf(kind::pass_statement);
    case Token::kw_break:
      return leaf(kind::break_statement);
    case Token::kw_continue:
      return leaf(kind::continue_statement);
    case Token::kw_global:
      return identifiers(kind::global_statement);
    case Token::kw_nonlocal:
      return identifiers(kind::nonlocal_statement);
    case Token::kw_from:
      return import_from();
    case Token::kw_import: {
      const NodeIndex node = open(kind::import_statement);
      skip(Token::kw_import);
      imported(node);
      return close(node);
    }
    case Token::kw_return: {
      const NodeIndex node = open(kind::return_statement);
      skip(Token::kw_return);
      if (!is(Token::newline) && !is(Token::semicolon)) draft_.append(node, expressions());
      return close(node);
    }
    case Token::kw_del: {
      const NodeIndex node = open(kind::delete_statement);
      skip(Token::kw_del);
      draft_.append(node, expressions());
      return close(node);
    }
    case Token::kw_assert: {
      const NodeIndex node = open(kind::assert_statement);
      skip(Token::kw_assert);
      do draft_.append(node, expression());
      while (skip_if(Token::comma));
      return close(node);
    }
    case Token::kw_raise: {
      const NodeIndex node = open(kind::raise_statement);
      skip(Token::kw_raise);
      if (!is(Token::newline) && !is(Token::semicolon)) draft_.append(node, expressions());
      if (skip_if(Token::kw_from)) draft_.append(node, expression(), field::cause);
      return close(node);
    }
    default:
      return expression_statement();
  }
}

/// `f()`, `a = b = c`, `a: T = b`, `a += b`.
NodeIndex PlainParser::expression_statement() {
  // Words that begin statements of other times: `print x`, `exec code`, `match x:`, `type T = int`.
  if (is(Token::word)) {
    const std::string_view word = lexer_.text();
    if (word == "print" || word == "exec" || word == "match" || word == "type") {
      std::uint32_t next = lexer_.end;
      while (lexer_.at(next) == ' ') ++next;
      const char c = lexer_.at(next);
      const bool plain = c == '.' || (c == '=' && lexer_.at(next + 1) != '=') || (c == '(' && word != "match");
      if (!plain) return give_up();
    }
  }
  const NodeIndex node = open(kind::expression_statement);
  const NodeIndex side = right_side();
  if (draft_.kind(side) == kind::expression_list) return give_up();  // its elements have no list around them here
  draft_.append(node, side);
  return close(node);
}

/// What can stand behind `=`; with `=` in it, an assignment.
NodeIndex PlainParser::right_side() {
  const Deeper deeper(*this);
  if (is(Token::kw_yield)) return yield();
  const NodeIndex left = expressions();
  switch (token()) {
    case Token::assign: {
      as_target(left);
      const NodeIndex node = wrap(kind::assignment, left, field::left);
      skip(Token::assign);
      draft_.append(node, right_side(), field::right);
      return close(node);
    }
    case Token::colon: {
      if (draft_.kind(left) != kind::identifier && draft_.kind(left) != kind::attribute &&
          draft_.kind(left) != kind::subscript) {
        return give_up();
      }
      const NodeIndex node = wrap(kind::assignment, left, field::left);
      skip(Token::colon);
      draft_.append(node, type(), field::type);
      if (skip_if(Token::assign)) draft_.append(node, right_side(), field::right);
      return close(node);
    }
    case Token::minus_assign:
    case Token::other_assign: {
      as_target(left);
      const NodeIndex node = wrap(kind::augmented_assignment, left, field::left);
      if (is(Token::minus_assign)) {
        keep(node, kind::minus_assign, field::operator_);
      } else {
        lexer_.advance();
      }
      draft_.append(node, right_side(), field::right);
      return close(node);
    }
    default:
      return left;
  }
}

// --- Imports --------------------------------------------------------------------------------------------------

NodeIndex PlainParser::dotted_name() {
  const NodeIndex node = open(kind::dotted_name);
  do {
    if (!is(Token::word)) return give_up();
    keep(node, kind::identifier);
  } while (skip_if(Token::dot));
  return close(node);
}

/// `a.b as c, d`
void PlainParser::imported(NodeIndex statement) {
  do {
    if (is(Token::right_paren)) return;
    NodeIndex name = dotted_name();
    if (is(Token::kw_as)) {
      name = wrap(kind::aliased_import, name, field::name);
      skip(Token::kw_as);
      if (!is(Token::word)) {
        give_up();
        return;
      }
      keep(name, kind::identifier, field::alias);
      close(name);
    }
    draft_.append(statement, name, field::name);
  } while (skip_if(Token::comma));
}

NodeIndex PlainParser::import_from() {
  const NodeIndex node = open(kind::import_from_statement);
  skip(Token::kw_from);
  if (is(Token::dot) || is(Token::ellipsis)) {
    const NodeIndex relative = open(kind::relative_import);
    const NodeIndex dots = open(kind::import_prefix);
    while (is(Token::dot) || is(Token::ellipsis)) lexer_.advance();
    draft_.append(relative, close(dots));
    if (is(Token::word)) draft_.append(relative, dotted_name());
    draft_.append(node, close(relative), field::module_name);
  } else if (is(Token::word) && lexer_.text() == "__future__") {
    draft_.set_kind(node, kind::future_import_statement);
    lexer_.advance();
  } else {
    draft_.append(node, dotted_name(), field::module_name);
  }
  skip(Token::kw_import);
  if (is(Token::star)) {
    keep(node, kind::wildcard_import);
  } else if (skip_if(Token::left_paren)) {
    imported(node);
    skip(Token::right_paren);
  } else {
    imported(node);
  }
  return close(node);
}

/// `global a, b`
NodeIndex PlainParser::identifiers(std::uint8_t kind) {
  const NodeIndex node = open(kind);
  lexer_.advance();
  do {
    if (!is(Token::word)) return give_up();
    keep(node, kind::identifier);
  } while (skip_if(Token::comma));
  return close(node);
}

// --- Blocks ---------------------------------------------------------------------------------------------------

/// `: statements` on the line, or a block below it.
NodeIndex PlainParser::suite() {
  skip(Token::colon);
  if (!is(Token::newline)) {
    const NodeIndex node = open(kind::block);
    simple_statements(node);
    return close(node);
  }
  skip(Token::newline);
  skip(Token::indent);
  const NodeIndex node = open(kind::block);
  while (!is(Token::dedent) && !gave_up_) statement(node);
  skip(Token::dedent);
  return close(node);
}

NodeIndex PlainParser::if_statement() {
  const NodeIndex node = open(kind::if_statement);
  skip(Token::kw_if);
  draft_.append(node, expression(), field::condition);
  draft_.append(node, suite(), field::consequence);
  while (is(Token::kw_elif)) {
    const NodeIndex clause = open(kind::elif_clause);
    skip(Token::kw_elif);
    draft_.append(clause, expression(), field::condition);
    draft_.append(clause, suite(), field::consequence);
    draft_.append(node, close(clause), field::alternative);
  }
  if (is(Token::kw_else)) draft_.append(node, else_clause(), field::alternative);
  return close(node);
}

NodeIndex PlainParser::else_clause() {
  const NodeIndex node = open(kind::else_clause);
  skip(Token::kw_else);
  draft_.append(node, suite(), field::body);
  return close(node);
}

NodeIndex PlainParser::while_statement() {
  const NodeIndex node = open(kind::while_statement);
  skip(Token::kw_while);
  draft_.append(node, expression(), field::condition);
  draft_.append(node, suite(), field::body);
  if (is(Token::kw_else)) draft_.append(node, else_clause(), field::alternative);
  return close(node);
}

NodeIndex PlainParser::for_statement(NodeIndex async) {
  const NodeIndex node = async == kNoNode ? open(kind::for_statement) : wrap(kind::for_statement, async);
  skip(Token::kw_for);
  draft_.append(node, targets(), field::left);
  if (!is(Token::kw_in)) return give_up();
  keep(node, kind::token_in);
  draft_.append(node, expressions(), field::right);
  draft_.append(node, suite(), field::body);
  if (is(Token::kw_else)) draft_.append(node, else_clause(), field::alternative);
  return close(node);
}

NodeIndex PlainParser::try_statement() {
  const NodeIndex node = open(kind::try_statement);
  skip(Token::kw_try);
  draft_.append(node, suite(), field::body);
  bool caught = false;
  while (is(Token::kw_except)) {
    caught = true;
    const NodeIndex clause = open(kind::except_clause);
    skip(Token::kw_except);
    if (!is(Token::colon)) {
      NodeIndex value = expression();
      if (is(Token::kw_as)) {
        value = wrap(kind::as_pattern, value);
        skip(Token::kw_as);
        if (!is(Token::word)) return give_up();
        const NodeIndex name = open(kind::as_pattern_target);
        keep(name, kind::identifier);
        draft_.append(value, close(name), field::alias);
        close(value);
      }
      draft_.append(clause, value, field::value);
    }
    draft_.append(clause, suite());
    draft_.append(node, close(clause));
  }
  if (is(Token::kw_else)) draft_.append(node, else_clause());
  if (is(Token::kw_finally)) {
    caught = true;
    const NodeIndex clause = open(kind::finally_clause);
    skip(Token::kw_finally);
    draft_.append(clause, suite());
    draft_.append(node, close(clause));
  }
  return caught ? close(node) : give_up();
}

NodeIndex PlainParser::with_statement(NodeIndex async) {
  const NodeIndex node = async == kNoNode ? open(kind::with_statement) : wrap(kind::with_statement, async);
  skip(Token::kw_with);
  const NodeIndex clause = open(kind::with_clause);
  do {
    if (is(Token::left_paren)) return give_up();  // around all of it, or around a value
    const NodeIndex item = open(kind::with_item);
    NodeIndex value = expression();
    if (is(Token::kw_as)) {
      value = wrap(kind::as_pattern, value);
      skip(Token::kw_as);
      const NodeIndex name = open(kind::as_pattern_target);
      draft_.append(name, primary());
      draft_.append(value, close(name), field::alias);
      close(value);
    }
    draft_.append(item, value, field::value);
    draft_.append(clause, close(item));
  } while (skip_if(Token::comma));
  draft_.append(node, close(clause));
  draft_.append(node, suite(), field::body);
  return close(node);
}

NodeIndex PlainParser::async_statement() {
  const NodeIndex async = leaf(kind::token_async);
  switch (token()) {
    case Token::kw_def:
      return function(async);
    case Token::kw_for:
      return for_statement(async);
    case Token::kw_with:
      return with_statement(async);
    default:
      return give_up();
  }
}

// --- Definitions ----------------------------------------------------------------------------------------------

NodeIndex PlainParser::decorated() {
  const NodeIndex node = open(kind::decorated_definition);
  while (is(Token::at)) {
    const NodeIndex decorator = open(kind::decorator);
    skip(Token::at);
    draft_.append(decorator, expression());
    skip(Token::newline);
    draft_.append(node, close(decorator));
  }
  NodeIndex definition = kNoNode;
  if (is(Token::kw_class)) {
    definition = class_statement();
  } else if (is(Token::kw_def)) {
    definition = function(kNoNode);
  } else if (is(Token::kw_async)) {
    const NodeIndex async = leaf(kind::token_async);
    definition = is(Token::kw_def) ? function(async) : give_up();
  } else {
    return give_up();
  }
  draft_.append(node, definition, field::definition);
  return close(node);
}

NodeIndex PlainParser::function(NodeIndex async) {
  const NodeIndex node = async == kNoNode ? open(kind::function_definition) : wrap(kind::function_definition, async);
  skip(Token::kw_def);
  if (!is(Token::word)) return give_up();
  keep(node, kind::identifier, field::name);
  draft_.append(node, parameters(), field::parameters);
  if (skip_if(Token::arrow)) draft_.append(node, type(), field::return_type);
  draft_.append(node, suite(), field::body);
  return close(node);
}

NodeIndex PlainParser::class_statement() {
  const NodeIndex node = open(kind::class_definition);
  skip(Token::kw_class);
  if (!is(Token::word)) return give_up();
  keep(node, kind::identifier, field::name);
  if (is(Token::left_paren)) draft_.append(node, arguments(), field::superclasses);
  draft_.append(node, suite(), field::body);
  return close(node);
}

NodeIndex PlainParser::parameters() {
  const NodeIndex node = open(kind::parameters);
  skip(Token::left_paren);
  parameter_rows(node, Token::right_paren, true);
  skip(Token::right_paren);
  return close(node);
}

/// `a, b: T = 1, *args, c, /, **kwargs` up to the token behind them; a lambda's have no types.
void PlainParser::parameter_rows(NodeIndex list, Token last, bool typed) {
  while (!is(last) && !gave_up_) {
    NodeIndex row = kNoNode;
    if (is(Token::star) || is(Token::power)) {
      row = open(is(Token::star) ? kind::list_splat_pattern : kind::dictionary_splat_pattern);
      const bool alone = is(Token::star);
      lexer_.advance();
      if (alone && is(Token::comma)) {
        lexer_.advance();
        continue;
      }
      if (!is(Token::word)) {
        give_up();
        return;
      }
      keep(row, kind::identifier);
      close(row);
    } else if (is(Token::slash)) {
      lexer_.advance();
      if (!skip_if(Token::comma)) return;
      continue;
    } else if (is(Token::word)) {
      row = leaf(kind::identifier);
    } else {
      give_up();
      return;
    }
    const bool simple = draft_.kind(row) == kind::identifier;
    if (typed && is(Token::colon)) {
      row = wrap(kind::typed_parameter, row);
      skip(Token::colon);
      draft_.append(row, type(), field::type);
      close(row);
    }
    if (is(Token::assign)) {
      if (!simple) {
        give_up();
        return;
      }
      skip(Token::assign);
      if (draft_.kind(row) == kind::identifier) {
        row = wrap(kind::default_parameter, row, field::name);
      } else {
        draft_.set_kind(row, kind::typed_default_parameter);
        draft_.set_field(draft_.first_child(row), field::name);
      }
      draft_.append(row, expression(), field::value);
      close(row);
    }
    draft_.append(list, row);
    if (!skip_if(Token::comma)) return;
  }
}

/// `T`, `List[T]`, `a.B[T]`, `T | None`.
NodeIndex PlainParser::type() {
  const Deeper deeper(*this);
  const NodeIndex node = open(kind::type);
  const bool generic = is(Token::word) && lexer_.at(lexer_.end) == '[';
  if (!generic) {
    draft_.append(node, expression());
    return close(node);
  }
  const NodeIndex of = draft_.add(kOther, lexer_.begin);  // generic_type
  keep(of, kind::identifier);
  const NodeIndex list = open(kind::type_parameter);
  skip(Token::left_bracket);
  for (bool more = true; more; more = skip_if(Token::comma) && !is(Token::right_bracket)) draft_.append(list, type());
  skip(Token::right_bracket);
  draft_.append(of, close(list));
  draft_.append(node, close(of));
  switch (token()) {
    case Token::assign:
    case Token::comma:
    case Token::right_paren:
    case Token::right_bracket:
    case Token::newline:
    case Token::colon:
      return close(node);
    default:
      return give_up();
  }
}

}  // namespace snapcheck::lang::python
