// Attributes of objects that a library made: `app.state.store = Store()`, and who reads them.
#include <algorithm>

#include "analyzer/model/solve.h"

namespace snapcheck::model {

namespace {

/// Names of a path of attributes: `request.app.state.store` has three.
constexpr std::size_t kMaxPath = 6;

}  // namespace

/// The variable or expression in which a chain of attributes begins that is an object of a library, and their names.
Solver::Path Solver::path_of(NodeId field) const {
  Path path;
  const std::uint32_t file = p_.file_of(p_.nodes_[field].place);
  const Place* row = p_.place(field);
  for (std::size_t i = 0; i < kMaxPath && row != nullptr && row->kind == PlaceKind::field && row->base != kNone; ++i) {
    path.names = path.names.empty() ? row->name.str() : row->name + "." + path.names;
    const NodeId base = p_.node_of(file, row->base);
    const auto& shapes = p_.nodes_[base].shapes;
    if (!shapes.empty()) {
      const auto library = [](const Shape& shape) { return shape.kind == Shape::Kind::library; };
      // `app = FastAPI(lifespan=start)` has the function as well.
      const auto function = [](const Shape& shape) { return shape.kind == Shape::Kind::function; };
      const bool other = !std::ranges::all_of(shapes, [&](const Shape& s) { return library(s) || function(s); });
      if (!other && std::ranges::any_of(shapes, library)) path.root = base;
      return path;
    }
    row = p_.place(base);
  }
  return path;
}

/// Python: what the tree keeps in an attribute of a library's object is what it reads there, also through another
/// object that the catalogue says to be the same one: `request.app.state.store`, `current_app.store`.
void Solver::attributes_of_library_objects() {
  Stored stored;
  std::vector<std::pair<NodeId, Path>> read;
  const auto each_type = [&](const Path& path, std::uint32_t file, auto use) {
    for (const Shape& shape : p_.nodes_[path.root].shapes) {
      if (shape.kind != Shape::Kind::library) continue;
      std::vector<std::string> types{std::string(p_.symbols_.text(shape.ref))};
      for (std::size_t i = 0; i < types.size() && i < kMaxPath; ++i) {
        use(types[i]);
        const auto supers = p_.catalog(file).supers(types[i]);
        types.insert(types.end(), supers.begin(), supers.end());
      }
    }
  };
  const auto each_member = [&](auto use) {
    for (NodeId base = 0; base < states_.size(); ++base) {
      for (const Member& member : users_[states_[base].users].base_of) use(member.field);
    }
  };
  const auto path_in_library = [&](NodeId field) {
    const std::uint32_t file = p_.file_of(p_.nodes_[field].place);
    return p_.files_[file].language == "python" ? path_of(field) : Path();
  };
  std::unordered_set<Name> names;  // of attributes that are stored: few of those that are read
  each_member([&](NodeId field) {
    if (!is_stored(field)) return;
    const Path path = path_in_library(field);
    if (path.root == kNone) return;
    names.insert(p_.place(field)->name);
    each_type(path, p_.file_of(p_.nodes_[field].place),
              [&](const std::string& type) { stored[{type, path.names}].push_back(field); });
  });
  if (stored.empty()) return;
  each_member([&](NodeId field) {
    if (!names.contains(p_.place(field)->name) || is_stored(field)) return;
    if (const Path path = path_in_library(field); path.root != kNone) read.emplace_back(field, path);
  });
  named_objects(stored);
  for (const auto& [field, path] : read) {
    each_type(path, p_.file_of(p_.nodes_[field].place), [&](const std::string& type) {
      const auto found = stored.find({type, path.names});
      if (found == stored.end()) return;
      for (const NodeId from : found->second) {
        if (!accessed_.insert(pair_key(field, from))) continue;
        Edge edge;
        edge.role = Edge::Role::access;
        edge.from = from;
        edge.to = field;
        edge.file = p_.file_of(p_.nodes_[field].place);
        edge.span = p_.place(field)->span;
        add_copy(edge);
      }
    });
  }
}

/// `current_app.store.add(x)`, of a library's object that has a name: what is stored in its attribute is called.
void Solver::named_objects(const Stored& stored) {
  const auto is_kept_in = [&](const std::string& super) {
    const auto first = stored.lower_bound({super, std::string()});
    return first != stored.end() && first->first.first == super;
  };
  std::vector<const LibraryType*> types;  // few of the catalogue's: every call is compared with them
  const Catalog* python = p_.rules_.catalog("python");
  if (python == nullptr) return;
  for (const LibraryType& type : python->types) {
    if (std::ranges::any_of(type.supers, is_kept_in)) types.push_back(&type);
  }
  if (types.empty()) return;
  const auto found_under = [&](std::string_view name, auto use) {
    for (const LibraryType* type : types) {
      if (name.size() <= type->name.size() || !name.starts_with(type->name) || name[type->name.size()] != '.') continue;
      for (const std::string& super : type->supers) {
        const auto found = stored.find({super, std::string(name.substr(type->name.size() + 1))});
        if (found == stored.end()) continue;
        for (const NodeId from : found->second) use(from);
      }
    }
  };
  for (CallId id = 0; id < p_.calls_.size(); ++id) {
    const std::uint32_t file = p_.calls_[id].file;
    const std::string_view callee = p_.calls_[id].row->callee;
    const std::size_t dot = callee.rfind('.');
    if (dot == std::string_view::npos || p_.files_[file].language != "python") continue;
    const Symbol member = p_.symbols_.find(callee.substr(dot + 1));
    const bool takes = callee.ends_with(".__getitem__") || p_.catalog(file).extracts(callee.substr(dot + 1));
    if (member == kNone && !takes) continue;
    found_under(callee.substr(0, dot), [&](NodeId object) {
      if (takes && p_.calls_[id].result != kNone) take_out(id, object);
      const auto shapes = p_.nodes_[object].shapes;
      for (const Shape& shape : shapes) {
        if (shape.kind != Shape::Kind::instance || member == kNone) continue;
        if (const std::vector<ScopeId> targets = method(shape.ref, member); !targets.empty())
          call_scopes(id, targets, object);
      }
    });
  }
  for (NodeId node = 0; node < p_.nodes_.size(); ++node) {
    const Place* row = p_.nodes_[node].kind == Node::Kind::global ? p_.place(node) : nullptr;
    if (row == nullptr) continue;
    const std::uint32_t file = p_.file_of(p_.nodes_[node].place);
    if (p_.files_[file].language != "python") continue;
    found_under(row->name, [&](NodeId from) {
      if (!accessed_.insert(pair_key(node, from))) return;
      Edge edge;
      edge.role = Edge::Role::access;
      edge.from = from;
      edge.to = node;
      add_copy(edge);
    });
  }
}

/// `current_app.config["STARTED"]`: what is in there comes out.
void Solver::take_out(CallId id, NodeId object) {
  const Program::CallInfo& call = p_.calls_[id];
  if (!accessed_.insert(pair_key(call.result, object))) return;
  Edge edge;
  edge.role = Edge::Role::access;
  edge.scope = call.scope;
  edge.from = object;
  edge.to = call.result;
  edge.file = call.file;
  edge.span = call.row->span;
  edge.element = kAnyElement;
  add_copy(edge);
}

/// Python: `app.store = Store()`: the library's object has it, and is something else.
bool Solver::is_put_on_library(const Edge& edge) const {
  if (edge.role != Edge::Role::access || edge.scope != kNone || p_.nodes_[edge.from].kind != Node::Kind::place)
    return false;
  const Place* from = p_.place(edge.from);
  if (from == nullptr || from->kind != PlaceKind::field || from->base == kNone) return false;
  const std::uint32_t file = p_.file_of(p_.nodes_[edge.from].place);
  if (p_.files_[file].language != "python" || p_.node_of(file, from->base) != edge.to) return false;
  return std::ranges::any_of(p_.nodes_[edge.to].shapes,
                             [](const Shape& shape) { return shape.kind == Shape::Kind::library; });
}

/// The tree assigns the attribute, or puts something into it.
bool Solver::is_stored(NodeId field) const {
  return std::ranges::any_of(p_.nodes_[field].in, [&](EdgeId id) { return p_.edges_[id].store != Store::none; });
}

/// Python: `parser.set_defaults(func=serve)`: `args.func(args)` runs it, and `args.func` is it.
void Solver::attributes_by_keyword() {
  base::FlatMap<std::vector<NodeId>> given;  // by the id of the keyword
  for (const Program::CallInfo& call : p_.calls_) {
    if (call.row->member.empty() || !call.targets.empty() || !p_.catalog(call.file).attributes(call.row->member))
      continue;
    for (std::size_t i = 0; i < call.args.size(); ++i) {
      const Name keyword = call.row->args[i].keyword;
      if (!keyword.empty() && call.args[i] != kNone) given.add(keyword.id()).first.push_back(call.args[i]);
    }
  }
  if (given.size() == 0) return;
  const auto of_tree = [&](NodeId node) {
    return std::ranges::any_of(p_.nodes_[node].shapes,
                               [](const Shape& shape) { return shape.kind != Shape::Kind::library; });
  };
  for (CallId id = 0; id < p_.calls_.size(); ++id) {
    const Program::CallInfo& call = p_.calls_[id];
    const std::vector<NodeId>* found = call.receiver == kNone ? nullptr : given.get(call.row->member.id());
    if (found == nullptr || of_tree(call.receiver)) continue;
    for (const NodeId value : *found) {
      if (!linked_.insert(pair_key(value | 0x80000000u, id))) continue;
      users(value).function_of.push_back(id);
      const auto shapes = p_.nodes_[value].shapes;
      for (const Shape& shape : shapes) on_function(id, shape);
    }
  }
  for (NodeId base = 0; base < states_.size(); ++base) {
    const std::uint32_t askers = states_[base].users;
    for (std::size_t i = 0; i < users_[askers].base_of.size(); ++i) {
      const Member member = users_[askers].base_of[i];
      const std::vector<NodeId>* found = given.get(p_.place(member.field)->name.id());
      if (found == nullptr || of_tree(base)) continue;
      for (const NodeId value : *found) {
        if (!accessed_.insert(pair_key(member.field, value))) continue;
        Edge edge;
        edge.role = Edge::Role::access;
        edge.from = value;
        edge.to = member.field;
        add_copy(edge);
      }
    }
  }
}

/// Members of objects that are not of the tree: part of the object.
void Solver::members_of_library_objects() {
  attributes_of_library_objects();
  // Of `app.state.store = x` both `store` and `state` are filled.
  std::unordered_set<NodeId> filled;
  for (NodeId base = 0; base < states_.size(); ++base) {
    for (const Member& member : users_[states_[base].users].base_of) {
      const std::uint32_t file = p_.file_of(p_.nodes_[member.field].place);
      if (p_.files_[file].language != "python" || !is_stored(member.field)) continue;
      NodeId at = member.field;
      while (at != kNone && filled.insert(at).second) {
        const Place* row = p_.place(at);
        at =
            row == nullptr || row->kind != PlaceKind::field || row->base == kNone ? kNone : p_.node_of(file, row->base);
      }
    }
  }
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
      const Place& row = p_.place_row(p_.nodes_[field].place);
      const std::uint32_t file = p_.file_of(p_.nodes_[field].place);
      const CatalogIndex& catalog = p_.catalog(file);
      if (p_.nodes_[field].in.empty() && catalog.apart("." + row.name)) continue;
      Edge edge;
      edge.role = Edge::Role::access;
      if (!p_.nodes_[field].in.empty() || filled.contains(field)) {
        edge.from = field;
        edge.to = base;
        add_copy(edge);
      } else {
        bool bound = false;  // a method of the library object that is not called here keeps the object
        for (const Shape& shape : p_.nodes_[base].shapes) {
          if (shape.kind == Shape::Kind::library)
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
