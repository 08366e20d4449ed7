// Expressions: operators, assignments, displays. Each leaves one place on the value stack.
#include "analyzer/lang/java/lowering.h"

namespace snapcheck::lang::java {

namespace {

bool is_comparison(std::uint8_t op) { return op >= equal && op <= greater; }

}  // namespace

/// Without the parentheses around it.
NodeIndex Lowering::peel(NodeIndex node) const {
  while (node != kNoNode && tree_.kind(node) == parenthesized_expression) node = tree_.first_child(node);
  return node;
}

std::uint8_t Lowering::operator_of(NodeIndex node) const {
  for (const NodeIndex child : tree_.children(node)) {
    if (tree_.kind(child) >= assign && tree_.kind(child) <= greater) return tree_.kind(child);
  }
  return other;
}

/// The value itself when it is made on the spot, else what carries it: the assignment, the argument.
Span Lowering::flow_span(PlaceId value, NodeIndex whole) const {
  if (value != kNone && (rows_[value].kind == PlaceKind::temp || rows_[value].kind == PlaceKind::literal)) {
    return rows_[value].span;
  }
  return span(whole);
}

/// An array that is written out gets the type of the variable for which it is made.
void Lowering::evident_type(PlaceId value, const base::Name& declared) {
  if (value == kNone || declared.empty() || !declared.ends_with("[]")) return;
  model::Place& row = rows_[value];
  if (row.type.empty() && (row.kind == PlaceKind::temp || row.kind == PlaceKind::literal) && !row.is_null &&
      tree_.source()[row.span.begin] == '{') {
    row.type = declared;
  }
}

/// Names, literals and what is read from them; everything else is an operation.
void Lowering::expression(NodeIndex node, std::uint32_t use) {
  node = peel(node);
  if (node == kNoNode) {
    push(kNone);
    return;
  }
  const std::uint8_t kind = tree_.kind(node);
  if (is_literal(kind)) {
    push(rows_.literal(tree_.text(node), span(node), kind == null_literal));
    return;
  }
  switch (kind) {
    case identifier:
    case type_identifier:
      push(place_of(simple_name(node, true), node));
      return;
    case this_expression:
    case super_expression:
      push(this_place(node));
      return;
    case field_access:
      field_access_of(node);
      return;
    case array_access:
      later(&Lowering::finish_element, node);
      if (const NodeIndex index = tree_.child(node, by_index); index != kNoNode) {
        later(&Lowering::drop, index);
        later(&Lowering::expression, index);
      }
      later(&Lowering::expression, tree_.child(node, by_array));
      return;
    case class_literal: {
      const NodeIndex inner = tree_.first_child(node);
      const base::Name name = inner == kNoNode ? base::Name() : type_of(inner);
      push(name.empty() ? rows_.literal(tree_.text(node), span(node)) : rows_.type(name, span(node)));
      return;
    }
    default:
      operation(node, use);
      return;
  }
}

void Lowering::operation(NodeIndex node, std::uint32_t use) {
  switch (tree_.kind(node)) {
    case method_invocation:
      invocation(node, use);
      return;
    case object_creation_expression:
      creation(node, use);
      return;
    case assignment_expression:
      assignment(node);
      return;
    case binary_expression:
      binary_of(node);
      return;
    case unary_expression:
    case update_expression:
      unary_of(node);
      return;
    case ternary_expression:
      later(&Lowering::ternary_branches, node);
      later(&Lowering::expression, tree_.child(node, by_condition));
      return;
    case instanceof_expression:
      later(&Lowering::finish_instanceof, node);
      later(&Lowering::expression, tree_.child(node, by_left));
      return;
    case cast_expression:
      later(&Lowering::finish_cast, node);
      later(&Lowering::expression, tree_.child(node, by_value));
      return;
    case switch_expression:
      switch_of(node, kUsed);
      return;
    case lambda_expression:
      lambda_of(node);
      return;
    case method_reference:
      method_reference_of(node);
      return;
    case array_creation_expression:
      array_creation(node);
      return;
    case array_initializer:
      display(node, {});
      return;
    default:
      // Broken text, string templates: whatever is below it is lowered for what it does.
      later(&Lowering::push_place, node, rows_.temp(span(node)));
      if (const NodeIndex first = tree_.first_child(node); first != kNoNode) later(&Lowering::effects, first);
      return;
  }
}

/// A dotted name at once; of `f().a.b` the call first.
void Lowering::field_access_of(NodeIndex node) {
  Meaning meaning;
  if (path(node, true, meaning)) {
    push(place_of(meaning, node));
    return;
  }
  later(&Lowering::finish_field_access, node);
  NodeIndex root = node;
  while (root != kNoNode && tree_.kind(root) == field_access) root = peel(tree_.child(root, by_object));
  later(&Lowering::expression, root);
}

void Lowering::finish_field_access(NodeIndex node, std::uint32_t) {
  Meaning object;
  object.place = pop();
  NodeIndex root = node;
  while (root != kNoNode && tree_.kind(root) == field_access) root = peel(tree_.child(root, by_object));
  push(place_of(fold(object, node, root, true), node));
}

void Lowering::finish_element(NodeIndex node, std::uint32_t) {
  const PlaceId container = pop();
  std::string element;
  if (container != kNone && rows_[container].type.ends_with("[]")) {
    element = rows_[container].type.substr(0, rows_[container].type.size() - 2);
  }
  const PlaceId place = rows_.temp(span(node), std::move(element));
  rows_.flow(container, place, FlowKind::copy, Store::none, span(node));
  push(place);
}

// --- Operators ----------------------------------------------------------------------------------------------------

void Lowering::binary_of(NodeIndex node) {
  const std::uint8_t op = operator_of(node);
  if (op == and_then || op == or_else) {
    logic(node, op);
  } else if (is_comparison(op)) {
    later(&Lowering::finish_test, node, 2);
    later(&Lowering::expression, tree_.child(node, by_right));
    later(&Lowering::expression, tree_.child(node, by_left));
  } else {
    arithmetic(node, op);
  }
}

/// `a + b + c` is one value made from three operands, however many there are.
void Lowering::arithmetic(NodeIndex node, std::uint8_t op) {
  const auto same = [&](NodeIndex left) {
    if (left == kNoNode || tree_.kind(left) != binary_expression) return false;
    const std::uint8_t inner = operator_of(left);
    return op == minus ? inner == minus : inner == plus || inner == operate;
  };
  std::uint32_t count = 2;
  for (NodeIndex left = tree_.child(node, by_left); same(left); left = tree_.child(left, by_left)) ++count;
  later(&Lowering::finish_operands, node, count);
  NodeIndex at = node;
  for (std::uint32_t i = 1; i < count; ++i, at = tree_.child(at, by_left)) {
    later(&Lowering::expression, tree_.child(at, by_right));
  }
  later(&Lowering::expression, at);
}

void Lowering::finish_operands(NodeIndex node, std::uint32_t count) {
  const bool subtraction = tree_.kind(node) == binary_expression && operator_of(node) == minus;
  const PlaceId place = rows_.temp(span(node));
  const std::size_t first = values_.size() - count;
  for (std::size_t i = first; i < values_.size(); ++i) {
    rows_.flow(values_[i], place, subtraction ? FlowKind::difference : FlowKind::derive, Store::none, span(node));
  }
  values_.resize(first);
  push(place);
}

/// A comparison: a new truth value that carries nothing of its operands, but tells what it compares.
void Lowering::finish_test(NodeIndex node, std::uint32_t count) {
  const PlaceId place = rows_.temp(span(node), "boolean");
  const std::size_t first = values_.size() - count;
  const std::uint8_t op = count == 2 && tree_.kind(node) == binary_expression ? operator_of(node) : 0;
  if (is_comparison(op)) {
    const bool order = op != equal && op != not_equal;
    const FlowKind kind = order ? FlowKind::order : FlowKind::compare;
    const bool with_constant =
        std::any_of(values_.begin() + static_cast<std::ptrdiff_t>(first), values_.end(),
                    [&](PlaceId v) { return v == kNone || rows_[v].kind == PlaceKind::literal; });
    for (std::size_t i = first; i < values_.size() && !(order && with_constant); ++i)
      rows_.flow(values_[i], place, kind, Store::none, span(node));
  }
  values_.resize(first);
  push(place);
}

/// `a && b`, `a || b`: each operand runs under what the ones before it say, and of `a && b` the last one says it all.
void Lowering::logic(NodeIndex node, std::uint8_t op) {
  const PlaceId place = rows_.temp(span(node), "boolean");
  const auto same = [&](NodeIndex left) {
    return left != kNoNode && tree_.kind(left) == binary_expression && operator_of(left) == op;
  };
  later(&Lowering::push_place, node, place);
  later(&Lowering::set_guard, node, rows_.guard);
  for (NodeIndex at = node;;) {
    const NodeIndex left = tree_.child(at, by_left);
    const NodeIndex right = tree_.child(at, by_right);
    later(&Lowering::flow_to, right, op == and_then && at != node ? kNone : place);
    later(&Lowering::expression, right);
    later(&Lowering::guard_after, same(left) ? tree_.child(left, by_right) : left, op == or_else);
    later(&Lowering::branch_after, at, op == or_else);
    if (same(left)) {
      at = left;
      continue;
    }
    later(&Lowering::flow_to, left, op == and_then ? kNone : place);
    later(&Lowering::expression, left);
    return;
  }
}

void Lowering::flow_to(NodeIndex value_node, std::uint32_t target) {
  const PlaceId value = pop();
  if (value_node != kNoNode && target != kNone)
    rows_.flow(value, target, FlowKind::copy, Store::none, flow_span(value, value_node));
}

/// The right operand of `logic` runs only when all to its left holds, or none of it.
void Lowering::branch_after(NodeIndex logic, std::uint32_t is_or) {
  const NodeIndex right = tree_.child(logic, by_right);
  if (right != kNoNode) note_branches(tree_.child(logic, by_left), kNone, is_or == 0, span(right));
}

void Lowering::guard_after(NodeIndex operand, std::uint32_t is_or) {
  const Guards guards = guards_of(operand);
  rows_.guard = inner_guard(rows_.guard, is_or != 0 ? guards.when_false : guards.when_true);
}

void Lowering::ternary_branches(NodeIndex node, std::uint32_t) {
  const PlaceId value = pop();
  const NodeIndex condition = tree_.child(node, by_condition);
  const Guards guards = guards_of(condition);
  const NodeIndex consequence = tree_.child(node, by_consequence);
  const NodeIndex alternative = tree_.child(node, by_alternative);
  if (consequence != kNoNode) note_branches(condition, value, true, span(consequence));
  if (alternative != kNoNode) note_branches(condition, value, false, span(alternative));
  if (consequence != kNoNode) note_conditional(guards.when_true, span(consequence));
  if (alternative != kNoNode) note_conditional(guards.when_false, span(alternative));
  const PlaceId place = rows_.temp(span(node));
  const PlaceId around = rows_.guard;
  later(&Lowering::push_place, node, place);
  later(&Lowering::set_guard, node, around);
  later(&Lowering::flow_to, alternative, place);
  later(&Lowering::expression, alternative);
  later(&Lowering::set_guard, node, inner_guard(around, guards.when_false));
  later(&Lowering::flow_to, consequence, place);
  later(&Lowering::expression, consequence);
  rows_.guard = inner_guard(around, guards.when_true);
}

void Lowering::unary_of(NodeIndex node) {
  const NodeIndex operand = tree_.kind(node) == unary_expression ? tree_.child(node, by_operand) : kNoNode;
  if (operand == kNoNode) {  // x++: x stays what it is
    NodeIndex variable = kNoNode;
    for (const NodeIndex child : tree_.children(node)) {
      if (tree_.kind(child) < static_token) variable = child;
    }
    later(&Lowering::expression, variable);
    return;
  }
  if (declarations_.is_literal_only(node)) {
    push(rows_.literal(tree_.text(node), span(node)));
    return;
  }
  if (operator_of(node) == negate) {
    later(&Lowering::finish_test, node, 1);
  } else {
    later(&Lowering::finish_operands, node, 1);
  }
  later(&Lowering::expression, operand);
}

void Lowering::finish_instanceof(NodeIndex node, std::uint32_t) {
  const PlaceId matched = pop();
  const NodeIndex name = tree_.child(node, by_name);
  if (name != kNoNode && !tree_.text(name).empty()) {
    const PlaceId local = new_local(tree_.text(name), type_of(tree_.child(node, by_right)), span(name));
    rows_.flow(matched, local, FlowKind::copy, Store::rebind, span(node));
  }
  if (const NodeIndex inner = tree_.child(node, by_pattern); inner != kNoNode) bind_pattern(inner, matched);
  push(rows_.temp(span(node), "boolean"));
}

/// A cast tells the type of what a call returned; of a variable it makes a typed copy.
void Lowering::finish_cast(NodeIndex node, std::uint32_t) {
  const PlaceId value = pop();
  const NodeIndex type_node = tree_.child(node, by_type);
  base::Name name = type_of(type_node);
  if (value == kNone || name.empty() || rows_[value].kind == PlaceKind::literal ||
      rows_[value].kind == PlaceKind::function) {
    push(value);
    return;
  }
  if (rows_[value].kind == PlaceKind::temp && rows_[value].type.empty()) {
    rows_[value].type = std::move(name);
    push(value);
    return;
  }
  const PlaceId place = rows_.temp(span(node), std::move(name));
  rows_.flow(value, place, FlowKind::copy, Store::none, span(node));
  push(place);
}

// --- Assignments --------------------------------------------------------------------------------------------------

void Lowering::assignment(NodeIndex node) {
  const NodeIndex left = peel(tree_.child(node, by_left));
  const bool is_element = left != kNoNode && tree_.kind(left) == array_access;
  later(&Lowering::finish_assignment, node, is_element);
  later(&Lowering::expression, tree_.child(node, by_right));
  if (!is_element) {
    later(&Lowering::expression, left);
    return;
  }
  // `a[i][j] = e` changes a. The indices run after it, in any order.
  NodeIndex container = left;
  while (container != kNoNode && tree_.kind(container) == array_access) {
    if (const NodeIndex index = tree_.child(container, by_index); index != kNoNode) {
      later(&Lowering::drop, index);
      later(&Lowering::expression, index);
    }
    container = peel(tree_.child(container, by_array));
  }
  later(&Lowering::expression, container);
}

void Lowering::finish_assignment(NodeIndex node, std::uint32_t is_element) {
  const PlaceId value = pop();
  const PlaceId target = pop();
  const NodeIndex right = tree_.child(node, by_right);
  const std::uint8_t op = operator_of(node);
  const FlowKind kind = op == assign ? FlowKind::copy : op == assign_minus ? FlowKind::difference : FlowKind::derive;
  rows_.flow(value, target, kind, is_element != 0 ? Store::mutate : Store::rebind, flow_span(value, node));
  if (is_element == 0 && target != kNone) {
    if (op == assign) {
      remember_copy(target, right);
    } else {
      copies_.erase(target);
    }
  }
  push(op == assign ? value : target);
}

// --- Displays -----------------------------------------------------------------------------------------------------

void Lowering::display(NodeIndex node, base::Name declared) {
  if (declarations_.is_literal_only(node)) {
    const PlaceId place = rows_.literal(tree_.text(node), span(node));
    rows_[place].type = std::move(declared);
    push(place);
    return;
  }
  const PlaceId place = rows_.temp(span(node), std::move(declared));
  later(&Lowering::push_place, node, place);
  if (const NodeIndex first = tree_.first_child(node); first != kNoNode) later(&Lowering::elements, first, place);
}

void Lowering::elements(NodeIndex element, std::uint32_t target) {
  if (const NodeIndex next = tree_.next_sibling(element); next != kNoNode) later(&Lowering::elements, next, target);
  later(&Lowering::flow_to, element, target);
  later(&Lowering::expression, element);
}

void Lowering::array_creation(NodeIndex node) {
  std::string declared = type_of(tree_.child(node, by_type)).str();
  if (!declared.empty()) {
    for (const NodeIndex child : tree_.children(node)) {
      if (tree_.kind(child) == dimensions_expr) declared += "[]";
      if (tree_.kind(child) != dimensions) continue;
      for (const char c : tree_.text(child)) {
        if (c == '[') declared += "[]";
      }
    }
  }
  if (const NodeIndex value = tree_.child(node, by_value); value != kNoNode) {
    display(value, std::move(declared));
    return;
  }
  std::vector<NodeIndex> sizes;
  for (const NodeIndex child : tree_.children(node)) {
    if (tree_.kind(child) != dimensions_expr) continue;
    if (const NodeIndex size = tree_.first_child(child); size != kNoNode) sizes.push_back(size);
  }
  const bool is_empty = !sizes.empty() && tree_.text(sizes.front()) == "0";
  const PlaceId array = is_empty ? rows_.literal("{}", span(node), false) : rows_.temp(span(node), {});
  rows_[array].type = std::move(declared);
  later(&Lowering::push_place, node, array);
  for (const NodeIndex size : sizes) later(&Lowering::effects, size);
}

}  // namespace snapcheck::lang::java
