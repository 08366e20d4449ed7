// What the solver adds once nothing else moves: declared types, containers and registries, and what libraries do by
// default.
#include <algorithm>

#include "analyzer/model/solve.h"

namespace snapcheck::model {

namespace {

constexpr std::size_t kMaxDeclaredSubtypes = 3;

}  // namespace

void Solver::settle() {
  own_objects();
  drain();
  declared_objects();
  drain();
  for (CallId id = 0; id < p_.calls_.size(); ++id) declared_member(id);
  inject_beans();
  registered_objects();
  registered_arguments();
  attributes_by_keyword();
  drain();
  unknown_calls();
  drain();
  members_of_library_objects();
}

/// A method whose object nobody knows runs on one of its class.
void Solver::own_objects() {
  for (const Program::ScopeInfo& scope : p_.scopes_) {
    if (scope.receiver != kNone && scope.owner != kNone && p_.nodes_[scope.receiver].shapes.empty()) {
      add_shape(scope.receiver, {Shape::Kind::instance, scope.owner, kNone});
    }
  }
}

void Solver::declared_objects() {
  for (CallId id = 0; id < p_.calls_.size(); ++id) {
    if (p_.calls_[id].receiver != kNone) declared_shapes(p_.calls_[id].receiver);
    if (p_.calls_[id].function != kNone) declared_shapes(p_.calls_[id].function);
  }
  const std::size_t nodes = p_.nodes_.size();
  for (NodeId node = 0; node < nodes; ++node) {
    if (!users_[state(node).users].base_of.empty()) declared_shapes(node);
    if (p_.nodes_[node].kind == Node::Kind::field || p_.nodes_[node].kind == Node::Kind::global) declared_shapes(node);
  }
}

/// Gives a place without known objects those of its declared type.
void Solver::declared_shapes(NodeId node) {
  if (node == kNone || !p_.nodes_[node].shapes.empty() || !declared_done_.insert(node)) return;
  const auto [declared, file] = declared_type(node);
  if (declared.empty()) return;
  const Name name = resolved(declared);
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
  const Name name = resolved(declared_type(call.receiver).first);
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
        // `@Singleton Store store()` in a factory of Micronaut
        if (entry.instances == EntryPoint::Instances::init) marks[i].factories.insert(entry.name);
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
  std::unordered_map<Name, std::vector<NodeId>> providers;
  for (const Program::ScopeInfo& scope : p_.scopes_) {
    if (scope.result == kNone || scope.row->kind != ScopeKind::method || p_.files_[scope.file].language != "java")
      continue;
    const Place* row = p_.place(scope.result);
    if (!row->type.empty() && marked(scope.row->annotations, scope.file, false))
      providers[row->type].push_back(scope.result);
  }
  if (providers.empty()) return;
  const auto provide = [&](NodeId to, const Name& type) {
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

/// `register(resource)`: its hook methods run on that very object.
void Solver::registered_objects() {
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
}

/// `register(f, *args)`: the registry hands the arguments behind the function to it.
void Solver::registered_arguments() {
  for (const Registration& registration : p_.registrations_) {
    if (registration.argument == kNone || registration.entry->kind != EntryPoint::Kind::callback) continue;
    const Program::CallInfo call = p_.calls_[registration.call];
    const auto at = std::find(call.args.begin(), call.args.end(), registration.argument);
    if (at == call.args.end()) continue;
    const auto shapes = p_.nodes_[registration.argument].shapes;
    for (const Shape& shape : shapes) {
      if (shape.kind != Shape::Kind::function) continue;
      if (!linked_.insert(pair_key(registration.call | 0x80000000u, shape.ref))) continue;
      bind_arguments(registration.call, p_.scopes_[shape.ref], static_cast<std::size_t>(at - call.args.begin()) + 1, 0);
    }
  }
}

/// Calls that nothing could be said about still carry values, by the method's name.
void Solver::unknown_calls() {
  for (CallId id = 0; id < p_.calls_.size(); ++id) {
    const Program::CallInfo& call = p_.calls_[id];
    if (call.row->kind == CallKind::touch || !call.targets.empty() || !call.library_names.empty()) continue;
    if (call.constructs != kNone) continue;
    library_flow(id, call.row->callee);
  }
}

}  // namespace snapcheck::model
