// Bodies of types: headers, fields, initialisers, enum constants, records.
#include <unordered_set>
#include <utility>

#include "analyzer/lang/java/lowering.h"

namespace snapcheck::lang::java {

using model::ScopeKind;
using Sort = TypeDecl::Sort;

/// Supers, as written and as types of this file.
void Lowering::head_supers(TypeId id) {
  TypeDecl& decl = declarations_.types[id];
  std::vector<base::Name> supers;
  const auto add = [&](NodeIndex node, bool is_class) {
    const base::Name name = type_names_.of_node(decl.outer, node);
    if (name.empty() || name == "java.lang.Object") return;
    const TypeId known = declarations_.named(name);
    if (known != kNone && known != id) decl.supers.push_back(known);
    if (known == kNone) {
      decl.has_unknown_super = true;
      decl.has_unknown_class |= is_class;
    }
    if (is_class) decl.super_class = name;
    supers.push_back(name);
  };
  if (decl.sort == Sort::anonymous) {
    const NodeIndex parent = tree_.parent(decl.node);
    if (tree_.kind(parent) == enum_constant) {
      decl.super_class = facts_.types[decl.outer].name;
      decl.supers.push_back(decl.outer);
      supers.push_back(decl.super_class);
    } else if (const NodeIndex super = tree_.child(parent, by_type); super != kNoNode) {
      add(super, true);
    }
  } else if (decl.node != decl.body) {
    for (const NodeIndex child : tree_.children(decl.node)) {
      const std::uint8_t kind = tree_.kind(child);
      if (kind == superclass && tree_.first_child(child) != kNoNode) add(tree_.first_child(child), true);
      if (kind != super_interfaces && kind != extends_interfaces) continue;
      const NodeIndex list = tree_.child_of_kind(child, type_list);
      if (list == kNoNode) continue;
      for (const NodeIndex super : tree_.children(list)) add(super, false);
    }
  }
  facts_.types[id].supers = std::move(supers);
}

/// Types and annotations of the fields, annotations of the type.
void Lowering::head_members(TypeId id) {
  TypeDecl& decl = declarations_.types[id];
  decl.resolved = true;
  frames_.push_back({id, rows_.scope, kNone, bindings_.size()});
  for (std::size_t i = 0; i < facts_.types[id].fields.size(); ++i) {
    model::Field& field = facts_.types[id].fields[i];
    const FieldDecl* row = declarations_.own_field(id, tree_.text(field.span));
    if (row == nullptr || row->index != i || row->type == kNoNode) continue;
    if (row->declarator != kNoNode) {
      field.type = type_of(row->type, tree_.child(row->declarator, by_dimensions));
      field.annotations = annotations_of(tree_.parent(row->declarator));
    } else {
      field.type = parameter_type(row->type);
      field.annotations = annotations_of(row->type);
    }
  }
  if (decl.sort != Sort::anonymous && decl.node != decl.body) {
    facts_.types[id].annotations = annotations_of(decl.node);
    lombok_header();
  }
  frames_.pop_back();
}

void Lowering::enter_type(NodeIndex, std::uint32_t id) {
  if (!declarations_.types[id].resolved) {
    head_supers(id);
    head_members(id);
  }
  const TypeDecl& decl = declarations_.types[id];
  const bool in_place = decl.is_local || decl.sort == Sort::anonymous;
  frames_.push_back({id, rows_.scope, in_place ? receiver_ : kNone, bindings_.size()});
  later(&Lowering::leave_type, kNoNode);
  if (id == declarations_.orphan_type()) {
    const std::vector<NodeIndex>& orphans = declarations_.orphans();
    for (std::size_t i = orphans.size(); i-- > 0;) later(&Lowering::member, orphans[i]);
  } else if (const NodeIndex first = tree_.first_child(decl.body); first != kNoNode) {
    later(&Lowering::members, first);
  }
  switch (decl.sort) {
    case Sort::anonymous:
      anonymous_constructor(decl.node);
      break;
    case Sort::record:
      record_members(decl);
      break;
    case Sort::class_:
    case Sort::enumeration:
      lombok_members();
      if (!declarations_.types[id].has_constructor) made_up_constructor({}, facts_.types[id].span);
      break;
    default:
      break;
  }
}

void Lowering::leave_type(NodeIndex, std::uint32_t) { frames_.pop_back(); }

void Lowering::members(NodeIndex first, std::uint32_t) {
  if (const NodeIndex next = tree_.next_sibling(first); next != kNoNode) later(&Lowering::members, next);
  member(first, 0);
}

void Lowering::member(NodeIndex node, std::uint32_t) {
  switch (tree_.kind(node)) {
    case method_declaration:
      method(node);
      return;
    case constructor_declaration:
    case compact_constructor_declaration:
      constructor(node);
      return;
    case field_declaration:
    case constant_declaration:
      if (const NodeIndex first = tree_.first_child(node); first != kNoNode) {
        const bool is_static = tree_.kind(node) == constant_declaration || modifiers_of(tree_, node).is_static;
        later(&Lowering::field_values, first, is_static);
      }
      return;
    case static_initializer:
    case block: {
      const bool is_static = tree_.kind(node) == static_initializer;
      is_static ? enter_static_init() : enter_instance_init();
      later(&Lowering::leave_scope, kNoNode);
      const NodeIndex code = is_static ? tree_.child_of_kind(node, block) : node;
      if (code != kNoNode) later(&Lowering::statement, code);
      return;
    }
    case enum_constant:
      enum_constant_of(node);
      return;
    case enum_body_declarations:
    case kErrorNode:
      if (const NodeIndex first = tree_.first_child(node); first != kNoNode) later(&Lowering::members, first);
      return;
    default:
      if (is_type_declaration(tree_.kind(node))) declared_type(node);
      return;
  }
}

/// A member or local type: its body is lowered where it stands.
void Lowering::declared_type(NodeIndex node) {
  const NodeIndex body = tree_.child(node, by_body);
  const TypeId id = body == kNoNode ? kNone : declarations_.type_of_body(body);
  if (id != kNone) later(&Lowering::enter_type, body, id);
}

void Lowering::enter_static_init() {
  if (frame().static_init == kNone) {
    frame().static_init = new_scope(ScopeKind::static_init, "<clinit>", facts_.types[type()].span, body_span());
    facts_.scopes.back().is_static = true;
  }
  enter_scope(frame().static_init, kNone);
}

void Lowering::enter_instance_init() {
  if (frame().instance_init == kNone) {
    const Span at = facts_.types[type()].span;
    frame().instance_init = new_scope(ScopeKind::instance_init, "<instance>", at, body_span());
    new_receiver(frame().instance_init, at);
  }
  enter_scope(frame().instance_init, facts_.scopes[frame().instance_init].receiver);
}

Span Lowering::body_span() const { return span(declarations_.types[type()].body); }

/// The declarators of a field declaration, one after the other.
void Lowering::field_values(NodeIndex declarator, std::uint32_t is_static) {
  if (const NodeIndex next = tree_.next_sibling(declarator); next != kNoNode) {
    later(&Lowering::field_values, next, is_static);
  }
  if (tree_.kind(declarator) != variable_declarator) return;
  const NodeIndex value = tree_.child(declarator, by_value);
  const NodeIndex name = tree_.child(declarator, by_name);
  if (name == kNoNode || tree_.text(name).empty()) return;
  if (value == kNoNode) {
    const FieldDecl* decl = is_static != 0 ? nullptr : declarations_.own_field(type(), tree_.text(name));
    if (decl == nullptr) return;
    const model::Field& field = facts_.types[type()].fields[decl->index];
    for (const model::Annotation& annotation : field.annotations) {
      const std::string text = placeholder_in(annotation, field.type);
      if (text.empty()) continue;
      enter_instance_init();
      later(&Lowering::leave_scope, kNoNode);
      inject(annotation, text, own_field_place(tree_.text(name), span(name)), Store::rebind);
      return;
    }
    return;
  }
  is_static != 0 ? enter_static_init() : enter_instance_init();
  later(&Lowering::leave_scope, kNoNode);
  later(&Lowering::finish_field, declarator, is_static);
  later(&Lowering::expression, value);
}

void Lowering::finish_field(NodeIndex declarator, std::uint32_t) {
  const PlaceId value = pop();
  const NodeIndex name = tree_.child(declarator, by_name);
  const PlaceId target = own_field_place(tree_.text(name), span(name));
  evident_type(value, rows_[target].type);
  rows_.flow(value, target, FlowKind::copy, Store::rebind, flow_span(value, declarator));
}

/// The field of this name that the type around declares.
PlaceId Lowering::own_field_place(std::string_view name, Span at) {
  const FieldDecl* decl = declarations_.own_field(type(), name);
  if (decl != nullptr && decl->is_static) return static_field(*decl, at);
  return receiver_ == kNone ? rows_.global(type_name() + "." + std::string(name), at)
                            : instance_field(receiver_, name, at);
}

void Lowering::enum_constant_of(NodeIndex node) {
  const NodeIndex name = tree_.child(node, by_name);
  if (name == kNoNode || tree_.text(name).empty()) return;
  enter_static_init();
  later(&Lowering::leave_scope, kNoNode);
  const NodeIndex list = tree_.child(node, by_arguments);
  later(&Lowering::finish_enum_constant, node, list == kNoNode ? 0 : count_arguments(list));
  if (list != kNoNode && tree_.first_child(list) != kNoNode) later(&Lowering::arguments, tree_.first_child(list));
}

void Lowering::finish_enum_constant(NodeIndex node, std::uint32_t arguments) {
  const NodeIndex name = tree_.child(node, by_name);
  const NodeIndex body = tree_.child_of_kind(node, class_body);
  const TypeId own_body = body == kNoNode ? kNone : declarations_.type_of_body(body);
  const base::Name made = own_body == kNone ? type_name() : facts_.types[own_body].name;
  Span at = span(node);
  if (const NodeIndex list = tree_.child(node, by_arguments); list != kNoNode) {
    at = {tree_[name].begin, tree_[list].end};
  } else {
    at = span(name);
  }
  model::Call call;
  call.kind = model::CallKind::construct;
  call.callee = made + ".<init>";
  call.args = pop_arguments(arguments);
  call.result = rows_.temp(at, made);
  call.span = at;
  const PlaceId result = call.result;
  rows_.call(std::move(call));
  rows_.flow(result, own_field_place(tree_.text(name), span(name)), FlowKind::copy, Store::rebind, at);
  if (own_body != kNone) later(&Lowering::enter_type, body, own_body);
}

/// The canonical constructor and the accessors, unless they are written out.
void Lowering::record_members(const TypeDecl& decl) {
  std::vector<std::string_view> components;
  for (const model::Field& field : facts_.types[type()].fields) {
    if (!field.is_static) components.push_back(tree_.text(field.span));
  }
  bool canonical = false;
  std::unordered_set<std::string_view> written;
  for (const NodeIndex child : tree_.children(decl.body)) {
    const std::uint8_t kind = tree_.kind(child);
    canonical |= kind == compact_constructor_declaration;
    if (kind != constructor_declaration && kind != method_declaration) continue;
    const NodeIndex list = tree_.child(child, by_parameters);
    const std::uint32_t count = list == kNoNode ? 0 : count_arguments(list);
    if (kind == constructor_declaration) canonical |= count == components.size();
    if (kind == method_declaration && count == 0) written.insert(tree_.text(name_span(child)));
  }
  if (!canonical) made_up_constructor(components, facts_.types[type()].span);
  for (const std::string_view name : components) {
    if (written.contains(name)) continue;
    field_reader(std::string(name), name, *declarations_.own_field(type(), name));
  }
}

/// A method that returns a field: an accessor of a record, a getter of Lombok.
void Lowering::field_reader(base::Name member, std::string_view field, const FieldDecl& decl) {
  const model::Field& row = facts_.types[type()].fields[decl.index];
  const Span at = row.span;
  const ScopeId scope = new_scope(ScopeKind::method, std::move(member), at, at);
  facts_.scopes[scope].is_static = decl.is_static;
  const PlaceId receiver = decl.is_static ? kNone : new_receiver(scope, at);
  const PlaceId result = new_result(scope, at, row.type);
  enter_scope(scope, receiver);
  rows_.flow(own_field_place(field, at), result, FlowKind::copy, Store::none, at);
  leave_scope(kNoNode, 0);
}

/// A method that sets a field to its one parameter.
void Lowering::field_writer(base::Name member, std::string_view field, const FieldDecl& decl, bool returns_object) {
  const model::Field& row = facts_.types[type()].fields[decl.index];
  const Span at = row.span;
  const ScopeId scope = new_scope(ScopeKind::method, std::move(member), at, at);
  facts_.scopes[scope].is_static = decl.is_static;
  const PlaceId receiver = decl.is_static ? kNone : new_receiver(scope, at);
  const PlaceId result = returns_object ? new_result(scope, at, type_name()) : kNone;
  enter_scope(scope, receiver);
  if (returns_object) rows_.flow(receiver, result, FlowKind::copy, Store::none, at);
  const PlaceId param = parameter(scope, field, row.type, at, false);
  rows_.flow(param, own_field_place(field, at), FlowKind::copy, Store::rebind, at);
  leave_scope(kNoNode, 0);
}

}  // namespace snapcheck::lang::java
