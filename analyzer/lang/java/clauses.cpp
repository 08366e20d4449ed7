// Statements with clauses: try, switch, and the patterns of the latter.
#include "analyzer/lang/java/lowering.h"

namespace snapcheck::lang::java {

// --- try ----------------------------------------------------------------------------------------------------------

void Lowering::catch_of(NodeIndex node) {
  begin_block();
  later(&Lowering::end_block, node);
  if (const NodeIndex param = tree_.child_of_kind(node, catch_formal_parameter); param != kNoNode) {
    const NodeIndex name = tree_.child(param, by_name);
    const NodeIndex caught = tree_.child_of_kind(param, catch_type);
    if (name != kNoNode && !tree_.text(name).empty()) new_local(tree_.text(name), type_of(caught), span(name));
  }
  if (const NodeIndex body = tree_.child(node, by_body); body != kNoNode) later(&Lowering::anything, body);
}

/// The resources' places stay on the value stack until they are closed behind the body.
void Lowering::try_with_resources(NodeIndex node) {
  const NodeIndex list = tree_.child(node, by_resources);
  const NodeIndex body = tree_.child(node, by_body);
  begin_block();
  later(&Lowering::end_block, node);
  if (body != kNoNode) {
    if (const NodeIndex next = tree_.next_sibling(body); next != kNoNode) later(&Lowering::statements, next);
  }
  if (list == kNoNode) return;
  std::uint32_t count = 0;
  for (const NodeIndex child : tree_.children(list)) count += tree_.kind(child) == resource ? 1 : 0;
  later(&Lowering::close_resources, list, count);
  if (body != kNoNode) later(&Lowering::anything, body);
  if (const NodeIndex first = tree_.first_child(list); first != kNoNode) later(&Lowering::resources, first);
}

void Lowering::resources(NodeIndex node, std::uint32_t) {
  if (const NodeIndex next = tree_.next_sibling(node); next != kNoNode) later(&Lowering::resources, next);
  if (tree_.kind(node) != resource) return;
  const NodeIndex value = tree_.child(node, by_value);
  later(&Lowering::finish_resource, node);
  if (value != kNoNode) {
    later(&Lowering::expression, value);
  } else if (const NodeIndex first = tree_.first_child(node); first != kNoNode) {  // a variable from outside
    later(&Lowering::expression, first);
  } else {
    push(rows_.temp(span(node)));
  }
}

void Lowering::finish_resource(NodeIndex node, std::uint32_t) {
  const NodeIndex name = tree_.child(node, by_name);
  const NodeIndex value_node = tree_.child(node, by_value);
  if (name == kNoNode || value_node == kNoNode || tree_.text(name).empty()) return;
  const PlaceId value = pop();
  base::Name declared = type_of(tree_.child(node, by_type), tree_.child(node, by_dimensions));
  if (declared.empty() && value != kNone) declared = rows_[value].type;
  const PlaceId local = new_local(tree_.text(name), std::move(declared), span(name));
  rows_.flow(value, local, FlowKind::copy, Store::rebind, flow_span(value, node));
  push(local);
}

void Lowering::close_resources(NodeIndex list, std::uint32_t count) {
  std::vector<NodeIndex> nodes;
  for (const NodeIndex child : tree_.children(list)) {
    if (tree_.kind(child) == resource) nodes.push_back(child);
  }
  while (count-- > 0) {
    model::Call call;
    call.receiver = pop();
    call.member = "close";
    call.span = span(nodes[count]);
    if (call.receiver != kNone) rows_.call(std::move(call));
  }
}

// --- switch -------------------------------------------------------------------------------------------------------

void Lowering::switch_of(NodeIndex node, std::uint32_t use) {
  const NodeIndex condition = tree_.child(node, by_condition);
  later(&Lowering::switch_body, node, use);
  if (condition == kNoNode) {
    push(kNone);
  } else {
    later(&Lowering::expression, condition);
  }
}

void Lowering::switch_body(NodeIndex node, std::uint32_t use) {
  const PlaceId subject = pop();
  const NodeIndex condition = tree_.child(node, by_condition);
  switches_.push_back(
      {subject, condition == kNoNode ? kNone : tested(condition), use == kUnused ? kNone : rows_.temp(span(node))});
  begin_block();
  later(&Lowering::finish_switch, node, use);
  later(&Lowering::end_block, node);
  const NodeIndex body = tree_.child(node, by_body);
  const NodeIndex first = body == kNoNode ? kNoNode : tree_.first_child(body);
  if (first != kNoNode) later(&Lowering::switch_parts, first);
}

/// A switch expression leaves its value, a switch statement nothing.
void Lowering::finish_switch(NodeIndex, std::uint32_t use) {
  if (use != kUnused) push(switches_.back().target);
  switches_.pop_back();
}

/// The rules or groups of a switch, and the labels and statements of a group.
void Lowering::switch_parts(NodeIndex part, std::uint32_t) {
  if (const NodeIndex next = tree_.next_sibling(part); next != kNoNode) later(&Lowering::switch_parts, next);
  switch (tree_.kind(part)) {
    case switch_rule:
      note_conditional(kNone, span(part));
      switch_rule_of(part);
      return;
    case switch_block_statement_group:  // its variables are visible in the groups behind it
      note_conditional(kNone, span(part));
      later(&Lowering::set_guard, part, rows_.guard);
      if (const NodeIndex first = tree_.first_child(part); first != kNoNode) later(&Lowering::switch_parts, first);
      return;
    case switch_label:
      switch_label_of(part);
      return;
    default:
      anything(part, 0);
      return;
  }
}

void Lowering::switch_rule_of(NodeIndex rule) {
  begin_block();
  later(&Lowering::end_block, rule);
  for (const NodeIndex child : tree_.children(rule)) {
    const std::uint8_t kind = tree_.kind(child);
    if (kind == switch_label) continue;
    const NodeIndex value = kind == expression_statement ? tree_.first_child(child) : kNoNode;
    if (value != kNoNode && switches_.back().target != kNone) {
      later(&Lowering::yield_value, value);
      later(&Lowering::expression, value);
    } else {
      later(&Lowering::anything, child);
    }
  }
  // On top of the list: the label comes first.
  if (const NodeIndex label = tree_.child_of_kind(rule, switch_label); label != kNoNode) switch_label_of(label);
}

void Lowering::switch_label_of(NodeIndex label) {
  for (const NodeIndex child : tree_.children(label)) {
    switch (tree_.kind(child)) {
      case pattern:
        bind_pattern(child, switches_.back().subject);
        break;
      case null_literal:
        rows_.guard = inner_guard(rows_.guard, switches_.back().tested);
        break;
      case guard:
        if (const NodeIndex first = tree_.first_child(child); first != kNoNode) later(&Lowering::effects, first);
        break;
      default:
        break;  // constants
    }
  }
}

void Lowering::yield_value(NodeIndex value_node, std::uint32_t) {
  const PlaceId value = pop();
  // A switch statement around the `yield` has no value; the switch around that one has.
  for (std::size_t i = switches_.size(); i-- > 0;) {
    if (switches_[i].target == kNone) continue;
    rows_.flow(value, switches_[i].target, FlowKind::copy, Store::none, flow_span(value, value_node));
    return;
  }
}

/// The variables of a pattern get the matched value; the components of a record are not told apart.
void Lowering::bind_pattern(NodeIndex pattern_node, PlaceId matched) {
  for (NodeIndex node = pattern_node; node < tree_[pattern_node].last; ++node) {
    const std::uint8_t kind = tree_.kind(node);
    if (kind != type_pattern && kind != record_pattern_component) continue;
    NodeIndex declared = kNoNode, name = kNoNode;
    for (const NodeIndex child : tree_.children(node)) {
      if (tree_.kind(child) == identifier) {
        name = child;
      } else if (declared == kNoNode) {
        declared = child;
      }
    }
    if (name == kNoNode || tree_.text(name).empty()) continue;
    const PlaceId local = new_local(tree_.text(name), type_of(declared), span(name));
    rows_.flow(matched, local, FlowKind::copy, Store::rebind, span(node));
  }
}

}  // namespace snapcheck::lang::java
