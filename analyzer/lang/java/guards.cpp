// Which variable a condition finds empty: null, zero, false, without elements, without the key.
#include <algorithm>
#include <array>

#include "analyzer/lang/java/lowering.h"

namespace snapcheck::lang::java {

namespace {

constexpr int kMaxDepth = 24;

/// `x.get() == null` is a test of x.
constexpr std::array<std::string_view, 12> kReaders = {"get",       "getAcquire",   "getIfPresent", "getNow",
                                                       "getOpaque", "getOrDefault", "getPlain",     "getReference",
                                                       "orElse",    "peek",         "poll",         "size"};
constexpr std::array<std::string_view, 2> kEmptyTests = {"isBlank", "isEmpty"};
constexpr std::array<std::string_view, 4> kPresentTests = {"contains", "containsKey", "containsValue", "isPresent"};

template <std::size_t N>
bool in(const std::array<std::string_view, N>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

/// 0, 0L, 0.0, -1: how numbers say that there is nothing yet.
bool Lowering::is_zero(NodeIndex node) const {
  const std::string_view text = tree_.text(node);
  if (tree_.kind(node) == unary_expression) return text == "-1" || text == "-1L";
  if (!is_literal(tree_.kind(node)) || text.empty() || text.front() != '0') return false;
  return text.find_first_not_of("0.lLfFdD_") == std::string_view::npos;
}

/// The guard inside a branch: the innermost test counts, but a test of a mere local does not hide that of a field.
PlaceId Lowering::inner_guard(PlaceId outer, PlaceId inner) const {
  if (inner == kNone) return outer;
  if (outer == kNone) return inner;
  const auto is_kept = [&](PlaceId place) {
    return rows_[place].kind == PlaceKind::global || rows_[place].kind == PlaceKind::field;
  };
  return is_kept(outer) && !is_kept(inner) ? outer : inner;
}

/// The variable or field whose emptiness a test of this expression is about, or kNone.
PlaceId Lowering::tested(NodeIndex node, int depth) {
  for (; depth < kMaxDepth; ++depth) {
    node = peel(node);
    if (node == kNoNode) return kNone;
    switch (tree_.kind(node)) {
      case identifier:
      case field_access: {
        Meaning meaning;
        if (!path(node, false, meaning) || meaning.place == kNone) return kNone;
        const PlaceKind kind = rows_[meaning.place].kind;
        if (kind == PlaceKind::temp || kind == PlaceKind::receiver) return kNone;
        const auto copied = copies_.find(meaning.place);
        return copied == copies_.end() ? meaning.place : copied->second;
      }
      case array_access:
        node = tree_.child(node, by_array);
        break;
      case cast_expression:
        node = tree_.child(node, by_value);
        break;
      case assignment_expression: {  // `(v = cache.get(k)) == null`
        const PlaceId value = tested(tree_.child(node, by_right), depth + 1);
        if (value != kNone) return value;
        node = tree_.child(node, by_left);
        break;
      }
      case method_invocation: {
        const NodeIndex name = tree_.child(node, by_name);
        if (name == kNoNode || !in(kReaders, tree_.text(name))) return kNone;
        node = tree_.child(node, by_object);
        break;
      }
      default:
        return kNone;
    }
  }
  return kNone;
}

Lowering::Guards Lowering::guards_of(NodeIndex node, int depth) {
  node = peel(node);
  if (node == kNoNode || depth > kMaxDepth) return {};
  switch (tree_.kind(node)) {
    case unary_expression: {
      if (operator_of(node) != negate) return {};
      const NodeIndex operand = peel(tree_.child(node, by_operand));
      const Guards inner = guards_of(operand, depth + 1);
      return {inner.when_false, inner.when_true};
    }
    case identifier:
    case field_access:  // a flag: `if (!ready)`
      return {kNone, tested(node)};
    case method_invocation:
      return call_guards(node);
    case binary_expression:
      break;
    default:
      return {};
  }
  const std::uint8_t op = operator_of(node);
  if (op != and_then && op != or_else) return comparison_guards(node, op);
  // `x == null || expired(x)` fills x too when it is empty; it counts, though it is not the only reason.
  const Guards left = guards_of(tree_.child(node, by_left), depth + 1);
  const Guards right = guards_of(tree_.child(node, by_right), depth + 1);
  const auto either = [](PlaceId a, PlaceId b) { return a != kNone ? a : b; };
  return {either(left.when_true, right.when_true), either(left.when_false, right.when_false)};
}

Lowering::Guards Lowering::comparison_guards(NodeIndex node, std::uint8_t op) {
  NodeIndex left = peel(tree_.child(node, by_left));
  NodeIndex right = peel(tree_.child(node, by_right));
  if (left == kNoNode || right == kNoNode) return {};
  const auto is_empty_value = [&](NodeIndex value) {
    return tree_.kind(value) == null_literal || is_zero(value) || tree_.kind(value) == false_literal;
  };
  if (op == equal || op == not_equal) {
    if (is_empty_value(left)) std::swap(left, right);
    if (!is_empty_value(right)) return {};
    const PlaceId place = tested_or_size(left);
    return op == equal ? Guards{place, kNone} : Guards{kNone, place};
  }
  // `x.size() > 0`, `x.length < 1`, `x.size() <= 0`.
  const std::string_view limit = tree_.text(right);
  const PlaceId sized = limit == "0" || limit == "1" ? size_of(left) : kNone;
  if (sized == kNone) return {};
  const std::string_view written = tree_.text(tree_.child(node, by_operator));
  if ((written == ">" && limit == "0") || (written == ">=" && limit == "1")) return {kNone, sized};
  if ((written == "<=" && limit == "0") || (written == "<" && limit == "1")) return {sized, kNone};
  return {};
}

/// `x.size()`, `x.length()`, `x.length`: x; else kNone.
PlaceId Lowering::size_of(NodeIndex node) {
  if (tree_.kind(node) == method_invocation) {
    const NodeIndex name = tree_.child(node, by_name);
    if (name != kNoNode && (tree_.text(name) == "size" || tree_.text(name) == "length")) {
      return tested(tree_.child(node, by_object));
    }
  }
  if (tree_.kind(node) == field_access) {
    const NodeIndex name = tree_.child(node, by_field);
    if (name != kNoNode && tree_.text(name) == "length") return tested(tree_.child(node, by_object));
  }
  return kNone;
}

PlaceId Lowering::tested_or_size(NodeIndex node) {
  const PlaceId sized = size_of(node);
  return sized == kNone ? tested(node) : sized;
}

Lowering::Guards Lowering::call_guards(NodeIndex node) {
  const NodeIndex name = tree_.child(node, by_name);
  const NodeIndex object = tree_.child(node, by_object);
  const NodeIndex list = tree_.child(node, by_arguments);
  if (name == kNoNode) return {};
  const std::string_view member = tree_.text(name);
  if (member == "isNull" || member == "nonNull") {  // Objects.isNull(x)
    const NodeIndex first = list == kNoNode ? kNoNode : tree_.first_child(list);
    const PlaceId place = first == kNoNode ? kNone : tested(first);
    return member == "isNull" ? Guards{place, kNone} : Guards{kNone, place};
  }
  if (object == kNoNode) return {};
  if (in(kEmptyTests, member)) return {tested(object), kNone};
  if (in(kPresentTests, member)) return {kNone, tested(object)};
  if (member == "get" || member == "getAcquire" || member == "getPlain") return {kNone, tested(object)};  // a flag
  if (member == "compareAndSet" && list != kNoNode) {  // compareAndSet(null, v), compareAndSet(false, true)
    const NodeIndex first = tree_.first_child(list);
    if (first == kNoNode) return {};
    const std::uint8_t kind = tree_.kind(first);
    if (kind == null_literal || kind == false_literal || is_zero(first)) return {tested(object), kNone};
  }
  return {};
}

/// Which places must hold something for the condition to hold, or not to.
void Lowering::needs(NodeIndex node, bool holds, int depth, Needs& found) {
  node = peel(node);
  while (node != kNoNode && tree_.kind(node) == unary_expression && operator_of(node) == negate) {
    holds = !holds;
    node = peel(tree_.child(node, by_operand));
  }
  if (node == kNoNode || depth > kMaxDepth) return;
  if (tree_.kind(node) == identifier || tree_.kind(node) == field_access) {
    if (const PlaceId flag = holds ? tested(node) : named(node); flag != kNone) found.push_back({flag, false, !holds});
    return;
  }
  if (tree_.kind(node) == method_invocation) {
    if (const PlaceId answer = answer_of(node); answer != kNone) found.push_back({answer, false, !holds});
    return;
  }
  if (tree_.kind(node) != binary_expression) return;
  const std::uint8_t op = operator_of(node);
  if (op == and_then || op == or_else) {
    if ((op == and_then) != holds) return;
    needs(tree_.child(node, by_left), holds, depth + 1, found);
    needs(tree_.child(node, by_right), holds, depth + 1, found);
    return;
  }
  if (op != equal && op != not_equal) return;
  NodeIndex left = peel(tree_.child(node, by_left)), right = peel(tree_.child(node, by_right));
  if (left == kNoNode || right == kNoNode) return;
  if (tree_.kind(left) == null_literal) std::swap(left, right);
  if (tree_.kind(right) != null_literal) return;
  const bool absent = (op == not_equal) != holds;
  // What a call answers has no name to ask for.
  const bool has_name = tree_.kind(left) == identifier || tree_.kind(left) == field_access;
  const PlaceId place = !has_name ? answer_of(left) : absent ? named(left) : tested(left);
  if (place != kNone) found.push_back({place, true, absent});
}

/// The variable or field itself that the expression names, and not what was copied into it; or kNone.
PlaceId Lowering::named(NodeIndex node) {
  Meaning meaning;
  if (!path(node, false, meaning) || meaning.place == kNone) return kNone;
  const PlaceKind kind = rows_[meaning.place].kind;
  return kind == PlaceKind::temp || kind == PlaceKind::receiver ? kNone : meaning.place;
}

/// The place that got the result of a call inside the condition, or kNone.
PlaceId Lowering::answer_of(NodeIndex call) const {
  const auto it = answers_.find(call);
  return it == answers_.end() ? kNone : it->second;
}

/// The code at `at` runs only when the condition, whose value is in `value`, holds (or does not).
void Lowering::note_branches(NodeIndex condition, PlaceId value, bool holds, Span at) {
  Needs found;
  needs(condition, holds, 0, found);
  const bool known = std::ranges::any_of(found, [&](const Need& need) { return need.place == value; });
  if (holds && value != kNone && !known) found.push_back({value, false, false});
  for (const auto& [place, null_only, absent] : found) {
    facts_.branches.push_back({rows_.scope, place, null_only, absent, at});
  }
}

/// The code at `at` runs on a condition, and not only as long as `guard` is empty.
void Lowering::note_conditional(PlaceId guard, Span at, Span test) {
  if (guard != kNone) return;
  facts_.conditionals.push_back({rows_.scope, at, test});
}

/// A test of a local counts as a test of the field that was copied into it.
void Lowering::remember_copy(PlaceId local, NodeIndex value) {
  const PlaceKind kind = rows_[local].kind;
  if (kind != PlaceKind::local && kind != PlaceKind::param) return;
  const PlaceId source = tested(value);
  const bool is_kept =
      source != kNone && (rows_[source].kind == PlaceKind::global || rows_[source].kind == PlaceKind::field);
  if (is_kept) {
    copies_[local] = source;
  } else {
    copies_.erase(local);
  }
}

}  // namespace snapcheck::lang::java
