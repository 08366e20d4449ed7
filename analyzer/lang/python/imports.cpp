// Imports: what they bind (first pass).
#include "analyzer/lang/python/bindings.h"

namespace snapcheck::lang::python {

namespace {

/// "a.b.c" -> "a.b"; empty when there is no dot.
std::string_view parent_of(std::string_view dotted) {
  const std::size_t dot = dotted.rfind('.');
  return dot == std::string_view::npos ? std::string_view() : dotted.substr(0, dot);
}

}  // namespace

Imported Bindings::module_named(const std::string& dotted) {
  const auto [it, fresh] = asked_.try_emplace(dotted);
  if (fresh) {
    std::optional<std::string> known = ask_.module(source_.path, dotted);
    it->second = known ? Imported{std::move(*known), true} : Imported{dotted, false};
  }
  return it->second;
}

Imported Bindings::module_of(NodeIndex node) {
  const auto dotted = [&](NodeIndex name) {
    std::string text;
    for (const NodeIndex part : tree_.children(name)) {
      if (tree_.kind(part) != kind::identifier) continue;
      if (!text.empty()) text += '.';
      text += tree_.text(part);
    }
    return text;
  };
  if (tree_.kind(node) != kind::relative_import) return module_named(dotted(node));
  std::string_view package = source_.is_package ? std::string_view(source_.module) : parent_of(source_.module);
  std::string rest;
  for (const NodeIndex part : tree_.children(node)) {
    if (tree_.kind(part) == kind::import_prefix) {
      int dots = 0;
      for (const char c : tree_.text(part)) dots += c == '.';
      for (int level = 1; level < dots; ++level) package = parent_of(package);
    } else if (tree_.kind(part) == kind::dotted_name) {
      rest = dotted(part);
    }
  }
  std::string name(package);
  if (!name.empty() && !rest.empty()) name += '.';
  name += rest;
  // Relative imports never leave the project, whether or not the module was scanned.
  Imported found = module_named(name);
  found.project = true;
  return found;
}

void Bindings::import_name(NodeIndex identifier, StaticId meaning) {
  Binding& binding = bind(open_.back(), identifier);
  if (binding.import != kNo) return;  // the first one counts
  binding.import = meaning;
  if (statics_[meaning].kind == Static::Kind::project && statics_[meaning].binding == kNo) {
    statics_[meaning].binding = *ids_.find(key_of(binding.scope, binding.name));
  }
}

void Bindings::import_statement(NodeIndex node) {
  for (const NodeIndex item : tree_.children(node)) {
    const bool aliased = tree_.kind(item) == kind::aliased_import;
    const NodeIndex name = aliased ? tree_.child(item, field::name) : item;
    if (name == kNoNode || tree_.kind(name) != kind::dotted_name) continue;
    if (aliased) {
      const NodeIndex alias = tree_.child(item, field::alias);
      if (alias == kNoNode) continue;
      const Imported target = module_of(name);
      import_name(alias,
                  statics_.add(target.project ? Static::Kind::module : Static::Kind::library_module, target.name));
      continue;
    }
    // `import a.b.c` binds `a`, and makes a.b and a.b.c known under it.
    StaticId at = kNo;
    std::string dotted;
    for (const NodeIndex part : tree_.children(name)) {
      if (tree_.kind(part) != kind::identifier) continue;
      const NameId id = names_table_.add(tree_.text(part));
      dotted += dotted.empty() ? "" : ".";
      dotted += tree_.text(part);
      StaticId next = kNo;
      if (at == kNo) {
        const BindingId known = bound(open_.back(), id);
        if (known != kNo) next = bindings_[known].import;
      } else {
        next = statics_.member(at, id);
      }
      if (next == kNo) {
        const Imported target = module_named(dotted);
        next = statics_.add(target.project ? Static::Kind::module : Static::Kind::library_module, target.name);
        if (at == kNo) {
          import_name(part, next);
        } else {
          statics_.set_member(at, id, next);
        }
      }
      at = next;
      if (dotted.size() > kMaxStaticName) break;
    }
  }
}

void Bindings::import_from(NodeIndex node) {
  const NodeIndex module = tree_.child(node, field::module_name);
  if (module == kNoNode) return;
  const Imported from = module_of(module);
  const bool at_module_level = open_.back() == 0;
  for (const NodeIndex item : tree_.children(node)) {
    if (item == module) continue;
    if (tree_.kind(item) == kind::wildcard_import) {
      if (at_module_level) {
        stars_.push_back(statics_.add(from.project ? Static::Kind::module : Static::Kind::library_module, from.name));
      }
      continue;
    }
    const bool aliased = tree_.kind(item) == kind::aliased_import;
    const NodeIndex name = aliased ? tree_.child(item, field::name) : item;
    const NodeIndex bound_as = aliased           ? tree_.child(item, field::alias)
                               : name == kNoNode ? kNoNode
                                                 : tree_.first_child(name);
    if (name == kNoNode || bound_as == kNoNode) continue;
    const std::string member(tree_.text(name));
    std::string target = from.name;
    if (!target.empty()) target += '.';
    target += member;
    Static::Kind kind = from.project ? Static::Kind::project : Static::Kind::library;
    if (from.project || from.name.empty()) {
      if (const Imported sub = module_named(target); sub.project) {
        kind = Static::Kind::module;
        target = sub.name;
      }
    }
    import_name(bound_as, statics_.add(kind, std::move(target)));
  }
}

/// A star import of a library is taken to hold the name when no other star could. Without any star import an
/// unbound name is a variable of the module, set from outside.
StaticId Bindings::unbound(NameId name) {
  bool fresh = false;
  std::uint32_t& known = unbound_.get(name, kNo, fresh);
  if (!fresh) return known;
  const std::string text(names_table_.text(name));
  if (is_builtin(name)) {
    known = statics_.add(Static::Kind::builtin, "builtins." + text);
  } else if (stars_.size() == 1 && statics_[stars_.front()].kind == Static::Kind::library_module) {
    known = statics_.add(Static::Kind::library, statics_[stars_.front()].name + "." + text);
  } else if (!stars_.empty()) {
    known = statics_.add(Static::Kind::project, scopes_[0].prefix + text);
  }
  return known;
}

}  // namespace snapcheck::lang::python
