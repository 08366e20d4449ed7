#include "analyzer/model/survival.h"

#include <algorithm>
#include <cctype>
#include <utility>

namespace snapcheck::model {

namespace {

/// A store whose object could come along more ways than this is taken for one into an object that lives.
constexpr std::size_t kMaxWays = 300;
/// Of the calls that can have led to a place only so many are told apart.
constexpr std::size_t kMaxLooks = 40;

/// `new T(...)`, `T(...)`: what it gives is new, and holds nothing but what is put in.
bool constructs(const Call& row, std::string_view callee) {
  if (row.kind == CallKind::construct) return true;
  const std::string_view last = callee.substr(callee.rfind('.') + 1);
  return !last.empty() && (std::isupper(static_cast<unsigned char>(last.front())) || callee.starts_with("builtins."));
}

}  // namespace

Survival::Survival(Program& program) : p_(program) {
  survives_.resize(p_.nodes().size());
  lives_.resize(p_.nodes().size());
  given_.resize(p_.nodes().size());
  looked_.resize(p_.nodes().size());
  looked_anywhere_.resize(p_.nodes().size());
  made_.resize(p_.calls().size());
  collect();
  begin();
  spread();
}

// --- What there is ---------------------------------------------------------------------------------------------

/// Which locals of enclosing scopes each scope uses, and what belongs to each type.
void Survival::collect() {
  for (CallId id = 0; id < p_.calls().size(); ++id) {
    const Program::CallInfo& call = p_.calls()[id];
    if (call.constructs != kNone && call.result != kNone) constructed_[call.result].push_back(id);
  }
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

void Survival::keep(NodeId node) {
  if (node == kNone || survives_[node]) return;
  survives_[node] = true;
  look_back({node});
}

/// What a place of a scope holds across a boundary. A field of a variable is kept where the variable is.
void Survival::keep_local(NodeId node) {
  for (NodeId at = node; at != kNone;) {
    const Place* row = p_.nodes()[at].kind == Node::Kind::global ? nullptr : p_.place(at);
    if (row == nullptr) return;
    if (row->kind != PlaceKind::field || row->base == kNone) break;
    at = p_.node_of(p_.file_of(p_.nodes()[at].place), row->base);
  }
  keep(node);
}

void Survival::keep_type(TypeId type) {
  std::vector<TypeId> lineage{type};
  for (std::size_t i = 0; i < lineage.size() && i < 256; ++i) {
    Program::TypeInfo& info = p_.types()[lineage[i]];
    if (info.kept) continue;
    info.kept = true;
    for (const NodeId field : type_fields_[lineage[i]]) keep(field);
    for (const Field& field : info.row->fields) {
      const TypeId part = field.is_part ? p_.type_named(field.type) : kNone;
      if (part != kNone) lineage.push_back(part);
    }
    if (info.row->is_anonymous || info.row->name.find(".<") != std::string::npos) {
      for (const ScopeId scope : type_scopes_[lineage[i]]) {
        for (const NodeId local : captured_[scope]) keep(local);
      }
    }
    lineage.insert(lineage.end(), info.supers.begin(), info.supers.end());
  }
}

/// A function in a function: each call of the outer one makes it anew.
bool Survival::is_inner(ScopeId scope) const {
  if (scope == kNone || p_.scopes()[scope].parent == kNone) return false;
  const ScopeKind kind = p_.scopes()[p_.scopes()[scope].parent].row->kind;
  return kind == ScopeKind::function || kind == ScopeKind::method || kind == ScopeKind::constructor ||
         kind == ScopeKind::lambda;
}

bool Survival::is_unchangeable(NodeId node) const {
  bool any = false;
  for (const EdgeId id : p_.nodes()[node].in) {
    const Edge& edge = p_.edges()[id];
    const Place* row = p_.place(edge.from);
    if (edge.role == Edge::Role::access && row != nullptr && row->kind != PlaceKind::field) continue;  // put into it
    if (row == nullptr || row->kind != PlaceKind::literal) return false;
    if (row->name == "{}" && row->type.ends_with("[]")) {  // Java's array without elements
      any = true;
      continue;
    }
    if (row->name.starts_with('[') || row->name.starts_with('{')) return false;
    any = true;
  }
  return any;
}

/// Variables with a value for each thread, which the code that runs before the snapshot takes back when its work is
/// done.
std::unordered_set<NodeId> Survival::taken_back() const {
  std::unordered_set<NodeId> found;
  for (CallId id = 0; id < p_.calls().size(); ++id) {
    const Program::CallInfo& call = p_.calls()[id];
    if (call.apis.empty() || call.receiver == kNone || call.scope == kNone) continue;
    if (!p_.nodes()[call.receiver].per_thread || p_.nodes()[call.receiver].kind != Node::Kind::global) continue;
    const Program::ScopeInfo& scope = p_.scopes()[call.scope];
    const bool surely =
        (scope.phases & bit(Phase::init)) != 0 && (scope.vague & bit(Phase::init)) == 0 && !p_.is_rare(id);
    const Api* api = p_.api_of(id, [](const Api& a) { return a.releases.kind == Slot::Kind::receiver; });
    if (surely && api != nullptr) found.insert(call.receiver);
  }
  return found;
}

/// What survives by nature, and the objects that come from elsewhere.
void Survival::begin() {
  const std::vector<Node>& nodes = p_.nodes();
  const std::unordered_set<NodeId> gone = taken_back();
  for (NodeId node = 0; node < nodes.size(); ++node) {
    switch (nodes[node].kind) {
      case Node::Kind::default_value:
        // Nothing can be put into None, a number, a text or a tuple.
        if (is_unchangeable(node)) break;
        // The defaults of a function that a call defines go when the function does.
        if (is_inner(nodes[node].scope)) {
          inner_defaults_[nodes[node].scope].push_back(node);
        } else {
          keep(node);
        }
        break;
      case Node::Kind::global:
      case Node::Kind::memo:
        if (!gone.contains(node)) keep(node);
        break;
      default:
        break;
    }
  }
  for (TypeId type = 0; type < p_.types().size(); ++type) {
    if (p_.types()[type].instances != EntryPoint::Instances::init) continue;
    keep_type(type);
    for (const ScopeId scope : type_scopes_[type]) give(p_.scopes()[scope].receiver);
  }
  for (ScopeId id = 0; id < p_.scopes().size(); ++id) {
    const Program::ScopeInfo& scope = p_.scopes()[id];
    // A function that a runtime calls later; any other one is kept by the variable that it is in.
    const bool late = scope.witness[static_cast<unsigned>(Phase::handler)].entry != nullptr ||
                      scope.witness[static_cast<unsigned>(Phase::after_restore)].entry != nullptr || scope.deferred;
    if (!late) continue;
    for (const NodeId local : captured_[id]) keep(local);
  }
  // `app.state.instance = x`, in a function that a runtime gives its own object: whose class is not in the tree.
  const Outside outside = find_outside();
  for (NodeId node = 0; node < nodes.size(); ++node) {
    if (is_attribute_from_outside(node, outside)) keep(node);
  }
  for (const ScopeId id : outside.started) {
    // `yield {"store": store}`: the state of a lifespan.
    if (p_.scopes()[id].row->is_generator) keep(p_.scopes()[id].result);
    for (const NodeId param : p_.scopes()[id].params) {
      if (is_filled_from_outside(param)) keep(param);
    }
  }
  // An object that a registry or server got, to call it or its methods.
  for (const Registration& registration : p_.registrations()) {
    const Program::CallInfo& call = p_.calls()[registration.call];
    if (registration.argument == kNone || registration.entry->weak) continue;
    const EntryPoint::Kind kind = registration.entry->kind;
    if (p_.files()[call.file].language == "cpp") {
      // `on_request(server, handle, &state)`: the library hands it to the function.
      const auto function = std::ranges::find(call.args, registration.argument);
      const bool data = kind == EntryPoint::Kind::callback && registration.entry->phase == Phase::handler &&
                        function != call.args.end() && p_.runs_before_snapshot(call.scope, call.row->span);
      if (data) std::for_each(function + 1, call.args.end(), [&](NodeId argument) { keep_local(argument); });
      continue;
    }
    if ((kind == EntryPoint::Kind::callback || kind == EntryPoint::Kind::object) &&
        p_.runs_before_snapshot(call.scope, call.row->span)) {
      keep_local(registration.argument);
      // `app.get("/notes", notes::list)`
      const Place* method = p_.place(registration.argument);
      if (method != nullptr && method->type == kMethodType && method->base != kNone) {
        keep(p_.node_of(p_.file_of(p_.nodes()[registration.argument].place), method->base));
      }
    }
  }
  for (const Program::ScopeInfo& scope : p_.scopes()) {
    const EntryPoint* entry = scope.witness[static_cast<unsigned>(Phase::init)].entry;
    if (entry == nullptr) continue;
    give(scope.receiver);
    // What a container asks a method for, it keeps: Spring's @Bean, CDI's @Produces.
    const bool asked = entry->kind == EntryPoint::Kind::annotation || entry->kind == EntryPoint::Kind::factory;
    if (asked && (entry->phase == Phase::init || entry->instances == EntryPoint::Instances::init)) keep(scope.result);
  }
  // Locals that live across a boundary call.
  for (ScopeId id = 0; id < p_.scopes().size(); ++id) {
    const Program::ScopeInfo& scope = p_.scopes()[id];
    if (scope.boundary == 0xffffffff || !(scope.phases & bit(Phase::init))) continue;
    for (const CallId call : scope.calls) {
      const Program::CallInfo& info = p_.calls()[call];
      // What serves has the server, and what it was given.
      const bool serves = info.row->span.end == scope.boundary && p_.files()[scope.file].language != "cpp";
      if (info.row->member == kEndOfLife || (!serves && !p_.is_behind(id, info.row->span.end))) continue;
      keep_local(info.receiver);
      keep_local(info.function);
      for (const NodeId argument : info.args) keep_local(argument);
      for (const ScopeId target : info.targets) keep_captured(target, id);
    }
  }
  for (const Edge& edge : p_.edges()) {
    if (edge.scope == kNone || edge.role != Edge::Role::flow) continue;
    const Program::ScopeInfo& scope = p_.scopes()[edge.scope];
    if (!(scope.phases & bit(Phase::init))) continue;
    // `for message in consumer:`
    const bool waits = edge.element == kAnyElement && edge.span.end == scope.boundary;
    if (waits || p_.is_behind(edge.scope, edge.span.begin)) keep_local(edge.from);
  }
  keep_handed_over();

  unknown_.resize(nodes.size());
  for (NodeId node = 0; node < nodes.size(); ++node) unknown_[node] = comes_from_elsewhere(node);
  for (const Program::CallInfo& call : p_.calls()) {
    if (call.result != kNone && call.constructs == kNone && constructs(*call.row, call.row->callee)) {
      unknown_[call.result] = false;
    }
  }
  for (NodeId node = 0; node < nodes.size(); ++node) {
    if (unknown_[node]) live(node);
  }
}

/// What a function in the scope, which is called by its name, uses of the scope's variables; also what the functions
/// there use that it calls.
void Survival::keep_captured(ScopeId inner, ScopeId outer) {
  std::vector<ScopeId> work{inner};
  std::unordered_set<ScopeId> seen(work.begin(), work.end());
  for (std::size_t i = 0; i < work.size(); ++i) {
    if (p_.scopes()[work[i]].parent != outer) continue;
    for (const NodeId local : captured_[work[i]]) keep_local(local);
    for (const CallId call : p_.scopes()[work[i]].calls) {
      for (const ScopeId target : p_.calls()[call].targets) {
        if (seen.insert(target).second) work.push_back(target);
      }
    }
  }
}

/// C++: an object of the tree in a variable of the code that serves is there until that code is over, and whoever got
/// its address before calls its methods: `builder.RegisterService(&service); server->Wait();`
void Survival::keep_handed_over() {
  for (const auto& [result, calls] : constructed_) {
    for (const EdgeId id : p_.nodes()[result].out) {
      const Edge& edge = p_.edges()[id];
      if (edge.role != Edge::Role::flow || edge.kind != FlowKind::copy || edge.scope == kNone) continue;
      const Program::ScopeInfo& scope = p_.scopes()[edge.scope];
      const Place* row = p_.place(edge.to);
      if (p_.files()[scope.file].language != "cpp" || row == nullptr || row->kind != PlaceKind::local) continue;
      const bool serves = scope.boundary != 0xffffffff && (scope.phases & bit(Phase::init)) != 0;
      if (serves && !p_.is_behind(edge.scope, edge.span.begin)) keep(edge.to);
    }
  }
}

void Survival::live(NodeId node) {
  if (node == kNone || lives_[node]) return;
  lives_[node] = true;
  to_spread_.push_back(node);
}

/// The runtime has the object.
void Survival::give(NodeId receiver) {
  if (receiver != kNone) given_[receiver] = true;
  live(receiver);
}

void Survival::look_back(const Look& at) {
  if (at.node == kNone || looked_anywhere_[at.node]) return;
  Look wanted = at;
  if (at.frame != Frames::kAny || at.of_self) {
    std::vector<Look>& known = looks_[at.node];
    if (std::find(known.begin(), known.end(), at) != known.end()) return;
    if (known.size() < kMaxLooks) {
      known.push_back(at);
    } else {
      wanted = {at.node};
    }
  }
  if (wanted == Look{at.node}) looked_anywhere_[at.node] = true;
  to_look_.push_back(wanted);
}

/// Backwards from what survives to the objects in it, forward from these to the places that may hold them.
void Survival::spread() {
  while (!to_look_.empty() || !to_spread_.empty()) {
    if (!to_look_.empty()) {
      const Look at = to_look_.back();
      to_look_.pop_back();
      look(at);
      continue;
    }
    const NodeId node = to_spread_.back();
    to_spread_.pop_back();
    for (const EdgeId id : p_.nodes()[node].out) {
      const Edge& edge = p_.edges()[id];
      if (edge.kind == FlowKind::copy && edge.role != Edge::Role::bind && p_.is_early(edge)) live(edge.to);
    }
    if (const auto it = waiting_.find(node); it != waiting_.end()) {
      for (const Look& at : std::exchange(it->second, {})) look_back(at);
    }
  }
}

/// What is in the node is kept: the objects that calls make there, and what functions there use of outer ones.
void Survival::look_into(NodeId node) {
  if (looked_[node]) return;
  looked_[node] = true;
  if (const auto it = constructed_.find(node); it != constructed_.end()) {
    for (const CallId call : it->second) {
      const Program::CallInfo& info = p_.calls()[call];
      if (made_[call] || !p_.runs_before_snapshot(info.scope, info.row->span)) continue;
      made_[call] = true;
      keep_type(info.constructs);
      live(node);
    }
  }
  for (const Shape& shape : p_.nodes()[node].shapes) {
    const Place* row = p_.place(node);
    if (shape.kind == Shape::Kind::function && row != nullptr &&
        (row->kind == PlaceKind::function || p_.nodes()[node].kind == Node::Kind::global)) {
      for (const NodeId local : captured_[shape.ref]) keep(local);
      if (const auto it = inner_defaults_.find(shape.ref); it != inner_defaults_.end()) {
        for (const NodeId value : it->second) keep(value);
      }
    }
  }
}

void Survival::look(const Look& at) {
  look_into(at.node);
  const auto is_self = [&](NodeId object) {
    const Place* row = p_.nodes()[object].kind == Node::Kind::place ? p_.place(object) : nullptr;
    return row != nullptr && row->kind == PlaceKind::receiver;
  };
  for (const StepBack& step : steps_back(p_, at.node, frames_, at.frame, [](const Edge&) { return true; })) {
    const Edge& edge = p_.edges()[step.edge];
    Look before{step.node, step.frame, at.of_self && edge.role != Edge::Role::leave};
    NodeId object = stored_into(edge);
    if (object == kNone && at.of_self && edge.role == Edge::Role::enter && edge.call != kNone) {
      const Program::CallInfo& call = p_.calls()[edge.call];
      object = call.constructs != kNone ? call.result : call.receiver;
    }
    if (object != kNone) before.of_self = is_self(object);
    if (object != kNone && !lives_[object]) {
      waiting_[object].push_back(before);
    } else {
      look_back(before);
    }
  }
}

// --- Objects ---------------------------------------------------------------------------------------------------

NodeId Survival::stored_into(const Edge& edge) const {
  if (p_.nodes()[edge.to].kind != Node::Kind::field) return kNone;
  // A dataclass's argument.
  if (edge.role == Edge::Role::flow && edge.call != kNone) return p_.calls()[edge.call].result;
  const Place* row = edge.role == Edge::Role::access ? p_.place(edge.from) : nullptr;
  if (row == nullptr || row->kind != PlaceKind::field || row->base == kNone) return kNone;
  const std::uint32_t file = p_.file_of(p_.nodes()[edge.from].place);
  const std::vector<Place>& places = p_.files()[file].places;
  PlaceId object = row->base;
  // A part lives as long as the object around it.
  while (places[object].kind == PlaceKind::field && places[object].is_part && places[object].base != kNone)
    object = places[object].base;
  return p_.node_of(file, object);
}

bool Survival::into_living(const Edge& edge, Frames& frames, Frames::Frame frame) const {
  const NodeId object = stored_into(edge);
  return object == kNone || may_live(object, frames, frame);
}

std::vector<Survival::Maker> Survival::makers(NodeId object, Frames& frames, Frames::Frame frame) const {
  std::vector<StepBack> work{{object, frame}};
  std::vector<Maker> found;
  for (std::size_t i = 0; i < work.size(); ++i) {
    const auto [node, at, edge] = work[i];
    if (work.size() > kMaxWays || unknown_[node] || given_[node]) return {};
    if (p_.nodes()[node].kind != Node::Kind::place) return {};
    if (const auto it = constructed_.find(node); it != constructed_.end()) {
      for (const CallId call : it->second) {
        if (p_.runs_before_snapshot(p_.calls()[call].scope, p_.calls()[call].row->span)) found.push_back({call, at});
      }
    }
    for (const StepBack& step :
         steps_back(p_, node, frames, at, [](const Edge& e) { return e.role != Edge::Role::bind; })) {
      if (std::find(work.begin(), work.end(), step) == work.end()) work.push_back(step);
    }
  }
  return found;
}

std::unordered_set<CallId> Survival::constructions(NodeId object) const {
  std::vector<NodeId> work{object};
  std::unordered_set<NodeId> seen{object};
  std::unordered_set<CallId> found;
  for (std::size_t i = 0; i < work.size(); ++i) {
    const NodeId node = work[i];
    if (work.size() > kMaxWays || unknown_[node] || given_[node]) return {};
    const auto made = constructed_.find(node);
    if (made != constructed_.end()) found.insert(made->second.begin(), made->second.end());
    const Place* row = p_.place(node);
    bool known = made != constructed_.end() || (row != nullptr && row->kind == PlaceKind::literal);
    for (const EdgeId id : p_.nodes()[node].in) {
      const Edge& edge = p_.edges()[id];
      if (edge.kind != FlowKind::copy || edge.role == Edge::Role::bind || !p_.is_early(edge)) continue;
      known = true;
      if (seen.insert(edge.from).second) work.push_back(edge.from);
    }
    if (!known) return {};
  }
  return found;
}

/// Backwards from the object to the calls that made it, out of the functions through the calls that led in.
bool Survival::may_live(NodeId object, Frames& frames, Frames::Frame frame) const {
  if (!lives_[object]) return false;
  if (frame == Frames::kAny) return true;
  std::vector<StepBack> work{{object, frame}};
  for (std::size_t i = 0; i < work.size(); ++i) {
    if (work.size() > kMaxWays) return true;
    const NodeId node = work[i].node;
    const Frames::Frame at = work[i].frame;
    if (!lives_[node]) continue;
    if (at == Frames::kAny || unknown_[node] || p_.nodes()[node].kind != Node::Kind::place) return true;
    if (const auto it = constructed_.find(node); it != constructed_.end()) {
      if (std::any_of(it->second.begin(), it->second.end(), [&](CallId call) { return made_[call]; })) return true;
    }
    for (const StepBack& step :
         steps_back(p_, node, frames, at, [](const Edge& e) { return e.role != Edge::Role::bind; })) {
      if (std::find(work.begin(), work.end(), step) == work.end()) work.push_back(step);
    }
  }
  return false;
}

}  // namespace snapcheck::model
