// Join: the rows of all files in one numbering; globals of the same name are one node.
#include "analyzer/model/join.h"

#include <algorithm>

namespace snapcheck::model {

namespace {

std::uint64_t pair_key(Id high, Id low) { return (static_cast<std::uint64_t>(high) << 32) | low; }

}  // namespace

NodeId Program::new_node(Node node) {
  nodes_.push_back(std::move(node));
  return static_cast<NodeId>(nodes_.size() - 1);
}

EdgeId Program::new_edge(Edge edge) {
  const auto id = static_cast<EdgeId>(edges_.size());
  nodes_[edge.from].out.push_back(id);
  nodes_[edge.to].in.push_back(id);
  edges_.push_back(edge);
  return id;
}

/// Some catalogue has this very name, or says something about its members.
bool Program::is_catalogued(std::string_view name) const {
  return std::ranges::any_of(catalogs_, [&](const auto& catalog) {
    return catalog->is_prefix(name) ||
           std::ranges::any_of(catalog->exact(name), [&](const Api* api) { return api->name == name; });
  });
}

/// Follows import aliases from left to right until the name is one that the program declares, or a library's.
std::string Program::resolve(std::string_view name) const {
  std::string current(name);
  for (int round = 0; round < 16; ++round) {
    const Symbol whole = symbols_.find(current);
    if (whole != kNone) {
      if (!scopes_of(whole).empty() || type_of(whole) != kNone) return current;
      if (const Symbol target = alias_of(whole); target != kNone) {
        current = symbols_.text(target);
        continue;
      }
    }
    bool changed = false;
    for (std::size_t dot = current.rfind('.'); dot != std::string::npos && dot > 0; dot = current.rfind('.', dot - 1)) {
      const Symbol prefix = symbols_.find(std::string_view(current).substr(0, dot));
      if (prefix == kNone) continue;
      if (const Symbol target = alias_of(prefix); target != kNone) {
        current = std::string(symbols_.text(target)) + current.substr(dot);
        changed = true;
        break;
      }
      if (type_of(prefix) != kNone) return current;
      if (const auto star = star_aliases_.find(prefix); star != star_aliases_.end()) {
        for (const Symbol module : star->second) {
          std::string candidate = std::string(symbols_.text(module)) + current.substr(dot);
          const Symbol known = symbols_.find(candidate);
          const bool of_tree = known != kNone && (!scopes_of(known).empty() || type_of(known) != kNone ||
                                                  alias_of(known) != kNone || global_named(known) != kNone);
          // `from uuid import *`, unless the module has a variable of its own of that name.
          const NodeId own = whole == kNone ? kNone : global_named(whole);
          if (of_tree || ((own == kNone || nodes_[own].in.empty()) && is_catalogued(candidate))) {
            current = std::move(candidate);
            changed = true;
            break;
          }
        }
        if (changed) break;
      }
    }
    if (!changed) return current;
  }
  return current;
}

NodeId Program::global_node(const Name& name, Id place) {
  const Symbol symbol = symbols_.add(name);
  if (symbol >= globals_.size()) globals_.resize(symbols_.size(), kNone);
  if (globals_[symbol] == kNone) {
    Node node;
    node.kind = Node::Kind::global;
    node.name = symbol;
    node.place = place;
    globals_[symbol] = new_node(std::move(node));
  }
  Node& node = nodes_[globals_[symbol]];
  if (place != kNone) {
    const Place& row = *places_[place];
    node.is_final |= row.is_final;
    node.per_thread |= row.per_thread;
    // The row with a declared type tells more than a mere mention.
    if (node.place == kNone || (places_[node.place]->type.empty() && !row.type.empty())) node.place = place;
  }
  return globals_[symbol];
}

NodeId Program::field_node(TypeId type, Symbol member) {
  const auto [it, fresh] = fields_.try_emplace(pair_key(type, member), kNone);
  if (fresh) {
    Node node;
    node.kind = Node::Kind::field;
    node.type = type;
    node.name = symbols_.add(types_[type].row->name + "." + std::string(symbols_.text(member)));
    for (const Field& field : types_[type].row->fields) {
      if (field.name == symbols_.text(member) && !field.is_static) node.is_final = field.is_final;
    }
    it->second = new_node(std::move(node));
  }
  return it->second;
}

void Joiner::run() {
  number();
  names();
  types();
  places();
  scopes();
  calls();
  flows();
}

void Joiner::number() {
  Id places = 0, scopes = 0, types = 0, calls = 0;
  std::size_t flows = 0;
  for (const Facts& file : p_.files_) {
    p_.place_base_.push_back(places);
    p_.scope_base_.push_back(scopes);
    p_.type_base_.push_back(types);
    p_.call_base_.push_back(calls);
    places += static_cast<Id>(file.places.size());
    scopes += static_cast<Id>(file.scopes.size());
    types += static_cast<Id>(file.types.size());
    calls += static_cast<Id>(file.calls.size());
    flows += file.flows.size();
  }
  for (std::uint32_t file = 0; file < p_.files_.size(); ++file) {
    const Id end = p_.place_base_[file] + static_cast<Id>(p_.files_[file].places.size());
    while (p_.file_near_.size() * Program::kPlacesNear < end) p_.file_near_.push_back(file);
  }
  p_.places_.reserve(places);
  p_.place_node_.assign(places, kNone);
  p_.scopes_.resize(scopes);
  p_.types_.resize(types);
  p_.calls_.resize(calls);
  p_.nodes_.reserve(places + places / 8 + 64);
  p_.edges_.reserve(flows + std::size_t{calls} * 2);
}

void Joiner::names() {
  std::vector<std::pair<Symbol, ScopeId>> named;
  named.reserve(p_.scopes_.size());
  // The first one counts: `try: import fast except ImportError: import slow`.
  const auto keep_first = [](std::vector<Id>& table, Symbol key, Id value) {
    if (key >= table.size()) table.resize(std::max<std::size_t>(key + 1, table.size() * 2), kNone);
    if (table[key] == kNone) table[key] = value;
  };
  for (std::uint32_t f = 0; f < p_.files_.size(); ++f) {
    const Facts& file = p_.files_[f];
    for (Id i = 0; i < file.scopes.size(); ++i) {
      const Id id = p_.scope_base_[f] + i;
      p_.scopes_[id].row = &file.scopes[i];
      p_.scopes_[id].file = f;
      named.emplace_back(p_.symbols_.add(file.scopes[i].name), id);
    }
    for (Id i = 0; i < file.types.size(); ++i) {
      const Id id = p_.type_base_[f] + i;
      p_.types_[id].row = &file.types[i];
      p_.types_[id].file = f;
      keep_first(p_.types_by_name_, p_.symbols_.add(file.types[i].name), id);
    }
    for (const Place& place : file.places) {
      p_.places_.push_back(&place);
      if (place.kind == PlaceKind::global) p_.symbols_.add(place.name);
    }
    for (const Alias& alias : file.aliases) {
      if (alias.name.ends_with(".*") && alias.target.ends_with(".*")) {
        const auto stem = [](std::string_view name) { return name.substr(0, name.size() - 2); };
        p_.star_aliases_[p_.symbols_.add(stem(alias.name))].push_back(p_.symbols_.add(stem(alias.target)));
      } else if (alias.name != alias.target) {
        keep_first(p_.aliases_, p_.symbols_.add(alias.name), p_.symbols_.add(alias.target));
      }
    }
  }
  p_.scopes_by_name_ = base::Lists<ScopeId>(p_.symbols_.size(), named);
}

void Joiner::types() {
  // C++: every file that defines methods of a class has a row for it; one of them stands for all.
  const auto canonical = [this](TypeId id) {
    if (id == kNone || p_.files_[p_.types_[id].file].language != "cpp") return id;
    return p_.type_named(p_.types_[id].row->name);
  };
  for (TypeId id = 0; id < p_.types_.size(); ++id) {
    Program::TypeInfo& type = p_.types_[id];
    if (canonical(id) != id) continue;
    for (const Name& super : type.row->supers) {
      const std::string name = p_.resolve(super);
      const TypeId known = p_.type_named(name);
      if (known != kNone && known != id) {
        type.supers.push_back(known);
        p_.types_[known].subs.push_back(id);
      } else if (known == kNone) {
        type.library_supers.push_back(name);
      }
    }
  }
  const Symbol init = p_.symbols_.add("<init>");
  for (ScopeId id = 0; id < p_.scopes_.size(); ++id) {
    Program::ScopeInfo& scope = p_.scopes_[id];
    const Id base = p_.type_base_[scope.file];
    scope.owner = canonical(scope.row->owner == kNone ? kNone : base + scope.row->owner);
    scope.parent = p_.scope_id(scope.file, scope.row->parent);
    scope.runs_once = scope.row->kind == ScopeKind::module_body || scope.row->kind == ScopeKind::class_body ||
                      scope.row->kind == ScopeKind::static_init || scope.row->kind == ScopeKind::local_static;
    if (scope.owner == kNone) continue;
    Program::TypeInfo& type = p_.types_[scope.owner];
    switch (scope.row->kind) {
      case ScopeKind::constructor:
        type.methods[init].push_back(id);
        break;
      case ScopeKind::method:
        type.methods[p_.symbols_.add(scope.row->member)].push_back(id);
        break;
      case ScopeKind::instance_init:
        type.instance_init = id;
        break;
      case ScopeKind::static_init:
        type.static_init = id;
        break;
      default:
        break;
    }
  }
}

/// Where a static field or class attribute "T.x" is declared: T itself or the nearest super that has it.
std::string Joiner::declared_name(const std::string& name) const {
  const std::size_t dot = name.rfind('.');
  if (dot == std::string::npos) return name;
  const TypeId type = p_.type_named(std::string_view(name).substr(0, dot));
  if (type == kNone) return name;
  const std::string member = name.substr(dot + 1);
  std::vector<TypeId> work{type};
  for (std::size_t i = 0; i < work.size() && i < 64; ++i) {
    const Program::TypeInfo& info = p_.types_[work[i]];
    for (const Field& field : info.row->fields) {
      if (field.name == member && field.is_static) return info.row->name + "." + member;
    }
    work.insert(work.end(), info.supers.begin(), info.supers.end());
  }
  return name;
}

void Joiner::places() {
  for (std::uint32_t f = 0; f < p_.files_.size(); ++f) {
    const Facts& file = p_.files_[f];
    for (Id i = 0; i < file.places.size(); ++i) {
      const Id id = p_.place_base_[f] + i;
      const Place& place = file.places[i];
      if (place.kind == PlaceKind::global) {
        p_.place_node_[id] = p_.global_node(declared_name(place.name.str()), id);
      } else {
        Node node;
        node.place = id;
        node.is_final = place.is_final;
        node.per_thread = place.per_thread;
        p_.place_node_[id] = p_.new_node(std::move(node));
      }
    }
  }
}

void Joiner::scopes() {
  for (Program::ScopeInfo& scope : p_.scopes_) {
    const auto node = [&](PlaceId place) { return place == kNone ? kNone : p_.node_of(scope.file, place); };
    scope.receiver = node(scope.row->receiver);
    scope.result = node(scope.row->result);
    for (const PlaceId param : scope.row->params) scope.params.push_back(node(param));
  }
}

void Joiner::calls() {
  for (std::uint32_t f = 0; f < p_.files_.size(); ++f) {
    const Facts& file = p_.files_[f];
    const auto node = [&](PlaceId place) { return place == kNone ? kNone : p_.node_of(f, place); };
    for (Id i = 0; i < file.calls.size(); ++i) {
      const Call& row = file.calls[i];
      const CallId id = p_.call_base_[f] + i;
      Program::CallInfo& call = p_.calls_[id];
      call.row = &row;
      call.file = f;
      call.scope = p_.scope_id(f, row.scope);
      call.receiver = node(row.receiver);
      call.function = node(row.function);
      call.result = node(row.result);
      call.guard = node(row.guard);
      for (const Argument& argument : row.args) call.args.push_back(node(argument.place));
      if (call.scope != kNone) p_.scopes_[call.scope].calls.push_back(id);
    }
  }
}

void Joiner::flows() {
  for (std::uint32_t f = 0; f < p_.files_.size(); ++f) {
    const Flow* pending = nullptr;  // the left operand of a comparison
    for (const Flow& row : p_.files_[f].flows) {
      if (row.kind == FlowKind::compare || row.kind == FlowKind::order) {
        if (pending != nullptr && pending->to == row.to) {
          p_.comparisons_.push_back({p_.node_of(f, pending->from), p_.node_of(f, row.from), row.kind == FlowKind::order,
                                     p_.scope_id(f, row.scope), f, row.span});
        }
        pending = &row;
        continue;
      }
      Edge edge;
      edge.from = p_.node_of(f, row.from);
      edge.to = p_.node_of(f, row.to);
      edge.kind = row.kind;
      edge.store = row.store;
      edge.element = row.element;
      edge.scope = p_.scope_id(f, row.scope);
      edge.guard = row.guard == kNone ? kNone : p_.node_of(f, row.guard);
      edge.file = f;
      edge.span = row.span;
      if (edge.from == edge.to) continue;
      const Place& target = *p_.places_[p_.place_base_[f] + row.to];
      if (target.kind == PlaceKind::param && row.store == Store::rebind && target.scope != row.scope) {
        through_default(edge, target.name);
      } else {
        p_.new_edge(edge);
      }
    }
  }
}

/// A default value is evaluated once, where the function is defined, and kept: it gets a node of its own.
void Joiner::through_default(const Edge& edge, std::string_view parameter) {
  const Id place = p_.nodes_[edge.to].place;
  Node kept;
  kept.kind = Node::Kind::default_value;
  kept.scope = p_.scope_id(edge.file, p_.places_[place]->scope);
  kept.place = place;
  const std::string owner = kept.scope == kNone ? std::string() : p_.scopes_[kept.scope].row->name.str();
  kept.name = p_.symbols_.add(owner + "(" + std::string(parameter) + ")");
  const NodeId node = p_.new_node(std::move(kept));
  Edge in = edge;
  in.to = node;
  p_.new_edge(in);
  Edge out = edge;
  out.from = node;
  out.store = Store::none;
  out.role = Edge::Role::access;
  out.scope = kNone;
  p_.new_edge(out);
}

}  // namespace snapcheck::model
