// Decorators: calls that are applied to a definition, and annotations of it.
#include "analyzer/lang/python/lowerer.h"

namespace snapcheck::lang::python {

using model::kNone;
using model::PlaceId;

bool Lowerer::has_decorator(NodeIndex definition, std::string_view name) const {
  const NodeIndex outer = tree_.parent(definition);
  if (tree_.kind(outer) != kind::decorated_definition) return false;
  for (const NodeIndex decorator : tree_.children(outer)) {
    if (tree_.kind(decorator) != kind::decorator || tree_.first_child(decorator) == kNoNode) continue;
    const std::string_view text = tree_.text(tree_.first_child(decorator));
    if (!text.ends_with(name)) continue;
    if (text.size() == name.size() || text[text.size() - name.size() - 1] == '.') return true;
  }
  return false;
}

/// Calls them from the innermost to the outermost; what the last one returns is what the name gets.
PlaceId Lowerer::apply_decorators(NodeIndex definition, PlaceId made, std::vector<model::Annotation>& annotations) {
  const NodeIndex outer = tree_.parent(definition);
  if (tree_.kind(outer) != kind::decorated_definition) return made;
  std::vector<NodeIndex> expressions;
  for (const NodeIndex child : tree_.children(outer)) {
    if (tree_.kind(child) != kind::decorator) continue;
    if (const NodeIndex expression = tree_.first_child(child); expression != kNoNode) expressions.push_back(expression);
  }
  // An overload declares types only.
  if (has_decorator(definition, "overload")) return made;
  annotations.resize(expressions.size());
  for (std::size_t i = expressions.size(); i-- > 0;) {
    const NodeIndex expression = expressions[i];
    Callee callee;
    if (tree_.kind(expression) == kind::call) {
      callee.function = place_of(expression);
    } else {
      callee = callee_of(expression);
    }
    const model::CallId id = add_call(std::move(callee), tree_.span(expression));
    const PlaceId result = rows_.temp(frame_.scope, tree_.span(expression));
    rows_.facts().calls[id].args.push_back({made, {}, false});
    rows_.facts().calls[id].result = result;
    annotations[i] = annotation_of(expression, id);
    made = result;
  }
  return made;
}

/// `applied`: the call that applies a decorator without arguments.
model::Annotation Lowerer::annotation_of(NodeIndex expression, model::CallId applied) {
  model::Annotation annotation;
  annotation.span = tree_.span(expression);
  annotation.call = applied;
  NodeIndex function = expression;
  if (tree_.kind(expression) == kind::call) {
    function = tree_.child(expression, field::function);
    if (const std::uint32_t* made = places_of_nodes_.find(expression); made != nullptr) annotation.call = *made;
    if (const NodeIndex arguments = tree_.child(expression, field::arguments); arguments != kNoNode) {
      literal_arguments(arguments, annotation);
    }
  }
  if (function == kNoNode) return annotation;
  Callee callee = callee_of(function);
  if (callee.receiver == kNone) {
    annotation.name = std::move(callee.name);
  } else if (tree_.kind(function) == kind::attribute) {
    // `@name.setter` on a property of this class.
    const NodeIndex object = tree_.child(function, field::object);
    const Value what = object == kNoNode ? Value() : value(object);
    if (what.is(Value::Tag::name) && bindings_.statics()[what.id()].kind == Static::Kind::decorated) {
      annotation.name = bindings_.statics()[what.id()].name + "." + std::string(callee.member);
    }
  }
  return annotation;
}

bool Lowerer::is_literal(NodeIndex node) const {
  const Value what = value(node);
  return what.is(Value::Tag::literal) ||
         (what.is(Value::Tag::place) && rows_[what.id()].kind == model::PlaceKind::literal);
}

void Lowerer::literal_arguments(NodeIndex arguments, model::Annotation& annotation) const {
  for (const NodeIndex argument : tree_.children(arguments)) {
    std::string key;
    NodeIndex given = argument;
    if (tree_.kind(argument) == kind::keyword_argument) {
      given = tree_.child(argument, field::value);
      if (const NodeIndex name = tree_.child(argument, field::name); name != kNoNode) key = tree_.text(name);
    }
    if (given == kNoNode || is_token(tree_.kind(given)) || !is_literal(given)) continue;
    const std::optional<std::string_view> text = string_literal(given);
    annotation.values.emplace_back(std::move(key), text ? std::string(*text) : literal_text(given));
  }
}

}  // namespace snapcheck::lang::python
