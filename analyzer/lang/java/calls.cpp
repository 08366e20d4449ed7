// Calls, constructions, lambdas, method references.
#include <algorithm>
#include <utility>

#include "analyzer/lang/java/lowering.h"

namespace snapcheck::lang::java {

using model::Argument;
using model::CallKind;
using model::ScopeKind;

namespace {

/// The class that `Class.forName("a.B$C")` means.
std::string class_in_literal(std::string_view literal) {
  if (literal.size() < 2 || literal.front() != '"') return {};
  std::string name(literal.substr(1, literal.size() - 2));
  std::replace(name.begin(), name.end(), '$', '.');
  return name;
}

}  // namespace

/// First use of a class. Code of the class itself runs only after it, and so does the code of classes inside it that
/// need an object of it, or stand in its code.
void Lowering::touch(const base::Name& name, Span at) {
  for (std::size_t i = frames_.size(); i-- > 0;) {
    if (facts_.types[frames_[i].type].name == name) return;
    const TypeDecl& decl = declarations_.types[frames_[i].type];
    const bool in_place = decl.is_local || decl.sort == TypeDecl::Sort::anonymous;
    if (decl.is_static && !in_place) break;
  }
  rows_.touch(name, at);
}

// --- Arguments --------------------------------------------------------------------------------------------------

std::uint32_t Lowering::count_arguments(NodeIndex list) const {
  std::uint32_t count = 0;
  for (const NodeIndex child : tree_.children(list)) count += tree_.kind(child) == receiver_parameter ? 0 : 1;
  return count;
}

/// The arguments from this one on; each leaves a place.
void Lowering::arguments(NodeIndex argument, std::uint32_t) {
  if (const NodeIndex next = tree_.next_sibling(argument); next != kNoNode) later(&Lowering::arguments, next);
  expression(argument, kUsed);
}

std::vector<Argument> Lowering::pop_arguments(std::uint32_t count) {
  std::vector<Argument> arguments;
  arguments.reserve(count);
  for (std::size_t i = values_.size() - count; i < values_.size(); ++i) {
    // An argument that could not be read still has its position.
    const PlaceId place = values_[i] == kNone ? rows_.temp({}) : values_[i];
    arguments.push_back({place, {}, false});
  }
  values_.resize(values_.size() - count);
  return arguments;
}

void Lowering::start_call(NodeIndex node, Pending call) {
  const NodeIndex list = tree_.child(node, by_arguments);
  pending_.push_back(std::move(call));
  later(&Lowering::finish_call, node, list == kNoNode ? 0 : count_arguments(list));
  if (list != kNoNode && tree_.first_child(list) != kNoNode) later(&Lowering::arguments, tree_.first_child(list));
}

void Lowering::finish_call(NodeIndex node, std::uint32_t arguments) {
  Pending pending = std::move(pending_.back());
  pending_.pop_back();
  model::Call call;
  call.args = pop_arguments(arguments);
  if (pending.receiver_on_stack) pending.receiver = pop();
  if (!pending.touched.empty()) touch(pending.touched, span(node));
  if (pending.callee == "java.lang.Class.forName" && !call.args.empty()) {
    const std::string named = class_in_literal(rows_[call.args.front().place].name);
    if (!named.empty()) touch(named, span(node));
  }
  PlaceId result = kNone;
  if (pending.is_used) result = rows_.temp(span(node), std::move(pending.result_type));
  if (result != kNone && tree_.parent(node) != kNoNode) {
    const std::uint8_t around = tree_.kind(tree_.parent(node));
    const bool asked = around == binary_expression || around == unary_expression || around == ternary_expression ||
                       around == parenthesized_expression;
    if (asked) answers_.emplace(node, result);
  }
  call.kind = pending.kind;
  call.callee = std::move(pending.callee);
  call.receiver = pending.receiver;
  call.member = pending.receiver == kNone ? std::string_view() : pending.member;
  call.is_super = pending.is_super;
  call.result = result;
  call.span = span(node);
  if (!call.callee.empty() || call.receiver != kNone) rows_.call(std::move(call));
  push(result);
  if (pending.body != kNone) later(&Lowering::enter_type, declarations_.types[pending.body].body, pending.body);
}

// --- Calls ------------------------------------------------------------------------------------------------------

void Lowering::invocation(NodeIndex node, std::uint32_t use) {
  const NodeIndex name = tree_.child(node, by_name);
  const NodeIndex object = peel(tree_.child(node, by_object));
  Pending call;
  call.is_used = use == kUsed;
  call.member = name == kNoNode ? std::string_view() : tree_.text(name);
  if (call.member.empty()) {
    // Broken: the object and the arguments are lowered all the same.
    later(&Lowering::push_place, node, rows_.temp(span(node)));
    if (const NodeIndex first = tree_.first_child(node); first != kNoNode) later(&Lowering::effects, first);
    return;
  }
  if (object == kNoNode) {
    unqualified_call(call.member, call, node);
    start_call(node, std::move(call));
    return;
  }
  if (tree_.kind(object) == super_expression || tree_.child_of_kind(node, super_expression) != kNoNode) {
    call.receiver = this_place(object);
    call.is_super = true;
    start_call(node, std::move(call));
    return;
  }
  Meaning meaning;
  if (path(object, true, meaning, true)) {
    if (meaning.type.empty()) {
      call.receiver = place_of(meaning, object);
    } else {
      call.callee = meaning.type + "." + std::string(call.member);
      call.touched = std::move(meaning.type);
    }
    start_call(node, std::move(call));
    return;
  }
  call.receiver_on_stack = true;
  start_call(node, std::move(call));
  later(&Lowering::expression, object);
}

/// `f()`: a method of a type around, from the inside out, an imported one, or an inherited one.
void Lowering::unqualified_call(std::string_view name, Pending& call, NodeIndex at) {
  const auto through = [&](std::size_t index) {
    call.receiver = receiver_in(index, span(at));
    if (call.receiver == kNone) call.callee = facts_.types[frames_[index].type].name + "." + std::string(name);
  };
  for (std::size_t i = frames_.size(); i-- > 0;) {
    const MethodDecl* found = declarations_.method(frames_[i].type, name);
    if (found == nullptr) continue;
    if (found->any_instance) {
      through(i);
    } else {
      call.callee = facts_.types[found->owner].name + "." + std::string(name);
      call.touched = facts_.types[found->owner].name;
    }
    return;
  }
  if (const auto it = imports_.statics.find(name); it != imports_.statics.end()) {
    call.callee = it->second + "." + std::string(name);
    call.touched = it->second;
    return;
  }
  if (frames_.empty()) return;
  const std::size_t index = inheriting_frame();
  if (!imports_.static_classes.empty() && !declarations_.types[frames_[index].type].has_unknown_class) {
    call.touched = imports_.static_classes.front();
    call.callee = call.touched + "." + std::string(name);
    return;
  }
  through(index);
}

/// `new T(...)`, `new T(...) { ... }`, `outer.new T(...)`.
void Lowering::creation(NodeIndex node, std::uint32_t use) {
  const NodeIndex body = tree_.child_of_kind(node, class_body);
  Pending call;
  call.kind = CallKind::construct;
  call.is_used = use == kUsed;
  call.touched = type_of(tree_.child(node, by_type));
  call.result_type = call.touched;
  call.body = body == kNoNode ? kNone : declarations_.type_of_body(body);
  if (call.body != kNone) call.result_type = facts_.types[call.body].name;
  if (!call.result_type.empty()) call.callee = call.result_type + ".<init>";
  start_call(node, std::move(call));
  const NodeIndex first = tree_.first_child(node);
  if (first == kNoNode || tree_.kind(first) == new_token || tree_.kind(first) == kErrorNode) return;
  later(&Lowering::drop, first);
  later(&Lowering::expression, first);
}

// --- Function values --------------------------------------------------------------------------------------------

void Lowering::lambda_of(NodeIndex node) {
  const NodeIndex list = tree_.child(node, by_parameters);
  const NodeIndex body = tree_.child(node, by_body);
  model::Scope row;
  row.kind = ScopeKind::lambda;
  row.member = "<lambda#" + std::to_string(++lambdas_[member_]) + ">";
  row.name = member_ + "." + row.member;
  row.owner = type();
  row.parent = rows_.scope;
  row.span = span(node);
  row.body = body == kNoNode ? span(node) : span(body);
  facts_.scopes.push_back(std::move(row));
  const auto scope = static_cast<ScopeId>(facts_.scopes.size() - 1);
  later(&Lowering::push_place, node, rows_.function(facts_.scopes[scope].name, span(node)));
  enter_scope(scope, receiver_);
  later(&Lowering::leave_scope, node);
  new_result(scope, span(node), {});
  if (list != kNoNode && tree_.kind(list) == identifier) {
    if (!tree_.text(list).empty()) parameter(scope, tree_.text(list), {}, span(list), false);
  } else if (list != kNoNode) {
    parameters(scope, list);
  }
  if (body == kNoNode) return;
  if (tree_.kind(body) == block) {
    later(&Lowering::statement, body);
  } else {
    later(&Lowering::finish_return, body);
    later(&Lowering::expression, body);
  }
}

/// `Foo::bar`, `this::bar`, `x::bar`, `Foo::new`.
void Lowering::method_reference_of(NodeIndex node) {
  const NodeIndex object = peel(tree_.first_child(node));
  const std::string_view member = reference_member(node);
  if (object == kNoNode || member.empty()) {
    push(rows_.temp(span(node)));
    return;
  }
  // No touch: a class is initialised when its method is called, wherever that is.
  const auto of_type = [&](const base::Name& name) {
    push(rows_.function(name + "." + std::string(member), span(node)));
  };
  switch (tree_.kind(object)) {
    case identifier:
    case field_access: {
      Meaning meaning;
      if (!path(object, true, meaning, true)) break;
      if (!meaning.type.empty()) {
        of_type(meaning.type);
      } else {
        push(rows_.bound_method(place_of(meaning, object), member, span(node)));
      }
      return;
    }
    case this_expression:
      if (receiver_ != kNone && !frames_.empty() && declarations_.method(type(), member) != nullptr) {
        const TypeId owner = declarations_.method(type(), member)->owner;
        push(rows_.function(facts_.types[owner].name + "." + std::string(member), span(node)));
        return;
      }
      push(rows_.bound_method(this_place(object), member, span(node)));
      return;
    case super_expression:
      push(rows_.bound_method(this_place(object), member, span(node)));
      return;
    case type_identifier:
    case scoped_type_identifier:
    case generic_type:
    case array_type:
    case annotated_type:
    case integral_type:
    case floating_point_type:
    case boolean_type: {
      const base::Name name = type_of(object);
      if (name.empty()) {
        push(rows_.temp(span(node)));
      } else if (name.ends_with("[]")) {
        push(rows_.function(name + "." + std::string(member), span(node)));
      } else {
        of_type(name);
      }
      return;
    }
    default:
      break;
  }
  later(&Lowering::finish_method_reference, node);
  later(&Lowering::expression, object);
}

std::string_view Lowering::reference_member(NodeIndex node) const {
  std::string_view member;
  for (const NodeIndex child : tree_.children(node)) {
    if (tree_.kind(child) == new_token) member = "<init>";
    if (tree_.kind(child) == identifier && child != node + 1) member = tree_.text(child);
  }
  return member;
}

void Lowering::finish_method_reference(NodeIndex node, std::uint32_t) {
  const PlaceId object = pop();
  push(object == kNone ? rows_.temp(span(node)) : rows_.bound_method(object, reference_member(node), span(node)));
}

}  // namespace snapcheck::lang::java
