#include "analyzer/model/phases.h"

#include <algorithm>
#include <array>
#include <utility>

namespace snapcheck::model {

namespace {

bool match_one(std::string_view pattern, std::string_view text) {
  std::size_t p = 0, t = 0, star = std::string_view::npos, mark = 0;
  while (t < text.size()) {
    if (p < pattern.size() && (pattern[p] == '?' || pattern[p] == text[t])) {
      ++p, ++t;
    } else if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      mark = t;
    } else if (star != std::string_view::npos) {
      p = star + 1;
      t = ++mark;
    } else {
      return false;
    }
  }
  while (p < pattern.size() && pattern[p] == '*') ++p;
  return p == pattern.size();
}

/// `python -m package`, or a file in a package whose name no import can say: run as a program, if at all.
bool is_program(const Scope& scope) {
  if (scope.kind != ScopeKind::module_body) return false;
  const std::size_t dot = scope.name.rfind('.');
  const std::string_view last = std::string_view(scope.name).substr(dot == std::string::npos ? 0 : dot + 1);
  if (last == "__main__") return true;
  return dot != std::string::npos && !last.empty() &&
         ((last[0] >= '0' && last[0] <= '9') || last.find('-') != last.npos);
}

std::string_view folder_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? std::string_view() : path.substr(0, slash);
}

/// In a package, or in a folder somewhere below one.
bool is_in_package(const Facts& file, const std::unordered_set<std::string_view>& packages) {
  if (file.module.find('.') != std::string::npos) return true;
  for (std::string_view folder = folder_of(file.path); !folder.empty(); folder = folder_of(folder)) {
    if (packages.contains(folder)) return true;
  }
  return false;
}

/// `#!/usr/bin/env python3` in its first line.
bool is_marked(const Facts& file) {
  return !file.comments.empty() && file.comments.front().span.begin <= 1 && file.comments.front().text.starts_with("!");
}

}  // namespace

bool is_main(const Scope& scope) {
  if (scope.kind == ScopeKind::function && scope.name == "main") return true;  // C, C++
  return scope.name.ends_with(".<main>") ||
         (scope.kind == ScopeKind::method && scope.is_static && scope.member == "main");
}

bool glob_match(std::string_view pattern, std::string_view text) {
  while (true) {
    const std::size_t bar = pattern.find('|');
    if (match_one(pattern.substr(0, bar), text)) return true;
    if (bar == std::string_view::npos) return false;
    pattern.remove_prefix(bar + 1);
  }
}

void Phaser::run() {
  p_.has_entries_.assign(p_.catalogs_.size(), false);
  properties_.resize(p_.scopes_.size());
  for (const PropertyRead& read : p_.property_reads_) {
    if (read.scope != kNone) properties_[read.scope].push_back(&read);
  }
  std::erase_if(p_.registrations_, [&](const Registration& r) { return !p_.holds(r.entry->when, r.call); });
  find_boundaries();
  find_iterations();
  find_entries();
  find_hook_parts();
  find_other_serve_loops();
  root_threads();
  p_.serves_.assign(p_.catalogs_.size(), false);
  for (ScopeId id = 0; id < p_.scopes_.size(); ++id) {
    if (leads_to_boundary_[id]) p_.serves_[language(id)] = true;
  }
  find_branches();
  find_servers();
  program_roots();
  const std::size_t roots = roots_.size();
  const std::vector<bool> entries = p_.has_entries_;
  spread();
  // Less code before the snapshot would pass still fewer arguments; one round finds nearly all.
  if (!find_untaken()) return;
  forget(roots);
  p_.has_entries_ = entries;  // a branch that is not taken by then may have registered the only one
  spread();
}

constexpr std::size_t kRounds = 4;  // registrations by functions that are registered themselves

void Phaser::spread() {
  walk(Phase::init);
  // What a registered function registers comes with it: `start(server -> server.handlers(chain -> ...))`.
  taken_.assign(p_.registrations_.size(), false);
  for (std::size_t known = roots_.size() + 1, round = 0; known != roots_.size() && round < kRounds; ++round) {
    known = roots_.size();
    registered(true);
    walk(Phase::init);
  }
  for (const Phase phase : {Phase::before_snapshot, Phase::after_restore, Phase::handler}) walk(phase);
  assume();
}

