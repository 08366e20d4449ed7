// tree-sitter-python's names as numbers.
#pragma once

#include <cstdint>

#include "analyzer/lang/tree.h"

namespace snapcheck::lang::python {

// clang-format off
/// Node kinds. Unlisted named nodes are kOther, unlisted tokens are left out of the tree.
namespace kind {
enum : std::uint8_t {
  // leaves
  identifier = 1, integer, float_, true_, false_, none, ellipsis,
  // strings
  string, concatenated_string, interpolation, format_specifier, format_expression,
  // expressions
  attribute, subscript, slice, call, argument_list, keyword_argument, list_splat, dictionary_splat,
  binary_operator, unary_operator, not_operator, boolean_operator, comparison_operator, conditional_expression,
  named_expression, await, yield, lambda, lambda_parameters, parenthesized_expression, parenthesized_list_splat,
  list, tuple, set, dictionary, pair, expression_list,
  list_comprehension, set_comprehension, dictionary_comprehension, generator_expression, for_in_clause, if_clause,
  as_pattern, as_pattern_target,
  // targets
  pattern_list, tuple_pattern, list_pattern, list_splat_pattern, dictionary_splat_pattern,
  // simple statements
  expression_statement, assignment, augmented_assignment, return_statement, delete_statement, assert_statement,
  raise_statement, pass_statement, break_statement, continue_statement, global_statement, nonlocal_statement,
  import_statement, import_from_statement, future_import_statement, aliased_import, dotted_name, relative_import,
  import_prefix, wildcard_import, print_statement, exec_statement, type_alias_statement,
  // compound statements
  module, block, if_statement, elif_clause, else_clause, while_statement, for_statement, try_statement,
  except_clause, finally_clause, with_statement, with_clause, with_item, match_statement, case_clause,
  function_definition, class_definition, decorated_definition, decorator, parameters,
  default_parameter, typed_parameter, typed_default_parameter, type, type_parameter,
  // match patterns
  case_pattern, class_pattern, keyword_pattern, dict_pattern, union_pattern, splat_pattern, complex_pattern,
  // tokens
  minus, minus_assign, token_and, token_or, token_is, token_is_not, token_equal, token_not_equal, token_in,
  token_not_in, token_less, token_less_equal, token_greater, token_greater_equal, token_async,
};
}  // namespace kind

/// Fields of nodes.
namespace field {
enum : std::uint8_t {
  none, alias, alternative, argument, arguments, attribute, body, cause, condition, consequence, definition,
  expression, function, guard, key, left, module_name, name, object, operator_, operators, parameters, return_type,
  right, subject, subscript, superclasses, type, value,
};
}  // namespace field
// clang-format on

/// The grammar with the tables above; made at the first call.
const Grammar& grammar();

}  // namespace snapcheck::lang::python
