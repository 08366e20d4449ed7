// Names, types, modifiers and annotations of plain Java.
#include "analyzer/lang/java/plain_parsing.h"

namespace snapcheck::lang::java {

/// `a.b.C`
NodeIndex PlainParser::name() {
  NodeIndex left = identifier();
  while (is(Token::dot) && (peek() == Token::word || peek() == Token::reserved)) {
    skip(Token::dot);
    left = wrap(scoped_identifier, left);
    draft_.append(left, identifier(), by_name);
    close(left);
  }
  return left;
}

NodeIndex PlainParser::identifier(std::uint8_t kind) {
  if (!is_name()) return give_up();
  return leaf(kind);
}

/// A type without brackets.
NodeIndex PlainParser::simple_type() {
  switch (token()) {
    case Token::kw_byte:
    case Token::kw_short:
    case Token::kw_int:
    case Token::kw_long:
    case Token::kw_char:
      return leaf(integral_type);
    case Token::kw_float:
    case Token::kw_double:
      return leaf(floating_point_type);
    case Token::kw_boolean:
      return leaf(boolean_type);
    case Token::kw_void:
      return leaf(void_type);
    case Token::word:
      break;
    default:
      return kNoNode;
  }
  NodeIndex left = leaf(type_identifier);
  while (true) {
    if (is(Token::less) && draft_.kind(left) != generic_type) {
      if (!type_arguments()) return kNoNode;
      left = close(wrap(generic_type, left));
    } else if (is(Token::dot)) {
      skip(Token::dot);
      if (!is(Token::word)) return kNoNode;
      left = wrap(scoped_type_identifier, left);
      keep(left, type_identifier);
      close(left);
    } else {
      return left;
    }
  }
}

NodeIndex PlainParser::type() {
  const Deeper deeper(*this);
  const NodeIndex element = simple_type();
  if (element == kNoNode || !is(Token::left_bracket)) return element;
  if (peek() != Token::right_bracket) return kNoNode;
  const NodeIndex array = wrap(array_type, element, by_element);
  draft_.append(array, dimensions(), by_dimensions);
  return close(array);
}

NodeIndex PlainParser::needed_type() {
  const NodeIndex found = type();
  return found == kNoNode ? give_up() : found;
}

/// `<A, ? extends B>`, of which the tree has nothing. False when it is something else, or has annotations.
bool PlainParser::type_arguments() {
  const Deeper deeper(*this);
  const Guess start = guess();
  if (gave_up_) return false;
  skip(Token::less);
  bool more = !is(Token::greater);
  while (more) {
    if (skip_if(Token::question)) {
      if (is(Token::kw_extends) || is(Token::kw_super)) {
        lexer_.advance();
        if (type() == kNoNode) return false;
      }
    } else if (type() == kNoNode) {
      return false;
    }
    more = skip_if(Token::comma);
  }
  if (!is(Token::greater)) return false;
  lexer_.advance();
  drop(start);
  return true;
}

/// `[][]`
NodeIndex PlainParser::dimensions() {
  const NodeIndex node = open(Kind::dimensions);
  do {
    skip(Token::left_bracket);
    skip(Token::right_bracket);
  } while (is(Token::left_bracket) && peek() == Token::right_bracket);
  return close(node);
}

/// `<T extends A & B, U>`
NodeIndex PlainParser::type_parameters() {
  const NodeIndex node = open(Kind::type_parameters);
  if (!is(Token::less)) return give_up();
  keep(node, less);
  do {
    const NodeIndex parameter = open(type_parameter);
    if (!is(Token::word)) return give_up();
    keep(parameter, type_identifier);
    if (is(Token::kw_extends)) {
      const NodeIndex bound = open(type_bound);
      skip(Token::kw_extends);
      draft_.append(bound, needed_type());
      while (is(Token::ampersand)) {
        keep(bound, operate);
        draft_.append(bound, needed_type());
      }
      draft_.append(parameter, close(bound));
    }
    draft_.append(node, close(parameter));
  } while (skip_if(Token::comma));
  if (!is(Token::greater)) return give_up();
  keep(node, greater);
  return close(node);
}

NodeIndex PlainParser::type_list() {
  const NodeIndex node = open(Kind::type_list);
  do draft_.append(node, needed_type());
  while (skip_if(Token::comma));
  return close(node);
}

/// kNoNode when there are none.
NodeIndex PlainParser::modifiers() {
  NodeIndex node = kNoNode;
  while (true) {
    std::uint8_t kind = kDropped;
    switch (token()) {
      case Token::kw_public:
        kind = public_token;
        break;
      case Token::kw_protected:
        kind = protected_token;
        break;
      case Token::kw_private:
        kind = private_token;
        break;
      case Token::kw_abstract:
        kind = abstract_token;
        break;
      case Token::kw_static:
        kind = static_token;
        break;
      case Token::kw_final:
        kind = final_token;
        break;
      case Token::kw_default:
        kind = default_token;
        break;
      case Token::kw_strictfp:
      case Token::kw_synchronized:
      case Token::kw_native:
      case Token::kw_transient:
      case Token::kw_volatile:
        break;
      case Token::at:
        if (peek() != Token::kw_interface) {
          kind = annotation;
          break;
        }
        [[fallthrough]];
      default:
        return node == kNoNode ? node : close(node);
    }
    if (node == kNoNode) node = open(Kind::modifiers);
    if (kind == annotation) {
      draft_.append(node, annotation_use());
    } else if (kind == kDropped) {
      lexer_.advance();
    } else {
      keep(node, kind);
    }
    close(node);
  }
}

/// `@A`, `@A(x)`, `@A(k = x)`
NodeIndex PlainParser::annotation_use() {
  const Deeper deeper(*this);
  const NodeIndex node = open(marker_annotation);
  skip(Token::at);
  draft_.append(node, name(), by_name);
  if (!is(Token::left_paren)) return close(node);
  draft_.set_kind(node, annotation);
  const NodeIndex list = open(annotation_argument_list);
  skip(Token::left_paren);
  if (is_name() && peek() == Token::assign) {
    do {
      const NodeIndex pair = open(element_value_pair);
      draft_.append(pair, identifier(), by_key);
      if (!is(Token::assign)) return give_up();
      keep(pair, assign);
      draft_.append(pair, element_value(), by_value);
      draft_.append(list, close(pair));
    } while (skip_if(Token::comma));
  } else if (!is(Token::right_paren)) {
    draft_.append(list, element_value());
  }
  skip(Token::right_paren);
  draft_.append(node, close(list), by_arguments);
  return close(node);
}

NodeIndex PlainParser::element_value() {
  const Deeper deeper(*this);
  if (is(Token::at)) return annotation_use();
  if (!is(Token::left_brace)) return ternary();
  const NodeIndex node = open(element_value_array_initializer);
  skip(Token::left_brace);
  while (!is(Token::right_brace) && !gave_up_) {
    draft_.append(node, element_value());
    if (!skip_if(Token::comma)) break;
  }
  skip(Token::right_brace);
  return close(node);
}

}  // namespace snapcheck::lang::java
