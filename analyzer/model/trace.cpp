#include "analyzer/model/trace.h"

#include <algorithm>
#include <array>

namespace snapcheck::model {

namespace {

/// Places in an allocator.
constexpr std::size_t kMaxMoves = 40;
constexpr std::size_t kMaxOrigins = 400;
/// Java: arrays to reckon in.
constexpr std::array<std::string_view, 5> kNumbers{"int[]", "long[]", "short[]", "float[]", "double[]"};

}  // namespace

const Origin* Provenance::of(const std::vector<std::string>& concepts) const {
  for (const Origin& origin : origins) {
    if (std::find(concepts.begin(), concepts.end(), origin.what->name) != concepts.end()) return &origin;
  }
  return nullptr;
}

Trace::Trace(Program& program) : p_(program), survival_(program), given_(program) {
  std::vector<std::pair<NodeId, CallId>> passed;
  passed.reserve(p_.calls().size() * 2);
  for (CallId id = 0; id < p_.calls().size(); ++id) {
    const Program::CallInfo& call = p_.calls()[id];
    if (call.receiver != kNone && call.row->member != kEndOfLife) passed.emplace_back(call.receiver, id);
    if (call.function != kNone) passed.emplace_back(call.function, id);
    for (const NodeId argument : call.args) {
      if (argument != kNone) passed.emplace_back(argument, id);
    }
    if (const Origin origin = origin_of(id); origin.api != nullptr) {
      if (const NodeId node = p_.slot(origin.api->into, id); node != kNone) origins_[node].push_back(origin);
    }
  }
  passed_ = base::Lists<CallId>(p_.nodes().size(), passed);
}

Origin Trace::origin_of(CallId id) const {
  const Api* api = p_.api_of(id, [](const Api&) { return true; });
  if (api == nullptr || api->concept_name.empty()) {
    // An entry that only tells the type or the effect does not hide a source further down.
    api = p_.api_of(id, [](const Api& a) { return a.safe || !a.concept_name.empty(); });
  }
  if (api == nullptr || api->concept_name.empty()) return {};
  return {id, api, p_.rules().concept_named(api->concept_name)};
}

/// The edge changes the object in `to`, and does not merely give the variable another one.
bool Trace::changes_object(const Edge& edge) const {
  if (edge.store == Store::mutate) return true;
  const Place* from = p_.place(edge.from);
  return edge.role == Edge::Role::access && from != nullptr && from->kind == PlaceKind::field &&
         p_.nodes()[edge.to].kind != Node::Kind::field;
}

std::unordered_set<NodeId> Trace::aliases(NodeId node) const {
  std::unordered_set<NodeId> seen{node};
  std::vector<NodeId> work{node};
  for (std::size_t i = 0; i < work.size() && work.size() < kMaxReach; ++i) {
    for (const EdgeId id : p_.nodes()[work[i]].out) {
      const Edge& edge = p_.edges()[id];
      if (edge.kind == FlowKind::copy && seen.insert(edge.to).second) work.push_back(edge.to);
    }
  }
  return seen;
}

std::unordered_set<NodeId> Trace::reach(NodeId node) const {
  std::unordered_set<NodeId> seen{node};
  std::vector<NodeId> work{node};
  for (std::size_t i = 0; i < work.size() && work.size() < kMaxOrigins; ++i) {
    for (const EdgeId id : p_.nodes()[work[i]].out) {
      if (seen.insert(p_.edges()[id].to).second) work.push_back(p_.edges()[id].to);
    }
  }
  return seen;
}

std::unordered_set<NodeId> Trace::roots(NodeId node, bool through_members) const {
  return backward({node}, through_members ? Through::all : Through::no_members, kMaxReach);
}

std::unordered_set<NodeId> Trace::owners(NodeId node) const {
  return backward({node}, Through::no_elements, kMaxReach);
}

/// owners() at a moment before the snapshot: in calls that belong together. A copy of a collection has another owner,
/// what is in the copy has both.
std::vector<Trace::Owner> Trace::owners(NodeId node, Frames& frames, Frames::Frame frame) const {
  std::vector<StepBack> work{{node, frame}};
  std::vector<bool> inside{false};  // by step: it was taken out of a collection
  std::vector<Owner> found{{node, frame, false}};
  std::unordered_map<NodeId, std::vector<Frames::Frame>> seen{{node, {frame}}};
  for (std::size_t i = 0; i < work.size() && i < kMaxReach; ++i) {
    const auto whole = [&](const Edge& edge) {
      return !changes_object(edge) && (inside[i] || edge.element != kEachElement);
    };
    for (const StepBack& step : steps_back(p_, work[i].node, frames, work[i].frame, whole)) {
      if (handed_out(p_.edges()[step.edge], node)) continue;
      std::vector<Frames::Frame>& known = seen[step.node];
      if (known.size() >= kMaxContexts || std::find(known.begin(), known.end(), step.frame) != known.end()) continue;
      known.push_back(step.frame);
      const Edge& edge = p_.edges()[step.edge];
      const bool handed_out = edge.role == Edge::Role::library && edge.from == p_.calls()[edge.call].receiver;
      const bool taken_out = edge.element == 0 ? handed_out : edge.element != kEachElement;
      inside.push_back(inside[i] || taken_out);
      work.push_back(step);
      const bool passed_on = (edge.role == Edge::Role::flow && found[i].of_caller) || is_same_memory(edge);
      found.push_back({step.node, step.frame, (edge.role == Edge::Role::enter && is_in_place(edge)) || passed_on});
    }
  }
  return found;
}

/// C: `char *at = text;` walks through the memory of another variable of the function. What is no object has no type.
bool Trace::is_same_memory(const Edge& edge) const {
  if (edge.file == kNone || p_.files()[edge.file].language != "cpp") return false;
  if (edge.role != Edge::Role::flow || edge.store != Store::rebind || edge.kind != FlowKind::copy) return false;
  const auto is_plain = [&](NodeId node) {
    const Place* row = p_.nodes()[node].kind == Node::Kind::place ? p_.place(node) : nullptr;
    return row != nullptr && row->type.empty() && (row->kind == PlaceKind::local || row->kind == PlaceKind::param);
  };
  return is_plain(edge.from) && is_plain(edge.to);
}

/// The argument is a variable of the caller, or the object that it makes, in which the function changes
/// what is there. Arrays of numbers are reckoned in.
bool Trace::is_in_place(const Edge& enter) const {
  if (enter.file == kNone) return false;
  const Place* param = p_.nodes()[enter.to].kind == Node::Kind::place ? p_.place(enter.to) : nullptr;
  if (param != nullptr && std::ranges::find(kNumbers, std::string_view(param->type)) != kNumbers.end()) return false;
  const Place* row = p_.nodes()[enter.from].kind == Node::Kind::place ? p_.place(enter.from) : nullptr;
  return row != nullptr &&
         (row->kind == PlaceKind::local || row->kind == PlaceKind::param || row->kind == PlaceKind::temp);
}

/// An allocator that hands out a piece and moves on, `at = pool->next; pool->next = at + size; return at`, has nothing
/// of what its callers put there. `edge`: from `pool->next`, asked by code outside.
bool Trace::handed_out(const Edge& edge, NodeId asked) const {
  if (edge.role != Edge::Role::access || p_.nodes()[edge.from].kind != Node::Kind::field) return false;
  const Place* place = p_.nodes()[edge.to].kind == Node::Kind::place ? p_.place(edge.to) : nullptr;
  if (place == nullptr || place->scope == kNone) return false;
  const ScopeId scope = p_.scope_id(p_.file_of(p_.nodes()[edge.to].place), place->scope);
  const Place* by = p_.nodes()[asked].kind == Node::Kind::place ? p_.place(asked) : nullptr;
  if (by != nullptr && by->scope != kNone && p_.scope_id(p_.file_of(p_.nodes()[asked].place), by->scope) == scope)
    return false;
  const auto [it, fresh] = moves_on_.try_emplace({edge.from, scope}, false);
  if (!fresh) return it->second;
  std::vector<NodeId> work;
  for (const EdgeId id : p_.nodes()[edge.from].in) {
    const Edge& access = p_.edges()[id];
    for (const EdgeId store :
         access.role == Edge::Role::access ? p_.nodes()[access.from].in : p_.nodes()[edge.from].in) {
      const Edge& stored = p_.edges()[store];
      if (stored.scope == scope && stored.store == Store::rebind && stored.role == Edge::Role::flow)
        work.push_back(stored.from);
    }
  }
  std::unordered_set<NodeId> seen(work.begin(), work.end());
  for (std::size_t i = 0; i < work.size() && i < kMaxMoves; ++i) {
    for (const EdgeId id : p_.nodes()[work[i]].in) {
      const Edge& from = p_.edges()[id];
      if (from.role == Edge::Role::access && from.from == edge.from) return it->second = true;
      const bool own = from.role == Edge::Role::flow && from.scope == scope && from.kind == FlowKind::copy;
      if (own && seen.insert(from.from).second) work.push_back(from.from);
    }
  }
  return false;
}

std::unordered_set<NodeId> Trace::roots(const std::vector<NodeId>& nodes, bool through_members) const {
  return backward(nodes, through_members ? Through::all : Through::no_members, p_.nodes().size());
}

std::unordered_set<NodeId> Trace::backward(std::vector<NodeId> work, Through through, std::size_t limit) const {
  const auto of_library_object = [this](const Edge& edge) {
    if (edge.role != Edge::Role::library || edge.call == kNone || edge.from != p_.calls()[edge.call].receiver)
      return false;
    const auto& shapes = p_.nodes()[edge.from].shapes;
    return std::any_of(shapes.begin(), shapes.end(), [](const Shape& s) { return s.kind == Shape::Kind::library; });
  };
  std::unordered_set<NodeId> seen(work.begin(), work.end());
  for (std::size_t i = 0; i < work.size() && i < limit; ++i) {
    for (const EdgeId id : p_.nodes()[work[i]].in) {
      const Edge& edge = p_.edges()[id];
      if (edge.kind != FlowKind::copy || (through == Through::no_members && of_library_object(edge))) continue;
      if (through == Through::no_elements && edge.store == Store::mutate) continue;
      if (seen.insert(edge.from).second) work.push_back(edge.from);
    }
  }
  return seen;
}

// --- Backward -------------------------------------------------------------------------------------------------

const std::vector<Origin>& Trace::origins_at(NodeId node) const {
  static const std::vector<Origin> none;
  const auto it = origins_.find(node);
  return it == origins_.end() ? none : it->second;
}

Provenance Trace::provenance(NodeId start) const {
  Provenance result;
  std::unordered_set<NodeId> seen{start};
  std::vector<NodeId> work{start};
  for (std::size_t i = 0; i < work.size(); ++i) {
    if (work.size() > kMaxOrigins) {
      result.unknown = true;
      break;
    }
    const NodeId node = work[i];
    const Place* row = p_.place(node);
    if (row != nullptr && row->kind == PlaceKind::literal) {
      (row->is_null ? result.null : result.literal) = true;
      continue;
    }
    if (const auto& origins = origins_at(node); !origins.empty()) {
      // A call that changes an object (`engine.seed(n)`) does not make it: what made it counts as well.
      const bool made = std::any_of(origins.begin(), origins.end(), [](const Origin& origin) {
        return origin.what->kind != ConceptKind::object || origin.api->into.kind == Slot::Kind::result;
      });
      for (const Origin& origin : origins) {
        result.origins.push_back(origin);
        // A generator is as good as its seed, a number as good as its generator.
        const Program::CallInfo& call = p_.calls()[origin.call];
        if (origin.what->kind == ConceptKind::value && !origin.what->fresh && call.receiver != kNone) {
          if (seen.insert(call.receiver).second) work.push_back(call.receiver);
        }
        if (origin.what->kind != ConceptKind::object) continue;
        for (const NodeId argument : call.args) {
          if (argument != kNone && seen.insert(argument).second) work.push_back(argument);
        }
      }
      if (made) continue;
    }
    if (node != start && survives(node) && p_.nodes()[node].kind != Node::Kind::default_value) {
      result.state.push_back(node);
    }
    if (p_.nodes()[node].in.empty()) result.unknown = true;
    for (const EdgeId id : p_.nodes()[node].in) {
      if (seen.insert(p_.edges()[id].from).second) work.push_back(p_.edges()[id].from);
    }
  }
  return result;
}

std::vector<EdgeId> Trace::stores(NodeId node) const {
  std::vector<EdgeId> found;
  for (const EdgeId id : p_.nodes()[node].in) {
    const Edge& edge = p_.edges()[id];
    if (edge.scope != kNone) {
      found.push_back(id);
    } else if (edge.role == Edge::Role::access) {
      for (const EdgeId before : p_.nodes()[edge.from].in) {
        if (p_.edges()[before].scope != kNone) found.push_back(before);
      }
    }
  }
  return found;
}

std::vector<CallId> Trace::makers(const Edge& store) const {
  const NodeId object = survival_.stored_into(store);
  if (object == kNone) return {};
  Frames frames;
  std::vector<CallId> found;
  for (const Survival::Maker& maker : survival_.makers(object, frames, Frames::kAny)) {
    if (std::ranges::find(found, maker.call) == found.end()) found.push_back(maker.call);
  }
  return found;
}

std::vector<Trace::Use> Trace::uses(NodeId node) const {
  std::vector<Use> found;
  const auto direct = [&](NodeId at) {
    for (const EdgeId id : p_.nodes()[at].out) {
      const Edge& edge = p_.edges()[id];
      if (edge.scope != kNone) found.push_back({edge.scope, edge.file, edge.span});
    }
    for (const CallId id : passed_[at]) {
      const Program::CallInfo& call = p_.calls()[id];
      found.push_back({call.scope, call.file, call.row->span});
    }
  };
  direct(node);
  for (const EdgeId id : p_.nodes()[node].out) {
    const Edge& edge = p_.edges()[id];
    if (edge.scope == kNone && edge.role == Edge::Role::access) direct(edge.to);
  }
  return found;
}

}  // namespace snapcheck::model
