// The task loop, scopes and blocks.
#include <algorithm>

#include "analyzer/lang/python/lowerer.h"
#include "analyzer/lang/python/plain_parser.h"
#include "analyzer/lang/python/python.h"
#include "analyzer/lang/python/systems.h"

namespace snapcheck::lang::python {

using model::FlowKind;
using model::kNone;
using model::PlaceId;
using model::PlaceKind;
using model::ScopeId;
using model::ScopeKind;
using model::Store;

Lowerer::Lowerer(const Tree& tree, const Source& source, const Names& names, const Limits& limits)
    : tree_(tree), source_(source), limits_(limits), bindings_(tree, source, names), values_(tree.size()) {}

base::Result<model::Facts> Lowerer::run() {
  model::Facts& facts = rows_.facts();
  facts.path = source_.path;
  facts.language = "python";
  facts.module = source_.module;
  facts.comments = comment_rows(tree_);
  facts.syntax_errors = tree_.errors;
  collect_statements();
  collect_rare();

  bindings_.collect();
  const base::Span whole{0, static_cast<std::uint32_t>(tree_.source().size())};
  frame_.scope = add_scope(ScopeKind::module_body, source_.module, source_.module, {0, 0}, whole);
  bindings_.scope(0).scope = frame_.scope;
  push_block(tree_.root());
  if (const base::Result<void> done = loop(); !done) return done.error();
  return std::move(facts);
}

base::Result<void> Lowerer::loop() {
  for (std::uint32_t steps = 1; !tasks_.empty(); ++steps) {
    if ((steps & 0xfff) == 0 && limits_.expired && limits_.expired()) {
      return base::Error{"the time limit for this file expired", ""};
    }
    const Task task = tasks_.back();
    tasks_.pop_back();
    step(task);
  }
  return {};
}

void Lowerer::step(const Task& task) {
  switch (task.op) {
    case Op::enter:
      enter(task.node);
      break;
    case Op::finish:
      finish(task.node);
      break;
    case Op::next:
      if (const NodeIndex sibling = tree_.next_sibling(task.node); sibling != kNoNode) push(Op::next, sibling);
      enter(task.node);
      break;
    case Op::set_guard:
      frame_.guard = task.extra;
      break;
    case Op::set_bind:
      frame_.bind = task.extra;
      break;
    case Op::set_loop:
      frame_.loop = task.extra;
      break;
    case Op::if_test:
      if_test(task.node);
      break;
    case Op::if_alternative:
      if_alternative(task.node, task.extra);
      break;
    case Op::if_end:
      if_end(task.node, task.extra);
      break;
    case Op::while_test:
      while_test(task.node);
      break;
    case Op::or_right:
      or_right(task.node);
      break;
    case Op::conditional:
      conditional_test(task.node);
      break;
    case Op::test_end:
      choose(task.extra, task.node);
      break;
    case Op::targets:
      enter_targets(task.node);
      break;
    case Op::loop_target:
      loop_target(task.node);
      break;
    case Op::comprehension_end:
      finish_comprehension(task.node);
      frame_.bind = task.extra;
      break;
    case Op::with_enter:
      with_enter(task.node);
      break;
    case Op::with_exit:
      with_exit(task.node, task.extra);
      break;
    case Op::match_case:
      match_case(task.node, task.extra);
      break;
    case Op::try_guard:
      if (const PlaceId missing = try_guard(task.node, task.extra); missing != kNone) frame_.guard = missing;
      if (task.extra != kNoNode) note_conditional(frame_.guard, tree_.span(task.extra));
      break;
    case Op::define:
      define(task.node);
      break;
    case Op::body:
      body(task.node);
      break;
    case Op::decorate:
      decorate(task.node);
      break;
    case Op::leave:
      leave();
      break;
    case Op::lambda_end:
      if (const NodeIndex value = tree_.child(task.node, field::body); value != kNoNode) {
        flow_into(result_place(), value);
      }
      leave();
      break;
  }
}

void Lowerer::enter(NodeIndex node) {
  if (evaluate_leaf(node) || enter_expression(node) || enter_statement(node)) return;
  push_children(node);  // an ERROR node, or one that the grammar added: its parts may still be good
}

void Lowerer::finish(NodeIndex node) {
  if (!finish_expression(node)) finish_statement(node);
}

void Lowerer::push_children(NodeIndex node) {
  const InOrder order(tasks_);
  for (const NodeIndex child : tree_.children(node)) {
    if (!is_token(tree_.kind(child))) push_expression(child);
  }
}

void Lowerer::push_expression(NodeIndex node) {
  if (!evaluate_leaf(node)) push(Op::enter, node);
}

/// The statements of a block, or of the module; what they leave as guard ends with it.
void Lowerer::push_block(NodeIndex block) {
  if (runs_elsewhere(tree_, block)) return;
  push(Op::set_guard, block, frame_.guard);
  if (const NodeIndex first = tree_.first_child(block); first != kNoNode) push(Op::next, first);
}

ScopeId Lowerer::add_scope(ScopeKind kind, std::string_view name, std::string_view member, base::Span span,
                           base::Span body) {
  model::Scope scope;
  scope.kind = kind;
  scope.name = name;
  scope.member = member;
  scope.span = span;
  scope.body = body;
  if (kind != ScopeKind::module_body) scope.parent = frame_.scope;
  scope.is_public = !member.starts_with('_') || (member.starts_with("__") && member.ends_with("__"));
  rows_.facts().scopes.push_back(std::move(scope));
  return static_cast<ScopeId>(rows_.facts().scopes.size() - 1);
}

PlaceId Lowerer::result_place() {
  model::Scope& scope = rows_.facts().scopes[frame_.scope];
  if (scope.result == kNone) scope.result = rows_.simple(PlaceKind::result, {}, frame_.scope, scope.span);
  return rows_.facts().scopes[frame_.scope].result;
}

// --- Flows ----------------------------------------------------------------------------------------------------

void Lowerer::flow(PlaceId from, PlaceId to, FlowKind kind, Store store, base::Span span) {
  if (from == to) return;
  model::Flow row;
  row.scope = frame_.scope;
  row.from = from;
  row.to = to;
  row.kind = kind;
  row.store = store;
  row.element = element_;
  row.guard = frame_.guard;
  row.span = span;
  rows_.facts().flows.push_back(row);
}

/// The node's value into a temporary or a result; nothing when it has none worth following.
void Lowerer::flow_into(PlaceId to, NodeIndex node, FlowKind kind) {
  if (!value(node).is(Value::Tag::nothing)) flow(place_of(node), to, kind, Store::none, tree_.span(node));
}

/// One of the values that the temporary may be; also those that nobody follows, as it may not be another one then.
void Lowerer::choose(PlaceId to, NodeIndex node) {
  flow(place_of(node), to, FlowKind::copy, Store::none, tree_.span(node));
}

/// Where a value is written down: itself when it is an expression of its own, else the statement that moves it.
base::Span Lowerer::value_span(PlaceId from, NodeIndex value_node, base::Span statement) const {
  const PlaceKind kind = rows_[from].kind;
  return kind == PlaceKind::temp || kind == PlaceKind::literal ? tree_.span(value_node) : statement;
}

// --- Statements' spans ----------------------------------------------------------------------------------------

/// Just behind the colon that ends the header of a compound statement or clause.
std::uint32_t Lowerer::header_end(NodeIndex node) const {
  std::uint32_t from = tree_[node].begin;
  std::uint32_t until = tree_[node].end;
  for (const NodeIndex child : tree_.children(node)) {
    if (tree_.kind(child) == kind::block) {
      until = tree_[child].begin;
      break;
    }
    from = std::max(from, tree_[child].end);
  }
  if (from > until) return until;
  const std::size_t colon = tree_.source().substr(from, until - from).find(':');
  return colon == std::string_view::npos ? from : from + static_cast<std::uint32_t>(colon) + 1;
}

void Lowerer::collect_statements() {
  std::vector<base::Span>& statements = rows_.facts().statements;
  for (NodeIndex i = 0; i < tree_.size(); ++i) {
    switch (tree_.kind(i)) {
      case kind::expression_statement:
      case kind::return_statement:
      case kind::delete_statement:
      case kind::assert_statement:
      case kind::raise_statement:
      case kind::pass_statement:
      case kind::break_statement:
      case kind::continue_statement:
      case kind::global_statement:
      case kind::nonlocal_statement:
      case kind::import_statement:
      case kind::import_from_statement:
      case kind::future_import_statement:
      case kind::print_statement:
      case kind::exec_statement:
      case kind::type_alias_statement:
        statements.push_back(tree_.span(i));
        break;
      case kind::if_statement:
      case kind::elif_clause:
      case kind::else_clause:
      case kind::while_statement:
      case kind::for_statement:
      case kind::try_statement:
      case kind::except_clause:
      case kind::finally_clause:
      case kind::with_statement:
      case kind::match_statement:
      case kind::case_clause:
        statements.push_back({tree_[i].begin, header_end(i)});
        break;
      case kind::function_definition:
      case kind::class_definition: {
        const NodeIndex outer = tree_.parent(i);
        const bool decorated = tree_.kind(outer) == kind::decorated_definition;
        statements.push_back({tree_[decorated ? outer : i].begin, header_end(i)});
        break;
      }
      default:
        break;
    }
  }
  std::sort(statements.begin(), statements.end());
}

/// `raise SystemExit(main())`: the program, and no failure.
bool Lowerer::runs_program(NodeIndex statement) const {
  const NodeIndex made = tree_.first_child(statement);
  if (made == kNoNode || tree_.kind(made) != kind::call) return false;
  const NodeIndex function = tree_.child(made, field::function), arguments = tree_.child(made, field::arguments);
  if (function == kNoNode || arguments == kNoNode || tree_.text(function) != "SystemExit") return false;
  const NodeIndex status = tree_.first_child(arguments);
  return status != kNoNode && tree_.kind(status) == kind::call;
}

/// `raise` and the branches that end in one: something failed.
void Lowerer::collect_rare() {
  std::vector<base::Span>& rare = rows_.facts().rare;
  for (NodeIndex i = 0; i < tree_.size(); ++i) {
    if (tree_.kind(i) != kind::raise_statement || runs_program(i)) continue;
    const NodeIndex block = tree_.parent(i);
    const std::uint8_t branch = tree_.kind(block) == kind::block ? tree_.kind(tree_.parent(block)) : 0;
    const bool whole = branch == kind::if_statement || branch == kind::elif_clause || branch == kind::else_clause ||
                       branch == kind::except_clause;
    rare.push_back(whole ? tree_.span(block) : tree_.span(i));
  }
  std::sort(rare.begin(), rare.end());
  std::size_t kept = 0;  // none within another
  for (const base::Span& span : rare) {
    if (kept != 0 && rare[kept - 1].end > span.begin) {
      rare[kept - 1].end = std::max(rare[kept - 1].end, span.end);
    } else {
      rare[kept++] = span;
    }
  }
  rare.resize(kept);
}

base::Result<model::Facts> lower(const Source& source, const Names& names, const Limits& limits) {
  std::optional<Tree> plain = parse_plain(source.text);
  base::Result<Tree> tree = plain ? base::Result<Tree>(std::move(*plain)) : parse(grammar(), source.text, limits);
  if (!tree) return tree.error();
  return Lowerer(*tree, source, names, limits).run();
}

}  // namespace snapcheck::lang::python
