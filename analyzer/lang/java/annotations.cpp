// Annotations: their qualified names, and their values as text.
#include <algorithm>
#include <array>

#include "analyzer/lang/java/lowering.h"

namespace snapcheck::lang::java {

using model::Annotation;

namespace {

/// The inside of a string literal or text block; other texts as they are.
std::string unquoted(std::string_view text) {
  const bool is_block = text.size() >= 6 && text.starts_with("\"\"\"") && text.ends_with("\"\"\"");
  const std::size_t marks = is_block ? 3 : 1;
  if (text.size() >= 2 * marks && (text.front() == '"' || text.front() == '\'')) {
    text.remove_prefix(marks);
    text.remove_suffix(marks);
  }
  return std::string(text);
}

}  // namespace

std::vector<Annotation> Lowering::annotations_of(NodeIndex declaration) {
  std::vector<Annotation> found;
  const NodeIndex list = modifier_list(tree_, declaration);
  if (list == kNoNode) return found;
  for (const NodeIndex child : tree_.children(list)) {
    const std::uint8_t kind = tree_.kind(child);
    if (kind != annotation && kind != marker_annotation) continue;
    Annotation row = annotation_of(child);
    if (!row.name.empty()) found.push_back(std::move(row));
  }
  return found;
}

Annotation Lowering::annotation_of(NodeIndex node) {
  Annotation row;
  row.span = span(node);
  if (const NodeIndex name = tree_.child(node, by_name); name != kNoNode) row.name = dotted_type(name);
  if (const NodeIndex list = tree_.child(node, by_arguments); list != kNoNode) {
    for (const NodeIndex value : tree_.children(list)) {
      if (tree_.kind(value) != element_value_pair) {
        row.values.emplace_back("", annotation_text(value));
        continue;
      }
      const NodeIndex key = tree_.child(value, by_key);
      const NodeIndex inner = tree_.child(value, by_value);
      if (key == kNoNode || inner == kNoNode) continue;
      // `value` is what an unnamed one means.
      const std::string_view name = tree_.text(key);
      row.values.emplace_back(name == "value" ? std::string() : std::string(name), annotation_text(inner));
    }
  }
  return row;
}

/// A name in the place of a type, written as identifiers: `Foo`, `Outer.Foo`, `a.b.Foo`.
std::string Lowering::dotted_type(NodeIndex node) {
  std::string text;
  std::string_view first;
  for (NodeIndex i = node; i < tree_[node].last; ++i) {
    if (tree_.kind(i) != identifier) continue;
    if (text.empty()) {
      first = tree_.text(i);
    } else {
      text += '.';
    }
    text += tree_.text(i);
  }
  if (first.empty()) return {};
  const TypeName& found = type_names_.simple(type(), first, tree_[node].begin);
  const bool upper = first.front() >= 'A' && first.front() <= 'Z';
  if ((found.known || upper) && !found.name.empty()) return found.name + text.substr(first.size());
  return text;
}

/// Arrays are joined by commas.
std::string Lowering::annotation_text(NodeIndex value) {
  if (tree_.kind(value) != element_value_array_initializer) return constant_text(value);
  std::string text;
  for (const NodeIndex element : tree_.children(value)) {
    if (!text.empty()) text += ',';
    text += constant_text(element);
  }
  return text;
}

/// A literal without its quotes, the qualified name of a class literal, the value of a constant of this file, else
/// the text as written.
std::string Lowering::constant_text(NodeIndex value) {
  for (int step = 0; step < 4; ++step) {
    const std::uint8_t kind = tree_.kind(value);
    if (is_literal(kind)) return unquoted(tree_.text(value));
    if (kind == class_literal) {
      const NodeIndex inner = tree_.first_child(value);
      const base::Name name = inner == kNoNode ? base::Name() : type_of(inner);
      return name.empty() ? std::string(tree_.text(value)) : name.str();
    }
    const FieldDecl* decl = nullptr;
    if (kind == identifier) {
      for (TypeId owner = type(); owner != kNone && decl == nullptr; owner = declarations_.types[owner].outer) {
        decl = declarations_.field(owner, tree_.text(value));
      }
    } else if (kind == field_access) {
      const NodeIndex object = tree_.child(value, by_object);
      const NodeIndex name = tree_.child(value, by_field);
      if (object != kNoNode && name != kNoNode && tree_.kind(object) == identifier) {
        const TypeId owner = declarations_.named(dotted_type(object));
        if (owner != kNone) decl = declarations_.field(owner, tree_.text(name));
      }
    }
    if (decl == nullptr || !decl->is_constant) break;
    value = tree_.child(decl->declarator, by_value);
  }
  return std::string(tree_.text(value));
}

/// What a container puts in for the annotation: "${api.key}" of `@Value("${api.key}") String key`, the name of
/// `@ConfigProperty(name = "api.key")`. Texts and numbers only: of other types the annotation says which object it is.
std::string Lowering::placeholder_in(const Annotation& annotation, std::string_view declared) {
  constexpr std::array<std::string_view, 8> kPlain = {"String", "java.lang.String",  "java.util.UUID", "int",
                                                      "long",   "java.lang.Integer", "java.lang.Long", "char[]"};
  if (std::ranges::find(kPlain, declared) == kPlain.end()) return {};
  const bool named = annotation.name.ends_with(".ConfigProperty");
  for (const auto& [key, text] : annotation.values) {
    const bool placeholder = text.find("${") != std::string::npos || text.find("#{") != std::string::npos;
    if (key.empty() ? placeholder : named && key == "name") return text;
  }
  return {};
}

/// A call of the annotation with its text, whose result the field or parameter gets.
void Lowering::inject(const Annotation& annotation, const std::string& text, PlaceId target, model::Store store) {
  model::Call call;
  call.callee = annotation.name;
  call.args.push_back({rows_.literal('"' + text + '"', annotation.span), {}, false});
  call.result = rows_.temp(annotation.span);
  call.span = annotation.span;
  const PlaceId result = call.result;
  rows_.call(std::move(call));
  rows_.flow(result, target, FlowKind::copy, store, annotation.span);
}

}  // namespace snapcheck::lang::java
