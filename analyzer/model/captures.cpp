// Trace, forward: the ways of a value, or of an object, into surviving state.
#include <algorithm>

#include "analyzer/model/trace.h"
#include "analyzer/model/ways.h"

namespace snapcheck::model {

namespace {

/// Of the branches that a value can have come through to a place only so many are told apart.
constexpr std::size_t kMaxWays = 4;

}  // namespace

/// The difference of two values of one concept is none: two clock readings make a duration.
bool Trace::cancels(const Edge& edge, const Concept& what) const {
  for (const EdgeId id : p_.nodes()[edge.to].in) {
    const Edge& other = p_.edges()[id];
    if (other.kind != FlowKind::difference || other.from == edge.from) continue;
    if (provenance(other.from).of({what.name}) != nullptr) return true;
  }
  return false;
}

std::vector<Capture> Trace::captures(NodeId source, const Concept& what,
                                     const std::function<bool(const Capture&)>& goes_on) const {
  std::vector<Capture> found;
  Frames frames;
  std::map<std::pair<NodeId, Frames::Frame>, Fate> fates;
  static const Fate unknown;
  const auto fate_of = [&](NodeId object, Frames::Frame frame) -> const Fate& {
    // Where types are declared the ways of an object are few enough to be followed to their ends.
    const Id place = p_.nodes()[object].place;
    if (what.kind != ConceptKind::value || place == kNone) return unknown;
    if (p_.files()[p_.file_of(place)].language != "java") return unknown;
    const auto [it, fresh] = fates.try_emplace({object, frame});
    if (fresh) it->second = fate(object, frames, frame);
    return it->second;
  };
  const auto on_holder = [&](Capture capture) {
    const bool on = goes_on(capture);
    found.push_back(std::move(capture));
    return on ? Next::behind : Next::elsewhere;
  };
  follow({source}, frames, {what, on_holder, fate_of}, nullptr);
  return found;
}

/// As far as the calls tell in which it is made. An object that may come from elsewhere, or from too many places, may
/// be kept.
Trace::Fate Trace::fate(NodeId object, Frames& frames, Frames::Frame frame) const {
  static const Concept any{"", ConceptKind::object, "an object", false, {}};
  static const Fate unknown;
  const auto on_holder = [&](const Capture& way) { return is_interned(way) ? Next::closed : Next::nowhere; };
  const auto no_fate = [](NodeId, Frames::Frame) -> const Fate& { return unknown; };
  Fate found;
  for (const Survival::Maker& maker : survival_.makers(object, frames, frame)) {
    const Stop made{p_.calls()[maker.call].result, maker.frame};
    if (survives(made.node)) return {};  // `new Worker().serve()`
    if (follow(made, frames, {any, on_holder, no_fate}, &found.stops) != Looked::all) return {};
    found.kept = false;
  }
  return found;
}

/// Put into a table of equal objects: `if (known.equals(value)) return known; table[i] = value;`, where no other
/// function reads the table. Whoever finds it there had an equal one.
bool Trace::is_interned(const Capture& way) const {
  const auto last = std::find_if(way.path.rbegin(), way.path.rend(),
                                 [&](EdgeId id) { return p_.edges()[id].store == Store::mutate; });
  if (last == way.path.rend()) return false;
  const Edge& store = p_.edges()[*last];
  const ScopeId scope = store.scope;
  if (scope == kNone) return false;
  const auto& params = p_.scopes()[scope].params;
  if (std::ranges::find(params, store.from) == params.end()) return false;
  const auto here = [&](EdgeId id) { return p_.edges()[id].scope == scope || p_.edges()[id].scope == kNone; };
  if (!std::all_of(way.path.rbegin(), last, here)) return false;
  const auto table = roots(store.to);
  const auto in_table = [&](NodeId node) {
    return node != kNone && std::ranges::any_of(roots(node), [&](NodeId root) {
             return p_.nodes()[root].kind != Node::Kind::place && table.contains(root);
           });
  };
  const bool asked = std::ranges::any_of(p_.scopes()[scope].calls, [&](CallId id) {
    const Program::CallInfo& call = p_.calls()[id];
    if (call.row->member != "equals" || call.args.size() != 1) return false;
    return (call.receiver == store.from && in_table(call.args[0])) ||
           (call.args[0] == store.from && in_table(call.receiver));
  });
  bool read = false;
  for (const NodeId node : table) {
    if (!asked) return false;
    if (p_.nodes()[node].kind == Node::Kind::place) continue;
    const auto readers = uses(node);
    if (std::ranges::none_of(readers, [&](const Use& use) { return use.scope == scope; })) continue;
    if (std::ranges::any_of(readers, [&](const Use& use) { return use.scope != scope; })) return false;
    read = true;
  }
  return read;
}

/// Forward from `start` to the first surviving places.
Trace::Looked Trace::follow(Stop start, Frames& frames, const Look& look, std::vector<Stop>* stops) const {
  const Concept& what = look.what;
  struct State {
    NodeId node;
    EdgeId came;
    std::size_t before;
    Frames::Frame frame;
    bool behind;           ///< past a holder
    bool itself;           ///< the value itself, for certain, and no collection with it
    bool passing = false;  ///< in a field of an object that is not kept: it goes where the object goes
    Ways::Way way = Ways::kAny;
  };
  Ways ways(given_, frames);
  const NodeId source = start.node;
  std::unordered_map<NodeId, bool> holders;  // and whether the way goes on behind them
  std::vector<State> work{{source, kNone, 0, start.frame, false, true}};
  std::unordered_map<NodeId, std::vector<std::pair<Frames::Frame, Ways::Way>>> seen{
      {source, {{start.frame, Ways::kAny}}}};
  const auto path_of = [&](std::size_t at) {
    std::vector<EdgeId> path;
    for (; work[at].came != kNone; at = work[at].before) path.push_back(work[at].came);
    std::reverse(path.begin(), path.end());
    return path;
  };
  /// `way` becomes any when there are too many to tell them apart.
  const auto is_new = [&](NodeId node, Frames::Frame frame, Ways::Way& way) {
    auto& known = seen[node];
    const auto of_frame = [&](const auto& other) { return other.first == frame; };
    const auto ways_here = static_cast<std::size_t>(std::ranges::count_if(known, of_frame));
    if (ways_here == 0) {
      std::vector<Frames::Frame> other_frames;
      for (const auto& [other, other_way] : known) {
        if (std::ranges::find(other_frames, other) == other_frames.end()) other_frames.push_back(other);
      }
      if (other_frames.size() >= kMaxContexts) return false;
    }
    if (ways_here >= kMaxWays) way = Ways::kAny;
    for (const auto& [other, other_way] : known) {
      if ((other == frame || other == Frames::kAny) && (other_way == way || other_way == Ways::kAny)) return false;
    }
    known.emplace_back(frame, way);
    return true;
  };
  Ways::Way any_way = Ways::kAny;
  /// Whose field is read there: `object.name`.
  const auto object_of = [&](NodeId read) {
    const Place* row = p_.nodes()[read].kind == Node::Kind::place ? p_.place(read) : nullptr;
    if (row == nullptr || row->kind != PlaceKind::field || row->base == kNone) return kNone;
    return p_.node_of(p_.file_of(p_.nodes()[read].place), row->base);
  };
  std::size_t i = 0;
  for (; i < work.size() && work.size() < kMaxReach; ++i) {
    if (work[i].passing) continue;
    for (const EdgeId id : p_.nodes()[work[i].node].out) {
      const Edge& edge = p_.edges()[id];
      if (!p_.is_early(edge)) continue;
      if (edge.kind != FlowKind::copy && what.kind != ConceptKind::value) continue;
      if (what.kind == ConceptKind::object && holds_no_object(edge.to)) continue;
      if (edge.kind == FlowKind::difference && cancels(edge, what)) continue;
      // `for line in open(path)`: what comes out of the object is something else.
      if (what.kind == ConceptKind::object && work[i].itself && edge.element == kAnyElement) continue;
      if (edge.role == Edge::Role::library && edge.call != kNone && edge.to == p_.calls()[edge.call].result &&
          origin_of(edge.call).api != nullptr && !hands_on(edge)) {
        continue;  // the call yields something of its own
      }
      if (came_by_reading(work[i].came) && is_field_store(edge)) continue;  // what was read there is not stored there
      // A memo answers with it only when it is asked with it.
      if (what.kind == ConceptKind::value && work[i].frame != Frames::kAny &&
          p_.nodes()[edge.to].kind == Node::Kind::memo) {
        continue;
      }
      Frames::Frame frame = work[i].frame;
      if (edge.role == Edge::Role::enter) {
        frame = frames.enter(edge.call, frame);
      } else if (edge.role == Edge::Role::leave && frame != Frames::kAny) {
        if (frames.call(frame) != edge.call) continue;
        frame = frames.caller(frame);
      } else if (edge.role == Edge::Role::leave && ways.excludes(work[i].way, edge.call)) {
        continue;  // this call does not come to where the value is
      }
      const bool anywhere = frame == Frames::kAny && work[i].frame == Frames::kAny;
      Ways::Way way = anywhere ? ways.along(work[i].way, edge) : work[i].way;
      const bool living = survives(edge.to) && survival_.into_living(edge, frames, frame);
      const NodeId object = living ? survival_.stored_into(edge) : kNone;
      if (const Fate* at = object == kNone ? nullptr : &look.fate(object, frame); at != nullptr && !at->kept) {
        const std::size_t field = work.size();
        work.push_back({edge.to, id, i, Frames::kAny, work[i].behind, false, true});
        for (const EdgeId access : p_.nodes()[edge.to].out) {
          const NodeId read = p_.edges()[access].to;
          const NodeId from = object_of(read);
          for (const Stop& stop : at->stops) {
            if (stop.node != from || !is_new(read, stop.frame, any_way)) continue;
            work.push_back({read, access, field, stop.frame, work[i].behind, false});
          }
        }
        continue;
      }
      const Node::Kind kind = p_.nodes()[edge.to].kind;
      const bool in_heap = kind != Node::Kind::place && kind != Node::Kind::object;
      if (in_heap) frame = Frames::kAny;
      if (in_heap || (edge.role == Edge::Role::enter && frame == Frames::kAny)) way = Ways::kAny;
      if (const auto it = holders.find(edge.to); it != holders.end() && !it->second) continue;
      const bool fresh = is_new(edge.to, frame, way);
      if (!fresh && (!living || holders.contains(edge.to))) continue;
      const std::size_t at = work.size();
      const bool itself = work[i].itself && (edge.store == Store::rebind || edge.role == Edge::Role::leave);
      work.push_back({edge.to, id, i, frame, work[i].behind, itself, false, way});
      if (living) {
        const auto [it, first] = holders.try_emplace(edge.to, false);
        if (first) {
          const Next next = look.on_holder({source, edge.to, path_of(at), work[i].behind});
          if (next == Next::nowhere) return Looked::enough;
          it->second = next == Next::behind;
        }
        if (it->second && fresh) {
          work[at].behind = true;
        } else {
          work.pop_back();
        }
        continue;
      }
      // Put into an object that this variable only borrowed: its owners have it as well.
      if (!survives(edge.to) && changes_object(edge)) {
        const bool java = edge.file != kNone && p_.files()[edge.file].language == "java";
        const bool goes_on = edge.store == Store::mutate || (what.kind == ConceptKind::value && !java);
        for (const Owner& step : owners(edge.to, frames, frame)) {
          const NodeId owner = step.node;
          // `fill(buffer)`: what the function put there goes on in its caller. Java's fields have nodes of their own.
          if (step.of_caller && goes_on && !survives(owner) && is_new(owner, step.frame, any_way)) {
            work.push_back({owner, id, i, step.frame, work[i].behind, false});
          }
          if (!survives(owner) || survival_.is_unchangeable(owner)) continue;
          if (!holders.try_emplace(owner, true).second) continue;
          const Next next = look.on_holder({source, owner, path_of(at), work[i].behind});
          if (next == Next::nowhere) return Looked::enough;
          if (next == Next::closed) holders[owner] = false;
        }
      }
    }
  }
  if (stops != nullptr) {
    for (const State& state : work) stops->push_back({state.node, state.frame});
  }
  return i == work.size() ? Looked::all : Looked::too_many;
}

/// `System.getProperty(key, other)`, `os.getenv(key, other)`: the call may answer with what it was given.
bool Trace::hands_on(const Edge& edge) const {
  const Program::CallInfo& call = p_.calls()[edge.call];
  if (edge.kind != FlowKind::copy || edge.from == call.receiver) return false;
  const CatalogIndex& catalog = p_.catalog(call.file);
  return std::ranges::any_of(call.library_names, [&](Symbol name) { return catalog.passes(p_.symbols().text(name)); });
}

/// Java: declared as a number, a text or an array of numbers.
bool Trace::holds_no_object(NodeId node) const {
  const Node& at = p_.nodes()[node];
  const Place* row = p_.place(node);
  std::string_view type = row == nullptr ? std::string_view() : std::string_view(row->type);
  std::uint32_t file = row == nullptr ? 0 : p_.file_of(at.place);
  if (type.empty() && at.kind == Node::Kind::field) {
    const std::string_view name = p_.symbols().text(at.name);
    const auto& fields = p_.types()[at.type].row->fields;
    const auto field = std::ranges::find(fields, Name(name.substr(name.rfind('.') + 1)), &Field::name);
    if (field != fields.end()) type = field->type;
    file = p_.types()[at.type].file;
  }
  if (type.empty() || p_.files()[file].language != "java") return false;
  if (type == "java.lang.String") return true;
  type = type.substr(0, type.find('['));
  return std::ranges::find(kPrimitives, type) != kPrimitives.end();
}

/// Out of a field, or an object that is not of the tree, into the place of an expression `object.field`.
bool Trace::came_by_reading(EdgeId id) const {
  if (id == kNone) return false;
  const Edge& edge = p_.edges()[id];
  if (edge.role != Edge::Role::access) return edge.role == Edge::Role::bind;
  if (p_.nodes()[edge.from].kind == Node::Kind::field) return true;
  const Place* row = p_.nodes()[edge.to].kind == Node::Kind::place ? p_.place(edge.to) : nullptr;
  if (row == nullptr || row->kind != PlaceKind::field || row->base == kNone) return false;
  return p_.node_of(p_.file_of(p_.nodes()[edge.to].place), row->base) == edge.from;
}

bool Trace::is_field_store(const Edge& edge) const {
  return edge.role == Edge::Role::access && p_.nodes()[edge.to].kind == Node::Kind::field;
}

}  // namespace snapcheck::model
