// What is known before anything moves: places that name functions, types and libraries, and calls by written names.
#include <algorithm>

#include "analyzer/model/solve.h"

namespace snapcheck::model {

namespace {

/// Classes below one that a metaclass makes; those beyond get nothing from it.
constexpr std::size_t kMaxClasses = 200;

}  // namespace

void Solver::seed() {
  for (std::uint32_t f = 0; f < p_.files_.size(); ++f) {
    const Facts& file = p_.files_[f];
    for (Id i = 0; i < file.places.size(); ++i) {
      const Place& place = file.places[i];
      const NodeId node = p_.node_of(f, i);
      switch (place.kind) {
        case PlaceKind::function: {
          const Name name = resolved(place.name);
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
          if (const TypeId type = p_.type_named(resolved(place.name)); type != kNone) {
            add_shape(node, {Shape::Kind::type, type, kNone});
          }
          break;
        case PlaceKind::global: {
          const Name name = resolved(place.name);
          for (const ScopeId scope : p_.scopes_named(name)) {
            if (p_.scopes_[scope].row->kind != ScopeKind::module_body) {
              add_shape(node, {Shape::Kind::function, scope, kNone});
            }
          }
          if (const TypeId type = p_.type_named(name); type != kNone) {
            add_shape(node, {Shape::Kind::type, type, kNone});
          } else if (p_.scopes_named(name).empty() && p_.catalog(f).knows(name) &&
                     (p_.nodes_[node].in.empty() || is_patched(f, name))) {
            add_shape(node, {Shape::Kind::library, p_.symbols_.add(name), kNone, true});  // a name of a library
          }
          break;
        }
        case PlaceKind::field:
          users(p_.node_of(f, place.base)).base_of.push_back({node, p_.symbols_.add(place.name)});
          if (const TypeId part = place.is_part ? p_.type_named(place.type) : kNone; part != kNone) {
            add_shape(node, {Shape::Kind::instance, part, kNone});
          }
          break;
        case PlaceKind::literal:
          if (place.name.starts_with('['))
            add_shape(node, {Shape::Kind::library, p_.symbols_.add("builtins.list"), kNone});
          if (place.name.starts_with('{'))
            add_shape(node, {Shape::Kind::library, p_.symbols_.add("builtins.dict"), kNone});
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
    const bool of_class =
        std::any_of(scope.row->annotations.begin(), scope.row->annotations.end(),
                    [](const Annotation& a) { return a.name == "classmethod" || a.name.ends_with(".classmethod"); });
    if (of_class) add_shape(scope.receiver, {Shape::Kind::type, scope.owner, kNone});
  }
  subclass_hooks();
  for (CallId id = 0; id < p_.calls_.size(); ++id) {
    const Program::CallInfo& call = p_.calls_[id];
    if (call.receiver != kNone && !call.row->is_super) users(call.receiver).receiver_of.push_back(id);
    if (call.function != kNone) users(call.function).function_of.push_back(id);
    if (call.result == kNone) continue;
    if (const auto [maker, fresh] = made_by_.add(call.result); fresh) maker = id;
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

/// `__new__` and `__init__` of a metaclass run on each class that is made with it, and on those below.
void Solver::make_classes(CallId id, TypeId metaclass) {
  const Place* made = p_.place(p_.calls_[id].receiver);
  std::vector<TypeId> classes{p_.type_named(made->name)};
  for (std::size_t i = 0; i < classes.size() && i < kMaxClasses && classes[i] != kNone; ++i) {
    const std::vector<TypeId>& subs = p_.types_[classes[i]].subs;
    classes.insert(classes.end(), subs.begin(), subs.end());
    const Shape shape{Shape::Kind::type, classes[i], kNone};
    for (const std::string_view member : {"__new__", "<init>"}) {
      for (const ScopeId target : method(metaclass, p_.symbols_.add(member))) {
        if (linked_.insert(pair_key(id, target))) p_.calls_[id].targets.push_back(target);
        if (member == "<init>") {
          if (p_.scopes_[target].receiver != kNone) add_shape(p_.scopes_[target].receiver, shape);
          continue;
        }
        // `cls = super().__new__(mcs, name, bases, namespace)`
        for (const CallId inner : p_.scopes_[target].calls) {
          const Program::CallInfo& call = p_.calls_[inner];
          if (call.result != kNone && call.row->callee == p_.types_[metaclass].row->name) add_shape(call.result, shape);
        }
      }
    }
  }
}

/// The static initialisers of a class; Java initialises the superclasses first.
void Solver::initialise(CallId id, TypeId type) {
  if (p_.types_[type].static_init != kNone) link(id, p_.types_[type].static_init, kNone);
  for (std::vector<TypeId> work = p_.types_[type].supers; !work.empty();) {
    const TypeId super = work.back();
    work.pop_back();
    if (p_.types_[super].row->is_interface) continue;
    if (p_.types_[super].static_init != kNone) link(id, p_.types_[super].static_init, kNone);
    work.insert(work.end(), p_.types_[super].supers.begin(), p_.types_[super].supers.end());
    if (work.size() > 64) break;
  }
}

/// `Ids::next`, `Ids::new`: the class is initialised when the function is called, not where the reference stands.
void Solver::initialise_owner(CallId id, ScopeId target) {
  const Program::ScopeInfo& scope = p_.scopes_[target];
  if (scope.owner == kNone || p_.files_[scope.file].language != "java") return;
  const bool initialises =
      scope.row->kind == ScopeKind::constructor || (scope.row->kind == ScopeKind::method && scope.row->is_static);
  const ScopeId caller = p_.calls_[id].scope;
  if (initialises && (caller == kNone || p_.scopes_[caller].owner != scope.owner)) initialise(id, scope.owner);
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
    // C: the functions that a host gives its modules are variables (`RedisModule_CreateCommand`).
    if (row.function != kNone && p_.files_[call.file].language == "cpp") {
      const Place& variable = p_.files_[call.file].places[row.function];
      if (variable.kind == PlaceKind::global) call_bundled(id, resolved(variable.name));
    }
    return;
  }
  const Name name = resolved(row.callee);
  if (row.member == kMetaclass) {
    if (const TypeId type = p_.type_named(name); type != kNone) make_classes(id, type);
    return;
  }
  if (row.kind == CallKind::touch) {
    if (const TypeId type = p_.type_named(name); type != kNone) {
      initialise(id, type);
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
    if (const NodeId variable = p_.global_named(symbol); variable != kNone && !p_.nodes_[variable].in.empty()) {
      users(variable).function_of.push_back(id);
      p_.calls_[id].function = variable;
      if (!p_.nodes_[variable].shapes.empty()) {
        const auto shapes = p_.nodes_[variable].shapes;
        for (const Shape& shape : shapes) on_function(id, shape);
      }
      if (!is_patched(p_.calls_[id].file, name)) return;
    }
  }
  const CatalogIndex& catalog = p_.catalog(call.file);
  std::span<const Api* const> apis = catalog.exact(name);
  if (apis.empty() && dot != std::string::npos) {
    apis = catalog.member(std::string_view(name).substr(0, dot), std::string_view(name).substr(dot + 1));
  }
  library(id, name, apis);
}

/// Python: `time.time = frozen` somewhere in the tree, whose module is a library's: elsewhere it is that all the same.
bool Solver::is_patched(std::uint32_t file, std::string_view name) const {
  const std::size_t dot = name.rfind('.');
  if (dot == std::string_view::npos || p_.files_[file].language != "python") return false;
  return p_.scopes_named(name.substr(0, dot)).empty() && p_.type_named(name.substr(0, dot)) == kNone;
}

/// C, C++: libraries are often part of the tree, or declared by hand; what the catalogue knows is the library's all the
/// same. True when there is no more to say about the call by its name.
bool Solver::call_bundled(CallId id, const Name& name) {
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
  return call.receiver != kNone && !call.row->member.empty() &&
         p_.type_named(std::string_view(name).substr(0, dot)) != kNone;
}

}  // namespace snapcheck::model
