#include "analyzer/lang/python/grammar.h"

#include <string>

#include "analyzer/lang/python/indents.h"

extern "C" const TSLanguage* tree_sitter_python(void);

namespace snapcheck::lang::python {

namespace {

constexpr KindName kKinds[] = {
    {"identifier", kind::identifier},
    {"integer", kind::integer},
    {"float", kind::float_},
    {"true", kind::true_},
    {"false", kind::false_},
    {"none", kind::none},
    {"ellipsis", kind::ellipsis},
    {"string", kind::string},
    {"concatenated_string", kind::concatenated_string},
    {"interpolation", kind::interpolation},
    {"format_specifier", kind::format_specifier},
    {"format_expression", kind::format_expression},
    {"attribute", kind::attribute},
    {"subscript", kind::subscript},
    {"slice", kind::slice},
    {"call", kind::call},
    {"argument_list", kind::argument_list},
    {"keyword_argument", kind::keyword_argument},
    {"list_splat", kind::list_splat},
    {"dictionary_splat", kind::dictionary_splat},
    {"binary_operator", kind::binary_operator},
    {"unary_operator", kind::unary_operator},
    {"not_operator", kind::not_operator},
    {"boolean_operator", kind::boolean_operator},
    {"comparison_operator", kind::comparison_operator},
    {"conditional_expression", kind::conditional_expression},
    {"named_expression", kind::named_expression},
    {"await", kind::await},
    {"yield", kind::yield},
    {"lambda", kind::lambda},
    {"lambda_parameters", kind::lambda_parameters},
    {"parenthesized_expression", kind::parenthesized_expression},
    {"parenthesized_list_splat", kind::parenthesized_list_splat},
    {"list", kind::list},
    {"tuple", kind::tuple},
    {"set", kind::set},
    {"dictionary", kind::dictionary},
    {"pair", kind::pair},
    {"expression_list", kind::expression_list},
    {"list_comprehension", kind::list_comprehension},
    {"set_comprehension", kind::set_comprehension},
    {"dictionary_comprehension", kind::dictionary_comprehension},
    {"generator_expression", kind::generator_expression},
    {"for_in_clause", kind::for_in_clause},
    {"if_clause", kind::if_clause},
    {"as_pattern", kind::as_pattern},
    {"as_pattern_target", kind::as_pattern_target},
    {"pattern_list", kind::pattern_list},
    {"tuple_pattern", kind::tuple_pattern},
    {"list_pattern", kind::list_pattern},
    {"list_splat_pattern", kind::list_splat_pattern},
    {"dictionary_splat_pattern", kind::dictionary_splat_pattern},
    {"expression_statement", kind::expression_statement},
    {"assignment", kind::assignment},
    {"augmented_assignment", kind::augmented_assignment},
    {"return_statement", kind::return_statement},
    {"delete_statement", kind::delete_statement},
    {"assert_statement", kind::assert_statement},
    {"raise_statement", kind::raise_statement},
    {"pass_statement", kind::pass_statement},
    {"break_statement", kind::break_statement},
    {"continue_statement", kind::continue_statement},
    {"global_statement", kind::global_statement},
    {"nonlocal_statement", kind::nonlocal_statement},
    {"import_statement", kind::import_statement},
    {"import_from_statement", kind::import_from_statement},
    {"future_import_statement", kind::future_import_statement},
    {"aliased_import", kind::aliased_import},
    {"dotted_name", kind::dotted_name},
    {"relative_import", kind::relative_import},
    {"import_prefix", kind::import_prefix},
    {"wildcard_import", kind::wildcard_import},
    {"print_statement", kind::print_statement},
    {"exec_statement", kind::exec_statement},
    {"type_alias_statement", kind::type_alias_statement},
    {"module", kind::module},
    {"block", kind::block},
    {"if_statement", kind::if_statement},
    {"elif_clause", kind::elif_clause},
    {"else_clause", kind::else_clause},
    {"while_statement", kind::while_statement},
    {"for_statement", kind::for_statement},
    {"try_statement", kind::try_statement},
    {"except_clause", kind::except_clause},
    {"finally_clause", kind::finally_clause},
    {"with_statement", kind::with_statement},
    {"with_clause", kind::with_clause},
    {"with_item", kind::with_item},
    {"match_statement", kind::match_statement},
    {"case_clause", kind::case_clause},
    {"function_definition", kind::function_definition},
    {"class_definition", kind::class_definition},
    {"decorated_definition", kind::decorated_definition},
    {"decorator", kind::decorator},
    {"parameters", kind::parameters},
    {"default_parameter", kind::default_parameter},
    {"typed_parameter", kind::typed_parameter},
    {"typed_default_parameter", kind::typed_default_parameter},
    {"type", kind::type},
    {"type_parameter", kind::type_parameter},
    {"case_pattern", kind::case_pattern},
    {"class_pattern", kind::class_pattern},
    {"keyword_pattern", kind::keyword_pattern},
    {"dict_pattern", kind::dict_pattern},
    {"union_pattern", kind::union_pattern},
    {"splat_pattern", kind::splat_pattern},
    {"complex_pattern", kind::complex_pattern},
    {"-", kind::minus, false},
    {"-=", kind::minus_assign, false},
    {"and", kind::token_and, false},
    {"or", kind::token_or, false},
    {"is", kind::token_is, false},
    {"is not", kind::token_is_not, false},
    {"==", kind::token_equal, false},
    {"!=", kind::token_not_equal, false},
    {"in", kind::token_in, false},
    {"not in", kind::token_not_in, false},
    {"<", kind::token_less, false},
    {"<=", kind::token_less_equal, false},
    {">", kind::token_greater, false},
    {">=", kind::token_greater_equal, false},
    {"async", kind::token_async, false},
    {"comment", kComment},
    {"line_continuation", kDropped},
    {"string_start", kDropped},
    {"string_content", kDropped},
    {"string_end", kDropped},
    {"type_conversion", kDropped},
    {"positional_separator", kDropped},
    {"keyword_separator", kDropped},
};

constexpr std::string_view kFields[] = {
    "alias",       "alternative", "argument",   "arguments",  "attribute",    "body",      "cause",
    "condition",   "consequence", "definition", "expression", "function",     "guard",     "key",
    "left",        "module_name", "name",       "object",     "operator",     "operators", "parameters",
    "return_type", "right",       "subject",    "subscript",  "superclasses", "type",      "value",
};

std::optional<base::Error> too_deep(std::string_view text) {
  const std::size_t found = indents(text);
  if (found <= kMaxIndents) return std::nullopt;
  return base::Error{"is nested too deeply: its lines begin at " + std::to_string(found) +
                         " different columns, and the parser takes " + std::to_string(kMaxIndents),
                     "flatten the file, or exclude it"};
}

}  // namespace

const Grammar& grammar() {
  static const Grammar grammar(tree_sitter_python(), kKinds, kFields, Grammar::Missing::drop, too_deep);
  return grammar;
}

}  // namespace snapcheck::lang::python
