// Expressions of plain Python.
#include "analyzer/lang/python/plain_parsing.h"

namespace snapcheck::lang::python {

namespace {

/// Of the binary operators, as the grammar has them; the higher, the closer they bind.
enum Precedence : int { none, bit_or, bit_and, bit_xor, shift, sum, product, power };

}  // namespace

/// The kind under which the tree keeps the operator (kDropped: not at all); `none` when another token stands here.
std::uint8_t PlainParser::operator_of(int& precedence) const {
  switch (token()) {
    case Token::bar:
      precedence = bit_or;
      break;
    case Token::ampersand:
      precedence = bit_and;
      break;
    case Token::caret:
      precedence = bit_xor;
      break;
    case Token::shift_left:
    case Token::shift_right:
      precedence = shift;
      break;
    case Token::plus:
      precedence = sum;
      break;
    case Token::minus:
      precedence = sum;
      return kind::minus;
    case Token::star:
    case Token::at:
    case Token::slash:
    case Token::double_slash:
    case Token::percent:
      precedence = product;
      break;
    case Token::power:
      precedence = power;
      break;
    default:
      precedence = none;
  }
  return kDropped;
}

/// `a`, or `a, b` and `a,` as a list.
NodeIndex PlainParser::expressions() {
  const NodeIndex first = element();
  if (!is(Token::comma)) return draft_.kind(first) == kind::list_splat ? give_up() : first;
  const NodeIndex list = wrap(kind::expression_list, first);
  while (skip_if(Token::comma)) {
    switch (token()) {
      case Token::newline:
      case Token::assign:
      case Token::semicolon:
      case Token::colon:
      case Token::right_paren:
      case Token::other_assign:
      case Token::minus_assign:
      case Token::end:
        return close(list);
      default:
        draft_.append(list, element());
    }
  }
  return close(list);
}

NodeIndex PlainParser::expression() {
  const Deeper deeper(*this);
  if (is(Token::kw_lambda)) return lambda();
  const NodeIndex left = disjunction();
  if (is(Token::walrus) && draft_.kind(left) == kind::identifier) {
    const NodeIndex node = wrap(kind::named_expression, left, field::name);
    skip(Token::walrus);
    draft_.append(node, expression(), field::value);
    return close(node);
  }
  if (!is(Token::kw_if)) return left;
  const NodeIndex node = wrap(kind::conditional_expression, left);
  skip(Token::kw_if);
  draft_.append(node, disjunction());
  skip(Token::kw_else);
  draft_.append(node, expression());
  return close(node);
}

NodeIndex PlainParser::disjunction() {
  NodeIndex left = conjunction();
  while (is(Token::kw_or)) {
    left = wrap(kind::boolean_operator, left, field::left);
    keep(left, kind::token_or, field::operator_);
    draft_.append(left, conjunction(), field::right);
    close(left);
  }
  return left;
}

NodeIndex PlainParser::conjunction() {
  NodeIndex left = inversion();
  while (is(Token::kw_and)) {
    left = wrap(kind::boolean_operator, left, field::left);
    keep(left, kind::token_and, field::operator_);
    draft_.append(left, inversion(), field::right);
    close(left);
  }
  return left;
}

NodeIndex PlainParser::inversion() {
  if (!is(Token::kw_not)) return comparison();
  const Deeper deeper(*this);
  const NodeIndex node = open(kind::not_operator);
  skip(Token::kw_not);
  draft_.append(node, inversion(), field::argument);
  return close(node);
}

/// `a < b is not c`: one node for all of it.
NodeIndex PlainParser::comparison() {
  const NodeIndex left = binary(bit_or);
  NodeIndex node = kNoNode;
  while (!gave_up_) {
    NodeIndex mark = kNoNode;
    switch (token()) {
      case Token::less:
        mark = leaf(kind::token_less);
        break;
      case Token::less_equal:
        mark = leaf(kind::token_less_equal);
        break;
      case Token::equal:
        mark = leaf(kind::token_equal);
        break;
      case Token::not_equal:
        mark = leaf(kind::token_not_equal);
        break;
      case Token::greater:
        mark = leaf(kind::token_greater);
        break;
      case Token::greater_equal:
        mark = leaf(kind::token_greater_equal);
        break;
      case Token::kw_in:
        mark = leaf(kind::token_in);
        break;
      case Token::kw_is: {
        mark = leaf(kind::token_is);
        if (!is(Token::kw_not)) break;
        mark = wrap(kind::token_is_not, mark);
        skip(Token::kw_not);
        close(mark);
        break;
      }
      case Token::kw_not:
        mark = open(kind::token_not_in);
        skip(Token::kw_not);
        if (!is(Token::kw_in)) return give_up();
        keep(mark, kind::token_in);
        close(mark);
        break;
      default:
        return node == kNoNode ? left : close(node);
    }
    if (node == kNoNode) node = wrap(kind::comparison_operator, left);
    draft_.append(node, mark, field::operators);
    draft_.append(node, binary(bit_or));
  }
  return left;
}

/// Operators that bind at least as closely as `least`.
NodeIndex PlainParser::binary(int least) {
  NodeIndex left = unary();
  while (true) {
    int precedence = none;
    const std::uint8_t mark = operator_of(precedence);
    if (precedence == none || precedence < least || gave_up_) return left;
    left = wrap(kind::binary_operator, left, field::left);
    if (mark == kDropped) {
      lexer_.advance();
    } else {
      keep(left, mark, field::operator_);
    }
    draft_.append(left, binary(precedence == power ? power : precedence + 1), field::right);
    close(left);
  }
}

NodeIndex PlainParser::unary() {
  const Deeper deeper(*this);
  switch (token()) {
    case Token::minus:
    case Token::plus:
    case Token::tilde: {
      const NodeIndex node = open(kind::unary_operator);
      if (is(Token::minus)) {
        keep(node, kind::minus, field::operator_);
      } else {
        lexer_.advance();
      }
      draft_.append(node, binary(power), field::argument);
      return close(node);
    }
    case Token::kw_await: {
      const NodeIndex node = open(kind::await);
      skip(Token::kw_await);
      draft_.append(node, binary(power));
      return close(node);
    }
    default:
      return primary();
  }
}

/// A name or value with what follows it: `.a`, `(x)`, `[i]`.
NodeIndex PlainParser::primary() {
  const Deeper deeper(*this);
  NodeIndex node = atom();
  while (true) {
    switch (token()) {
      case Token::dot:
        node = wrap(kind::attribute, node, field::object);
        skip(Token::dot);
        if (!is(Token::word)) return give_up();
        keep(node, kind::identifier, field::attribute);
        close(node);
        continue;
      case Token::left_paren:
        node = wrap(kind::call, node, field::function);
        draft_.append(node, arguments(), field::arguments);
        close(node);
        continue;
      case Token::left_bracket:
        node = subscript(node);
        continue;
      default:
        return node;
    }
  }
}

NodeIndex PlainParser::atom() {
  switch (token()) {
    case Token::word:
      return leaf(kind::identifier);
    case Token::integer:
      return leaf(kind::integer);
    case Token::floating:
      return leaf(kind::float_);
    case Token::kw_True:
      return leaf(kind::true_);
    case Token::kw_False:
      return leaf(kind::false_);
    case Token::kw_None:
      return leaf(kind::none);
    case Token::ellipsis:
      return leaf(kind::ellipsis);
    case Token::text:
    case Token::format:
      return strings();
    case Token::left_paren:
      return group();
    case Token::left_bracket:
      return list();
    case Token::left_brace:
      return braces();
    default:
      return give_up();
  }
}

/// `(a, *b, c=d, **e)`, or a generator alone.
NodeIndex PlainParser::arguments() {
  const NodeIndex node = open(kind::argument_list);
  skip(Token::left_paren);
  bool first = true;
  while (!is(Token::right_paren) && !gave_up_) {
    NodeIndex row = kNoNode;
    if (is(Token::star)) {
      row = splat(kind::list_splat);
    } else if (is(Token::power)) {
      row = splat(kind::dictionary_splat);
    } else {
      row = expression();
      if (is(Token::assign)) {
        if (draft_.kind(row) != kind::identifier) return give_up();
        row = wrap(kind::keyword_argument, row, field::name);
        skip(Token::assign);
        draft_.append(row, expression(), field::value);
        close(row);
      } else if (starts_clause()) {
        if (!first) return give_up();
        draft_.set_kind(node, kind::generator_expression);
        draft_.append(node, row, field::body);
        clauses(node);
        break;
      }
    }
    draft_.append(node, row);
    first = false;
    if (!skip_if(Token::comma)) break;
  }
  skip(Token::right_paren);
  return close(node);
}

NodeIndex PlainParser::subscript(NodeIndex value) {
  const NodeIndex node = wrap(kind::subscript, value, field::value);
  skip(Token::left_bracket);
  for (bool more = true; more; more = skip_if(Token::comma) && !is(Token::right_bracket)) {
    draft_.append(node, slice_or_expression(), field::subscript);
  }
  skip(Token::right_bracket);
  return close(node);
}

/// `a`, `a:b`, `::c`
NodeIndex PlainParser::slice_or_expression() {
  const std::uint32_t begin = lexer_.begin;
  NodeIndex first = kNoNode;
  if (!is(Token::colon)) {
    first = expression();
    if (!is(Token::colon)) return first;
  }
  const NodeIndex node = draft_.add(kind::slice, begin);
  if (first != kNoNode) draft_.append(node, first);
  for (int colons = 0; colons < 2 && skip_if(Token::colon); ++colons) {
    if (!is(Token::colon) && !is(Token::right_bracket) && !is(Token::comma)) draft_.append(node, expression());
  }
  return close(node);
}

NodeIndex PlainParser::lambda() {
  const NodeIndex node = open(kind::lambda);
  skip(Token::kw_lambda);
  if (!is(Token::colon)) {
    const NodeIndex list = open(kind::lambda_parameters);
    parameter_rows(list, Token::colon, false);
    draft_.append(node, close(list), field::parameters);
  }
  skip(Token::colon);
  draft_.append(node, expression(), field::body);
  return close(node);
}

NodeIndex PlainParser::yield() {
  const NodeIndex node = open(kind::yield);
  skip(Token::kw_yield);
  if (skip_if(Token::kw_from)) {
    draft_.append(node, expression());
  } else if (!is(Token::newline) && !is(Token::right_paren) && !is(Token::semicolon)) {
    draft_.append(node, expressions());
  }
  return close(node);
}

// --- Targets --------------------------------------------------------------------------------------------------

/// Of a loop: `a`, `a, (b, c)`.
NodeIndex PlainParser::targets() {
  const NodeIndex first = target();
  if (!is(Token::comma)) return first;
  const NodeIndex list = wrap(kind::pattern_list, first);
  while (skip_if(Token::comma)) {
    if (is(Token::kw_in)) break;
    draft_.append(list, target());
  }
  return close(list);
}

NodeIndex PlainParser::target() {
  const Deeper deeper(*this);
  if (is(Token::star)) {
    const NodeIndex node = open(kind::list_splat_pattern);
    lexer_.advance();
    draft_.append(node, primary());
    return close(node);
  }
  const NodeIndex node = primary();
  as_target(node);
  return node;
}

/// Makes a target of an expression that was read: lists become patterns.
void PlainParser::as_target(NodeIndex node) {
  const Deeper deeper(*this);
  switch (draft_.kind(node)) {
    case kind::identifier:
    case kind::attribute:
    case kind::subscript:
      return;
    case kind::expression_list:
      draft_.set_kind(node, kind::pattern_list);
      break;
    case kind::tuple:
    case kind::parenthesized_expression:
      draft_.set_kind(node, kind::tuple_pattern);
      break;
    case kind::list:
      draft_.set_kind(node, kind::list_pattern);
      break;
    case kind::list_splat:
      draft_.set_kind(node, kind::list_splat_pattern);
      break;
    default:
      give_up();
      return;
  }
  for (NodeIndex child = draft_.first_child(node); child != kNoNode && !gave_up_; child = draft_.next(child)) {
    as_target(child);
  }
}

}  // namespace snapcheck::lang::python
