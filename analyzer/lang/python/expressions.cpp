// Operators, containers, comprehensions, strings.
#include "analyzer/lang/python/lowerer.h"

#include <algorithm>

namespace snapcheck::lang::python {

using model::FlowKind;
using model::kNone;
using model::PlaceId;
using model::PlaceKind;
using model::Store;

bool Lowerer::enter_expression(NodeIndex node) {
  switch (tree_.kind(node)) {
    case kind::attribute: {  // on something that is no name; names are leaves
      NodeIndex bottom = node;
      while (bottom != kNoNode && tree_.kind(bottom) == kind::attribute) bottom = tree_.first_child(bottom);
      if (bottom == kNoNode) return true;
      push(Op::finish, node);
      push(Op::enter, bottom);
      return true;
    }
    case kind::string:
    case kind::concatenated_string:
    case kind::interpolation:
    case kind::format_specifier:
    case kind::format_expression:
    case kind::subscript:
    case kind::slice:
    case kind::binary_operator:
    case kind::unary_operator:
    case kind::not_operator:
    case kind::comparison_operator:
    case kind::await:
    case kind::yield:
    case kind::parenthesized_expression:
    case kind::parenthesized_list_splat:
    case kind::list_splat:
    case kind::dictionary_splat:
    case kind::list:
    case kind::tuple:
    case kind::set:
    case kind::dictionary:
    case kind::pair:
    case kind::expression_list:
    case kind::pattern_list:
    case kind::as_pattern:
      push(Op::finish, node);
      push_children(node);
      return true;
    case kind::keyword_argument:
      push(Op::finish, node);
      if (const NodeIndex argument = tree_.child(node, field::value); argument != kNoNode) push_expression(argument);
      return true;
    case kind::named_expression:
      push(Op::finish, node);
      if (const NodeIndex given = tree_.child(node, field::value); given != kNoNode) push_expression(given);
      return true;
    case kind::call:
      enter_call(node);
      return true;
    case kind::boolean_operator:
      enter_boolean(node);
      return true;
    case kind::conditional_expression:
      enter_conditional(node);
      return true;
    case kind::list_comprehension:
    case kind::set_comprehension:
    case kind::dictionary_comprehension:
    case kind::generator_expression:
      enter_comprehension(node);
      return true;
    case kind::lambda:
      enter_lambda(node);
      return true;
    case kind::type:
    case kind::type_parameter:
    case kind::as_pattern_target:
      return true;
    default:
      return false;
  }
}

bool Lowerer::finish_expression(NodeIndex node) {
  const NodeIndex first = tree_.first_child(node);
  switch (tree_.kind(node)) {
    case kind::attribute: {
      NodeIndex bottom = first;
      while (bottom != kNoNode && tree_.kind(bottom) == kind::attribute) bottom = tree_.first_child(bottom);
      attribute_chain(node, bottom);
      return true;
    }
    case kind::string:
    case kind::concatenated_string:
    case kind::format_specifier:
      finish_string(node);
      return true;
    case kind::interpolation:
    case kind::format_expression: {
      const NodeIndex shown = tree_.child(node, field::expression);
      if (shown != kNoNode) set(node, value(shown));
      return true;
    }
    case kind::parenthesized_expression:
    case kind::parenthesized_list_splat:
    case kind::list_splat:
    case kind::dictionary_splat:
    case kind::as_pattern:
      if (first != kNoNode) set(node, value(first));
      return true;
    case kind::await:
      finish_await(node);
      return true;
    case kind::subscript:
      finish_subscript(node);
      return true;
    case kind::binary_operator:
      finish_binary(node);
      return true;
    case kind::unary_operator: {
      const NodeIndex operand = tree_.child(node, field::argument);
      if (operand == kNoNode || value(operand).is(Value::Tag::nothing)) return true;
      if (value(operand).is(Value::Tag::literal)) {
        set(node, Value::literal(node));
        return true;
      }
      const PlaceId temp = new_temp(node);
      flow_into(temp, operand, FlowKind::derive);
      set(node, Value::place(temp));
      return true;
    }
    case kind::not_operator:
    case kind::slice:
    case kind::pair:
      return true;  // nothing flows out of them
    case kind::comparison_operator:
      finish_comparison(node);
      return true;
    case kind::keyword_argument:
      if (const NodeIndex argument = tree_.child(node, field::value); argument != kNoNode) set(node, value(argument));
      return true;
    case kind::named_expression: {
      const NodeIndex name = tree_.child(node, field::name);
      const NodeIndex given = tree_.child(node, field::value);
      if (name == kNoNode || given == kNoNode) return true;
      assign(name, given, tree_.span(node));
      set(node, name_value(name));
      return true;
    }
    case kind::list:
    case kind::tuple:
    case kind::set:
    case kind::dictionary:
    case kind::expression_list:
    case kind::pattern_list:
      finish_container(node);
      return true;
    case kind::yield:
      finish_yield(node);
      return true;
    case kind::call:
      finish_call(node);
      return true;
    default:
      return false;
  }
}

void Lowerer::finish_await(NodeIndex node) {
  NodeIndex awaited = tree_.first_child(node);
  while (awaited != kNoNode && tree_.kind(awaited) == kind::parenthesized_expression) {
    awaited = tree_.first_child(awaited);
  }
  if (awaited == kNoNode) return;
  set(node, value(awaited));
  std::vector<model::Call>& calls = rows_.facts().calls;
  if (!calls.empty() && calls.back().span == tree_.span(awaited)) calls.back().is_awaited = true;
}

/// Chains of one operator share a temporary: `a + b + c` is derived from a, b and c.
void Lowerer::finish_binary(NodeIndex node) {
  const NodeIndex left = tree_.child(node, field::left);
  const NodeIndex right = tree_.child(node, field::right);
  if (left == kNoNode || right == kNoNode) return;
  if (value(left).is(Value::Tag::literal) && value(right).is(Value::Tag::literal)) {
    set(node, Value::literal(node));
    return;
  }
  const NodeIndex sign = tree_.child(node, field::operator_);
  const bool minus = sign != kNoNode && tree_.kind(sign) == kind::minus;
  const FlowKind kind = minus ? FlowKind::difference : FlowKind::derive;
  if (!minus && tree_.kind(left) == kind::binary_operator && value(left).is(Value::Tag::place)) {
    const PlaceId temp = value(left).id();
    rows_[temp].span = tree_.span(node);
    flow_into(temp, right, kind);
    set(node, Value::place(temp));
    return;
  }
  const PlaceId temp = new_temp(node);
  flow_into(temp, left, kind);
  flow_into(temp, right, kind);
  set(node, Value::place(temp));
}

/// `a == b`, `a < b`: nothing of the operands is in the result, but who is compared with whom is told.
void Lowerer::finish_comparison(NodeIndex node) {
  std::vector<NodeIndex> operands;
  bool equality = false, order = false;
  for (const NodeIndex child : tree_.children(node)) {
    const auto kind = tree_.kind(child);
    if (kind == kind::token_equal || kind == kind::token_not_equal) equality = true;
    if (kind == kind::token_less || kind == kind::token_less_equal || kind == kind::token_greater ||
        kind == kind::token_greater_equal) {
      order = true;
    }
    if (!is_token(kind)) operands.push_back(child);
  }
  if (!(equality || order) || (equality && operands.size() > 2)) return;
  // Of constants only paths of two parts and more are told: `if self.path == "/runtime/v1/run":`.
  const auto is_path = [&](NodeIndex operand) {
    const auto text = string_literal(operand);
    return text && text->starts_with('/') && text->find('/', 1) != std::string_view::npos;
  };
  std::erase_if(operands, [&](NodeIndex operand) {
    return value(operand).is(Value::Tag::nothing) ||
           (value(operand).is(Value::Tag::literal) && !(equality && is_path(operand)));
  });
  if (operands.size() < 2) return;
  const PlaceId temp = new_temp(node);
  for (const NodeIndex operand : operands) flow_into(temp, operand, order ? FlowKind::order : FlowKind::compare);
  set(node, Value::place(temp));
}

void Lowerer::finish_subscript(NodeIndex node) {
  const NodeIndex container = tree_.child(node, field::value);
  if (container == kNoNode) return;
  const Value what = value(container);
  if (what.is(Value::Tag::nothing)) return;
  if (what.is(Value::Tag::name)) {
    // `list[int]`, `Repository[Order]`: a type with its parameters is the type.
    const Static::Kind kind = bindings_.statics()[what.id()].kind;
    if (kind == Static::Kind::builtin || kind == Static::Kind::type) {
      set(node, what);
      return;
    }
  }
  if (what.is(Value::Tag::name) && bindings_.statics()[what.id()].kind == Static::Kind::library) {
    // `os.environ["HOME"]`: which element it is can matter.
    Callee item;
    item.name = bindings_.statics()[what.id()].name + ".__getitem__";
    const model::CallId id = add_call(std::move(item), tree_.span(node));
    const NodeIndex key = tree_.child(node, field::subscript);
    if (key != kNoNode && !value(key).is(Value::Tag::nothing)) {
      const PlaceId place = place_of(key);
      rows_.facts().calls[id].args.push_back({place, "", false});
    }
    const PlaceId item_place = new_temp(node);
    rows_.facts().calls[id].result = item_place;
    note_origin(item_place, place_of(container));
    set(node, Value::place(item_place));
    return;
  }
  const PlaceId from = place_of(container);
  const PlaceId temp = new_temp(node);
  element_ = element_of_key(tree_.child(node, field::subscript));
  flow(from, temp, FlowKind::copy, Store::none, tree_.span(node));
  element_ = 0;
  note_origin(temp, from);
  set(node, Value::place(temp));
}

/// The N of `x[N]`, counted from 1, when it is written as a small number; kEachElement for `x[a:b]`.
std::uint8_t Lowerer::element_of_key(NodeIndex key) const {
  if (key != kNoNode && tree_.kind(key) == kind::slice) return model::kEachElement;
  if (key == kNoNode || tree_.kind(key) != kind::integer) return model::kAnyElement;
  const std::string_view text = tree_.text(key);
  if (text.size() > 2 || !std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; })) {
    return model::kAnyElement;
  }
  int number = 0;
  for (const char digit : text) number = number * 10 + (digit - '0');
  return static_cast<std::uint8_t>(number + 1);
}

