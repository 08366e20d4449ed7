// What a call of code of the tree does to the graph: into a function, into a constructor. (solve_library.cpp has the
// rest.)
#include <algorithm>

#include "analyzer/model/solve.h"

namespace snapcheck::model {

void Solver::call_scopes(CallId id, std::span<const ScopeId> targets, NodeId receiver) {
  for (const ScopeId target : fitting(targets, id)) link(id, target, receiver);
}

/// Arguments into parameters, result out; once for a call and target, the receiver for every object's node. The first
/// `given` parameters have got theirs.
void Solver::link(CallId id, ScopeId target, NodeId receiver, std::size_t given) {
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
  bind_arguments(id, scope, skip, given);
  if (call.result == kNone || scope.result == kNone) return;
  edge.to = call.result;
  const NodeId memo = memo_of(target);
  if (memo == kNone && given == 0) {
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
  const bool plain =
      std::ranges::all_of(call.row->args, [](const Argument& a) { return a.keyword.empty() && !a.spread; });
  if (!plain || call.args.size() != scope.params.size()) return {};
  // Assignments are there from the start; all that comes to a parameter later is arguments, one for each call.
  const auto reassigned = [&](NodeId param) {
    const auto [known, fresh] = reassigned_.add(param);
    if (fresh) {
      known = std::ranges::any_of(p_.nodes_[param].in, [&](EdgeId in) {
        return p_.edges_[in].role == Edge::Role::flow &&
               p_.nodes_[p_.edges_[in].from].kind != Node::Kind::default_value;
      });
    }
    return known;
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

void Solver::bind_arguments(CallId id, const Program::ScopeInfo& target, std::size_t skip, std::size_t given) {
  const Program::CallInfo call = p_.calls_[id];
  const std::vector<NodeId> params = target.params;
  // What runs at the end of a generated constructor gets those arguments that it has a name for (InitVar).
  const bool completes =
      call.row->member != target.row->member && p_.catalog(target.file).completes(target.row->member);
  Edge edge;
  edge.scope = call.scope;
  edge.call = id;
  edge.file = call.file;
  edge.span = call.row->span;
  edge.role = Edge::Role::enter;
  std::size_t position = given;
  for (std::size_t i = skip; i < call.args.size(); ++i) {
    const Argument& argument = call.row->args[i];
    edge.from = call.args[i];
    if (edge.from == kNone) continue;
    if (completes) {
      const std::string_view name =
          call.constructs == kNone ? std::string_view(argument.keyword) : p_.field_given(call, i);
      const auto named =
          std::ranges::find_if(params, [&](NodeId param) { return !name.empty() && p_.place(param)->name == name; });
      if (named == params.end()) continue;
      edge.to = *named;
      add_copy(edge);
    } else if (argument.spread) {
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
      if (!params.empty()) {
        // Python's `*parts` takes the rest, whatever stands behind it; elsewhere the last parameter does.
        edge.to = params[std::min({position, params.size() - 1, std::size_t{target.row->positional}})];
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
    Edge edge;
    edge.scope = call.scope;
    edge.call = id;
    edge.file = call.file;
    edge.span = call.row->span;
    edge.store = Store::rebind;
    for (std::size_t i = 0; plain && i < call.args.size(); ++i) {
      const std::string_view name = p_.field_given(call, i);
      if (name.empty() || call.args[i] == kNone) continue;
      edge.from = call.args[i];
      edge.to = p_.field_node(type, p_.symbols_.add(name));
      add_copy(edge);
    }
    make_fields(id, type, object);
  }
  if (own == p_.types_[type].methods.end()) complete(id, type, object);
}

/// What a constructor that a library has written runs at its end: `__post_init__` of a dataclass.
void Solver::complete(CallId id, TypeId type, NodeId object) {
  for (const std::string& member : p_.catalog(p_.types_[type].file).completes()) {
    for (const ScopeId scope : method(type, p_.symbols_.add(member))) link(id, scope, object);
  }
}

/// The code of fields that every new object gets: initialisers in Java; in Python factories of dataclass fields, also
/// those of the bases; in C++ the constructors of its parts, for which a class without a constructor has no code.
void Solver::make_fields(CallId id, TypeId type, NodeId object) {
  const bool python = p_.files_[p_.types_[type].file].language == "python";
  const bool cpp = p_.files_[p_.types_[type].file].language == "cpp";
  std::vector<TypeId> lineage{type};
  for (std::size_t i = 0; i < lineage.size() && i < 32; ++i) {
    const Program::TypeInfo& info = p_.types_[lineage[i]];
    if (info.instance_init != kNone) link(id, info.instance_init, object);
    if (python) lineage.insert(lineage.end(), info.supers.begin(), info.supers.end());
    for (const Field& field : cpp ? info.row->fields : std::vector<Field>()) {
      const TypeId part = field.is_part && !field.is_static ? p_.type_named(field.type) : kNone;
      if (part == kNone || std::ranges::find(lineage, part) != lineage.end()) continue;
      const auto own = p_.types_[part].methods.find(p_.symbols_.add("<init>"));
      if (own == p_.types_[part].methods.end()) {
        lineage.push_back(part);
        continue;
      }
      for (const ScopeId scope : own->second) {
        if (p_.scopes_[scope].params.empty()) link(id, scope, object);
      }
    }
  }
}

/// What an object of the tree has from its library base is made when the object is.
void Solver::construct_library_part(CallId id, TypeId type, NodeId object) {
  std::vector<TypeId> lineage{type};
  for (std::size_t i = 0; i < lineage.size() && i < 32; ++i) {
    const Program::TypeInfo& info = p_.types_[lineage[i]];
    const bool java = p_.files_[info.file].language == "java";
    if (java ? p_.catalog(info.file).is_prefix(info.row->name) : !p_.catalog(info.file).exact(info.row->name).empty()) {
      // A tree with its own java.security.SecureRandom or random.Random: the catalogue knows that class better than its
      // base.
      const std::string name = info.row->name + (java ? ".<init>" : "");
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
  std::string member = call.row->member.str();
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
  if (!java && member == "<init>") complete(id, owner, call.receiver);
  for (const std::string& super : type.library_supers) {
    const CatalogIndex& catalog = p_.catalog(call.file);
    if (member == "<init>") continue;  // part of the construction, which has it already
    if (const auto apis = catalog.member(super, member); !apis.empty()) {
      library(id, super + "." + member, apis);
    }
    if (catalog.starts(super, member)) note_run(id, owner);
  }
}

/// Another thread runs it, at some time: neither now nor only before the snapshot.
void Solver::note_run(CallId start, TypeId type) {
  for (const ScopeId run : method(type, p_.symbols_.add("run"))) {
    const std::pair noted(start, run);
    if (std::ranges::find(p_.thread_runs_, noted) == p_.thread_runs_.end()) p_.thread_runs_.push_back(noted);
  }
}

}  // namespace snapcheck::model
