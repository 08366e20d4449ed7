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

/// The registry lets go of the hook before it is needed: it holds it weakly, and nothing else holds it; or it keys its
/// hooks by equals(), so that equal ones are one.
bool Matcher::lost(const Registration& registration) const {
  if (registration.entry->handle) return handle_goes(registration.call) || is_unregistered(registration, true);
  if (!registration.entry->weak || registration.argument == kNone) return false;
  for (const Shape& shape : p_.nodes()[registration.argument].shapes) {
    if (shape.kind == Shape::Kind::instance && p_.types()[shape.ref].row->compares_by_value) return true;
  }
  return !strongly_held(registration.argument);
}

/// What the registering call returns, on which the registration hangs, is gone before the snapshot: nobody takes it, or
/// only locals of functions that have returned by then.
bool Matcher::handle_goes(CallId id) const {
  const Program::CallInfo& call = p_.calls()[id];
  if (call.result == kNone) return true;
  const auto holders = trace_.aliases(call.result);
  const bool passes_away = std::ranges::all_of(holders, [&](NodeId node) {
    const Place* row = p_.nodes()[node].kind == Node::Kind::place ? p_.place(node) : nullptr;
    if (row == nullptr || row->scope == kNone || trace_.survives(node)) return false;
    if (row->kind == PlaceKind::temp || row->kind == PlaceKind::result) return true;
    if (row->kind != PlaceKind::local && row->kind != PlaceKind::param) return false;
    const std::uint32_t file = p_.file_of(p_.nodes()[node].place);
    return p_.scopes()[p_.scope_id(file, row->scope)].boundary == 0xffffffff;
  });
  return passes_away && !may_be_kept(holders);
}

/// Methods (`release`) and functions of libraries may keep it.
bool Matcher::may_be_kept(const std::unordered_set<NodeId>& holders) const {
  return std::ranges::any_of(p_.calls(), [&](const Program::CallInfo& other) {
    const auto has = [&](NodeId node) { return node != kNone && holders.contains(node); };
    const bool asked = has(other.receiver) && other.row->member != kEndOfLife;
    return asked || (other.targets.empty() && std::ranges::any_of(other.args, has));
  });
}

/// What init code surely lets go: registrations and hooks among them are unregistered.
void Matcher::find_unregistering() {
  for (CallId id = 0; id < p_.calls().size(); ++id) {
    const Program::CallInfo& call = p_.calls()[id];
    if (call.apis.empty() || call.scope == kNone || !p_.runs_in(call.scope, call.row->span, Phase::init)) continue;
    if (p_.is_rare(id) || (p_.scopes()[call.scope].vague & bit(Phase::init)) || is_conditional(call)) continue;
    const Api* api = p_.api_of(id, [](const Api& a) { return a.releases.kind != Slot::Kind::none; });
    const NodeId target = api == nullptr ? kNone : p_.slot(api->releases, id);
    const Place* row = target == kNone ? nullptr : p_.place(target);
    // Of a field nobody knows here whose it is.
    if (target != kNone && (row == nullptr || row->kind != PlaceKind::field)) unregistering_.emplace_back(id, target);
  }
}

bool Matcher::is_conditional(const Program::CallInfo& call) const {
  return std::ranges::any_of(p_.files()[call.file].conditionals, [&](const Conditional& condition) {
    const std::uint32_t at = call.row->span.begin;
    return p_.scope_id(call.file, condition.scope) == call.scope && at >= condition.span.begin &&
           at < condition.span.end;
  });
}

/// By its registration, at the end of a block (`{ auto hook = after_restore(f); }`) or by a method of it, or by the
/// function: `unregister(f)`. A method may be that of another object.
bool Matcher::is_unregistered(const Registration& registration, bool at_end_of_life) const {
  const Program::CallInfo& made = p_.calls()[registration.call];
  std::unordered_set<NodeId> handles;
  if (made.result != kNone) handles = trace_.aliases(made.result);
  return std::ranges::any_of(unregistering_, [&](const auto& letting_go) {
    const auto& [id, target] = letting_go;
    const Program::CallInfo& call = p_.calls()[id];
    const bool ends = call.row->member == kEndOfLife;
    if (id < registration.call && call.scope == made.scope) return false;
    if (handles.contains(target)) return ends ? !may_be_kept(handles) : !at_end_of_life;
    return !at_end_of_life &&
           std::ranges::any_of(registration.scopes, [&](const auto& hook) { return is_function(target, hook.first); });
  });
}