/// A display of literals only is a literal; else every element flows into a temporary.
void Lowerer::finish_container(NodeIndex node) {
  const bool dictionary = tree_.kind(node) == kind::dictionary;
  bool literal = true;
  const auto each = [&](auto visit) {
    for (const NodeIndex child : tree_.children(node)) {
      if (is_token(tree_.kind(child))) continue;
      if (!dictionary || tree_.kind(child) != kind::pair) {
        visit(child);
        continue;
      }
      for (const NodeIndex part : tree_.children(child)) {
        if (tree_[part].field != field::none) visit(part);
      }
    }
  };
  each([&](NodeIndex element) { literal &= value(element).is(Value::Tag::literal); });
  if (literal) {
    set(node, Value::literal(node));
    return;
  }
  const PlaceId temp = new_temp(node);
  rows_[temp].type = dictionary ? "builtins.dict" : tree_.kind(node) == kind::set ? "builtins.set" : "builtins.list";
  each([&](NodeIndex element) {
    const bool unpacked = tree_.kind(element) == kind::list_splat || tree_.kind(element) == kind::dictionary_splat;
    element_ = unpacked ? model::kEachElement : 0;
    flow_into(temp, element);
    element_ = 0;
  });
  set(node, Value::place(temp));
}

void Lowerer::finish_string(NodeIndex node) {
  PlaceId temp = kNone;
  for (const NodeIndex part : tree_.children(node)) {
    const Value what = value(part);
    if (what.is(Value::Tag::nothing)) continue;
    if (what.is(Value::Tag::literal) && tree_.kind(node) == kind::concatenated_string) continue;
    if (temp == kNone) temp = new_temp(node);
    flow_into(temp, part, FlowKind::derive);
  }
  if (temp != kNone && tree_.kind(node) == kind::string) add_path_end(node, temp);
  set(node, temp == kNone ? Value::literal(node) : Value::place(temp));
}

