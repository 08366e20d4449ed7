// Texts with what is put into them, tuples, lists, tables and comprehensions.
#include "analyzer/lang/python/plain_parsing.h"

namespace snapcheck::lang::python {

// --- Texts -----------------------------------------------------------------------------------------------------

/// `"a" 'b'`
NodeIndex PlainParser::strings() {
  const auto one = [this] { return is(Token::text) ? leaf(kind::string) : format_string(); };
  const NodeIndex first = one();
  if (!is(Token::text) && !is(Token::format)) return first;
  const NodeIndex node = wrap(kind::concatenated_string, first);
  while (is(Token::text) || is(Token::format)) draft_.append(node, one());
  return close(node);
}

/// f"a{b}c"
NodeIndex PlainParser::format_string() {
  const Deeper deeper(*this);
  const NodeIndex node = open(kind::string);
  const std::string_view opening = lexer_.text();
  const char mark = opening.back();
  const bool triple = opening.size() >= 3 && opening[opening.size() - 2] == mark;
  std::uint32_t at = lexer_.end;
  while (!gave_up_) {
    const char c = lexer_.at(at);
    if (c == mark && (!triple || (lexer_.at(at + 1) == mark && lexer_.at(at + 2) == mark))) {
      at += triple ? 3 : 1;
      break;
    }
    if (c == '\0' || (c == '\n' && !triple)) return give_up();
    if (c == '\\') {
      const char next = lexer_.at(at + 1);
      if (next == 'N' || next == '{' || next == '}' || next == '\r') return give_up();
      at += 2;
    } else if ((c == '{' || c == '}') && lexer_.at(at + 1) == c) {
      at += 2;
    } else if (c == '{') {
      at = interpolation(node, kind::interpolation, at, 0);
    } else if (c == '}') {
      return give_up();
    } else {
      ++at;
    }
  }
  if (gave_up_) return node;
  draft_.end(node, at);
  lexer_.end = at;
  lexer_.advance();
  return node;
}

/// `{x!r:>{width}}` at `at`, within a string; returns the position behind it.
std::uint32_t PlainParser::interpolation(NodeIndex parent, std::uint8_t kind, std::uint32_t at, std::uint32_t level) {
  const NodeIndex node = draft_.add(kind, at);
  lexer_.end = at + 1;
  const int outside = lexer_.brackets++;
  lexer_.advance();
  draft_.append(node, expression(), field::expression);
  if (is(Token::assign)) lexer_.advance();
  at = lexer_.begin;
  if (is(Token::bang)) {
    const char letter = lexer_.at(at + 1);
    if (letter < 'a' || letter > 'z') give_up();
    at += 2;
  } else if (!is(Token::right_brace) && !is(Token::colon)) {
    give_up();
  }
  if (lexer_.at(at) == ':' && !gave_up_) {
    const NodeIndex specifier = draft_.add(kind::format_specifier, at);
    ++at;
    while (lexer_.at(at) != '}' && !gave_up_) {
      const char c = lexer_.at(at);
      if (c == '{' && level == 0) {
        at = interpolation(specifier, kind::format_expression, at, level + 1);
      } else if (c == '{' || c == '\n' || c == '\0' || c == '\\' || c == '"' || c == '\'') {
        give_up();
      } else {
        ++at;
      }
    }
    draft_.end(specifier, at);
    draft_.append(node, specifier);
  }
  if (lexer_.at(at) != '}') give_up();
  draft_.end(node, at + 1);
  draft_.append(parent, node);
  lexer_.brackets = outside;
  return at + 1;
}

// --- Brackets -------------------------------------------------------------------------------------------------

/// `*x` among others, or an expression.
NodeIndex PlainParser::element() { return is(Token::star) ? splat(kind::list_splat) : expression(); }

NodeIndex PlainParser::splat(std::uint8_t kind) {
  const NodeIndex node = open(kind);
  lexer_.advance();
  draft_.append(node, expression());
  return close(node);
}

/// `()`, `(x)`, `(x, y)`, `(x for x in y)`, `(yield)`
NodeIndex PlainParser::group() {
  const NodeIndex node = open(kind::tuple);
  skip(Token::left_paren);
  if (is(Token::kw_yield)) {
    draft_.set_kind(node, kind::parenthesized_expression);
    draft_.append(node, yield());
    skip(Token::right_paren);
    return close(node);
  }
  bool more = !is(Token::right_paren);
  if (more) {
    const NodeIndex first = element();
    if (starts_clause()) {
      draft_.set_kind(node, kind::generator_expression);
      draft_.append(node, first, field::body);
      clauses(node);
      more = false;
    } else {
      draft_.append(node, first);
      more = skip_if(Token::comma);
      if (!more) {
        if (draft_.kind(first) == kind::list_splat) return give_up();
        draft_.set_kind(node, kind::parenthesized_expression);
      }
    }
  }
  while (more && !is(Token::right_paren)) {
    draft_.append(node, element());
    more = skip_if(Token::comma);
  }
  skip(Token::right_paren);
  return close(node);
}

/// `[x, y]`, `[x for x in y]`
NodeIndex PlainParser::list() {
  const NodeIndex node = open(kind::list);
  skip(Token::left_bracket);
  bool more = !is(Token::right_bracket);
  if (more) {
    const NodeIndex first = element();
    if (starts_clause()) {
      draft_.set_kind(node, kind::list_comprehension);
      draft_.append(node, first, field::body);
      clauses(node);
      more = false;
    } else {
      draft_.append(node, first);
      more = skip_if(Token::comma);
    }
  }
  while (more && !is(Token::right_bracket)) {
    draft_.append(node, element());
    more = skip_if(Token::comma);
  }
  skip(Token::right_bracket);
  return close(node);
}

/// `{}`, `{k: v, **d}`, `{x, y}`, and comprehensions.
NodeIndex PlainParser::braces() {
  const NodeIndex node = open(kind::dictionary);
  skip(Token::left_brace);
  bool first = true;
  while (!is(Token::right_brace) && !gave_up_) {
    if (is(Token::power)) {
      if (!first && draft_.kind(node) == kind::set) return give_up();
      draft_.append(node, splat(kind::dictionary_splat));
    } else {
      NodeIndex row = element();
      if (is(Token::colon)) {
        if (!first && draft_.kind(node) == kind::set) return give_up();
        row = wrap(kind::pair, row, field::key);
        skip(Token::colon);
        draft_.append(row, expression(), field::value);
        close(row);
      } else if (first) {
        draft_.set_kind(node, kind::set);
      } else if (draft_.kind(node) != kind::set) {
        return give_up();
      }
      if (first && starts_clause()) {
        draft_.set_kind(node,
                        draft_.kind(node) == kind::set ? kind::set_comprehension : kind::dictionary_comprehension);
        draft_.append(node, row, field::body);
        clauses(node);
        break;
      }
      draft_.append(node, row);
    }
    first = false;
    if (!skip_if(Token::comma)) break;
  }
  skip(Token::right_brace);
  return close(node);
}

/// `for x in y if z`
void PlainParser::clauses(NodeIndex comprehension) {
  while (true) {
    if (starts_clause()) {
      const NodeIndex clause = open(kind::for_in_clause);
      if (is(Token::kw_async)) keep(clause, kind::token_async);
      skip(Token::kw_for);
      draft_.append(clause, targets(), field::left);
      if (!is(Token::kw_in)) {
        give_up();
        return;
      }
      keep(clause, kind::token_in);
      draft_.append(clause, disjunction(), field::right);
      draft_.append(comprehension, close(clause));
    } else if (is(Token::kw_if)) {
      const NodeIndex clause = open(kind::if_clause);
      skip(Token::kw_if);
      draft_.append(clause, disjunction());
      draft_.append(comprehension, close(clause));
    } else {
      return;
    }
  }
}

}  // namespace snapcheck::lang::python
