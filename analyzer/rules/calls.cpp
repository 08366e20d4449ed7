// Calls that are hazards themselves, whatever becomes of their results.
#include <algorithm>
#include <unordered_set>

#include "analyzer/rules/matcher.h"

namespace snapcheck::rules {

using namespace model;

void Matcher::call_findings() {
  for (CallId id = 0; id < p_.calls().size(); ++id) {
    if (p_.calls()[id].apis.empty()) continue;
    const Origin origin = trace_.origin_of(id);
    if (origin.api == nullptr || origin.what == nullptr) continue;
    for (const Rule* rule : rules_for(origin.what->name, Check::init_call)) init_call(*rule, origin);
    for (const Rule* rule : rules_for(origin.what->name, Check::handler_call)) {
      if (is_counter(*origin.what)) {
        counter_finding(*rule, origin);
      } else {
        handler_call(*rule, origin);
      }
    }
  }
}

void Matcher::init_call(const Rule& rule, const Origin& origin) {
  if (!runs_before(origin.call) || goes_on_in_child(origin.call)) return;
  if (!comes_early(p_.calls()[origin.call].scope)) return;
  const Program::CallInfo& call = p_.calls()[origin.call];
  // The thread in which the program serves is snapshotted where it waits for requests.
  if (call.scope != kNone && p_.scopes()[call.scope].boundary == call.row->span.end) return;
  // A collection that a hook empties loses its data; work goes on, whatever it is kept in.
  const bool data = rule.group == "staleness";
  for (const NodeId object : {call.receiver, call.result}) {
    if (object != kNone && (released(object, *origin.what, false) || renewed_in_place(object, data))) return;
  }
  Words words;
  words.api = api_name(origin.call);
  words.noun = origin.what->noun;
  words.function = scope_name(call.scope);
  words.holder = words.function;
  words.phase = "init";
  std::vector<Step> story = reached(call.scope, Phase::init);
  story.push_back(step(call.file, call.row->span, words.api + " runs here, before the snapshot", words.api));
  report(rule, origin.api->level, only_assumed(origin.call) || is_unlikely(origin.call, {}), call.file, call.row->span,
         words, call.scope, std::move(story));
}

/// `if os.fork(): os._exit(0)`: a daemon leaves its parent. Of the two processes one does nothing else but end. What
/// only a failed fork runs may stand in between.
bool Matcher::goes_on_in_child(CallId fork) const {
  const Program::CallInfo& call = p_.calls()[fork];
  const CatalogIndex& catalog = p_.catalog(call.file);
  const auto named = [&](const Program::CallInfo& which, auto listed) {
    return std::ranges::any_of(which.library_names, [&](Symbol name) { return listed(p_.symbols().text(name)); });
  };
  if (call.scope == kNone || !named(call, [&](std::string_view name) { return catalog.forks(name); })) return false;
  const auto exits = [&](const Program::CallInfo& other) {
    return named(other, [&](std::string_view name) { return catalog.exits(name); });
  };
  const auto fails = [&](CallId id) {
    const Program::CallInfo& other = p_.calls()[id];
    if (!p_.is_rare(id)) return false;
    const NodeId code = other.args.empty() ? kNone : other.args.front();
    return !exits(other) || (code != kNone && p_.literal_text(code) != "0");
  };
  const Program::CallInfo* next = nullptr;
  for (const CallId id : p_.scopes()[call.scope].calls) {
    const Program::CallInfo& other = p_.calls()[id];
    const bool later = other.row->span.begin >= call.row->span.end && !fails(id);
    if (later && (next == nullptr || other.row->span.begin < next->row->span.begin)) next = &other;
  }
  return next != nullptr && exits(*next);
}

void Matcher::handler_call(const Rule& rule, const Origin& origin) {
  if (!runs_after(origin.call)) return;
  const Program::CallInfo& call = p_.calls()[origin.call];
  // A hook that renews this very state makes the draws after it good; a wrong one has a finding of its own.
  if (!origin.api->group.empty() && group_renewal(origin.api->group).kind != Renewal::Kind::none) return;
  if (!origin.api->group.empty() && reseeded_before(origin)) return;
  std::optional<Level> level = origin.api->level;
  const Concept* drawn = rules_.concept_named(origin.what->draws);
  const bool secret = drawn != nullptr && drawn->fresh;
  if (is_jitter(origin.call) || (!secret && (only_decides(origin) || only_tells_when(origin)))) level = Level::note;
  Words words;
  words.api = api_name(origin.call);
  words.noun = origin.what->noun;
  words.function = scope_name(call.scope);
  words.holder = origin.api->group;
  const bool hook = p_.runs_in(call.scope, call.row->span, Phase::after_restore);
  words.phase = hook ? "after-restore" : "handler";
  std::vector<Step> story = reached(call.scope, hook ? Phase::after_restore : Phase::handler);
  story.push_back(step(call.file, call.row->span,
                       words.api + " runs here after the restore, on state that is the same in every clone",
                       words.api));
  const std::size_t before = findings_.size();
  report(rule, level, only_vague(origin.call), call.file, call.row->span, words, call.scope, std::move(story));
  note_own_class(before, origin.call);
}

/// The drawn number does nothing but spread waiting times, here or where the function hands it to.
bool Matcher::is_jitter(CallId source) const {
  constexpr int kMaxLevels = 4;
  const NodeId start = p_.calls()[source].result;
  if (start == kNone) return false;
  std::vector<std::pair<ScopeId, NodeId>> level{{p_.calls()[source].scope, start}};
  for (int depth = 0; depth < kMaxLevels && !level.empty(); ++depth) {
    std::vector<std::pair<ScopeId, NodeId>> callers;
    for (const auto& [scope, node] : level) {
      const auto made = made_here(scope, node);
      const NodeId result = p_.scopes()[scope].result;
      const bool returned = result != kNone && made.contains(result);
      if (is_waited_for(scope, made)) {
        if (returned && depth > 0) return false;
        continue;
      }
      if (!returned || p_.nodes()[result].out.empty()) return false;
      for (const EdgeId id : p_.nodes()[result].out) {
        const Edge& edge = p_.edges()[id];
        if (edge.role != Edge::Role::leave || edge.scope == kNone) return false;
        callers.emplace_back(edge.scope, edge.to);
      }
    }
    level = std::move(callers);
  }
  return level.empty();
}

/// What the scope makes of the value.
std::unordered_set<NodeId> Matcher::made_here(ScopeId scope, NodeId start) const {
  constexpr std::size_t kMaxMade = 40;
  std::unordered_set<NodeId> seen{start};
  std::vector<NodeId> work{start};
  for (std::size_t i = 0; i < work.size() && i < kMaxMade; ++i) {
    for (const EdgeId id : p_.nodes()[work[i]].out) {
      const Edge& edge = p_.edges()[id];
      if (edge.scope == scope && seen.insert(edge.to).second) work.push_back(edge.to);
    }
  }
  return seen;
}

bool Matcher::is_waited_for(ScopeId scope, const std::unordered_set<NodeId>& values) const {
  return std::ranges::any_of(p_.scopes()[scope].calls, [&](CallId id) {
    const Program::CallInfo& call = p_.calls()[id];
    const bool takes = std::ranges::any_of(call.args, [&](NodeId node) { return values.contains(node); });
    return takes && std::ranges::any_of(call.library_names, [&](Symbol name) {
             return p_.catalog(call.file).jitter(p_.symbols().text(name));
           });
  });
}

}  // namespace snapcheck::rules