/// Which code runs when; the first `roots` entry points stay.
void Phaser::forget(std::size_t roots) {
  roots_.resize(roots);
  dispatch_.forget();
  deferred_.clear();
  for (Program::ScopeInfo& scope : p_.scopes_) {
    scope.phases = scope.vague = 0;
    scope.deferred = false;
    for (Witness& witness : scope.witness) witness = {};
    scope.assumed_witness = {};
  }
}

// --- Roots ----------------------------------------------------------------------------------------------------

void Phaser::add_root(ScopeId scope, Phase phase, const EntryPoint* entry) {
  if (scope == kNone) return;
  if (entry != nullptr && entry->command) {
    commands_.push_back({scope, phase, entry});
    return;
  }
  if (phase == Phase::init && entry != nullptr && adapted_.contains(entry->name)) phase = Phase::handler;
  if (phase != Phase::init) p_.has_entries_[language(scope)] = true;
  roots_.push_back({scope, phase, entry});
}

/// Python: module bodies in a package that print or plot, outside of what only failures run.
std::vector<bool> Phaser::find_experiments(const std::unordered_set<std::string_view>& packages) const {
  std::vector<bool> found(p_.scopes_.size(), false);
  for (CallId id = 0; id < p_.calls_.size(); ++id) {
    const Program::CallInfo& call = p_.calls_[id];
    if (call.library_names.empty() || call.scope == kNone || p_.is_rare(id)) continue;
    if (p_.scopes_[call.scope].row->kind != ScopeKind::module_body || p_.is_dead(call.scope, call.row->span)) continue;
    if (!is_in_package(p_.files_[call.file], packages)) continue;
    const CatalogIndex& catalog = p_.catalog(call.file);
    if (std::ranges::any_of(call.library_names, [&](Symbol name) { return catalog.shows(p_.symbols_.text(name)); })) {
      found[call.scope] = true;
    }
  }
  return found;
}

/// Python: module bodies that somebody starts as programs. By their first line: below a package, and in a tree that
/// serves nowhere those of a file without a test for `__main__`. By that test, if they read their command line: outside
/// of packages, in a tree that serves elsewhere. One that goes on for ever may be a server of an unknown kind.
std::vector<bool> Phaser::find_scripts(const std::unordered_set<std::string_view>& packages,
                                       const std::vector<bool>& defines_handler) const {
  std::vector<bool> found(p_.scopes_.size(), false);
  const auto goes_on = [&](CallId call) { return p_.calls_[call].row->loop != kNone; };
  const std::vector<bool> serving = find_serving_code(defines_handler), commands = find_command_lines();
  std::unordered_map<std::uint32_t, ScopeId> guarded;
  for (ScopeId id = 0; id < p_.scopes_.size(); ++id) {
    if (p_.scopes_[id].row->name.ends_with(".<main>")) guarded.emplace(p_.scopes_[id].file, id);
  }
  for (ScopeId id = 0; id < p_.scopes_.size(); ++id) {
    const Program::ScopeInfo& scope = p_.scopes_[id];
    const Facts& file = p_.files_[scope.file];
    if (scope.row->kind != ScopeKind::module_body || file.language != "python") continue;
    const auto guard = guarded.find(scope.file);
    if (is_in_package(file, packages)) {
      found[id] = is_marked(file);
    } else if (p_.has_entries_[language(id)]) {
      found[id] = guard != guarded.end() && commands[scope.file] && !serving[id] && !serving[guard->second];
    } else {
      found[id] = is_marked(file) && guard == guarded.end() && std::ranges::none_of(scope.calls, goes_on);
    }
  }
  return found;
}

