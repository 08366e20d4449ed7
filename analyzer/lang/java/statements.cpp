// Statements: blocks, local variables, branches, loops.
#include "analyzer/lang/java/lowering.h"

namespace snapcheck::lang::java {

/// The statements from `first` to the end of its parent.
void Lowering::statements(NodeIndex first, std::uint32_t) {
  if (const NodeIndex next = tree_.next_sibling(first); next != kNoNode) later(&Lowering::statements, next);
  anything(first, 0);
}

/// The expressions from `first` on, for what they do.
void Lowering::effects(NodeIndex first, std::uint32_t) {
  if (const NodeIndex next = tree_.next_sibling(first); next != kNoNode) later(&Lowering::effects, next);
  anything(first, 0);
}

/// A node that can be anything, as in broken text.
void Lowering::anything(NodeIndex node, std::uint32_t) {
  const std::uint8_t kind = tree_.kind(node);
  if (is_statement(kind)) {
    statement(node, 0);
  } else if (kind == switch_expression) {
    switch_of(node, kUnused);
  } else if (is_type_declaration(kind)) {
    declared_type(node);
  } else if (kind == kErrorNode || kind == catch_clause || kind == finally_clause) {
    statement(node, 0);
  } else {
    later(&Lowering::drop, node);
    later(&Lowering::expression, node, kUnused);
  }
}

void Lowering::block_of(NodeIndex node) {
  const NodeIndex first = tree_.first_child(node);
  if (first == kNoNode) return;
  begin_block();
  later(&Lowering::end_block, node);
  later(&Lowering::statements, first);
}

void Lowering::statement(NodeIndex node, std::uint32_t) {
  const NodeIndex first = tree_.first_child(node);
  switch (tree_.kind(node)) {
    case block:
    case constructor_body:
    case finally_clause:
    case kErrorNode:
      block_of(node);
      return;
    case expression_statement:
    case throw_statement:
    case assert_statement:
      if (first != kNoNode) later(&Lowering::effects, first);
      return;
    case local_variable_declaration:
      if (first != kNoNode) later(&Lowering::local_variables, first);
      return;
    case return_statement:
      if (first == kNoNode) return;
      later(&Lowering::finish_return, first);
      later(&Lowering::expression, first);
      return;
    case yield_statement:
      if (first == kNoNode) return;
      later(&Lowering::yield_value, first);
      later(&Lowering::expression, first);
      return;
    case if_statement:
      if_of(node);
      return;
    case while_statement:
      loop_of(node);
      return;
    case do_statement: {
      begin_block();
      later(&Lowering::end_block, node);
      if (const NodeIndex condition = tree_.child(node, by_condition); condition != kNoNode) {
        later(&Lowering::drop, condition);
        later(&Lowering::expression, condition);
      }
      if (const NodeIndex body = tree_.child(node, by_body); body != kNoNode) later(&Lowering::anything, body);
      return;
    }
    case for_statement:
      for_of(node);
      return;
    case enhanced_for_statement:
      each_of(node);
      return;
    case synchronized_statement:
    case try_statement:
      // The lock or the body, then whatever follows, one after the other. A guard ends with its block.
      if (first != kNoNode) later(&Lowering::statements, first);
      return;
    case try_with_resources_statement:
      try_with_resources(node);
      return;
    case catch_clause:
      catch_of(node);
      return;
    case labeled_statement:
      for (const NodeIndex child : tree_.children(node)) {
        if (tree_.kind(child) != identifier) later(&Lowering::anything, child);
      }
      return;
    case explicit_constructor_invocation:
      explicit_constructor(node);
      return;
    case switch_expression:
      switch_of(node, kUnused);
      return;
    default:
      return;
  }
}

// --- Variables --------------------------------------------------------------------------------------------------

PlaceId Lowering::new_local(std::string_view name, base::Name declared, Span at) {
  const PlaceId place = rows_.variable(PlaceKind::local, name, std::move(declared), at);
  bind(name, place);
  return place;
}

void Lowering::local_variables(NodeIndex declarator, std::uint32_t) {
  if (const NodeIndex next = tree_.next_sibling(declarator); next != kNoNode) later(&Lowering::local_variables, next);
  if (tree_.kind(declarator) != variable_declarator) return;
  later(&Lowering::finish_local, declarator);
  if (const NodeIndex value = tree_.child(declarator, by_value); value != kNoNode) later(&Lowering::expression, value);
}

void Lowering::finish_local(NodeIndex declarator, std::uint32_t) {
  const NodeIndex value_node = tree_.child(declarator, by_value);
  const PlaceId value = value_node == kNoNode ? kNone : pop();
  const NodeIndex name = tree_.child(declarator, by_name);
  if (name == kNoNode || tree_.text(name).empty()) return;
  const NodeIndex declaration = tree_.parent(declarator);
  base::Name declared = type_of(tree_.child(declaration, by_type), tree_.child(declarator, by_dimensions));
  evident_type(value, declared);
  if (declared.empty() && value != kNone) declared = rows_[value].type;  // `var`
  const PlaceId local = new_local(tree_.text(name), std::move(declared), span(name));
  rows_[local].is_final = modifiers_of(tree_, declaration).is_final;
  if (value == kNone) return;
  rows_.flow(value, local, FlowKind::copy, Store::rebind, flow_span(value, declarator));
  remember_copy(local, value_node);
}

void Lowering::finish_return(NodeIndex value_node, std::uint32_t) {
  const PlaceId value = pop();
  rows_.flow(value, facts_.scopes[rows_.scope].result, FlowKind::copy, Store::none, flow_span(value, value_node));
}

// --- Branches and loops -----------------------------------------------------------------------------------------

/// Control never goes on behind the statement.
bool Lowering::exits(NodeIndex node) const {
  while (node != kNoNode) {
    switch (tree_.kind(node)) {
      case return_statement:
      case throw_statement:
      case continue_statement:
      case break_statement:
      case yield_statement:
        return true;
      case block:
      case synchronized_statement: {
        NodeIndex end = kNoNode;
        for (const NodeIndex child : tree_.children(node)) end = child;
        node = end;
        break;
      }
      default:
        return false;
    }
  }
  return false;
}

void Lowering::if_of(NodeIndex node) {
  const NodeIndex condition = tree_.child(node, by_condition);
  if (condition == kNoNode) return;
  later(&Lowering::if_branches, node);
  later(&Lowering::expression, condition);
}

/// An `if` around it asks the same.
bool Lowering::is_asked_around(NodeIndex statement) const {
  const NodeIndex condition = tree_.child(statement, by_condition);
  NodeIndex inner = statement;
  for (NodeIndex at = tree_.parent(statement); at != kNoNode; inner = at, at = tree_.parent(at)) {
    const std::uint8_t kind = tree_.kind(at);
    if (kind == method_declaration || kind == lambda_expression || kind == class_body) return false;
    if (kind != if_statement || tree_[inner].field != by_consequence) continue;
    const NodeIndex asked = tree_.child(at, by_condition);
    if (asked != kNoNode && condition != kNoNode && tree_.text(asked) == tree_.text(condition)) return true;
  }
  return false;
}

void Lowering::if_branches(NodeIndex node, std::uint32_t) {
  const PlaceId value = pop();
  const NodeIndex condition = tree_.child(node, by_condition);
  const Guards guards = guards_of(condition);
  const NodeIndex consequence = tree_.child(node, by_consequence);
  const NodeIndex alternative = tree_.child(node, by_alternative);
  const NodeIndex parent = tree_.parent(node);
  if (consequence != kNoNode) note_branches(condition, value, true, span(consequence));
  if (alternative != kNoNode) {
    note_branches(condition, value, false, span(alternative));
  } else if (exits(consequence) && parent != kNoNode && tree_.kind(parent) == block) {
    note_branches(condition, value, false, {tree_[node].end, tree_[parent].end});
  }
  const NodeIndex asked = peel(condition);
  const bool plain = asked != kNoNode && (tree_.kind(asked) == identifier || tree_.kind(asked) == field_access);
  if (consequence != kNoNode && !is_asked_around(node))
    note_conditional(guards.when_true, span(consequence), plain ? span(asked) : Span{});
  if (alternative != kNoNode && tree_.kind(alternative) != if_statement)
    note_conditional(guards.when_false, span(alternative));
  const PlaceId around = rows_.guard;
  const PlaceId when_true = inner_guard(around, guards.when_true);
  const PlaceId when_false = inner_guard(around, guards.when_false);
  // After `if (x != null) return x;` the rest of the block runs only when x is null.
  PlaceId rest = around;
  if (exits(consequence)) {
    rest = when_false;
  } else if (alternative != kNoNode && exits(alternative)) {
    rest = when_true;
  }
  later(&Lowering::set_guard, node, rest);
  if (alternative != kNoNode) {
    later(&Lowering::anything, alternative);
    later(&Lowering::set_guard, node, when_false);
  }
  if (consequence != kNoNode) later(&Lowering::anything, consequence);
  rows_.guard = when_true;
}

void Lowering::loop_of(NodeIndex node) {
  const NodeIndex condition = tree_.child(node, by_condition);
  if (condition == kNoNode) return;
  begin_block();
  note_loop(node, condition);
  later(&Lowering::end_block, node);
  later(&Lowering::loop_body, node);
  later(&Lowering::expression, condition);
}

/// A loop without a condition, or one that asks for a state: one that counts or compares ends.
void Lowering::note_loop(NodeIndex node, NodeIndex condition) {
  if (rows_.loop != kNone) return;
  for (NodeIndex part = condition; condition != kNoNode && part < tree_[condition].last; ++part) {
    if (tree_.kind(part) == less || tree_.kind(part) == greater) return;
  }
  rows_.loop = span(node).begin;
}

void Lowering::loop_body(NodeIndex node, std::uint32_t) {
  const PlaceId value = pop();
  if (const NodeIndex body = tree_.child(node, by_body); body != kNoNode) {
    note_branches(tree_.child(node, by_condition), value, true, span(body));
  }
  const PlaceId tested = guards_of(tree_.child(node, by_condition)).when_true;
  rows_.guard = inner_guard(rows_.guard, tested);
  const NodeIndex body = tree_.child(node, by_body);
  if (body == kNoNode) return;
  if (tree_.kind(peel(tree_.child(node, by_condition))) != true_literal) note_conditional(tested, span(body));
  later(&Lowering::anything, body);
}

/// `for (init; condition; update) body`, in the order in which they run.
void Lowering::for_of(NodeIndex node) {
  begin_block();
  later(&Lowering::end_block, node);
  std::vector<NodeIndex> inits, updates;
  NodeIndex condition = kNoNode;
  for (const NodeIndex child : tree_.children(node)) {
    switch (tree_[child].field) {
      case by_init:
        inits.push_back(child);
        break;
      case by_condition:
        condition = child;
        break;
      case by_update:
        updates.push_back(child);
        break;
      default:
        break;
    }
  }
  for (std::size_t i = updates.size(); i-- > 0;) later(&Lowering::anything, updates[i]);
  later(&Lowering::for_body, node);
  if (condition != kNoNode) {
    later(&Lowering::drop, condition);
    later(&Lowering::expression, condition);
  }
  for (std::size_t i = inits.size(); i-- > 0;) later(&Lowering::anything, inits[i]);
}

void Lowering::for_body(NodeIndex node, std::uint32_t) {
  const NodeIndex condition = tree_.child(node, by_condition);
  note_loop(node, condition);
  if (condition != kNoNode) rows_.guard = inner_guard(rows_.guard, guards_of(condition).when_true);
  if (const NodeIndex body = tree_.child(node, by_body); body != kNoNode) later(&Lowering::anything, body);
}

void Lowering::each_of(NodeIndex node) {
  const NodeIndex value = tree_.child(node, by_value);
  if (value == kNoNode) return;
  begin_block();
  later(&Lowering::end_block, node);
  later(&Lowering::each_body, node);
  later(&Lowering::expression, value);
}

void Lowering::each_body(NodeIndex node, std::uint32_t) {
  const PlaceId elements = pop();
  const NodeIndex name = tree_.child(node, by_name);
  if (name != kNoNode && !tree_.text(name).empty()) {
    const PlaceId local =
        new_local(tree_.text(name), type_of(tree_.child(node, by_type), tree_.child(node, by_dimensions)), span(name));
    rows_.flow(elements, local, FlowKind::copy, Store::rebind, span(tree_.child(node, by_value)));
  }
  if (const NodeIndex body = tree_.child(node, by_body); body != kNoNode) later(&Lowering::anything, body);
}

}  // namespace snapcheck::lang::java
