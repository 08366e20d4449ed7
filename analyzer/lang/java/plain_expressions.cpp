// Expressions of plain Java.
#include "analyzer/lang/java/plain_parsing.h"

namespace snapcheck::lang::java {

namespace {

/// Of the binary operators; the higher, the closer they bind.
enum Precedence : int { none, or_, and_, bit_or, bit_xor, bit_and, equality, relation, shift, sum, product };

}  // namespace

/// The end of the binary operator that stands here, with its precedence (`none` when it is another token) and its kind.
std::uint32_t PlainParser::operator_end(int& precedence, std::uint8_t& kind) const {
  const auto is_a = [&](int level, std::uint8_t what) {
    precedence = level;
    kind = what;
    return lexer_.end;
  };
  switch (token()) {
    case Token::or_or:
      return is_a(or_, or_else);
    case Token::and_and:
      return is_a(and_, and_then);
    case Token::bar:
      return is_a(bit_or, operate);
    case Token::caret:
      return is_a(bit_xor, operate);
    case Token::ampersand:
      return is_a(bit_and, operate);
    case Token::equal:
      return is_a(equality, equal);
    case Token::not_equal:
      return is_a(equality, not_equal);
    case Token::less:
    case Token::less_equal:
      return is_a(relation, less);
    case Token::shift_left:
      return is_a(shift, operate);
    case Token::plus:
      return is_a(sum, plus);
    case Token::minus:
      return is_a(sum, minus);
    case Token::star:
    case Token::slash:
    case Token::percent:
      return is_a(product, operate);
    case Token::greater: {
      std::uint32_t end = lexer_.end;
      while (end < lexer_.begin + 3 && lexer_.at(end) == '>') ++end;
      const bool with_equal = lexer_.at(end) == '=';
      if (end == lexer_.begin + 1) {
        precedence = relation;
        kind = greater;
        return end + with_equal;
      }
      precedence = with_equal ? none : shift;
      kind = with_equal ? assign_other : operate;
      return end + with_equal;
    }
    default:
      return is_a(none, kOther);
  }
}

NodeIndex PlainParser::expression() {
  const Deeper deeper(*this);
  const NodeIndex left = ternary();
  std::uint8_t kind = kOther;
  std::uint32_t end = lexer_.end;
  switch (token()) {
    case Token::assign:
      kind = assign;
      break;
    case Token::assign_minus:
      kind = assign_minus;
      break;
    case Token::assign_other:
      kind = assign_other;
      break;
    case Token::greater: {
      int precedence = none;
      end = operator_end(precedence, kind);
      if (kind != assign_other) return left;
      break;
    }
    default:
      return left;
  }
  const std::uint8_t target = draft_.kind(left);
  if (target != Kind::identifier && target != field_access && target != array_access) return give_up();
  const NodeIndex node = wrap(assignment_expression, left, by_left);
  lexer_.end = end;
  keep(node, kind, by_operator);
  draft_.append(node, expression(), by_right);
  return close(node);
}

NodeIndex PlainParser::ternary() {
  const NodeIndex left = binary(or_);
  if (!is(Token::question)) return left;
  const Deeper deeper(*this);
  const bool outside = in_label_;
  in_label_ = false;
  const NodeIndex node = wrap(ternary_expression, left, by_condition);
  skip(Token::question);
  draft_.append(node, expression(), by_consequence);
  in_label_ = outside;
  skip(Token::colon);
  draft_.append(node, ternary(), by_alternative);
  return close(node);
}

/// Operators that bind at least as closely as `least`.
NodeIndex PlainParser::binary(int least) {
  NodeIndex left = unary();
  while (true) {
    if (is(Token::kw_instanceof) && least <= relation) {
      left = wrap(instanceof_expression, left, by_left);
      skip(Token::kw_instanceof);
      if (is(Token::kw_final)) keep(left, final_token);
      draft_.append(left, needed_type(), by_right);
      if (is(Token::left_paren)) return give_up();  // a record pattern
      if (is_name()) draft_.append(left, identifier(), by_name);
      close(left);
      continue;
    }
    int precedence = none;
    std::uint8_t kind = kOther;
    const std::uint32_t end = operator_end(precedence, kind);
    if (precedence == none || precedence < least || gave_up_) return left;
    left = wrap(binary_expression, left, by_left);
    lexer_.end = end;
    keep(left, kind, by_operator);
    draft_.append(left, binary(precedence + 1), by_right);
    close(left);
  }
}

NodeIndex PlainParser::unary() {
  const Deeper deeper(*this);
  std::uint8_t kind = kOther;
  switch (token()) {
    case Token::plus:
      kind = plus;
      break;
    case Token::minus:
      kind = minus;
      break;
    case Token::not_:
      kind = negate;
      break;
    case Token::tilde:
      kind = operate;
      break;
    case Token::increase:
    case Token::decrease: {
      const NodeIndex node = open(update_expression);
      keep(node, operate);
      draft_.append(node, unary());
      return close(node);
    }
    case Token::kw_switch: {
      const NodeIndex node = switch_value();
      return is(Token::dot) ? give_up() : node;
    }
    case Token::left_paren:
      return cast_or_group();
    default: {
      NodeIndex node = primary();
      while (is(Token::increase) || is(Token::decrease)) {
        node = wrap(update_expression, node);
        keep(node, operate);
        close(node);
      }
      return node;
    }
  }
  const NodeIndex node = open(unary_expression);
  keep(node, kind, by_operator);
  draft_.append(node, unary(), by_operand);
  return close(node);
}

/// `(x)`, `(T) x`, `(a, b) -> x`
NodeIndex PlainParser::cast_or_group() {
  const Guess start = guess();
  const std::uint32_t at = lexer_.begin;
  skip(Token::left_paren);
  const bool modified = is(Token::kw_final) || is(Token::at);
  if (is(Token::right_paren) || modified) {
    take_back(start);
    return lambda(parameters());
  }
  if (is_name()) {
    const Guess first = guess();
    const NodeIndex name = identifier();
    if (is(Token::comma) || (is(Token::right_paren) && peek() == Token::arrow && !in_label_)) {
      const NodeIndex list = draft_.add(inferred_parameters, at);
      draft_.append(list, name);
      while (skip_if(Token::comma)) draft_.append(list, identifier());
      skip(Token::right_paren);
      return lambda(close(list));
    }
    take_back(first);
  }
  const bool primitive = !is_name();
  const NodeIndex of_type = type();
  if (of_type != kNoNode && (is_name() || is(Token::ellipsis))) {
    take_back(start);
    return lambda(parameters());
  }
  if (of_type != kNoNode && (is(Token::right_paren) || is(Token::ampersand))) {
    const NodeIndex node = draft_.add(cast_expression, at);
    draft_.append(node, of_type, by_type);
    bool good = true;
    while (good && is(Token::ampersand)) {
      keep(node, operate);
      const NodeIndex next = type();
      good = next != kNoNode;
      if (good) draft_.append(node, next, by_type);
    }
    if (good && skip_if(Token::right_paren)) {
      bool cast = false;
      switch (token()) {
        case Token::word:
        case Token::reserved:
        case Token::decimal:
        case Token::hex:
        case Token::octal:
        case Token::binary:
        case Token::floating:
        case Token::character:
        case Token::text:
        case Token::left_paren:
        case Token::not_:
        case Token::tilde:
        case Token::kw_this:
        case Token::kw_super:
        case Token::kw_new:
        case Token::kw_switch:
        case Token::kw_null:
        case Token::kw_true:
        case Token::kw_false:
        case Token::kw_int:
        case Token::kw_long:
        case Token::kw_short:
        case Token::kw_byte:
        case Token::kw_char:
        case Token::kw_float:
        case Token::kw_double:
        case Token::kw_boolean:
        case Token::kw_void:
          cast = true;
          break;
        case Token::plus:
        case Token::minus:
        case Token::increase:
        case Token::decrease:
          cast = primitive;
          break;
        default:
          break;
      }
      if (cast) {
        draft_.append(node, unary(), by_value);
        return close(node);
      }
    }
  }
  take_back(start);
  const bool outside = in_label_;
  in_label_ = false;
  NodeIndex node = open(parenthesized_expression);
  skip(Token::left_paren);
  draft_.append(node, expression());
  skip(Token::right_paren);
  in_label_ = outside;
  node = primary_behind(close(node));
  while (is(Token::increase) || is(Token::decrease)) {
    node = wrap(update_expression, node);
    keep(node, operate);
    close(node);
  }
  return node;
}

/// Behind its parameters: `-> x`, `-> { ... }`.
NodeIndex PlainParser::lambda(NodeIndex parameters) {
  const Deeper deeper(*this);
  const bool outside = in_label_;
  in_label_ = false;
  const NodeIndex node = wrap(lambda_expression, parameters, by_parameters);
  skip(Token::arrow);
  draft_.append(node, is(Token::left_brace) ? block_statement() : expression(), by_body);
  in_label_ = outside;
  return close(node);
}

NodeIndex PlainParser::primary() {
  const Deeper deeper(*this);
  if (gave_up_) return give_up();
  switch (token()) {
    case Token::decimal:
      return primary_behind(leaf(decimal_integer_literal));
    case Token::hex:
      return primary_behind(leaf(hex_integer_literal));
    case Token::octal:
      return primary_behind(leaf(octal_integer_literal));
    case Token::binary:
      return primary_behind(leaf(binary_integer_literal));
    case Token::floating:
      return primary_behind(leaf(decimal_floating_point_literal));
    case Token::character:
      return primary_behind(leaf(character_literal));
    case Token::text:
      return primary_behind(leaf(string_literal));
    case Token::kw_true:
      return primary_behind(leaf(true_literal));
    case Token::kw_false:
      return primary_behind(leaf(false_literal));
    case Token::kw_null:
      return primary_behind(leaf(null_literal));
    case Token::kw_this:
      return primary_behind(leaf(this_expression));
    case Token::kw_new:
      return primary_behind(creation(kNoNode));
    case Token::kw_super: {
      const NodeIndex node = leaf(super_expression);
      return is(Token::dot) || is(Token::colons) ? primary_behind(node) : give_up();
    }
    case Token::word:
    case Token::reserved: {
      const Token next = peek();
      if (next == Token::arrow && !in_label_) return lambda(identifier());
      if (next == Token::less) {  // `List<String>::new`
        const Guess start = guess();
        const NodeIndex of_type = type();
        if (of_type != kNoNode && is(Token::colons)) return reference(of_type);
        take_back(start);
      }
      const NodeIndex name = identifier();
      if (!is(Token::left_paren)) return primary_behind(name);
      const NodeIndex call = wrap(method_invocation, name, by_name);
      draft_.append(call, arguments(), by_arguments);
      return primary_behind(close(call));
    }
    default: {  // `int.class`, `int[]::new`
      const NodeIndex of_type = type();
      return of_type == kNoNode ? give_up() : primary_behind(of_type);
    }
  }
}

/// `int`, `String[]`: no value, until `.class` or `::` follows.
bool PlainParser::is_type_alone(NodeIndex node) const {
  switch (draft_.kind(node)) {
    case integral_type:
    case floating_point_type:
    case boolean_type:
    case void_type:
    case array_type:
      return true;
    default:
      return false;
  }
}

/// What follows a primary expression: `.name`, `.call()`, `[i]`, `::f`.
NodeIndex PlainParser::primary_behind(NodeIndex node) {
  while (!gave_up_) {
    switch (token()) {
      case Token::dot:
        node = behind_dot(node);
        continue;
      case Token::colons:
        return reference(node);
      case Token::left_bracket: {
        if (peek() == Token::right_bracket) {  // `String[].class`
          if (!as_type(node)) return give_up();
          node = wrap(array_type, node, by_element);
          draft_.append(node, dimensions(), by_dimensions);
          close(node);
          if (!is(Token::dot) && !is(Token::colons)) return give_up();
          continue;
        }
        const bool outside = in_label_;
        in_label_ = false;
        node = wrap(array_access, node, by_array);
        skip(Token::left_bracket);
        draft_.append(node, expression(), by_index);
        skip(Token::right_bracket);
        in_label_ = outside;
        close(node);
        continue;
      }
      default:
        return is_type_alone(node) ? give_up() : node;
    }
  }
  return node;
}

NodeIndex PlainParser::behind_dot(NodeIndex object) {
  skip(Token::dot);
  if (is_type_alone(object) && !is(Token::kw_class)) return give_up();
  const auto call_or_field = [&](NodeIndex node) {
    const NodeIndex name = identifier();
    if (is(Token::left_paren)) {
      draft_.append(node, name, by_name);
      draft_.append(node, arguments(), by_arguments);
    } else {
      draft_.set_kind(node, field_access);
      draft_.append(node, name, by_field);
    }
    return close(node);
  };
  switch (token()) {
    case Token::word:
    case Token::reserved:
      return call_or_field(wrap(method_invocation, object, by_object));
    case Token::kw_new:
      return creation(object);
    case Token::kw_this: {
      const NodeIndex node = wrap(field_access, object, by_object);
      keep(node, this_expression, by_field);
      return close(node);
    }
    case Token::kw_class: {
      if (!as_type(object)) return give_up();
      const NodeIndex node = wrap(class_literal, object);
      skip(Token::kw_class);
      return close(node);
    }
    case Token::kw_super: {
      const NodeIndex node = wrap(method_invocation, object, by_object);
      keep(node, super_expression);
      if (!is(Token::dot)) return give_up();
      skip(Token::dot);
      return call_or_field(node);
    }
    case Token::less: {
      const NodeIndex node = wrap(method_invocation, object, by_object);
      if (!type_arguments()) return give_up();
      draft_.append(node, identifier(), by_name);
      draft_.append(node, arguments(), by_arguments);
      return close(node);
    }
    default:
      return give_up();
  }
}

/// `::f`, `::new`
NodeIndex PlainParser::reference(NodeIndex object) {
  const NodeIndex node = wrap(method_reference, object);
  skip(Token::colons);
  if (is(Token::less) && !type_arguments()) return give_up();
  if (is(Token::kw_new)) {
    keep(node, new_token);
  } else if (is(Token::word)) {
    keep(node, Kind::identifier);
  } else {
    return give_up();
  }
  return primary_behind(close(node));
}

/// Makes the type of an expression that was one: `a.b.C` in front of `.class` or `[]`.
bool PlainParser::as_type(NodeIndex node) {
  for (NodeIndex at = node;;) {
    switch (draft_.kind(at)) {
      case Kind::identifier:
        draft_.set_kind(at, type_identifier);
        return true;
      case field_access: {
        draft_.set_kind(at, scoped_type_identifier);
        const NodeIndex object = draft_.first_child(at), field = draft_.next(object);
        if (draft_.kind(field) != Kind::identifier) return false;
        draft_.set_kind(field, type_identifier);
        draft_.set_field(field, 0);
        draft_.set_field(object, 0);
        at = object;
        continue;
      }
      default:
        return is_type_alone(at);
    }
  }
}

/// `new T(x) { ... }`, `new T[n][]`, `new T[] {x}`; `outer.new T()`.
NodeIndex PlainParser::creation(NodeIndex outer) {
  const Deeper deeper(*this);
  const NodeIndex node = outer == kNoNode ? open(object_creation_expression) : wrap(object_creation_expression, outer);
  keep(node, new_token);
  const NodeIndex of_type = simple_type();
  if (of_type == kNoNode) return give_up();
  draft_.append(node, of_type, by_type);
  if (is(Token::left_paren)) {
    draft_.append(node, arguments(), by_arguments);
    if (is(Token::left_brace)) draft_.append(node, body_of_class());
    return close(node);
  }
  if (!is(Token::left_bracket) || outer != kNoNode) return give_up();
  draft_.set_kind(node, array_creation_expression);
  if (peek() == Token::right_bracket) {
    draft_.append(node, dimensions(), by_dimensions);
    if (!is(Token::left_brace)) return give_up();
    draft_.append(node, initializer(), by_value);
    return close(node);
  }
  while (is(Token::left_bracket) && peek() != Token::right_bracket) {
    const NodeIndex size = open(dimensions_expr);
    skip(Token::left_bracket);
    draft_.append(size, expression());
    skip(Token::right_bracket);
    draft_.append(node, close(size), by_dimensions);
  }
  if (is(Token::left_bracket)) draft_.append(node, dimensions(), by_dimensions);
  return close(node);
}

NodeIndex PlainParser::arguments() {
  const NodeIndex list = open(argument_list);
  const bool outside = in_label_;
  in_label_ = false;
  skip(Token::left_paren);
  if (!is(Token::right_paren)) {
    do draft_.append(list, expression());
    while (skip_if(Token::comma));
  }
  skip(Token::right_paren);
  in_label_ = outside;
  return close(list);
}

}  // namespace snapcheck::lang::java
