#include "analyzer/model/trace.h"

#include <algorithm>

namespace snapcheck::model {

namespace {

// A value that reaches more places than this is followed no further; such hubs (a logging helper's parameter) say
// nothing about one source.
constexpr std::size_t kMaxReach = 1500;
constexpr std::size_t kMaxOrigins = 400;

}  // namespace

const Origin* Provenance::of(const std::vector<std::string>& concepts) const {
  for (const Origin& origin : origins) {
    if (std::find(concepts.begin(), concepts.end(), origin.what->name) != concepts.end()) return &origin;
  }
  return nullptr;
}

Trace::Trace(Program& program) : p_(program) {
  for (CallId id = 0; id < p_.calls().size(); ++id) {
    const Program::CallInfo& call = p_.calls()[id];
    if (call.constructs != kNone && call.result != kNone) constructed_[call.result].push_back(id);
    if (call.receiver != kNone) passed_[call.receiver].push_back(id);
    for (const NodeId argument : call.args) {
      if (argument != kNone) passed_[argument].push_back(id);
    }
    if (const Origin origin = origin_of(id); origin.api != nullptr) {
      if (const NodeId node = p_.slot(origin.api->into, id); node != kNone) origins_[node].push_back(origin);
    }
  }
  survives_.resize(p_.nodes().size());
  collect_captured();
  find_survivors();
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

// --- Survival -------------------------------------------------------------------------------------------------

/// Which locals of enclosing scopes each scope uses.
void Trace::collect_captured() {
  captured_.resize(p_.scopes().size());
  const auto note = [&](ScopeId scope, NodeId node) {
    if (scope == kNone || node == kNone || p_.nodes()[node].kind == Node::Kind::default_value) return;
    const Place* row = p_.place(node);
    if (row == nullptr || row->scope == kNone) return;
    if (row->kind != PlaceKind::local && row->kind != PlaceKind::param && row->kind != PlaceKind::receiver) return;
    const ScopeId home = p_.scope_id(p_.scopes()[scope].file, row->scope);
    if (home != scope) captured_[scope].push_back(node);
  };
  for (const Edge& edge : p_.edges()) {
    if (edge.role != Edge::Role::flow) continue;
    note(edge.scope, edge.from);
    note(edge.scope, edge.to);
  }
  for (const Program::CallInfo& call : p_.calls()) {
    note(call.scope, call.receiver);
    note(call.scope, call.function);
    for (const NodeId argument : call.args) note(call.scope, argument);
  }
  // `self.x` in a nested scope reads the `self` of the outer one.
  for (std::uint32_t file = 0; file < p_.files().size(); ++file) {
    for (const Place& place : p_.files()[file].places) {
      if (place.kind != PlaceKind::field || place.scope == kNone || place.base == kNone) continue;
      note(p_.scope_id(file, place.scope), p_.node_of(file, place.base));
    }
  }
  for (ScopeId id = 0; id < p_.scopes().size(); ++id) {
    if (p_.scopes()[id].owner != kNone) type_scopes_[p_.scopes()[id].owner].push_back(id);
  }
  for (NodeId node = 0; node < p_.nodes().size(); ++node) {
    if (p_.nodes()[node].kind == Node::Kind::field) type_fields_[p_.nodes()[node].type].push_back(node);
  }
}

void Trace::keep(NodeId node) {
  if (node == kNone || survives_[node]) return;
  survives_[node] = true;
  work_.push_back(node);
}

void Trace::keep_type(TypeId type) {
  std::vector<TypeId> lineage{type};
  for (std::size_t i = 0; i < lineage.size() && i < 64; ++i) {
    Program::TypeInfo& info = p_.types()[lineage[i]];
    if (info.kept) continue;
    info.kept = true;
    for (const NodeId field : type_fields_[lineage[i]]) keep(field);
    if (info.row->is_anonymous || info.row->name.find(".<") != std::string::npos) {
      for (const ScopeId scope : type_scopes_[lineage[i]]) {
        for (const NodeId local : captured_[scope]) keep(local);
      }
    }
    lineage.insert(lineage.end(), info.supers.begin(), info.supers.end());
  }
}

/// A function in a function: each call of the outer one makes it anew.
bool Trace::is_inner(ScopeId scope) const {
  if (scope == kNone || p_.scopes()[scope].parent == kNone) return false;
  const ScopeKind kind = p_.scopes()[p_.scopes()[scope].parent].row->kind;
  return kind == ScopeKind::function || kind == ScopeKind::method || kind == ScopeKind::constructor ||
         kind == ScopeKind::lambda;
}

/// From what survives by nature, backwards along what init code copied into it.
void Trace::find_survivors() {
  const std::vector<Node>& nodes = p_.nodes();
  // The defaults of a function that a call defines go when the function does.
  std::unordered_map<ScopeId, std::vector<NodeId>> inner_defaults;
  for (NodeId node = 0; node < nodes.size(); ++node) {
    switch (nodes[node].kind) {
      case Node::Kind::default_value:
        if (is_inner(nodes[node].scope)) {
          inner_defaults[nodes[node].scope].push_back(node);
        } else {
          keep(node);
        }
        break;
      case Node::Kind::global:
      case Node::Kind::memo:
        keep(node);
        break;
      default:
        break;
    }
  }
  for (TypeId type = 0; type < p_.types().size(); ++type) {
    if (p_.types()[type].instances == EntryPoint::Instances::init) keep_type(type);
  }
  for (ScopeId id = 0; id < p_.scopes().size(); ++id) {
    const Program::ScopeInfo& scope = p_.scopes()[id];
    const bool late = (scope.phases & (bit(Phase::handler) | bit(Phase::after_restore))) != 0;
    if (!late) continue;
    for (const NodeId local : captured_[id]) keep(local);
  }
  // What a container asks a method for, it keeps: Spring's @Bean, CDI's @Produces.
  for (const Program::ScopeInfo& scope : p_.scopes()) {
    const EntryPoint* entry = scope.witness[static_cast<unsigned>(Phase::init)].entry;
    if (entry != nullptr && entry->kind == EntryPoint::Kind::annotation && entry->phase == Phase::init) keep(scope.result);
  }
  // Locals that live across a boundary call.
  for (ScopeId id = 0; id < p_.scopes().size(); ++id) {
    const Program::ScopeInfo& scope = p_.scopes()[id];
    if (scope.boundary == 0xffffffff || !(scope.phases & bit(Phase::init))) continue;
    for (const CallId call : scope.calls) {
      const Program::CallInfo& info = p_.calls()[call];
      if (info.row->span.end < scope.boundary) continue;
      keep(info.receiver);
      keep(info.function);
      for (const NodeId argument : info.args) keep(argument);
    }
  }
  for (const Edge& edge : p_.edges()) {
    if (edge.scope == kNone || edge.role != Edge::Role::flow) continue;
    const Program::ScopeInfo& scope = p_.scopes()[edge.scope];
    if ((scope.phases & bit(Phase::init)) && edge.span.begin >= scope.boundary) keep(edge.from);
  }

  std::vector<bool> seen(nodes.size(), false);
  std::vector<NodeId> reached;
  const auto visit = [&](NodeId node) {
    if (node == kNone || seen[node]) return;
    seen[node] = true;
    reached.push_back(node);
  };
  while (!work_.empty() || !reached.empty()) {
    if (!work_.empty()) {
      const NodeId node = work_.back();
      work_.pop_back();
      visit(node);
      continue;
    }
    const NodeId node = reached.back();
    reached.pop_back();
    if (const auto it = constructed_.find(node); it != constructed_.end()) {
      for (const CallId call : it->second) {
        const Program::CallInfo& info = p_.calls()[call];
        if (p_.runs_before_snapshot(info.scope, info.row->span.begin)) keep_type(info.constructs);
      }
    }
    for (const Shape& shape : nodes[node].shapes) {
      const Place* row = p_.place(node);
      if (shape.kind == Shape::Kind::function && row != nullptr &&
          (row->kind == PlaceKind::function || nodes[node].kind == Node::Kind::global)) {
        for (const NodeId local : captured_[shape.ref]) keep(local);
        if (const auto it = inner_defaults.find(shape.ref); it != inner_defaults.end()) {
          for (const NodeId value : it->second) keep(value);
        }
      }
    }
    for (const EdgeId id : nodes[node].in) {
      const Edge& edge = p_.edges()[id];
      if (edge.kind == FlowKind::copy && early(edge)) visit(edge.from);
    }
  }
}

/// The edge carries values before the snapshot.
bool Trace::early(const Edge& edge) const {
  return edge.scope == kNone || p_.runs_before_snapshot(edge.scope, edge.span.begin);
}

// --- Forward --------------------------------------------------------------------------------------------------

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
  std::unordered_map<NodeId, EdgeId> came{{source, kNone}};
  // Calls entered and not left yet, as linked lists: what went in through one call does not come out of another.
  std::vector<std::pair<CallId, std::size_t>> frames{{kNone, 0}};
  std::unordered_map<NodeId, std::size_t> frame_of{{source, 0}};
  std::unordered_set<NodeId> passed;  // reached through a holder
  std::vector<NodeId> work{source};
  const auto path_to = [&](NodeId node) {
    std::vector<EdgeId> path;
    for (NodeId at = node; came.at(at) != kNone; at = p_.edges()[came.at(at)].from) path.push_back(came.at(at));
    std::reverse(path.begin(), path.end());
    return path;
  };
  for (std::size_t i = 0; i < work.size() && work.size() < kMaxReach; ++i) {
    const NodeId node = work[i];
    for (const EdgeId id : p_.nodes()[node].out) {
      const Edge& edge = p_.edges()[id];
      if (came.contains(edge.to) || !early(edge)) continue;
      if (edge.kind != FlowKind::copy && what.kind != ConceptKind::value) continue;
      if (edge.kind == FlowKind::difference && cancels(edge, what)) continue;
      if (edge.role == Edge::Role::library && edge.call != kNone && edge.to == p_.calls()[edge.call].result &&
          origin_of(edge.call).api != nullptr) {
        continue;  // the call yields something of its own
      }
      std::size_t frame = frame_of.at(node);
      if (edge.role == Edge::Role::enter) {
        frames.emplace_back(edge.call, frame);
        frame = frames.size() - 1;
      } else if (edge.role == Edge::Role::leave && frame != 0) {
        if (frames[frame].first != edge.call) continue;
        frame = frames[frame].second;
      }
      const Node::Kind kind = p_.nodes()[edge.to].kind;
      if (kind != Node::Kind::place && kind != Node::Kind::object) frame = 0;  // in the heap: any call may read it
      frame_of.emplace(edge.to, frame);
      came.emplace(edge.to, id);
      const bool behind = passed.contains(node);
      if (behind) passed.insert(edge.to);
      if (survives(edge.to)) {
        Capture capture{source, edge.to, path_to(edge.to), behind};
        const bool on = goes_on(capture);
        found.push_back(std::move(capture));
        if (!on) continue;
        passed.insert(edge.to);
      }
      // Put into an object that this variable only borrowed: its owners have it as well.
      if (!survives(edge.to) && changes_object(edge)) {
        for (const NodeId owner : owners(edge.to)) {
          if (!survives(owner) || came.contains(owner) || p_.is_constant(owner)) continue;
          Capture capture{source, owner, path_to(edge.to), behind};
          goes_on(capture);
          found.push_back(std::move(capture));
        }
      }
      work.push_back(edge.to);
    }
  }
  return found;
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

std::unordered_set<NodeId> Trace::owners(NodeId node) const { return backward({node}, Through::no_elements, kMaxReach); }

std::unordered_set<NodeId> Trace::roots(const std::vector<NodeId>& nodes, bool through_members) const {
  return backward(nodes, through_members ? Through::all : Through::no_members, p_.nodes().size());
}

std::unordered_set<NodeId> Trace::backward(std::vector<NodeId> work, Through through, std::size_t limit) const {
  const auto of_library_object = [this](const Edge& edge) {
    if (edge.role != Edge::Role::library || edge.call == kNone || edge.from != p_.calls()[edge.call].receiver) return false;
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

std::vector<Trace::Use> Trace::uses(NodeId node) const {
  std::vector<Use> found;
  const auto direct = [&](NodeId at) {
    for (const EdgeId id : p_.nodes()[at].out) {
      const Edge& edge = p_.edges()[id];
      if (edge.scope != kNone) found.push_back({edge.scope, edge.file, edge.span});
    }
    if (const auto it = passed_.find(at); it != passed_.end()) {
      for (const CallId id : it->second) {
        const Program::CallInfo& call = p_.calls()[id];
        found.push_back({call.scope, call.file, call.row->span});
      }
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
