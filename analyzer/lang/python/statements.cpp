// Control flow, with, match.
#include "analyzer/lang/python/lowerer.h"
#include "analyzer/lang/python/systems.h"

namespace snapcheck::lang::python {

using model::FlowKind;
using model::kNone;
using model::PlaceId;
using model::PlaceKind;
using model::ScopeKind;
using model::Store;

bool Lowerer::enter_statement(NodeIndex node) {
  switch (tree_.kind(node)) {
    case kind::block:
    case kind::module:
      push_block(node);
      return true;
    case kind::assignment:
      enter_assignment(node);
      return true;
    case kind::augmented_assignment: {
      const InOrder order(tasks_);
      if (const NodeIndex right = tree_.child(node, field::right); right != kNoNode) push_expression(right);
      if (const NodeIndex left = tree_.child(node, field::left); left != kNoNode) push_targets(left);
      push(Op::finish, node);
      return true;
    }
    case kind::delete_statement: {
      const InOrder order(tasks_);
      for (const NodeIndex child : tree_.children(node)) push_targets(child);
      push(Op::finish, node);
      return true;
    }
    case kind::return_statement:
      push(Op::finish, node);
      push_children(node);
      return true;
    case kind::if_statement:
      enter_if(node);
      return true;
    case kind::while_statement:
      enter_while(node);
      return true;
    case kind::for_statement:
      enter_for(node);
      return true;
    case kind::try_statement:
      enter_try(node);
      return true;
    case kind::with_statement:
      enter_with(node);
      return true;
    case kind::match_statement:
      enter_match(node);
      return true;
    case kind::function_definition:
      enter_function(node);
      return true;
    case kind::class_definition:
      enter_class(node);
      return true;
    case kind::decorated_definition:
      enter_decorated(node);
      return true;
    case kind::import_statement:
      lower_import(node);
      return true;
    case kind::import_from_statement:
      lower_import_from(node);
      return true;
    case kind::pass_statement:
    case kind::break_statement:
    case kind::continue_statement:
    case kind::global_statement:
    case kind::nonlocal_statement:
    case kind::future_import_statement:
      return true;
    case kind::type_alias_statement: {
      const auto [target, given] = type_assignment(node);
      if (target == kNoNode) return true;
      const InOrder order(tasks_);
      push_expression(given);
      push_targets(target);
      push(Op::finish, node);
      return true;
    }
    default:
      return false;
  }
}

void Lowerer::finish_statement(NodeIndex node) {
  switch (tree_.kind(node)) {
    case kind::assignment:
      finish_assignment(node);
      break;
    case kind::augmented_assignment:
      finish_augmented(node);
      break;
    case kind::delete_statement:
      finish_delete(node);
      break;
    case kind::return_statement: {
      const ScopeKind kind = rows_.facts().scopes[frame_.scope].kind;
      const NodeIndex given = tree_.first_child(node);
      if (given == kNoNode || kind == ScopeKind::module_body || kind == ScopeKind::class_body) break;
      flow_into(result_place(), given);
      break;
    }
    case kind::match_statement:
      push_cases(node);
      break;
    case kind::type_alias_statement: {
      const auto [target, given] = type_assignment(node);
      assign(target, given, tree_.span(node));
      break;
    }
    default:
      break;
  }
}

/// The grammar takes `type(self).count = 1` for a type alias; its target and value, or kNoNode for a real alias.
std::pair<NodeIndex, NodeIndex> Lowerer::type_assignment(NodeIndex node) const {
  const NodeIndex left = tree_.child(node, field::left), right = tree_.child(node, field::right);
  if (left == kNoNode || right == kNoNode) return {kNoNode, kNoNode};
  const NodeIndex target = tree_.first_child(left), given = tree_.first_child(right);
  if (target == kNoNode || given == kNoNode) return {kNoNode, kNoNode};
  const std::uint8_t kind = tree_.kind(target);
  if ((kind != kind::attribute && kind != kind::subscript) || !tree_.text(target).starts_with('(')) {
    return {kNoNode, kNoNode};
  }
  return {target, given};
}

// --- if, while, for -------------------------------------------------------------------------------------------

void Lowerer::enter_if(NodeIndex node) {
  const NodeIndex condition = tree_.child(node, field::condition);
  if (condition == kNoNode) {
    push_children(node);
    return;
  }
  push(Op::if_end, node, frame_.guard);
  const NodeIndex alternative = tree_.child(node, field::alternative);
  const NodeIndex consequence = tree_.child(node, field::consequence);
  if (is_type_checking(tree_, node)) {
    if (alternative != kNoNode) push(Op::if_alternative, alternative, frame_.guard);
    if (consequence != kNoNode) dead_imports(consequence);
  } else if (frame_.bind == 0 && frames_.empty() && is_main_test(condition)) {
    if (alternative != kNoNode) push(Op::if_alternative, alternative, frame_.guard);
    enter_main(node);
  } else {
    push(Op::if_test, node);
    push_expression(condition);
  }
}

/// A test of the version or system, or of what an `if` around it has asked already.
std::optional<bool> Lowerer::surely_holds(NodeIndex statement) const {
  const NodeIndex condition = tree_.child(statement, field::condition);
  if (condition == kNoNode) return std::nullopt;
  if (const std::optional<bool> here = holds_here(tree_, condition)) return here;
  NodeIndex inner = statement;
  for (NodeIndex at = tree_.parent(statement); at != kNoNode; inner = at, at = tree_.parent(at)) {
    if (tree_.kind(at) == kind::function_definition || tree_.kind(at) == kind::class_definition) break;
    if (tree_.kind(at) != kind::if_statement && tree_.kind(at) != kind::elif_clause) continue;
    const NodeIndex asked = tree_.child(at, field::condition);
    const bool inside = tree_[inner].field == field::consequence;
    if (inside && asked != kNoNode && tree_.text(asked) == tree_.text(condition)) return true;
  }
  return std::nullopt;
}

/// The condition of an if or elif is evaluated.
void Lowerer::if_test(NodeIndex clause) {
  const bool first = tree_.kind(clause) == kind::if_statement;
  const NodeIndex consequence = tree_.child(clause, field::consequence);
  const NodeIndex alternative = first ? tree_.child(clause, field::alternative) : tree_.next_sibling(clause);
  const Test tests = test(tree_.child(clause, field::condition));
  const NodeIndex condition = tree_.child(clause, field::condition);
  if (consequence != kNoNode) note_branches(condition, true, tree_.span(consequence));
  const NodeIndex whole = first ? clause : tree_[clause].parent;
  if (alternative != kNoNode) {
    note_branches(condition, false, {tree_[alternative].begin, tree_[whole].end});
  } else if (first && consequence != kNoNode && always_leaves(consequence) && tree_[whole].parent != kNoNode) {
    note_branches(condition, false, {tree_[whole].end, tree_[tree_[whole].parent].end});
  }
  const std::optional<bool> holds = first ? surely_holds(clause) : std::nullopt;
  const bool always = holds.value_or(false), never = !holds.value_or(true);
  if (consequence != kNoNode && !always)
    note_conditional(tests.when_true, tree_.span(consequence), plain_test(condition));
  if (alternative != kNoNode && tree_.kind(alternative) != kind::elif_clause && !never) {
    note_conditional(tests.when_false, tree_.span(alternative));
  }
  const PlaceId guard = frame_.guard;
  if (alternative != kNoNode) {
    push(Op::if_alternative, alternative, tests.when_false == kNone ? guard : tests.when_false);
  }
  push(Op::set_guard, clause, guard);
  if (consequence == kNoNode) return;
  push(Op::enter, consequence);
  if (tests.when_true != kNone) frame_.guard = tests.when_true;
  // `if x is not None: return x`: what follows in the block runs only when x is None.
  if (first && tests.when_false != kNone && always_leaves(consequence)) places_of_nodes_.set(clause, tests.when_false);
}

void Lowerer::if_alternative(NodeIndex clause, PlaceId guard) {
  frame_.guard = guard;
  const NodeIndex condition = tree_.child(clause, field::condition);
  if (tree_.kind(clause) != kind::elif_clause || condition == kNoNode) {
    const NodeIndex next = tree_.next_sibling(clause);  // none, unless the source is broken
    if (next != kNoNode) push(Op::if_alternative, next, guard);
    push_children(clause);
    return;
  }
  push(Op::if_test, clause);
  push_expression(condition);
}

void Lowerer::if_end(NodeIndex node, PlaceId guard) {
  const std::uint32_t* rest = places_of_nodes_.find(node);
  frame_.guard = rest == nullptr ? guard : *rest;
}

bool Lowerer::always_leaves(NodeIndex block) const {
  NodeIndex last = kNoNode;
  for (const NodeIndex statement : tree_.children(block)) last = statement;
  if (last == kNoNode) return false;
  const std::uint8_t kind = tree_.kind(last);
  return kind == kind::return_statement || kind == kind::raise_statement || kind == kind::continue_statement ||
         kind == kind::break_statement;
}

/// `__name__ == "__main__"`, also as one of several conditions that must all hold.
bool Lowerer::is_main_test(NodeIndex condition) const {
  while (true) {
    const NodeIndex inner = tree_.first_child(condition);
    if (tree_.kind(condition) == kind::parenthesized_expression && inner != kNoNode) {
      condition = inner;
      continue;
    }
    if (tree_.kind(condition) != kind::boolean_operator) break;
    const NodeIndex word = tree_.child(condition, field::operator_);
    const NodeIndex left = tree_.child(condition, field::left), right = tree_.child(condition, field::right);
    if (word == kNoNode || left == kNoNode || right == kNoNode || tree_.kind(word) != kind::token_and) return false;
    // A chain of `and` leans to the left.
    if (tree_.kind(right) == kind::comparison_operator && is_main_test(right)) return true;
    condition = left;
  }
  if (tree_.kind(condition) != kind::comparison_operator) return false;
  bool name = false, main = false, equal = false;
  for (const NodeIndex part : tree_.children(condition)) {
    name |= tree_.kind(part) == kind::identifier && tree_.text(part) == "__name__";
    main |= string_literal(part) == std::string_view("__main__");
    equal |= tree_.kind(part) == kind::token_equal;
  }
  return name && main && equal;
}

/// `if __name__ == "__main__":` is a function that the module calls.
void Lowerer::enter_main(NodeIndex node) {
  const NodeIndex consequence = tree_.child(node, field::consequence);
  if (consequence == kNoNode) return;
  const base::Span header{tree_[node].begin, header_end(node)};
  const std::string name = bindings_.scope(0).prefix + "<main>";
  add_call({name, kNone, {}, kNone, false}, header);
  frames_.push_back(frame_);
  frame_.scope = add_scope(ScopeKind::function, name, "<main>", header, tree_.span(consequence));
  frame_.guard = kNone;
  frame_.loop = kNone;
  push(Op::leave, node);
  push(Op::enter, consequence);
}

/// `while True`, `while not stop.is_set()`, `while self.state == "running"`; but not `while len(peers) < 3` or
/// `while done != 3`, which count something.
bool Lowerer::may_never_end(NodeIndex condition) const {
  for (NodeIndex node = condition; node < tree_[condition].last; ++node) {
    if (tree_.kind(node) != kind::comparison_operator) continue;
    for (const NodeIndex part : tree_.children(node)) {
      const std::uint8_t what = tree_.kind(part);
      const bool asks = what == kind::token_equal || what == kind::token_not_equal || what == kind::token_is ||
                        what == kind::token_is_not;
      if (is_token(what) ? !asks : what == kind::integer || what == kind::call) return false;
    }
  }
  return true;
}

void Lowerer::enter_while(NodeIndex node) {
  const InOrder order(tasks_);
  const NodeIndex condition = tree_.child(node, field::condition);
  const bool outermost = frame_.loop == kNone && condition != kNoNode && may_never_end(condition);
  if (outermost) push(Op::set_loop, node, tree_[node].begin);
  if (condition != kNoNode) {
    push(Op::enter, condition);
    push(Op::while_test, condition);
  }
  if (const NodeIndex body = tree_.child(node, field::body); body != kNoNode) push(Op::enter, body);
  push(Op::set_guard, node, frame_.guard);
  if (outermost) push(Op::set_loop, node, kNone);
  if (const NodeIndex rest = tree_.child(node, field::alternative); rest != kNoNode) push(Op::enter, rest);
}

/// The condition of a while is evaluated.
void Lowerer::while_test(NodeIndex condition) {
  const PlaceId empty = test(condition).when_true;
  if (empty != kNone) frame_.guard = empty;
  const NodeIndex body = tree_.child(tree_[condition].parent, field::body);
  const bool always = tree_.kind(condition) == kind::true_ || tree_.text(condition) == "1";
  if (body != kNoNode && !always) note_conditional(empty, tree_.span(body));
}

void Lowerer::enter_for(NodeIndex node) {
  const InOrder order(tasks_);
  for (const NodeIndex part : tree_.children(node)) {
    if (tree_[part].field == field::right && !is_token(tree_.kind(part))) push_expression(part);
  }
  push(Op::targets, node);
  push(Op::loop_target, node);
  if (const NodeIndex body = tree_.child(node, field::body); body != kNoNode) push(Op::enter, body);
  if (const NodeIndex rest = tree_.child(node, field::alternative); rest != kNoNode) push(Op::enter, rest);
}

/// Every element of the iterable, of a loop or comprehension, goes to the target.
void Lowerer::loop_target(NodeIndex node) {
  const NodeIndex left = tree_.child(node, field::left);
  if (left == kNoNode) return;
  for (const NodeIndex right : tree_.children(node)) {
    if (tree_[right].field != field::right || is_token(tree_.kind(right))) continue;
    element_ = model::kAnyElement;
    assign(left, right, {tree_[left].begin, tree_[right].end});
    element_ = 0;
  }
}

/// The target of a loop or of a with item: what stands inside it.
void Lowerer::enter_targets(NodeIndex node) {
  const InOrder order(tasks_);
  NodeIndex target = tree_.child(node, field::left);
  if (tree_.kind(node) == kind::with_item) target = with_parts(node).second;
  if (target != kNoNode) push_targets(target);
}

// --- try, with, match -----------------------------------------------------------------------------------------

void Lowerer::enter_try(NodeIndex node) {
  const InOrder order(tasks_);
  for (const NodeIndex part : tree_.children(node)) {
    if (tree_.kind(part) == kind::except_clause) {
      push(Op::try_guard, node, part);
      push(Op::enter, part);
      push(Op::set_guard, node, frame_.guard);
    } else {
      push(Op::enter, part);
    }
  }
  push(Op::try_guard, node, kNoNode);
}

/// The context manager of a with item and, behind `as`, its target or kNoNode.
std::pair<NodeIndex, NodeIndex> Lowerer::with_parts(NodeIndex item) const {
  NodeIndex manager = tree_.child(item, field::value);
  while (manager != kNoNode && tree_.kind(manager) == kind::parenthesized_expression) {
    manager = tree_.first_child(manager);
  }
  if (manager == kNoNode || tree_.kind(manager) != kind::as_pattern) return {manager, kNoNode};
  return {tree_.first_child(manager), tree_.child(manager, field::alias)};
}

void Lowerer::enter_with(NodeIndex node) {
  const InOrder order(tasks_);
  std::vector<NodeIndex> items;
  if (const NodeIndex clause = tree_.child_of_kind(node, kind::with_clause); clause != kNoNode) {
    for (const NodeIndex item : tree_.children(clause)) {
      if (tree_.kind(item) != kind::with_item || with_parts(item).first == kNoNode) continue;
      items.push_back(item);
      push(Op::enter, with_parts(item).first);
      push(Op::targets, item);
      push(Op::with_enter, item);
    }
  }
  if (const NodeIndex body = tree_.child(node, field::body); body != kNoNode) push(Op::enter, body);
  for (std::size_t i = items.size(); i-- > 0;) push(Op::with_exit, items[i], node);
}

void Lowerer::with_enter(NodeIndex item) {
  const auto [manager, target] = with_parts(item);
  const bool is_async = tree_.child_of_kind(tree_.parent(tree_.parent(item)), kind::token_async) != kNoNode;
  Callee callee;
  callee.receiver = place_of(manager);
  callee.member = is_async ? "__aenter__" : "__enter__";
  const model::CallId id = add_call(callee, tree_.span(manager));
  rows_.facts().calls[id].is_awaited = is_async;
  if (target == kNoNode) return;
  const PlaceId entered = new_temp(manager);
  rows_.facts().calls[id].result = entered;
  assign(target, manager, tree_.span(item));
  assign_place(target, entered, tree_.span(manager), FlowKind::copy, false);
}

/// At the end of the body, so that it counts as late as it runs.
void Lowerer::with_exit(NodeIndex item, NodeIndex statement) {
  const NodeIndex manager = with_parts(item).first;
  const bool is_async = tree_.child_of_kind(statement, kind::token_async) != kNoNode;
  const std::uint32_t end = tree_[statement].end;
  Callee callee;
  callee.receiver = place_of(manager);
  callee.member = is_async ? "__aexit__" : "__exit__";
  const model::CallId id = add_call(callee, {end == 0 ? 0 : end - 1, end});
  rows_.facts().calls[id].is_awaited = is_async;
}

void Lowerer::enter_match(NodeIndex node) {
  const InOrder order(tasks_);
  for (const NodeIndex part : tree_.children(node)) {
    if (tree_[part].field == field::subject && !is_token(tree_.kind(part))) push_expression(part);
  }
  push(Op::finish, node);
}

/// The subjects are evaluated.
void Lowerer::push_cases(NodeIndex node) {
  PlaceId subject = kNone;
  NodeIndex only = kNoNode;
  for (const NodeIndex part : tree_.children(node)) {
    if (tree_[part].field != field::subject || is_token(tree_.kind(part))) continue;
    if (only == kNoNode && subject == kNone) {
      only = part;
      continue;
    }
    if (subject == kNone) {
      subject = new_temp(node);
      flow_into(subject, only);
      only = kNoNode;
    }
    flow_into(subject, part);
  }
  if (only != kNoNode) subject = place_of(only);
  if (subject == kNone) return;
  const InOrder order(tasks_);
  if (const NodeIndex block = tree_.child(node, field::body); block != kNoNode) {
    for (const NodeIndex clause : tree_.children(block)) push(Op::match_case, clause, subject);
  }
}

void Lowerer::match_case(NodeIndex clause, PlaceId subject) {
  if (tree_.kind(clause) != kind::case_clause) {
    enter(clause);
    return;
  }
  const PlaceId guard = frame_.guard;
  note_conditional(kNone, tree_.span(clause));
  push(Op::set_guard, clause, guard);
  if (const NodeIndex body = tree_.child(clause, field::consequence); body != kNoNode) push(Op::enter, body);
  if (const NodeIndex condition = tree_.child(clause, field::guard); condition != kNoNode) push(Op::enter, condition);
  for (const NodeIndex pattern : tree_.children(clause)) {
    if (tree_.kind(pattern) != kind::case_pattern) continue;
    for_each_capture(tree_, pattern,
                     [&](NodeIndex name) { store_name(name, subject, tree_.span(name), FlowKind::copy, false); });
    const NodeIndex only = tree_.first_child(pattern);
    if (only != kNoNode && tree_.kind(only) == kind::none) {
      const PlaceKind kind = rows_[subject].kind;
      const PlaceId origin = origin_of(subject);
      if (origin != kNone) {
        frame_.guard = origin;
      } else if (kind != PlaceKind::temp && kind != PlaceKind::literal) {
        frame_.guard = subject;
      }
    }
  }
}

}  // namespace snapcheck::lang::python
