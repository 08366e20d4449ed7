// The tables under construction: rows are added, places of the same meaning are one row.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "analyzer/lang/python/tables.h"
#include "analyzer/model/facts.h"

namespace snapcheck::lang::python {

class Rows {
 public:
  model::Facts& facts() { return facts_; }
  const model::Facts& facts() const { return facts_; }

  model::PlaceId add(model::Place place) {
    facts_.places.push_back(std::move(place));
    return static_cast<model::PlaceId>(facts_.places.size() - 1);
  }

  model::Place& operator[](model::PlaceId id) { return facts_.places[id]; }
  const model::Place& operator[](model::PlaceId id) const { return facts_.places[id]; }

  model::PlaceId simple(model::PlaceKind kind, std::string_view name, model::ScopeId scope, base::Span span) {
    model::Place place;
    place.kind = kind;
    place.name = name;
    place.scope = scope;
    place.span = span;
    return add(std::move(place));
  }

  model::PlaceId temp(model::ScopeId scope, base::Span span) { return simple(model::PlaceKind::temp, {}, scope, span); }

  /// A global, function, type or module: one row a name and kind.
  model::PlaceId named(model::PlaceKind kind, std::string_view name, base::Span span) {
    bool fresh = false;
    const NameId id = names_.keep(std::string(name));
    std::uint32_t& place = named_.get(key_of(static_cast<std::uint32_t>(kind), id), model::kNone, fresh);
    if (fresh) place = simple(kind, name, model::kNone, span);
    return place;
  }

  /// `base.name` as `scope` sees it: one row each.
  model::PlaceId field(model::PlaceId base, NameId name, std::string_view text, model::ScopeId scope, base::Span span) {
    bool fresh = false;
    const std::uint32_t pair = pairs_.get(key_of(base, name), next_pair_, fresh);
    if (fresh) ++next_pair_;
    std::uint32_t& place = fields_.get(key_of(pair, scope), model::kNone, fresh);
    if (fresh) {
      place = simple(model::PlaceKind::field, text, scope, span);
      facts_.places[place].base = base;
    }
    return place;
  }

 private:
  model::Facts facts_;
  NameTable names_;
  NumberMap named_;
  NumberMap pairs_;
  NumberMap fields_;
  std::uint32_t next_pair_ = 0;
};

}  // namespace snapcheck::lang::python
