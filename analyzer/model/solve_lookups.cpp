// What the solver asks about types and members, and the nodes that it makes.
#include <algorithm>

#include "analyzer/model/solve.h"

namespace snapcheck::model {

/// The symbol of the method that the call names.
Symbol Solver::member_of(CallId id) {
  if (members_.empty()) members_.resize(p_.calls_.size(), kNone);
  if (members_[id] == kNone) members_[id] = p_.symbols_.add(p_.calls_[id].row->member);
  return members_[id];
}

/// Methods of this simple name in the type or its nearest super that has a body for one.
const std::vector<ScopeId>& Solver::method(TypeId type, Symbol member) const {
  const auto [it, fresh] = methods_.try_emplace(pair_key(type, member));
  if (fresh) it->second = find_method(type, member);
  return it->second;
}

std::vector<ScopeId> Solver::find_method(TypeId type, Symbol member) const {
  std::vector<TypeId> lineage{type};
  std::vector<ScopeId> abstract;
  for (std::size_t i = 0; i < lineage.size() && i < 64; ++i) {
    const Program::TypeInfo& info = p_.types_[lineage[i]];
    if (const auto it = info.methods.find(member); it != info.methods.end()) {
      const bool has_body = std::any_of(it->second.begin(), it->second.end(),
                                        [&](ScopeId scope) { return !p_.scopes_[scope].row->is_abstract; });
      if (has_body) return it->second;
      if (abstract.empty()) abstract = it->second;
    }
    for (const TypeId super : info.supers) {
      if (std::find(lineage.begin(), lineage.end(), super) == lineage.end()) lineage.push_back(super);
    }
  }
  return abstract;
}

std::vector<ScopeId> Solver::fitting(std::span<const ScopeId> overloads, const Call& row) const {
  if (overloads.size() < 2) return {overloads.begin(), overloads.end()};
  std::vector<ScopeId> fit;
  for (const ScopeId scope : overloads) {
    if (p_.scopes_[scope].params.size() == row.args.size()) fit.push_back(scope);
  }
  if (fit.empty()) return {overloads.begin(), overloads.end()};
  return fit;
}

/// Java: the nearest type up the hierarchy that declares the field; Python: the furthest, as all share one object.
TypeId Solver::declaring_type(TypeId type, Symbol member) const {
  const auto [found, fresh] = declaring_.add(pair_key(type, member));
  if (fresh) found = find_declaring_type(type, member);
  return found;
}

TypeId Solver::find_declaring_type(TypeId type, Symbol member) const {
  const std::string_view name = p_.symbols_.text(member);
  std::vector<TypeId> lineage{type};
  TypeId found = kNone;
  for (std::size_t i = 0; i < lineage.size() && i < 64; ++i) {
    const Program::TypeInfo& info = p_.types_[lineage[i]];
    for (const Field& field : info.row->fields) {
      if (field.is_static || field.name != name) continue;
      if (p_.files_[info.file].language != "python") return lineage[i];
      found = lineage[i];
    }
    for (const TypeId super : info.supers) {
      if (std::find(lineage.begin(), lineage.end(), super) == lineage.end()) lineage.push_back(super);
    }
  }
  return found;
}

NodeId Solver::object_of(CallId id) {
  Program::CallInfo& call = p_.calls_[id];
  if (call.result != kNone) return call.result;
  Node node;
  node.kind = Node::Kind::object;
  call.result = p_.new_node(std::move(node));
  users_.resize(p_.nodes_.size());
  seen_.resize(p_.nodes_.size());
  queued_.resize(p_.nodes_.size());
  return call.result;
}

/// The node for the results that a memoizer keeps of this function; kNone when it is not memoized.
NodeId Solver::memo_of(ScopeId scope) {
  const auto [it, fresh] = memo_.try_emplace(scope, kNone);
  if (!fresh) return it->second;
  const Program::ScopeInfo& info = p_.scopes_[scope];
  if (info.result == kNone) return kNone;
  for (const Annotation& annotation : info.row->annotations) {
    std::string name = p_.resolve(annotation.name);
    if (name.empty() && annotation.call != kNone) {
      name = p_.resolve(p_.files_[info.file].calls[annotation.call].callee);
    }
    if (p_.catalog(info.file).memoizes(name)) return make_memo(scope);
  }
  return kNone;
}

NodeId Solver::make_memo(ScopeId scope) {
  if (const auto it = memo_.find(scope); it != memo_.end() && it->second != kNone) return it->second;
  const Program::ScopeInfo info = p_.scopes_[scope];
  if (info.result == kNone) return kNone;
  Node node;
  node.kind = Node::Kind::memo;
  node.scope = scope;
  node.name = p_.symbols_.add(info.row->name);
  const NodeId memo = p_.new_node(std::move(node));
  users_.resize(p_.nodes_.size());
  seen_.resize(p_.nodes_.size());
  queued_.resize(p_.nodes_.size());
  memo_[scope] = memo;
  Edge edge;
  edge.from = info.result;
  edge.to = memo;
  edge.store = Store::mutate;
  edge.scope = scope;
  edge.file = info.file;
  edge.span = info.row->span;
  add_copy(edge);
  return memo;
}

}  // namespace snapcheck::model
