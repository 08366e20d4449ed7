// Programs that serve in threads which they start.
#include <algorithm>

#include "analyzer/model/phases.h"

namespace snapcheck::model {

/// What runs in another thread does not hold up whoever starts it.
bool Phaser::leads_on(CallId id, bool behind_threads) const {
  const Program::CallInfo& call = p_.calls_[id];
  const bool cpp = p_.files_[call.file].language == "cpp";
  // A table of event modules still leads to their loops.
  if (call.targets.size() > (cpp ? kEventModules : 1)) return chooses_command(call);
  return behind_threads || !starts_thread(call);
}

/// `std::thread(serve)`, `executor.submit(serve)`, and `Thread(target=serve)`, of which start() is such a call.
bool Phaser::starts_thread(const Program::CallInfo& call) const {
  const auto starts = [](const Api* api) { return api->concept_name == "background-work"; };
  if (std::ranges::any_of(call.apis, starts)) return true;
  const CatalogIndex& catalog = p_.catalog(call.file);
  return std::ranges::any_of(call.library_names, [&](Symbol symbol) {
    std::string_view type = p_.symbols_.text(symbol);
    if (type.ends_with(".<init>")) type.remove_suffix(7);
    return std::ranges::any_of(catalog.member(type, "start"), starts);
  });
}

void Phaser::find_threads(CallId id) {
  const Program::CallInfo& call = p_.calls_[id];
  std::vector<ScopeId> functions;
  for (const NodeId argument : call.args) {
    if (argument == kNone || p_.nodes_[argument].shapes.empty()) continue;
    const std::vector<ScopeId> found = functions_in(argument);
    functions.insert(functions.end(), found.begin(), found.end());
  }
  if (functions.empty() || !starts_thread(call)) return;
  for (const ScopeId function : functions) thread_starts_[function].push_back(id);
  threads_.emplace(id, std::move(functions));
}

std::vector<CallId> Phaser::callers_with_threads(ScopeId scope) const {
  std::vector<CallId> found = callers_[scope];
  if (const auto it = thread_starts_.find(scope); it != thread_starts_.end())
    found.insert(found.end(), it->second.begin(), it->second.end());
  return found;
}

std::vector<ScopeId> Phaser::targets_with_threads(CallId id) const {
  std::vector<ScopeId> found(p_.calls_[id].targets.begin(), p_.calls_[id].targets.end());
  if (const auto it = threads_.find(id); it != threads_.end())
    found.insert(found.end(), it->second.begin(), it->second.end());
  return found;
}

/// Programs that come to no serve call by themselves, but in threads that they start.
void Phaser::split_at_threads(std::vector<CallId> found) {
  std::vector<std::uint32_t> position(p_.scopes_.size(), kNone);
  std::vector<ScopeId> chain;
  for (int level = 0; level < kBoundaryDepth && !found.empty(); ++level) {
    std::vector<CallId> outer;
    for (const CallId id : found) {
      const Program::CallInfo& call = p_.calls_[id];
      if (call.scope == kNone) continue;
      const bool fresh = position[call.scope] == kNone;
      position[call.scope] = std::min(position[call.scope], position_of(call));
      if (!fresh) continue;
      if (is_main(*p_.scopes_[call.scope].row) && !leads_to_boundary_[call.scope]) chain.push_back(call.scope);
      for (const CallId caller : callers_with_threads(call.scope)) {
        if (leads_on(caller, true)) outer.push_back(caller);
      }
    }
    found = std::move(outer);
  }
  for (std::size_t i = 0; i < chain.size(); ++i) {
    if (leads_to_boundary_[chain[i]]) continue;
    leads_to_boundary_[chain[i]] = true;
    p_.split(chain[i], position[chain[i]]);
    for (const CallId id : p_.scopes_[chain[i]].calls) {
      for (const ScopeId target : targets_with_threads(id)) {
        if (position[target] != kNone && leads_on(id, true)) chain.push_back(target);
      }
    }
  }
}

}  // namespace snapcheck::model
