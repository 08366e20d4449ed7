// Whether code before the snapshot comes to a function that objects of a class keep: `Lazy(lambda: "orders")` and
// `Lazy(lambda: uuid4())` run another function in the same method, each its own.
#include <algorithm>

#include "analyzer/rules/matcher.h"

namespace snapcheck::rules {

using namespace model;

namespace {

bool has_function(const Node& node, ScopeId function) {
  return std::ranges::any_of(
      node.shapes, [&](const Shape& shape) { return shape.kind == Shape::Kind::function && shape.ref == function; });
}

}  // namespace

/// The fields of the method's own object that have the function which the call runs: `self._make()`, and in Java
/// `maker.get()`. Empty when it is no such call.
std::vector<NodeId> Matcher::own_fields_called(CallId id) const {
  const Program::CallInfo& call = p_.calls()[id];
  if (call.scope == kNone || !call.row->callee.empty()) return {};
  const Program::ScopeInfo& scope = p_.scopes()[call.scope];
  std::vector<NodeId> found;
  if (call.function == kNone && call.receiver != kNone && call.receiver == scope.receiver && scope.owner != kNone) {
    if (fields_named_.empty()) {
      for (NodeId node = 0; node < p_.nodes().size(); ++node) {
        if (p_.nodes()[node].kind != Node::Kind::field) continue;
        const std::string_view name = p_.symbols().text(p_.nodes()[node].name);
        fields_named_[name.substr(name.rfind('.') + 1)].push_back(node);
      }
    }
    const auto named = fields_named_.find(call.row->member);
    for (const NodeId node : named == fields_named_.end() ? std::vector<NodeId>() : named->second) {
      if (p_.type_is_a(scope.owner, p_.types()[p_.nodes()[node].type].row->name)) found.push_back(node);
    }
    return found;
  }
  const NodeId kept = call.function != kNone ? call.function : call.receiver;
  if (kept == kNone || !is_own_field(kept, call.scope)) return {};
  for (const EdgeId in : p_.nodes()[kept].in) {
    const Edge& edge = p_.edges()[in];
    if (edge.role != Edge::Role::access || p_.nodes()[edge.from].kind != Node::Kind::field) return {};
    found.push_back(edge.from);
  }
  return found;
}

/// The constructions that give their object the function, for one of its own fields; empty when it may come there in
/// another way.
std::unordered_set<CallId> Matcher::constructions_with(ScopeId function, std::span<const NodeId> fields) const {
  std::unordered_set<CallId> found;
  const auto take = [&](const Edge& edge) {
    if (!has_function(p_.nodes()[edge.from], function)) return true;
    if (edge.call == kNone || p_.calls()[edge.call].constructs == kNone) return false;
    found.insert(edge.call);
    return true;
  };
  for (const NodeId field : fields) {
    for (const EdgeId id : trace_.stores(field)) {
      const Edge& edge = p_.edges()[id];
      const Place* from = p_.nodes()[edge.from].kind == Node::Kind::place ? p_.place(edge.from) : nullptr;
      const bool passed_in = from != nullptr && from->kind == PlaceKind::param &&
                             p_.scopes()[edge.scope].row->kind == ScopeKind::constructor &&
                             is_own_field(edge.to, edge.scope);
      if (!passed_in) {
        if (!take(edge)) return {};
        continue;
      }
      for (const EdgeId in : p_.nodes()[edge.from].in) {
        if (!take(p_.edges()[in])) return {};
      }
    }
  }
  return found;
}

/// `self._make()` in a method that code before the snapshot calls on other objects only than those that keep the
/// function.
bool Matcher::is_for_other_objects(CallId id, ScopeId function) const {
  const auto fields = own_fields_called(id);
  if (fields.empty()) return false;
  const auto keepers = constructions_with(function, fields);
  if (keepers.empty()) return false;
  const auto objects = trace_.constructions(p_.scopes()[p_.calls()[id].scope].receiver);
  return !objects.empty() && std::ranges::none_of(objects, [&](CallId made) { return keepers.contains(made); });
}

/// Some way from where the program begins leads to the function before the snapshot.
bool Matcher::comes_early(ScopeId function) const {
  if (function == kNone) return true;
  if (comes_early_.empty()) {
    comes_early_.resize(p_.scopes().size());
    std::vector<ScopeId> work;
    const auto come = [&](ScopeId scope) {
      if (!comes_early_[scope]) work.push_back(scope);
      comes_early_[scope] = true;
    };
    for (ScopeId id = 0; id < p_.scopes().size(); ++id) {
      if (begins_early(id)) come(id);
    }
    for (std::size_t i = 0; i < work.size(); ++i) {
      for (const CallId id : p_.scopes()[work[i]].calls) {
        if (!runs_before(id)) continue;
        for (const ScopeId target : p_.calls()[id].targets) {
          if (!comes_early_[target] && !is_for_other_objects(id, target)) come(target);
        }
      }
    }
  }
  return comes_early_[function];
}

}  // namespace snapcheck::rules