/// Code that goes on for ever, or uses a file with handlers: it may be what starts their server.
std::vector<bool> Phaser::find_serving_code(const std::vector<bool>& defines_handler) const {
  std::vector<bool> found(p_.scopes_.size(), false);
  std::vector<ScopeId> work;
  const auto reach = [&](ScopeId scope) {
    if (scope == kNone || found[scope]) return;
    found[scope] = true;
    work.push_back(scope);
  };
  for (ScopeId id = 0; id < p_.scopes_.size(); ++id) {
    if (defines_handler[p_.scopes_[id].file]) reach(id);
  }
  for (const Program::CallInfo& call : p_.calls_) {
    if (call.row->loop != kNone) reach(call.scope);
  }
  while (!work.empty()) {
    const ScopeId at = work.back();
    work.pop_back();
    for (const CallId id : callers_[at]) reach(p_.calls_[id].scope);
    if (const auto it = thread_starts_.find(at); it != thread_starts_.end()) {
      for (const CallId id : it->second) reach(p_.calls_[id].scope);
    }
  }
  return found;
}

/// Files whose code reads the command line.
std::vector<bool> Phaser::find_command_lines() const {
  std::vector<bool> found(p_.files_.size(), false);
  for (const Program::CallInfo& call : p_.calls_) {
    const std::vector<std::string>& names = catalog_of(call.file).propagation.command_lines;
    if (call.library_names.empty() || names.empty()) continue;
    found[call.file] = found[call.file] || std::ranges::any_of(call.library_names, [&](Symbol name) {
                         return std::ranges::find(names, p_.symbols_.text(name)) != names.end();
                       });
  }
  return found;
}

/// Who registers a hook, a few calls down: it is made for snapshots, whoever takes them.
std::vector<bool> Phaser::find_hook_registrars() const {
  const auto is_hook = [](Phase phase) { return phase == Phase::after_restore || phase == Phase::before_snapshot; };
  std::vector<bool> found(p_.scopes_.size(), false);
  std::vector<ScopeId> work, next;
  const auto reach = [&](ScopeId scope, std::vector<ScopeId>& list) {
    if (scope == kNone || found[scope]) return;
    found[scope] = true;
    list.push_back(scope);
  };
  for (const Registration& registration : p_.registrations_) {
    const EntryPoint& entry = *registration.entry;
    const bool hook = is_hook(entry.phase) ||
                      std::ranges::any_of(entry.methods, [&](const auto& method) { return is_hook(method.second); });
    if (hook) reach(p_.calls_[registration.call].scope, work);
  }
  for (int depth = 0; depth < kBoundaryDepth && !work.empty(); ++depth) {
    for (const ScopeId at : work) {
      for (const CallId call : callers_[at]) reach(p_.calls_[call].scope, next);
    }
    work = std::exchange(next, {});
  }
  return found;
}

