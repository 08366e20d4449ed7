// Whether the hooks make a holder safe again, and from what.
#include <algorithm>

#include "analyzer/rules/matcher.h"

namespace snapcheck::rules {

using namespace model;

namespace {

/// Methods that let go of a resource in every library.
bool lets_go(std::string_view member) {
  return member == "close" || member == "__exit__" || member == "disconnect" || member == "shutdown" ||
         member == "dispose" || member == "aclose";
}

/// What such a method counts as: a renewal of its receiver, without a seed.
const Api kEmptying;

}  // namespace

bool Matcher::empties(std::string_view member) {
  return member == "clear" || member == "invalidateAll" || member == "removeAllElements";
}

void Matcher::collect_hook_calls() {
  find_live_hooks();
  find_flagged_code();
  for (std::uint32_t file = 0; file < p_.files().size(); ++file) {
    for (const Place& place : p_.files()[file].places) {
      if (!place.shadows_global || place.scope == kNone) continue;
      if (p_.scopes()[p_.scope_id(file, place.scope)].phases & bit(Phase::after_restore))
        shadows_.emplace_back(file, &place);
    }
  }
  std::vector<NodeId> released, closed, by_hook;
  for (CallId id = 0; id < p_.calls().size(); ++id) {
    const Program::CallInfo& call = p_.calls()[id];
    if (call.scope == kNone) continue;
    const Span at = call.row->span;
    const bool after = renews(call.scope, at);
    const bool emptying = call.receiver != kNone && call.targets.empty() && empties(call.row->member);
    const Api* renewing = nullptr;
    if (after || emptying) {
      renewing = p_.api_of(id, [](const Api& api) { return api.renews.kind != Slot::Kind::none; });
    }
    if (renewing != nullptr && after) {
      const NodeId target = p_.slot(renewing->renews, id);
      if (target != kNone || renewing->renews.kind == Slot::Kind::group)
        add_renewing(id, renewing, target, 0, call.scope);
    }
    // An emptied collection has nothing of the snapshot left, whether a hook empties it before or after.
    const bool in_hook =
        after || (p_.runs_in(call.scope, at, Phase::before_snapshot) && !p_.runs_in(call.scope, at, Phase::handler));
    if (in_hook && emptying && renewing == nullptr && (after || surely_empties(call))) {
      add_renewing(id, &kEmptying, call.receiver, 0, call.scope);
    }
    const bool harmless = std::ranges::any_of(call.apis, [](const Api* api) { return api->safe; });
    const bool releases =
        (lets_go(call.row->member) && !harmless) ||
        std::ranges::any_of(call.apis, [](const Api* api) { return api->releases.kind != Slot::Kind::none; });
    // What may be let go, or only when something fails, is still there.
    constexpr PhaseSet early = bit(Phase::init) | bit(Phase::before_snapshot);
    const PhaseSet phases = p_.scopes()[call.scope].phases & early;
    const bool perhaps = p_.is_rare(id) || (phases != 0 && (phases & ~p_.scopes()[call.scope].vague) == 0);
    if (!releases || perhaps || !p_.runs_before_snapshot(call.scope, at)) continue;
    const Api* api = p_.api_of(id, [](const Api& a) { return a.releases.kind != Slot::Kind::none; });
    const NodeId target = api != nullptr ? p_.slot(api->releases, id) : call.receiver;
    // Of a thread's own variable only the value is let go; model/survival.h knows that it is gone.
    if (target == kNone || p_.nodes()[target].per_thread) continue;
    if (is_set_again(target, call)) {
      reopened_.push_back({call.scope, at.begin, trace_.roots(std::vector{target}, false)});
      continue;
    }
    released.push_back(target);
    if (target == call.receiver && !is_work(target)) closed.push_back(target);
    if (!p_.runs_in(call.scope, at, Phase::init)) by_hook.push_back(target);
  }
  released_ = trace_.roots(released, false);
  closed_ = trace_.roots(closed, false);
  closed_by_hook_ = trace_.roots(by_hook, false);
  for (const Registration& registration : p_.registrations()) registered_methods(registration);
  collect_hook_changes();
}

/// A thread or what stands for its result (`std::future`): when it is over, what it gave is there.
bool Matcher::is_work(NodeId node) const {
  const auto origins = trace_.provenance(node).origins;
  return std::ranges::any_of(origins, [](const Origin& origin) {
    return origin.what->kind == ConceptKind::call && origin.what->draws.empty();
  });
}

/// No branch is around the call, other than one that asks whether there is anything in the collection.
bool Matcher::surely_empties(const Program::CallInfo& call) const {
  const Facts& file = p_.files()[call.file];
  const std::uint32_t at = call.row->span.begin;
  const auto around = [&](const auto& row) {
    return p_.scope_id(call.file, row.scope) == call.scope && at >= row.span.begin && at < row.span.end;
  };
  return std::ranges::none_of(file.conditionals, [&](const Conditional& condition) {
    if (!around(condition)) return false;
    return std::ranges::none_of(file.branches, [&](const Branch& branch) {
      return !branch.absent && branch.span == condition.span && around(branch) && branch.place != kNone &&
             p_.node_of(call.file, branch.place) == call.receiver;
    });
  });
}

/// The before-hook puts the value there after it has emptied the collection.
bool Matcher::is_filled_again(const Renewing& renewing, const Capture& capture) const {
  const Program::CallInfo& call = p_.calls()[renewing.call];
  if (renewing.api != &kEmptying || renewing.skip > 0 || renews(call.scope, call.row->span)) return false;
  return std::ranges::any_of(capture.path, [&](EdgeId id) {
    return p_.edges()[id].scope == call.scope && p_.edges()[id].span.begin > call.row->span.begin;
  });
}

void Matcher::add_change(HookChange change, NodeId object) {
  for (const NodeId owner : trace_.owners(object)) changes_at_[owner].push_back(hook_changes_.size());
  hook_changes_.push_back(change);
}

/// What the hooks assign, and what they change in objects: elements and members, buffers that they fill.
void Matcher::collect_hook_changes() {
  for (EdgeId id = 0; id < p_.edges().size(); ++id) {
    const Edge& edge = p_.edges()[id];
    if (edge.scope == kNone || edge.store != Store::rebind) continue;
    if (!renews(edge.scope, edge.span) && !p_.runs_in(edge.scope, edge.span, Phase::before_snapshot)) continue;
    hook_stores_[edge.to].push_back(id);
    for (const EdgeId out : p_.nodes()[edge.to].out) {
      const Edge& access = p_.edges()[out];
      if (access.scope == kNone && access.role == Edge::Role::access) hook_stores_[access.to].push_back(id);
    }
  }
  for (const Edge& last : p_.edges()) {
    const bool direct = last.scope != kNone;
    if (direct && !renews(last.scope, last.span)) continue;
    if (!trace_.changes_object(last)) continue;
    for (const EdgeId id : direct ? std::span<const EdgeId>() : std::span<const EdgeId>(p_.nodes()[last.from].in)) {
      const Edge& edge = p_.edges()[id];
      if (edge.scope != kNone && renews(edge.scope, edge.span)) {
        add_change({edge.from, edge.scope, edge.file, edge.span}, last.to);
      }
    }
    if (direct) {
      add_change({last.from, last.scope, last.file, last.span}, last.to);
    }
  }
  for (CallId id = 0; id < p_.calls().size(); ++id) {
    const Program::CallInfo& call = p_.calls()[id];
    if (call.apis.empty() || call.scope == kNone || !renews(call.scope, call.row->span)) continue;
    const Origin origin = trace_.origin_of(id);
    if (origin.api == nullptr || origin.api->into.kind == Slot::Kind::result) continue;
    const NodeId target = p_.slot(origin.api->into, id);
    // `engine.seed(n)` is a renewal, and judged by its seed.
    if (origin.api->renews.kind == origin.api->into.kind && p_.slot(origin.api->renews, id) == target) continue;
    if (target != kNone) add_change({target, call.scope, call.file, call.row->span}, target);
  }
}

void Matcher::add_renewing(CallId call, const Api* api, NodeId target, int skip, ScopeId hook) {
  renewing_.push_back({call, api, target, {}, skip, hook});
  if (target == kNone) return;
  // What comes out of an emptied collection lives on elsewhere.
  renewing_.back().roots = api == &kEmptying ? trace_.owners(target) : trace_.roots(target);
}

/// `register_after_restore(rng.seed)`: the hook is a function or method of a library. Before the snapshot only what
/// empties something renews it.
void Matcher::registered_methods(const Registration& registration) {
  const Program::CallInfo& call = p_.calls()[registration.call];
  const bool before = registration.entry->phase == Phase::before_snapshot;
  if ((registration.entry->phase != Phase::after_restore && !before) || registration.argument == kNone) return;
  if (!p_.runs_in(call.scope, call.row->span, Phase::init)) return;
  const CatalogIndex& catalog = p_.catalog(call.file);
  int skip = 0;
  while (skip < static_cast<int>(call.args.size()) &&
         call.args[static_cast<std::size_t>(skip)] != registration.argument)
    ++skip;
  const auto take = [&](std::span<const Api* const> apis, NodeId target) {
    for (const Api* api : apis) {
      if (api->renews.kind == Slot::Kind::none) continue;
      add_renewing(registration.call, api, target, skip + 1, call.scope);
      return;
    }
  };
  if (!before && registration.entry->function.kind == Slot::Kind::result) {  // it brings a hook of its own
    for (const Symbol name : call.library_names) take(catalog.exact(p_.symbols().text(name)), kNone);
    return;
  }
  for (const NodeId root : trace_.roots(registration.argument)) {
    const Place* row = p_.place(root);
    if (row == nullptr) continue;
    if (row->kind == PlaceKind::field && row->base != kNone) {
      const NodeId object = p_.node_of(p_.file_of(p_.nodes()[root].place), row->base);
      if (empties(row->name)) add_renewing(registration.call, &kEmptying, object, skip + 1, call.scope);
      for (const Shape& shape : p_.nodes()[object].shapes) {
        if (shape.kind == Shape::Kind::library && !before)
          take(catalog.member(p_.symbols().text(shape.ref), row->name), object);
        if (shape.kind == Shape::Kind::function) {
          for (const Annotation& annotation : p_.scopes()[shape.ref].row->annotations) {
            take(catalog.member(p_.resolve(annotation.name), row->name), object);
          }
        }
      }
    } else if (!before && (row->kind == PlaceKind::global || row->kind == PlaceKind::function)) {
      take(catalog.exact(p_.resolve(row->name)), kNone);
    }
  }
}

/// What the hooks do for the holder of one capture, of an object or value made in `source`.
Renewal Matcher::renewal_of(NodeId source, const Concept& what, const Capture& capture) const {
  const NodeId holder = capture.holder;
  Renewal worst;
  const auto take = [&](const Renewal& renewal) {
    if (renewal.kind == Renewal::Kind::good || worst.kind == Renewal::Kind::none) worst = renewal;
    return renewal.kind == Renewal::Kind::good;
  };
  const auto stored = hook_stores_.find(holder);
  for (const EdgeId id : stored == hook_stores_.end() ? std::vector<EdgeId>() : stored->second) {
    const Edge& edge = p_.edges()[id];
    if (renews(edge.scope, edge.span)) {
      if (is_of_another_object(edge.scope, capture)) continue;
      const Renewal renewal = judge(edge.from, what, edge.scope, edge.file, edge.span);
      // What a hook reaches by a call that may mean any of several functions is no attempt to renew.
      const bool clear = !(p_.scopes()[edge.scope].vague & bit(Phase::after_restore));
      if ((clear || renewal.kind == Renewal::Kind::good) && take(renewal)) return worst;
    } else {
      // Emptied before the snapshot: whoever needs it makes it anew.
      const Provenance from = trace_.provenance(edge.from);
      if (from.null && from.origins.empty()) return {Renewal::Kind::good, {}, edge.file, edge.span, edge.scope, {}};
    }
  }
  // `getrandom(&next, sizeof next, 0)` writes it there.
  for (const Origin& origin : trace_.origins_at(holder)) {
    const Program::CallInfo& call = p_.calls()[origin.call];
    const bool written =
        origin.api->into.kind == Slot::Kind::argument && (origin.what->fresh || origin.what->name == what.name);
    if (!written || !renews(call.scope, call.row->span)) continue;
    if (take({Renewal::Kind::good, {}, call.file, call.row->span, call.scope, {}})) return worst;
  }
  // An element or member that the hook gives a new value of the same kind, seen by all who hold the object.
  hook_values_.resize(hook_changes_.size());
  const auto any_is_good = [&](const std::vector<std::size_t>& changes) {
    return std::ranges::any_of(changes, [&](std::size_t index) {
      const HookChange& change = hook_changes_[index];
      if (!hook_values_[index]) hook_values_[index] = trace_.provenance(change.value);
      if (hook_values_[index]->of({what.name}) == nullptr) return false;
      return take(judge(change.value, what, change.scope, change.file, change.span));
    });
  };
  if (any_is_good(changes_of(holder))) return worst;
  // So also by who holds an object in which that object is, and no copy of it: `app.config["BUILD"] = BUILD`.
  for (auto at = capture.path.rbegin(); at != capture.path.rend(); ++at) {
    const Edge& edge = p_.edges()[*at];
    if (edge.kind != FlowKind::copy || edge.element != 0 || edge.role == Edge::Role::library) break;
    const auto changes = changes_at_.find(edge.from);
    if (changes != changes_at_.end() && is_object(edge.from) && any_is_good(changes->second)) return worst;
  }
  for (const Renewing& renewing : renewing_) {
    if (renewing.target == kNone || is_filled_again(renewing, capture)) continue;
    const bool memo =
        p_.nodes()[holder].kind == Node::Kind::memo && makes_memo(renewing.target, p_.nodes()[holder].scope);
    const bool same = renewing.roots.contains(source) && !is_copy(capture);
    const bool mine = same || renewing.roots.contains(holder) || keeps_memo(renewing, holder);
    if ((memo || mine) && take(judge_call(renewing, what))) return worst;
  }
  if (released(source, what, true) && (!released_by_hook(source) || made_again(holder)))
    worst.kind = Renewal::Kind::released;
  return worst;
}

/// C++: on the way the object was copied, and what a hook does to the one the other does not see.
bool Matcher::is_copy(const Capture& capture) const {
  return std::ranges::any_of(capture.path, [&](EdgeId id) {
    const Edge& edge = p_.edges()[id];
    return edge.element == kEachElement && edge.file != kNone && p_.files()[edge.file].language == "cpp";
  });
}

/// The method is a hook of some objects of its class, and the value is in one that init code makes and keeps without
/// registering it.
bool Matcher::is_of_another_object(ScopeId hook, const Capture& capture) const {
  if (p_.scopes()[hook].row->kind != ScopeKind::method || capture.path.empty()) return false;
  std::vector<NodeId> registered;
  for (const Registration& registration : p_.registrations()) {
    const auto runs = [&](const auto& entry) { return entry.first == hook; };
    if (std::ranges::none_of(registration.scopes, runs)) continue;
    const Place* row = registration.argument == kNone ? nullptr : p_.place(registration.argument);
    if (row == nullptr) return false;
    const bool bound = row->kind == PlaceKind::field && row->base != kNone;  // `after_restore(pool.renew)`
    const std::uint32_t file = p_.file_of(p_.nodes()[registration.argument].place);
    registered.push_back(bound ? p_.node_of(file, row->base) : registration.argument);
  }
  if (registered.empty()) return false;
  return std::ranges::any_of(trace_.makers(p_.edges()[capture.path.back()]), [&](CallId maker) {
    const NodeId object = p_.calls()[maker].result;
    if (object == kNone) return false;
    const auto aliases = trace_.aliases(object);
    const auto is_here = [&](NodeId node) { return aliases.contains(node); };
    return std::ranges::none_of(registered, is_here) && std::ranges::any_of(aliases, [&](NodeId node) {
             return p_.nodes()[node].kind == Node::Kind::global && trace_.survives(node);
           });
  });
}

/// `@cached(CACHE)`: what the memoizer keeps is in an object of the program.
bool Matcher::keeps_memo(const Renewing& renewing, NodeId holder) const {
  const Node& node = p_.nodes()[holder];
  if (node.kind != Node::Kind::memo) return false;
  const Program::ScopeInfo& scope = p_.scopes()[node.scope];
  for (const Annotation& annotation : scope.row->annotations) {
    if (annotation.call == kNone) continue;
    for (const Argument& argument : p_.files()[scope.file].calls[annotation.call].args) {
      if (argument.place != kNone && renewing.roots.contains(p_.node_of(scope.file, argument.place))) return true;
    }
  }
  return false;
}

/// The hooks' changes of objects that the holder may hold; looked up once for each holder.
const std::vector<std::size_t>& Matcher::changes_of(NodeId holder) const {
  const auto [it, fresh] = changes_of_.try_emplace(holder);
  if (fresh && !changes_at_.empty()) {
    std::set<std::size_t> found;
    for (const NodeId object : trace_.owners(holder)) {
      const auto at = changes_at_.find(object);
      if (at != changes_at_.end() && is_object(object)) found.insert(at->second.begin(), at->second.end());
    }
    it->second.assign(found.begin(), found.end());
  }
  return it->second;
}

bool Matcher::makes_memo(NodeId node, ScopeId function) const {
  const auto& shapes = p_.nodes()[node].shapes;
  return std::any_of(shapes.begin(), shapes.end(),
                     [&](const Shape& shape) { return shape.kind == Shape::Kind::function && shape.ref == function; });
}

/// `group` is one of those that the call renews.
bool Matcher::renews_group(const Api& api, std::string_view group) {
  std::string_view list = api.renews.group;
  while (!list.empty()) {
    const std::string_view name = list.substr(0, list.find(", "));
    if (name == group) return true;
    list.remove_prefix(std::min(list.size(), name.size() + 2));
  }
  return false;
}

/// Hidden state (`random.seed()`) by the name of its group.
Renewal Matcher::group_renewal(const std::string& group) const {
  static const Concept hidden{"", ConceptKind::object, "the state of a random generator", false, {}};
  Renewal found;
  for (const Renewing& renewing : renewing_) {
    const Slot& renews = renewing.api->renews;
    if (renews.kind != Slot::Kind::group || !renews_group(*renewing.api, group)) continue;
    const Renewal renewal = judge_call(renewing, hidden);
    if (renewal.kind == Renewal::Kind::good) return renewal;
    if (found.kind == Renewal::Kind::none) found = renewal;
  }
  return found;
}

Renewal Matcher::judge_call(const Renewing& renewing, const Concept& what) const {
  const Program::CallInfo& call = p_.calls()[renewing.call];
  const Renewal good{Renewal::Kind::good, {}, call.file, call.row->span, renewing.hook, {}};
  Slot seed = renewing.api->seed;
  if (seed.kind == Slot::Kind::none) return good;
  if (seed.kind == Slot::Kind::argument) seed.index += renewing.skip;
  const NodeId value = p_.slot(seed, renewing.call);
  if (value == kNone) return good;  // no seed given: the library takes fresh entropy
  return judge(value, what, renewing.hook, call.file, call.row->span);
}

/// Is a holder of `what` safe again when the hook gives it (or seeds it with) `value`?
Renewal Matcher::judge(NodeId value, const Concept& what, ScopeId hook, std::uint32_t file, Span span) const {
  const Renewal good{Renewal::Kind::good, {}, file, span, hook, {}};
  const Rule* state = nullptr;
  for (const Rule& rule : rules_.rules) {
    if (rule.check == Check::hook) continue;
    if (std::find(rule.concepts.begin(), rule.concepts.end(), what.name) != rule.concepts.end()) state = &rule;
  }
  // Only uniqueness asks for entropy: a clock may be read again, a connection opened again.
  if (!what.name.empty() && (state == nullptr || state->group != "uniqueness")) return good;
  const Provenance from = trace_.provenance(value);
  const bool fresh = std::any_of(from.origins.begin(), from.origins.end(),
                                 [&](const Origin& o) { return o.what->fresh && runs_after(o.call); });
  if (fresh) return good;
  const auto wrong = [&](std::string_view defect, std::string api) {
    return Renewal{Renewal::Kind::wrong, std::string(defect), file, span, hook, std::move(api)};
  };
  for (const std::string_view defect : {"reseeds-captured", "reseeds-time"}) {
    const Rule* rule = hook_rule(defect);
    if (rule == nullptr) continue;
    for (const Origin& origin : from.origins) {
      const bool listed =
          std::find(rule->concepts.begin(), rule->concepts.end(), origin.what->name) != rule->concepts.end();
      if (!listed || !shared_by_clones(origin)) continue;
      // `seed = clock()` of before the snapshot: it is not the time of the restore.
      const bool captured = !runs_after(origin.call) && hook_rule("reseeds-captured") != nullptr;
      return wrong(captured ? "reseeds-captured" : defect, api_name(origin.call));
    }
  }
  if (!from.literal || from.unknown) return good;
  // From literals alone: the value itself, or the seed of a generator (the catalogue says which argument that is).
  if (!std::ranges::all_of(from.origins, is_seeded_with_constant)) return good;
  return wrong("reseeds-constant", "a constant");
}

/// A generator of which the catalogue says that it is made from a constant here.
bool Matcher::is_seeded_with_constant(const Origin& origin) {
  return origin.what->kind == ConceptKind::object &&
         std::ranges::any_of(origin.api->when, [](const Condition& c) { return c.test == Condition::Test::constant; });
}

/// What the origin gave to a hook is the same in every clone.
bool Matcher::shared_by_clones(const Origin& origin) const {
  if (origin.what->kind == ConceptKind::object || origin.what->fresh) return !runs_after(origin.call);
  const NodeId generator = p_.calls()[origin.call].receiver;
  if (generator == kNone || origin.what->kind == ConceptKind::call) return true;
  // A number is as good as the generator it is drawn from, which a hook may have reseeded.
  const auto roots = trace_.roots(generator);
  for (const Renewing& renewing : renewing_) {
    if (renewing.target == kNone || p_.slot(renewing.api->seed, renewing.call) != kNone) continue;
    if (std::any_of(roots.begin(), roots.end(), [&](NodeId r) { return is_object(r) && renewing.roots.contains(r); }))
      return false;
  }
  const auto origins = trace_.provenance(generator).origins;
  return origins.empty() || std::any_of(origins.begin(), origins.end(), [&](const Origin& from) {
           return from.what->kind == ConceptKind::object && !runs_after(from.call);
         });
}

/// `fclose(log); log = fopen(path, "a");`: after the call the same function puts another object there.
bool Matcher::is_set_again(NodeId target, const Program::CallInfo& call) const {
  const Node& node = p_.nodes()[target];
  const Place* row = node.kind == Node::Kind::place ? p_.place(target) : nullptr;
  const bool outlives = node.kind == Node::Kind::global || (row != nullptr && row->kind == PlaceKind::field);
  if (call.row->loop != kNone || !outlives) return false;
  return std::ranges::any_of(trace_.stores(target), [&](EdgeId id) {
    const Edge& edge = p_.edges()[id];
    const Place* from = p_.place(edge.from);
    return edge.scope == call.scope && edge.span.begin > call.row->span.begin &&
           (from == nullptr || from->kind != PlaceKind::literal);
  });
}

/// What was there before the call that makes the new object is gone; the new one is not.
bool Matcher::let_go_for_another(NodeId source) const {
  const Place* row = p_.nodes()[source].kind == Node::Kind::place ? p_.place(source) : nullptr;
  return std::ranges::any_of(reopened_, [&](const Reopened& call) {
    if (!call.roots.contains(source)) return false;
    const bool here = row != nullptr && row->scope != kNone &&
                      p_.scope_id(p_.file_of(p_.nodes()[source].place), row->scope) == call.scope;
    return !here || row->span.begin < call.at;
  });
}

/// The object was let go before the snapshot, at init or in a hook.
bool Matcher::released(NodeId source, const Concept& what, bool made_here) const {
  // Of a value (a temporary file's name) only the object it came in can be let go.
  const auto& gone = what.kind == ConceptKind::value ? closed_ : released_;
  if (gone.contains(source)) return true;
  if (what.kind != ConceptKind::value && let_go_for_another(source)) return true;
  if (gone.empty()) return false;
  if (made_here) return false;  // its ways to where it is let go were all followed
  const auto roots = trace_.roots(source);
  return std::any_of(roots.begin(), roots.end(), [&](NodeId root) { return is_object(root) && gone.contains(root); });
}

/// It is a before-hook that lets it go: whoever uses it after the restore needs a new one.
bool Matcher::released_by_hook(NodeId source) const { return closed_by_hook_.contains(source); }

/// Code after the restore gives the holder another object, or does not use it.
bool Matcher::made_again(NodeId holder) const {
  for (const EdgeId id : trace_.stores(holder)) {
    const Edge& edge = p_.edges()[id];
    if (p_.runs_after_restore(edge.scope, edge.span)) return true;
  }
  const auto uses = trace_.uses(holder);
  return std::none_of(uses.begin(), uses.end(),
                      [&](const Trace::Use& use) { return p_.runs_in(use.scope, use.span, Phase::handler); });
}

/// What an after-restore hook reseeds in place, or empties, for a call that only changes its receiver.
bool Matcher::renewed_in_place(NodeId object, bool by_emptying) const {
  const auto roots = trace_.roots(object);
  return std::any_of(renewing_.begin(), renewing_.end(), [&](const Renewing& renewing) {
    if (renewing.api == &kEmptying && !by_emptying) return false;
    return std::any_of(roots.begin(), roots.end(),
                       [&](NodeId root) { return is_object(root) && renewing.roots.contains(root); });
  });
}

/// A node in which objects are kept or made; not a literal such as the None that several variables begin with.
bool Matcher::is_object(NodeId node) const {
  const Place* row = p_.place(node);
  return row == nullptr || row->kind != PlaceKind::literal;
}

}  // namespace snapcheck::rules
