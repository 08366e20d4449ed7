// What Lombok would write into a class: constructors, getters and setters, the logger.
#include <algorithm>
#include <array>
#include <string>

#include "analyzer/lang/java/lowering.h"

namespace snapcheck::lang::java {

using model::Annotation;

namespace {

struct Logger {
  std::string_view annotation;
  std::string_view type;
};

constexpr std::array<Logger, 9> kLoggers = {{
    {"lombok.extern.slf4j.Slf4j", "org.slf4j.Logger"},
    {"lombok.extern.slf4j.XSlf4j", "org.slf4j.ext.XLogger"},
    {"lombok.extern.log4j.Log4j", "org.apache.log4j.Logger"},
    {"lombok.extern.log4j.Log4j2", "org.apache.logging.log4j.Logger"},
    {"lombok.extern.java.Log", "java.util.logging.Logger"},
    {"lombok.extern.apachecommons.CommonsLog", "org.apache.commons.logging.Log"},
    {"lombok.extern.jbosslog.JBossLog", "org.jboss.logging.Logger"},
    {"lombok.extern.flogger.Flogger", "com.google.common.flogger.FluentLogger"},
    {"lombok.CustomLog", ""},
}};

const Annotation* find(const std::vector<Annotation>& annotations, std::string_view name) {
  for (const Annotation& annotation : annotations) {
    if (annotation.name == name) return &annotation;
  }
  return nullptr;
}

bool off(const Annotation& annotation) {
  for (const auto& [key, value] : annotation.values) {
    if (key.empty() && value.ends_with("NONE")) return true;
  }
  return false;
}

std::string accessor(std::string_view prefix, std::string_view field) {
  std::string name(prefix);
  name += field;
  char& first = name[prefix.size()];
  if (first >= 'a' && first <= 'z') first = static_cast<char>(first - 'a' + 'A');
  return name;
}

}  // namespace

/// Before any code is lowered: what the annotations say about the type itself.
void Lowering::lombok_header() {
  model::Type& row = facts_.types[type()];
  const bool is_value = find(row.annotations, "lombok.Value") != nullptr;
  if (is_value || find(row.annotations, "lombok.Data") || find(row.annotations, "lombok.EqualsAndHashCode")) {
    row.compares_by_value = true;
  }
  if (is_value) {
    for (model::Field& field : row.fields) field.is_final = true;
  }
  for (const Logger& logger : kLoggers) {
    const Annotation* annotation = find(row.annotations, logger.annotation);
    if (annotation == nullptr || declarations_.own_field(type(), "log") != nullptr) continue;
    model::Field field;
    field.type = logger.type;
    field.is_static = field.is_final = true;
    field.span = {annotation->span.begin, annotation->span.begin};
    declarations_.add_field(type(), "log", std::move(field), {.is_static = true, .is_final = true});
  }
}

void Lowering::lombok_members() {
  const model::Type& row = facts_.types[type()];
  const auto has = [&](std::string_view name) { return find(row.annotations, name) != nullptr; };
  const bool is_data = has("lombok.Data"), is_value = has("lombok.Value");
  const bool explicit_one =
      has("lombok.NoArgsConstructor") || has("lombok.RequiredArgsConstructor") || has("lombok.AllArgsConstructor");
  const bool implied = !explicit_one && !declarations_.types[type()].has_constructor;
  const bool of_all = has("lombok.AllArgsConstructor") || (implied && (is_value || has("lombok.Builder")));
  const bool of_required = has("lombok.RequiredArgsConstructor") || (implied && is_data && !of_all);

  std::vector<std::string_view> all, required;
  for (const model::Field& field : row.fields) {
    const std::string_view name = tree_.text(field.span);
    const FieldDecl* decl = declarations_.own_field(type(), name);
    if (field.is_static || decl == nullptr || decl->declarator == kNoNode) continue;
    const bool initialised = tree_.child(decl->declarator, by_value) != kNoNode;
    if (initialised && field.is_final) continue;
    all.push_back(name);
    if (!initialised && (field.is_final || find(field.annotations, "lombok.NonNull"))) required.push_back(name);
  }
  const Span at = row.span;
  if (has("lombok.NoArgsConstructor")) made_up_constructor({}, at);
  if (of_required) made_up_constructor(required, at);
  if (of_all) made_up_constructor(all, at);
  if (explicit_one || of_required || of_all) declarations_.types[type()].has_constructor = true;
  lombok_accessors(is_data || is_value, is_data);
  for (const std::string_view name : {"lombok.Builder", "lombok.experimental.SuperBuilder"}) {
    if (const Annotation* builder = find(row.annotations, name)) lombok_builder(*builder);
  }
}

/// `Order.builder().number(7).build()`: builder and object are one here. Who calls it runs the initialisers, which is
/// what fields with `@Builder.Default` have.
void Lowering::lombok_builder(const Annotation& builder) {
  const auto renamed = [](const auto& value) { return value.first == "builderMethodName"; };
  if (std::ranges::any_of(builder.values, renamed) || declarations_.own_method(type(), "builder")) return;
  const Span at = builder.span;
  made_up_constructor({}, at);
  const ScopeId scope = new_scope(model::ScopeKind::method, "builder", at, at);
  facts_.scopes[scope].is_static = facts_.scopes[scope].is_public = true;
  const PlaceId result = new_result(scope, at, type_name());
  enter_scope(scope, kNone);
  model::Call call;
  call.kind = model::CallKind::construct;
  call.callee = type_name() + ".<init>";
  call.result = rows_.temp(at, type_name());
  call.span = at;
  const PlaceId object = call.result;
  rows_.call(std::move(call));
  rows_.flow(object, result, FlowKind::copy, Store::none, at);
  leave_scope(kNoNode, 0);
  std::vector<std::string> fields;
  for (const model::Field& field : facts_.types[type()].fields) {
    if (!field.is_static) fields.emplace_back(tree_.text(field.span));
  }
  for (const std::string& name : fields) {
    const FieldDecl* decl = declarations_.own_field(type(), name);
    if (decl != nullptr && decl->declarator != kNoNode && !declarations_.own_method(type(), name)) {
      field_writer(name, name, *decl, true);
    }
  }
  for (const std::string_view name : {"build", "toBuilder"}) {
    if (declarations_.own_method(type(), name)) continue;
    const ScopeId same = new_scope(model::ScopeKind::method, name, at, at);
    const PlaceId receiver = new_receiver(same, at);
    const PlaceId given = new_result(same, at, type_name());
    enter_scope(same, receiver);
    rows_.flow(receiver, given, FlowKind::copy, Store::none, at);
    leave_scope(kNoNode, 0);
  }
}

/// Getters and setters of the fields, except those that are written out.
void Lowering::lombok_accessors(bool all_getters, bool all_setters) {
  const model::Type& row = facts_.types[type()];
  const Annotation* type_getter = find(row.annotations, "lombok.Getter");
  const Annotation* type_setter = find(row.annotations, "lombok.Setter");
  for (const model::Field& field : row.fields) {
    const std::string_view name = tree_.text(field.span);
    const FieldDecl* decl = declarations_.own_field(type(), name);
    if (decl == nullptr || decl->declarator == kNoNode || name.empty()) continue;
    const auto wanted = [&](std::string_view annotation, const Annotation* of_type, bool implied) {
      if (const Annotation* own = find(field.annotations, annotation)) return !off(*own);
      return !field.is_static && (implied || (of_type != nullptr && !off(*of_type)));
    };
    const std::string getter = accessor(field.type == "boolean" ? "is" : "get", name);
    if (wanted("lombok.Getter", type_getter, all_getters) && !declarations_.own_method(type(), getter)) {
      field_reader(getter, name, *decl);
    }
    const std::string setter = accessor("set", name);
    if (!field.is_final && wanted("lombok.Setter", type_setter, all_setters) &&
        !declarations_.own_method(type(), setter)) {
      field_writer(setter, name, *decl);
    }
  }
}

}  // namespace snapcheck::lang::java
