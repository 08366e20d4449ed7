// Assignments of all kinds.
#include "analyzer/lang/python/lowerer.h"

namespace snapcheck::lang::python {

using model::FlowKind;
using model::kNone;
using model::PlaceId;
using model::PlaceKind;
using model::Store;
using model::TypeId;

namespace {

bool is_pattern(std::uint8_t kind) {
  return kind == kind::pattern_list || kind == kind::tuple_pattern || kind == kind::list_pattern;
}

bool is_display(std::uint8_t kind) {
  switch (kind) {
    case kind::list:
    case kind::set:
    case kind::tuple:
    case kind::dictionary:
    case kind::list_comprehension:
    case kind::set_comprehension:
    case kind::dictionary_comprehension:
    case kind::generator_expression:
      return true;
    default:
      return false;
  }
}

}  // namespace

// --- Statements -----------------------------------------------------------------------------------------------

void Lowerer::enter_assignment(NodeIndex node) {
  const NodeIndex left = tree_.child(node, field::left);
  const NodeIndex right = tree_.child(node, field::right);
  if (left == kNoNode) {
    push_children(node);
    return;
  }
  const InOrder order(tasks_);
  const NodeIndex type = tree_.child(node, field::type);
  if (type != kNoNode) push_annotation_calls(type);
  if (right != kNoNode && is_pairwise(left, right)) {
    for (const NodeIndex element : tree_.children(right)) {
      if (!is_token(tree_.kind(element))) push_expression(element);
    }
  } else if (right != kNoNode) {
    push_expression(right);
  }
  push_targets(left);
  push(Op::finish, node);
}

/// `a, b = f(), g()`: each target gets its own value.
bool Lowerer::is_pairwise(NodeIndex left, NodeIndex right) const {
  const std::uint8_t kind = tree_.kind(right);
  if (!is_pattern(tree_.kind(left)) || (kind != kind::expression_list && kind != kind::tuple && kind != kind::list)) {
    return false;
  }
  NodeIndex target = tree_.first_child(left), element = tree_.first_child(right);
  while (target != kNoNode && element != kNoNode) {
    for (const NodeIndex node : {target, element}) {
      const std::uint8_t of = tree_.kind(node);
      if (is_token(of) || of == kind::list_splat_pattern || of == kind::list_splat) return false;
    }
    target = tree_.next_sibling(target);
    element = tree_.next_sibling(element);
  }
  return target == kNoNode && element == kNoNode;
}

void Lowerer::finish_assignment(NodeIndex node) {
  const NodeIndex left = tree_.child(node, field::left);
  const NodeIndex right = tree_.child(node, field::right);
  if (left == kNoNode) return;
  if (const NodeIndex type = tree_.child(node, field::type); type != kNoNode) declare(left, type, right != kNoNode);
  if (right == kNoNode) return;
  if (is_pairwise(left, right)) {
    NodeIndex target = tree_.first_child(left), element = tree_.first_child(right);
    for (; target != kNoNode; target = tree_.next_sibling(target), element = tree_.next_sibling(element)) {
      assign(target, element, tree_.span(node));
    }
    return;
  }
  set(node, value(right));
  assign(left, right, tree_.span(node));
  set(node, value(right));
  note_factory(left, right);
}

/// `id: str = field(default_factory=make_id)` in a class (dataclasses, attrs, pydantic): every new object calls it.
void Lowerer::note_factory(NodeIndex target, NodeIndex given) {
  const TypeId type = rows_.facts().scopes[frame_.scope].owner;
  if (rows_.facts().scopes[frame_.scope].kind != model::ScopeKind::class_body || type == kNone ||
      tree_.kind(target) != kind::identifier || tree_.kind(given) != kind::call) {
    return;
  }
  const NodeIndex arguments = tree_.child(given, field::arguments);
  if (arguments == kNoNode) return;
  for (const NodeIndex argument : tree_.children(arguments)) {
    if (tree_.kind(argument) != kind::keyword_argument) continue;
    const NodeIndex factory = factory_of(argument);
    if (factory == kNoNode) continue;
    const PlaceId function = place_of(factory);
    const Frame around = frame_;
    frame_.scope = instance_init(type);
    frame_.guard = kNone;
    const PlaceId object = rows_.facts().scopes[frame_.scope].receiver;
    const model::CallId call = add_call({.function = function}, tree_.span(factory));
    const PlaceId made = new_temp(factory);
    rows_.facts().calls[call].result = made;
    const PlaceId into = field_of(object, bindings_.names().add(tree_.text(target)), tree_.span(target));
    flow(made, into, FlowKind::copy, Store::rebind, tree_.span(factory));
    note_field(into, {});
    frame_ = around;
  }
}

/// What a keyword argument of `field` gives as factory: `default_factory=f`, `factory=f`, `default=attr.Factory(f)`.
NodeIndex Lowerer::factory_of(NodeIndex argument) const {
  const NodeIndex key = tree_.child(argument, field::name), given = tree_.child(argument, field::value);
  if (key == kNoNode || given == kNoNode) return kNoNode;
  if (tree_.text(key) == "default_factory" || tree_.text(key) == "factory") return given;
  if (tree_.text(key) != "default" || tree_.kind(given) != kind::call) return kNoNode;
  const std::string_view name = tree_.text(tree_.child(given, field::function));
  return name == "attr.Factory" || name == "attrs.Factory" || name == "Factory" ? positional(given, 0) : kNoNode;
}

/// The scope of what every new object of the class runs besides its constructor.
model::ScopeId Lowerer::instance_init(TypeId type) {
  if (const std::uint32_t* known = instance_inits_.find(type)) return *known;
  const model::Type& row = rows_.facts().types[type];
  const model::ScopeId id = add_scope(model::ScopeKind::instance_init, row.name + ".<instance>", "<instance>", row.span,
                                      rows_.facts().scopes[frame_.scope].body);
  const PlaceId receiver = rows_.simple(PlaceKind::receiver, "self", id, row.span);
  rows_[receiver].type = row.name;
  rows_.facts().scopes[id].owner = type;
  rows_.facts().scopes[id].receiver = receiver;
  instance_inits_.set(type, id);
  return id;
}

void Lowerer::finish_augmented(NodeIndex node) {
  const NodeIndex left = tree_.child(node, field::left);
  const NodeIndex right = tree_.child(node, field::right);
  const NodeIndex sign = tree_.child(node, field::operator_);
  if (left == kNoNode || right == kNoNode) return;
  const bool minus = sign != kNoNode && tree_.kind(sign) == kind::minus_assign;
  const PlaceId from = place_of(right);
  const base::Span span = value_span(from, right, tree_.span(node));
  // `x += [v]` adds to the list that x holds.
  const bool in_place = is_display(tree_.kind(right));
  const FlowKind kind = in_place ? FlowKind::copy : minus ? FlowKind::difference : FlowKind::derive;
  assign_place(left, from, span, kind, in_place);
  if (!minus && tree_.kind(left) == kind::attribute) subscribe(left, right, tree_.span(node));
}

/// `app.on_start += configure`: an event of a library takes a function.
void Lowerer::subscribe(NodeIndex event, NodeIndex handler, base::Span span) {
  const Value what = value(handler);
  if (!what.is(Value::Tag::name)) return;
  const Static::Kind kind = bindings_.statics()[what.id()].kind;
  if (kind != Static::Kind::function && kind != Static::Kind::library) return;
  const NodeIndex object = tree_.first_child(event), name = tree_.child(event, field::attribute);
  if (object == kNoNode || name == kNoNode) return;
  const Value place = member(value(object), name, object);
  if (!place.is(Value::Tag::place)) return;
  const model::CallId id = add_call({{}, place.id(), "__iadd__", kNone, false}, span);
  rows_.facts().calls[id].args.push_back({place_of(handler), {}, false});
}

void Lowerer::finish_delete(NodeIndex node) {
  for (const NodeIndex child : tree_.children(node)) {
    const auto forget = [&](NodeIndex target) {
      model::Place none;
      none.kind = PlaceKind::literal;
      none.name = "None";
      none.is_null = true;
      none.span = tree_.span(target);
      return rows_.add(std::move(none));
    };
    for_each_target(
        tree_, child, [&](NodeIndex name) { store_name(name, forget(name), tree_.span(node), FlowKind::copy, false); },
        [&](NodeIndex place) {
          if (tree_.kind(place) == kind::attribute) {
            store_member(place, forget(place), tree_.span(node), FlowKind::copy, false);
          }
        });
  }
}

/// Evaluates what stands inside the targets: the object of `x.f`, the container and the key of `x[k]`.
void Lowerer::push_targets(NodeIndex target) {
  for_each_target(
      tree_, target, [](NodeIndex) {},
      [&](NodeIndex place) {
        switch (tree_.kind(place)) {
          case kind::attribute:
            if (const NodeIndex object = tree_.first_child(place); object != kNoNode) push_expression(object);
            break;
          case kind::subscript:
            for (const NodeIndex part : tree_.children(place)) {
              if (!is_token(tree_.kind(part))) push_expression(part);
            }
            break;
          default:
            if (!is_token(tree_.kind(place))) push_expression(place);
            break;
        }
      });
}

// --- Stores ---------------------------------------------------------------------------------------------------

void Lowerer::assign(NodeIndex target, NodeIndex value_node, base::Span statement) {
  const PlaceId from = place_of(value_node);
  note_per_thread_value(from);
  assign_place(target, from, value_span(from, value_node, statement), FlowKind::copy, false);
}

void Lowerer::assign_place(NodeIndex target, PlaceId from, base::Span span, FlowKind kind, bool in_place) {
  const std::uint8_t whole = element_;
  const auto choose = [&](NodeIndex node) { element_ = whole != 0 ? whole : element_of_target(target, node); };
  for_each_target(
      tree_, target,
      [&](NodeIndex name) {
        choose(name);
        store_name(name, from, span, kind, in_place);
      },
      [&](NodeIndex place) {
        choose(place);
        if (tree_.kind(place) == kind::attribute) store_member(place, from, span, kind, in_place);
        if (tree_.kind(place) == kind::subscript) store_item(place, from, span, kind);
      });
  element_ = whole;
}

/// Which element of the value `node` gets, that stands in the pattern `target`; 0 when there is no pattern.
std::uint8_t Lowerer::element_of_target(NodeIndex target, NodeIndex node) const {
  while (target != kNoNode && tree_.kind(target) == kind::parenthesized_expression) {
    target = tree_.first_child(target);
  }
  if (target == kNoNode || !(is_pattern(tree_.kind(target)) || is_display(tree_.kind(target)))) return 0;
  std::uint8_t number = 1;
  for (const NodeIndex part : tree_.children(target)) {
    if (is_token(tree_.kind(part))) continue;
    if (tree_.kind(part) == kind::list_splat_pattern || tree_.kind(part) == kind::list_splat) break;
    if (node >= part && node < tree_[part].last)
      return tree_.kind(part) == tree_.kind(node) ? number : model::kAnyElement;
    if (++number == model::kEachElement) break;
  }
  return model::kAnyElement;
}

void Lowerer::store_name(NodeIndex identifier, PlaceId from, base::Span span, FlowKind kind, bool in_place) {
  const NameId name = bindings_.names().add(tree_.text(identifier));
  const BindingId id = bindings_.resolve(frame_.bind, name);
  const PlaceId to = id == kNo ? module_variable(name) : variable(id);
  flow(from, to, kind, in_place ? Store::mutate : Store::rebind, span);
  if (is_per_thread(from)) mark_per_thread(to);
  if (id == kNo) return;
  const BindScope& scope = bindings_.scope(bindings_.binding(id).scope);
  if (scope.shape == BindScope::Shape::class_) {
    add_field(scope.type, tree_.text(identifier), {}, true, tree_.span(identifier));
  }
  if (rows_[to].kind != PlaceKind::local && rows_[to].kind != PlaceKind::param) return;
  // A test of a local copy is a test of what was copied.
  const PlaceKind source = rows_[from].kind;
  const bool whole = source == PlaceKind::global || source == PlaceKind::field;
  note_origin(to, kind != FlowKind::copy || in_place ? kNone : whole ? from : origin_of(from));
}

void Lowerer::store_member(NodeIndex target, PlaceId from, base::Span span, FlowKind kind, bool in_place) {
  const NodeIndex object = tree_.first_child(target);
  const NodeIndex name = tree_.child(target, field::attribute);
  if (object == kNoNode || name == kNoNode || tree_.text(name).empty()) return;
  const Value what = member(value(object), name, object);
  PlaceId to = kNone;
  if (what.is(Value::Tag::place)) {
    to = what.id();
  } else if (what.is(Value::Tag::name)) {
    // `C.method = replacement`: the class's variable, whatever its name meant before.
    const Static& meaning = bindings_.statics()[what.id()];
    const bool defined = meaning.kind == Static::Kind::function || meaning.kind == Static::Kind::type;
    const std::string full = meaning.name;
    to = defined ? rows_.named(PlaceKind::global, full, tree_.span(name)) : static_place(what.id(), target);
  } else {
    return;
  }
  flow(from, to, kind, in_place ? Store::mutate : Store::rebind, span);
  note_field(to, {});
  if (is_per_thread(from)) mark_per_thread(to);
}

void Lowerer::store_item(NodeIndex target, PlaceId from, base::Span span, FlowKind kind) {
  const NodeIndex container = tree_.child(target, field::value);
  if (container == kNoNode) return;
  // `globals()["X"] = v` is an assignment to X.
  const NodeIndex key = tree_.child(target, field::subscript);
  if (tree_.kind(container) == kind::call && tree_.text(container) == "globals()") {
    if (const std::optional<std::string_view> name = string_literal(key); name && !name->empty()) {
      const std::string full = bindings_.scope(0).prefix + std::string(*name);
      flow(from, rows_.named(PlaceKind::global, full, tree_.span(key)), kind, Store::rebind, span);
      return;
    }
  }
  if (value(container).is(Value::Tag::literal)) return;
  flow(from, place_of(container), kind, Store::mutate, span);
}

// --- What is known about fields -------------------------------------------------------------------------------

void Lowerer::add_field(TypeId type, std::string_view name, std::string_view declared, bool is_static,
                        base::Span span) {
  if (type == kNone) return;
  bool fresh = false;
  const NameId id = bindings_.names().add(name);
  std::vector<model::Field>& fields = rows_.facts().types[type].fields;
  const std::uint32_t index =
      known_fields_.get(key_of(type * 2 + (is_static ? 1 : 0), id), static_cast<std::uint32_t>(fields.size()), fresh);
  if (fresh) {
    model::Field field;
    field.name = name;
    field.is_static = is_static;
    field.span = span;
    fields.push_back(std::move(field));
  }
  if (!declared.empty()) fields[index].type = declared;
}

/// Notes a field that a method gives its object (or, in a class method, its class).
void Lowerer::note_field(PlaceId place, std::string_view type) {
  const model::Place& row = rows_[place];
  if (row.kind != PlaceKind::field || rows_[row.base].kind != PlaceKind::receiver) return;
  const model::Scope& method = rows_.facts().scopes[rows_[row.base].scope];
  const bool of_class = class_receivers_.find(row.base) != nullptr;
  add_field(method.owner, row.name, type, of_class, row.span);
}

/// `x: T`, `x: T = v`, `self.x: T = v`.
void Lowerer::declare(NodeIndex target, NodeIndex annotation, bool has_value) {
  const std::string type = type_of(annotation);
  const bool is_final = tree_.text(annotation).find("Final") != std::string_view::npos;
  if (tree_.kind(target) == kind::attribute) {
    const NodeIndex object = tree_.first_child(target);
    const NodeIndex name = tree_.child(target, field::attribute);
    if (object == kNoNode || name == kNoNode || tree_.text(name).empty()) return;
    const Value what = member(value(object), name, object);
    if (!what.is(Value::Tag::place)) return;
    if (rows_[what.id()].type.empty()) rows_[what.id()].type = type;
    note_field(what.id(), type);
    return;
  }
  if (tree_.kind(target) != kind::identifier) return;
  const BindingId id = bindings_.resolve(frame_.bind, bindings_.names().add(tree_.text(target)));
  if (id == kNo) return;
  const BindScope& scope = bindings_.scope(bindings_.binding(id).scope);
  if (scope.shape == BindScope::Shape::class_) {
    add_field(scope.type, tree_.text(target), type, has_value, tree_.span(target));
    if (!has_value) return;
  }
  const PlaceId place = variable(id);
  if (!type.empty()) rows_[place].type = type;
  rows_[place].is_final |= is_final;
}

// --- Per-thread holders ---------------------------------------------------------------------------------------

/// The value that the last call made is a threading.local().
void Lowerer::note_per_thread_value(PlaceId from) {
  const std::vector<model::Call>& calls = rows_.facts().calls;
  if (calls.empty() || calls.back().result != from || calls.back().callee != "threading.local") return;
  mark_per_thread(from);
}

/// Fields are remembered by type and name, as every method sees them through a row of its own.
std::uint64_t Lowerer::per_thread_key(PlaceId place) const {
  const model::Place& row = rows_[place];
  if (row.kind == PlaceKind::field && rows_[row.base].kind == PlaceKind::receiver) {
    const TypeId type = rows_.facts().scopes[rows_[row.base].scope].owner;
    if (const std::uint32_t* name = field_names_.find(place); name != nullptr && type != kNone) {
      return key_of(0x80000000u | type, *name);
    }
  }
  return place;
}

void Lowerer::mark_per_thread(PlaceId place) {
  any_per_thread_ = true;
  per_thread_.set(per_thread_key(place), 1);
}

bool Lowerer::is_per_thread(PlaceId place) const {
  return any_per_thread_ && per_thread_.find(per_thread_key(place)) != nullptr;
}

}  // namespace snapcheck::lang::python
