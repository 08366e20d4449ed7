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

/// What threads run, and the calls that start one of a library's serve calls: `Thread(target=server.serve_forever)`.
std::vector<CallId> Phaser::find_threads() {
  threads_.clear();
  thread_starts_.clear();
  for (const auto& [start, run] : p_.thread_runs_) add_run(start, run);
  const auto is_start = [](const Program::CallInfo& call) {
    return std::ranges::any_of(call.apis, [](const Api* api) { return api->concept_name == "background-work"; });
  };
  struct Given {
    std::vector<ScopeId> functions;
    bool serves = false;
  };
  std::unordered_map<CallId, Given> given;
  std::unordered_map<NodeId, CallId> made;  // the object that is to be started -> the call that makes it
  std::vector<CallId> serving;
  for (CallId id = 0; id < p_.calls_.size(); ++id) {
    const Program::CallInfo& call = p_.calls_[id];
    if (p_.files_[call.file].language != "python" || call.library_names.empty()) continue;
    Given found;
    for (const NodeId argument : call.args) {
      if (argument == kNone) continue;
      const std::vector<ScopeId> functions = functions_in(argument);
      found.functions.insert(found.functions.end(), functions.begin(), functions.end());
      found.serves |= is_serve_call(argument);
    }
    if ((found.functions.empty() && !found.serves) || !starts_thread(call)) continue;
    if (!is_start(call)) {
      if (call.result != kNone) made.emplace(call.result, id);
      given.emplace(id, std::move(found));
      continue;
    }
    for (const ScopeId function : found.functions) add_run(id, function);
    if (found.serves) serving.push_back(id);
  }
  for (CallId id = 0; id < p_.calls_.size() && !made.empty(); ++id) {
    const Program::CallInfo& call = p_.calls_[id];
    if (call.receiver == kNone || !is_start(call)) continue;
    for (const CallId maker : makers_of(call.receiver, made)) {
      for (const ScopeId function : given[maker].functions) add_run(id, function);
      if (given[maker].serves) serving.push_back(id);
    }
  }
  return serving;
}

/// Of functions that the call runs itself as well (`pool.submit(serve)`) it is the caller already.
void Phaser::add_run(CallId start, ScopeId function) {
  const auto& targets = p_.calls_[start].targets;
  if (std::ranges::find(targets, function) != targets.end()) return;
  threads_[start].push_back(function);
  thread_starts_[function].push_back(start);
}

/// `server.serve_forever`, not called.
bool Phaser::is_serve_call(NodeId function) const {
  const Place* row = p_.place(function);
  if (row == nullptr || row->kind != PlaceKind::field || row->base == kNone) return false;
  const std::uint32_t file = p_.file_of(p_.nodes_[function].place);
  return std::ranges::any_of(p_.nodes_[p_.node_of(file, row->base)].shapes, [&](const Shape& shape) {
    if (shape.kind != Shape::Kind::library) return false;
    const std::string name = std::string(p_.symbols_.text(shape.ref)) + "." + row->name;
    return std::ranges::any_of(p_.catalog(file).registrars(name), [](const EntryPoint* entry) {
      return entry->kind == EntryPoint::Kind::boundary && !entry->waits;
    });
  });
}

/// The calls whose results come to the object's place.
std::vector<CallId> Phaser::makers_of(NodeId object, const std::unordered_map<NodeId, CallId>& made) const {
  constexpr std::size_t kMostPlaces = 64;
  std::vector<CallId> found;
  std::vector<NodeId> work{object};
  std::unordered_set<NodeId> seen{object};
  for (std::size_t i = 0; i < work.size() && i < kMostPlaces; ++i) {
    if (const auto it = made.find(work[i]); it != made.end()) found.push_back(it->second);
    for (const EdgeId id : p_.nodes_[work[i]].in) {
      const Edge& edge = p_.edges_[id];
      if (edge.kind == FlowKind::copy && seen.insert(edge.from).second) work.push_back(edge.from);
    }
  }
  return found;
}

/// A program's start: `main`, or a function that nothing in the tree calls or gets, which whatever is installed calls.
bool Phaser::can_begin(ScopeId id) const {
  const Program::ScopeInfo& scope = p_.scopes_[id];
  if (is_main(*scope.row)) return true;
  if (p_.files_[scope.file].language != "python" || scope.row->kind != ScopeKind::function) return false;
  if (!scope.row->is_public || !scope.row->annotations.empty() || !callers_[id].empty()) return false;
  const bool outermost = scope.parent != kNone && p_.scopes_[scope.parent].row->kind == ScopeKind::module_body;
  return outermost && !thread_starts_.contains(id) && !is_handed_over(id);
}

/// Threads that serve begin before the snapshot, as the programs do that start them.
void Phaser::root_threads() {
  for (ScopeId id = 0; id < p_.scopes_.size() && !thread_starts_.empty(); ++id) {
    if (leads_to_boundary_[id] && thread_starts_.contains(id)) roots_.push_back({id, Phase::init, nullptr});
  }
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
      if (!leads_to_boundary_[call.scope] && can_begin(call.scope)) chain.push_back(call.scope);
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