/// What runs because the program starts: module bodies that nothing imports, mains that reach a boundary, or, in a
/// tree without entry points, every module body and static initialiser.
void Phaser::program_roots() {
  std::vector<bool> touched(p_.scopes_.size(), false), wanted = touched, optional = touched;
  std::vector<bool> in_program = touched;  // touched by more than examples
  for (const Program::CallInfo& call : p_.calls_) {
    if (call.row->kind != CallKind::touch) continue;
    for (const ScopeId target : call.targets) {
      in_program[target] = in_program[target] || !p_.files_[call.file].is_tool;
      if (!call.row->is_rare && !p_.is_rare(call.file, call.row->span)) {
        wanted[target] = true;
      } else {
        optional[target] = true;
      }
      if (call.scope == kNone || p_.scopes_[call.scope].file != p_.scopes_[target].file) touched[target] = true;
    }
  }
  std::vector<bool> defines_handler(p_.files_.size(), false);
  for (ScopeId id = 0; id < p_.scopes_.size(); ++id) {
    if (!leads_to_boundary_[id]) continue;
    // A loop that had to be looked for makes no other module of the tree a mere part of that program.
    if (!looked_for_[id]) p_.has_entries_[language(id)] = true;
    defines_handler[p_.scopes_[id].file] = true;
  }
  find_command_roots();
  for (const Root& root : roots_) {
    if (root.scope != kNone && root.phase == Phase::handler) defines_handler[p_.scopes_[root.scope].file] = true;
  }
  for (const Registration& registration : p_.registrations_) {
    const EntryPoint& entry = *registration.entry;
    const auto handles = [](const auto& method) { return method.second == Phase::handler; };
    if (entry.phase == Phase::handler && (entry.methods.empty() || std::ranges::any_of(entry.methods, handles)))
      defines_handler[p_.calls_[registration.call].file] = true;
  }
  std::unordered_set<std::string_view> packages;
  for (const Facts& file : p_.files_) {
    if (file.path.ends_with("/__init__.py")) packages.insert(folder_of(file.path));
  }
  tools_.assign(p_.scopes_.size(), false);
  const std::vector<bool> registers_hooks = find_hook_registrars();
  const std::vector<bool> experiments = find_experiments(packages), scripts = find_scripts(packages, defines_handler);
  for (ScopeId id = 0; id < p_.scopes_.size(); ++id) {
    const Program::ScopeInfo& scope = p_.scopes_[id];
    const bool library = !p_.has_entries_[language(id)];
    if (scope.row->name.ends_with(".<main>")) tools_[id] = !leads_to_boundary_[id];
    switch (scope.row->kind) {
      case ScopeKind::module_body:
        // The same as a main.
        if (is_program(*scope.row) || (!touched[id] && (p_.files_[scope.file].is_tool || scripts[id]))) {
          tools_[id] = !leads_to_boundary_[id] && !defines_handler[scope.file];
          if (tools_[id]) break;
        }
        // Whoever starts it looks at what it prints. It has no `main`, so that others may import it: notes.
        if (experiments[id] && !touched[id] && !leads_to_boundary_[id] && !defines_handler[scope.file]) break;
        if (library || !touched[id] || defines_handler[scope.file]) add_root(id, Phase::init, nullptr);
        // A variable of C or C++ is initialised in every program that its file is linked into.
        p_.scopes_[id].orphan =
            !library && !touched[id] && !defines_handler[scope.file] && p_.files_[scope.file].language != "cpp";
        break;
      case ScopeKind::static_init:
        // An example is started by hand.
        tools_[id] = p_.files_[scope.file].is_tool && !in_program[id];
        if (tools_[id]) break;
        // A class that the tree uses behind options only, and those are off.
        if (library && (wanted[id] || !optional[id])) add_root(id, Phase::init, nullptr);
        break;
      default:
        if (is_main(*scope.row) && (leads_to_boundary_[id] || registers_hooks[id])) {
          add_root(id, Phase::init, nullptr);
          if (scope.owner != kNone) add_root(p_.types_[scope.owner].static_init, Phase::init, nullptr);
        }
        break;
    }
  }
}

// --- Spreading ------------------------------------------------------------------------------------------------

std::vector<ScopeId> Phaser::functions_in(NodeId node) const {
  std::vector<ScopeId> found;
  if (node == kNone) return found;
  for (const Shape& shape : p_.nodes_[node].shapes) {
    if (shape.kind == Shape::Kind::function) found.push_back(shape.ref);
  }
  return found;
}

/// Python: `make_server("", 8000, Application())`: its `__call__`.
std::vector<ScopeId> Phaser::called_objects_in(NodeId node) const {
  std::vector<ScopeId> found;
  const Symbol call = p_.symbols_.find("__call__");
  if (node == kNone || call == kNone) return found;
  for (const Shape& shape : p_.nodes_[node].shapes) {
    if (shape.kind != Shape::Kind::instance || p_.files_[p_.types_[shape.ref].file].language != "python") continue;
    std::vector<TypeId> lineage{shape.ref};
    for (std::size_t i = 0; i < lineage.size() && i < 32; ++i) {
      const Program::TypeInfo& type = p_.types_[lineage[i]];
      if (const auto own = type.methods.find(call); own != type.methods.end()) {
        found.insert(found.end(), own->second.begin(), own->second.end());
        break;
      }
      lineage.insert(lineage.end(), type.supers.begin(), type.supers.end());
    }
  }
  return found;
}

