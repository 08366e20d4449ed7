// Functions, lambdas, classes.
#include "analyzer/lang/python/lowerer.h"

namespace snapcheck::lang::python {

using model::FlowKind;
using model::kNone;
using model::PlaceId;
using model::PlaceKind;
using model::ScopeId;
using model::ScopeKind;
using model::Store;

namespace {

/// "a.b.c" -> "c"
std::string_view last_part(std::string_view dotted) { return dotted.substr(dotted.rfind('.') + 1); }

}  // namespace

// --- Functions ------------------------------------------------------------------------------------------------

void Lowerer::enter_decorated(NodeIndex node) {
  const InOrder order(tasks_);
  for (const NodeIndex child : tree_.children(node)) {
    if (tree_.kind(child) == kind::decorator) {
      if (const NodeIndex expression = tree_.first_child(child); expression != kNoNode) push_expression(expression);
    } else {
      push(Op::enter, child);
    }
  }
}

void Lowerer::enter_function(NodeIndex node) {
  const BindId inner = bindings_.scope_at(node);
  const NodeIndex name = tree_.child(node, field::name);
  const NodeIndex body = tree_.child(node, field::body);
  if (inner == kNo || name == kNoNode || body == kNoNode) {
    push_children(node);
    return;
  }
  BindId around = frame_.bind;
  while (bindings_.scope(around).shape == BindScope::Shape::comprehension) around = bindings_.scope(around).parent;
  const bool in_class = bindings_.scope(around).shape == BindScope::Shape::class_;
  const std::string_view member = tree_.text(name);
  const ScopeKind kind = !in_class              ? ScopeKind::function
                         : member == "__init__" ? ScopeKind::constructor
                                                : ScopeKind::method;
  const ScopeId id = add_scope(kind, bindings_.scope(inner).name, member, tree_.span(name), tree_.span(body));
  bindings_.scope(inner).scope = id;
  const bool is_static = in_class && has_decorator(node, "staticmethod");
  const bool of_class = in_class && (has_decorator(node, "classmethod") || member == "__new__" ||
                                     member == "__init_subclass__" || member == "__class_getitem__");
  model::Scope& scope = rows_.facts().scopes[id];
  scope.is_async = tree_.child_of_kind(node, kind::token_async) != kNoNode;
  scope.is_generator = bindings_.scope(inner).is_generator;
  scope.is_static = is_static;
  scope.is_abstract = has_decorator(node, "abstractmethod") || has_decorator(node, "overload") || has_no_body(body);
  if (in_class) scope.owner = bindings_.scope(around).type;
  const NodeIndex list = tree_.child(node, field::parameters);
  if (list != kNoNode) add_parameters(inner, list, in_class && !is_static, of_class);
  const InOrder order(tasks_);
  if (list != kNoNode) push_defaults(list);
  if (const NodeIndex type = tree_.child(node, field::return_type); type != kNoNode) push_annotation_calls(type);
  push(Op::define, node);
  push(Op::body, node);
}

void Lowerer::enter_lambda(NodeIndex node) {
  const BindId inner = bindings_.scope_at(node);
  const NodeIndex body = tree_.child(node, field::body);
  if (inner == kNo || body == kNoNode) {
    push_children(node);
    return;
  }
  const std::string name = bindings_.scope(inner).name;
  const std::string_view member = std::string_view(name).substr(name.rfind('<'));
  const ScopeId id = add_scope(ScopeKind::lambda, name, member, tree_.span(node), tree_.span(body));
  bindings_.scope(inner).scope = id;
  rows_.facts().scopes[id].is_generator = bindings_.scope(inner).is_generator;
  const NodeIndex list = tree_.child(node, field::parameters);
  if (list != kNoNode) add_parameters(inner, list, false, false);
  const InOrder order(tasks_);
  if (list != kNoNode) push_defaults(list);
  push(Op::define, node);
  push(Op::body, node);
}

/// Rows of the parameters. The first one of a method is its receiver.
void Lowerer::add_parameters(BindId inner, NodeIndex list, bool has_receiver, bool of_class) {
  const ScopeId id = bindings_.scope(inner).scope;
  for (const NodeIndex param : tree_.children(list)) {
    NodeIndex name = param;
    const std::uint8_t kind = tree_.kind(param);
    if (kind == kind::default_parameter || kind == kind::typed_default_parameter) {
      name = tree_.child(param, field::name);
    } else if (kind == kind::typed_parameter || kind == kind::list_splat_pattern ||
               kind == kind::dictionary_splat_pattern) {
      name = tree_.first_child(param);
      if (name != kNoNode && tree_.kind(name) != kind::identifier) name = tree_.first_child(name);
    } else if (kind != kind::identifier && kind != kind::tuple_pattern) {
      continue;
    }
    if (name == kNoNode) continue;
    const bool rest = tree_.kind(tree_.parent(name)) == kind::list_splat_pattern;
    const bool spread = rest || tree_.kind(tree_.parent(name)) == kind::dictionary_splat_pattern;
    // The annotation speaks of the elements.
    const std::string type = rest     ? "builtins.tuple"
                             : spread ? "builtins.dict"
                                      : type_of(tree_.child(param, field::type));
    for_each_target(
        tree_, name,
        [&](NodeIndex at) {
          const BindingId binding = bindings_.bound(inner, bindings_.names().add(tree_.text(at)));
          if (binding == kNo || bindings_.binding(binding).place != kNone) return;
          const bool receiver = has_receiver && !spread;
          const PlaceId place =
              rows_.simple(receiver ? PlaceKind::receiver : PlaceKind::param, tree_.text(at), id, tree_.span(at));
          bindings_.binding(binding).place = place;
          model::Scope& scope = rows_.facts().scopes[id];
          if (spread && scope.positional == kNone) scope.positional = static_cast<std::uint32_t>(scope.params.size());
          if (receiver) {
            scope.receiver = place;
            rows_[place].type = rows_.facts().types[scope.owner].name;
            if (of_class) class_receivers_.set(place, 1);
          } else {
            rows_[place].type = type;
            scope.params.push_back(place);
          }
          params_.set(param, place);
        },
        [](NodeIndex) {});
    has_receiver = false;
  }
}

void Lowerer::push_defaults(NodeIndex list) {
  for (const NodeIndex param : tree_.children(list)) {
    if (const NodeIndex type = tree_.child(param, field::type); type != kNoNode) push_annotation_calls(type);
    if (const NodeIndex given = tree_.child(param, field::value); given != kNoNode) push_expression(given);
  }
}

/// `Annotated[Session, Depends(get_session)]`: calls in an annotation run where the function is defined.
void Lowerer::push_annotation_calls(NodeIndex type) {
  for (NodeIndex i = type; i < tree_[type].last;) {
    if (tree_.kind(i) == kind::call) {
      push(Op::enter, i);
      i = tree_[i].last;
    } else {
      ++i;
    }
  }
}

/// Defaults are evaluated; the scope around gives them to the parameters.
void Lowerer::flow_defaults(NodeIndex list) {
  for (const NodeIndex param : tree_.children(list)) {
    const NodeIndex given = tree_.child(param, field::value);
    const std::uint32_t* place = params_.find(param);
    if (given == kNoNode || place == nullptr) continue;
    const PlaceId from = place_of(given);
    flow(from, *place, FlowKind::copy, Store::rebind, value_span(from, given, tree_.span(param)));
  }
}

/// Decorators, defaults and base classes are evaluated.
void Lowerer::define(NodeIndex node) {
  const BindId inner = bindings_.scope_at(node);
  if (tree_.kind(node) == kind::class_definition) {
    define_class(node);
    return;
  }
  if (const NodeIndex list = tree_.child(node, field::parameters); list != kNoNode) flow_defaults(list);
  const BindScope& scope = bindings_.scope(inner);
  const PlaceId made = rows_.named(PlaceKind::function, scope.name, rows_.facts().scopes[scope.scope].span);
  if (tree_.kind(node) == kind::lambda) {
    set(node, Value::place(made));
    return;
  }
  const ScopeId id = scope.scope;
  std::vector<model::Annotation> annotations;
  const PlaceId decorated = apply_decorators(node, made, annotations);
  rows_.facts().scopes[id].annotations = std::move(annotations);
  bind_definition(node, decorated, decorated != made);
}

/// A plain definition is what its name stands for; only one that is wrapped or replaced is kept in a variable.
void Lowerer::bind_definition(NodeIndex node, PlaceId made, bool decorated) {
  const NodeIndex name = tree_.child(node, field::name);
  const BindingId id = bindings_.resolve(frame_.bind, bindings_.names().add(tree_.text(name)));
  if (id == kNo) return;
  const Value meaning = binding_value(id);
  if (!decorated && meaning.is(Value::Tag::name) && bindings_.statics()[meaning.id()].kind != Static::Kind::decorated) {
    return;
  }
  flow(made, variable(id), FlowKind::copy, Store::rebind, tree_.span(name));
}

/// The code of a definition, in a frame of its own.
void Lowerer::body(NodeIndex node) {
  const BindId inner = bindings_.scope_at(node);
  const NodeIndex block = tree_.child(node, field::body);
  frames_.push_back(frame_);
  const ScopeId id = bindings_.scope(inner).scope;
  const model::Scope& scope = rows_.facts().scopes[id];
  frame_.scope = id;
  frame_.bind = inner;
  frame_.guard = kNone;
  frame_.loop = kNone;
  if (scope.kind == ScopeKind::method || scope.kind == ScopeKind::constructor) {
    frame_.receiver = scope.receiver;
    frame_.owner = scope.owner;
  } else if (scope.kind == ScopeKind::class_body) {
    frame_.receiver = kNone;
    frame_.owner = kNone;
  }
  push(tree_.kind(node) == kind::lambda ? Op::lambda_end : Op::leave, node);
  push(Op::enter, block);
}

void Lowerer::leave() {
  frame_ = frames_.back();
  frames_.pop_back();
}

/// A body that says only that it is none: `...`, `raise NotImplementedError`, perhaps behind a docstring.
bool Lowerer::has_no_body(NodeIndex block) const {
  for (const NodeIndex statement : tree_.children(block)) {
    const NodeIndex what = tree_.first_child(statement);
    switch (tree_.kind(statement)) {
      case kind::expression_statement:
        if (what != kNoNode && tree_.kind(what) == kind::ellipsis) return true;
        if (what == kNoNode || tree_.kind(what) != kind::string) return false;
        break;
      case kind::raise_statement:
        return what != kNoNode && tree_.text(what).starts_with("NotImplementedError");
      default:
        return false;
    }
  }
  return false;
}

// --- Classes --------------------------------------------------------------------------------------------------

void Lowerer::enter_class(NodeIndex node) {
  const BindId inner = bindings_.scope_at(node);
  const NodeIndex name = tree_.child(node, field::name);
  const NodeIndex block = tree_.child(node, field::body);
  if (inner == kNo || name == kNoNode || block == kNoNode) {
    push_children(node);
    return;
  }
  model::Type type;
  type.name = bindings_.scope(inner).name;
  type.span = tree_.span(name);
  for (BindId at = frame_.bind; at != kNo; at = bindings_.scope(at).parent) {
    if (bindings_.scope(at).shape != BindScope::Shape::class_) continue;
    type.outer = bindings_.scope(at).type;
    break;
  }
  const auto type_id = static_cast<model::TypeId>(rows_.facts().types.size());
  rows_.facts().types.push_back(std::move(type));
  bindings_.scope(inner).type = type_id;
  const std::string full = bindings_.scope(inner).prefix + "<body>";
  const ScopeId id = add_scope(ScopeKind::class_body, full, "<body>", tree_.span(name), tree_.span(block));
  rows_.facts().scopes[id].owner = type_id;
  bindings_.scope(inner).scope = id;

  const InOrder order(tasks_);
  if (const NodeIndex bases = tree_.child(node, field::superclasses); bases != kNoNode) {
    for (const NodeIndex base : tree_.children(bases)) {
      if (!is_token(tree_.kind(base))) push_expression(base);
    }
  }
  push(Op::define, node);
  push(Op::body, node);
  push(Op::decorate, node);
}

/// The bases are evaluated, the body is next.
void Lowerer::define_class(NodeIndex node) {
  const BindScope& scope = bindings_.scope(bindings_.scope_at(node));
  const NodeIndex name = tree_.child(node, field::name);
  class_bases(node, rows_.facts().types[scope.type]);
  apply_metaclass(node);
  const model::CallId id =
      add_call({rows_.facts().scopes[scope.scope].name, kNone, {}, kNone, false}, tree_.span(name));
  rows_.facts().calls[id].kind = model::CallKind::touch;
}

/// Of `metaclass=M` among the bases; empty for anything else.
std::string Lowerer::metaclass_name(NodeIndex argument) {
  if (tree_.kind(argument) != kind::keyword_argument) return {};
  const NodeIndex key = tree_.child(argument, field::name);
  const NodeIndex meta = tree_.child(argument, field::value);
  return key != kNoNode && meta != kNoNode && tree_.text(key) == "metaclass" ? static_name(meta) : std::string();
}

/// `class C(metaclass=M)` runs methods of M on the new class.
void Lowerer::apply_metaclass(NodeIndex node) {
  const NodeIndex bases = tree_.child(node, field::superclasses);
  if (bases == kNoNode) return;
  for (const NodeIndex base : tree_.children(bases)) {
    std::string name = metaclass_name(base);
    if (name.empty() || name == "abc.ABCMeta") continue;
    const BindScope& scope = bindings_.scope(bindings_.scope_at(node));
    const PlaceId made = rows_.named(PlaceKind::type, scope.name, rows_.facts().types[scope.type].span);
    const model::CallId id =
        add_call({std::move(name), made, std::string(model::kMetaclass), kNone, false}, tree_.span(base));
    rows_.facts().calls[id].kind = model::CallKind::construct;
  }
}

void Lowerer::class_bases(NodeIndex node, model::Type& type) {
  const NodeIndex bases = tree_.child(node, field::superclasses);
  if (bases == kNoNode) return;
  for (NodeIndex base : tree_.children(bases)) {
    if (tree_.kind(base) == kind::keyword_argument) {
      type.is_abstract |= metaclass_name(base) == "abc.ABCMeta";
      continue;
    }
    while (base != kNoNode && tree_.kind(base) == kind::subscript) base = tree_.child(base, field::value);
    if (base == kNoNode) continue;
    std::string name = static_name(base);
    const Value what = value(base);
    if (name.empty() && what.is(Value::Tag::place) && rows_[what.id()].kind == PlaceKind::global) {
      name = rows_[what.id()].name;
    }
    if (name.empty()) continue;
    const std::string_view last = last_part(name);
    type.is_abstract |= name == "abc.ABC";
    type.is_interface |= name == "typing.Protocol" || name == "typing_extensions.Protocol";
    type.is_enum |= name.starts_with("enum.") && (last.ends_with("Enum") || last.ends_with("Flag"));
    type.compares_by_value |= name == "typing.NamedTuple";
    type.supers.push_back(std::move(name));
  }
}

/// The body of the class has run: its decorators are next.
void Lowerer::decorate(NodeIndex node) {
  const BindId inner = bindings_.scope_at(node);
  const model::TypeId id = bindings_.scope(inner).type;
  std::vector<model::Annotation> annotations;
  const PlaceId made = rows_.named(PlaceKind::type, bindings_.scope(inner).name, rows_.facts().types[id].span);
  const PlaceId decorated = apply_decorators(node, made, annotations);
  model::Type& type = rows_.facts().types[id];
  for (const model::Annotation& annotation : annotations) {
    const std::string_view name = annotation.name;
    if (name != "dataclasses.dataclass" && name != "attr.s" && name != "attr.attrs" && name != "attr.define" &&
        name != "attr.dataclass" && name != "attrs.define" && name != "attrs.frozen" && name != "attr.frozen" &&
        name != "pydantic.dataclasses.dataclass") {
      continue;
    }
    type.compares_by_value = true;
    for (const auto& [key, text] : annotation.values) {
      if (key == "eq" && text == "False") type.compares_by_value = false;
    }
  }
  const NameId eq = bindings_.names().add("__eq__");
  if (bindings_.bound(inner, eq) != kNo) type.compares_by_value = true;
  type.annotations = std::move(annotations);
  bind_definition(node, decorated, decorated != made);
}

}  // namespace snapcheck::lang::python
