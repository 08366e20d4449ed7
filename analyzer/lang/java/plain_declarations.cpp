// Types and their members in plain Java.
#include "analyzer/lang/java/plain_parsing.h"

namespace snapcheck::lang::java {

/// Behind the modifiers: `class C`, `interface I`, `enum E`, `@interface A`, `record R(`.
bool PlainParser::is_declaration() {
  switch (token()) {
    case Token::kw_class:
    case Token::kw_interface:
    case Token::kw_enum:
      return true;
    case Token::at:
      return peek() == Token::kw_interface;
    case Token::reserved:
      return lexer_.text() == "record" && peek() == Token::word;
    default:
      return false;
  }
}

NodeIndex PlainParser::declaration(NodeIndex modifiers) {
  const Deeper deeper(*this);
  switch (token()) {
    case Token::kw_class:
      return class_or_record(modifiers, false);
    case Token::kw_interface:
      return interface(modifiers);
    case Token::kw_enum:
      return enumeration(modifiers);
    case Token::at:
      return annotation_type(modifiers);
    default:
      return class_or_record(modifiers, true);
  }
}

NodeIndex PlainParser::class_or_record(NodeIndex modifiers, bool record) {
  const std::uint8_t kind = record ? record_declaration : class_declaration;
  const NodeIndex node = modifiers == kNoNode ? open(kind) : wrap(kind, modifiers);
  lexer_.advance();
  if (!is(Token::word)) return give_up();
  keep(node, Kind::identifier, by_name);
  if (is(Token::less)) draft_.append(node, type_parameters());
  if (record) draft_.append(node, parameters(), by_parameters);
  if (is(Token::kw_extends)) {
    const NodeIndex super = open(superclass);
    skip(Token::kw_extends);
    draft_.append(super, needed_type());
    draft_.append(node, close(super), by_superclass);
  }
  if (is(Token::kw_implements)) {
    const NodeIndex list = open(super_interfaces);
    skip(Token::kw_implements);
    draft_.append(list, type_list());
    draft_.append(node, close(list), by_interfaces);
  }
  draft_.append(node, body_of_class(), by_body);
  return close(node);
}

NodeIndex PlainParser::interface(NodeIndex modifiers) {
  const NodeIndex node = modifiers == kNoNode ? open(interface_declaration) : wrap(interface_declaration, modifiers);
  lexer_.advance();
  if (!is(Token::word)) return give_up();
  keep(node, Kind::identifier, by_name);
  if (is(Token::less)) draft_.append(node, type_parameters());
  if (is(Token::kw_extends)) {
    const NodeIndex list = open(extends_interfaces);
    skip(Token::kw_extends);
    draft_.append(list, type_list());
    draft_.append(node, close(list));
  }
  draft_.append(node, body_of_interface(), by_body);
  return close(node);
}

NodeIndex PlainParser::enumeration(NodeIndex modifiers) {
  const NodeIndex node = modifiers == kNoNode ? open(enum_declaration) : wrap(enum_declaration, modifiers);
  lexer_.advance();
  if (!is(Token::word)) return give_up();
  keep(node, Kind::identifier, by_name);
  if (is(Token::kw_implements)) {
    const NodeIndex list = open(super_interfaces);
    skip(Token::kw_implements);
    draft_.append(list, type_list());
    draft_.append(node, close(list), by_interfaces);
  }
  const NodeIndex body = open(enum_body);
  skip(Token::left_brace);
  while (!is(Token::semicolon) && !is(Token::right_brace) && !gave_up_) {
    const NodeIndex mine = this->modifiers();
    const NodeIndex constant = mine == kNoNode ? open(enum_constant) : wrap(enum_constant, mine);
    if (!is(Token::word)) return give_up();
    keep(constant, Kind::identifier, by_name);
    if (is(Token::left_paren)) draft_.append(constant, arguments(), by_arguments);
    if (is(Token::left_brace)) draft_.append(constant, body_of_class(), by_body);
    draft_.append(body, close(constant));
    if (!skip_if(Token::comma)) break;
  }
  if (is(Token::semicolon)) {
    const NodeIndex members = open(enum_body_declarations);
    skip(Token::semicolon);
    while (!is(Token::right_brace) && !gave_up_) member(members, false);
    draft_.append(body, close(members));
  }
  skip(Token::right_brace);
  draft_.append(node, close(body), by_body);
  return close(node);
}

NodeIndex PlainParser::annotation_type(NodeIndex modifiers) {
  const NodeIndex node =
      modifiers == kNoNode ? open(annotation_type_declaration) : wrap(annotation_type_declaration, modifiers);
  if (lexer_.at(lexer_.end) != 'i') return give_up();  // the grammar takes @interface for one word
  skip(Token::at);
  skip(Token::kw_interface);
  if (!is(Token::word)) return give_up();
  keep(node, Kind::identifier, by_name);
  draft_.append(node, body_of_annotation(), by_body);
  return close(node);
}

NodeIndex PlainParser::body_of_class() {
  const NodeIndex node = open(class_body);
  skip(Token::left_brace);
  while (!is(Token::right_brace) && !gave_up_) member(node, false);
  skip(Token::right_brace);
  return close(node);
}

NodeIndex PlainParser::body_of_interface() {
  const NodeIndex node = open(interface_body);
  skip(Token::left_brace);
  while (!is(Token::right_brace) && !gave_up_) member(node, true);
  skip(Token::right_brace);
  return close(node);
}

/// `int value() default 1;`, constants, types.
NodeIndex PlainParser::body_of_annotation() {
  const NodeIndex node = open(annotation_type_body);
  skip(Token::left_brace);
  while (!is(Token::right_brace) && !gave_up_) {
    if (skip_if(Token::semicolon)) continue;
    const NodeIndex mine = modifiers();
    if (is_declaration()) {
      draft_.append(node, declaration(mine));
      continue;
    }
    const NodeIndex of_type = needed_type();
    const NodeIndex row = wrap(kOther, mine == kNoNode ? of_type : mine, mine == kNoNode ? by_type : 0);
    if (mine != kNoNode) draft_.append(row, of_type, by_type);
    if (is_name() && peek() == Token::left_paren) {
      draft_.append(row, identifier(), by_name);
      skip(Token::left_paren);
      skip(Token::right_paren);
      if (is(Token::kw_default)) {
        keep(row, default_token);
        draft_.append(row, element_value(), by_value);
      }
      skip(Token::semicolon);
    } else {
      draft_.set_kind(row, constant_declaration);
      variables(row);
    }
    draft_.append(node, close(row));
  }
  skip(Token::right_brace);
  return close(node);
}

void PlainParser::member(NodeIndex body, bool in_interface) {
  const Deeper deeper(*this);
  if (skip_if(Token::semicolon)) return;
  if (!in_interface && is(Token::left_brace)) {
    draft_.append(body, block_statement());
    return;
  }
  if (!in_interface && is(Token::kw_static) && peek() == Token::left_brace) {
    const NodeIndex node = open(static_initializer);
    keep(node, static_token);
    draft_.append(node, block_statement());
    draft_.append(body, close(node));
    return;
  }
  const NodeIndex mine = modifiers();
  if (is_declaration()) {
    draft_.append(body, declaration(mine));
    return;
  }
  const NodeIndex generic = is(Token::less) ? type_parameters() : kNoNode;
  if (!in_interface && is(Token::word)) {
    const Token next = peek();
    if (next == Token::left_paren) {
      draft_.append(body, constructor(mine, generic));
      return;
    }
    if (next == Token::left_brace && generic == kNoNode) {
      const NodeIndex node =
          mine == kNoNode ? open(compact_constructor_declaration) : wrap(compact_constructor_declaration, mine);
      keep(node, Kind::identifier, by_name);
      draft_.append(node, block_statement(), by_body);
      draft_.append(body, close(node));
      return;
    }
  }
  const NodeIndex of_type = needed_type();
  if (is_name() && peek() == Token::left_paren) {
    draft_.append(body, method(mine, generic, of_type));
    return;
  }
  if (generic != kNoNode) {
    give_up();
    return;
  }
  const std::uint8_t kind = in_interface ? constant_declaration : field_declaration;
  const NodeIndex node = mine == kNoNode ? wrap(kind, of_type, by_type) : wrap(kind, mine);
  if (mine != kNoNode) draft_.append(node, of_type, by_type);
  variables(node);
  draft_.append(body, close(node));
}

/// `a = 1, b[];`
void PlainParser::variables(NodeIndex declaration) {
  do {
    const NodeIndex node = open(variable_declarator);
    draft_.append(node, identifier(), by_name);
    if (is(Token::left_bracket)) draft_.append(node, dimensions(), by_dimensions);
    if (is(Token::assign)) {
      keep(node, assign);
      draft_.append(node, initializer(), by_value);
    }
    draft_.append(declaration, close(node));
  } while (skip_if(Token::comma));
  skip(Token::semicolon);
}

NodeIndex PlainParser::initializer() {
  const Deeper deeper(*this);
  if (!is(Token::left_brace)) return expression();
  const NodeIndex node = open(array_initializer);
  skip(Token::left_brace);
  while (!is(Token::right_brace) && !gave_up_) {
    draft_.append(node, initializer());
    if (!skip_if(Token::comma)) break;
  }
  skip(Token::right_brace);
  return close(node);
}

/// `(int a, final String... rest)`
NodeIndex PlainParser::parameters() {
  const NodeIndex list = open(formal_parameters);
  skip(Token::left_paren);
  for (bool more = !is(Token::right_paren); more; more = skip_if(Token::comma)) {
    const NodeIndex mine = modifiers();
    const NodeIndex of_type = needed_type();
    const bool spread = is(Token::ellipsis);
    const NodeIndex node =
        draft_.add(spread ? spread_parameter : formal_parameter, draft_.begin(mine == kNoNode ? of_type : mine));
    if (mine != kNoNode) draft_.append(node, mine);
    draft_.append(node, of_type, spread ? 0 : by_type);
    if (spread) {
      skip(Token::ellipsis);
      const NodeIndex variable = open(variable_declarator);
      draft_.append(variable, identifier(), by_name);
      draft_.append(node, close(variable));
    } else {
      draft_.append(node, identifier(), by_name);
      if (is(Token::left_bracket)) draft_.append(node, dimensions(), by_dimensions);
    }
    draft_.append(list, close(node));
  }
  skip(Token::right_paren);
  return close(list);
}

/// `throws A, B`, of which the tree has nothing.
void PlainParser::throws_clause() {
  if (!is(Token::kw_throws)) return;
  const Guess start = guess();
  skip(Token::kw_throws);
  do needed_type();
  while (skip_if(Token::comma));
  if (!gave_up_) drop(start);
}

NodeIndex PlainParser::method(NodeIndex modifiers, NodeIndex type_parameters, NodeIndex type) {
  const NodeIndex first = modifiers != kNoNode ? modifiers : type_parameters != kNoNode ? type_parameters : type;
  const NodeIndex node = draft_.add(method_declaration, draft_.begin(first));
  if (modifiers != kNoNode) draft_.append(node, modifiers);
  if (type_parameters != kNoNode) draft_.append(node, type_parameters);
  draft_.append(node, type, by_type);
  draft_.append(node, identifier(), by_name);
  draft_.append(node, parameters(), by_parameters);
  if (is(Token::left_bracket)) draft_.append(node, dimensions(), by_dimensions);
  throws_clause();
  if (is(Token::left_brace)) {
    draft_.append(node, block_statement(), by_body);
  } else {
    skip(Token::semicolon);
  }
  return close(node);
}

NodeIndex PlainParser::constructor(NodeIndex modifiers, NodeIndex type_parameters) {
  const NodeIndex first = modifiers != kNoNode ? modifiers : type_parameters;
  const NodeIndex node =
      first == kNoNode ? open(constructor_declaration) : draft_.add(constructor_declaration, draft_.begin(first));
  if (modifiers != kNoNode) draft_.append(node, modifiers);
  if (type_parameters != kNoNode) draft_.append(node, type_parameters);
  keep(node, Kind::identifier, by_name);
  draft_.append(node, parameters(), by_parameters);
  throws_clause();
  const NodeIndex body = open(constructor_body);
  skip(Token::left_brace);
  if ((is(Token::kw_this) || is(Token::kw_super)) && peek() == Token::left_paren) {
    const NodeIndex call = open(explicit_constructor_invocation);
    keep(call, is(Token::kw_this) ? this_expression : super_expression, by_constructor);
    draft_.append(call, arguments(), by_arguments);
    skip(Token::semicolon);
    draft_.append(body, close(call));
  }
  while (!is(Token::right_brace) && !gave_up_) statement(body);
  skip(Token::right_brace);
  draft_.append(node, close(body), by_body);
  return close(node);
}

}  // namespace snapcheck::lang::java