/// Registrations that run at init take effect: their functions and methods become roots.
void Phaser::registered(bool at_init_only) {
  for (std::size_t at = 0; at < p_.registrations_.size(); ++at) {
    Registration& registration = p_.registrations_[at];
    if (taken_[at]) continue;
    const Program::CallInfo& call = p_.calls_[registration.call];
    const EntryPoint& entry = *registration.entry;
    if (registration.argument != kNone && registration.scopes.empty()) {
      if (entry.kind == EntryPoint::Kind::callback) {
        const Phase asked_in = phase_of_route(entry.phase, registration.call);
        for (const ScopeId scope : functions_in(registration.argument))
          registration.scopes.emplace_back(scope, asked_in);
        for (const ScopeId scope : called_objects_in(registration.argument))
          registration.scopes.emplace_back(scope, asked_in);
      } else {
        const NodeId object = registration.argument;
        for (const Shape& shape : p_.nodes_[object].shapes) {
          if (shape.kind == Shape::Kind::function) {
            for (const auto& [pattern, phase] : entry.methods)
              registration.scopes.emplace_back(shape.ref, phase_of_route(phase, registration.call));
          }
          if (shape.kind != Shape::Kind::instance) continue;
          std::vector<TypeId> lineage{shape.ref};
          for (std::size_t i = 0; i < lineage.size() && i < 32; ++i) {
            for (const auto& [symbol, scopes] : p_.types_[lineage[i]].methods) {
              for (const auto& [pattern, phase] : entry.methods) {
                if (!glob_match(pattern, p_.symbols_.text(symbol))) continue;
                for (const ScopeId scope : scopes) {  // the object is made already
                  if (p_.scopes_[scope].row->kind == ScopeKind::constructor) continue;
                  registration.scopes.emplace_back(scope, phase_of_route(phase, registration.call));
                }
              }
            }
            const std::vector<TypeId>& supers = p_.types_[lineage[i]].supers;
            lineage.insert(lineage.end(), supers.begin(), supers.end());
          }
        }
      }
    }
    if (at_init_only && !p_.runs_in(call.scope, call.row->span, Phase::init)) continue;
    // Whoever starts the program does not import this module, and so does not register the hook.
    const bool hook = entry.phase == Phase::after_restore || entry.phase == Phase::before_snapshot;
    if (hook && call.scope != kNone && p_.scopes_[call.scope].orphan) continue;
    taken_[at] = true;
    for (const auto& [scope, phase] : registration.scopes) {
      add_root(scope, phase, &entry);
      // The server starts what stands before the `yield` of a lifespan, and serves; what stands behind it comes at the
      // end.
      const Scope& row = *p_.scopes_[scope].row;
      if (entry.kind == EntryPoint::Kind::callback && phase == Phase::init && row.is_generator) {
        p_.split(scope, row.first_yield);
      }
    }
  }
}

/// Module bodies and static initialisers that no entry point reaches would run at init if the program used them.
void Phaser::assume() {
  std::vector<ScopeId> work;
  const auto enter = [&](ScopeId id, Witness witness) {
    Program::ScopeInfo& scope = p_.scopes_[id];
    if (scope.phases & kAssumed) return;
    if (scope.phases != 0 && scope.runs_once) return;
    if (tools_[id]) return;
    scope.phases |= kAssumed;
    scope.assumed_witness = witness;
    work.push_back(id);
  };
  for (ScopeId id = 0; id < p_.scopes_.size(); ++id) {
    const ScopeKind kind = p_.scopes_[id].row->kind;
    if (p_.scopes_[id].phases == 0 && (kind == ScopeKind::module_body || kind == ScopeKind::static_init)) {
      enter(id, {});
    }
  }
  for (std::size_t i = 0; i < work.size(); ++i) {
    for (const CallId call : p_.scopes_[work[i]].calls) {
      if (p_.is_unasked(work[i], p_.calls_[call].row->span) || p_.calls_[call].later) continue;
      for (const ScopeId target : p_.calls_[call].targets) {
        if (runs_at_call(call, target)) enter(target, {call, nullptr});
      }
    }
    if (const auto it = iterations_.find(work[i]); it != iterations_.end()) {
      for (const auto& [position, call] : it->second) {
        const ScopeId maker = p_.calls_[call].scope;
        if (maker == kNone || p_.scopes_[maker].phases == 0) continue;
        for (const ScopeId target : p_.calls_[call].targets) {
          if (is_lazy_generator(target)) enter(target, {call, nullptr});
        }
      }
    }
  }
}

}  // namespace snapcheck::model
