// Objects of which a runtime or library has one too: what is put into them survives though no variable of the tree
// does.
#include <algorithm>

#include "analyzer/model/survival.h"

namespace snapcheck::model {

/// No code of the tree that runs before the snapshot puts anything here that it made: a runtime or library does.
bool Survival::comes_from_elsewhere(NodeId node) const {
  const Place* row = p_.place(node);
  if (row == nullptr || row->scope == kNone || p_.nodes()[node].kind != Node::Kind::place) return false;
  switch (row->kind) {
    case PlaceKind::local:
    case PlaceKind::param:
    case PlaceKind::receiver:
    case PlaceKind::temp:
    case PlaceKind::field:
      break;
    default:
      return false;
  }
  if (constructed_.contains(node)) return false;
  const ScopeId scope = p_.scope_id(p_.file_of(p_.nodes()[node].place), row->scope);
  if (!p_.runs_before_snapshot(scope, {})) return false;
  const auto& in = p_.nodes()[node].in;
  return std::none_of(in.begin(), in.end(), [&](EdgeId id) {
    const Edge& edge = p_.edges()[id];
    return edge.kind == FlowKind::copy && edge.role != Edge::Role::bind && p_.is_early(edge);
  });
}

Survival::Outside Survival::find_outside() const {
  Outside outside;
  for (const Registration& registration : p_.registrations()) {
    for (const auto& [scope, phase] : registration.scopes) {
      if (phase == Phase::init) outside.started.insert(scope);
    }
  }
  for (ScopeId id = 0; id < p_.scopes().size(); ++id) {  // `@app.before_server_start`, `def startup(ctx)`
    const EntryPoint* entry = p_.scopes()[id].witness[static_cast<unsigned>(Phase::init)].entry;
    if (entry == nullptr || entry->phase != Phase::init) continue;
    if (entry->kind == EntryPoint::Kind::decorator || entry->kind == EntryPoint::Kind::signature)
      outside.started.insert(id);
  }
  for (const Catalog& catalog : p_.rules().catalogs) {
    for (const EntryPoint& entry : catalog.entry_points) {
      if (entry.kind == EntryPoint::Kind::factory) outside.applications.insert(entry.name);
    }
  }
  return outside;
}

/// Python: an attribute, to be assigned, of a library's object that is in a module variable, or that a runtime hands to
/// code that it runs at the start; or of an application, wherever that is.
bool Survival::is_attribute_from_outside(NodeId node, const Outside& outside) const {
  const Place* row = p_.nodes()[node].kind == Node::Kind::place ? p_.place(node) : nullptr;
  if (row == nullptr || row->kind != PlaceKind::field || row->scope == kNone) return false;
  const std::uint32_t file = p_.file_of(p_.nodes()[node].place);
  if (p_.files()[file].language != "python") return false;
  const auto& in = p_.nodes()[node].in;
  const auto stored = [&](Store how) {
    return std::ranges::any_of(in,
                               [&](EdgeId id) { return p_.edges()[id].store == how && p_.is_early(p_.edges()[id]); });
  };
  if (!stored(Store::rebind) && !stored(Store::mutate)) return false;
  NodeId root = node;
  while (row != nullptr && row->kind == PlaceKind::field && row->base != kNone) {
    root = p_.node_of(file, row->base);
    row = &p_.files()[file].places[row->base];
  }
  const auto& shapes = p_.nodes()[root].shapes;
  const auto of_tree = [](const Shape& s) { return s.kind == Shape::Kind::instance || s.kind == Shape::Kind::type; };
  const auto of_library = [](const Shape& s) { return s.kind == Shape::Kind::library && !s.named; };
  if (row == nullptr || std::any_of(shapes.begin(), shapes.end(), of_tree)) return false;
  const auto is_application = [&](const Shape& s) {
    return of_library(s) && outside.applications.contains(p_.symbols().text(s.ref));
  };
  if (std::any_of(shapes.begin(), shapes.end(), is_application)) return true;
  if (!stored(Store::rebind)) return false;
  if (p_.nodes()[root].kind == Node::Kind::global) return std::any_of(shapes.begin(), shapes.end(), of_library);
  if (row->kind != PlaceKind::param || row->scope == kNone) return false;
  return outside.started.contains(p_.scope_id(file, row->scope));
}

/// `app["db"] = pool`, of what a runtime hands to code that it runs at the start.
bool Survival::is_filled_from_outside(NodeId param) const {
  const Place* row = p_.place(param);
  if (row == nullptr || p_.files()[p_.file_of(p_.nodes()[param].place)].language != "python") return false;
  const auto of_tree = [](const Shape& s) { return s.kind == Shape::Kind::instance || s.kind == Shape::Kind::type; };
  if (std::ranges::any_of(p_.nodes()[param].shapes, of_tree)) return false;
  return std::ranges::any_of(p_.nodes()[param].in, [&](EdgeId id) { return p_.edges()[id].store == Store::mutate; });
}

}  // namespace snapcheck::model
