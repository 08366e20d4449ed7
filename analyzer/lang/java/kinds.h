// The node kinds and fields of the Java grammar that the lowering knows, as enums for `switch`.
#pragma once

#include <cstdint>

#include "analyzer/lang/tree.h"

namespace snapcheck::lang::java {

// clang-format off
/// Named nodes, spelled as in the grammar's node-types.json.
#define SNAPCHECK_JAVA_NODES(X)                                                                                       \
  X(program)                                                                                                          \
  /* names and types */                                                                                               \
  X(identifier) X(type_identifier) X(scoped_identifier) X(scoped_type_identifier) X(generic_type) X(array_type)       \
  X(annotated_type) X(integral_type) X(floating_point_type) X(boolean_type) X(void_type) X(dimensions)                \
  X(dimensions_expr) X(type_parameters) X(type_parameter) X(type_bound) X(type_list)                                  \
  /* literals */                                                                                                      \
  X(decimal_integer_literal) X(hex_integer_literal) X(octal_integer_literal) X(binary_integer_literal)                \
  X(decimal_floating_point_literal) X(hex_floating_point_literal) X(character_literal) X(string_literal)              \
  X(null_literal) X(class_literal)                                                                                    \
  /* expressions */                                                                                                   \
  X(assignment_expression) X(binary_expression) X(instanceof_expression) X(lambda_expression) X(ternary_expression)   \
  X(update_expression) X(unary_expression) X(cast_expression) X(switch_expression) X(parenthesized_expression)        \
  X(object_creation_expression) X(field_access) X(array_access) X(method_invocation) X(method_reference)              \
  X(array_creation_expression) X(template_expression) X(array_initializer) X(argument_list) X(inferred_parameters)    \
  /* switch */                                                                                                        \
  X(switch_block) X(switch_block_statement_group) X(switch_rule) X(switch_label) X(pattern) X(type_pattern)           \
  X(record_pattern) X(record_pattern_body) X(record_pattern_component) X(underscore_pattern) X(guard)                 \
  /* statements */                                                                                                    \
  X(block) X(expression_statement) X(assert_statement) X(do_statement) X(break_statement) X(continue_statement)       \
  X(return_statement) X(yield_statement) X(synchronized_statement) X(throw_statement) X(try_statement)                \
  X(catch_clause) X(catch_formal_parameter) X(catch_type) X(finally_clause) X(try_with_resources_statement)           \
  X(resource_specification) X(resource) X(if_statement) X(while_statement) X(for_statement)                           \
  X(enhanced_for_statement) X(labeled_statement) X(local_variable_declaration)                                        \
  /* declarations */                                                                                                  \
  X(package_declaration) X(import_declaration) X(asterisk) X(modifiers) X(class_declaration) X(class_body)            \
  X(superclass) X(super_interfaces) X(extends_interfaces) X(interface_declaration) X(interface_body)                  \
  X(enum_declaration) X(enum_body) X(enum_constant) X(enum_body_declarations) X(record_declaration)                   \
  X(annotation_type_declaration) X(annotation_type_body) X(field_declaration) X(constant_declaration)                 \
  X(variable_declarator) X(static_initializer) X(constructor_declaration) X(constructor_body)                         \
  X(explicit_constructor_invocation) X(method_declaration) X(compact_constructor_declaration) X(formal_parameters)    \
  X(formal_parameter) X(receiver_parameter) X(spread_parameter)                                                       \
  /* annotations */                                                                                                   \
  X(marker_annotation) X(annotation) X(annotation_argument_list) X(element_value_pair)                                \
  X(element_value_array_initializer)
// clang-format on

enum Kind : std::uint8_t {
  other = kOther,
#define X(name) name,
  SNAPCHECK_JAVA_NODES(X)
#undef X
      true_literal,
  false_literal,
  this_expression,
  super_expression,
  // Tokens.
  static_token,
  final_token,
  abstract_token,
  public_token,
  protected_token,
  private_token,
  default_token,
  new_token,
  assign,        ///< =
  assign_minus,  ///< -=
  assign_other,  ///< +=, *=, ...
  plus,
  minus,
  operate,  ///< * / % & | ^ << >> >>> ~ ++ --
  and_then,
  or_else,
  negate,
  equal,
  not_equal,
  less,     ///< < and <=
  greater,  ///< > and >=
};

/// Fields of the grammar. `by_type` and the like avoid the names of the kinds.
enum FieldName : std::uint8_t {
  by_name = 1,
  by_type,
  by_value,
  by_body,
  by_object,
  by_arguments,
  by_field,
  by_left,
  by_right,
  by_operator,
  by_operand,
  by_condition,
  by_consequence,
  by_alternative,
  by_parameters,
  by_dimensions,
  by_array,
  by_index,
  by_superclass,
  by_interfaces,
  by_init,
  by_update,
  by_element,
  by_key,
  by_constructor,
  by_resources,
  by_pattern,
};

/// The Java grammar with these tables; made at the first call, safe to call from several threads.
const Grammar& grammar();

/// A literal of one token: numbers, characters, strings, true, false, null.
bool is_literal(std::uint8_t kind);

/// class, interface, enum, record, @interface.
bool is_type_declaration(std::uint8_t kind);

/// Statements, other than type declarations.
bool is_statement(std::uint8_t kind);

}  // namespace snapcheck::lang::java