/// The node is this function, by its name.
bool Matcher::is_function(NodeId node, ScopeId function) const {
  const ScopeKind kind = p_.scopes()[function].row->kind;
  if (kind == ScopeKind::method || kind == ScopeKind::lambda) return false;
  return std::ranges::any_of(p_.nodes()[node].shapes, [&](const Shape& shape) {
    return shape.kind == Shape::Kind::function && shape.ref == function;
  });
}

/// Scopes that renew state after a restore: reached from hooks that are really called.
void Matcher::find_live_hooks() {
  std::unordered_set<ScopeId> dead, alive, dropped;
  find_weak_stores();
  find_unregistering();
  for (const auto& [call, target] : unregistering_) {
    for (const Shape& shape : p_.nodes()[target].shapes) {
      if (shape.kind == Shape::Kind::function && is_function(target, shape.ref)) dead.insert(shape.ref);
    }
  }
  for (const WeakStore& store : weak_stores_) dropped.insert(store.hooks.begin(), store.hooks.end());
  for (const Registration& registration : p_.registrations()) {
    const Program::CallInfo& call = p_.calls()[registration.call];
    if (call.scope == kNone || !p_.runs_in(call.scope, call.row->span, Phase::init)) continue;
    auto& kind = lost(registration) || is_unregistered(registration, false) ? dead : alive;
    for (const auto& [scope, phase] : registration.scopes) kind.insert(scope);
  }
  std::vector<ScopeId> work;
  for (ScopeId id = 0; id < p_.scopes().size(); ++id) {
    const Program::ScopeInfo& scope = p_.scopes()[id];
    if (!(scope.phases & bit(Phase::after_restore))) continue;
    const bool root = scope.witness[static_cast<unsigned>(Phase::after_restore)].call == kNone;
    if (root && (!dead.contains(id) || alive.contains(id)) && live_.insert(id).second) work.push_back(id);
  }
  for (std::size_t i = 0; i < work.size(); ++i) {
    for (const CallId call : p_.scopes()[work[i]].calls) {
      // A call that may run any of many methods is no proof that this one renews anything.
      if (p_.calls()[call].targets.size() > 3) continue;
      for (const ScopeId target : p_.calls()[call].targets) {
        if (!(p_.scopes()[target].phases & bit(Phase::after_restore)) || dropped.contains(target)) continue;
        if (live_.insert(target).second) work.push_back(target);
      }
    }
  }
}

/// Functions that are put into weak collections of the program's own and that nothing else keeps.
void Matcher::find_weak_stores() {
  const auto is_weak = [&](NodeId node, std::uint32_t file) {
    const auto& shapes = p_.nodes()[node].shapes;
    return std::any_of(shapes.begin(), shapes.end(), [&](const Shape& shape) {
      return shape.kind == Shape::Kind::library && p_.catalog(file).weak(p_.symbols().text(shape.ref));
    });
  };
  const auto consider = [&](NodeId value, NodeId target, std::uint32_t file, Span span, ScopeId scope) {
    if (!p_.runs_before_snapshot(scope, span)) return;
    WeakStore store{file, span, scope, {}};
    for (const Shape& shape : p_.nodes()[value].shapes) {
      if (shape.kind == Shape::Kind::function && (p_.scopes()[shape.ref].phases & bit(Phase::after_restore))) {
        store.hooks.push_back(shape.ref);
      }
    }
    if (store.hooks.empty()) return;
    bool method = false;
    for (const Shape& shape : p_.nodes()[target].shapes) {
      method |= shape.kind == Shape::Kind::library && p_.symbols().text(shape.ref).ends_with("WeakMethod");
    }
    for (const NodeId root : trace_.roots(value)) {
      const Place* row = p_.place(root);
      if (row == nullptr || (row->kind != PlaceKind::function && row->kind != PlaceKind::field)) continue;
      if (row->kind == PlaceKind::field) {
        // A bound method is a new object each time; only WeakMethod looks at the object behind it.
        const NodeId object = p_.node_of(p_.file_of(p_.nodes()[root].place), row->base);
        if (method && kept_without(object, target)) return;
        store.file = p_.file_of(p_.nodes()[root].place);
        store.span = row->span;
      } else {
        const auto scopes = p_.scopes_named(row->name);
        const bool named = !scopes.empty() && p_.scopes()[scopes.front()].row->kind != ScopeKind::lambda;
        if (named && p_.scopes()[scopes.front()].parent != kNone &&
            p_.scopes()[p_.scopes()[scopes.front()].parent].row->kind == ScopeKind::module_body) {
          return;  // the module keeps it
        }
        if (kept_without(root, target)) return;
        if (!named) {
          store.file = p_.file_of(p_.nodes()[root].place);
          store.span = row->span;
        }
      }
    }
    weak_stores_.push_back(std::move(store));
  };
  for (CallId id = 0; id < p_.calls().size(); ++id) {
    const Program::CallInfo& call = p_.calls()[id];
    const CatalogIndex& catalog = p_.catalog(call.file);
    const bool into_receiver =
        call.receiver != kNone && catalog.stores(call.row->member) && is_weak(call.receiver, call.file);
    const bool wraps =
        call.result != kNone && std::any_of(call.library_names.begin(), call.library_names.end(),
                                            [&](Symbol name) { return catalog.weak(p_.symbols().text(name)); });
    if (!into_receiver && !wraps) continue;
    for (const NodeId argument : call.args) {
      if (argument != kNone)
        consider(argument, wraps ? call.result : call.receiver, call.file, call.row->span, call.scope);
    }
  }
  for (const Edge& edge : p_.edges()) {
    if (edge.role == Edge::Role::flow && edge.store == Store::mutate && is_weak(edge.to, edge.file)) {
      consider(edge.from, edge.to, edge.file, edge.span, edge.scope);
    }
  }
}

