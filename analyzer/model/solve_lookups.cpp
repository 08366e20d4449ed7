// What the solver asks about types and members, and the nodes that it makes.
#include <algorithm>

#include "analyzer/model/solve.h"

namespace snapcheck::model {

namespace {

bool is_primitive(std::string_view type) { return std::ranges::find(kPrimitives, type) != kPrimitives.end(); }

constexpr std::string_view kText = "java.lang.String";

/// What a text is, besides a String; type variables have the name of their bound.
bool takes_text(std::string_view type) {
  return type == "java.lang.Object" || type == "java.lang.CharSequence" || type == "java.lang.Comparable" ||
         type == "java.io.Serializable";
}

/// What an array is.
bool takes_array(std::string_view type) {
  return type == "java.lang.Object" || type == "java.lang.Cloneable" || type == "java.io.Serializable";
}

/// The type of a literal as Java writes it; empty when it is none of the common ones.
std::string_view literal_type(const Place& literal) {
  const std::string_view text = literal.name;
  if (!literal.type.empty()) return literal.type;
  if (text.starts_with('"')) return kText;
  if (text == "true" || text == "false") return "boolean";
  if (text.starts_with('\'')) return "char";
  const std::string_view digits = text.starts_with('-') ? text.substr(1) : text;
  if (digits.empty() || digits.front() < '0' || digits.front() > '9') return {};
  if (digits.find_first_not_of("0123456789_") == std::string_view::npos) return "int";
  if (digits.ends_with('L') && digits.find_first_not_of("0123456789_L") == std::string_view::npos) return "long";
  return {};
}

}  // namespace

/// The symbol of the method that the call names.
Symbol Solver::member_of(CallId id) {
  if (members_.empty()) members_.resize(p_.calls_.size(), kNone);
  if (members_[id] == kNone) members_[id] = p_.symbols_.add(p_.calls_[id].row->member);
  return members_[id];
}

/// Methods of this simple name in the type or its nearest super that has a body for one.
const std::vector<ScopeId>& Solver::method(TypeId type, Symbol member) const {
  const auto [row, fresh] = methods_.add(pair_key(type, member));
  if (fresh) {
    if (std::vector<ScopeId> found = find_method(type, member); !found.empty()) {
      row = static_cast<std::uint32_t>(found_.size());
      found_.push_back(std::move(found));
    }
  }
  return found_[row];
}

std::vector<ScopeId> Solver::find_method(TypeId type, Symbol member) const {
  // Java inherits the overloads that a nearer class does not override.
  const bool inherits = p_.files_[p_.types_[type].file].language == "java" && p_.symbols_.text(member) != "<init>";
  std::vector<TypeId> lineage{type};
  std::vector<ScopeId> found, abstract;
  for (std::size_t i = 0; i < lineage.size() && i < 64; ++i) {
    const Program::TypeInfo& info = p_.types_[lineage[i]];
    if (const auto it = info.methods.find(member); it != info.methods.end()) {
      const bool has_body = std::any_of(it->second.begin(), it->second.end(),
                                        [&](ScopeId scope) { return !p_.scopes_[scope].row->is_abstract; });
      if (has_body && !inherits) return it->second;
      if (has_body) add_overloads(it->second, found);
      if (abstract.empty()) abstract = it->second;
    }
    for (const TypeId super : info.supers) {
      if (std::find(lineage.begin(), lineage.end(), super) == lineage.end()) lineage.push_back(super);
    }
  }
  return found.empty() ? abstract : found;
}

/// Those with a body and a number of parameters that none of `found` has.
void Solver::add_overloads(std::span<const ScopeId> overloads, std::vector<ScopeId>& found) const {
  const std::size_t nearer = found.size();
  for (const ScopeId scope : overloads) {
    const auto overrides = [&](ScopeId other) {
      return p_.scopes_[other].params.size() == p_.scopes_[scope].params.size();
    };
    const bool overridden = std::any_of(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(nearer), overrides);
    if (!p_.scopes_[scope].row->is_abstract && !overridden) found.push_back(scope);
  }
}

std::vector<ScopeId> Solver::fitting(std::span<const ScopeId> overloads, CallId id) const {
  if (overloads.size() < 2) return {overloads.begin(), overloads.end()};
  const Program::CallInfo& call = p_.calls_[id];
  std::vector<ScopeId> fit;
  for (const ScopeId scope : overloads) {
    if (p_.scopes_[scope].params.size() == call.row->args.size()) fit.push_back(scope);
  }
  if (fit.empty() && p_.files_[call.file].language == "cpp") {  // a call leaves out what a default supplies
    for (const ScopeId scope : overloads) {
      if (p_.scopes_[scope].params.size() > call.row->args.size()) fit.push_back(scope);
    }
  }
  if (fit.empty()) return {overloads.begin(), overloads.end()};
  if (fit.size() < 2 || p_.files_[call.file].language != "java") return fit;
  const auto best = [&](ScopeId scope) {
    Fit least = Fit::exact;
    for (std::size_t i = 0; i < call.args.size(); ++i) {
      least = std::min(least, fit_of(call.file, call.row->args[i].place, p_.scopes_[scope].params[i]));
    }
    return least;
  };
  std::vector<ScopeId> possible, exact;
  for (const ScopeId scope : fit) {
    const Fit how = best(scope);
    if (how != Fit::none) possible.push_back(scope);
    if (how == Fit::exact) exact.push_back(scope);
  }
  if (!exact.empty()) return exact;
  return possible.empty() ? fit : possible;
}

/// Java: whether an argument can go into a parameter, as far as both types are written down.
Solver::Fit Solver::fit_of(std::uint32_t file, PlaceId argument, NodeId parameter) const {
  const Place* param = p_.place(parameter);
  if (param == nullptr || param->type.empty() || argument == kNone) return Fit::possible;
  const Place& given = p_.files_[file].places[argument];
  const std::string_view wanted = param->type;
  if (given.kind == PlaceKind::literal && given.is_null) return is_primitive(wanted) ? Fit::none : Fit::possible;
  if (given.kind == PlaceKind::function || given.type == kMethodType) {
    return is_primitive(wanted) || wanted == kText ? Fit::none : Fit::possible;
  }
  std::string_view type = given.kind == PlaceKind::literal ? literal_type(given) : std::string_view(given.type);
  const bool is_answer = type.empty();
  if (is_answer) type = declared_result(p_.node_of(file, argument));
  if (type.empty()) return Fit::possible;
  if (type == wanted) return Fit::exact;
  if (type == kText) return takes_text(wanted) ? Fit::possible : Fit::none;
  if (is_primitive(type)) {
    if (is_primitive(wanted)) return (type == "boolean") == (wanted == "boolean") ? Fit::possible : Fit::none;
    return wanted == kText || p_.type_named(wanted) != kNone ? Fit::none : Fit::possible;
  }
  if (type.ends_with("[]") && !wanted.ends_with("[]")) return takes_array(wanted) ? Fit::possible : Fit::none;
  const TypeId mine = p_.type_named(type), theirs = p_.type_named(wanted);
  if (mine == kNone) return Fit::possible;
  if (is_primitive(wanted) || wanted == kText) return Fit::none;
  if (theirs == kNone || p_.type_is_a(mine, p_.types_[theirs].row->name)) return Fit::possible;
  // `<T extends Shape> T same(T shape)`: a type variable has the name of its bound.
  return is_answer && p_.type_is_a(theirs, p_.types_[mine].row->name) ? Fit::possible : Fit::none;
}

/// What the function or method is declared to give that the call behind `place` names; empty when several differ.
std::string_view Solver::declared_result(NodeId place) const {
  const CallId* maker = made_by_.get(place);
  if (maker == nullptr) return {};
  const Program::CallInfo& call = p_.calls_[*maker];
  if (call.row->kind == CallKind::construct) return {};
  std::span<const ScopeId> named = p_.scopes_named(p_.resolve(call.row->callee));
  if (call.row->callee.empty()) {
    const Place* receiver = p_.place(call.receiver);
    const TypeId type = receiver == nullptr ? kNone : p_.type_named(p_.resolve(receiver->type));
    const Symbol member = p_.symbols_.find(call.row->member);
    if (type == kNone || member == kNone) return {};
    named = method(type, member);
  }
  std::string_view found;
  for (const ScopeId scope : named) {
    const Program::ScopeInfo& info = p_.scopes_[scope];
    if (info.params.size() != call.row->args.size()) continue;
    const Place* result = info.result == kNone ? nullptr : p_.place(info.result);
    if (result == nullptr || (!found.empty() && found != result->type)) return {};
    found = result->type;
  }
  return found;
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

Symbol Solver::attribute(TypeId type, Symbol member) {
  const auto [found, fresh] = attributes_.add(pair_key(type, member));
  if (fresh) found = p_.symbols_.add(p_.types_[type].row->name + "." + std::string(p_.symbols_.text(member)));
  return found;
}

NodeId Solver::object_of(CallId id) {
  Program::CallInfo& call = p_.calls_[id];
  if (call.result != kNone) return call.result;
  Node node;
  node.kind = Node::Kind::object;
  call.result = p_.new_node(std::move(node));
  return call.result;
}

/// The node for the results that a memoizer keeps of this function; kNone when it is not memoized.
NodeId Solver::memo_of(ScopeId scope) {
  if (memos_[scope] != kUnasked) return memos_[scope];
  memos_[scope] = kNone;
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
  if (memos_[scope] != kUnasked && memos_[scope] != kNone) return memos_[scope];
  const Program::ScopeInfo info = p_.scopes_[scope];
  if (info.result == kNone) return kNone;
  Node node;
  node.kind = Node::Kind::memo;
  node.scope = scope;
  node.name = p_.symbols_.add(info.row->name);
  const NodeId memo = p_.new_node(std::move(node));
  memos_[scope] = memo;
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

/// `reset = reset()` below `class reset`: what is called is the class, and not yet the object that takes its name.
bool Solver::names_its_class(CallId id, TypeId type) const {
  const Program::CallInfo& call = p_.calls_[id];
  if (call.constructs != type || call.result == kNone) return false;
  return std::ranges::any_of(p_.nodes_[call.result].out, [&](EdgeId out) {
    return p_.edges_[out].to == call.function && p_.edges_[out].store == Store::rebind;
  });
}

/// `@dec(x)` over a function: what `dec` returned for other functions (`@dec` without arguments) is not called here.
bool Solver::applies_its_own_decorator(CallId id, ScopeId target) const {
  const Program::CallInfo& call = p_.calls_[id];
  if (call.row->function == kNone || call.args.size() != 1) return false;
  const CallId* maker = made_by_.get(call.function);
  if (maker == nullptr) return false;
  const Program::CallInfo& made = p_.calls_[*maker];
  const Program::ScopeInfo& scope = p_.scopes_[target];
  // `def dec(x): def factory(f): def wrapper(): ...`: the factory decorates, the wrapper is what it makes.
  const ScopeId factory = scope.parent;
  const ScopeId outer = factory == kNone ? kNone : p_.scopes_[factory].parent;
  const Place* decorated = p_.place(call.args.front());
  if (outer != kNone && decorated != nullptr && decorated->kind == PlaceKind::function && !made.row->callee.empty() &&
      p_.scopes_[outer].row->kind == ScopeKind::function &&
      p_.scopes_[outer].row->name == p_.resolve(made.row->callee)) {
    return true;
  }
  return std::any_of(scope.row->annotations.begin(), scope.row->annotations.end(), [&](const Annotation& annotation) {
    if (annotation.call == kNone) return false;
    const Call& applied = p_.files_[scope.file].calls[annotation.call];
    return !applied.callee.empty() && applied.callee == made.row->callee;
  });
}

/// A field place and the variable behind it. `stores`: what is put into the place goes there.
void Solver::connect(NodeId field, NodeId variable, bool stores) {
  if (!accessed_.insert(pair_key(field, variable))) return;
  Edge edge;
  edge.role = Edge::Role::access;
  edge.span = p_.place_row(p_.nodes_[field].place).span;
  edge.from = variable;
  edge.to = field;
  if (stores && !p_.nodes_[field].in.empty()) {
    Edge back = edge;
    back.from = field;
    back.to = variable;
    add_copy(back);
  }
  add_copy(edge);
}

/// Python: `handler.token = ...`. The attributes of a function in a function go when that one does.
void Solver::attribute_of_function(NodeId field, ScopeId function) {
  const Program::ScopeInfo& scope = p_.scopes_[function];
  const Place& row = p_.place_row(p_.nodes_[field].place);
  const bool named = scope.row->kind == ScopeKind::function || scope.row->kind == ScopeKind::method;
  if (!named || p_.files_[scope.file].language != "python" || row.name.starts_with("__")) return;
  if (scope.row->name.find(".<locals>.") != std::string::npos) return;
  connect(field, p_.global_node(scope.row->name + "." + row.name, kNone), true);
}

}  // namespace snapcheck::model
