// Serve loops: what they do in each of their turns is done again, soon after the restore, in every clone.
#include <algorithm>
#include <unordered_map>
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
/// Places to which a time is followed, with its copies in fields.
constexpr std::size_t kMaxTimes = 1500;
/// A time that so many functions ask for is no time of one event.
constexpr std::size_t kManyReaders = 10;
/// Places in which a clock is looked for, back from where its reading is used.
constexpr std::size_t kMaxBack = 60;

/// A variable of the function itself gets the value: nobody outside sees it.
bool is_passing(const Edge& edge, const Place& to) {
  if (to.kind == PlaceKind::temp || to.kind == PlaceKind::local) return true;
  return to.kind == PlaceKind::param && edge.role == Edge::Role::flow && edge.store == Store::rebind;
}

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
      const bool splits = p_.scopes()[id].boundary != 0xffffffff;
      for (const CallId call : p_.scopes()[id].calls) {
        const Program::CallInfo& info = p_.calls()[call];
        if (splits && !p_.is_behind(id, info.row->span.begin)) continue;
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

/// `made->seen = now()`, of an object that this function makes: those that are kept have the time that they had.
bool Matcher::is_into_new_object(const Edge& store) const {
  const Place* field = p_.nodes()[store.to].kind == Node::Kind::place ? p_.place(store.to) : nullptr;
  if (field == nullptr || field->kind != PlaceKind::field || field->base == kNone) return false;
  std::vector<NodeId> work{p_.node_of(p_.file_of(p_.nodes()[store.to].place), field->base)};
  std::unordered_set<NodeId> seen(work.begin(), work.end());
  bool any = false;
  for (std::size_t i = 0; i < work.size(); ++i) {
    const Place* row = p_.place(work[i]);
    if (row == nullptr || (row->kind != PlaceKind::local && row->kind != PlaceKind::temp)) return false;
    if (made_at_.contains(work[i])) {
      any = true;
      continue;
    }
    if (p_.nodes()[work[i]].in.empty() || work.size() > kMaxBack) return false;
    for (const EdgeId id : p_.nodes()[work[i]].in) {
      const Edge& edge = p_.edges()[id];
      if (edge.role != Edge::Role::flow || edge.kind != FlowKind::copy || edge.scope != store.scope) return false;
      const Place* from = p_.place(edge.from);
      if (from != nullptr && from->is_null) continue;
      if (seen.insert(edge.from).second) work.push_back(edge.from);
    }
  }
  return any;
}

/// The loop itself reads the clock into the holder, whatever was there: a cached clock. Code that looks at the old
/// value first wants to know how much time has gone by.
bool Matcher::read_each_turn(NodeId holder, const Concept& what) const {
  const auto looks = [&](ScopeId scope) {
    return std::ranges::any_of(trace_.uses(holder), [&](const Trace::Use& use) { return use.scope == scope; });
  };
  return std::ranges::any_of(trace_.stores(holder), [&](EdgeId id) {
    const Edge& edge = p_.edges()[id];
    return edge.store == Store::rebind && edge.guard == kNone && turns().contains(edge.scope) &&
           !is_into_new_object(edge) && p_.runs_in(edge.scope, edge.span, Phase::handler) && !looks(edge.scope) &&
           trace_.provenance(edge.from).of({what.name}) != nullptr;
  });
}

/// `if (now - last > 5) { last = now; tidy(); }` in the loop itself, of a variable of its function: its work comes once
/// too early after a restore, and then as before.
bool Matcher::only_paces_turns(NodeId holder, const Concept& what) const {
  const Place* row = p_.nodes()[holder].kind == Node::Kind::place ? p_.place(holder) : nullptr;
  if (row == nullptr || row->kind != PlaceKind::local || row->scope == kNone) return false;
  const ScopeId loop = p_.scope_id(p_.file_of(p_.nodes()[holder].place), row->scope);
  if (p_.scopes()[loop].boundary == 0xffffffff || !turns().contains(loop)) return false;
  const bool renewed = std::ranges::any_of(trace_.stores(holder), [&](EdgeId id) {
    const Edge& edge = p_.edges()[id];
    return edge.scope == loop && edge.store == Store::rebind && p_.is_behind(loop, edge.span.begin) &&
           trace_.provenance(edge.from).of({what.name}) != nullptr;
  });
  if (!renewed) return false;
  // Its age is compared, and nothing else is done with it.
  std::vector<NodeId> work{holder};
  bool age = false;
  for (std::size_t i = 0; i < work.size(); ++i) {
    if (work.size() > kMaxPlaces || !trace_.passed(work[i]).empty()) return false;
    for (const EdgeId id : p_.nodes()[work[i]].out) {
      const Edge& edge = p_.edges()[id];
      if (edge.scope != loop || (edge.kind != FlowKind::difference && edge.kind != FlowKind::order)) return false;
      if (edge.kind == FlowKind::order) continue;
      age = true;
      work.push_back(edge.to);
    }
  }
  return age;
}

/// The value is what a clock has just said, and comes from no variable that was kept.
bool Matcher::is_read_here(NodeId node, const Concept& what) const {
  std::unordered_set<NodeId> seen{node};
  std::vector<NodeId> work{node};
  for (std::size_t i = 0; i < work.size() && work.size() < kMaxBack; ++i) {
    const auto& origins = trace_.origins_at(work[i]);
    if (std::ranges::any_of(origins, [&](const Origin& origin) { return origin.what->name == what.name; })) return true;
    // Of an object that requests make it is no less a time that was kept.
    if (trace_.survives(work[i]) || p_.nodes()[work[i]].kind == Node::Kind::field) continue;
    for (const EdgeId id : p_.nodes()[work[i]].in) {
      const Edge& edge = p_.edges()[id];
      if (seen.insert(edge.from).second) work.push_back(edge.from);
    }
  }
  return false;
}

/// `last_sync = server.now`
bool Matcher::is_copy_of_kept(const Edge& store) const {
  return store.kind == FlowKind::copy &&
         (trace_.survives(store.from) || std::ranges::any_of(p_.nodes()[store.from].in, [&](EdgeId id) {
            const Edge& edge = p_.edges()[id];
            return edge.role == Edge::Role::access && trace_.survives(edge.from);
          }));
}

/// The variable stands for the present: code that serves requests reads the clock into it again and again, and nobody
/// asks a clock how long ago it was. (Whoever does has a time of the past: `now() - last_seen`.)
bool Matcher::is_cached_clock(NodeId holder, const Concept& what) const {
  bool renewed = false;
  for (const EdgeId id : trace_.stores(holder)) {
    const Edge& edge = p_.edges()[id];
    if (edge.store != Store::rebind || !p_.runs_in(edge.scope, edge.span, Phase::handler)) continue;
    if (is_into_new_object(edge)) continue;
    if (is_copy_of_kept(edge)) return false;  // the time of something that happened
    renewed |= edge.guard != holder && !p_.is_rare(edge.file, edge.span) && is_read_here(edge.from, what);
  }
  // `gettimeofday(&now, NULL)` writes it there.
  renewed |= std::ranges::any_of(trace_.origins_at(holder), [&](const Origin& origin) {
    const Program::CallInfo& call = p_.calls()[origin.call];
    return origin.what->name == what.name && call.guard != holder && !p_.is_rare(origin.call) &&
           p_.runs_in(call.scope, call.row->span, Phase::handler);
  });
  if (!renewed) return false;
  std::vector<NodeId> others;  // from which it is subtracted, or with which it is compared
  std::unordered_set<NodeId> seen{holder};
  std::vector<NodeId> work{holder};
  for (std::size_t i = 0; i < work.size(); ++i) {
    if (work.size() > kMaxTimes) return is_read_by_many(holder);
    const auto [first, last] = compared_.equal_range(work[i]);
    for (auto it = first; it != last; ++it) {
      if (it->second.is_order) others.push_back(it->second.with);
    }
    for (const EdgeId id : p_.nodes()[work[i]].out) {
      const Edge& edge = p_.edges()[id];
      if (edge.kind == FlowKind::difference) {
        for (const EdgeId other : p_.nodes()[edge.to].in) {
          if (p_.edges()[other].kind == edge.kind) others.push_back(p_.edges()[other].from);
        }
        continue;
      }
      const bool follows = edge.kind == FlowKind::copy ? edge.store != Store::mutate
                                                       : edge.kind == FlowKind::derive && !trace_.survives(edge.to);
      if (follows && seen.insert(edge.to).second) work.push_back(edge.to);
    }
    for (const CallId id : trace_.passed(work[i])) {
      const Program::CallInfo& call = p_.calls()[id];
      const auto ages = [&](Symbol name) { return p_.catalog(call.file).ages(p_.symbols().text(name)); };
      if (std::ranges::any_of(call.library_names, ages)) return false;
    }
  }
  // What is made of the variable itself is no other time.
  return std::ranges::none_of(others, [&](NodeId node) { return !seen.contains(node) && is_read_here(node, what); });
}

bool Matcher::is_read_by_many(NodeId holder) const {
  std::unordered_set<ScopeId> readers;
  for (const Trace::Use& use : trace_.uses(holder)) readers.insert(use.scope);
  return readers.size() >= kManyReaders;
}

/// The number says which way the code goes on (which element, how often, whether at all), and nothing else: it is
/// compared or counted with, and neither kept, returned nor handed on.
bool Matcher::only_decides(const Origin& origin) const {
  const NodeId start = p_.calls()[origin.call].result;
  if (start == kNone || origin.api->into.kind != Slot::Kind::result) return false;
  std::unordered_set<NodeId> seen{start};
  std::vector<NodeId> work{start};
  for (std::size_t i = 0; i < work.size(); ++i) {
    if (work.size() > kMaxPlaces || trace_.survives(work[i])) return false;
    for (const EdgeId id : p_.nodes()[work[i]].out) {
      const Edge& edge = p_.edges()[id];
      const Place* to = p_.nodes()[edge.to].kind == Node::Kind::place ? p_.place(edge.to) : nullptr;
      if (to == nullptr || !is_passing(edge, *to)) return false;
      if (seen.insert(edge.to).second) work.push_back(edge.to);
    }
  }
  return std::ranges::none_of(p_.scopes()[p_.calls()[origin.call].scope].calls, [&](CallId id) {
    const Program::CallInfo& call = p_.calls()[id];
    const auto takes = [&](NodeId node) { return node != kNone && seen.contains(node); };
    return takes(call.receiver) || takes(call.function) || std::ranges::any_of(call.args, takes);
  });
}

/// The number is added to a reading of the clock, and the sum says when something is to happen: it may be kept, but is
/// only compared, subtracted and shown as a time. `now() + random() % 500`
bool Matcher::only_tells_when(const Origin& origin) const {
  const NodeId start = p_.calls()[origin.call].result;
  if (start == kNone || origin.api->into.kind != Slot::Kind::result) return false;
  const Concept* clock = nullptr;
  for (const Concept& known : rules_.concepts) {
    if (is_clock(known)) clock = &known;
  }
  if (clock == nullptr) return false;
  std::unordered_map<NodeId, bool> times{{start, false}};  // and whether it is a time already
  std::vector<NodeId> compared;
  std::vector<NodeId> work{start};
  for (std::size_t i = 0; i < work.size(); ++i) {
    const NodeId node = work[i];
    const bool time = times.at(node);
    if (work.size() > kMaxTimes || (!time && trace_.survives(node))) return false;
    std::vector<Span> shown;  // what `ctime_r(&when, text)` writes is read as a time
    for (const CallId id : trace_.passed(node)) {
      const Program::CallInfo& call = p_.calls()[id];
      const auto waits = [&](Symbol name) { return p_.catalog(call.file).jitter(p_.symbols().text(name)); };
      if (!call.targets.empty()) continue;
      if (std::ranges::none_of(call.library_names, waits)) return false;
      shown.push_back(call.row->span);
    }
    // Whoever asks whether it is the same as something else takes it for a name.
    const auto [first, last] = compared_.equal_range(node);
    for (auto it = first; it != last && time; ++it) {
      if (!it->second.is_order) compared.push_back(it->second.with);
    }
    for (const EdgeId id : p_.nodes()[node].out) {
      const Edge& edge = p_.edges()[id];
      if (time && edge.kind == FlowKind::difference) continue;
      if (time && edge.kind == FlowKind::derive && std::ranges::find(shown, edge.span) != shown.end()) continue;
      const bool added =
          edge.kind == FlowKind::derive && std::ranges::any_of(p_.nodes()[edge.to].in, [&](EdgeId other) {
            return p_.edges()[other].from != node && p_.edges()[other].kind == FlowKind::derive &&
                   is_read_here(p_.edges()[other].from, *clock);
          });
      const Place* to = p_.nodes()[edge.to].kind == Node::Kind::place ? p_.place(edge.to) : nullptr;
      if (!time && !added && (to == nullptr || !is_passing(edge, *to))) return false;
      const auto [it, fresh] = times.try_emplace(edge.to, time || added);
      if (fresh) work.push_back(edge.to);
    }
  }
  // C: `long asked = 0; read(client, &asked, sizeof asked)`: what a library writes there is no constant.
  const auto is_fixed = [&](NodeId node) {
    if (!p_.is_constant(node)) return false;
    return std::ranges::none_of(trace_.passed(node), [&](CallId id) {
      return p_.calls()[id].targets.empty() && p_.files()[p_.calls()[id].file].language == "cpp";
    });
  };
  if (std::ranges::any_of(compared, [&](NodeId node) { return !times.contains(node) && !is_fixed(node); }))
    return false;
  return std::ranges::any_of(times, [](const auto& place) { return place.second; });
}

/// Code in front of the draw, in the same function, gives the generator fresh entropy.
bool Matcher::reseeded_before(const Origin& origin) const {
  const Program::CallInfo& call = p_.calls()[origin.call];
  return std::ranges::any_of(p_.scopes()[call.scope].calls, [&](CallId id) {
    const Program::CallInfo& other = p_.calls()[id];
    if (other.row->span.begin >= call.row->span.begin || (other.guard != kNone && other.guard != call.guard) ||
        p_.is_rare(id)) {
      return false;
    }
    const Api* api = p_.api_of(
        id, [&](const Api& a) { return a.renews.kind == Slot::Kind::group && renews_group(a, origin.api->group); });
    return api != nullptr && judge_call({id, api, kNone, {}, 0, call.scope}, *origin.what).kind == Renewal::Kind::good;
  });
}

}  // namespace snapcheck::rules
