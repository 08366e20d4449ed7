// Tests for emptiness: which place is None, null or empty when a condition holds, and when it does not.
#include "analyzer/lang/python/lowerer.h"

namespace snapcheck::lang::python {

using model::kNone;
using model::PlaceId;
using model::PlaceKind;

namespace {

constexpr int kMaxDepth = 12;  // of and, or, not inside one condition

}  // namespace

PlaceId Lowerer::origin_of(PlaceId place) const { return place < origin_.size() ? origin_[place] : kNone; }

void Lowerer::note_origin(PlaceId place, PlaceId origin) {
  if (origin != kNone && rows_[origin].kind != PlaceKind::global && rows_[origin].kind != PlaceKind::field) {
    const PlaceId further = origin_of(origin);
    if (further != kNone) origin = further;
  }
  if (place >= origin_.size()) {
    if (origin == kNone) return;
    origin_.resize(static_cast<std::size_t>(place) + place / 2 + 16, kNone);
  }
  origin_[place] = origin;
}

/// The place of an expression, or of the project's variable that it names; kNone when it is neither.
PlaceId Lowerer::place_named(NodeIndex node) {
  const Value what = value(node);
  if (what.is(Value::Tag::place)) return what.id();
  const bool project = what.is(Value::Tag::name) && bindings_.statics()[what.id()].kind == Static::Kind::project;
  return project ? static_place(what.id(), node) : kNone;
}

/// The place that a test of this expression tests: a variable or field, what a local copied, what `.get()` asked.
PlaceId Lowerer::tested(NodeIndex node) {
  const PlaceId place = place_named(node);
  if (place == kNone) return kNone;
  switch (rows_[place].kind) {
    case PlaceKind::local:
    case PlaceKind::param:
    case PlaceKind::temp:
      if (const PlaceId origin = origin_of(place); origin != kNone) return origin;
      return rows_[place].kind == PlaceKind::temp ? kNone : place;
    case PlaceKind::global:
    case PlaceKind::field:
      return place;
    default:
      return kNone;
  }
}

/// None, False, 0, and empty strings and containers.
bool Lowerer::is_empty_literal(NodeIndex node) const {
  switch (tree_.kind(node)) {
    case kind::none:
    case kind::false_:
      return true;
    case kind::integer:
      return tree_.text(node) == "0";
    case kind::list:
    case kind::tuple:
    case kind::dictionary:
      return tree_.first_child(node) == kNoNode;
    case kind::string: {
      const std::optional<std::string_view> text = string_literal(node);
      return text && text->empty();
    }
    default:
      return false;
  }
}

/// The condition's parts are evaluated. Conditions nested deeper than kMaxDepth test nothing.
Lowerer::Test Lowerer::test(NodeIndex node, int depth) {
  bool negated = false;
  for (;; ++depth) {
    if (node == kNoNode || depth > kMaxDepth) return {};
    if (tree_.kind(node) == kind::not_operator) {
      negated = !negated;
      node = tree_.child(node, field::argument);
    } else if (tree_.kind(node) == kind::parenthesized_expression) {
      node = tree_.first_child(node);
    } else {
      break;
    }
  }
  Test found;
  switch (tree_.kind(node)) {
    case kind::boolean_operator: {
      const NodeIndex left_node = tree_.child(node, field::left), right_node = tree_.child(node, field::right);
      const NodeIndex word = tree_.child(node, field::operator_);
      if (left_node == kNoNode || right_node == kNoNode || word == kNoNode) return {};
      const Test left = test(left_node, depth + 1), right = test(right_node, depth + 1);
      const auto either = [](PlaceId a, PlaceId b) { return b != kNone ? b : a; };
      const auto both = [](PlaceId a, PlaceId b) { return a != kNone && b != kNone ? a : kNone; };
      if (tree_.kind(word) == kind::token_and) {
        found = {either(left.when_true, right.when_true), both(left.when_false, right.when_false)};
      } else {
        found = {both(left.when_true, right.when_true), either(left.when_false, right.when_false)};
      }
      break;
    }
    case kind::comparison_operator:
      found = test_comparison(node);
      break;
    case kind::call:
      found.when_false = tested_call(node);
      break;
    default:
      found.when_false = tested(node);
      break;
  }
  if (negated) std::swap(found.when_true, found.when_false);
  return found;
}

/// What is empty when this call gives a false value: x in `len(x)`, `bool(x)`, `x.get(k)`; the field of `hasattr`.
PlaceId Lowerer::tested_call(NodeIndex node) {
  const NodeIndex function = tree_.child(node, field::function);
  if (function != kNoNode && tree_.kind(function) == kind::identifier) {
    const std::string name = static_name(function);
    if (name == "builtins.hasattr") return named_field(positional(node, 0), positional(node, 1));
    if (name == "builtins.len" || name == "builtins.bool") {
      const NodeIndex argument = positional(node, 0);
      return argument == kNoNode ? kNone : tested(argument);
    }
  }
  return tested(node);
}

Lowerer::Test Lowerer::test_comparison(NodeIndex node) {
  NodeIndex sides[2] = {kNoNode, kNoNode};
  NodeIndex word = kNoNode;
  int operands = 0, operators = 0;
  for (const NodeIndex child : tree_.children(node)) {
    if (tree_[child].field == field::operators || is_token(tree_.kind(child))) {
      word = child;
      ++operators;
    } else if (operands++ < 2) {
      sides[operands - 1] = child;
    }
    if (operands > 2 || operators > 1) return {};
  }
  if (operands != 2 || operators != 1) return {};
  const auto subject = [&](NodeIndex side) {
    while (tree_.kind(side) == kind::parenthesized_expression && tree_.first_child(side) != kNoNode) {
      side = tree_.first_child(side);
    }
    return tree_.kind(side) == kind::call ? tested_call(side) : tested(side);
  };
  const std::uint8_t op = tree_.kind(word);
  switch (op) {
    case kind::token_in:
    case kind::token_not_in: {
      const PlaceId container = tested(sides[1]);
      return op == kind::token_in ? Test{kNone, container} : Test{container, kNone};
    }
    case kind::token_is:
    case kind::token_equal:
    case kind::token_is_not:
    case kind::token_not_equal: {
      PlaceId place = kNone;
      if (is_empty_literal(sides[1])) {
        place = subject(sides[0]);
      } else if (is_empty_literal(sides[0])) {
        place = subject(sides[1]);
      }
      return op == kind::token_is || op == kind::token_equal ? Test{place, kNone} : Test{kNone, place};
    }
    case kind::token_less:
      return tree_.text(sides[1]) == "1" ? Test{subject(sides[0]), kNone} : Test{};
    case kind::token_less_equal:
      return tree_.text(sides[1]) == "0" ? Test{subject(sides[0]), kNone} : Test{};
    case kind::token_greater:
      return tree_.text(sides[1]) == "0" ? Test{kNone, subject(sides[0])} : Test{};
    case kind::token_greater_equal:
      return tree_.text(sides[1]) == "1" ? Test{kNone, subject(sides[0])} : Test{};
    default:
      return {};
  }
}

/// The x of `isinstance(x, T)`, which no None is; kNone when T may be the type of None.
PlaceId Lowerer::told_apart(NodeIndex node) {
  const NodeIndex function = tree_.child(node, field::function);
  if (function == kNoNode || tree_.kind(function) != kind::identifier) return kNone;
  const NodeIndex subject = positional(node, 0), type = positional(node, 1);
  if (static_name(function) != "builtins.isinstance" || subject == kNoNode || type == kNoNode) return kNone;
  const std::string_view text = tree_.text(type);
  if (text.find("None") != std::string_view::npos || text.find("object") != std::string_view::npos) return kNone;
  return tested(subject);
}

/// Which places must hold something for the condition to hold, or not to.
void Lowerer::needs(NodeIndex node, bool holds, int depth, Needs& found) {
  for (;; ++depth) {
    if (node == kNoNode || depth > kMaxDepth) return;
    if (tree_.kind(node) == kind::not_operator) {
      holds = !holds;
      node = tree_.child(node, field::argument);
    } else if (tree_.kind(node) == kind::parenthesized_expression) {
      node = tree_.first_child(node);
    } else {
      break;
    }
  }
  PlaceId place = kNone;
  bool null_only = false, absent = false;
  switch (tree_.kind(node)) {
    case kind::boolean_operator: {
      const NodeIndex word = tree_.child(node, field::operator_);
      if (word == kNoNode) return;
      if ((tree_.kind(word) == kind::token_and) != holds) {
        // `if a or b:` needs what the expression yields.
        if (holds && value(node).is(Value::Tag::place)) found.push_back({value(node).id(), false, false});
        return;
      }
      needs(tree_.child(node, field::left), holds, depth + 1, found);
      needs(tree_.child(node, field::right), holds, depth + 1, found);
      return;
    }
    case kind::comparison_operator: {
      const NodeIndex left = tree_.first_child(node);
      NodeIndex word = kNoNode, right = kNoNode;
      if (left != kNoNode) word = tree_.next_sibling(left);
      if (word != kNoNode) right = tree_.next_sibling(word);
      if (right == kNoNode || tree_.next_sibling(right) != kNoNode || tree_.kind(right) != kind::none) return;
      const std::uint8_t op = tree_.kind(word);
      const bool not_null = op == kind::token_is_not || op == kind::token_not_equal;
      if (!not_null && op != kind::token_is && op != kind::token_equal) return;
      absent = not_null != holds;
      place = absent ? named(left) : tested(left);
      null_only = true;
      break;
    }
    case kind::call:
      if (!holds) return;
      place = told_apart(node);
      null_only = true;
      break;
    case kind::identifier:
    case kind::attribute:
      absent = !holds;
      place = absent ? named(node) : tested(node);
      break;
    default:
      return;
  }
  if (place != kNone) found.push_back({place, null_only, absent});
}

/// The variable or field itself that the expression names, and not what was copied into it; or kNone.
PlaceId Lowerer::named(NodeIndex node) {
  const PlaceId place = place_named(node);
  if (place == kNone) return kNone;
  const PlaceKind kind = rows_[place].kind;
  const bool is_variable = kind == PlaceKind::local || kind == PlaceKind::param || kind == PlaceKind::global;
  return is_variable || kind == PlaceKind::field ? place : kNone;
}

void Lowerer::note_branches(NodeIndex condition, bool holds, base::Span span) {
  Needs found;
  needs(condition, holds, 0, found);
  for (const auto& [place, null_only, absent] : found) {
    rows_.facts().branches.push_back({frame_.scope, place, null_only, absent, span});
  }
}

/// The code in the span runs on a condition, and not only as long as `guard` is empty.
void Lowerer::note_conditional(PlaceId guard, base::Span span, base::Span test) {
  if (guard != kNone) return;
  rows_.facts().conditionals.push_back({frame_.scope, span, test});
}

/// The condition, if it is a name, a field or `a == b` and nothing else.
base::Span Lowerer::plain_test(NodeIndex condition) const {
  while (condition != kNoNode && tree_.kind(condition) == kind::parenthesized_expression)
    condition = tree_.first_child(condition);
  if (condition == kNoNode) return {};
  const std::uint8_t what = tree_.kind(condition);
  if (what == kind::identifier || what == kind::attribute) return tree_.span(condition);
  if (what != kind::comparison_operator) return {};
  const NodeIndex left = tree_.first_child(condition);
  const NodeIndex word = left == kNoNode ? kNoNode : tree_.next_sibling(left);
  const NodeIndex right = word == kNoNode ? kNoNode : tree_.next_sibling(word);
  const bool equal = right != kNoNode && tree_.kind(word) == kind::token_equal && tree_.next_sibling(right) == kNoNode;
  return equal ? tree_.span(condition) : base::Span{};
}

/// `try: return cache[k] except KeyError:`: what is missing in the except clause, and behind the statement when the
/// body returns (`except_clause` is kNoNode then). The first statement of the body decides.
PlaceId Lowerer::try_guard(NodeIndex statement, NodeIndex except_clause) {
  const NodeIndex block = tree_.child(statement, field::body);
  NodeIndex looked_up = block == kNoNode ? kNoNode : tree_.first_child(block);
  if (looked_up == kNoNode) return kNone;
  if (except_clause == kNoNode) {
    if (!always_leaves(block)) return kNone;
    except_clause = tree_.child_of_kind(statement, kind::except_clause);
    if (except_clause == kNoNode) return kNone;
  }
  const NodeIndex caught = tree_.child(except_clause, field::value);
  if (caught == kNoNode) return kNone;
  const std::string_view error = tree_.text(caught);
  if (tree_.kind(looked_up) == kind::expression_statement || tree_.kind(looked_up) == kind::return_statement) {
    looked_up = tree_.first_child(looked_up);
  }
  if (looked_up != kNoNode && tree_.kind(looked_up) == kind::assignment) {
    looked_up = tree_.child(looked_up, field::right);
  }
  if (looked_up == kNoNode) return kNone;
  const auto catches = [&](std::string_view name) { return error.find(name) != std::string_view::npos; };
  switch (tree_.kind(looked_up)) {
    case kind::subscript:
      if (!catches("KeyError") && !catches("LookupError") && !catches("IndexError")) return kNone;
      return tested(tree_.child(looked_up, field::value));
    case kind::attribute:
      return catches("AttributeError") ? tested(looked_up) : kNone;
    case kind::identifier:
      return catches("NameError") ? tested(looked_up) : kNone;
    default:
      return kNone;
  }
}

}  // namespace snapcheck::lang::python
