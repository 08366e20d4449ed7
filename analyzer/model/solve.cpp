#include "analyzer/model/solve.h"

#include <algorithm>
#include <cctype>

#include "analyzer/model/truth.h"

namespace snapcheck::model {

namespace {

/// Methods by which library code calls an object that stands for a function.
constexpr std::array<std::string_view, 14> kFunctionalMethods = {
    "run",     "call",     "get",       "apply",   "accept",   "test",   "applyAsInt",
    "execute", "getAsInt", "getAsLong", "compute", "__call__", "handle", "applyAsLong"};

/// How far, and along how many edges of each place, the list or table is looked for that a variable began as.
constexpr int kDisplaySteps = 2, kDisplayEdges = 16;

/// A method that lists and tables have.
bool is_of_collections(const CatalogIndex& catalog, std::string_view member) {
  return catalog.stores(member) || catalog.extracts(member) || catalog.opaque("." + std::string(member));
}

bool is_functional(std::string_view member) {
  return std::find(kFunctionalMethods.begin(), kFunctionalMethods.end(), member) != kFunctionalMethods.end();
}

}  // namespace

Solver::Solver(Program& program) : p_(program) {}

void Solver::run() {
  states_.resize(p_.nodes_.size());
  users_.reserve(p_.calls_.size());
  users_.resize(1);
  library_members_.resize(p_.catalogs_.size());
  library_done_.resize(p_.calls_.size());
  memos_.resize(p_.scopes_.size(), kUnasked);
  seed();
  for (CallId id = 0; id < p_.calls_.size(); ++id) name_call(id);
  drain();
  for (int round = 0; round < 3; ++round) {
    const std::size_t before = p_.edges_.size() + linked_.size();
    settle();
    drain();
    if (p_.edges_.size() + linked_.size() == before) break;
  }
}

Solver::Users& Solver::users(NodeId node) {
  NodeState& at = state(node);
  if (at.users == 0) {
    at.users = static_cast<std::uint32_t>(users_.size());
    users_.emplace_back();
  }
  return users_[at.users];
}

// --- The work list --------------------------------------------------------------------------------------------

bool Solver::add_shape(NodeId node, Shape shape) {
  auto& shapes = p_.nodes_[node].shapes;
  if (shapes.size() >= kMaxShapes || std::find(shapes.begin(), shapes.end(), shape) != shapes.end()) return false;
  if (!can_hold(node, shape)) return false;
  shapes.push_back(shape);
  if (NodeState& at = state(node); !at.queued) {
    at.queued = true;
    work_.push_back(node);
  }
  return true;
}

/// Java, C, C++: a variable holds objects of its declared class only, whatever else what it came from holds.
bool Solver::can_hold(NodeId node, const Shape& shape) {
  if (shape.kind != Shape::Kind::instance && shape.kind != Shape::Kind::library) return true;
  TypeId& declared = state(node).declared;
  if (declared == kUnasked) {
    declared = kNone;
    const auto [type, file] = declared_type(node);
    if (!type.empty() && p_.files_[file].language != "python") {
      declared = p_.type_named(resolved(type));
    }
  }
  if (declared == kNone) return true;
  if (shape.kind == Shape::Kind::library) {
    const Program::TypeInfo& type = p_.types_[declared];
    if (p_.files_[type.file].language == "cpp") {
      // A library that is part of the tree has types there, whose objects the catalogue knows. What an allocator gave
      // is one of the tree.
      const std::string_view name = p_.symbols_.text(shape.ref);
      return name == type.row->name || p_.catalog(type.file).is_a(name, type.row->name);
    }
    // What runs a method of the tree is an object of the tree.
    const Place* row = p_.place(node);
    const bool own = row != nullptr && row->kind == PlaceKind::receiver;
    return !own && !type.library_supers.empty();
  }
  if (declared == shape.ref) return true;
  const auto [known, fresh] = is_sub_.add(pair_key(shape.ref, declared));
  if (fresh) {
    std::vector<TypeId> lineage{shape.ref};
    for (std::size_t i = 0; i < lineage.size() && i < 256 && !known; ++i) {
      known = lineage[i] == declared;
      const std::vector<TypeId>& supers = p_.types_[lineage[i]].supers;
      lineage.insert(lineage.end(), supers.begin(), supers.end());
    }
  }
  return known;
}

/// The declared type of a variable or field as the source writes it, and the file that says so.
std::pair<Name, std::uint32_t> Solver::declared_type(NodeId node) const {
  const Place* row = p_.place(node);
  if (row != nullptr && !row->type.empty()) return {row->type, p_.file_of(p_.nodes_[node].place)};
  if (p_.nodes_[node].kind != Node::Kind::field) return {};
  const Program::TypeInfo& type = p_.types_[p_.nodes_[node].type];
  const std::string_view full = p_.symbols_.text(p_.nodes_[node].name);
  const std::string_view member = full.substr(full.rfind('.') + 1);
  for (const Field& field : type.row->fields) {
    if (field.name == member) return {field.type, type.file};
  }
  return {};
}

/// Adds an edge while the work list runs: what the source already holds goes over at once.
void Solver::add_copy(Edge edge) {
  if (edge.from == kNone || edge.to == kNone || edge.from == edge.to) return;
  p_.new_edge(edge);
  if (edge.kind != FlowKind::copy || edge.role == Edge::Role::bind || is_put_on_library(edge)) return;
  const std::size_t count = p_.nodes_[edge.from].shapes.size();
  for (std::size_t i = 0; i < count; ++i) add_shape(edge.to, Shape(p_.nodes_[edge.from].shapes[i]));
}

void Solver::drain() {
  while (!work_.empty()) {
    const NodeId node = work_.back();
    work_.pop_back();
    states_[node].queued = false;
    while (states_[node].spread < p_.nodes_[node].shapes.size()) {
      const Shape shape = p_.nodes_[node].shapes[states_[node].spread++];
      spread(node, shape);
    }
  }
}

void Solver::spread(NodeId node, const Shape& shape) {
  for (std::size_t i = 0; i < p_.nodes_[node].out.size(); ++i) {
    const Edge& edge = p_.edges_[p_.nodes_[node].out[i]];
    if (edge.kind == FlowKind::copy && edge.role != Edge::Role::bind && !is_put_on_library(edge))
      add_shape(edge.to, shape);
  }
  // By index, as the tables can grow underneath.
  const auto row = [&]() -> const Users& { return users_[states_[node].users]; };
  for (std::size_t i = 0; i < row().receiver_of.size(); ++i) on_receiver(row().receiver_of[i], shape);
  for (std::size_t i = 0; i < row().function_of.size(); ++i) on_function(row().function_of[i], shape);
  for (std::size_t i = 0; i < row().argument_of.size(); ++i) on_argument(row().argument_of[i], shape);
  for (std::size_t i = 0; i < row().base_of.size(); ++i) on_base(Member(row().base_of[i]), shape);
}

void Solver::on_receiver(CallId id, const Shape& shape) {
  const Program::CallInfo& call = p_.calls_[id];
  const Call& row = *call.row;
  if (row.member.empty() || row.member == "<instance>" || row.member == kMetaclass) return;
  if (shape.kind != Shape::Kind::library && is_collection(call.receiver, row.member)) return;
  switch (shape.kind) {
    case Shape::Kind::instance: {
      if (is_element(call.receiver, shape.ref)) return;
      const Symbol member = member_of(id);
      // A tree that the catalogue knows, as it is or with its own java.security.SecureRandom: what its methods give.
      // What they run the tree shows itself.
      const Name name = p_.types_[shape.ref].row->name;
      const CatalogIndex& catalog = p_.catalog(call.file);
      if (catalog.is_prefix(name) && catalog.registrars(name + "." + row.member).empty()) member_on_library(id, name);
      if (const std::vector<ScopeId>& found = method(shape.ref, member); !found.empty()) {
        call_scopes(id, found, call.receiver);
        return;
      }
      // Not declared in the tree: inherited from a library class, or a field that holds a function.
      std::vector<TypeId> lineage{shape.ref};
      for (std::size_t i = 0; i < lineage.size() && i < 32; ++i) {
        const Program::TypeInfo& type = p_.types_[lineage[i]];
        for (const std::string& super : type.library_supers) {
          member_on_library(id, super);
          if (catalog.starts(super, row.member)) note_run(id, shape.ref);
        }
        lineage.insert(lineage.end(), type.supers.begin(), type.supers.end());
      }
      const TypeId declaring = declaring_type(shape.ref, member);
      if (declaring != kNone) {
        const NodeId field = p_.field_node(declaring, member);
        users(field).function_of.push_back(id);
        const auto shapes = p_.nodes_[field].shapes;
        for (const Shape& held : shapes) on_function(id, held);
      }
      return;
    }
    case Shape::Kind::library:
      if (shape.named && is_functional(row.member) && p_.files_[call.file].language == "java") {
        if (is_holder(id)) return;
        on_function(id, shape);  // `ids.get()` of `Supplier<UUID> ids = UUID::randomUUID`
        return;
      }
      if (!shape.named && is_of_holder(id, shape)) return;
      member_on_library(id, shape.ref, shape.named);
      return;
    case Shape::Kind::function:
      if (memos_[shape.ref] != kUnasked || memo_of(shape.ref) != kNone) memo_member(id, shape.ref);
      if (is_functional(row.member) && !registers_by(id, row.member) && !is_holder(id)) {
        initialise_owner(id, shape.ref);
        link(id, shape.ref, shape.receiver);
      }
      return;
    case Shape::Kind::type: {
      // A java.lang.Class has methods of its own only.
      if (p_.files_[call.file].language == "java") return;
      const std::vector<ScopeId>& found = method(shape.ref, member_of(id));
      if (found.empty()) return;
      const Program::ScopeInfo& target = p_.scopes_[found.front()];
      const bool of_class = !target.row->annotations.empty() && target.receiver != kNone &&
                            std::any_of(target.row->annotations.begin(), target.row->annotations.end(),
                                        [](const Annotation& a) { return a.name.ends_with("classmethod"); });
      call_scopes(id, found, of_class ? call.receiver : kNone);
      return;
    }
  }
}

/// `clients.get("main")`, `@app.get` with `app.redis = Redis()`: a method of the list or application that holds the
/// object.
bool Solver::is_of_holder(CallId id, const Shape& held) const {
  const Program::CallInfo& call = p_.calls_[id];
  const base::Name member = call.row->member;
  const std::string name(p_.symbols_.text(held.ref));
  if (name.starts_with("builtins.") || p_.catalog(call.file).decorates(name + "." + member)) return false;
  if (registers_by(id, member)) return true;
  // `ClientSession(cookies={})` was a session before the table came into it.
  const auto is_table = [&](const Shape& shape) {
    return shape.kind == Shape::Kind::library && p_.symbols_.text(shape.ref).starts_with("builtins.");
  };
  const auto& shapes = p_.nodes_[call.receiver].shapes;
  const auto first = std::ranges::find_if(shapes, [&](const Shape& shape) { return shape == held || is_table(shape); });
  if (first != shapes.end() && is_table(*first)) return is_collection(call.receiver, member);
  const CatalogIndex& catalog = p_.catalog(call.file);
  return is_of_collections(catalog, member) && begins_as_display(call.receiver, 0);
}

/// `clients = {}`: what was put into it later is in it.
bool Solver::begins_as_display(NodeId node, int steps) const {
  const Place* place = p_.place(node);
  if (place != nullptr && is_collected(*place)) return true;  // `**clients`
  const auto& in = p_.nodes_[node].in;
  return std::any_of(in.begin(), in.begin() + std::min<std::ptrdiff_t>(std::ssize(in), kDisplayEdges), [&](EdgeId id) {
    const Edge& edge = p_.edges_[id];
    if (edge.kind != FlowKind::copy || edge.element != 0 || edge.role == Edge::Role::bind ||
        edge.role == Edge::Role::library)
      return false;
    const Place* from = p_.place(edge.from);
    if (from != nullptr && from->kind == PlaceKind::literal)
      return from->name.starts_with('{') || from->name.starts_with('[');
    return steps < kDisplaySteps && begins_as_display(edge.from, steps + 1);
  });
}

/// A list or table: its methods are its own, whatever its elements are.
bool Solver::is_collection(NodeId node, std::string_view member) const {
  const CatalogIndex* catalog = nullptr;
  for (const Shape& shape : p_.nodes_[node].shapes) {
    if (shape.kind != Shape::Kind::library || !p_.symbols_.text(shape.ref).starts_with("builtins.")) continue;
    if (catalog == nullptr) {
      const Id place = p_.nodes_[node].place;
      if (place == kNone) return false;
      catalog = &p_.catalog(p_.file_of(place));
    }
    if (is_of_collections(*catalog, member)) return true;
  }
  return false;
}

/// Java: `makers.get("id")`, `found.get()`: the receiver is a map or an optional, and a function can only be in it.
bool Solver::is_holder(CallId id) const {
  const Program::CallInfo& call = p_.calls_[id];
  if (call.receiver == kNone || p_.files_[call.file].language != "java") return false;
  const CatalogIndex& catalog = p_.catalog(call.file);
  Name type = declared_type(call.receiver).first;
  if (type.empty()) type = Name(declared_result(call.receiver));
  for (const EdgeId in : p_.nodes_[call.receiver].in) {
    // `other.makers.get("id")`: the field behind the place is declared.
    const Edge& edge = p_.edges_[in];
    if (type.empty() && edge.role == Edge::Role::access) type = declared_type(edge.from).first;
  }
  if (!type.empty()) return catalog.holder(p_.resolve(type));
  // `Optional.of(maker).get()`, `makers.stream().findFirst().get()`
  const CallId* maker = made_by_.get(call.receiver);
  if (maker == nullptr || !p_.calls_[*maker].targets.empty()) return false;
  const Call& made = *p_.calls_[*maker].row;
  return made.callee.empty() ? catalog.holder("." + std::string(made.member)) : catalog.holder(p_.resolve(made.callee));
}

/// Java: the variable is one of java.util's collections, and objects of this type can only be in it.
bool Solver::is_element(NodeId node, TypeId type) const {
  const Place* row = p_.place(node);
  if (row == nullptr || row->type.empty()) return false;
  const std::uint32_t file = p_.file_of(p_.nodes_[node].place);
  if (p_.files_[file].language != "java") return false;
  const std::string_view declared = row->type;
  const bool collection = declared.starts_with("java.util.") && !declared.starts_with("java.util.function.");
  if (!collection && !p_.catalog(file).holder(declared)) return false;
  std::vector<TypeId> lineage{type};
  for (std::size_t i = 0; i < lineage.size() && i < 64; ++i) {
    const Program::TypeInfo& info = p_.types_[lineage[i]];
    const bool unknown = std::ranges::any_of(info.library_supers, [](const std::string& super) {
      return !super.starts_with("java.lang.") && !super.starts_with("java.io.") &&
             !super.starts_with("java.util.function.");
    });
    if (unknown || info.row->name == row->type) return false;
    lineage.insert(lineage.end(), info.supers.begin(), info.supers.end());
  }
  return true;
}

void Solver::on_function(CallId id, const Shape& shape) {
  if (shape.kind == Shape::Kind::function && applies_its_own_decorator(id, shape.ref)) return;
  switch (shape.kind) {
    case Shape::Kind::function:
      initialise_owner(id, shape.ref);
      if (p_.scopes_[shape.ref].row->kind == ScopeKind::constructor) {
        construct(id, p_.scopes_[shape.ref].owner);
      } else {
        link(id, shape.ref, shape.receiver, shape.given);
      }
      return;
    case Shape::Kind::type:
      construct(id, shape.ref);
      return;
    case Shape::Kind::instance: {
      const std::vector<ScopeId> found = method(shape.ref, p_.symbols_.add("__call__"));
      if (!found.empty() && !names_its_class(id, shape.ref)) call_scopes(id, found, p_.calls_[id].function);
      return;
    }
    case Shape::Kind::library: {
      const CatalogIndex& catalog = p_.catalog(p_.calls_[id].file);
      std::string name(p_.symbols_.text(shape.ref));
      // What `functools.wraps(f)` gave is called, and not `functools.wraps` under another name.
      if (!shape.named && catalog.passes(name + ".__call__")) name += ".__call__";
      // What `open` returned is not `open`: calling it opens nothing.
      library(id, name, shape.named ? catalog.exact(name) : std::span<const Api* const>());
      return;
    }
  }
}

/// `start(server -> server.handlers(...))`, `@app.before_server_start`: the library calls the function with objects of
/// its own.
bool Solver::gives_objects(CallId id, const Shape& shape) {
  const CatalogIndex& catalog = p_.catalog(p_.calls_[id].file);
  bool gives = false;
  const auto names = p_.calls_[id].library_names;
  for (const Symbol symbol : names) {
    for (const EntryPoint* entry : catalog.givers(p_.symbols_.text(symbol))) {
      const NodeId given = p_.slot(entry->function, id);
      if (given == kNone || std::ranges::find(p_.nodes_[given].shapes, shape) == p_.nodes_[given].shapes.end())
        continue;
      gives = true;
      if (shape.kind != Shape::Kind::function) continue;
      const auto params = p_.scopes_[shape.ref].params;
      for (std::size_t i = 0; i < params.size() && i < entry->params.size(); ++i) {
        if (params[i] != kNone) add_shape(params[i], {Shape::Kind::library, p_.symbols_.add(entry->params[i]), kNone});
      }
    }
  }
  return gives;
}

/// A library call that runs its function arguments got to know one.
void Solver::on_argument(CallId id, const Shape& shape) {
  if (gives_objects(id, shape)) return;
  const Program::CallInfo& call = p_.calls_[id];
  const CatalogIndex& catalog = p_.catalog(call.file);
  if (std::ranges::any_of(call.library_names, [&](Symbol name) { return catalog.binds(p_.symbols_.text(name)); })) {
    bind_early(id, shape);
    return;
  }
  const auto run = [&](ScopeId target, NodeId receiver) {
    if (!linked_.insert(pair_key(id, target))) return;
    p_.calls_[id].targets.push_back(target);
    const Program::ScopeInfo& scope = p_.scopes_[target];
    Edge edge;
    edge.scope = call.scope;
    edge.call = id;
    edge.file = call.file;
    edge.span = call.row->span;
    // `map.forEach(f)`, `optional.map(f)`, `map(f, xs)`: elements of the receiver and the other arguments come in.
    edge.role = Edge::Role::enter;
    for (const NodeId param : scope.params) {
      edge.to = param;
      edge.from = call.receiver;
      add_copy(edge);
      for (const NodeId argument : call.args) {
        edge.from = argument;
        if (argument != kNone && p_.nodes_[argument].shapes.empty()) add_copy(edge);
      }
    }
    if (scope.receiver != kNone && receiver != kNone) {
      edge.from = receiver;
      edge.to = scope.receiver;
      add_copy(edge);
    }
    edge.role = Edge::Role::leave;
    edge.from = scope.result;
    edge.to = p_.calls_[id].result;
    add_copy(edge);
    // `map.computeIfAbsent(k, f)`: the receiver keeps what the function gives.
    if (call.receiver == kNone || !p_.catalog(call.file).stores(call.row->member)) return;
    edge.to = call.receiver;
    edge.store = Store::mutate;
    add_copy(edge);
    write_back(call.receiver);
  };
  switch (shape.kind) {
    case Shape::Kind::function:
      initialise_owner(id, shape.ref);
      run(shape.ref, shape.receiver);
      return;
    case Shape::Kind::instance:
      for (const std::string_view name : kFunctionalMethods) {
        // An object of Python stands for a function when it can be called, whatever its methods are named.
        const bool callable = name == "__call__";
        const Symbol member = p_.symbols_.find(name);
        if (member == kNone || callable != (p_.files_[call.file].language == "python")) continue;
        for (const ScopeId target : method(shape.ref, member)) {
          NodeId receiver = kNone;
          for (const NodeId argument : call.args) {
            if (argument == kNone) continue;
            const auto& held = p_.nodes_[argument].shapes;
            if (std::find(held.begin(), held.end(), shape) != held.end()) receiver = argument;
          }
          run(target, receiver);
        }
      }
      return;
    case Shape::Kind::library:
      if (shape.named) on_function(id, shape);
      return;
    default:
      return;
  }
}

/// The object of `base.name` became known: the place is that object's field, bound method or property.
void Solver::on_base(const Member& asked, const Shape& shape) {
  const auto [field, member] = asked;
  const Place& row = p_.place_row(p_.nodes_[field].place);
  if (shape.kind == Shape::Kind::library) {
    const std::string name = std::string(p_.symbols_.text(shape.ref)) + "." + row.name;
    if (p_.catalog(p_.file_of(p_.nodes_[field].place)).is_prefix(name)) {
      add_shape(field, {Shape::Kind::library, p_.symbols_.add(name), kNone, true});
    }
    return;
  }
  if (shape.kind == Shape::Kind::function) {
    attribute_of_function(field, shape.ref);
    return;
  }
  // In Java a field and a method can have one name; without a call it is the field.
  const bool separate = p_.files_[p_.types_[shape.ref].file].language == "java" && row.type != kMethodType;
  const std::vector<ScopeId> found =
      separate && declaring_type(shape.ref, member) != kNone ? std::vector<ScopeId>() : method(shape.ref, member);
  if (!found.empty()) {
    const ScopeId target = found.front();
    const Id place = p_.nodes_[field].place;
    const auto file = p_.file_of(place);
    const NodeId object = p_.node_of(file, row.base);
    const bool property =
        std::any_of(p_.scopes_[target].row->annotations.begin(), p_.scopes_[target].row->annotations.end(),
                    [](const Annotation& a) { return a.name.ends_with("property") || a.name.ends_with(".getter"); });
    Edge edge;
    edge.role = Edge::Role::access;
    edge.file = file;
    edge.span = row.span;
    if (property) {
      if (!accessed_.insert(pair_key(field, target))) return;
      const NodeId memo = memo_of(target);
      edge.from = memo == kNone ? p_.scopes_[target].result : memo;
      edge.to = field;
      add_copy(edge);
      edge.from = object;
      edge.to = p_.scopes_[target].receiver;
      add_copy(edge);
      p_.property_reads_.push_back({p_.scope_id(file, row.scope), target, row.span});
    } else {
      for (const ScopeId scope : found) {
        add_shape(field, {Shape::Kind::function, scope, p_.scopes_[scope].receiver == kNone ? kNone : object});
      }
      if (!accessed_.insert(pair_key(field, object))) return;
      edge.role = Edge::Role::bind;
      edge.from = object;
      edge.to = field;
      p_.new_edge(edge);
    }
    return;
  }
  // A class attribute of this name serves as long as the object has no field of its own: Python reads it through the
  // object, and never stores into it there.
  const bool stores = shape.kind == Shape::Kind::type || p_.files_[p_.types_[shape.ref].file].language != "python";
  std::vector<TypeId> lineage{shape.ref};
  bool is_attribute = false;
  for (std::size_t i = 0; i < lineage.size() && i < 64; ++i) {
    const Program::TypeInfo& type = p_.types_[lineage[i]];
    for (const Field& declared : type.row->fields) {
      if (!declared.is_static || declared.name != row.name) continue;
      connect(field, p_.global_node(type.row->name + "." + row.name, kNone), stores);
      is_attribute = true;
    }
    if (!is_attribute) {
      // Assigned through `cls` or the class's name.
      if (const NodeId known = p_.global_named(attribute(lineage[i], member)); known != kNone) {
        connect(field, known, stores);
        is_attribute = true;
      }
    }
    lineage.insert(lineage.end(), type.supers.begin(), type.supers.end());
  }
  if (shape.kind == Shape::Kind::type) {
    if (!is_attribute) connect(field, p_.global_node(p_.types_[shape.ref].row->name + "." + row.name, kNone), true);
    return;
  }
  const TypeId declaring = declaring_type(shape.ref, member);
  if (declaring == kNone && is_attribute) return;
  connect(field, p_.field_node(declaring == kNone ? shape.ref : declaring, member), true);
}

}  // namespace snapcheck::model
