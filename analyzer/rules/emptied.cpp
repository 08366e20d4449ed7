// What init code empties again once it is warm: `ident(); ID = None`, `warm(); cache.clear();`.
#include <algorithm>

#include "analyzer/rules/matcher.h"

namespace snapcheck::rules {

using namespace model;

namespace {

/// Functions between the code that empties a place and the code that fills it, and calls around the former.
constexpr std::size_t kMaxFunctions = 64;
constexpr int kMaxCallers = 4;

bool is_empty(const Place& place) {
  return place.kind == PlaceKind::literal && (place.is_null || place.name == "{}" || place.name == "[]");
}

}  // namespace

/// The calls before the snapshot that run the function.
const std::vector<CallId>& Matcher::early_callers(ScopeId scope) const {
  if (early_callers_.empty()) {
    early_callers_.resize(p_.scopes().size());
    for (CallId id = 0; id < p_.calls().size(); ++id) {
      const Program::CallInfo& call = p_.calls()[id];
      if (call.scope == kNone || call.targets.empty() || !runs_before(id)) continue;
      for (const ScopeId target : call.targets) early_callers_[target].push_back(id);
    }
  }
  return early_callers_[scope];
}

/// Somebody else than a call of the tree runs it before the snapshot: the runtime, a hook, the import of its module.
bool Matcher::begins_early(ScopeId id) const {
  const Program::ScopeInfo& scope = p_.scopes()[id];
  if (early_callers(id).empty() || scope.row->is_generator || (scope.phases & kAssumed)) return true;
  return std::ranges::any_of(std::array{Phase::init, Phase::before_snapshot}, [&](Phase phase) {
    return (scope.phases & bit(phase)) != 0 && scope.witness[static_cast<unsigned>(phase)].call == kNone;
  });
}

/// `self.name` in a method: of the object on which that runs.
bool Matcher::is_own_field(NodeId node, ScopeId scope) const {
  const Place* row = p_.nodes()[node].kind == Node::Kind::place ? p_.place(node) : nullptr;
  if (row == nullptr || row->kind != PlaceKind::field || row->base == kNone) return false;
  const NodeId base = p_.node_of(p_.file_of(p_.nodes()[node].place), row->base);
  return base != kNone && base == p_.scopes()[scope].receiver;
}

/// Where code before the snapshot empties the holder, or has its memoizer forget.
std::vector<Matcher::Emptying> Matcher::emptyings(NodeId holder) const {
  const Node& node = p_.nodes()[holder];
  const bool of_object = node.kind == Node::Kind::field;
  std::vector<Emptying> found;
  for (const EdgeId id : trace_.stores(holder)) {
    const Edge& edge = p_.edges()[id];
    const Place* from = p_.place(edge.from);
    if (edge.store != Store::rebind || from == nullptr || !is_empty(*from) || !p_.is_early(edge)) continue;
    if (p_.is_rare(edge.file, edge.span)) continue;
    if (!of_object || is_own_field(edge.to, edge.scope)) found.push_back({edge.scope, edge.file, edge.span});
  }
  for (const CallId id : emptying_calls()) {
    const Program::CallInfo& call = p_.calls()[id];
    const bool mine = node.kind == Node::Kind::memo
                          ? makes_memo(call.receiver, node.scope)
                          : empties(call.row->member) && (!of_object || is_own_field(call.receiver, call.scope)) &&
                                trace_.owners(call.receiver).contains(holder);
    if (mine) found.push_back({call.scope, call.file, call.row->span});
  }
  return found;
}

/// The calls before the snapshot that empty a collection, or have a memoizer forget.
const std::vector<CallId>& Matcher::emptying_calls() const {
  if (emptying_calls_) return *emptying_calls_;
  emptying_calls_.emplace();
  for (CallId id = 0; id < p_.calls().size(); ++id) {
    const Program::CallInfo& call = p_.calls()[id];
    if (call.scope == kNone || call.receiver == kNone || !call.targets.empty()) continue;
    const auto forgets = [](const Api& api) {
      return api.renews.kind == Slot::Kind::receiver && api.seed.kind == Slot::Kind::none;
    };
    if (!empties(call.row->member) && p_.api_of(id, forgets) == nullptr) continue;
    if (runs_before(id) && !p_.is_rare(id)) emptying_calls_->push_back(id);
  }
  return *emptying_calls_;
}

/// What is asked before the holder is emptied is asked before it is filled, too, or is whether anything is in it.
bool Matcher::surely_runs(const Emptying& at, std::span<const Span> fills, NodeId holder) const {
  const Facts& file = p_.files()[at.file];
  const auto only_here = [&](Span span) {
    const auto in = [&](Span part) { return part.begin >= span.begin && part.begin < span.end; };
    return in(at.span) && (fills.empty() || !std::ranges::all_of(fills, in));
  };
  const auto around = [&](const auto& row) {
    return p_.scope_id(at.file, row.scope) == at.scope && only_here(row.span);
  };
  const auto asks = [&](const Branch& branch) {
    if (branch.absent || branch.place == kNone) return false;
    const NodeId place = p_.node_of(at.file, branch.place);
    return place == holder || trace_.owners(place).contains(holder);
  };
  const auto is_asked = [&](const Conditional& condition) {
    return std::ranges::any_of(file.branches,
                               [&](const Branch& b) { return b.span == condition.span && around(b) && asks(b); });
  };
  const auto chosen = [&](const Choice& choice) { return only_here(choice.first) || only_here(choice.second); };
  return std::ranges::none_of(file.choices, chosen) &&
         std::ranges::none_of(file.branches, [&](const Branch& b) { return around(b) && !asks(b); }) &&
         std::ranges::none_of(file.conditionals, [&](const Conditional& c) { return around(c) && !is_asked(c); });
}

/// All that comes to the code that fills the holder comes there through this function, and before it is emptied.
bool Matcher::empties_behind(const Emptying& at, const Edge& fill, NodeId holder) const {
  const bool of_object = p_.nodes()[holder].kind == Node::Kind::field;
  std::vector<Span> fills;
  std::vector<ScopeId> work;
  if (fill.scope == at.scope) {
    fills.push_back(fill.span);
  } else {
    work.push_back(fill.scope);
  }
  for (std::size_t i = 0; i < work.size(); ++i) {
    if (begins_early(work[i]) || i >= kMaxFunctions) return false;
    for (const CallId id : early_callers(work[i])) {
      const Program::CallInfo& call = p_.calls()[id];
      if (call.later) return false;
      // Of the same object, as far as the source shows.
      if (of_object && (call.receiver == kNone || call.receiver != p_.scopes()[call.scope].receiver)) return false;
      if (call.scope == at.scope) {
        fills.push_back(call.row->span);
      } else if (std::ranges::find(work, call.scope) == work.end()) {
        work.push_back(call.scope);
      }
    }
  }
  const bool before = std::ranges::all_of(fills, [&](Span span) { return span.end <= at.span.begin; });
  return before && !fills.empty() && surely_runs(at, fills, holder);
}

bool Matcher::is_emptied_at_init(const Capture& capture) const {
  const auto last = std::find_if(capture.path.rbegin(), capture.path.rend(),
                                 [&](EdgeId id) { return p_.edges()[id].scope != kNone; });
  if (last == capture.path.rend()) return false;
  const Edge& fill = p_.edges()[*last];
  const bool of_object = p_.nodes()[capture.holder].kind == Node::Kind::field;
  if (of_object && !is_own_field(fill.to, fill.scope)) return false;
  const auto [known, fresh] = emptyings_.try_emplace(capture.holder);
  if (fresh) known->second = emptyings(capture.holder);
  return std::ranges::any_of(known->second, [&](Emptying at) {
    for (int i = 0; i < kMaxCallers; ++i) {
      if (empties_behind(at, fill, capture.holder)) return true;
      // The caller of the function that empties it.
      if (begins_early(at.scope) || early_callers(at.scope).size() != 1) return false;
      const Program::CallInfo& call = p_.calls()[early_callers(at.scope).front()];
      if (p_.is_rare(early_callers(at.scope).front()) || call.later) return false;
      if (of_object && (call.receiver == kNone || call.receiver != p_.scopes()[call.scope].receiver)) return false;
      if (!surely_runs(at, {}, capture.holder)) return false;
      at = {call.scope, call.file, call.row->span};
    }
    return false;
  });
}

}  // namespace snapcheck::rules
