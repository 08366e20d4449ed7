// The objects that keep a value in a field. Objects are known by their type alone, and so a field is one place for all
// of them; but whoever asks an object for what is in its field has that object. Only clock readings are looked at this
// way: the time of a placeholder (`static final Session NONE = new Session()`) is not asked for where other sessions
// expire.
#include <algorithm>

#include "analyzer/rules/matcher.h"

namespace snapcheck::rules {

using namespace model;

namespace {

/// Places to which an object is followed.
constexpr std::size_t kMaxPlaces = 1500;

/// A method of its library's base class gives something else than the object, or a copy of it.
bool is_asked(const Program::CallInfo& call, NodeId object) {
  return call.receiver == object && call.row->member != "clone";
}

/// Neither an object nor what holds one.
bool is_plain(const Place* row) {
  return row != nullptr &&
         (row->type == "java.lang.String" || std::ranges::find(kPrimitives, row->type.view()) != kPrimitives.end());
}

}  // namespace

/// Everywhere the objects may be that keep the value in the holder; nothing when they may be anywhere: nobody knows who
/// makes them, or they are put into a collection. Methods that a library, the language or a runtime may call run on
/// them, and any that is not hidden when a library gets them. What it makes of them may be one of them, or hold it. Not
/// in C and C++, where memory is copied.
std::optional<Matcher::Keepers> Matcher::keepers(const Capture& capture) const {
  const Node& holder = p_.nodes()[capture.holder];
  if (holder.kind != Node::Kind::field || capture.path.empty()) return std::nullopt;
  if (p_.files()[p_.types()[holder.type].file].language == "cpp") return std::nullopt;
  const std::vector<CallId> makers = trace_.makers(p_.edges()[capture.path.back()]);
  Keepers seen;
  std::vector<std::pair<NodeId, bool>> work;  // and whether a library made it of them
  const auto add = [&](NodeId node, bool made) {
    if (node != kNone && seen.insert(node).second) work.emplace_back(node, made);
  };
  std::vector<ScopeId> methods;
  for (const CallId id : makers) {
    add(p_.calls()[id].result, false);
    for (const ScopeId method : methods_of(p_.calls()[id].constructs)) methods.push_back(method);
  }
  if (methods.empty()) return std::nullopt;
  for (const ScopeId method : methods) {
    const Program::ScopeInfo& scope = p_.scopes()[method];
    if (is_open(method) || p_.catalog(scope.file).implicit(scope.row->member)) add(p_.scopes()[method].receiver, false);
  }
  for (std::size_t i = 0; i < work.size(); ++i) {
    if (work.size() > kMaxPlaces) return std::nullopt;
    const auto [node, made] = work[i];
    if (is_read_by_name(node)) return std::nullopt;
    if (!made && is_handed_out(node)) {
      for (const ScopeId method : methods) {
        if (!p_.scopes()[method].row->is_hidden) add(p_.scopes()[method].receiver, false);
      }
    }
    for (const EdgeId id : p_.nodes()[node].out) {
      const Edge& edge = p_.edges()[id];
      if (edge.store == Store::mutate) return std::nullopt;
      if (edge.role == Edge::Role::bind) {  // `session::close`, for whoever calls it
        for (const Shape& shape : p_.nodes()[edge.to].shapes) {
          if (shape.kind == Shape::Kind::function) add(p_.scopes()[shape.ref].receiver, false);
        }
      }
      const bool asked = edge.call != kNone && is_asked(p_.calls()[edge.call], node);
      if (edge.kind == FlowKind::copy) {
        add(edge.to, made);
      } else if (edge.role == Edge::Role::library && !made && !asked && !is_plain(p_.place(edge.to))) {
        add(edge.to, true);
      }
    }
  }
  return seen;
}

/// All fields of the object are read, or one whose name the program computes: `o.__dict__`, `field.get(o)`.
bool Matcher::is_read_by_name(NodeId object) const {
  if (!dicts_) {
    dicts_.emplace();
    for (std::uint32_t file = 0; file < p_.files().size(); ++file) {
      const CatalogIndex& catalog = p_.catalog(file);
      if (catalog.catalog().propagation.by_name.empty()) continue;
      for (const Place& row : p_.files()[file].places) {
        if (row.kind == PlaceKind::field && catalog.by_name("." + row.name)) dicts_->insert(p_.node_of(file, row.base));
      }
    }
  }
  return dicts_->contains(object) || std::ranges::any_of(trace_.passed(object), [&](CallId id) {
           const Program::CallInfo& call = p_.calls()[id];
           return std::ranges::any_of(
               call.library_names, [&](Symbol name) { return p_.catalog(call.file).by_name(p_.symbols().text(name)); });
         });
}

/// An argument of a call of which nobody knows what it runs.
bool Matcher::is_handed_out(NodeId object) const {
  return std::ranges::any_of(trace_.passed(object), [&](CallId id) {
    const Program::CallInfo& call = p_.calls()[id];
    return call.targets.empty() && std::ranges::find(call.args, object) != call.args.end();
  });
}

/// The methods of the type and of its base classes.
std::vector<ScopeId> Matcher::methods_of(TypeId type) const {
  std::vector<ScopeId> found;
  std::vector<TypeId> lineage;
  if (type != kNone) lineage.push_back(type);
  for (std::size_t i = 0; i < lineage.size() && i < kMaxPlaces; ++i) {
    const Program::TypeInfo& info = p_.types()[lineage[i]];
    for (const auto& [name, methods] : info.methods) found.insert(found.end(), methods.begin(), methods.end());
    lineage.insert(lineage.end(), info.supers.begin(), info.supers.end());
  }
  return found;
}

/// Somebody else than the calls that are known to run it may call it: a library, whoever uses the tree when it is a
/// library itself, whoever has it as a function value (`S::isOld`), or a call of its name on an object that is not
/// known.
bool Matcher::is_open(ScopeId id) const {
  const Program::ScopeInfo& scope = p_.scopes()[id];
  const bool hidden = scope.row->is_hidden && scope.row->annotations.empty();
  if (!hidden && (scope.is_open || !p_.has_entry_points(scope.file))) return true;
  if (!values_) {
    values_.emplace();
    for (const Program::CallInfo& call : p_.calls()) {
      const bool known = !call.targets.empty() || !call.library_names.empty();
      const bool crowded = call.receiver != kNone && p_.nodes()[call.receiver].shapes.size() >= kMaxShapes;
      if (call.receiver != kNone && (!known || crowded)) called_.insert(call.row->member);
    }
    for (NodeId node = 0; node < p_.nodes().size(); ++node) {
      if (p_.nodes()[node].out.empty() && trace_.passed(node).empty()) continue;  // its definition
      for (const Shape& shape : p_.nodes()[node].shapes) {
        if (shape.kind == Shape::Kind::function) values_->insert(shape.ref);
      }
    }
  }
  return values_->contains(id) || called_.contains(scope.row->member);
}

/// Every object that can be there is made by code of the tree, as far as it can be followed back. One without the field
/// gives others away: `for cart in shop:`, `with shop as cart:`.
bool Matcher::is_of_tree(NodeId object, TypeId type) const {
  const auto has_field = [&](const Shape& shape) {
    return shape.kind == Shape::Kind::instance && p_.type_is_a(shape.ref, p_.types()[type].row->name);
  };
  std::unordered_set<NodeId> seen{object};
  std::vector<NodeId> work{object};
  for (std::size_t i = 0; i < work.size(); ++i) {
    if (work.size() > kMaxPlaces) return false;
    const Node& node = p_.nodes()[work[i]];
    const Place* row = p_.place(work[i]);
    const ScopeId scope =
        row == nullptr || row->scope == kNone ? kNone : p_.scope_id(p_.file_of(node.place), row->scope);
    if (row != nullptr && row->kind == PlaceKind::param && (scope == kNone || is_open(scope))) return false;
    const bool own = scope != kNone && p_.scopes()[scope].receiver == work[i];
    if (made_at_.contains(work[i]) && !std::ranges::all_of(node.shapes, has_field)) return false;
    const bool made = made_at_.contains(work[i]) || own || (row != nullptr && row->kind == PlaceKind::literal);
    // On what a library, or nobody who is known, runs a method.
    if (node.in.empty() && (!made || (own && p_.scopes()[scope].row->kind == ScopeKind::method))) return false;
    for (const EdgeId id : node.in) {
      const Edge& edge = p_.edges()[id];
      // What keepers() follows is in no collection.
      if (edge.kind == FlowKind::copy && edge.role == Edge::Role::library) continue;
      if (edge.kind != FlowKind::copy || edge.element != 0) return false;
      if (seen.insert(edge.from).second) work.push_back(edge.from);
    }
  }
  return true;
}

/// Where a value goes that code of such an object has read from the object itself, or that is in a field of it. `type`
/// has the field.
Matcher::Passing Matcher::passing(const Edge& edge, const Keepers& objects, TypeId type) const {
  const Place* from = p_.nodes()[edge.from].kind == Node::Kind::place ? p_.place(edge.from) : nullptr;
  const Place* to = p_.nodes()[edge.to].kind == Node::Kind::place ? p_.place(edge.to) : nullptr;
  // `this.x`, in the method whose `this` it is.
  const auto is_own = [&](NodeId node, const Place& row) {
    if (row.kind != PlaceKind::field || row.base == kNone || row.scope == kNone) return false;
    const std::uint32_t file = p_.file_of(p_.nodes()[node].place);
    return p_.node_of(file, row.base) == p_.scopes()[p_.scope_id(file, row.scope)].receiver;
  };
  const auto is_none = [&](NodeId object) { return !objects.contains(object) && is_of_tree(object, type); };
  switch (edge.role) {
    case Edge::Role::access: {
      if (to == nullptr) return from != nullptr && is_own(edge.from, *from) ? Passing::own : Passing::open;
      if (to->kind != PlaceKind::field || to->base == kNone) return Passing::open;
      if (is_none(p_.node_of(p_.file_of(p_.nodes()[edge.to].place), to->base))) return Passing::nowhere;
      return is_own(edge.to, *to) ? Passing::own : Passing::open;
    }
    case Edge::Role::leave: {
      // A method that ran on another object gave what it read there.
      const NodeId receiver = edge.call == kNone ? kNone : p_.calls()[edge.call].receiver;
      if (from == nullptr || receiver == kNone) return Passing::open;
      const ScopeId scope = p_.scope_id(p_.file_of(p_.nodes()[edge.from].place), from->scope);
      if (scope == kNone || p_.scopes()[scope].row->kind != ScopeKind::method) return Passing::open;
      return is_none(receiver) ? Passing::nowhere : Passing::open;
    }
    case Edge::Role::enter:
      return Passing::open;
    default: {
      if (from == nullptr || to == nullptr || from->scope != to->scope) return Passing::open;
      const bool stays = to->kind == PlaceKind::temp || to->kind == PlaceKind::local || to->kind == PlaceKind::result;
      return stays || is_own(edge.to, *to) ? Passing::own : Passing::open;
    }
  }
}

/// Code that runs after the restore reads the holder, of an object that keeps the value.
bool Matcher::is_read_later(NodeId holder, const std::optional<Keepers>& objects) const {
  if (!objects) return used(holder).has_value();
  const auto later = [&](ScopeId scope, Span span) { return scope != kNone && p_.runs_after_restore(scope, span); };
  return std::ranges::any_of(p_.nodes()[holder].out, [&](EdgeId id) {
    const Edge& edge = p_.edges()[id];
    if (passing(edge, *objects, p_.nodes()[holder].type) == Passing::nowhere) return false;
    if (edge.scope != kNone) return later(edge.scope, edge.span);
    return std::ranges::any_of(trace_.uses(edge.to), [&](const Trace::Use& use) { return later(use.scope, use.span); });
  });
}

}  // namespace snapcheck::rules
