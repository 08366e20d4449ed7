#include "analyzer/lang/java/kinds.h"

#include <iterator>
#include <string_view>

extern "C" const TSLanguage* tree_sitter_java(void);

namespace snapcheck::lang::java {

namespace {

constexpr KindName kKinds[] = {
#define X(name) {#name, name, true},
    SNAPCHECK_JAVA_NODES(X)
#undef X
        {"true", true_literal},
    {"false", false_literal},
    {"this", this_expression},
    {"super", super_expression},
    {"line_comment", kComment},
    {"block_comment", kComment},
    // Nothing that runs, and no name that counts.
    {"type_arguments", kDropped},
    {"throws", kDropped},
    {"permits", kDropped},
    {"module_declaration", kDropped},
    {"string_fragment", kDropped},
    {"multiline_string_fragment", kDropped},
    {"escape_sequence", kDropped},
    {"string_interpolation", kDropped},
    {"static", static_token, false},
    {"final", final_token, false},
    {"abstract", abstract_token, false},
    {"public", public_token, false},
    {"protected", protected_token, false},
    {"private", private_token, false},
    {"default", default_token, false},
    {"new", new_token, false},
    {"=", assign, false},
    {"-=", assign_minus, false},
    {"+=", assign_other, false},
    {"*=", assign_other, false},
    {"/=", assign_other, false},
    {"%=", assign_other, false},
    {"&=", assign_other, false},
    {"|=", assign_other, false},
    {"^=", assign_other, false},
    {"<<=", assign_other, false},
    {">>=", assign_other, false},
    {">>>=", assign_other, false},
    {"+", plus, false},
    {"-", minus, false},
    {"*", operate, false},
    {"/", operate, false},
    {"%", operate, false},
    {"&", operate, false},
    {"|", operate, false},
    {"^", operate, false},
    {"<<", operate, false},
    {">>", operate, false},
    {">>>", operate, false},
    {"~", operate, false},
    {"++", operate, false},
    {"--", operate, false},
    {"&&", and_then, false},
    {"||", or_else, false},
    {"!", negate, false},
    {"==", equal, false},
    {"!=", not_equal, false},
    {"<", less, false},
    {"<=", less, false},
    {">", greater, false},
    {">=", greater, false},
};

// In the order of FieldName.
constexpr std::string_view kFields[] = {
    "name",       "type",       "value",    "body",        "object",     "arguments",   "field",
    "left",       "right",      "operator", "operand",     "condition",  "consequence", "alternative",
    "parameters", "dimensions", "array",    "index",       "superclass", "interfaces",  "init",
    "update",     "element",    "key",      "constructor", "resources",  "pattern",
};
static_assert(std::size(kFields) == by_pattern);

}  // namespace

const Grammar& grammar() {
  static const Grammar instance(tree_sitter_java(), kKinds, kFields);
  return instance;
}

bool is_literal(std::uint8_t kind) {
  return (kind >= decimal_integer_literal && kind <= null_literal) || kind == true_literal || kind == false_literal;
}

bool is_type_declaration(std::uint8_t kind) {
  switch (kind) {
    case class_declaration:
    case interface_declaration:
    case enum_declaration:
    case record_declaration:
    case annotation_type_declaration:
      return true;
    default:
      return false;
  }
}

bool is_statement(std::uint8_t kind) {
  switch (kind) {
    case block:
    case expression_statement:
    case assert_statement:
    case do_statement:
    case break_statement:
    case continue_statement:
    case return_statement:
    case yield_statement:
    case synchronized_statement:
    case throw_statement:
    case try_statement:
    case try_with_resources_statement:
    case if_statement:
    case while_statement:
    case for_statement:
    case enhanced_for_statement:
    case labeled_statement:
    case local_variable_declaration:
    case explicit_constructor_invocation:
      return true;
    default:
      return false;
  }
}

}  // namespace snapcheck::lang::java