/// Some surviving variable holds the object in `node`, other than by way of `weak`.
bool Matcher::kept_without(NodeId node, NodeId weak) const {
  std::unordered_set<NodeId> seen{weak};
  std::vector<NodeId> work;
  for (const NodeId root : trace_.roots(node)) {
    if (seen.insert(root).second) work.push_back(root);
  }
  for (std::size_t i = 0; i < work.size() && i < 1000; ++i) {
    const Node::Kind kind = p_.nodes()[work[i]].kind;
    if (trace_.survives(work[i]) && kind != Node::Kind::place) return true;
    for (const EdgeId id : p_.nodes()[work[i]].out) {
      const Edge& edge = p_.edges()[id];
      if (edge.kind == FlowKind::copy && edge.role != Edge::Role::bind && seen.insert(edge.to).second)
        work.push_back(edge.to);
    }
  }
  return false;
}

/// Code that an after-restore hook runs.
bool Matcher::renews(ScopeId scope, Span span) const {
  return p_.runs_in(scope, span, Phase::after_restore) && live_.contains(scope);
}

/// Some surviving variable holds the object (or the function) besides the registry.
bool Matcher::strongly_held(NodeId argument) const {
  for (const NodeId root : trace_.roots(argument)) {
    for (const Shape& shape : p_.nodes()[root].shapes) {
      if (shape.kind != Shape::Kind::instance) continue;
      const auto instances = p_.types()[shape.ref].instances;
      if (instances == EntryPoint::Instances::init || instances == EntryPoint::Instances::lazy) return true;
    }
    for (const NodeId alias : trace_.aliases(root)) {
      if (trace_.survives(alias)) return true;
    }
  }
  return false;
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

/// The guard's functions renew state of which no after-restore hook takes care.
bool Matcher::guards_state(CallId guard) const {
  const Program::CallInfo& call = p_.calls()[guard];
  const CatalogIndex& catalog = p_.catalog(call.file);
  for (const NodeId argument : call.args) {
    if (argument == kNone) continue;
    for (const NodeId root : trace_.roots(argument)) {
      const Place* row = p_.place(root);
      if (row == nullptr || row->kind != PlaceKind::field || row->base == kNone) continue;
      const NodeId object = p_.node_of(p_.file_of(p_.nodes()[root].place), row->base);
      for (const Shape& shape : p_.nodes()[object].shapes) {
        if (shape.kind != Shape::Kind::library) continue;
        for (const Api* api : catalog.member(p_.symbols().text(shape.ref), row->name)) {
          if (api->renews.kind != Slot::Kind::none && !renewed_in_place(object)) return true;
        }
      }
    }
    std::vector<ScopeId> work;
    for (const Shape& shape : p_.nodes()[argument].shapes) {
      if (shape.kind == Shape::Kind::function) work.push_back(shape.ref);
      if (shape.kind != Shape::Kind::library || !shape.named) continue;
      for (const Api* api : catalog.exact(p_.symbols().text(shape.ref))) {  // `random.seed`
        const Slot& renews = api->renews;
        if (renews.kind == Slot::Kind::group && group_renewal(renews.group).kind == Renewal::Kind::none) return true;
      }
    }
    std::unordered_set<ScopeId> seen(work.begin(), work.end());
    for (std::size_t i = 0; i < work.size() && i < 64; ++i) {
      const Program::ScopeInfo& scope = p_.scopes()[work[i]];
      if (scope.phases & bit(Phase::after_restore)) continue;
      for (const CallId id : scope.calls) {
        const Origin origin = trace_.origin_of(id);
        if (origin.api != nullptr) return true;
        if (p_.api_of(id, [](const Api& a) { return a.renews.kind != Slot::Kind::none; }) != nullptr) return true;
        for (const ScopeId target : p_.calls()[id].targets) {
          if (seen.insert(target).second) work.push_back(target);
        }
      }
    }
  }
  return false;
}

/// The memory that the guard is for (its first argument) is kept, and no hook fills it again.
bool Matcher::guards_memory(CallId guard) const {
  const Program::CallInfo& call = p_.calls()[guard];
  if (call.args.empty() || call.args.front() == kNone) return false;
  auto places = trace_.roots(call.args.front());
  places.merge(trace_.aliases(call.args.front()));
  const auto renewed = [&](NodeId node) {
    return hook_stores_.contains(node) || !changes_of(node).empty() || (is_object(node) && renewed_in_place(node));
  };
  return std::ranges::any_of(places, [&](NodeId node) { return trace_.survives(node); }) &&
         std::ranges::none_of(places, renewed);
}

/// Guards that fire on fork and not on restore.
void Matcher::fork_guards() {
  const Rule* rule = hook_rule("fork-guard");
  if (rule == nullptr) return;
  for (CallId id = 0; id < p_.calls().size(); ++id) {
    const Program::CallInfo& call = p_.calls()[id];
    if (call.scope == kNone || p_.scopes()[call.scope].phases == 0) continue;
    for (const Symbol name : call.library_names) {
      const ForkGuard* guard = p_.catalog(call.file).fork_guard(p_.symbols().text(name));
      if (guard == nullptr || !p_.holds(guard->when, id)) continue;
      if (guard->when.empty() ? !guards_state(id) : !guards_memory(id)) continue;
      Words words;
      words.api = api_name(id);
      words.function = words.hook = scope_name(call.scope);
      report(*rule, {}, only_assumed(id) && !runs_after(id), call.file, call.row->span, words, call.scope,
             {step(call.file, call.row->span, "a restore is no fork: this guard does not fire in a clone")});
      break;
    }
  }
  // `if os.getpid() != _pid:` compares two readings of an identity that a restore leaves as it is.
  std::unordered_set<ScopeId> readers;  // scopes that take such a reading: without one no comparison is looked at
  for (CallId id = 0; id < p_.calls().size(); ++id) {
    if (p_.calls()[id].apis.empty()) continue;
    if (const Origin origin = trace_.origin_of(id); origin.api != nullptr && is_identity(origin)) {
      readers.insert(p_.calls()[id].scope);
    }
  }
  for (const Comparison& comparison : p_.comparisons()) {
    if (comparison.is_order || !readers.contains(comparison.scope)) continue;
    if (!p_.runs_after_restore(comparison.scope, comparison.span)) continue;
    for (const auto& [now, kept] :
         {std::pair(comparison.left, comparison.right), std::pair(comparison.right, comparison.left)}) {
      const Origin* reading = nullptr;
      const Provenance here = trace_.provenance(now);
      for (const Origin& origin : here.origins) {
        if (is_identity(origin) && p_.calls()[origin.call].scope == comparison.scope) reading = &origin;
      }
      if (reading == nullptr) continue;
      const Provenance before = trace_.provenance(kept);
      const bool captured = std::any_of(before.origins.begin(), before.origins.end(), [&](const Origin& origin) {
        return is_identity(origin) && runs_before(origin.call);
      });
      if (!captured) continue;
      const Program::CallInfo& call = p_.calls()[reading->call];
      Words words;
      words.api = api_name(reading->call);
      words.function = words.hook = scope_name(comparison.scope);
      report(*rule, {}, false, call.file, call.row->span, words, comparison.scope,
             {step(comparison.file, comparison.span,
                   "compared with a reading from before the snapshot, which every clone has too")});
    }
  }
}

}  // namespace snapcheck::rules
