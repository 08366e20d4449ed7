// Hooks that do not do what they are meant to.
#include <algorithm>
#include <unordered_set>

#include "analyzer/model/phases.h"
#include "analyzer/rules/matcher.h"

namespace snapcheck::rules {

using namespace model;

namespace {

/// Of the process or host: what a fork changes and a restore does not.
constexpr PhaseSet kHookPhases = bit(Phase::before_snapshot) | bit(Phase::after_restore);

/// It is known where programs of the language begin: some code serves, or stands in front of what serves. Else the code
/// that registers a hook may run as well as any other.
bool knows_programs(const Program& program, const std::string& language) {
  return std::ranges::any_of(program.scopes(), [&](const Program::ScopeInfo& scope) {
    if (program.files()[scope.file].language != language) return false;
    if (scope.boundary != 0xffffffff && (scope.phases & bit(Phase::init))) return true;
    const EntryPoint* entry = scope.witness[static_cast<unsigned>(Phase::handler)].entry;
    return entry != nullptr && entry->kind != EntryPoint::Kind::callback;
  });
}

}  // namespace

void Matcher::hook_findings() {
  registrations();
  for (const WeakStore& store : weak_stores_) {
    const Rule* rule = hook_rule("weakly-held");
    if (rule == nullptr) break;
    Words words;
    words.hook = words.function = words.holder = scope_name(store.hooks.front());
    report(*rule, {}, false, store.file, store.span, words, store.scope,
           {step(store.file, store.span, "nothing but a weak collection refers to this hook")});
  }
  unregistered_types();
  unregistered_functions();
  group_reseeds();
  async_work();
  fork_guards();
}

/// Of an object with several methods the one that runs after the restore. Their order is that of the scan, so the name
/// decides.
std::string Matcher::hook_name(const Registration& registration, const std::string& otherwise) const {
  std::optional<std::pair<bool, std::string>> first;
  for (const auto& [scope, phase] : registration.scopes) {
    std::pair<bool, std::string> hook{phase != Phase::after_restore, scope_name(scope)};
    if (!first || hook < *first) first = std::move(hook);
  }
  return first ? first->second : otherwise;
}

/// Registrations that come too late, hold weakly, or register a coroutine that nobody awaits.
void Matcher::registrations() {
  for (const Registration& registration : p_.registrations()) {
    const Program::CallInfo& call = p_.calls()[registration.call];
    const bool is_hook = std::any_of(registration.scopes.begin(), registration.scopes.end(), [](const auto& entry) {
      return entry.second == Phase::after_restore || entry.second == Phase::before_snapshot;
    });
    const EntryPoint& entry = *registration.entry;
    const bool for_hooks = entry.phase == Phase::after_restore || entry.phase == Phase::before_snapshot ||
                           std::any_of(entry.methods.begin(), entry.methods.end(), [](const auto& method) {
                             return method.second == Phase::after_restore || method.second == Phase::before_snapshot;
                           });
    if (!for_hooks || call.scope == kNone) continue;
    const Span at = call.row->span;
    const bool at_init = p_.runs_in(call.scope, at, Phase::init);
    Words words;
    words.api = api_name(registration.call);
    words.function = scope_name(call.scope);
    words.hook = hook_name(registration, words.api);
    words.holder = words.hook;
    if (!at_init && p_.runs_in(call.scope, at, Phase::handler)) {
      if (const Rule* rule = hook_rule("registered-too-late")) {
        std::vector<Step> story = reached(call.scope, Phase::handler);
        story.push_back(
            step(call.file, call.row->span, "the hook is registered here, after the restore that it should handle"));
        report(*rule, {}, false, call.file, call.row->span, words, call.scope, std::move(story));
      }
      continue;
    }
    if (at_init && is_hook && lost(registration)) {
      if (const Rule* rule = hook_rule("weakly-held")) {
        std::uint32_t file = call.file;
        Span span = call.row->span;
        for (std::size_t i = 0; i < call.args.size(); ++i) {
          if (call.args[i] != registration.argument) continue;
          const Place* row = p_.place(call.args[i]);
          const bool expression = row != nullptr && (row->kind == PlaceKind::temp || row->kind == PlaceKind::function);
          if (expression && row->span.end > row->span.begin) span = row->span;
        }
        std::vector<Step> story = reached(call.scope, Phase::init);
        story.push_back(
            step(file, span,
                 entry.handle ? "the registration ends with what this call returns, which is gone before the snapshot"
                              : "nothing but the registry, which holds it weakly, refers to this hook"));
        report(*rule, {}, false, file, span, words, call.scope, std::move(story));
      }
    }
    for (const auto& [scope, phase] : registration.scopes) {
      const Program::ScopeInfo& info = p_.scopes()[scope];
      if (!info.row->is_async || entry.awaits || !(bit(phase) & kHookPhases)) continue;
      if (const Rule* rule = hook_rule("async")) {
        words.hook = scope_name(scope);
        words.function = words.hook;
        report(*rule, {}, false, info.file, info.row->span, words, scope,
               {step(call.file, call.row->span,
                     "registered here with " + words.api + ", which calls it and awaits nothing")});
      }
    }
  }
}

/// Code that an after-restore hook runs.
bool Matcher::renews(ScopeId scope, Span span) const {
  if (p_.runs_in(scope, span, Phase::after_restore) && live_.contains(scope)) return true;
  const auto flagged = flagged_.empty() ? flagged_.end() : flagged_.find(scope);
  return flagged != flagged_.end() &&
         std::ranges::any_of(flagged->second, [&](Span part) { return is_within(span, part); });
}

/// Types that implement a hook interface and that nothing registers.
void Matcher::unregistered_types() {
  const Rule* rule = hook_rule("never-registered");
  if (rule == nullptr) return;
  std::unordered_set<ScopeId> registered;
  for (const Registration& registration : p_.registrations()) {
    for (const auto& [scope, phase] : registration.scopes) registered.insert(scope);
  }
  for (TypeId id = 0; id < p_.types().size(); ++id) {
    const Program::TypeInfo& type = p_.types()[id];
    if (type.row->is_interface || type.row->is_abstract || type.row->is_anonymous) continue;
    for (const EntryPoint& entry : p_.catalog(type.file).catalog().entry_points) {
      if (entry.kind != EntryPoint::Kind::type || entry.registered || !p_.type_is_a(id, entry.name)) continue;
      for (const auto& [pattern, phase] : entry.methods) {
        if (phase != Phase::after_restore) continue;
        for (const auto& [symbol, scopes] : type.methods) {
          if (!glob_match(pattern, p_.symbols().text(symbol))) continue;
          for (const ScopeId scope : scopes) {
            const Program::ScopeInfo& info = p_.scopes()[scope];
            if (registered.contains(scope) || (info.phases & kHookPhases)) continue;
            Words words;
            words.hook = scope_name(scope);
            words.holder = type.row->name;
            words.function = words.hook;
            words.api = entry.name;
            report(*rule, {}, false, info.file, info.row->span, words, scope,
                   {step(type.file, type.row->span,
                         type.row->name + " is a " + entry.name + " that nothing registers at init")});
          }
        }
      }
    }
  }
}

/// The type implements a hook interface, so that unregistered_types() speaks about it.
bool Matcher::is_hook_type(TypeId type) const {
  if (type == kNone) return false;
  const auto& entries = p_.catalog(p_.types()[type].file).catalog().entry_points;
  return std::any_of(entries.begin(), entries.end(), [&](const EntryPoint& entry) {
    return entry.kind == EntryPoint::Kind::type && !entry.registered && p_.type_is_a(type, entry.name);
  });
}

/// `def on_restore(self): pass`
bool Matcher::does_nothing(ScopeId scope) const {
  return p_.scopes()[scope].calls.empty() &&
         std::ranges::none_of(p_.edges(), [&](const Edge& edge) { return edge.scope == scope; });
}

/// Functions named like a hook that nobody registers or calls, or whose registration never runs.
void Matcher::unregistered_functions() {
  const Rule* rule = hook_rule("never-registered");
  if (rule == nullptr) return;
  std::unordered_map<ScopeId, CallId> registered;
  for (const Registration& registration : p_.registrations()) {
    const Program::CallInfo& call = p_.calls()[registration.call];
    for (const auto& [scope, phase] : registration.scopes) {
      if (!(bit(phase) & kHookPhases)) continue;
      registered.emplace(scope, registration.call);
      // Registered in code that no init path reaches: as good as not at all.
      const PhaseSet phases = call.scope == kNone ? PhaseSet(0) : p_.scopes()[call.scope].phases;
      const bool orphan = call.scope != kNone && p_.scopes()[call.scope].orphan;
      if (!orphan && (phases & (bit(Phase::init) | bit(Phase::handler)))) continue;
      if (p_.scopes()[scope].phases & kHookPhases) continue;
      if (!p_.has_entry_points(call.file) || !knows_programs(p_, p_.files()[call.file].language)) continue;
      const bool has_after = std::any_of(registration.scopes.begin(), registration.scopes.end(),
                                         [](const auto& other) { return other.second == Phase::after_restore; });
      if (has_after && phase != Phase::after_restore) continue;
      Words words;
      words.hook = words.function = words.holder = scope_name(scope);
      words.api = api_name(registration.call);
      report(*rule, {}, false, p_.scopes()[scope].file, p_.scopes()[scope].row->span, words, scope,
             {step(call.file, call.row->span, "registered here, in code that does not run before the snapshot")});
    }
  }
  std::unordered_set<ScopeId> called;
  for (const Program::CallInfo& call : p_.calls()) called.insert(call.targets.begin(), call.targets.end());
  for (ScopeId id = 0; id < p_.scopes().size(); ++id) {
    const Program::ScopeInfo& scope = p_.scopes()[id];
    if (scope.row->kind != ScopeKind::function && scope.row->kind != ScopeKind::method) continue;
    if (registered.contains(id) || called.contains(id) || scope.phases != 0 || scope.row->is_abstract) continue;
    if (!p_.has_entry_points(scope.file) || is_hook_type(scope.owner)) continue;
    const auto& names = p_.catalog(scope.file).catalog().hook_names;
    const bool named = std::any_of(names.begin(), names.end(),
                                   [&](const std::string& name) { return glob_match(name, scope.row->member); });
    if (!named || does_nothing(id)) continue;
    // Decorated by something: that something may well register it.
    if (!scope.row->annotations.empty() && p_.files()[scope.file].language == "python") continue;
    Words words;
    words.hook = words.function = words.holder = scope_name(id);
    report(*rule, {}, false, scope.file, scope.row->span, words, id, {});
  }
}

/// Hooks that reseed hidden state from something that every clone shares.
void Matcher::group_reseeds() {
  static const Concept hidden{"", ConceptKind::object, "the state of a random generator", false, {}};
  for (const Renewing& renewing : renewing_) {
    const Slot& renews = renewing.api->renews;
    const Renewal renewal = judge_call(renewing, hidden);
    if (renewal.kind != Renewal::Kind::wrong) continue;
    if (renews.kind == Slot::Kind::group && group_renewal(renews.group).kind == Renewal::Kind::good) continue;
    const Rule* rule = hook_rule(renewal.defect);
    if (rule == nullptr) continue;
    Words words;
    words.api = renewal.api;
    words.noun = hidden.noun;
    words.hook = words.function = scope_name(renewal.hook);
    words.holder = renews.kind == Slot::Kind::group ? renews.group : api_name(renewing.call);
    report(*rule, {}, false, renewal.file, renewal.span, words, renewal.hook,
           reached(renewal.hook, Phase::after_restore));
  }
}

/// A hook that hands the renewal to another thread and does not wait for it.
/// The work, a few calls down, makes a value or object that rules are about, or renews one. Starting workers again is
/// no renewal that anybody waits for, and of a call that may mean any of several functions nobody can say what it
/// makes.
bool Matcher::makes_anew(std::span<const ScopeId> targets) const {
  constexpr std::size_t kMaxScopes = 40, kClearTargets = 3;
  std::vector<ScopeId> work(targets.begin(), targets.end());
  if (work.size() > kClearTargets) return false;
  for (std::size_t i = 0; i < work.size() && i < kMaxScopes; ++i) {
    for (const CallId id : p_.scopes()[work[i]].calls) {
      const Program::CallInfo& call = p_.calls()[id];
      const Origin origin = call.apis.empty() ? Origin{} : trace_.origin_of(id);
      if (origin.what != nullptr && origin.what->kind != ConceptKind::call) return true;
      if (p_.api_of(id, [](const Api& api) { return api.renews.kind != Slot::Kind::none; }) != nullptr) return true;
      if (call.targets.size() <= kClearTargets) work.insert(work.end(), call.targets.begin(), call.targets.end());
    }
  }
  return false;
}

void Matcher::async_work() {
  const Rule* rule = hook_rule("async");
  if (rule == nullptr) return;
  for (CallId id = 0; id < p_.calls().size(); ++id) {
    const Program::CallInfo& call = p_.calls()[id];
    if (call.library_names.empty() || call.scope == kNone) continue;
    const Program::ScopeInfo& scope = p_.scopes()[call.scope];
    if (!p_.runs_in(call.scope, call.row->span, Phase::after_restore) || (scope.phases & bit(Phase::handler))) continue;
    if (scope.vague & bit(Phase::after_restore)) continue;
    const Origin origin = trace_.origin_of(id);
    if (origin.what == nullptr ||
        rules_for(origin.what->name, Check::state).empty() == rules_for(origin.what->name, Check::init_call).empty())
      continue;
    const std::string_view group =
        (rules_for(origin.what->name, Check::state).empty() ? rules_for(origin.what->name, Check::init_call)
                                                            : rules_for(origin.what->name, Check::state))
            .front()
            ->id;
    if (group != "thread-or-timer-in-snapshot") continue;
    // `runAsync(f)` runs f itself; `new Thread(f).start()` what the thread was made with.
    bool works = makes_anew(call.targets);
    const auto thread = call.receiver == kNone ? std::unordered_set<NodeId>() : trace_.roots(call.receiver);
    for (const CallId other : scope.calls) {
      const Program::CallInfo& info = p_.calls()[other];
      works |= info.result != kNone && thread.contains(info.result) && makes_anew(info.targets);
    }
    if (!works) continue;
    bool awaited = false;
    std::vector<NodeId> handles{call.result, call.receiver};
    handles.insert(handles.end(), call.args.begin(), call.args.end());  // `pthread_create(&thread, ...)`
    for (const NodeId work : handles) {
      if (work == kNone) continue;
      const auto same = trace_.reach(work);
      for (const CallId other : scope.calls) {
        const Program::CallInfo& info = p_.calls()[other];
        const Api* api = p_.api_of(other, [](const Api& a) { return a.releases.kind == Slot::Kind::argument; });
        awaited |= api != nullptr && same.contains(p_.slot(api->releases, other));
        if (info.receiver == kNone || !same.contains(info.receiver)) continue;
        const std::string_view member = info.row->member;
        awaited |= member == "join" || member == "get" || member == "await" || member == "result" || member == "wait";
      }
    }
    if (awaited) continue;
    Words words;
    words.api = api_name(id);
    words.hook = words.function = scope_name(call.scope);
    words.holder = words.hook;
    report(*rule, {}, false, scope.file, scope.row->span, words, call.scope,
           {step(call.file, call.row->span,
                 "the renewal is handed to another thread here; the hook returns before it is done")});
  }
}

}  // namespace snapcheck::rules
