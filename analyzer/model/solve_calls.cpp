// What a call does to the graph: into code of the tree, into a constructor, into a library.
#include <algorithm>
#include <cctype>

#include "analyzer/model/solve.h"

namespace snapcheck::model {

namespace {

constexpr std::size_t kMaxDeclaredSubtypes = 3;
constexpr std::size_t kMaxLibraryNames = 8;
constexpr std::ptrdiff_t kMaxChain = 8;  // dots in a type made up from a chain of calls

bool looks_like_class(std::string_view name) {
  const std::size_t dot = name.rfind('.');
  const std::size_t last = dot == std::string_view::npos ? 0 : dot + 1;
  return last < name.size() && std::isupper(static_cast<unsigned char>(name[last]));
}

std::string_view parent_name(std::string_view name) {
  const std::size_t dot = name.rfind('.');
  return dot == std::string_view::npos ? std::string_view() : name.substr(0, dot);
}

}  // namespace

void Solver::call_scopes(CallId id, std::span<const ScopeId> targets, NodeId receiver) {
  for (const ScopeId target : fitting(targets, id)) link(id, target, receiver);
}

/// Arguments into parameters, result out; once for a call and target, the receiver for every object's node.
void Solver::link(CallId id, ScopeId target, NodeId receiver) {
  const Program::CallInfo& call = p_.calls_[id];
  const Program::ScopeInfo& scope = p_.scopes_[target];
  Edge edge;
  edge.scope = call.scope;
  edge.call = id;
  edge.file = call.file;
  edge.span = call.row->span;
  edge.role = Edge::Role::enter;
  std::size_t skip = 0;
  if (scope.receiver != kNone) {
    NodeId object = receiver;
    // `Class.method(obj, x)`: the object is the first argument.
    if (object == kNone && !call.args.empty() && p_.files_[call.file].language == "python" &&
        p_.nodes_[scope.receiver].shapes.empty()) {
      object = call.args.front();
      skip = 1;
    }
    if (object != kNone && linked_.insert(pair_key(object | 0x80000000u, scope.receiver))) {
      edge.from = object;
      edge.to = scope.receiver;
      add_copy(edge);
    }
  }
  if (!linked_.insert(pair_key(id, target))) return;
  if (defers(scope)) {
    edge.role = Edge::Role::flow;
    edge.to = call.result;
    for (const NodeId argument : call.args) {
      edge.from = argument;
      add_copy(edge);
    }
    return;
  }
  p_.calls_[id].targets.push_back(target);
  bind_arguments(id, scope, skip);
  if (call.result == kNone || scope.result == kNone) return;
  edge.to = call.result;
  const NodeId memo = memo_of(target);
  if (memo == kNone) {
    if (const std::vector<NodeId> handed = hands_back(id, target, receiver, skip); !handed.empty()) {
      edge.role = Edge::Role::flow;
      for (const NodeId from : handed) {
        edge.from = from;
        add_copy(edge);
      }
      return;
    }
  }
  edge.role = Edge::Role::leave;
  edge.from = memo == kNone ? p_.scopes_[target].result : memo;
  add_copy(edge);
}

/// `notNull(x)`, `builder.size(3)`: what the call gives is one of its arguments or its object, and not those of other
/// calls. Empty when it may be anything else.
std::vector<NodeId> Solver::hands_back(CallId id, ScopeId target, NodeId receiver, std::size_t skip) {
  const Program::ScopeInfo& scope = p_.scopes_[target];
  const Program::CallInfo& call = p_.calls_[id];
  if (scope.row->is_generator || skip != 0) return {};
  const bool plain = std::ranges::all_of(call.row->args, [](const Argument& a) { return a.keyword.empty() && !a.spread; });
  if (!plain || call.args.size() != scope.params.size()) return {};
  const auto reassigned = [&](NodeId param) {
    return std::ranges::any_of(p_.nodes_[param].in, [&](EdgeId in) {
      return p_.edges_[in].role == Edge::Role::flow && p_.nodes_[p_.edges_[in].from].kind != Node::Kind::default_value;
    });
  };
  std::vector<NodeId> handed;
  for (const EdgeId in : p_.nodes_[scope.result].in) {
    const Edge& edge = p_.edges_[in];
    if (edge.role != Edge::Role::flow || edge.kind != FlowKind::copy || edge.element != 0) return {};
    if (edge.from == scope.receiver) {
      if (receiver == kNone) return {};
      handed.push_back(receiver);
      continue;
    }
    const auto param = std::ranges::find(scope.params, edge.from);
    if (param == scope.params.end() || reassigned(edge.from)) return {};
    const NodeId argument = call.args[static_cast<std::size_t>(param - scope.params.begin())];
    if (argument == kNone) return {};
    handed.push_back(argument);
  }
  return handed;
}

/// `@wrapt.decorator def f(wrapped, instance, args, kwargs)`: to call `f` decorates, and runs nothing of it.
bool Solver::defers(const Program::ScopeInfo& scope) const {
  return std::ranges::any_of(scope.row->annotations, [&](const Annotation& annotation) {
    std::string name = p_.resolve(annotation.name);
    if (name.empty() && annotation.call != kNone) {
      name = p_.resolve(p_.files_[scope.file].calls[annotation.call].callee);
    }
    return p_.catalog(scope.file).defers(name);
  });
}

void Solver::bind_arguments(CallId id, const Program::ScopeInfo& target, std::size_t skip) {
  const Program::CallInfo call = p_.calls_[id];
  const std::vector<NodeId> params = target.params;
  Edge edge;
  edge.scope = call.scope;
  edge.call = id;
  edge.file = call.file;
  edge.span = call.row->span;
  edge.role = Edge::Role::enter;
  std::size_t position = 0;
  for (std::size_t i = skip; i < call.args.size(); ++i) {
    const Argument& argument = call.row->args[i];
    edge.from = call.args[i];
    if (edge.from == kNone) continue;
    if (argument.spread) {
      for (const NodeId param : params) {
        edge.to = param;
        add_copy(edge);
      }
    } else if (!argument.keyword.empty()) {
      bool bound = false;
      for (const NodeId param : params) {
        if (p_.place(param)->name != argument.keyword) continue;
        edge.to = param;
        add_copy(edge);
        bound = true;
      }
      // `**kwargs` is the last parameter, if there is one.
      if (!bound && !params.empty()) {
        edge.to = params.back();
        add_copy(edge);
      }
    } else {
      if (position < params.size()) {
        edge.to = params[position];
        add_copy(edge);
      } else if (!params.empty()) {  // variadic
        edge.to = params.back();
        add_copy(edge);
      }
      ++position;
    }
  }
}

void Solver::construct(CallId id, TypeId type) {
  if (type == kNone) return;
  const NodeId object = object_of(id);
  Program::CallInfo& call = p_.calls_[id];
  call.constructs = type;
  add_shape(object, {Shape::Kind::instance, type, kNone});
  construct_library_part(id, type, object);
  const Symbol constructor = p_.symbols_.add("<init>");
  const std::vector<ScopeId> found = method(type, constructor);
  const bool python = p_.files_[p_.types_[type].file].language == "python";
  const auto own = p_.types_[type].methods.find(constructor);
  bool plain = python;  // arguments may become fields
  if (python) {
    for (const ScopeId scope : method(type, p_.symbols_.add("__new__"))) {
      plain = false;
      if (scope != call.scope) link(id, scope, kNone);
    }
  }
  if (python ? !found.empty() : own != p_.types_[type].methods.end()) {
    for (const ScopeId scope : fitting(python ? std::span<const ScopeId>(found) : own->second, id)) {
      link(id, scope, object);
    }
  } else {
    // No constructor in the tree: dataclass, named tuple, model class; arguments become fields in their order.
    const Type& row = *p_.types_[type].row;
    std::vector<const Field*> fields;
    for (const Field& field : row.fields) {
      if (!field.name.empty()) fields.push_back(&field);
    }
    Edge edge;
    edge.scope = call.scope;
    edge.call = id;
    edge.file = call.file;
    edge.span = call.row->span;
    edge.store = Store::rebind;
    for (std::size_t i = 0; plain && i < call.args.size(); ++i) {
      const Argument& argument = call.row->args[i];
      const std::string_view name = !argument.keyword.empty() ? std::string_view(argument.keyword)
                                    : i < fields.size()       ? std::string_view(fields[i]->name)
                                                              : std::string_view();
      if (name.empty() || argument.spread || call.args[i] == kNone) continue;
      edge.from = call.args[i];
      edge.to = p_.field_node(type, p_.symbols_.add(name));
      add_copy(edge);
    }
    make_fields(id, type, object);
  }
}

/// The code of fields that every new object gets: initialisers in Java; in Python factories of dataclass fields, also
/// those of the bases.
void Solver::make_fields(CallId id, TypeId type, NodeId object) {
  const bool python = p_.files_[p_.types_[type].file].language == "python";
  std::vector<TypeId> lineage{type};
  for (std::size_t i = 0; i < lineage.size() && i < 32; ++i) {
    const Program::TypeInfo& info = p_.types_[lineage[i]];
    if (info.instance_init != kNone) link(id, info.instance_init, object);
    if (python) lineage.insert(lineage.end(), info.supers.begin(), info.supers.end());
  }
}

/// What an object of the tree has from its library base is made when the object is.
void Solver::construct_library_part(CallId id, TypeId type, NodeId object) {
  std::vector<TypeId> lineage{type};
  for (std::size_t i = 0; i < lineage.size() && i < 32; ++i) {
    const Program::TypeInfo& info = p_.types_[lineage[i]];
    const bool java = p_.files_[info.file].language == "java";
    if (java && p_.catalog(info.file).is_prefix(info.row->name)) {
      // A tree with its own java.security.SecureRandom: the catalogue knows that class better than its base.
      const std::string name = info.row->name + ".<init>";
      const std::span<const Api* const> apis = p_.catalog(info.file).exact(name);
      if (!apis.empty()) library(id, name, apis, object);
      continue;
    }
    for (const std::string& super : info.library_supers) {
      const std::string name = java ? super + ".<init>" : super;
      const std::span<const Api* const> apis = p_.catalog(info.file).exact(name);
      if (!apis.empty()) library(id, name, apis, object);
    }
    lineage.insert(lineage.end(), info.supers.begin(), info.supers.end());
  }
}

/// `super().f()`, `super(...)`, `this(...)`: found from the class that the code stands in, not from the object.
void Solver::super_call(CallId id) {
  const Program::CallInfo call = p_.calls_[id];
  if (call.scope == kNone) return;
  ScopeId around = call.scope;
  while (around != kNone && p_.scopes_[around].owner == kNone) around = p_.scopes_[around].parent;
  if (around == kNone) return;
  const TypeId owner = p_.scopes_[around].owner;
  const bool java = p_.files_[call.file].language == "java";
  std::string member = call.row->member;
  if (!java && member == "__init__") member = "<init>";
  const Symbol symbol = p_.symbols_.add(member.empty() ? "<init>" : member);
  if (member.empty()) {  // this(...)
    if (const auto it = p_.types_[owner].methods.find(symbol); it != p_.types_[owner].methods.end()) {
      call_scopes(id, it->second, call.receiver);
    }
    return;
  }
  const Program::TypeInfo& type = p_.types_[owner];
  for (const TypeId super : type.supers) {
    if (const std::vector<ScopeId> found = method(super, symbol); !found.empty()) {
      call_scopes(id, found, call.receiver);
      return;
    }
    if (member == "<init>") {
      if (java && p_.types_[super].instance_init != kNone) link(id, p_.types_[super].instance_init, call.receiver);
    }
  }
  for (const std::string& super : type.library_supers) {
    const CatalogIndex& catalog = p_.catalog(call.file);
    if (member == "<init>") continue;  // part of the construction, which has it already
    if (const auto apis = catalog.member(super, member); !apis.empty()) {
      library(id, super + "." + member, apis);
    }
  }
}

// --- Libraries ------------------------------------------------------------------------------------------------

/// The call runs `name` outside the tree. `object`: what a library constructor works on when it is not the result.
void Solver::library(CallId id, std::string_view name, std::span<const Api* const> apis, NodeId object) {
  Program::CallInfo& call = p_.calls_[id];
  const Symbol symbol = p_.symbols_.add(name);
  if (call.library_names.size() >= kMaxLibraryNames ||
      std::find(call.library_names.begin(), call.library_names.end(), symbol) != call.library_names.end()) {
    return;
  }
  call.library_names.push_back(symbol);
  for (const Api* api : apis) {
    if (std::find(call.apis.begin(), call.apis.end(), api) == call.apis.end()) call.apis.push_back(api);
  }
  const CatalogIndex& catalog = p_.catalog(call.file);
  for (const EntryPoint* entry : catalog.registrars(name)) {
    if (entry->kind == EntryPoint::Kind::boundary) continue;
    Registration registration;
    registration.call = id;
    registration.entry = entry;
    registration.argument = p_.slot(entry->function, id);
    p_.registrations_.push_back(std::move(registration));
  }
  if (object != kNone) return;  // the object has a type of its own

  // What comes out, as far as the catalogue has anything to say about such objects.
  if (call.result != kNone) {
    std::string type;
    for (const Api* api : apis) {
      if (!api->returns.empty() && type.empty() && p_.holds(api->when, id)) type = api->returns;
    }
    if (type.empty()) {
      type = name.ends_with(".<init>") ? std::string(parent_name(name)) : std::string(name);
      if (std::count(type.begin(), type.end(), '.') > kMaxChain) type.clear();
    }
    const bool chain = p_.files_[call.file].language == "java" && catalog.is_prefix(parent_name(type));
    if (!type.empty() && (catalog.is_prefix(type) || chain || catalog.passes(type) || catalog.weak(type))) {
      add_shape(call.result, {Shape::Kind::library, p_.symbols_.add(type), kNone});
    }
  }
  library_flow(id, name);
}

/// How values pass through a call of code that is not in the tree.
void Solver::library_flow(CallId id, std::string_view name) {
  const Program::CallInfo call = p_.calls_[id];
  const Call& row = *call.row;
  const CatalogIndex& catalog = p_.catalog(call.file);
  const std::size_t dot = name.rfind('.');
  const std::string_view member =
      !row.member.empty() ? std::string_view(row.member) : dot == std::string_view::npos ? name : name.substr(dot + 1);
  if (!library_done_.try_emplace(id, true).second) return;

  const bool known = !name.empty() && catalog.passes(name);  // `itertools.count` is no `count` of a list
  const bool harmless = catalog.opaque(name) || (!known && catalog.opaque("." + std::string(member))) ||
                        std::any_of(call.apis.begin(), call.apis.end(), [](const Api* api) { return api->safe; });
  Edge edge;
  edge.role = Edge::Role::library;
  edge.scope = call.scope;
  edge.call = id;
  edge.file = call.file;
  edge.span = row.span;
  const bool construction = row.kind == CallKind::construct || (!name.empty() && looks_like_class(name));
  const bool passes = construction || known;
  if (catalog.copies(name) || catalog.copies("." + std::string(member))) edge.element = kEachElement;
  if (call.result != kNone && !harmless) {
    edge.to = call.result;
    for (const NodeId argument : call.args) {
      edge.from = argument;
      edge.kind = passes ? FlowKind::copy : FlowKind::derive;
      add_copy(edge);
    }
    edge.from = call.receiver;
    edge.kind = catalog.extracts(member) ? FlowKind::copy : FlowKind::derive;
    add_copy(edge);
  }
  edge.element = 0;
  if (call.receiver != kNone && catalog.stores(member)) {
    edge.to = call.receiver;
    edge.kind = catalog.writes(member) ? FlowKind::derive : FlowKind::copy;
    edge.store = Store::mutate;
    for (const NodeId argument : call.args) {
      edge.from = argument;
      add_copy(edge);
    }
    write_back(call.receiver);
  }
  if (!name.empty() && catalog.memoizes(name)) {
    for (const NodeId argument : call.args) {
      if (argument == kNone) continue;
      edge.from = argument;
      edge.to = call.result;
      edge.kind = FlowKind::copy;
      edge.store = Store::none;
      add_copy(edge);
      const auto shapes = p_.nodes_[argument].shapes;
      for (const Shape& shape : shapes) {
        if (shape.kind == Shape::Kind::function) make_memo(shape.ref);
      }
    }
  }
  if (catalog.invokes(name, member)) {
    for (std::size_t i = 0; i < call.args.size(); ++i) {
      const NodeId argument = call.args[i];
      if (argument == kNone || !is_function_argument(id, i)) continue;
      users(argument).argument_of.push_back(id);
      const auto shapes = p_.nodes_[argument].shapes;
      for (const Shape& shape : shapes) on_argument(id, shape);
    }
  }
}

/// Python hands functions over in front or by keyword (`map(f, xs)`, `max(xs, key=f)`); what a call made stands for data.
bool Solver::is_function_argument(CallId id, std::size_t index) const {
  const Program::CallInfo& call = p_.calls_[id];
  if (p_.files_[call.file].language != "python" || !call.row->args[index].keyword.empty()) return true;
  const std::string& name = call.row->callee;
  if (name == "builtins.max" || name == "builtins.min" || name == "builtins.sorted" || name == "builtins.next") return false;
  const Place* row = p_.place(call.args[index]);
  return index == 0 || row == nullptr || row->kind != PlaceKind::temp;
}

/// What is put into a field place after it was connected goes to the fields behind it.
void Solver::write_back(NodeId place) {
  const std::size_t count = p_.nodes_[place].in.size();
  for (std::size_t i = 0; i < count; ++i) {
    const Edge edge = p_.edges_[p_.nodes_[place].in[i]];
    if (edge.role != Edge::Role::access || !accessed_.insert(pair_key(edge.from, place) ^ (1ull << 63))) continue;
    Edge back = edge;
    back.from = place;
    back.to = edge.from;
    add_copy(back);
  }
}

/// `named`: it is the class or module of that name, and no object.
void Solver::member_on_library(CallId id, std::string_view type, bool named) {
  const Program::CallInfo& call = p_.calls_[id];
  const CatalogIndex& catalog = p_.catalog(call.file);
  const std::string& member = call.row->member;
  // What is in a collection is no receiver of the collection's own methods.
  if (const Place* row = call.receiver == kNone ? nullptr : p_.place(call.receiver);
      row != nullptr && row->type.starts_with("java.util.") && row->type != type &&
      (catalog.stores(member) || catalog.extracts(member)) && !catalog.is_a(type, row->type)) {
    return;
  }
  // By catalogue, that is by language, as one program may have several.
  const std::uint64_t key = pair_key(member_of(id), p_.symbols_.add(type));
  const auto [known, fresh] = library_members_[p_.language_[call.file]].add(key);
  if (fresh) known = {p_.symbols_.add(std::string(type) + "." + member), catalog.member(type, member)};
  // `numpy.random.RandomState.*` are the methods of an object: `RandomState.mro()` draws nothing.
  const bool of_objects = !known.apis.empty() && known.apis.front()->name.ends_with(".*");
  library(id, p_.symbols_.text(known.name),
          named && of_objects && looks_like_class(type) ? std::span<const Api* const>() : known.apis);
}

/// `f.cache_clear()` on a memoized function of the tree: a member of what the memoizer made.
void Solver::memo_member(CallId id, ScopeId function) {
  const Program::ScopeInfo& info = p_.scopes_[function];
  for (const Annotation& annotation : info.row->annotations) {
    std::string name = p_.resolve(annotation.name);
    if (name.empty() && annotation.call != kNone) {
      name = p_.resolve(p_.files_[info.file].calls[annotation.call].callee);
    }
    if (p_.catalog(info.file).memoizes(name)) member_on_library(id, name);
  }
}

// --- When nothing else moves ------------------------------------------------------------------------------------

/// Gives a place without known objects those of its declared type.
void Solver::declared_shapes(NodeId node) {
  if (node == kNone || !p_.nodes_[node].shapes.empty() || !declared_done_.insert(node)) return;
  const auto [declared, file] = declared_type(node);
  if (declared.empty()) return;
  const std::string name = p_.resolve(declared);
  const TypeId type = p_.type_named(name);
  if (type == kNone) {
    if (p_.catalog(file).is_prefix(name)) {
      add_shape(node, {Shape::Kind::library, p_.symbols_.add(name), kNone});
    }
    return;
  }
  std::vector<TypeId> family{type};
  for (std::size_t i = 0; i < family.size() && family.size() <= kMaxDeclaredSubtypes; ++i) {
    const std::vector<TypeId>& subs = p_.types_[family[i]].subs;
    family.insert(family.end(), subs.begin(), subs.end());
  }
  if (family.size() > kMaxDeclaredSubtypes) family.resize(1);
  for (const TypeId member : family) add_shape(node, {Shape::Kind::instance, member, kNone});
}

/// Java: `Thread thread = factory.newThread(task)`: whatever else seems to come in there, it is a Thread.
void Solver::declared_member(CallId id) {
  const Program::CallInfo& call = p_.calls_[id];
  if (call.row->kind != CallKind::call || call.receiver == kNone || p_.files_[call.file].language != "java") return;
  const auto& shapes = p_.nodes_[call.receiver].shapes;
  if (shapes.empty()) return;
  const std::string name = p_.resolve(declared_type(call.receiver).first);
  if (name.empty() || !p_.catalog(call.file).is_prefix(name) || p_.type_named(name) != kNone) return;
  const bool fits = std::ranges::any_of(shapes, [&](const Shape& shape) {
    return shape.kind == Shape::Kind::library || (shape.kind == Shape::Kind::instance && p_.type_is_a(shape.ref, name));
  });
  if (!fits) member_on_library(id, name);
}

/// A container hands what its factory methods return to whoever asks for that type.
void Solver::inject_beans() {
  struct Marks {
    std::unordered_set<std::string_view> types, factories;
  };
  std::vector<Marks> marks(p_.catalogs_.size());
  for (std::size_t i = 0; i < marks.size(); ++i) {
    for (const EntryPoint& entry : p_.catalogs_[i]->catalog().entry_points) {
      if (entry.kind != EntryPoint::Kind::annotation) continue;
      if (entry.instances != EntryPoint::Instances::unknown) {
        marks[i].types.insert(entry.name);
      } else if (entry.phase == Phase::init) {
        marks[i].factories.insert(entry.name);
      }
    }
  }
  const auto marked = [&](const std::vector<Annotation>& annotations, std::uint32_t file, bool on_type) {
    const Marks& known = marks[p_.language_[file]];
    return std::any_of(annotations.begin(), annotations.end(), [&](const Annotation& annotation) {
      return (on_type ? known.types : known.factories).contains(annotation.name);
    });
  };
  std::unordered_map<std::string, std::vector<NodeId>> providers;
  for (const Program::ScopeInfo& scope : p_.scopes_) {
    if (scope.result == kNone || scope.row->kind != ScopeKind::method || p_.files_[scope.file].language != "java") continue;
    const Place* row = p_.place(scope.result);
    if (!row->type.empty() && marked(scope.row->annotations, scope.file, false)) providers[row->type].push_back(scope.result);
  }
  if (providers.empty()) return;
  const auto provide = [&](NodeId to, const std::string& type) {
    const auto it = providers.find(type);
    if (it == providers.end()) return;
    for (const NodeId from : it->second) {
      if (!accessed_.insert(pair_key(from, to))) continue;
      Edge edge;
      edge.role = Edge::Role::access;
      edge.from = from;
      edge.to = to;
      add_copy(edge);
    }
  };
  for (const Program::ScopeInfo& scope : p_.scopes_) {
    const bool factory = scope.row->kind == ScopeKind::method && marked(scope.row->annotations, scope.file, false);
    const bool constructor = scope.row->kind == ScopeKind::constructor && scope.owner != kNone &&
                             marked(p_.types_[scope.owner].row->annotations, scope.file, true);
    if (!factory && !constructor) continue;
    for (const NodeId param : scope.params) provide(param, p_.place(param)->type);
  }
  for (TypeId id = 0; id < p_.types_.size(); ++id) {
    for (const Field& field : p_.types_[id].row->fields) {
      const bool injected = std::any_of(field.annotations.begin(), field.annotations.end(), [](const Annotation& a) {
        return a.name.ends_with(".Autowired") || a.name.ends_with(".Inject") || a.name.ends_with(".Resource");
      });
      if (!injected || field.is_static || !providers.contains(field.type)) continue;
      const NodeId node = p_.field_node(id, p_.symbols_.add(field.name));
      provide(node, field.type);
    }
  }
}

void Solver::settle() {
  for (const Program::ScopeInfo& scope : p_.scopes_) {
    if (scope.receiver != kNone && scope.owner != kNone && p_.nodes_[scope.receiver].shapes.empty()) {
      add_shape(scope.receiver, {Shape::Kind::instance, scope.owner, kNone});
    }
  }
  drain();
  for (CallId id = 0; id < p_.calls_.size(); ++id) {
    if (p_.calls_[id].receiver != kNone) declared_shapes(p_.calls_[id].receiver);
    if (p_.calls_[id].function != kNone) declared_shapes(p_.calls_[id].function);
  }
  const std::size_t nodes = p_.nodes_.size();
  for (NodeId node = 0; node < nodes; ++node) {
    if (!users_[state(node).users].base_of.empty()) declared_shapes(node);
    if (p_.nodes_[node].kind == Node::Kind::field || p_.nodes_[node].kind == Node::Kind::global) declared_shapes(node);
  }
  drain();
  for (CallId id = 0; id < p_.calls_.size(); ++id) declared_member(id);
  inject_beans();
  // `register(resource)`: its hook methods run on that very object.
  for (const Registration& registration : p_.registrations_) {
    if (registration.argument == kNone || registration.entry->kind != EntryPoint::Kind::object) continue;
    const auto shapes = p_.nodes_[registration.argument].shapes;
    for (const Shape& shape : shapes) {
      if (shape.kind != Shape::Kind::instance) continue;
      for (const auto& [member, phase] : registration.entry->methods) {
        const Symbol symbol = p_.symbols_.find(member);
        if (symbol == kNone) continue;
        for (const ScopeId target : method(shape.ref, symbol)) {
          const NodeId receiver = p_.scopes_[target].receiver;
          if (receiver == kNone || !linked_.insert(pair_key(registration.argument | 0x80000000u, receiver))) continue;
          Edge edge;
          edge.role = Edge::Role::access;
          edge.from = registration.argument;
          edge.to = receiver;
          add_copy(edge);
        }
      }
    }
  }
  // `register(f, *args)`: the registry hands the arguments behind the function to it.
  for (const Registration& registration : p_.registrations_) {
    if (registration.argument == kNone || registration.entry->kind != EntryPoint::Kind::callback) continue;
    const Program::CallInfo call = p_.calls_[registration.call];
    const auto at = std::find(call.args.begin(), call.args.end(), registration.argument);
    if (at == call.args.end()) continue;
    const auto shapes = p_.nodes_[registration.argument].shapes;
    for (const Shape& shape : shapes) {
      if (shape.kind != Shape::Kind::function) continue;
      if (!linked_.insert(pair_key(registration.call | 0x80000000u, shape.ref))) continue;
      bind_arguments(registration.call, p_.scopes_[shape.ref], static_cast<std::size_t>(at - call.args.begin()) + 1);
    }
  }
  drain();
  // Calls that nothing could be said about still carry values, by the method's name.
  for (CallId id = 0; id < p_.calls_.size(); ++id) {
    const Program::CallInfo& call = p_.calls_[id];
    if (call.row->kind == CallKind::touch || !call.targets.empty() || !call.library_names.empty()) continue;
    if (call.constructs != kNone) continue;
    library_flow(id, call.row->callee);
  }
  drain();
  // Members of objects that are not of the tree: part of the object.
  for (NodeId base = 0; base < states_.size(); ++base) {
    const std::uint32_t askers = states_[base].users;
    for (std::size_t i = 0; i < users_[askers].base_of.size(); ++i) {
      const NodeId field = users_[askers].base_of[i].field;
      bool in_tree = false, library = false;
      for (const Shape& shape : p_.nodes_[base].shapes) {
        in_tree |= shape.kind == Shape::Kind::instance || shape.kind == Shape::Kind::type;
        library |= shape.kind == Shape::Kind::library;
      }
      if (in_tree || !accessed_.insert(pair_key(field, base))) continue;
      Edge edge;
      edge.role = Edge::Role::access;
      if (!p_.nodes_[field].in.empty()) {
        edge.from = field;
        edge.to = base;
        add_copy(edge);
      } else {
        const Place& row = p_.place_row(p_.nodes_[field].place);
        bool bound = false;  // a method of the library object that is not called here keeps the object
        for (const Shape& shape : p_.nodes_[base].shapes) {
          if (shape.kind != Shape::Kind::library) continue;
          const CatalogIndex& catalog = p_.catalog(p_.file_of(p_.nodes_[field].place));
          bound |= !catalog.member(p_.symbols_.text(shape.ref), row.name).empty();
        }
        edge.from = base;
        edge.to = field;
        edge.kind = library && !bound ? FlowKind::derive : FlowKind::copy;
        if (bound) edge.role = Edge::Role::bind;
        add_copy(edge);
      }
    }
  }
}

}  // namespace snapcheck::model
