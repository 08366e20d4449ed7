// Values and objects that are made before the snapshot and kept in surviving state.
#include <algorithm>
#include <map>
#include <unordered_set>

#include "analyzer/model/phases.h"
#include "analyzer/rules/matcher.h"

namespace snapcheck::rules {

using namespace model;

namespace {

/// Places from which an object is followed back.
constexpr std::size_t kMaxRoots = 1500;

}  // namespace

void Matcher::state_findings() {
  for (CallId id = 0; id < p_.calls().size(); ++id) {
    if (p_.calls()[id].apis.empty() || !runs_before(id)) continue;
    const Origin origin = trace_.origin_of(id);
    if (origin.api == nullptr || origin.what == nullptr || !comes_early(p_.calls()[id].scope)) continue;
    const Concept* what = origin.what;
    NodeId source = p_.slot(origin.api->into, id);
    if (what->kind == ConceptKind::call) {
      // Drawing from hidden state at init: the hazard is the value that is kept.
      what = what->draws.empty() ? nullptr : rules_.concept_named(what->draws);
    }
    if (what != nullptr && source != kNone) state_of(origin, *what, source);
  }
}

void Matcher::state_of(const Origin& origin, const Concept& what, NodeId source) {
  if (rules_for(what.name, Check::state).empty()) return;
  if (is_reset(origin.call, source)) return;
  if (released(source, what, origin.api->into.kind == Slot::Kind::result) && !released_by_hook(source)) return;
  // One cause, one finding: the first holder of the value, for each place in the code that obtains it.
  struct Group {
    std::optional<Capture> open;
    bool renewed = false;
    Renewal wrong;
  };
  std::map<std::pair<std::uint32_t, Span>, Group> groups;
  const auto consider = [&](const Capture& capture) {
    if (what.kind == ConceptKind::value && only_used_at_init(capture)) {
      // `from ids import INSTANCE`: the variable of ids, which a hook renews, is read by nobody else.
      if (renewal_of(source, what, capture).kind == Renewal::Kind::good)
        groups[highest(capture, origin.call)].renewed = true;
      return true;
    }
    if (is_freed(origin, source, capture) || is_emptied_at_init(capture)) return true;
    if (is_scratch(capture.holder)) return false;  // what comes out of it is something else
    if (takes_other_part(capture, *origin.api)) return true;
    // What the object draws from is in a module, which the hook gives a new seed.
    const bool object = what.kind == ConceptKind::object && !origin.api->group.empty();
    if (object && group_renewal(origin.api->group).kind == Renewal::Kind::good) return true;
    if (is_identity(origin) && (is_below_proc(capture) || only_compared_with_present(capture, origin))) return true;
    Group& group = groups[highest(capture, origin.call)];
    const Renewal renewal = renewal_of(source, what, capture);
    if (renewal.kind == Renewal::Kind::good) {
      group.renewed = true;
      return true;
    }
    if (renewal.kind == Renewal::Kind::released) return true;
    if (renewal.kind == Renewal::Kind::wrong && group.wrong.kind == Renewal::Kind::none) group.wrong = renewal;
    if (!group.open || says_more(origin.call, capture, *group.open)) group.open = capture;
    // A captured local is often copied into a field that the hooks know.
    return p_.nodes()[capture.holder].kind == Node::Kind::place;
  };
  // An object that was kept before the call made it a hazard: `SESSION.get(url)`, `random.nextBytes(SALT)`.
  if (origin.api->into.kind != Slot::Kind::result) {
    for (const Root& root : early_roots(origin, source)) {
      if (trace_.survives(root.node)) {
        if (released(root.node, what, false)) return;
        consider({root.node, root.node, {}, false});
      } else if (root.of_caller) {
        trace_.captures(root.node, what, consider);
      }
    }
  }
  trace_.captures(source, what, consider);
  // What the object's own code captures of it, down from the source, is kept no longer than whoever got it from there.
  const std::pair here(p_.calls()[origin.call].file, p_.calls()[origin.call].row->span);
  const bool passed_on =
      std::ranges::any_of(groups, [&](const auto& group) { return group.second.open && group.first != here; });
  for (const auto& [where, group] : groups) {
    if (!group.open) continue;
    if (passed_on && where == here && p_.nodes()[group.open->holder].kind == Node::Kind::place) continue;
    if (group.wrong.kind == Renewal::Kind::wrong) {
      report_wrong_renewal(origin, what, *group.open, group.wrong);
    } else {
      report_capture(origin, what, *group.open, group.renewed);
    }
  }
}

/// A way that surely runs says more than one that runs when something fails, or on many conditions, a kept value more
/// than its bytes, and a variable of the tree more than one of a library.
bool Matcher::says_more(CallId source, const Capture& capture, const Capture& other) const {
  const auto says = [&](const Capture& way) {
    const bool in_library = p_.nodes()[way.holder].kind == Node::Kind::global && p_.place(way.holder) == nullptr;
    return std::tuple(!only_assumed(way), !is_unlikely(source, way.path), !is_cut_into_bytes(way), !in_library);
  };
  return says(capture) > says(other);
}

/// `getaddrinfo(..., &list)`: the holder has the list itself, which is let go of before the snapshot.
bool Matcher::is_freed(const Origin& origin, NodeId source, const Capture& capture) const {
  if (origin.api->into.kind != Slot::Kind::argument || !released_.contains(source)) return false;
  return std::ranges::all_of(capture.path, [&](EdgeId id) {
    const Edge& edge = p_.edges()[id];
    // Into a field of the tree, and not a member out of the list.
    const bool stored = edge.role == Edge::Role::access && p_.nodes()[edge.to].kind == Node::Kind::field;
    return edge.kind == FlowKind::copy && edge.store != Store::mutate && (edge.role != Edge::Role::access || stored);
  });
}

/// Where the object comes from that the call writes into, before the snapshot. Out of the function that makes the call
/// only to those callers that hand in what the catalogue asks for: `fill(random_device, buffer)`.
std::vector<Matcher::Root> Matcher::early_roots(const Origin& origin, NodeId source) const {
  const Program::CallInfo& call = p_.calls()[origin.call];
  const auto& params = p_.scopes()[call.scope].params;
  const auto hands_in = [&](const Program::CallInfo& caller) {
    return std::ranges::all_of(origin.api->when, [&](const Condition& condition) {
      if (condition.subject != Condition::Subject::argument || condition.test != Condition::Test::type) return true;
      const auto index = static_cast<std::size_t>(condition.number);
      const auto param = index < call.args.size() ? std::ranges::find(params, call.args[index]) : params.end();
      const auto at = static_cast<std::size_t>(param - params.begin());
      if (param == params.end() || at >= caller.args.size() || caller.args[at] == kNone) return true;
      return std::ranges::any_of(p_.nodes()[caller.args[at]].shapes, [&](const Shape& shape) {
        return shape.kind == Shape::Kind::library && !shape.named &&
               p_.catalog(call.file).is_a(p_.symbols().text(shape.ref), condition.text);
      });
    });
  };
  const bool in_place = p_.files()[call.file].language == "cpp";
  std::vector<Root> work{{source, false, true}};
  std::unordered_set<NodeId> seen{source};
  for (std::size_t i = 0; i < work.size() && i < kMaxRoots; ++i) {
    const Root at = work[i];
    const bool own = std::ranges::find(params, at.node) != params.end();
    for (const EdgeId id : p_.nodes()[at.node].in) {
      const Edge& edge = p_.edges()[id];
      if (edge.kind != FlowKind::copy) continue;
      // An object enters its method over one edge, whichever of the calls on it is meant.
      const Place* to = edge.role == Edge::Role::enter ? p_.place(edge.to) : nullptr;
      const bool argument = to != nullptr && to->kind == PlaceKind::param;
      if (argument && (!p_.is_early(edge) || (own && !hands_in(p_.calls()[edge.call])))) continue;
      // `fill(buffer)`: what the call puts there goes on in its caller.
      const Place* from = p_.nodes()[edge.from].kind == Node::Kind::place ? p_.place(edge.from) : nullptr;
      const bool variable = from != nullptr && from->kind == PlaceKind::local;
      const bool passed = at.is_param;
      if (!seen.insert(edge.from).second) continue;
      work.push_back({edge.from, in_place && argument && variable && passed,
                      passed && argument && from != nullptr && from->kind == PlaceKind::param});
    }
  }
  return work;
}

/// The hook is what has to be mended: one finding there instead of one at the source.
void Matcher::report_wrong_renewal(const Origin& origin, const Concept& what, const Capture& capture,
                                   const Renewal& renewal) {
  const Rule* rule = hook_rule(renewal.defect);
  if (rule == nullptr) return;
  Words words;
  words.api = renewal.api;
  words.noun = what.noun;
  words.holder = holder_name(capture.holder);
  words.hook = scope_name(renewal.hook);
  words.function = words.hook;
  std::vector<Step> story;
  story.push_back(step(p_.calls()[origin.call].file, p_.calls()[origin.call].row->span,
                       words.noun + " is made here before the snapshot, by " + api_name(origin.call)));
  story.push_back(step(renewal.file, renewal.span, "the hook " + words.hook + " gives every clone the same again"));
  if (auto use = used(capture.holder)) story.push_back(std::move(*use));
  report(*rule, origin.api->level, false, renewal.file, renewal.span, words, renewal.hook, std::move(story));
}

void Matcher::report_capture(const Origin& origin, const Concept& what, const Capture& capture, bool sibling_renewed) {
  if (is_clock(what) && only_logged_at_start(capture, origin)) return;
  const Program::CallInfo& call = p_.calls()[origin.call];
  const ScopeId scope = call.scope;
  const PhaseSet phases = p_.scopes()[scope].phases;
  const bool before_only = (phases & bit(Phase::before_snapshot)) && !(phases & (bit(Phase::init) | kAssumed));
  const bool lazy = is_lazy(capture, origin.call);

  std::vector<const Rule*> matching;
  if (lazy) {
    matching = {hook_rule("priming")};
  } else if (before_only) {
    matching = {hook_rule("creates-before-snapshot")};
  } else if (sibling_renewed) {
    matching = {hook_rule("misses-alias")};
  } else {
    matching = rules_for(what.name, Check::state);
  }
  const auto [file, span] = highest(capture, origin.call);
  Words words;
  words.api = api_name(origin.call);
  words.noun = what.noun;
  words.holder = holder_name(capture.holder);
  words.function = scope_name(scope);
  words.hook = words.function;
  words.phase = before_only ? "before-snapshot" : "init";
  std::vector<Step> story = reached(scope, before_only ? Phase::before_snapshot : Phase::init);
  story.push_back(
      step(call.file, call.row->span, words.api + " makes " + what.noun + " here, before the snapshot", words.api));
  for (Step& passing : passed(capture)) story.push_back(std::move(passing));
  if (auto local = missing_global(capture.holder)) story.push_back(std::move(*local));
  if (auto use = used(capture.holder)) story.push_back(std::move(*use));
  // What an API's own level excuses in a variable is a defect in a cache, which is asked as if it were fresh.
  std::optional<Level> level = is_cache(capture.holder) ? std::nullopt : origin.api->level;
  // What excuses a generator that is soon seeded anew does not excuse the id that it gave.
  if (what.fresh && origin.api->concept_name != what.name) level.reset();
  // What the handler takes anew without having looked at it is out of date for nobody.
  const bool taken_anew =
      std::any_of(matching.begin(), matching.end(),
                  [](const Rule* rule) { return rule != nullptr && rule->group == "staleness"; }) &&
      ((!used(capture.holder) && handler_renews(capture.holder, what)) || read_each_turn(capture.holder, what) ||
       (is_clock(what) && (is_cached_clock(capture.holder, what) || only_paces_turns(capture.holder, what))));
  if (taken_anew || is_never_used(capture, what) || is_default_for_nobody(capture.holder)) level = Level::note;
  if (is_clock(what)) {
    const std::optional<Keepers> objects = keepers(capture);
    if (!is_read_later(capture.holder, objects) && !tells_age(capture, what, objects)) level = Level::note;
  }
  if (is_clock(what) && is_cut_into_bytes(capture)) level = Level::note;
  if (is_identity(origin) && is_of_child(origin.call)) level = Level::note;
  if (is_clock(what) && is_named_counter(capture.holder)) level = Level::note;  // its numbers are the finding
  const bool drawn = what.kind == ConceptKind::value &&
                     std::ranges::any_of(rules_.concepts, [&](const Concept& c) { return c.draws == what.name; });
  if (drawn && (only_spreads_waits(capture.holder) || is_chosen(origin.call) || is_drawn_from_constant(origin.call))) {
    level = Level::note;
  }
  if (what.kind == ConceptKind::value && !is_clock(what) && only_names_inside(capture.holder)) level = Level::note;
  const bool whole = std::ranges::all_of(capture.path, [&](EdgeId id) {
    return p_.edges()[id].kind == FlowKind::copy && part_taken(p_.edges()[id]).empty();
  });
  if (whole && is_read_for_other_parts(capture.holder, *origin.api)) level = Level::note;
  const bool generator = what.kind == ConceptKind::object && !what.draws.empty();
  if (generator && (draws_only_waits(capture.holder) || is_seeded_by_its_users(capture.holder))) level = Level::note;
  if (lazy || (sibling_renewed && !before_only)) {  // no worse than the same value made openly
    Level open = Level::off;
    for (const Rule* rule : rules_for(what.name, Check::state)) open = std::max(open, level_of(*rule, options_));
    if (sibling_renewed && open == Level::off) return;
    level = std::min(level.value_or(Level::error), std::max(open, Level::note));
  }
  const bool assumed = only_assumed(origin.call) || only_assumed(capture) || is_unlikely(origin.call, capture.path);
  for (const Rule* rule : matching) {
    if (rule == nullptr) continue;
    // The same clock, read into the same variable at several places: one variable to mend.
    const bool again = !assumed && level.value_or(Level::error) > Level::note && rule->group == "staleness" &&
                       p_.nodes()[capture.holder].kind != Node::Kind::place && !capture.path.empty() &&
                       stores_anew(capture) && !kept_readings_.insert({rule, capture.holder, words.api}).second;
    if (again) continue;
    // A client that several calls open: one thing to mend.
    const bool opened_before = !assumed && level.value_or(Level::error) > Level::note &&
                               origin.api->into.kind == model::Slot::Kind::receiver && rule->group == "liveness" &&
                               !opened_.insert({rule, p_.slot(origin.api->into, origin.call)}).second;
    if (opened_before) continue;
    const std::size_t before = findings_.size();
    report(*rule, level, assumed, file, span, words, scope, story);
    if (what.kind == ConceptKind::object) note_own_class(before, origin.call);
    note_own_generator(before, origin, what, capture.holder);
  }
}

/// The value itself is what the variable gets, not an element of it.
bool Matcher::stores_anew(const Capture& capture) const {
  const auto last = std::find_if(capture.path.rbegin(), capture.path.rend(),
                                 [&](EdgeId id) { return p_.edges()[id].store != Store::none; });
  return last != capture.path.rend() && p_.edges()[*last].store == Store::rebind;
}

/// A generator that nobody draws from, in a variable that no code of the tree reads.
bool Matcher::is_never_used(const Capture& capture, const Concept& what) const {
  const Node::Kind kind = p_.nodes()[capture.holder].kind;
  if (what.kind != ConceptKind::object || what.draws.empty() || capture.past_holder) return false;
  // What a library keeps, it uses.
  const bool in_library = kind == Node::Kind::global && p_.place(capture.holder) == nullptr;
  return (kind == Node::Kind::global || kind == Node::Kind::field) && !in_library &&
         trace_.uses(capture.holder).empty();
}

/// Made under an emptiness guard of its holder, in code that is not init code by nature: a lazy getter that init ran.
bool Matcher::is_lazy(const Capture& capture, CallId source) const {
  const auto same = [&](NodeId guard) {
    if (guard == kNone) return false;
    if (guard == capture.holder) return true;
    for (const EdgeId id : p_.nodes()[guard].in) {
      if (p_.edges()[id].role == Edge::Role::access && p_.edges()[id].from == capture.holder) return true;
    }
    return false;
  };
  const auto lazy_scope = [&](ScopeId scope) {
    if (scope == kNone) return false;
    // What the runtime itself calls at the start is no getter.
    if (p_.scopes()[scope].witness[static_cast<unsigned>(Phase::init)].entry != nullptr) return false;
    // C, C++: nor is what only its start calls: `if (name.empty()) name = host_name();` is a default.
    const bool later = (p_.scopes()[scope].phases & (bit(Phase::handler) | bit(Phase::after_restore))) != 0;
    if (!later && p_.files()[p_.scopes()[scope].file].language == "cpp") return false;
    if (p_.catalog(p_.scopes()[scope].file).completes(p_.scopes()[scope].row->member))
      return false;  // part of the constructor
    const ScopeKind kind = p_.scopes()[scope].row->kind;
    return kind == ScopeKind::method || kind == ScopeKind::function || kind == ScopeKind::lambda;
  };
  const Program::CallInfo& call = p_.calls()[source];
  if (same(call.guard) && lazy_scope(call.scope)) return true;
  return std::any_of(capture.path.begin(), capture.path.end(), [&](EdgeId id) {
    const Edge& edge = p_.edges()[id];
    return same(edge.guard) && lazy_scope(edge.scope);
  });
}

/// Code that draws from the generator gives it a constant seed before: the same numbers with and without a snapshot.
bool Matcher::is_seeded_by_its_users(NodeId generator) const {
  const auto holders = trace_.aliases(generator);
  for (const CallId id : seeding_) {
    const Api* api = p_.api_of(id, [](const Api& a) { return a.renews.kind == Slot::Kind::receiver; });
    if (!holders.contains(p_.slot(api->renews, id))) continue;
    const NodeId seed = p_.slot(api->seed, id);
    const Provenance from = seed == kNone ? Provenance() : trace_.provenance(seed);
    if (from.literal && !from.null && from.origins.empty()) return true;
  }
  return false;
}

/// `random.choice(["eu", "us"])`: one of a few texts of the program.
bool Matcher::is_chosen(CallId id) const {
  const Program::CallInfo& call = p_.calls()[id];
  if (call.args.empty() || call.args.front() == kNone) return false;
  const bool chooses = std::ranges::any_of(
      call.library_names, [&](Symbol name) { return p_.catalog(call.file).chooses(p_.symbols().text(name)); });
  return chooses && p_.is_written_out(call.args.front());
}

/// `Random(42).sample(...)`: the same numbers with and without a snapshot.
bool Matcher::is_drawn_from_constant(CallId id) const {
  const NodeId generator = p_.calls()[id].receiver;
  if (generator == kNone) return false;
  const Provenance from = trace_.provenance(generator);
  return !from.origins.empty() && std::ranges::all_of(from.origins, is_seeded_with_constant);
}

/// `"/proc/%d/ns" % os.getpid()`: the names of what belongs to the process are right in every clone.
bool Matcher::is_below_proc(const Capture& capture) const {
  return std::ranges::any_of(capture.path, [&](EdgeId id) {
    return std::ranges::any_of(p_.nodes()[p_.edges()[id].to].in, [&](EdgeId other) {
      const Place* row = p_.place(p_.edges()[other].from);
      return row != nullptr && row->kind == PlaceKind::literal && row->name.find("/proc/") <= 2;  // behind f and quote
    });
  });
}

/// `pid = os.fork(); if pid != 0: return pid; worker.pid = os.getpid()`: what a new process says of itself.
bool Matcher::is_of_child(CallId id) const {
  const NodeId guard = p_.calls()[id].guard;
  if (guard == kNone) return false;
  const CatalogIndex& catalog = p_.catalog(p_.calls()[id].file);
  const auto roots = trace_.roots(guard);
  return std::ranges::any_of(p_.scopes()[p_.calls()[id].scope].calls, [&](CallId other) {
    const Program::CallInfo& call = p_.calls()[other];
    return call.result != kNone && roots.contains(call.result) &&
           std::ranges::any_of(call.library_names, [&](Symbol name) { return catalog.forks(p_.symbols().text(name)); });
  });
}

/// Nothing is done with what is kept but to ask whether it still is what the API says: fork guards, which have a rule
/// of their own.
bool Matcher::only_compared_with_present(const Capture& capture, const Origin& origin) const {
  if (p_.nodes()[capture.holder].kind == Node::Kind::place) return false;
  if (!std::ranges::all_of(trace_.uses(capture.holder), [&](const Trace::Use& use) { return is_over_at_init(use); }))
    return false;
  bool any = false;
  for (const ComparedRead& read : compared_reads(capture.holder)) {
    if (p_.is_constant(read.with)) continue;
    if (read.comparison->is_order) return false;
    const auto here = trace_.provenance(read.with).origins;
    if (std::ranges::none_of(here, [&](const Origin& now) { return now.api == origin.api; })) return false;
    any = true;
  }
  return any;
}

/// Code that serves requests assigns the holder a new value of the same kind.
bool Matcher::handler_renews(NodeId holder, const Concept& what) const {
  const auto stores = trace_.stores(holder);
  return std::any_of(stores.begin(), stores.end(), [&](EdgeId id) {
    const Edge& edge = p_.edges()[id];
    return edge.store == Store::rebind && p_.runs_in(edge.scope, edge.span, Phase::handler) && edge.guard == kNone &&
           !is_into_new_object(edge) && trace_.provenance(edge.from).of({what.name}) != nullptr;
  });
}

/// A memo, or an object of a library type that can be emptied as a whole.
bool Matcher::is_cache(NodeId holder) const {
  const Node& node = p_.nodes()[holder];
  if (node.kind == Node::Kind::memo) return true;
  const Place* row = p_.place(holder);
  for (const Shape& shape : node.shapes) {
    if (shape.kind != Shape::Kind::library) continue;
    const std::uint32_t file = row != nullptr       ? p_.file_of(node.place)
                               : node.type != kNone ? p_.types()[node.type].file
                                                    : 0;
    for (const std::string_view clear : {"clear", "invalidateAll"}) {
      for (const Api* api : p_.catalog(file).member(p_.symbols().text(shape.ref), clear)) {
        if (api->renews.kind == Slot::Kind::receiver) return true;
      }
    }
  }
  return false;
}

/// Assigned to a variable that is read, and by nothing but code that is over when the snapshot is taken: `START` of a
/// start-up log line. What that code puts elsewhere is followed on.
bool Matcher::only_used_at_init(const Capture& capture) const {
  const NodeId holder = capture.holder;
  if (p_.nodes()[holder].kind != Node::Kind::global || capture.path.empty()) return false;
  if (p_.edges()[capture.path.back()].store != Store::rebind) return false;
  // In an object of a library, which others may have from there: Flask's `current_app`.
  const bool inside =
      std::ranges::any_of(capture.path, [&](EdgeId id) { return trace_.changes_object(p_.edges()[id]); });
  const bool of_library = std::ranges::any_of(p_.nodes()[holder].shapes, [&](const Shape& shape) {
    return shape.kind == Shape::Kind::library && !shape.named && !p_.symbols().text(shape.ref).starts_with("builtins.");
  });
  if (inside && of_library) return false;
  const auto [known, fresh] = only_at_init_.try_emplace(holder, false);
  if (!fresh) return known->second;
  const auto uses = trace_.uses(holder);
  if (uses.empty()) return known->second = is_deleted(capture);
  if (is_served_with(holder)) return false;
  const auto over = [&](const Trace::Use& use) { return is_over_at_init(use); };
  return known->second = std::ranges::all_of(uses, over) && !is_compared_later(holder);
}

/// By code that is over when the snapshot is taken.
bool Matcher::is_over_at_init(const Trace::Use& use) const {
  if (use.scope == kNone) return false;
  const Program::ScopeInfo& scope = p_.scopes()[use.scope];
  return (scope.runs_once || p_.has_entry_points(scope.file)) && p_.runs_before_snapshot(use.scope, use.span) &&
         !p_.runs_after_restore(use.scope, use.span);
}

/// Other code than that of the start asks whether it is the same as, or less than, something that is not written out.
bool Matcher::is_compared_later(NodeId holder) const {
  const auto written = [&](NodeId node) {
    const Place* row = node == kNone ? nullptr : p_.place(node);
    return row != nullptr && row->kind == PlaceKind::literal;
  };
  return std::ranges::any_of(compared_reads(holder), [&](const ComparedRead& read) {
    return !written(read.with) &&
           !is_over_at_init({read.comparison->scope, read.comparison->file, read.comparison->span});
  });
}

/// Where the variable or field, or a place of the code that reads it, is an operand of a comparison.
std::vector<Matcher::ComparedRead> Matcher::compared_reads(NodeId holder) const {
  std::vector<ComparedRead> found;
  const auto add = [&](NodeId node) {
    for (const std::uint32_t operand : operands_[node]) {
      const Comparison& comparison = p_.comparisons()[operand / 2];
      found.push_back({&comparison, operand % 2 == 0 ? comparison.right : comparison.left});
    }
  };
  add(holder);
  for (const EdgeId id : p_.nodes()[holder].out) {
    if (p_.edges()[id].role == Edge::Role::access) add(p_.edges()[id].to);
  }
  return found;
}

/// `del NAME` or `NAME = None` further down in the module, of a variable that nobody reads.
bool Matcher::is_deleted(const Capture& capture) const {
  const Edge& stored = p_.edges()[capture.path.back()];
  return std::ranges::any_of(p_.nodes()[capture.holder].in, [&](EdgeId id) {
    const Edge& edge = p_.edges()[id];
    const Place* row = p_.place(edge.from);
    return row != nullptr && row->is_null && edge.scope != kNone && edge.scope == stored.scope &&
           p_.scopes()[edge.scope].runs_once && edge.span.begin > stored.span.begin;
  });
}

/// The expression that yields the value in the outermost function on the way from source to holder.
std::pair<std::uint32_t, Span> Matcher::highest(const Capture& capture, CallId source) const {
  std::uint32_t file = p_.calls()[source].file;
  Span span = p_.calls()[source].row->span;
  int depth = 0, least = 0;
  const auto derived = std::find_if(capture.path.rbegin(), capture.path.rend(),
                                    [&](EdgeId id) { return p_.edges()[id].kind != FlowKind::copy; });
  const auto last_derived = static_cast<std::size_t>(capture.path.rend() - derived);
  for (std::size_t i = 0; i < capture.path.size(); ++i) {
    const Edge& edge = p_.edges()[capture.path[i]];
    // From here on it is the object that travels.
    if (i >= last_derived && trace_.changes_object(edge)) break;
    if (edge.role == Edge::Role::enter) ++depth;
    if (edge.role == Edge::Role::leave && --depth < least) {
      least = depth;
      file = edge.file;
      span = edge.span;
    }
    if (trace_.survives(edge.to) && edge.to != capture.holder) break;  // from here on it is a copy of what is kept
  }
  return {file, span};
}

}  // namespace snapcheck::rules
