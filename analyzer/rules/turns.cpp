// Serve loops: what they do in each of their turns is done again, soon after the restore, in every clone.
#include <algorithm>
#include <unordered_set>

#include "analyzer/rules/matcher.h"

namespace snapcheck::rules {

using namespace model;

namespace {

/// Calls between a serve loop and code that counts as part of its turns.
constexpr int kTurnCalls = 3;
/// A call with more targets than this says little about which of them it runs.
constexpr std::size_t kClearTargets = 3;
/// Places to which a drawn number is followed.
constexpr std::size_t kMaxPlaces = 40;

}  // namespace

/// Scopes that run in each turn of a program's serve loop: the last one that its start leads to (a loop before that may
/// serve while data is loaded), and a few calls down what it calls behind the boundary.
const std::unordered_set<ScopeId>& Matcher::turns() const {
  if (turns_) return *turns_;
  turns_.emplace();
  const auto serves = [&](ScopeId scope) { return p_.scopes()[scope].boundary != 0xffffffff; };
  std::vector<ScopeId> chain, level;
  for (ScopeId id = 0; id < p_.scopes().size(); ++id) {
    const Witness& start = p_.scopes()[id].witness[static_cast<unsigned>(Phase::init)];
    if (serves(id) && (p_.scopes()[id].phases & bit(Phase::init)) && start.call == kNone) chain.push_back(id);
  }
  std::unordered_set<ScopeId> seen(chain.begin(), chain.end());
  for (std::size_t i = 0; i < chain.size(); ++i) {
    const Program::ScopeInfo& scope = p_.scopes()[chain[i]];
    CallId last = kNone;
    for (const CallId call : scope.calls) {
      const Program::CallInfo& info = p_.calls()[call];
      const bool later = last == kNone || info.row->span.begin > p_.calls()[last].row->span.begin;
      if (later && !p_.is_rare(call) && std::ranges::any_of(info.targets, serves)) last = call;
      // The boundary of a scope whose serve call stands in a loop is where the loop begins.
      if (info.row->loop == scope.boundary && turns_->insert(chain[i]).second) level.push_back(chain[i]);
    }
    if (last == kNone) continue;
    for (const ScopeId target : p_.calls()[last].targets) {
      if (serves(target) && seen.insert(target).second) chain.push_back(target);
    }
  }
  for (int depth = 0; depth < kTurnCalls; ++depth) {
    std::vector<ScopeId> next;
    for (const ScopeId id : level) {
      const std::uint32_t boundary = p_.scopes()[id].boundary;
      for (const CallId call : p_.scopes()[id].calls) {
        const Program::CallInfo& info = p_.calls()[call];
        if (boundary != 0xffffffff && info.row->span.begin < boundary) continue;
        if (info.targets.size() > kClearTargets || p_.is_rare(call)) continue;
        for (const ScopeId target : info.targets) {
          if (turns_->insert(target).second) next.push_back(target);
        }
      }
    }
    level = std::move(next);
  }
  return *turns_;
}

/// The loop itself reads the clock into the holder, whatever was there: a cached clock. Code that looks at the old
/// value first wants to know how much time has gone by.
bool Matcher::read_each_turn(NodeId holder, const Concept& what) const {
  const auto looks = [&](ScopeId scope) {
    return std::ranges::any_of(trace_.uses(holder), [&](const Trace::Use& use) { return use.scope == scope && !use.compares; });
  };
  return std::ranges::any_of(trace_.stores(holder), [&](EdgeId id) {
    const Edge& edge = p_.edges()[id];
    return edge.store == Store::rebind && edge.guard == kNone && turns().contains(edge.scope) &&
           p_.runs_in(edge.scope, edge.span.begin, Phase::handler) && !looks(edge.scope) &&
           trace_.provenance(edge.from).of({what.name}) != nullptr;
  });
}

/// The number says which way the code goes on (which element, how often, whether at all), and nothing else: it is
/// compared or counted with, and neither kept, returned nor handed on.
bool Matcher::only_decides(const Origin& origin) const {
  const NodeId start = p_.calls()[origin.call].result;
  if (start == kNone || origin.api->into.kind != Slot::Kind::result) return false;
  std::unordered_set<NodeId> seen{start};
  std::vector<NodeId> work{start};
  for (std::size_t i = 0; i < work.size(); ++i) {
    const Place* row = p_.nodes()[work[i]].kind == Node::Kind::place ? p_.place(work[i]) : nullptr;
    const bool passes_by = row != nullptr && (row->kind == PlaceKind::temp || row->kind == PlaceKind::local);
    if (!passes_by || work.size() > kMaxPlaces || trace_.survives(work[i])) return false;
    for (const EdgeId id : p_.nodes()[work[i]].out) {
      const Edge& edge = p_.edges()[id];
      const bool asks = edge.kind == FlowKind::compare || edge.kind == FlowKind::order;
      if (!asks && seen.insert(edge.to).second) work.push_back(edge.to);
    }
  }
  return std::ranges::none_of(p_.scopes()[p_.calls()[origin.call].scope].calls, [&](CallId id) {
    const Program::CallInfo& call = p_.calls()[id];
    const auto takes = [&](NodeId node) { return node != kNone && seen.contains(node); };
    return takes(call.receiver) || takes(call.function) || std::ranges::any_of(call.args, takes);
  });
}

/// Code in front of the draw, in the same function, gives the generator fresh entropy.
bool Matcher::reseeded_before(const Origin& origin) const {
  const Program::CallInfo& call = p_.calls()[origin.call];
  return std::ranges::any_of(p_.scopes()[call.scope].calls, [&](CallId id) {
    const Program::CallInfo& other = p_.calls()[id];
    if (other.row->span.begin >= call.row->span.begin || (other.guard != kNone && other.guard != call.guard) || p_.is_rare(id)) {
      return false;
    }
    const Api* api = p_.api_of(id, [&](const Api& a) { return a.renews.kind == Slot::Kind::group && renews_group(a, origin.api->group); });
    return api != nullptr && judge_call({id, api, kNone, {}, 0, call.scope}, *origin.what).kind == Renewal::Kind::good;
  });
}

}  // namespace snapcheck::rules
