#include "analyzer/model/solve.h"

#include <algorithm>
#include <cctype>

namespace snapcheck::model {

namespace {

constexpr TypeId kUnasked = kNone - 1;

std::uint64_t pair_key(Id high, Id low) { return (static_cast<std::uint64_t>(high) << 32) | low; }

/// Methods by which library code calls an object that stands for a function.
constexpr std::array<std::string_view, 14> kFunctionalMethods = {
    "run",  "call",   "get",    "apply",   "accept", "test",     "applyAsInt",
    "execute", "getAsInt", "getAsLong", "compute", "__call__", "handle", "applyAsLong"};

bool is_functional(std::string_view member) {
  return std::find(kFunctionalMethods.begin(), kFunctionalMethods.end(), member) != kFunctionalMethods.end();
}

}  // namespace

Solver::Solver(Program& program) : p_(program) {}

void Solver::run() {
  users_.resize(p_.nodes_.size());
  seen_.resize(p_.nodes_.size());
  queued_.resize(p_.nodes_.size());
  library_members_.resize(p_.catalogs_.size());
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

// --- Start ----------------------------------------------------------------------------------------------------

void Solver::seed() {
  for (std::uint32_t f = 0; f < p_.files_.size(); ++f) {
    const Facts& file = p_.files_[f];
    for (Id i = 0; i < file.places.size(); ++i) {
      const Place& place = file.places[i];
      const NodeId node = p_.node_of(f, i);
      switch (place.kind) {
        case PlaceKind::function: {
          const std::string name = p_.resolve(place.name);
          for (const ScopeId scope : p_.scopes_named(name)) {
            add_shape(node, {Shape::Kind::function, scope, kNone});
          }
          // `UUID::randomUUID`
          if (p_.scopes_named(name).empty() && !p_.catalog(f).exact(name).empty()) {
            add_shape(node, {Shape::Kind::library, p_.symbols_.add(name), kNone, true});
          }
          break;
        }
        case PlaceKind::type:
          if (const TypeId type = p_.type_named(p_.resolve(place.name)); type != kNone) {
            add_shape(node, {Shape::Kind::type, type, kNone});
          }
          break;
        case PlaceKind::global: {
          const std::string name = p_.resolve(place.name);
          for (const ScopeId scope : p_.scopes_named(name)) {
            if (p_.scopes_[scope].row->kind != ScopeKind::module_body) {
              add_shape(node, {Shape::Kind::function, scope, kNone});
            }
          }
          if (const TypeId type = p_.type_named(name); type != kNone) {
            add_shape(node, {Shape::Kind::type, type, kNone});
          } else if (p_.scopes_named(name).empty() && p_.nodes_[node].in.empty() && p_.catalog(f).knows(name)) {
            add_shape(node, {Shape::Kind::library, p_.symbols_.add(name), kNone, true});  // a name of a library
          }
          break;
        }
        case PlaceKind::field:
          users_[p_.node_of(f, place.base)].base_of.push_back(node);
          break;
        case PlaceKind::literal:
          if (place.name.starts_with('[')) add_shape(node, {Shape::Kind::library, p_.symbols_.add("builtins.list"), kNone});
          if (place.name.starts_with('{')) add_shape(node, {Shape::Kind::library, p_.symbols_.add("builtins.dict"), kNone});
          break;
        case PlaceKind::temp:
          if (place.type.starts_with("builtins.")) {
            add_shape(node, {Shape::Kind::library, p_.symbols_.add(place.type), kNone});
          }
          break;
        default:
          break;
      }
    }
  }
  // Receivers of class methods hold the class; others get their objects from the calls.
  for (const Program::ScopeInfo& scope : p_.scopes_) {
    if (scope.receiver == kNone || scope.owner == kNone) continue;
    const bool of_class = std::any_of(
        scope.row->annotations.begin(), scope.row->annotations.end(),
        [](const Annotation& a) { return a.name == "classmethod" || a.name.ends_with(".classmethod"); });
    if (of_class) add_shape(scope.receiver, {Shape::Kind::type, scope.owner, kNone});
  }
  subclass_hooks();
  for (CallId id = 0; id < p_.calls_.size(); ++id) {
    const Program::CallInfo& call = p_.calls_[id];
    if (call.receiver != kNone && !call.row->is_super) users_[call.receiver].receiver_of.push_back(id);
    if (call.function != kNone) users_[call.function].function_of.push_back(id);
    if (call.result != kNone) made_by_.emplace(call.result, id);
  }
}

/// `__init_subclass__` of the supers runs for every class that is defined.
void Solver::subclass_hooks() {
  const Symbol member = p_.symbols_.find("__init_subclass__");
  if (member == kNone) return;
  for (const Program::ScopeInfo& scope : p_.scopes_) {
    if (scope.row->kind != ScopeKind::class_body || scope.owner == kNone) continue;
    for (const TypeId super : p_.types_[scope.owner].supers) {
      for (const ScopeId target : method(super, member)) {
        const NodeId receiver = p_.scopes_[target].receiver;
        if (receiver != kNone) add_shape(receiver, {Shape::Kind::type, scope.owner, kNone});
        const auto self = static_cast<ScopeId>(&scope - p_.scopes_.data());
        p_.property_reads_.push_back({self, target, scope.row->span});
      }
    }
  }
}

/// Resolves a call by its written name; those through objects wait for shapes.
void Solver::name_call(CallId id) {
  const Program::CallInfo& call = p_.calls_[id];
  const Call& row = *call.row;
  if (row.is_super) {
    super_call(id);
    return;
  }
  if (row.callee.empty()) {
    // An instance initialiser is not virtual: it is the one of the constructor's own class.
    if (row.member == "<instance>" && call.scope != kNone && p_.scopes_[call.scope].owner != kNone) {
      const ScopeId init = p_.types_[p_.scopes_[call.scope].owner].instance_init;
      if (init != kNone) link(id, init, call.receiver);
    }
    return;
  }
  const std::string name = p_.resolve(row.callee);
  if (row.kind == CallKind::touch) {
    if (const TypeId type = p_.type_named(name); type != kNone) {
      if (p_.types_[type].static_init != kNone) link(id, p_.types_[type].static_init, kNone);
      // Java initialises the superclasses first.
      for (std::vector<TypeId> work = p_.types_[type].supers; !work.empty();) {
        const TypeId super = work.back();
        work.pop_back();
        if (p_.types_[super].row->is_interface) continue;
        if (p_.types_[super].static_init != kNone) link(id, p_.types_[super].static_init, kNone);
        work.insert(work.end(), p_.types_[super].supers.begin(), p_.types_[super].supers.end());
        if (work.size() > 64) break;
      }
      return;
    }
    for (const ScopeId scope : p_.scopes_named(name)) {
      if (p_.scopes_[scope].runs_once) link(id, scope, kNone);
    }
    return;
  }
  if (p_.files_[call.file].language == "cpp" && call_bundled(id, name)) return;
  if (const std::span<const ScopeId> scopes = p_.scopes_named(name); !scopes.empty()) {
    if (name.ends_with(".<init>")) {
      construct(id, p_.scopes_[scopes.front()].owner);
    } else {
      call_scopes(id, scopes, kNone);
    }
    return;
  }
  if (const TypeId type = p_.type_named(name); type != kNone) {
    construct(id, type);
    return;
  }
  const std::size_t dot = name.rfind('.');
  if (dot != std::string::npos) {
    const TypeId type = p_.type_named(std::string_view(name).substr(0, dot));
    if (type != kNone) {
      const std::string_view member = std::string_view(name).substr(dot + 1);
      if (member == "<init>") {
        construct(id, type);
        return;
      }
      if (const Symbol symbol = p_.symbols_.find(member); symbol != kNone) {
        if (const std::vector<ScopeId> found = method(type, symbol); !found.empty()) {
          call_scopes(id, found, kNone);
          return;
        }
      }
      for (const std::string& super : p_.types_[type].library_supers) {
        const CatalogIndex& catalog = p_.catalog(call.file);
        library(id, super + "." + std::string(member), catalog.member(super, member));
      }
      return;
    }
  }
  // A variable that holds a function is called by its name: `handler = make(); handler()`.
  if (const Symbol symbol = p_.symbols_.find(name); symbol != kNone) {
    if (const auto it = p_.globals_.find(symbol); it != p_.globals_.end() && !p_.nodes_[it->second].in.empty()) {
      users_[it->second].function_of.push_back(id);
      p_.calls_[id].function = it->second;
      if (!p_.nodes_[it->second].shapes.empty()) {
        const std::vector<Shape> shapes = p_.nodes_[it->second].shapes;
        for (const Shape& shape : shapes) on_function(id, shape);
      }
      return;
    }
  }
  const CatalogIndex& catalog = p_.catalog(call.file);
  std::span<const Api* const> apis = catalog.exact(name);
  if (apis.empty() && dot != std::string::npos) {
    apis = catalog.member(std::string_view(name).substr(0, dot), std::string_view(name).substr(dot + 1));
  }
  library(id, name, apis);
}

/// C, C++: libraries are often part of the tree, or declared by hand; what the catalogue knows is the library's all the
/// same. True when there is no more to say about the call by its name.
bool Solver::call_bundled(CallId id, const std::string& name) {
  const Program::CallInfo& call = p_.calls_[id];
  const CatalogIndex& catalog = p_.catalog(call.file);
  std::span<const Api* const> apis = catalog.exact(name);
  const std::size_t dot = name.rfind('.');
  if (apis.empty() && dot != std::string::npos) {
    apis = catalog.member(std::string_view(name).substr(0, dot), std::string_view(name).substr(dot + 1));
  }
  if (!apis.empty() || !catalog.registrars(name).empty()) {
    library(id, name, apis);
    return true;
  }
  return call.receiver != kNone && !call.row->member.empty() && p_.type_named(std::string_view(name).substr(0, dot)) != kNone;
}

// --- The work list --------------------------------------------------------------------------------------------

bool Solver::add_shape(NodeId node, Shape shape) {
  std::vector<Shape>& shapes = p_.nodes_[node].shapes;
  if (shapes.size() >= kMaxShapes || std::find(shapes.begin(), shapes.end(), shape) != shapes.end()) return false;
  if (!can_hold(node, shape)) return false;
  shapes.push_back(shape);
  if (node >= queued_.size()) {
    queued_.resize(p_.nodes_.size());
    users_.resize(p_.nodes_.size());
    seen_.resize(p_.nodes_.size());
  }
  if (!queued_[node]) {
    queued_[node] = true;
    work_.push_back(node);
  }
  return true;
}

/// Java: a variable holds objects of its declared class only, whatever else the container that it came from holds.
bool Solver::can_hold(NodeId node, const Shape& shape) {
  if (shape.kind != Shape::Kind::instance && shape.kind != Shape::Kind::library) return true;
  if (node >= declared_.size()) declared_.resize(p_.nodes_.size(), kUnasked);
  TypeId& declared = declared_[node];
  if (declared == kUnasked) {
    declared = kNone;
    const auto [type, file] = declared_type(node);
    if (!type.empty() && p_.files_[file].language == "java") {
      const auto [it, fresh] = named_.try_emplace(type, kNone);
      if (fresh) it->second = p_.type_named(p_.resolve(type));
      declared = it->second;
    }
  }
  if (declared == kNone) return true;
  if (shape.kind == Shape::Kind::library) return !p_.types_[declared].library_supers.empty();
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
std::pair<std::string_view, std::uint32_t> Solver::declared_type(NodeId node) const {
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
  if (edge.kind != FlowKind::copy || edge.role == Edge::Role::bind) return;
  const std::size_t count = p_.nodes_[edge.from].shapes.size();
  for (std::size_t i = 0; i < count; ++i) add_shape(edge.to, Shape(p_.nodes_[edge.from].shapes[i]));
}

void Solver::drain() {
  while (!work_.empty()) {
    const NodeId node = work_.back();
    work_.pop_back();
    queued_[node] = false;
    while (seen_[node] < p_.nodes_[node].shapes.size()) {
      const Shape shape = p_.nodes_[node].shapes[seen_[node]++];
      spread(node, shape);
    }
  }
}

void Solver::spread(NodeId node, const Shape& shape) {
  for (std::size_t i = 0; i < p_.nodes_[node].out.size(); ++i) {
    const Edge& edge = p_.edges_[p_.nodes_[node].out[i]];
    if (edge.kind == FlowKind::copy && edge.role != Edge::Role::bind) add_shape(edge.to, shape);
  }
  // By index, as the tables can grow underneath.
  for (std::size_t i = 0; i < users_[node].receiver_of.size(); ++i) on_receiver(users_[node].receiver_of[i], shape);
  for (std::size_t i = 0; i < users_[node].function_of.size(); ++i) on_function(users_[node].function_of[i], shape);
  for (std::size_t i = 0; i < users_[node].argument_of.size(); ++i) on_argument(users_[node].argument_of[i], shape);
  for (std::size_t i = 0; i < users_[node].base_of.size(); ++i) on_base(users_[node].base_of[i], shape);
}

void Solver::on_receiver(CallId id, const Shape& shape) {
  const Program::CallInfo& call = p_.calls_[id];
  const Call& row = *call.row;
  if (row.member.empty() || row.member == "<instance>") return;
  if (shape.kind != Shape::Kind::library && is_collection(call.receiver, row.member)) return;
  switch (shape.kind) {
    case Shape::Kind::instance: {
      if (is_element(call.receiver, shape.ref)) return;
      const Symbol member = member_of(id);
      if (const std::vector<ScopeId>& found = method(shape.ref, member); !found.empty()) {
        call_scopes(id, found, call.receiver);
        return;
      }
      // Not declared in the tree: inherited from a library class, or a field that holds a function.
      std::vector<TypeId> lineage{shape.ref};
      for (std::size_t i = 0; i < lineage.size() && i < 32; ++i) {
        const Program::TypeInfo& type = p_.types_[lineage[i]];
        for (const std::string& super : type.library_supers) member_on_library(id, super);
        lineage.insert(lineage.end(), type.supers.begin(), type.supers.end());
      }
      const TypeId declaring = declaring_type(shape.ref, member);
      if (declaring != kNone) {
        const NodeId field = p_.field_node(declaring, member);
        if (field >= users_.size()) {
          users_.resize(p_.nodes_.size());
          seen_.resize(p_.nodes_.size());
          queued_.resize(p_.nodes_.size());
        }
        users_[field].function_of.push_back(id);
        const std::vector<Shape> shapes = p_.nodes_[field].shapes;
        for (const Shape& held : shapes) on_function(id, held);
      }
      return;
    }
    case Shape::Kind::library:
      if (shape.named && is_functional(row.member) && p_.files_[call.file].language == "java") {
        on_function(id, shape);  // `ids.get()` of `Supplier<UUID> ids = UUID::randomUUID`
        return;
      }
      member_on_library(id, p_.symbols_.text(shape.ref), shape.named);
      return;
    case Shape::Kind::function:
      if (memo_.contains(shape.ref) || memo_of(shape.ref) != kNone) memo_member(id, shape.ref);
      if (is_functional(row.member)) link(id, shape.ref, shape.receiver);
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
    if (catalog->stores(member) || catalog->extracts(member)) return true;
  }
  return false;
}

/// Java: the variable is one of java.util's collections, and objects of this type can only be in it.
bool Solver::is_element(NodeId node, TypeId type) const {
  const Place* row = p_.place(node);
  if (row == nullptr || !row->type.starts_with("java.util.") || p_.files_[p_.file_of(p_.nodes_[node].place)].language != "java") {
    return false;
  }
  std::vector<TypeId> lineage{type};
  for (std::size_t i = 0; i < lineage.size() && i < 64; ++i) {
    const Program::TypeInfo& info = p_.types_[lineage[i]];
    const bool unknown = std::ranges::any_of(info.library_supers, [](const std::string& super) {
      return !super.starts_with("java.lang.") && !super.starts_with("java.io.");
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
      if (p_.scopes_[shape.ref].row->kind == ScopeKind::constructor) {
        construct(id, p_.scopes_[shape.ref].owner);
      } else {
        link(id, shape.ref, shape.receiver);
      }
      return;
    case Shape::Kind::type:
      construct(id, shape.ref);
      return;
    case Shape::Kind::instance: {
      const std::vector<ScopeId> found = method(shape.ref, p_.symbols_.add("__call__"));
      if (!found.empty()) call_scopes(id, found, p_.calls_[id].function);
      return;
    }
    case Shape::Kind::library: {
      const CatalogIndex& catalog = p_.catalog(p_.calls_[id].file);
      std::string name(p_.symbols_.text(shape.ref));
      if (catalog.passes(name + ".__call__")) name += ".__call__";
      // What `open` returned is not `open`: calling it opens nothing.
      library(id, name, shape.named ? catalog.exact(name) : std::span<const Api* const>());
      return;
    }
  }
}

/// `@dec(x)` over a function: what `dec` returned for other functions (`@dec` without arguments) is not called here.
bool Solver::applies_its_own_decorator(CallId id, ScopeId target) const {
  const Program::CallInfo& call = p_.calls_[id];
  if (call.row->function == kNone || call.args.size() != 1) return false;
  const auto maker = made_by_.find(call.function);
  if (maker == made_by_.end()) return false;
  const Program::CallInfo& made = p_.calls_[maker->second];
  const Program::ScopeInfo& scope = p_.scopes_[target];
  return std::any_of(scope.row->annotations.begin(), scope.row->annotations.end(), [&](const Annotation& annotation) {
    if (annotation.call == kNone) return false;
    const Call& applied = p_.files_[scope.file].calls[annotation.call];
    return !applied.callee.empty() && applied.callee == made.row->callee;
  });
}

/// A library call that runs its function arguments got to know one.
void Solver::on_argument(CallId id, const Shape& shape) {
  const Program::CallInfo& call = p_.calls_[id];
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
      run(shape.ref, shape.receiver);
      return;
    case Shape::Kind::instance:
      for (const std::string_view name : kFunctionalMethods) {
        const Symbol member = p_.symbols_.find(name);
        if (member == kNone) continue;
        for (const ScopeId target : method(shape.ref, member)) {
          NodeId receiver = kNone;
          for (const NodeId argument : call.args) {
            if (argument == kNone) continue;
            const std::vector<Shape>& held = p_.nodes_[argument].shapes;
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
void Solver::on_base(NodeId field, const Shape& shape) {
  const Place& row = p_.place_row(p_.nodes_[field].place);
  const Symbol member = p_.symbols_.add(row.name);
  if (shape.kind == Shape::Kind::library) {
    const std::string name = std::string(p_.symbols_.text(shape.ref)) + "." + row.name;
    if (p_.catalog(p_.file_of(p_.nodes_[field].place)).is_prefix(name)) {
      add_shape(field, {Shape::Kind::library, p_.symbols_.add(name), kNone, true});
    }
    return;
  }
  if (shape.kind == Shape::Kind::function) return;
  // In Java a field and a method can have one name; without a call it is the field.
  const bool separate = p_.files_[p_.types_[shape.ref].file].language == "java" && row.type != kMethodType;
  const std::vector<ScopeId> found = separate && declaring_type(shape.ref, member) != kNone
                                         ? std::vector<ScopeId>()
                                         : method(shape.ref, member);
  if (!found.empty()) {
    const ScopeId target = found.front();
    const Id place = p_.nodes_[field].place;
    const auto file = p_.file_of(place);
    const NodeId object = p_.node_of(file, row.base);
    const bool property = std::any_of(p_.scopes_[target].row->annotations.begin(),
                                      p_.scopes_[target].row->annotations.end(), [](const Annotation& a) {
                                        return a.name.ends_with("property") || a.name.ends_with(".getter");
                                      });
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
  const auto connect = [&](NodeId variable, bool stores = true) {
    if (!accessed_.insert(pair_key(field, variable))) return;
    Edge edge;
    edge.role = Edge::Role::access;
    edge.span = row.span;
    edge.from = variable;
    edge.to = field;
    const bool stored = !p_.nodes_[field].in.empty();
    if (stored && stores) {
      Edge back = edge;
      back.from = field;
      back.to = variable;
      add_copy(back);
    }
    add_copy(edge);
  };
  // A class attribute of this name serves as long as the object has no field of its own: Python reads it through the
  // object, and never stores into it there.
  const bool stores = shape.kind == Shape::Kind::type || p_.files_[p_.types_[shape.ref].file].language != "python";
  std::vector<TypeId> lineage{shape.ref};
  bool is_attribute = false;
  for (std::size_t i = 0; i < lineage.size() && i < 64; ++i) {
    const Program::TypeInfo& type = p_.types_[lineage[i]];
    for (const Field& declared : type.row->fields) {
      if (!declared.is_static || declared.name != row.name) continue;
      connect(p_.global_node(type.row->name + "." + row.name, kNone), stores);
      is_attribute = true;
    }
    const Symbol known = p_.symbols_.find(type.row->name + "." + row.name);
    if (!is_attribute && known != kNone && p_.globals_.contains(known)) {
      connect(p_.globals_.at(known), stores);  // assigned through `cls` or the class's name
      is_attribute = true;
    }
    lineage.insert(lineage.end(), type.supers.begin(), type.supers.end());
  }
  if (shape.kind == Shape::Kind::type) {
    if (!is_attribute) connect(p_.global_node(p_.types_[shape.ref].row->name + "." + row.name, kNone));
    return;
  }
  const TypeId declaring = declaring_type(shape.ref, member);
  if (declaring == kNone && is_attribute) return;
  connect(p_.field_node(declaring == kNone ? shape.ref : declaring, member));
}

// --- Lookups --------------------------------------------------------------------------------------------------

/// The symbol of the method that the call names.
Symbol Solver::member_of(CallId id) {
  if (members_.empty()) members_.resize(p_.calls_.size(), kNone);
  if (members_[id] == kNone) members_[id] = p_.symbols_.add(p_.calls_[id].row->member);
  return members_[id];
}

/// Methods of this simple name in the type or its nearest super that has a body for one.
const std::vector<ScopeId>& Solver::method(TypeId type, Symbol member) const {
  const auto [it, fresh] = methods_.try_emplace(pair_key(type, member));
  if (fresh) it->second = find_method(type, member);
  return it->second;
}

std::vector<ScopeId> Solver::find_method(TypeId type, Symbol member) const {
  std::vector<TypeId> lineage{type};
  std::vector<ScopeId> abstract;
  for (std::size_t i = 0; i < lineage.size() && i < 64; ++i) {
    const Program::TypeInfo& info = p_.types_[lineage[i]];
    if (const auto it = info.methods.find(member); it != info.methods.end()) {
      const bool has_body = std::any_of(it->second.begin(), it->second.end(),
                                        [&](ScopeId scope) { return !p_.scopes_[scope].row->is_abstract; });
      if (has_body) return it->second;
      if (abstract.empty()) abstract = it->second;
    }
    for (const TypeId super : info.supers) {
      if (std::find(lineage.begin(), lineage.end(), super) == lineage.end()) lineage.push_back(super);
    }
  }
  return abstract;
}

std::vector<ScopeId> Solver::fitting(std::span<const ScopeId> overloads, const Call& row) const {
  if (overloads.size() < 2) return {overloads.begin(), overloads.end()};
  std::vector<ScopeId> fit;
  for (const ScopeId scope : overloads) {
    if (p_.scopes_[scope].params.size() == row.args.size()) fit.push_back(scope);
  }
  if (fit.empty()) return {overloads.begin(), overloads.end()};
  return fit;
}

/// Java: the nearest type up the hierarchy that declares the field; Python: the furthest, as all share one object.
TypeId Solver::declaring_type(TypeId type, Symbol member) const {
  const auto [found, fresh] = declaring_.add(pair_key(type, member));
  if (fresh) found = find_declaring_type(type, member);
  return found;
}

TypeId Solver::find_declaring_type(TypeId type, Symbol member) const {
  const std::string_view name = p_.symbols_.text(member);
  std::vector<TypeId> lineage{type};
  TypeId found = kNone;
  for (std::size_t i = 0; i < lineage.size() && i < 64; ++i) {
    const Program::TypeInfo& info = p_.types_[lineage[i]];
    for (const Field& field : info.row->fields) {
      if (field.is_static || field.name != name) continue;
      if (p_.files_[info.file].language != "python") return lineage[i];
      found = lineage[i];
    }
    for (const TypeId super : info.supers) {
      if (std::find(lineage.begin(), lineage.end(), super) == lineage.end()) lineage.push_back(super);
    }
  }
  return found;
}

NodeId Solver::object_of(CallId id) {
  Program::CallInfo& call = p_.calls_[id];
  if (call.result != kNone) return call.result;
  Node node;
  node.kind = Node::Kind::object;
  call.result = p_.new_node(std::move(node));
  users_.resize(p_.nodes_.size());
  seen_.resize(p_.nodes_.size());
  queued_.resize(p_.nodes_.size());
  return call.result;
}

/// The node for the results that a memoizer keeps of this function; kNone when it is not memoized.
NodeId Solver::memo_of(ScopeId scope) {
  const auto [it, fresh] = memo_.try_emplace(scope, kNone);
  if (!fresh) return it->second;
  const Program::ScopeInfo& info = p_.scopes_[scope];
  if (info.result == kNone) return kNone;
  for (const Annotation& annotation : info.row->annotations) {
    std::string name = p_.resolve(annotation.name);
    if (name.empty() && annotation.call != kNone) {
      name = p_.resolve(p_.files_[info.file].calls[annotation.call].callee);
    }
    if (p_.catalog(info.file).memoizes(name)) return make_memo(scope);
  }
  return kNone;
}

NodeId Solver::make_memo(ScopeId scope) {
  if (const auto it = memo_.find(scope); it != memo_.end() && it->second != kNone) return it->second;
  const Program::ScopeInfo info = p_.scopes_[scope];
  if (info.result == kNone) return kNone;
  Node node;
  node.kind = Node::Kind::memo;
  node.scope = scope;
  node.name = p_.symbols_.add(info.row->name);
  const NodeId memo = p_.new_node(std::move(node));
  users_.resize(p_.nodes_.size());
  seen_.resize(p_.nodes_.size());
  queued_.resize(p_.nodes_.size());
  memo_[scope] = memo;
  Edge edge;
  edge.from = info.result;
  edge.to = memo;
  edge.store = Store::mutate;
  edge.scope = scope;
  edge.file = info.file;
  edge.span = info.row->span;
  add_copy(edge);
  return memo;
}

}  // namespace snapcheck::model