/// `f"{BASE}/run"`: a path that ends with a constant. Other constant parts of texts have no rows.
void Lowerer::add_path_end(NodeIndex node, PlaceId whole) {
  std::uint32_t begin = tree_[node].begin;
  for (const NodeIndex part : tree_.children(node)) begin = std::max(begin, tree_[part].end);
  std::string_view text = tree_.text(node).substr(begin - tree_[node].begin);
  while (!text.empty() && (text.back() == '"' || text.back() == '\'')) text.remove_suffix(1);
  if (!text.starts_with('/') || text.find_first_of(" \t\n{}\"'\\") != std::string_view::npos) return;
  const base::Span span{begin, begin + static_cast<std::uint32_t>(text.size())};
  const std::string quoted = '"' + std::string(text) + '"';
  flow(rows_.simple(PlaceKind::literal, quoted, kNone, span), whole, FlowKind::derive, Store::none, span);
}

void Lowerer::finish_yield(NodeIndex node) {
  const model::ScopeKind kind = rows_.facts().scopes[frame_.scope].kind;
  std::uint32_t& first = rows_.facts().scopes[frame_.scope].first_yield;
  first = std::min(first, tree_[node].end);
  const NodeIndex given = tree_.first_child(node);
  const bool outside = kind == model::ScopeKind::module_body || kind == model::ScopeKind::class_body;
  if (outside || given == kNoNode) return;
  std::string_view rest = tree_.text(node).substr(std::string_view("yield").size());
  rest.remove_prefix(std::min(rest.find_first_not_of(" \t\\\r\n"), rest.size()));
  const std::size_t begin = tree_[node].begin + std::string_view("yield from").size();
  element_ = rest.starts_with("from") && tree_[given].begin >= begin ? model::kAnyElement : 0;
  flow_into(result_place(), given);
  element_ = 0;
}

// --- and, or, if-else -----------------------------------------------------------------------------------------

