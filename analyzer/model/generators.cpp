// Generators: their code runs where somebody asks for their values.
#include <algorithm>

#include "analyzer/model/phases.h"

namespace snapcheck::model {

namespace {

/// Places in which a generator is looked for.
constexpr std::size_t kMaxHolders = 100;

}  // namespace

/// A call of the function only makes a generator; most decorators make something else of it.
bool Phaser::is_lazy_generator(ScopeId id) const {
  const Program::ScopeInfo& scope = p_.scopes_[id];
  if (!scope.row->is_generator) return false;
  return std::ranges::all_of(scope.row->annotations, [](const Annotation& a) {
    return a.name.ends_with("staticmethod") || a.name.ends_with("classmethod") || a.name.ends_with("property") ||
           a.name.ends_with("contextmanager");
  });
}

bool Phaser::runs_at_call(CallId call, ScopeId target) const {
  if (p_.calls_[call].later && p_.files_[p_.calls_[call].file].language == "python") return false;
  return !p_.scopes_[target].row->is_generator || (!is_lazy_generator(target) && !is_kept_generator(call));
}

/// The call's result is put away, or not used at all.
bool Phaser::is_kept_generator(CallId call) const {
  const NodeId result = p_.calls_[call].result;
  if (result == kNone) return true;
  const auto& out = p_.nodes_[result].out;
  return std::any_of(out.begin(), out.end(), [&](EdgeId id) {
    const Edge& edge = p_.edges_[id];
    const Place* to = p_.place(edge.to);
    return edge.store == Store::rebind && edge.role == Edge::Role::flow && to != nullptr &&
           (to->kind == PlaceKind::global || to->kind == PlaceKind::field);
  });
}

/// A generator function runs where somebody asks for its values: a loop, an unpacking, a library function that gets
/// the generator. When no such place is found, that is where the generator is made.
void Phaser::find_iterations() {
  std::unordered_map<NodeId, std::vector<CallId>> holders;  // nodes that can have the generator that a call made
  std::vector<CallId> makers;
  for (CallId id = 0; id < p_.calls_.size(); ++id) {
    const auto& targets = p_.calls_[id].targets;
    const bool later = p_.calls_[id].later && !targets.empty();
    if (later || std::ranges::any_of(targets, [&](ScopeId target) { return is_lazy_generator(target); })) {
      makers.push_back(id);
    }
  }
  if (makers.empty()) return;
  for (const CallId id : makers) iterated(id, holders);
  std::unordered_set<CallId> asked;
  for (const auto& [scope, places] : iterations_) {
    for (const auto& [position, id] : places) asked.insert(id);
  }
  for (const Program::CallInfo& call : p_.calls_) {
    if (call.scope == kNone || call.row->kind == CallKind::touch) continue;
    const auto take = [&](NodeId node) {
      const auto it = node == kNone ? holders.end() : holders.find(node);
      if (it == holders.end()) return;
      for (const CallId id : it->second) {
        iterations_[call.scope].emplace_back(call.row->span.begin, id);
        asked.insert(id);
      }
    };
    if (p_.files_[call.file].language != "python") {
      if (p_.catalog(call.file).asks(call.row->member)) take(call.receiver);
      continue;
    }
    take(call.receiver);
    const bool stores = call.receiver != kNone && p_.catalog(call.file).stores(call.row->member);
    for (std::size_t i = 0; i < call.args.size() && !stores; ++i) {
      // Code of the tree that gets it: there it is a parameter.
      if (call.targets.empty() || call.row->args[i].spread) take(call.args[i]);
    }
  }
  for (const CallId id : makers) {
    const Program::CallInfo& call = p_.calls_[id];
    if (asked.contains(id) || is_kept_generator(id) || p_.files_[call.file].language != "python") continue;
    if (call.scope != kNone) iterations_[call.scope].emplace_back(call.row->span.begin, id);
  }
}

/// Follows the generator that a call makes; notes the loops over it and the nodes that can have it.
void Phaser::iterated(CallId call, std::unordered_map<NodeId, std::vector<CallId>>& holders) {
  const NodeId result = p_.calls_[call].result;
  if (result == kNone) return;
  const bool python = p_.files_[p_.calls_[call].file].language == "python";
  std::vector<NodeId> work{result};
  std::unordered_set<NodeId> seen{result};
  for (std::size_t i = 0; i < work.size() && i < kMaxHolders; ++i) {
    holders[work[i]].push_back(call);
    for (const EdgeId id : p_.nodes_[work[i]].out) {
      const Edge& edge = p_.edges_[id];
      // What `mono.map(f)` gave goes on in what is made of that, until somebody asks.
      const bool chained = !python && edge.role == Edge::Role::library && edge.store == Store::none &&
                           !p_.catalog(edge.file).asks(p_.calls_[edge.call].row->member);
      if (!chained && (edge.kind != FlowKind::copy || edge.role == Edge::Role::library)) continue;
      if (edge.element != 0) {
        if (edge.scope != kNone) iterations_[edge.scope].emplace_back(edge.span.begin, call);
      } else if (seen.insert(edge.to).second) {
        work.push_back(edge.to);
      }
    }
  }
}

}  // namespace snapcheck::model
