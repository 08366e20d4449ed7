// Names, attributes, and values as places.
#include "analyzer/lang/python/lowerer.h"

namespace snapcheck::lang::python {

using model::kNone;
using model::PlaceId;
using model::PlaceKind;

namespace {

constexpr std::size_t kMaxLiteral = 256;

/// The text between the quotes of a string literal.
std::string_view unquoted(std::string_view text) {
  std::size_t begin = 0;
  while (begin < text.size() && text[begin] != '"' && text[begin] != '\'') ++begin;
  text.remove_prefix(begin);
  for (const std::string_view quotes : {R"(""")", "'''", "\"", "'"}) {
    if (text.size() >= 2 * quotes.size() && text.starts_with(quotes) && text.ends_with(quotes)) {
      return text.substr(quotes.size(), text.size() - 2 * quotes.size());
    }
  }
  return text;
}

/// Attributes of functions, classes and modules that say something about them.
bool is_description(std::string_view attribute) {
  return attribute == "__doc__" || attribute == "__name__" || attribute == "__qualname__" || attribute == "__module__";
}

/// Texts that the import system gives to each module.
bool is_text_of_module(std::string_view name) {
  return name.starts_with("__") &&
         (name == "__name__" || name == "__file__" || name == "__package__" || name == "__doc__");
}

}  // namespace

// --- Evaluation of names --------------------------------------------------------------------------------------

/// Values of literals, names and dotted names are known at once; false for anything else.
bool Lowerer::evaluate_leaf(NodeIndex node) {
  switch (tree_.kind(node)) {
    case kind::identifier:
      set(node, name_value(node));
      return true;
    case kind::integer:
    case kind::float_:
    case kind::true_:
    case kind::false_:
    case kind::none:
    case kind::ellipsis:
      set(node, Value::literal(node));
      return true;
    case kind::string:
      if (tree_[node].last != node + 1) return false;
      set(node, Value::literal(node));
      return true;
    case kind::attribute: {
      NodeIndex bottom = node;
      while (bottom != kNoNode && tree_.kind(bottom) == kind::attribute) bottom = tree_.first_child(bottom);
      if (bottom == kNoNode || tree_.kind(bottom) != kind::identifier) return false;
      set(bottom, name_value(bottom));
      attribute_chain(node, bottom);
      return true;
    }
    default:
      return false;
  }
}

/// Values of the attributes from the one around `bottom`, which is evaluated, up to `top`.
/// `f.__doc__`: a text about a function, class or module, and not the thing itself.
void Lowerer::attribute_chain(NodeIndex top, NodeIndex bottom) {
  for (NodeIndex at = bottom; at != top;) {
    const NodeIndex object = at;
    at = tree_.parent(at);
    const NodeIndex name = tree_.child(at, field::attribute);
    if (name != kNoNode && value(object).is(Value::Tag::name) && is_description(tree_.text(name))) {
      set(at, Value::literal(at));
      continue;
    }
    set(at, name == kNoNode ? Value() : member(value(object), name, object));
  }
}

Value Lowerer::name_value(NodeIndex identifier) {
  const NameId name = bindings_.names().add(tree_.text(identifier));
  // An object that is made of one is not kept in it: `Flask(__name__)`.
  if (is_text_of_module(tree_.text(identifier)) && bindings_.resolve(frame_.bind, name) == kNo)
    return Value::literal(identifier);
  return name_value(name, frame_.bind, identifier);
}

Value Lowerer::name_value(NameId name, BindId from, NodeIndex read) {
  const BindingId id = bindings_.resolve(from, name, read);
  if (id != kNo) return binding_value(id);
  const StaticId meaning = bindings_.unbound(name);
  return meaning == kNo ? Value::place(module_variable(name)) : Value::name(meaning);
}

PlaceId Lowerer::module_variable(NameId name) {
  return rows_.named(PlaceKind::global, bindings_.scope(0).prefix + std::string(bindings_.names().text(name)), {});
}

Value Lowerer::binding_value(BindingId id) {
  Binding& binding = bindings_.binding(id);
  if (binding.import != kNo && !binding.is_overridden && !binding.is_param) return Value::name(binding.import);
  const bool only_defined = !binding.is_assigned && !binding.is_param && !binding.is_caught;
  if (!only_defined || binding.is_function == binding.is_class) return Value::place(variable(id));
  if (binding.meaning == kNo) {
    Static meaning;
    meaning.name = bindings_.scope(binding.scope).prefix;
    meaning.name += bindings_.names().text(binding.name);
    if (binding.is_class) {
      meaning.kind = Static::Kind::type;
      meaning.scope = bindings_.scope_at(binding.definition);
    } else {
      meaning.kind = binding.is_decorated ? Static::Kind::decorated : Static::Kind::function;
    }
    meaning.binding = id;
    binding.meaning = bindings_.statics().add(std::move(meaning));
  }
  return Value::name(binding.meaning);
}

/// The row of a variable: global, class attribute, local or parameter.
PlaceId Lowerer::variable(BindingId id) {
  if (bindings_.binding(id).place != kNone) return bindings_.binding(id).place;
  Binding& binding = bindings_.binding(id);
  const BindScope& scope = bindings_.scope(binding.scope);
  const base::Span span = tree_.span(binding.first);
  const std::string_view text = bindings_.names().text(binding.name);
  const bool outermost = scope.shape == BindScope::Shape::module || scope.shape == BindScope::Shape::class_;
  const bool caught_only =
      binding.is_caught && !binding.is_assigned && !binding.is_function && !binding.is_class && binding.import == kNo;
  if (outermost && !caught_only) {
    binding.place = rows_.named(PlaceKind::global, scope.prefix + std::string(text), span);
    return binding.place;
  }
  const PlaceKind kind = binding.is_param ? PlaceKind::param : PlaceKind::local;
  binding.place = rows_.simple(kind, text, scope.scope == kNone ? frame_.scope : scope.scope, span);
  if (kind == PlaceKind::local && !outermost && scope.shape != BindScope::Shape::comprehension) {
    const BindingId global = bindings_.bound(0, binding.name);
    rows_[binding.place].shadows_global = global != kNo && bindings_.binding(global).is_assigned;
  }
  return binding.place;
}

// --- Attributes -----------------------------------------------------------------------------------------------

Value Lowerer::member(Value object, NodeIndex attribute, NodeIndex object_node) {
  const NameId name = bindings_.names().add(tree_.text(attribute));
  switch (object.tag()) {
    case Value::Tag::name: {
      if (bindings_.statics()[object.id()].kind == Static::Kind::type) return type_member(object.id(), name);
      const StaticId known = static_member(object.id(), name);
      if (known != kNo) return Value::name(known);
      break;
    }
    case Value::Tag::super:
      if (frame_.receiver == kNone) return {};
      return Value::place(field_of(frame_.receiver, name, tree_.span(attribute)));
    case Value::Tag::place:
      // The class of `self` stands for `self`: its attributes are looked up in the same places.
      if (rows_[object.id()].kind == PlaceKind::receiver && tree_.text(attribute) == "__class__") return object;
      break;
    case Value::Tag::literal:
    case Value::Tag::nothing:
      return {};
  }
  return Value::place(field_of(materialize(object, object_node), name, tree_.span(attribute)));
}

/// `base.name` when that is a name, too; kNo for members of functions and when the name grows too long.
StaticId Lowerer::static_member(StaticId base, NameId name) {
  StaticTable& statics = bindings_.statics();
  if (const StaticId known = statics.member(base, name); known != kNo) return known;
  const std::string_view text = bindings_.names().text(name);
  Static made;
  switch (statics[base].kind) {
    case Static::Kind::library_module:
    case Static::Kind::library:
    case Static::Kind::builtin:
      made.kind = Static::Kind::library;
      break;
    case Static::Kind::module:
      made.kind = Static::Kind::project;
      break;
    case Static::Kind::project:
      made.kind = Static::Kind::project;
      made.base = base;
      made.member = name;
      break;
    case Static::Kind::decorated:
    case Static::Kind::function:
    case Static::Kind::type:
      return kNo;
  }
  if (statics[base].name.size() + text.size() > kMaxStaticName) return kNo;
  made.name = statics[base].name;
  if (!made.name.empty()) made.name += '.';
  made.name += text;
  const StaticId id = statics.add(std::move(made));
  statics.set_member(base, name, id);
  return id;
}

/// `C.name` for a class of this file: a method, a nested class, else the class attribute.
Value Lowerer::type_member(StaticId base, NameId name) {
  const BindId scope = bindings_.statics()[base].scope;
  if (scope != kNo) {
    if (const BindingId found = bindings_.bound(scope, name); found != kNo && !bindings_.binding(found).is_global) {
      return binding_value(found);
    }
  }
  std::string full = bindings_.statics()[base].name + ".";
  full += bindings_.names().text(name);
  return Value::place(rows_.named(PlaceKind::global, full, {}));
}

PlaceId Lowerer::field_of(PlaceId base, NameId name, base::Span span) {
  const PlaceId place = rows_.field(base, name, bindings_.names().text(name), frame_.scope, span);
  if (rows_[base].kind == PlaceKind::receiver) field_names_.set(place, name);
  if (is_per_thread(base)) rows_[place].per_thread = true;
  return place;
}

// --- Values as places -----------------------------------------------------------------------------------------

PlaceId Lowerer::static_place(StaticId id, NodeIndex node) {
  const Static meaning = bindings_.statics()[id];
  if (meaning.place != kNone) return meaning.place;
  const base::Span span = tree_.span(node);
  PlaceId place = kNone;
  switch (meaning.kind) {
    case Static::Kind::library_module:
    case Static::Kind::module:
      place = rows_.named(meaning.name.empty() ? PlaceKind::global : PlaceKind::module,
                          meaning.name.empty() ? "." : meaning.name, span);
      break;
    case Static::Kind::library:
    case Static::Kind::builtin:
      place = rows_.named(PlaceKind::global, meaning.name, span);
      break;
    case Static::Kind::project:
      if (meaning.binding != kNo) {
        place = variable(meaning.binding);
      } else if (meaning.base != kNo) {
        // A field row belongs to the scope that reads it. The depth is limited by kMaxStaticName.
        return field_of(static_place(meaning.base, node), meaning.member, span);
      } else {
        place = rows_.named(PlaceKind::global, meaning.name, span);
      }
      break;
    case Static::Kind::decorated:
      place = variable(meaning.binding);
      break;
    case Static::Kind::function:
      place = rows_.named(PlaceKind::function, meaning.name, span);
      break;
    case Static::Kind::type:
      place = rows_.named(PlaceKind::type, meaning.name, span);
      break;
  }
  bindings_.statics()[id].place = place;
  return place;
}

PlaceId Lowerer::materialize(Value what, NodeIndex node) {
  switch (what.tag()) {
    case Value::Tag::place:
      return what.id();
    case Value::Tag::name:
      return static_place(what.id(), node);
    case Value::Tag::literal: {
      const PlaceId place = rows_.simple(PlaceKind::literal, literal_text(what.id()), kNone, tree_.span(what.id()));
      rows_[place].is_null = tree_.kind(what.id()) == kind::none;
      return place;
    }
    case Value::Tag::super:
      if (frame_.receiver != kNone) return frame_.receiver;
      [[fallthrough]];
    case Value::Tag::nothing:
      return rows_.temp(frame_.scope, tree_.span(node));
  }
  return kNone;
}

PlaceId Lowerer::place_of(NodeIndex node) {
  const Value before = value(node);
  const PlaceId place = materialize(before, node);
  if (before.is(Value::Tag::literal) || before.is(Value::Tag::nothing)) set(node, Value::place(place));
  return place;
}

/// The qualified name of what the node stands for, when that is a name; else empty.
std::string Lowerer::static_name(NodeIndex node) const {
  const Value what = value(node);
  return what.is(Value::Tag::name) ? bindings_.statics()[what.id()].name : std::string();
}

std::string Lowerer::literal_text(NodeIndex node) const { return std::string(tree_.text(node).substr(0, kMaxLiteral)); }

std::optional<std::string_view> Lowerer::string_literal(NodeIndex node) const {
  if (node == kNoNode || tree_.kind(node) != kind::string || tree_[node].last != node + 1) return std::nullopt;
  return unquoted(tree_.text(node));
}

}  // namespace snapcheck::lang::python
