// Calls, with the builtins that are syntax in disguise.
#include "analyzer/lang/python/lowerer.h"

namespace snapcheck::lang::python {

using model::FlowKind;
using model::kNone;
using model::PlaceId;
using model::PlaceKind;
using model::Store;

void Lowerer::enter_call(NodeIndex node) {
  const InOrder order(tasks_);
  NodeIndex function = tree_.child(node, field::function);
  const NodeIndex arguments = tree_.child(node, field::arguments);
  // Of a method only the object is a value; callee_of_member looks at the rest.
  if (function != kNoNode && tree_.kind(function) == kind::attribute) function = tree_.first_child(function);
  if (function != kNoNode) push_expression(function);
  if (arguments != kNoNode && tree_.kind(arguments) == kind::argument_list) {
    for (const NodeIndex argument : tree_.children(arguments)) {
      if (!is_token(tree_.kind(argument))) push_expression(argument);
    }
  } else if (arguments != kNoNode) {
    push_expression(arguments);
  }
  push(Op::finish, node);
}

void Lowerer::finish_call(NodeIndex node) {
  const NodeIndex function = tree_.child(node, field::function);
  if (function == kNoNode) return;
  Callee callee = callee_of(function);
  if (special_call(node, callee.name)) return;
  const bool of_base = base_method(node, callee);
  const bool makes = makes_object(node, callee);
  const base::Name name = callee.name;
  const model::CallId id = add_call(std::move(callee), tree_.span(node));
  model::Call call = std::move(rows_.facts().calls[id]);
  if (const NodeIndex arguments = tree_.child(node, field::arguments); arguments != kNoNode && !makes) {
    add_arguments(call, arguments);
    if (of_base && !call.args.empty()) call.args.erase(call.args.begin());
  }
  if (!is_unused(node)) {
    call.result = new_temp(node);
    set(node, Value::place(call.result));
    if (call.member == "get" && call.receiver != kNone) note_origin(call.result, call.receiver);
  }
  if (name == "builtins.setattr" || name == "builtins.object.__setattr__") set_member(node);
  const NodeIndex outer = tree_.parent(node);
  if (tree_.kind(outer) == kind::decorator) places_of_nodes_.set(node, id);
  rows_.facts().calls[id] = std::move(call);
}

model::CallId Lowerer::add_call(Callee callee, base::Span span) {
  model::Call call;
  call.scope = frame_.scope;
  call.callee = std::move(callee.name);
  call.receiver = callee.receiver;
  call.member = callee.member;
  call.function = callee.function;
  call.is_super = callee.is_super;
  call.guard = frame_.guard;
  call.loop = frame_.loop;
  call.span = span;
  rows_.facts().calls.push_back(std::move(call));
  return static_cast<model::CallId>(rows_.facts().calls.size() - 1);
}

void Lowerer::add_arguments(model::Call& call, NodeIndex arguments) {
  if (tree_.kind(arguments) != kind::argument_list) {  // f(x for x in y)
    call.args.push_back({place_of(arguments), {}, false});
    return;
  }
  for (const NodeIndex node : tree_.children(arguments)) {
    model::Argument argument;
    NodeIndex given = node;
    switch (tree_.kind(node)) {
      case kind::keyword_argument:
        given = tree_.child(node, field::value);
        if (const NodeIndex name = tree_.child(node, field::name); name != kNoNode) argument.keyword = tree_.text(name);
        break;
      case kind::list_splat:
      case kind::dictionary_splat:
        argument.spread = true;
        break;
      default:
        if (is_token(tree_.kind(node))) continue;
        break;
    }
    if (given == kNoNode) continue;
    argument.place = place_of(given);
    call.args.push_back(std::move(argument));
  }
}

/// `f(x)` as a statement, also awaited: nobody takes the result.
bool Lowerer::is_unused(NodeIndex node) const {
  NodeIndex outer = tree_.parent(node);
  if (tree_.kind(outer) == kind::await) outer = tree_.parent(outer);
  return tree_.kind(outer) == kind::expression_statement;
}

Lowerer::Callee Lowerer::callee_of(NodeIndex function) {
  if (tree_.kind(function) == kind::attribute) return callee_of_member(function);
  Callee callee;
  const Value what = value(function);
  if (!what.is(Value::Tag::name)) {
    callee.function = place_of(function);
    return callee;
  }
  const Static& meaning = bindings_.statics()[what.id()];
  callee.name = meaning.name;
  if (meaning.kind == Static::Kind::decorated) callee.function = static_place(what.id(), function);
  return callee;
}

Lowerer::Callee Lowerer::callee_of_member(NodeIndex attribute) {
  Callee callee;
  const NodeIndex object = tree_.child(attribute, field::object);
  const NodeIndex name_node = tree_.child(attribute, field::attribute);
  if (object == kNoNode || name_node == kNoNode || tree_.text(name_node).empty()) {
    callee.function = place_of(attribute);
    return callee;
  }
  const std::string_view name = tree_.text(name_node);
  const Value what = value(object);
  if (what.is(Value::Tag::super) && frame_.receiver != kNone) {
    callee.receiver = frame_.receiver;
    callee.member = name;
    callee.is_super = true;
    return callee;
  }
  if (what.is(Value::Tag::name)) {
    const Static meaning = bindings_.statics()[what.id()];
    const NameId id = bindings_.names().add(name);
    if (meaning.kind == Static::Kind::type) {
      callee.name = meaning.name + "." + std::string(name);
      // A class attribute that holds a function is called as what it holds, too.
      const BindingId bound = meaning.scope == kNo ? kNo : bindings_.bound(meaning.scope, id);
      const Value held = bound == kNo ? Value() : type_member(what.id(), id);
      if (held.is(Value::Tag::place)) callee.function = held.id();
      return callee;
    }
    if (const StaticId whole = static_member(what.id(), id); whole != kNo) {
      callee.name = bindings_.statics()[whole].name;
      // What a project module holds can be a class, a module or an object: both readings are given.
      if (meaning.kind != Static::Kind::project) return callee;
    }
  }
  callee.receiver = place_of(object);
  callee.member = name;
  return callee;
}

/// `Base.method(self, x)` inside a class that extends Base is `super().method(x)`.
bool Lowerer::base_method(NodeIndex node, Callee& callee) {
  const NodeIndex function = tree_.child(node, field::function);
  if (callee.name.empty() || frame_.receiver == kNone || frame_.owner == kNone ||
      tree_.kind(function) != kind::attribute) {
    return false;
  }
  const NodeIndex self = positional(node, 0);
  if (self == kNoNode || !value(self).is(Value::Tag::place) || value(self).id() != frame_.receiver) return false;
  const std::string base = static_name(tree_.child(function, field::object));
  const std::vector<base::Name>& supers = rows_.facts().types[frame_.owner].supers;
  if (base.empty() || std::find(supers.begin(), supers.end(), base) == supers.end()) return false;
  callee = {};
  callee.receiver = frame_.receiver;
  callee.member = tree_.text(tree_.child(function, field::attribute));
  callee.is_super = true;
  return true;
}

/// `super().__new__(cls)` and `object.__new__(cls)` make an object of the class around.
bool Lowerer::makes_object(NodeIndex node, Callee& callee) {
  if (frame_.receiver == kNone || frame_.owner == kNone) return false;
  const bool of_super = callee.is_super && callee.member == "__new__";
  if (!of_super && callee.name != "builtins.object.__new__") return false;
  const NodeIndex type = positional(node, 0);
  if (type == kNoNode || !value(type).is(Value::Tag::place) || value(type).id() != frame_.receiver) return false;
  callee = {};
  callee.name = rows_.facts().types[frame_.owner].name;
  return true;
}

/// The node of a positional argument, or kNoNode.
NodeIndex Lowerer::positional(NodeIndex call, int index) const {
  const NodeIndex arguments = tree_.child(call, field::arguments);
  if (arguments == kNoNode || tree_.kind(arguments) != kind::argument_list) return kNoNode;
  for (const NodeIndex node : tree_.children(arguments)) {
    const std::uint8_t kind = tree_.kind(node);
    if (is_token(kind)) continue;
    if (kind == kind::keyword_argument || kind == kind::list_splat || kind == kind::dictionary_splat) return kNoNode;
    if (index-- == 0) return node;
  }
  return kNoNode;
}

/// Calls that are no calls: super(), type(self), getattr(x, "name"), cast(T, x).
bool Lowerer::special_call(NodeIndex node, const base::Name& name) {
  if (name == "builtins.super" && frame_.owner != kNone) {
    set(node, Value::super());
    return true;
  }
  const NodeIndex first = positional(node, 0);
  if (first == kNoNode) return false;
  const NodeIndex second = positional(node, 1);
  if (name == "builtins.type" && second == kNoNode && value(first).is(Value::Tag::place) &&
      rows_[value(first).id()].kind == PlaceKind::receiver) {
    set(node, value(first));
    return true;
  }
  if (name == "builtins.getattr" && second != kNoNode) {
    const PlaceId field = named_field(first, second);
    if (field == kNone) return false;
    const PlaceId temp = new_temp(node);
    flow(field, temp, FlowKind::copy, Store::none, tree_.span(node));
    note_origin(temp, field);
    if (const NodeIndex otherwise = positional(node, 2); otherwise != kNoNode) flow_into(temp, otherwise);
    set(node, Value::place(temp));
    return true;
  }
  if (name == "typing.cast" && second != kNoNode) {
    const PlaceId temp = new_temp(node);
    rows_[temp].type = type_of(first);
    flow_into(temp, second);
    set(node, Value::place(temp));
    return true;
  }
  return false;
}

/// The field that `getattr(object, "name")` and its kin mean; kNone unless the name is a literal identifier.
PlaceId Lowerer::named_field(NodeIndex object, NodeIndex text) {
  const std::optional<std::string_view> name = string_literal(text);
  if (object == kNoNode || !name || name->empty() || value(object).is(Value::Tag::literal)) return kNone;
  return field_of(place_of(object), bindings_.names().add(*name), tree_.span(text));
}

/// What setattr does besides being called.
void Lowerer::set_member(NodeIndex node) {
  const PlaceId field = named_field(positional(node, 0), positional(node, 1));
  const NodeIndex third = positional(node, 2);
  if (field == kNone || third == kNoNode) return;
  const PlaceId from = place_of(third);
  flow(from, field, FlowKind::copy, Store::rebind, value_span(from, third, tree_.span(node)));
  note_field(field, {});
}

}  // namespace snapcheck::lang::python
