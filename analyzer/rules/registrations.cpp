// Whether a registered hook is there when the snapshot is taken, and so which code runs after the restore.
#include <algorithm>
#include <unordered_set>

#include "analyzer/model/phases.h"
#include "analyzer/rules/matcher.h"

namespace snapcheck::rules {

using namespace model;

/// The registry lets go of the hook before it is needed: it holds it weakly, and nothing else holds it; or it keys its
/// hooks by equals(), so that equal ones are one.
bool Matcher::lost(const Registration& registration) const {
  if (registration.entry->handle) return handle_goes(registration.call) || is_unregistered(registration, true);
  if (!registration.entry->weak || registration.argument == kNone) return false;
  for (const Shape& shape : p_.nodes()[registration.argument].shapes) {
    if (shape.kind != Shape::Kind::instance || !p_.types()[shape.ref].row->compares_by_value) continue;
    if (!is_only_one(shape.ref, registration.argument)) return true;
  }
  return !strongly_held(registration.argument);
}

/// One place of the tree makes objects of the type, and a variable that survives holds the last of them.
bool Matcher::is_only_one(TypeId type, NodeId object) const {
  if (std::ranges::count(p_.calls(), type, &Program::CallInfo::constructs) > 1) return false;
  return std::ranges::any_of(trace_.aliases(object), [&](NodeId node) {
    return p_.nodes()[node].kind == Node::Kind::global && trace_.survives(node);
  });
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

/// The branch is taken whenever its place holds something: nothing else is asked, there or around it.
bool Matcher::is_whole_test(std::uint32_t file, const Branch& branch) const {
  bool whole = false;
  for (const Conditional& row : p_.files()[file].conditionals) {
    if (row.scope != branch.scope) continue;
    if (row.span == branch.span) {
      whole = row.test.end != 0;
    } else if (is_within(branch.span, row.span)) {
      return false;
    }
  }
  return whole;
}

/// `if restored:` in a handler, where hooks set the flag and everybody else takes it down: the first request after a
/// restore runs what stands there.
void Matcher::find_flagged_code() {
  enum class Kind : std::uint8_t { set, taken_down, unclear };
  const auto in_hook = [&](const Edge& edge) {
    return p_.runs_in(edge.scope, edge.span, Phase::after_restore) && live_.contains(edge.scope);
  };
  const auto kind_of = [&](const Edge& edge) {
    const Place* row = p_.place(edge.from);
    if (row == nullptr || row->kind != PlaceKind::literal || edge.kind != FlowKind::copy) return Kind::unclear;
    const std::string text = p_.literal_text(edge.from);
    const bool off = row->is_null || text == "False" || text == "false" || text == "0";
    if (off) return in_hook(edge) ? Kind::unclear : Kind::taken_down;
    const bool on = text == "True" || text == "true" || text == "1";
    return on && in_hook(edge) ? Kind::set : Kind::unclear;
  };
  // A field is where its places come together.
  const auto home = [&](NodeId node) {
    for (const EdgeId id : p_.nodes()[node].out) {
      const Edge& edge = p_.edges()[id];
      if (edge.role == Edge::Role::access && p_.nodes()[edge.to].kind == Node::Kind::field) return edge.to;
    }
    for (const EdgeId id : p_.nodes()[node].in) {
      const Edge& edge = p_.edges()[id];
      if (edge.role == Edge::Role::access && p_.nodes()[edge.from].kind == Node::Kind::field) return edge.from;
    }
    return node;
  };
  const auto stored = [&](Kind kind) {
    std::unordered_set<NodeId> found;
    for (const Edge& edge : p_.edges()) {
      if (edge.scope != kNone && edge.store == Store::rebind && kind_of(edge) == kind) found.insert(home(edge.to));
    }
    return found;
  };
  if (live_.empty()) return;
  const std::unordered_set<NodeId> flags = stored(Kind::set);
  if (flags.empty()) return;
  const std::unordered_set<NodeId> others = stored(Kind::unclear);
  for (std::uint32_t file = 0; file < p_.files().size(); ++file) {
    for (const Branch& branch : p_.files()[file].branches) {
      if (branch.absent || branch.place == kNone) continue;
      const NodeId flag = home(p_.node_of(file, branch.place));
      const ScopeId scope = p_.scope_id(file, branch.scope);
      if (!flags.contains(flag) || others.contains(flag) || !p_.runs_in(scope, branch.span, Phase::handler)) continue;
      if (!is_whole_test(file, branch)) continue;
      flagged_[scope].push_back(branch.span);
    }
  }
  // And what is called there.
  constexpr Span kAll{0, 0xffffffff};
  std::vector<std::pair<ScopeId, Span>> work;
  for (const auto& [scope, parts] : flagged_) {
    for (const Span part : parts) work.emplace_back(scope, part);
  }
  for (std::size_t i = 0; i < work.size(); ++i) {
    for (const CallId call : p_.scopes()[work[i].first].calls) {
      const Program::CallInfo& row = p_.calls()[call];
      if (!is_within(row.row->span, work[i].second) || row.targets.size() > 3) continue;
      for (const ScopeId target : row.targets) {
        std::vector<Span>& parts = flagged_[target];
        if (!parts.empty() && parts.back() == kAll) continue;
        parts.push_back(kAll);
        work.emplace_back(target, kAll);
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

}  // namespace snapcheck::rules
