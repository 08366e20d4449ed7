#include "analyzer/lang/java/rows.h"

namespace snapcheck::lang::java {

PlaceId Rows::add(model::Place place) {
  facts_.places.push_back(std::move(place));
  return static_cast<PlaceId>(facts_.places.size() - 1);
}

PlaceId Rows::variable(PlaceKind kind, std::string_view name, base::Name type_name, Span span) {
  model::Place place;
  place.kind = kind;
  place.name = name;
  place.scope = scope;
  place.per_thread = type_name == "java.lang.ThreadLocal" || type_name == "java.lang.InheritableThreadLocal";
  place.type = type_name;
  place.span = span;
  return add(std::move(place));
}

PlaceId Rows::temp(Span span, base::Name type_name) {
  model::Place place;
  place.kind = PlaceKind::temp;
  place.scope = scope;
  place.type = type_name;
  place.span = span;
  return add(std::move(place));
}

PlaceId Rows::literal(std::string_view text, Span span, bool is_null) {
  model::Place place;
  place.kind = PlaceKind::literal;
  place.name = text;
  place.scope = scope;
  place.is_null = is_null;
  place.span = span;
  return add(std::move(place));
}

PlaceId Rows::function(base::Name name, Span span) {
  model::Place place;
  place.kind = PlaceKind::function;
  place.name = name;
  place.scope = scope;
  place.span = span;
  return add(std::move(place));
}

PlaceId Rows::global(base::Name name, Span span) {
  const auto [it, fresh] = globals_.try_emplace(name, kNone);
  if (fresh) {
    model::Place place;
    place.kind = PlaceKind::global;
    place.name = it->first;
    place.span = span;
    it->second = add(std::move(place));
  }
  return it->second;
}

PlaceId Rows::type(base::Name name, Span span) {
  const auto [it, fresh] = types_.try_emplace(name, kNone);
  if (fresh) {
    model::Place place;
    place.kind = PlaceKind::type;
    place.name = it->first;
    place.span = span;
    it->second = add(std::move(place));
  }
  return it->second;
}

PlaceId Rows::field(PlaceId base, std::string_view name, Span span) {
  const auto [it, fresh] = fields_.try_emplace({base, name}, kNone);
  if (fresh) {
    model::Place place;
    place.kind = PlaceKind::field;
    place.name = name;
    place.scope = scope;
    place.base = base;
    place.span = span;
    it->second = add(std::move(place));
  }
  return it->second;
}

PlaceId Rows::bound_method(PlaceId base, std::string_view name, Span span) {
  model::Place place;
  place.kind = PlaceKind::field;
  place.name = name;
  place.scope = scope;
  place.base = base;
  place.type = model::kMethodType;
  place.span = span;
  return add(std::move(place));
}

PlaceId Rows::outer_receiver(const base::Name& type_name, Span span) {
  const auto [it, fresh] = receivers_.try_emplace(type_name + "@" + std::to_string(scope), kNone);
  if (fresh) it->second = variable(PlaceKind::receiver, "this", type_name, span);
  return it->second;
}

void Rows::flow(PlaceId from, PlaceId to, FlowKind kind, Store store, Span span) {
  if (from == kNone || to == kNone || scope == kNone) return;
  facts_.flows.push_back({scope, from, to, kind, store, 0, guard, span});
}

void Rows::call(model::Call call) {
  call.scope = scope;
  call.guard = guard;
  call.loop = loop;
  facts_.calls.push_back(std::move(call));
}

void Rows::touch(const base::Name& type_name, Span span) {
  if (scope == kNone || type_name.empty()) return;
  if (!touched_.insert({type_name, scope, guard}).second) return;
  model::Call row;
  row.kind = model::CallKind::touch;
  row.callee = type_name;
  row.span = span;
  call(std::move(row));
}

}  // namespace snapcheck::lang::java
