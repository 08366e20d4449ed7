// Writes rows into Facts: one row for each variable and field place, the current scope and guard on every flow and
// call.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "analyzer/model/facts.h"

namespace snapcheck::lang::java {

using base::Span;
using model::FlowKind;
using model::kNone;
using model::PlaceId;
using model::PlaceKind;
using model::ScopeId;
using model::Store;

class Rows {
 public:
  explicit Rows(model::Facts& facts) : facts_(facts) {}

  // The code that is being written.
  ScopeId scope = kNone;
  PlaceId guard = kNone;
  std::uint32_t loop = kNone;  ///< where the outermost loop that may never end begins

  PlaceId variable(PlaceKind kind, std::string_view name, base::Name type, Span span);
  PlaceId temp(Span span, base::Name type = {});
  PlaceId literal(std::string_view text, Span span, bool is_null = false);
  PlaceId function(base::Name name, Span span);
  /// One row a file for each static field, each class value, and each field of a base.
  PlaceId global(base::Name name, Span span);
  PlaceId type(base::Name name, Span span);
  /// `name` must be a piece of the source or a constant.
  PlaceId field(PlaceId base, std::string_view name, Span span);
  /// `base::name`: a row of its own, as the object can have a field of this name, too.
  PlaceId bound_method(PlaceId base, std::string_view name, Span span);
  /// The receiver of the enclosing object of type `type_name`, seen from the current scope.
  PlaceId outer_receiver(const base::Name& type_name, Span span);

  model::Place& operator[](PlaceId place) { return facts_.places[place]; }
  const model::Place& operator[](PlaceId place) const { return facts_.places[place]; }

  /// Nothing is written when an end is kNone.
  void flow(PlaceId from, PlaceId to, FlowKind kind, Store store, Span span);
  /// The call with `scope`, `guard` and `loop` filled in.
  void call(model::Call call);
  /// The first use of a class, once for a scope, guard and class.
  void touch(const base::Name& type_name, Span span);

 private:
  PlaceId add(model::Place place);

  model::Facts& facts_;
  std::unordered_map<base::Name, PlaceId> globals_, types_, receivers_;
  struct Touch {
    base::Name type;
    ScopeId scope;
    PlaceId guard;
    bool operator==(const Touch&) const = default;
  };
  struct TouchHash {
    std::size_t operator()(const Touch& touch) const {
      return touch.type.hash() + touch.scope * std::size_t{0x9e3779b97f4a7c15} + touch.guard;
    }
  };
  struct FieldKey {
    PlaceId base;
    std::string_view name;
    bool operator==(const FieldKey&) const = default;
  };
  struct FieldHash {
    std::size_t operator()(const FieldKey& key) const {
      return std::hash<std::string_view>()(key.name) * 31 + key.base;
    }
  };
  std::unordered_map<FieldKey, PlaceId, FieldHash> fields_;  ///< names are pieces of the source
  std::unordered_set<Touch, TouchHash> touched_;
};

}  // namespace snapcheck::lang::java
