// Facts as literals, for tests of the program model: each function adds one row and returns its number.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "analyzer/model/facts.h"

namespace snapcheck::test {

class FactsBuilder {
 public:
  explicit FactsBuilder(std::string module, std::string language = "python") {
    facts.language = std::move(language);
    facts.module = module;
    facts.path = module + (facts.language == "java" ? ".java" : ".py");
    if (facts.language == "python") body = scope(model::ScopeKind::module_body, module);
  }

  model::ScopeId scope(model::ScopeKind kind, std::string name, model::ScopeId parent = model::kNone,
                       model::TypeId owner = model::kNone) {
    model::Scope row;
    row.kind = kind;
    row.member = name.substr(name.rfind('.') + 1);
    row.name = std::move(name);
    row.parent = parent;
    row.owner = owner;
    row.span = next();
    facts.scopes.push_back(std::move(row));
    const auto id = static_cast<model::ScopeId>(facts.scopes.size() - 1);
    const model::PlaceId result = place(model::PlaceKind::result, "", id);
    facts.scopes[id].result = result;
    return id;
  }

  model::ScopeId function(const std::string& name, std::vector<std::string> params = {}) {
    const model::ScopeId id = scope(model::ScopeKind::function, facts.module + "." + name, body);
    for (const std::string& param : params) {
      const model::PlaceId row = place(model::PlaceKind::param, param, id);
      facts.scopes[id].params.push_back(row);
    }
    return id;
  }

  model::TypeId type(std::string name, std::vector<base::Name> supers = {}) {
    model::Type row;
    row.name = std::move(name);
    row.supers = std::move(supers);
    row.span = next();
    facts.types.push_back(std::move(row));
    return static_cast<model::TypeId>(facts.types.size() - 1);
  }

  /// A constructor or method with its receiver.
  model::ScopeId method(model::TypeId owner, model::ScopeKind kind, const std::string& member,
                        std::vector<std::string> params = {}) {
    const model::ScopeId id = scope(kind, facts.types[owner].name + "." + member, model::kNone, owner);
    facts.scopes[id].receiver = place(model::PlaceKind::receiver, "self", id);
    facts.places[facts.scopes[id].receiver].type = facts.types[owner].name;
    for (const std::string& param : params) {
      const model::PlaceId row = place(model::PlaceKind::param, param, id);
      facts.scopes[id].params.push_back(row);
    }
    return id;
  }

  model::PlaceId place(model::PlaceKind kind, std::string name, model::ScopeId in = model::kNone) {
    model::Place row;
    row.kind = kind;
    row.name = std::move(name);
    row.scope = in;
    row.span = next();
    facts.places.push_back(std::move(row));
    return static_cast<model::PlaceId>(facts.places.size() - 1);
  }

  model::PlaceId global(const std::string& name) { return place(model::PlaceKind::global, facts.module + "." + name); }
  model::PlaceId temp(model::ScopeId in) { return place(model::PlaceKind::temp, "", in); }
  model::PlaceId literal(std::string text) { return place(model::PlaceKind::literal, std::move(text)); }
  model::PlaceId field(model::PlaceId base, std::string name, model::ScopeId in) {
    const model::PlaceId id = place(model::PlaceKind::field, std::move(name), in);
    facts.places[id].base = base;
    return id;
  }

  /// `result = callee(args)` in the scope; returns the result's place.
  model::PlaceId call(model::ScopeId in, std::string callee, std::vector<model::PlaceId> args = {}) {
    model::Call row;
    row.scope = in;
    row.callee = std::move(callee);
    for (const model::PlaceId arg : args) row.args.push_back({arg, "", false});
    row.result = temp(in);
    row.span = next();
    facts.calls.push_back(row);
    return row.result;
  }

  model::PlaceId call_on(model::ScopeId in, model::PlaceId receiver, std::string member,
                         std::vector<model::PlaceId> args = {}) {
    const model::PlaceId result = call(in, "", std::move(args));
    facts.calls.back().receiver = receiver;
    facts.calls.back().member = std::move(member);
    return result;
  }

  void touch(model::ScopeId in, std::string what) {
    call(in, std::move(what));
    facts.calls.back().kind = model::CallKind::touch;
    facts.calls.back().result = model::kNone;
  }

  void assign(model::ScopeId in, model::PlaceId from, model::PlaceId to, model::PlaceId guard = model::kNone) {
    flow(in, from, to, model::FlowKind::copy, model::Store::rebind, guard);
  }
  void give_back(model::ScopeId from_scope, model::PlaceId value) {
    flow(from_scope, value, facts.scopes[from_scope].result, model::FlowKind::copy, model::Store::none);
  }
  void flow(model::ScopeId in, model::PlaceId from, model::PlaceId to, model::FlowKind kind, model::Store store,
            model::PlaceId guard = model::kNone) {
    facts.flows.push_back({in, from, to, kind, store, 0, guard, next()});
  }

  model::Facts facts;
  model::ScopeId body = model::kNone;

 private:
  model::Span next() {
    at_ += 10;
    return {at_, at_ + 5};
  }
  std::uint32_t at_ = 0;
};

}  // namespace snapcheck::test
