// Methods and constructors, with their parameters.
#include <algorithm>
#include <utility>

#include "analyzer/lang/java/lowering.h"

namespace snapcheck::lang::java {

using model::Argument;
using model::CallKind;
using model::ScopeKind;

namespace {

/// They are looked up one by one.
constexpr std::size_t kMaxTypeVariables = 64;

}  // namespace

PlaceId Lowering::new_receiver(ScopeId scope, Span at) {
  const ScopeId around = std::exchange(rows_.scope, scope);
  const PlaceId place = rows_.variable(PlaceKind::receiver, "this", type_name(), at);
  rows_.scope = around;
  facts_.scopes[scope].receiver = place;
  return place;
}

PlaceId Lowering::new_result(ScopeId scope, Span at, base::Name declared) {
  const ScopeId around = std::exchange(rows_.scope, scope);
  const PlaceId place = rows_.variable(PlaceKind::result, {}, std::move(declared), at);
  rows_.scope = around;
  facts_.scopes[scope].result = place;
  return place;
}

TypeVariables Lowering::variables_of(NodeIndex declaration) const {
  TypeVariables variables;
  const NodeIndex list = tree_.child_of_kind(declaration, type_parameters);
  if (list == kNoNode) return variables;
  for (const NodeIndex param : tree_.children(list)) {
    if (variables.size() >= kMaxTypeVariables) break;
    const NodeIndex name = tree_.child_of_kind(param, type_identifier);
    if (name != kNoNode) variables.emplace_back(tree_.text(name), tree_.child_of_kind(param, type_bound));
  }
  return variables;
}

/// Own type variables hide those of the code around.
void Lowering::add_variables(NodeIndex declaration) {
  TypeVariables variables = variables_of(declaration);
  if (variables.empty()) return;
  const TypeVariables& around = type_names_.variables();
  const std::size_t kept = std::min(around.size(), kMaxTypeVariables);
  variables.insert(variables.end(), around.begin(), around.begin() + static_cast<std::ptrdiff_t>(kept));
  type_names_.set_variables(std::move(variables));
}

void Lowering::method(NodeIndex node) {
  const NodeIndex name = tree_.child(node, by_name);
  if (name == kNoNode || tree_.text(name).empty()) return;
  const Modifiers modifiers = modifiers_of(tree_, node);
  const NodeIndex body = tree_.child(node, by_body);
  const bool in_interface = facts_.types[type()].is_interface;
  const ScopeId scope = new_scope(ScopeKind::method, std::string(tree_.text(name)), span(name),
                                  body == kNoNode ? Span{tree_[node].end, tree_[node].end} : span(body));
  facts_.scopes[scope].is_static = modifiers.is_static;
  facts_.scopes[scope].is_abstract = body == kNoNode;
  facts_.scopes[scope].is_public = modifiers.is_public || (in_interface && !modifiers.is_private);
  facts_.scopes[scope].is_hidden = !facts_.scopes[scope].is_public && !modifiers.is_protected;
  const PlaceId receiver = modifiers.is_static ? kNone : new_receiver(scope, span(name));
  enter_scope(scope, receiver);
  later(&Lowering::leave_scope, kNoNode);
  add_variables(node);
  facts_.scopes[scope].annotations = annotations_of(node);
  if (const NodeIndex list = tree_.child(node, by_parameters); list != kNoNode) parameters(scope, list);
  const NodeIndex returned = tree_.child(node, by_type);
  if (returned != kNoNode && tree_.kind(returned) != void_type) {
    new_result(scope, span(name), type_of(returned, tree_.child(node, by_dimensions)));
  }
  if (body != kNoNode) later(&Lowering::statement, body);
}

void Lowering::parameters(ScopeId scope, NodeIndex list) {
  std::uint32_t position = 0;
  for (const NodeIndex param : tree_.children(list)) {
    const std::uint8_t kind = tree_.kind(param);
    if (kind == identifier && !tree_.text(param).empty()) {  // of a lambda
      parameter(scope, tree_.text(param), {}, span(param), false);
      ++position;
      continue;
    }
    if (kind != formal_parameter && kind != spread_parameter) continue;
    const NodeIndex holder = kind == spread_parameter ? tree_.child_of_kind(param, variable_declarator) : param;
    const NodeIndex name = holder == kNoNode ? kNoNode : tree_.child(holder, by_name);
    if (name == kNoNode || tree_.text(name).empty()) continue;
    const base::Name declared = parameter_type(param);
    const PlaceId place = parameter(scope, tree_.text(name), declared, span(name), modifiers_of(tree_, param).is_final);
    for (model::Annotation& annotation : annotations_of(param)) {
      const std::string text = placeholder_in(annotation, declared);
      if (!text.empty()) inject(annotation, text, place, Store::none);
      // The key tells the parameter, its value is the annotation's unnamed one.
      std::string unnamed;
      std::erase_if(annotation.values, [&](auto& value) {
        if (!value.first.empty()) return false;
        unnamed = std::move(value.second);
        return true;
      });
      annotation.values.insert(annotation.values.begin(), {"param:" + std::to_string(position), std::move(unnamed)});
      facts_.scopes[scope].annotations.push_back(std::move(annotation));
    }
    ++position;
  }
}

base::Name Lowering::parameter_type(NodeIndex param) {
  if (tree_.kind(param) != spread_parameter)
    return type_of(tree_.child(param, by_type), tree_.child(param, by_dimensions));
  for (const NodeIndex child : tree_.children(param)) {
    const std::uint8_t kind = tree_.kind(child);
    if (kind == modifiers || kind == annotation || kind == marker_annotation) continue;
    if (kind == variable_declarator) break;
    const base::Name element = type_of(child);
    return element.empty() ? element : base::Name(element + "[]");
  }
  return {};
}

PlaceId Lowering::parameter(ScopeId scope, std::string_view name, base::Name declared, Span at, bool is_final) {
  const PlaceId place = rows_.variable(PlaceKind::param, name, std::move(declared), at);
  rows_[place].is_final = is_final;
  facts_.scopes[scope].params.push_back(place);
  bind(name, place);
  return place;
}

// --- Constructors ---------------------------------------------------------------------------------------------

ScopeId Lowering::new_constructor(Span at, Span body) {
  const ScopeId scope = new_scope(ScopeKind::constructor, "<init>", at, body);
  new_receiver(scope, at);
  return scope;
}

void Lowering::constructor(NodeIndex node) {
  const NodeIndex body = tree_.child(node, by_body);
  const Span at = name_span(node);
  const ScopeId scope = new_constructor(at, body == kNoNode ? at : span(body));
  const Modifiers modifiers = modifiers_of(tree_, node);
  const bool compact = tree_.kind(node) == compact_constructor_declaration;
  facts_.scopes[scope].is_public = modifiers.is_public;
  enter_scope(scope, facts_.scopes[scope].receiver);
  later(&Lowering::leave_scope, kNoNode);
  add_variables(node);
  facts_.scopes[scope].annotations = annotations_of(node);
  NodeIndex list = tree_.child(node, by_parameters);
  if (compact) {  // the parameters are the record's components
    list = tree_.child(declarations_.types[type()].node, by_parameters);
    later(&Lowering::finish_compact_constructor, node);
  }
  if (list != kNoNode) parameters(scope, list);
  if (body == kNoNode) return;
  later(&Lowering::statement, body);
  if (tree_.child_of_kind(body, explicit_constructor_invocation) == kNoNode) {
    implicit_super({}, at);
    call_instance_init(at);
  }
}

/// After the body the parameters become the fields.
void Lowering::finish_compact_constructor(NodeIndex node, std::uint32_t) {
  const std::vector<PlaceId> params = facts_.scopes[rows_.scope].params;
  for (const PlaceId param : params) {
    const Span at = name_span(node);
    const Span component = rows_[param].span;  // a copy: the field's place may move the rows
    rows_.flow(param, own_field_place(tree_.text(component), at), FlowKind::copy, Store::rebind, component);
  }
}

/// A constructor that nobody wrote: the empty one, a record's canonical one, Lombok's. Its parameters become the
/// fields of these names.
void Lowering::made_up_constructor(const std::vector<std::string_view>& fields, Span at) {
  const ScopeId scope = new_constructor(at, at);
  enter_scope(scope, facts_.scopes[scope].receiver);
  implicit_super({}, at);
  call_instance_init(at);
  for (const std::string_view name : fields) {
    const model::Field& field = facts_.types[type()].fields[declarations_.own_field(type(), name)->index];
    const PlaceId param = parameter(scope, name, field.type, field.span, false);
    rows_.flow(param, own_field_place(name, field.span), FlowKind::copy, Store::rebind, field.span);
  }
  leave_scope(kNoNode, 0);
}

/// An anonymous class passes its arguments on to the constructor of its super.
void Lowering::anonymous_constructor(NodeIndex body) {
  const Span at = facts_.types[type()].span;
  const ScopeId scope = new_constructor(at, at);
  enter_scope(scope, facts_.scopes[scope].receiver);
  std::vector<Argument> arguments;
  const NodeIndex list = tree_.child(tree_.parent(body), by_arguments);
  const std::uint32_t count = list == kNoNode ? 0 : count_arguments(list);
  for (std::uint32_t i = 0; i < count; ++i) {
    const PlaceId param = rows_.variable(PlaceKind::param, "arg" + std::to_string(i), {}, at);
    facts_.scopes[scope].params.push_back(param);
    arguments.push_back({param, {}, false});
  }
  implicit_super(std::move(arguments), at);
  call_instance_init(at);
  leave_scope(kNoNode, 0);
}

void Lowering::implicit_super(std::vector<Argument> arguments, Span at) {
  if (declarations_.types[type()].super_class.empty()) return;
  model::Call call;
  call.receiver = receiver_;
  call.member = "<init>";
  call.is_super = true;
  call.args = std::move(arguments);
  call.span = at;
  rows_.call(std::move(call));
}

void Lowering::call_instance_init(Span at) {
  if (!declarations_.types[type()].has_instance_init) return;
  model::Call call;
  call.receiver = receiver_;
  call.member = "<instance>";
  call.span = at;
  rows_.call(std::move(call));
}

/// `this(...)` or `super(...)`.
void Lowering::explicit_constructor(NodeIndex node) {
  const NodeIndex list = tree_.child(node, by_arguments);
  later(&Lowering::finish_explicit_constructor, node, list == kNoNode ? 0 : count_arguments(list));
  if (list != kNoNode && tree_.first_child(list) != kNoNode) later(&Lowering::arguments, tree_.first_child(list));
  if (const NodeIndex object = tree_.child(node, by_object); object != kNoNode) {
    later(&Lowering::drop, object);
    later(&Lowering::expression, object);
  }
}

void Lowering::finish_explicit_constructor(NodeIndex node, std::uint32_t arguments) {
  std::vector<Argument> args = pop_arguments(arguments);
  if (receiver_ == kNone) return;
  const NodeIndex called = tree_.child(node, by_constructor);
  if (called != kNoNode && tree_.kind(called) == this_expression) {
    model::Call call;
    call.callee = type_name() + ".<init>";
    call.receiver = receiver_;
    call.is_super = true;
    call.args = std::move(args);
    call.span = span(node);
    rows_.call(std::move(call));
    return;
  }
  implicit_super(std::move(args), span(node));
  call_instance_init(span(node));
}

}  // namespace snapcheck::lang::java
