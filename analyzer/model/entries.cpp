// Roots of the phases: code that the catalogues' entry points, the deployment or the user name.
#include <algorithm>
#include <optional>
#include <unordered_map>

#include "analyzer/model/phases.h"

namespace snapcheck::model {

namespace {

/// `@Scope("singleton")`, `@Lazy(false)`: what a container does without the annotation.
bool says_nothing(const Annotation& annotation) {
  if (annotation.values.size() != 1) return false;
  const std::string_view value = annotation.values.front().second;
  return value == "singleton" || value == "false" || value == "SCOPE_SINGLETON" || value.ends_with(".SCOPE_SINGLETON");
}

}  // namespace

/// What runs a start-up handler for each request instead (`Mangum(app)`).
void Phaser::find_adapters() {
  for (CallId id = 0; id < p_.calls_.size(); ++id) {
    const Program::CallInfo& call = p_.calls_[id];
    for (const Symbol name : call.library_names) {
      for (const EntryPoint* entry : p_.catalog(call.file).registrars(p_.symbols_.text(name))) {
        if (entry->kind != EntryPoint::Kind::adapter || !p_.holds(entry->when, id)) continue;
        adapted_.insert(entry->starts.begin(), entry->starts.end());
      }
    }
  }
}

void Phaser::find_entries() {
  find_adapters();
  for (const auto& catalog : p_.catalogs_) {
    ScopeEntries& entries = scope_entries_.emplace_back();
    for (const EntryPoint& entry : catalog->catalog().entry_points) {
      const bool plain = entry.kind == EntryPoint::Kind::signature;
      if (plain) entries.plain.push_back(&entry);
      if (plain || entry.kind == EntryPoint::Kind::annotation || entry.kind == EntryPoint::Kind::decorator) {
        entries.all.push_back(&entry);
      }
    }
  }
  for (TypeId type = 0; type < p_.types_.size(); ++type) {
    for (const EntryPoint& entry : catalog_of(p_.types_[type].file).entry_points) {
      if (entry.kind == EntryPoint::Kind::type) entry_type(entry, type);
      if (entry.kind == EntryPoint::Kind::annotation) entry_annotation(entry, type);
    }
    decorated_class(type);
  }
  for (ScopeId scope = 0; scope < p_.scopes_.size(); ++scope) scope_entries(scope);
  find_factories();
  find_tables();
  if (!p_.handlers_.empty()) named_values();
}

/// `create_app()`, which nothing in the tree calls: the server does (`gunicorn "app:create_app()"`).
void Phaser::find_factories() {
  for (ScopeId id = 0; id < p_.scopes_.size(); ++id) {
    const Program::ScopeInfo& scope = p_.scopes_[id];
    if (scope.row->kind != ScopeKind::function || scope.result == kNone || !scope.row->is_public) continue;
    if (!callers_[id].empty() || !scope.row->annotations.empty() || is_main(*scope.row)) continue;
    if (scope.parent == kNone || p_.scopes_[scope.parent].row->kind != ScopeKind::module_body) continue;
    for (const EntryPoint& entry : catalog_of(scope.file).entry_points) {
      if (entry.kind != EntryPoint::Kind::factory) continue;
      const bool gives = std::ranges::any_of(p_.nodes_[scope.result].shapes, [&](const Shape& shape) {
        return shape.kind == Shape::Kind::library && !shape.named && p_.symbols_.text(shape.ref) == entry.name;
      });
      if (gives) add_root(id, entry.phase, &entry);
    }
  }
}

/// `struct fuse_operations calls = {.read = read_note};`, `calls.read = read_note;`
void Phaser::find_tables() {
  std::unordered_multimap<std::string_view, const EntryPoint*> tables;
  for (const auto& catalog : p_.catalogs_) {
    for (const EntryPoint& entry : catalog->catalog().entry_points) {
      if (entry.kind == EntryPoint::Kind::table) tables.emplace(entry.name, &entry);
    }
  }
  if (tables.empty()) return;
  for (const Edge& edge : p_.edges_) {
    const Place* function = edge.role == Edge::Role::flow ? p_.place(edge.from) : nullptr;
    if (function == nullptr || function->kind != PlaceKind::function) continue;
    const Place* into = p_.place(edge.to);
    if (into != nullptr && into->kind == PlaceKind::field && into->base != kNone) {
      into = p_.place(p_.node_of(p_.file_of(p_.nodes_[edge.to].place), into->base));
    }
    if (into == nullptr || into->type.empty()) continue;
    const auto [first, last] = tables.equal_range(into->type);
    for (auto entry = first; entry != last; ++entry) {
      for (const ScopeId scope : functions_in(edge.from)) add_root(scope, entry->second->phase, entry->second);
    }
  }
}

/// A function that some call gets.
bool Phaser::is_handed_over(ScopeId scope) const {
  return std::ranges::any_of(p_.calls_, [&](const Program::CallInfo& call) {
    return std::ranges::any_of(call.args, [&](NodeId argument) {
      return argument != kNone && std::ranges::any_of(p_.nodes_[argument].shapes, [&](const Shape& shape) {
               return shape.kind == Shape::Kind::function && shape.ref == scope;
             });
    });
  });
}

/// Commands that serve, or all of them where nobody knows which one does; and functions of Python that serve and that
/// nothing calls or gets: what is installed starts them.
void Phaser::find_command_roots() {
  const auto begin = [&](ScopeId id, const EntryPoint* entry) {
    const TypeId owner = p_.scopes_[id].owner;
    if (p_.scopes_[id].row->kind == ScopeKind::method && owner != kNone) instance_roots(owner, Phase::init, entry);
    roots_.push_back({id, Phase::init, entry});
  };
  const bool served =
      std::ranges::any_of(commands_, [&](const Root& command) { return leads_to_boundary_[command.scope]; });
  for (const Root& command : commands_) {
    if (leads_to_boundary_[command.scope]) begin(command.scope, command.entry);
    if (served || command.phase == Phase::init) continue;
    p_.has_entries_[language(command.scope)] = true;
    roots_.push_back(command);
  }
  for (ScopeId id = 0; id < p_.scopes_.size(); ++id) {
    const Program::ScopeInfo& scope = p_.scopes_[id];
    if (!leads_to_boundary_[id] || scope.row->kind != ScopeKind::function || is_main(*scope.row)) continue;
    if (p_.files_[scope.file].language != "python" || !scope.row->is_public || !callers_[id].empty()) continue;
    if (scope.parent == kNone || p_.scopes_[scope.parent].row->kind != ScopeKind::module_body) continue;
    if (!scope.row->annotations.empty() || is_handed_over(id)) continue;
    begin(id, nullptr);
  }
}

void Phaser::entry_type(const EntryPoint& entry, TypeId type) {
  Program::TypeInfo& info = p_.types_[type];
  if (info.supers.empty() && info.library_supers.empty()) return;
  if (info.row->is_interface || glob_match(entry.name, info.row->name) || !p_.type_is_a(type, entry.name)) return;
  if (!entry.registered) return;
  std::vector<TypeId> lineage{type};
  for (std::size_t i = 0; i < lineage.size() && i < 32; ++i) {
    for (const auto& [symbol, scopes] : p_.types_[lineage[i]].methods) {
      const std::string_view member = p_.symbols_.text(symbol);
      if (member == "<init>") continue;
      for (const ScopeId scope : scopes) {
        if (p_.scopes_[scope].row->is_abstract) continue;
        if (entry.methods.empty() && p_.scopes_[scope].row->is_public) add_root(scope, entry.phase, &entry);
        for (const auto& [pattern, phase] : entry.methods) {
          if (glob_match(pattern, member)) {
            add_root(scope, phase_of_route(phase, info.file, info.row->annotations, nullptr), &entry);
          }
        }
      }
    }
    lineage.insert(lineage.end(), p_.types_[lineage[i]].supers.begin(), p_.types_[lineage[i]].supers.end());
  }
  if (info.row->is_abstract) return;
  existing_.push_back(type);
  if (entry.instances == EntryPoint::Instances::init) {
    info.instances = EntryPoint::Instances::init;
    instance_roots(type, Phase::init, &entry);
  }
}

void Phaser::entry_annotation(const EntryPoint& entry, TypeId type) {
  Program::TypeInfo& info = p_.types_[type];
  const auto has = [&](const std::vector<Annotation>& annotations) {
    return std::any_of(annotations.begin(), annotations.end(),
                       [&](const Annotation& a) { return glob_match(entry.name, a.name) && !says_nothing(a); });
  };
  if (!has(info.row->annotations) || info.row->is_interface) return;
  if (entry.instances == EntryPoint::Instances::per_use) {
    info.instances = EntryPoint::Instances::per_use;
    instance_roots(type, Phase::handler, &entry);
  } else if (entry.instances != EntryPoint::Instances::unknown && info.instances != EntryPoint::Instances::per_use) {
    // `@Startup @ApplicationScoped`: what is made at the start is not lazy.
    const bool lazy = entry.instances == EntryPoint::Instances::lazy && info.instances != EntryPoint::Instances::init;
    info.instances = lazy ? EntryPoint::Instances::lazy : EntryPoint::Instances::init;
    if (!info.row->is_abstract) instance_roots(type, lazy ? Phase::handler : Phase::init, &entry);
  }
  for (const auto& [symbol, scopes] : info.methods) {
    for (const auto& [pattern, phase] : entry.methods) {
      if (!glob_match(pattern, p_.symbols_.text(symbol))) continue;
      for (const ScopeId scope : scopes) add_root(scope, phase, &entry);
    }
  }
}

/// `@serve.deployment class Ranking`: the library makes an object of the class.
void Phaser::decorated_class(TypeId type) {
  Program::TypeInfo& info = p_.types_[type];
  if (info.row->annotations.empty() || p_.files_[info.file].language != "python") return;
  const std::vector<Decorator> decorators = decorators_of(info.row->annotations, info.file);
  for (const EntryPoint& entry : catalog_of(info.file).entry_points) {
    if (entry.kind != EntryPoint::Kind::decorator || entry.instances == EntryPoint::Instances::unknown) continue;
    if (!decorated_with(decorators, entry)) continue;
    existing_.push_back(type);
    const bool kept = entry.instances == EntryPoint::Instances::init;
    info.instances = entry.instances;
    instance_roots(type, kept ? Phase::init : Phase::handler, &entry);
    for (const auto& [symbol, scopes] : info.methods) {
      for (const auto& [pattern, phase] : entry.methods) {
        if (!glob_match(pattern, p_.symbols_.text(symbol))) continue;
        for (const ScopeId scope : scopes) add_root(scope, phase, &entry);
      }
    }
  }
}

/// Python: a class that is named in settings, as Django's middleware: how it is made tells what it is, and that its
/// object is called for each request.
void Phaser::constructor_entries(const Program::ScopeInfo& scope) {
  if (scope.owner == kNone || p_.files_[scope.file].language != "python") return;
  for (const EntryPoint* entry : scope_entries_[p_.language_[scope.file]].plain) {
    if (entry->name != "__init__" || !signature_fits(*entry, scope)) continue;
    p_.types_[scope.owner].instances = EntryPoint::Instances::init;
    instance_roots(scope.owner, entry->phase, entry);
    const auto& methods = p_.types_[scope.owner].methods;
    if (const auto call = methods.find(p_.symbols_.find("__call__")); call != methods.end()) {
      for (const ScopeId method : call->second) add_root(method, Phase::handler, entry);
    }
  }
}

/// `Middleware(Sampling)`: who gets the class makes the object.
void Phaser::made_by_library(TypeId type, const EntryPoint* entry) {
  const auto makes = [&](const Program::CallInfo& call) { return call.constructs == type; };
  if (type == kNone || std::ranges::any_of(p_.calls_, makes)) return;
  p_.types_[type].instances = EntryPoint::Instances::init;
  instance_roots(type, Phase::init, entry);
}

void Phaser::scope_entries(ScopeId id) {
  const Program::ScopeInfo& scope = p_.scopes_[id];
  if (scope.row->kind == ScopeKind::constructor) return constructor_entries(scope);
  if (scope.row->kind != ScopeKind::method && scope.row->kind != ScopeKind::function) return;
  if (is_handler(scope.row->name)) {
    add_handler(id, nullptr);
    handler_owner(scope.owner, nullptr);
    return;
  }
  const ScopeEntries& entries = scope_entries_[p_.language_[scope.file]];
  std::optional<std::vector<Decorator>> decorators;  // of all annotations, once asked
  const auto route_phase = [&](Phase phase) {
    const std::vector<Annotation>* on_type = scope.owner == kNone ? nullptr : &p_.types_[scope.owner].row->annotations;
    return phase_of_route(phase, scope.file, scope.row->annotations, on_type);
  };
  for (const EntryPoint* asked : scope.row->annotations.empty() ? entries.plain : entries.all) {
    const EntryPoint& entry = *asked;
    switch (entry.kind) {
      case EntryPoint::Kind::annotation: {
        const bool found = std::any_of(scope.row->annotations.begin(), scope.row->annotations.end(),
                                       [&](const Annotation& a) { return glob_match(entry.name, a.name); });
        // An annotation whose methods are listed speaks about types.
        if (found && entry.methods.empty()) {
          // `@Singleton Store store()` in a factory: what the container keeps is made as objects of such classes are.
          const Phase asked_in =
              entry.instances == EntryPoint::Instances::init ? Phase::init : route_phase(entry.phase);
          // Life-cycle methods run when their object is made.
          const bool late =
              asked_in == Phase::init &&
              (makes_late(scope) ||
               (scope.owner != kNone && (p_.types_[scope.owner].instances == EntryPoint::Instances::lazy ||
                                         p_.types_[scope.owner].instances == EntryPoint::Instances::per_use)));
          if (asked_in == Phase::init && is_hook_listener(scope)) break;
          add_root(id, late ? Phase::handler : asked_in, &entry);
          if (entry.phase == Phase::handler) handler_owner(scope.owner, &entry);
          // A function that a container is given to keep is called when there is work for it.
          if (asked_in == Phase::init) {
            const Phase phase = phase_of_functions(scope);
            for (const ScopeId bean : functions_in(scope.result)) add_root(bean, phase, &entry);
          }
        }
        break;
      }
      case EntryPoint::Kind::decorator:
        // A decorator that registers a hook is a call, and counts when and where it runs.
        if (entry.phase == Phase::before_snapshot || entry.phase == Phase::after_restore) break;
        if (!decorators) decorators = decorators_of(scope.row->annotations, scope.file);
        if (const Decorator* by = decorated_with(*decorators, entry)) {
          add_root(id, phase_of_route(entry.phase, by->call), &entry);
        }
        break;
      case EntryPoint::Kind::signature:
        if (signature_fits(entry, scope)) {
          add_handler(id, &entry);
          handler_owner(scope.owner, &entry);
          if (entry.instances == EntryPoint::Instances::init) made_by_library(scope.owner, &entry);
          // An observer of the start is called on an object, which is there from then on.
          if (entry.phase == Phase::init && scope.owner != kNone &&
              p_.types_[scope.owner].instances == EntryPoint::Instances::lazy) {
            p_.types_[scope.owner].instances = EntryPoint::Instances::init;
            instance_roots(scope.owner, Phase::init, &entry);
          }
        }
        break;
      default:
        break;
    }
  }
}

/// `@Bean CommandLineRunner warmUp() { return args -> cache.load(); }`: the type says when the container calls it.
Phase Phaser::phase_of_functions(const Program::ScopeInfo& factory) const {
  const Place* result = factory.result == kNone ? nullptr : p_.place(factory.result);
  if (result == nullptr || result->type.empty()) return Phase::handler;
  const std::string type = p_.resolve(result->type);
  for (const EntryPoint& entry : catalog_of(factory.file).entry_points) {
    if (entry.kind != EntryPoint::Kind::type || entry.name != type || entry.methods.empty()) continue;
    const bool at_init =
        std::ranges::all_of(entry.methods, [](const auto& method) { return method.second == Phase::init; });
    if (at_init) return Phase::init;
  }
  return Phase::handler;
}

/// `@Bean @Lazy`, `@Bean @Scope("prototype")`: a factory method that the container calls when somebody asks.
bool Phaser::makes_late(const Program::ScopeInfo& scope) const {
  const auto& entries = catalog_of(scope.file).entry_points;
  return std::ranges::any_of(scope.row->annotations, [&](const Annotation& annotation) {
    if (says_nothing(annotation)) return false;
    return std::ranges::any_of(entries, [&](const EntryPoint& entry) {
      return entry.kind == EntryPoint::Kind::annotation && entry.name == annotation.name &&
             entry.instances == EntryPoint::Instances::per_use;
    });
  });
}

/// What the runtime calls is what the handler's name holds: for a decorated function the decorator's wrapper.
void Phaser::add_handler(ScopeId id, const EntryPoint* entry) {
  const Phase phase = entry == nullptr ? Phase::handler : entry->phase;
  add_root(id, phase, entry);
  const Symbol name = p_.symbols_.find(p_.scopes_[id].row->name);
  if (const NodeId held = p_.global_named(name); held != kNone) {
    for (const ScopeId wrapper : functions_in(held)) add_root(wrapper, phase, entry);
  }
}

/// `@EventListener void f(AfterRestoreEvent e)`: a signature of the catalogue says that it is a hook.
bool Phaser::is_hook_listener(const Program::ScopeInfo& scope) const {
  const auto& entries = catalog_of(scope.file).entry_points;
  return std::any_of(entries.begin(), entries.end(), [&](const EntryPoint& entry) {
    return entry.kind == EntryPoint::Kind::signature &&
           (entry.phase == Phase::after_restore || entry.phase == Phase::before_snapshot) &&
           signature_fits(entry, scope);
  });
}

/// What decorators of a definition in this file are called, and the calls that make them.
std::vector<Phaser::Decorator> Phaser::decorators_of(const std::vector<Annotation>& annotations,
                                                     std::uint32_t file) const {
  std::vector<Decorator> found;
  for (const Annotation& annotation : annotations) {
    const CallId id = annotation.call == kNone ? kNone : p_.call_base_[file] + annotation.call;
    if (!annotation.name.empty()) found.push_back({p_.resolve(annotation.name), id});
    if (id == kNone) continue;
    for (const Symbol name : p_.calls_[id].library_names) {
      found.push_back({std::string(p_.symbols_.text(name)), id});
      // A decorator that a subclass or a chain inherits: the catalogue's supers know it under the base's name.
      const std::string_view full = p_.symbols_.text(name);
      const std::size_t dot = full.rfind('.');
      if (dot == std::string_view::npos) continue;
      for (const std::string& super : p_.catalog(file).supers(full.substr(0, dot))) {
        found.push_back({super + std::string(full.substr(dot)), id});
      }
    }
  }
  return found;
}

/// The one of the decorators that the entry point speaks about, or nullptr.
const Phaser::Decorator* Phaser::decorated_with(const std::vector<Decorator>& decorators,
                                                const EntryPoint& entry) const {
  const auto found = std::ranges::find_if(decorators, [&](const Decorator& decorator) {
    if (!glob_match(entry.name, decorator.name)) return false;
    return entry.when.empty() || (decorator.call != kNone && p_.holds(entry.when, decorator.call));
  });
  return found == decorators.end() ? nullptr : &*found;
}

namespace {

/// "com.acme.Orders$Inner::handle", "src/app.main", with globs: whether what has this qualified name is meant.
bool is_named(std::string pattern, std::string_view name) {
  if (const std::size_t colons = pattern.find("::"); colons != std::string::npos) pattern.replace(colons, 2, ".");
  std::replace(pattern.begin(), pattern.end(), '/', '.');
  if (name.find('$') == std::string_view::npos) std::replace(pattern.begin(), pattern.end(), '$', '.');
  if (glob_match(pattern, name) || glob_match("*." + pattern, name)) return true;
  // "functions/create.handle": the module is called create where the folder is no package.
  return name.find('.') != std::string_view::npos && pattern.ends_with("." + std::string(name));
}

}  // namespace

bool Program::has_handler(std::string_view pattern) const {
  const auto named = [&](std::string_view name) { return is_named(std::string(pattern), name); };
  if (std::ranges::any_of(types_, [&](const TypeInfo& type) { return named(type.row->name); })) return true;
  if (std::ranges::any_of(scopes_, [&](const ScopeInfo& scope) {
        const bool callable = scope.row->kind == ScopeKind::method || scope.row->kind == ScopeKind::function;
        return callable && named(scope.row->name);
      })) {
    return true;
  }
  for (Symbol name = 0; name < symbols_.size(); ++name) {
    if (alias_of(name) == kNone && global_named(name) == kNone) continue;
    if (!named(symbols_.text(name))) continue;
    const Symbol meant = symbols_.find(resolve(symbols_.text(name)));
    if (meant == kNone) continue;
    if (!scopes_of(meant).empty() || type_of(meant) != kNone) return true;
    const NodeId variable = global_named(meant);
    if (variable != kNone && !(nodes_[variable].in.empty() && nodes_[variable].shapes.empty())) return true;
  }
  return false;
}

/// The deployment (`Handler:`) or the user (`--handler`) names this.
bool Phaser::is_handler(std::string_view name) const {
  return std::ranges::any_of(p_.handlers_, [&](const std::string& pattern) { return is_named(pattern, name); });
}

/// Handlers by another name than their own: `run = lambda e, c: 1`, `handler = H()`, `from impl import run`; and a
/// Java class without a method.
void Phaser::named_values() {
  const Symbol request = p_.symbols_.find("handleRequest"), call = p_.symbols_.find("__call__");
  const auto add_methods = [&](TypeId type, Symbol name) {
    std::vector<TypeId> lineage{type};
    for (std::size_t i = 0; i < lineage.size() && i < 32; ++i) {
      const Program::TypeInfo& info = p_.types_[lineage[i]];
      if (const auto found = info.methods.find(name); found != info.methods.end()) {
        for (const ScopeId scope : found->second) add_root(scope, Phase::handler, nullptr);
        return true;
      }
      lineage.insert(lineage.end(), info.supers.begin(), info.supers.end());
    }
    return false;
  };
  for (TypeId type = 0; type < p_.types_.size(); ++type) {
    if (p_.files_[p_.types_[type].file].language != "java" || !is_handler(p_.types_[type].row->name)) continue;
    if (add_methods(type, request)) handler_owner(type, nullptr);
  }
  for (Symbol name = 0; name < p_.symbols_.size(); ++name) {
    if (!p_.scopes_of(name).empty() || (p_.alias_of(name) == kNone && p_.global_named(name) == kNone)) continue;
    if (!is_handler(p_.symbols_.text(name))) continue;
    const Symbol meant = p_.symbols_.find(p_.resolve(p_.symbols_.text(name)));
    if (meant == kNone) continue;
    for (const ScopeId scope : p_.scopes_of(meant)) add_handler(scope, nullptr);
    const NodeId variable = p_.global_named(meant);
    if (variable == kNone) continue;
    for (const Shape& shape : p_.nodes_[variable].shapes) {
      if (shape.kind == Shape::Kind::function) add_root(shape.ref, Phase::handler, nullptr);
      if (shape.kind == Shape::Kind::instance) add_methods(shape.ref, call);
    }
  }
}

bool Phaser::signature_fits(const EntryPoint& entry, const Program::ScopeInfo& scope) const {
  if (entry.params.size() != scope.params.size() || scope.row->is_abstract) return false;
  if (!glob_match(entry.name, scope.row->member)) return false;
  for (std::size_t i = 0; i < entry.params.size(); ++i) {
    const Place* row = p_.place(scope.params[i]);
    if (!glob_match(entry.params[i], row->name) && !(!row->type.empty() && glob_match(entry.params[i], row->type))) {
      return false;
    }
  }
  return true;
}

/// The runtime or container makes one object of the type in this phase.
void Phaser::instance_roots(TypeId type, Phase phase, const EntryPoint* entry) {
  std::vector<TypeId> lineage{type};
  for (std::size_t i = 0; i < lineage.size() && i < 32; ++i) {
    const Program::TypeInfo& info = p_.types_[lineage[i]];
    roots_.push_back({info.static_init, phase, entry});
    roots_.push_back({info.instance_init, phase, entry});
    if (const auto it = info.methods.find(p_.symbols_.find("<init>")); i == 0 && it != info.methods.end()) {
      for (const ScopeId scope : it->second) roots_.push_back({scope, phase, entry});
    }
    lineage.insert(lineage.end(), info.supers.begin(), info.supers.end());
  }
}

/// A handler that is a method: the runtime makes its object at init.
void Phaser::handler_owner(TypeId type, const EntryPoint* entry) {
  if (type == kNone) return;
  existing_.push_back(type);
  Program::TypeInfo& info = p_.types_[type];
  if (p_.files_[info.file].language == "python" || info.instances != EntryPoint::Instances::unknown) return;
  // Whose objects the program makes itself, it makes when its code says so.
  const bool by_program = entry != nullptr && entry->instances == EntryPoint::Instances::per_use;
  if (by_program &&
      std::ranges::any_of(p_.calls_, [&](const Program::CallInfo& call) { return call.constructs == type; }))
    return;
  info.instances = EntryPoint::Instances::init;
  instance_roots(type, Phase::init, entry);
}

}  // namespace snapcheck::model