void Lowerer::enter_boolean(NodeIndex node) {
  const NodeIndex left = tree_.child(node, field::left);
  push(Op::or_right, node);
  if (left != kNoNode) push_expression(left);
}

/// The right side runs only when the left one is empty (or), or is not (and).
void Lowerer::or_right(NodeIndex node) {
  const NodeIndex left = tree_.child(node, field::left);
  const NodeIndex right = tree_.child(node, field::right);
  if (left == kNoNode || right == kNoNode) return;
  const NodeIndex word = tree_.child(node, field::operator_);
  const std::uint8_t is = word == kNoNode ? kOther : tree_.kind(word);
  const NodeIndex inner = tree_.child(left, field::operator_);
  PlaceId temp = kNone;
  if (tree_.kind(left) == kind::boolean_operator && inner != kNoNode && tree_.kind(inner) == is &&
      value(left).is(Value::Tag::place)) {
    temp = value(left).id();
    rows_[temp].span = tree_.span(node);
  } else {
    temp = new_temp(node);
    choose(temp, left);
  }
  set(node, Value::place(temp));
  const Test tests = test(left);
  const PlaceId empty = is == kind::token_or ? tests.when_false : tests.when_true;
  push(Op::set_guard, node, frame_.guard);
  push(Op::test_end, right, temp);
  push_expression(right);
  if (empty != kNone) frame_.guard = empty;
}

void Lowerer::enter_conditional(NodeIndex node) {
  push(Op::conditional, node);
  NodeIndex part = tree_.first_child(node);
  if (part != kNoNode) part = tree_.next_sibling(part);
  if (part != kNoNode) push_expression(part);
}

void Lowerer::conditional_test(NodeIndex node) {
  const NodeIndex yes = tree_.first_child(node);
  const NodeIndex condition = yes == kNoNode ? kNoNode : tree_.next_sibling(yes);
  const NodeIndex no = condition == kNoNode ? kNoNode : tree_.next_sibling(condition);
  if (no == kNoNode) return;
  const PlaceId temp = new_temp(node);
  set(node, Value::place(temp));
  const Test tests = test(condition);
  note_branches(condition, true, tree_.span(yes));
  note_branches(condition, false, tree_.span(no));
  note_conditional(tests.when_true, tree_.span(yes));
  note_conditional(tests.when_false, tree_.span(no));
  const PlaceId guard = frame_.guard;
  push(Op::set_guard, node, guard);
  push(Op::test_end, no, temp);
  push_expression(no);
  push(Op::set_guard, node, tests.when_false == kNone ? guard : tests.when_false);
  push(Op::test_end, yes, temp);
  push_expression(yes);
  if (tests.when_true != kNone) frame_.guard = tests.when_true;
}

// --- Comprehensions -------------------------------------------------------------------------------------------

/// Clauses first, then the body. The first iterable is evaluated outside, where its names mean what they did.
void Lowerer::enter_comprehension(NodeIndex node) {
  const BindId inner = bindings_.scope_at(node);
  if (inner == kNo) return;
  bindings_.scope(inner).scope = frame_.scope;
  const InOrder order(tasks_);
  bool first = true;
  for (const NodeIndex clause : tree_.children(node)) {
    if (tree_.kind(clause) == kind::for_in_clause) {
      for (const NodeIndex part : tree_.children(clause)) {
        if (tree_[part].field == field::right && !is_token(tree_.kind(part))) push(Op::enter, part);
      }
      if (first) push(Op::set_bind, node, inner);
      first = false;
      push(Op::targets, clause);
      push(Op::loop_target, clause);
    } else if (tree_.kind(clause) == kind::if_clause) {
      push(Op::enter, clause);
    }
  }
  if (first) push(Op::set_bind, node, inner);
  if (const NodeIndex element = tree_.child(node, field::body); element != kNoNode) push(Op::enter, element);
  push(Op::comprehension_end, node, frame_.bind);
}

void Lowerer::finish_comprehension(NodeIndex node) {
  const NodeIndex element = tree_.child(node, field::body);
  const PlaceId temp = new_temp(node);
  switch (tree_.kind(node)) {
    case kind::list_comprehension:
      rows_[temp].type = "builtins.list";
      break;
    case kind::set_comprehension:
      rows_[temp].type = "builtins.set";
      break;
    case kind::dictionary_comprehension:
      rows_[temp].type = "builtins.dict";
      break;
    default:
      break;
  }
  set(node, Value::place(temp));
  if (element == kNoNode) return;
  if (tree_.kind(element) != kind::pair) {
    flow_into(temp, element);
    return;
  }
  for (const NodeIndex part : tree_.children(element)) {
    if (tree_[part].field != field::none) flow_into(temp, part);
  }
}

}  // namespace snapcheck::lang::python
