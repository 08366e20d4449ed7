#include "analyzer/model/dispatch.h"

#include <algorithm>

namespace snapcheck::model {

Dispatch::Dispatch(const Program& program)
    : p_(program),
      made_(program.types().size(), false),
      live_(program.scopes().size(), false),
      constructed_(program.types().size(), false) {
  for (const Program::CallInfo& call : p_.calls()) {
    if (call.constructs != kNone) constructed_[call.constructs] = true;
  }
}

void Dispatch::forget() {
  made_.assign(made_.size(), false);
  live_.assign(live_.size(), false);
  waiting_.clear();
}

/// Its own methods and those that it inherits, less what a nearer class overrides.
std::vector<ScopeId> Dispatch::methods_of(TypeId type) const {
  std::vector<ScopeId> found;
  std::vector<TypeId> lineage{type};
  std::unordered_map<Symbol, std::vector<std::size_t>> known;  // member -> numbers of parameters
  for (std::size_t i = 0; i < lineage.size() && i < 64; ++i) {
    const Program::TypeInfo& info = p_.types()[lineage[i]];
    std::vector<std::pair<Symbol, std::size_t>> mine;
    for (const auto& [member, scopes] : info.methods) {
      const std::vector<std::size_t>& nearer = known[member];
      for (const ScopeId scope : scopes) {
        if (p_.scopes()[scope].row->is_abstract) continue;
        const std::size_t params = p_.scopes()[scope].params.size();
        if (std::find(nearer.begin(), nearer.end(), params) != nearer.end()) continue;
        found.push_back(scope);
        mine.emplace_back(member, params);
      }
    }
    for (const auto& [member, params] : mine) known[member].push_back(params);
    for (const TypeId super : info.supers) {
      if (std::find(lineage.begin(), lineage.end(), super) == lineage.end()) lineage.push_back(super);
    }
  }
  return found;
}

std::vector<Dispatch::Waiting> Dispatch::make(TypeId type) {
  std::vector<Waiting> woken;
  if (type == kNone || made_[type]) return woken;
  made_[type] = true;
  for (const ScopeId method : methods_of(type)) {
    if (live_[method]) continue;
    live_[method] = true;
    const auto it = waiting_.find(method);
    if (it == waiting_.end()) continue;
    woken.insert(woken.end(), it->second.begin(), it->second.end());
    waiting_.erase(it);
  }
  return woken;
}

std::vector<Dispatch::Waiting> Dispatch::take_waiting() {
  std::vector<Waiting> all;
  for (const auto& [target, waiting] : waiting_) all.insert(all.end(), waiting.begin(), waiting.end());
  waiting_.clear();
  std::ranges::sort(all, {}, [](const Waiting& row) { return std::pair(row.target, row.call); });
  return all;
}

bool Dispatch::needs_object(const Program::CallInfo& call, ScopeId target) const {
  const Program::ScopeInfo& scope = p_.scopes()[target];
  return call.receiver != kNone && call.row->kind == CallKind::call && !call.row->is_super && scope.owner != kNone &&
         scope.row->kind == ScopeKind::method && !scope.row->is_static && scope.receiver != kNone &&
         p_.files()[call.file].language == "java";
}

/// Python: of the methods that a call may mean, another one has an object.
bool Dispatch::is_outdone(const Program::CallInfo& call, ScopeId target) const {
  const Program::ScopeInfo& scope = p_.scopes()[target];
  if (call.targets.size() < 2 || call.row->is_super || scope.row->kind != ScopeKind::method || scope.row->is_static)
    return false;
  if (scope.receiver == kNone || p_.files()[call.file].language != "python") return false;
  const bool of_class =
      std::ranges::any_of(scope.row->annotations, [](const Annotation& a) { return a.name.ends_with("classmethod"); });
  return !of_class && std::ranges::any_of(call.targets, [&](ScopeId other) { return other != target && live_[other]; });
}

bool Dispatch::has_object(CallId id, ScopeId target) const {
  const Program::CallInfo& call = p_.calls()[id];
  return live_[target] || (!needs_object(call, target) && !is_outdone(call, target));
}

bool Dispatch::is_idle(CallId id) const {
  return std::ranges::none_of(p_.calls()[id].targets, [&](ScopeId target) { return has_object(id, target); });
}

bool Dispatch::is_made_somewhere(ScopeId target) const {
  std::vector<TypeId> family{p_.scopes()[target].owner};
  for (std::size_t i = 0; i < family.size() && i < 256; ++i) {
    if (constructed_[family[i]]) return true;
    const std::vector<TypeId>& subs = p_.types()[family[i]].subs;
    family.insert(family.end(), subs.begin(), subs.end());
  }
  return false;
}

std::vector<TypeId> Dispatch::makes(CallId id) const {
  const Program::CallInfo& call = p_.calls()[id];
  std::vector<TypeId> found;
  if (p_.files()[call.file].language == "cpp") return found;
  if (p_.files()[call.file].language == "python" && call.result != kNone) {  // whichever way it makes it
    for (const Shape& shape : p_.nodes()[call.result].shapes) {
      if (shape.kind == Shape::Kind::instance) found.push_back(shape.ref);
    }
  }
  if (call.constructs != kNone) found.push_back(call.constructs);
  for (const ScopeId target : call.targets) {
    const Program::ScopeInfo& scope = p_.scopes()[target];
    if (scope.row->kind == ScopeKind::constructor && !call.row->is_super) found.push_back(scope.owner);
    // Enum constants are made by the class itself.
    if (scope.row->kind == ScopeKind::static_init && scope.owner != kNone && p_.types()[scope.owner].row->is_enum) {
      found.push_back(scope.owner);
      const std::vector<TypeId>& subs = p_.types()[scope.owner].subs;
      found.insert(found.end(), subs.begin(), subs.end());
    }
  }
  // `bind(Store.class)`: who gets a class may make objects of it; a class that names itself asks for a logger.
  const TypeId self = call.scope == kNone ? kNone : p_.scopes()[call.scope].owner;
  for (const NodeId argument : call.args) {
    if (argument == kNone) continue;
    for (const Shape& shape : p_.nodes()[argument].shapes) {
      if (shape.kind == Shape::Kind::type && shape.ref != self) found.push_back(shape.ref);
    }
  }
  return found;
}

}  // namespace snapcheck::model
