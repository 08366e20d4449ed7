// Imports: touches, aliases, and the binding that `from m import x` copies (second pass).
#include "analyzer/lang/python/lowerer.h"

namespace snapcheck::lang::python {

using model::FlowKind;
using model::kNone;
using model::PlaceId;
using model::PlaceKind;
using model::Store;

/// Once a scope and module.
void Lowerer::touch(const std::string& module, NodeIndex node) {
  if (module.empty() || module == source_.module) return;
  bool fresh = false;
  touched_.get(key_of(frame_.scope, bindings_.names().keep(module)), 1, fresh);
  if (!fresh) return;
  const model::CallId id = add_call({module, kNone, {}, kNone, false}, tree_.span(node));
  rows_.facts().calls[id].kind = model::CallKind::touch;
}

/// `a.b.c` imports a, then a.b, then a.b.c; of a relative import only the module itself, as its package is the one
/// that is being imported.
void Lowerer::touch_with_parents(NodeIndex name) {
  if (tree_.kind(name) == kind::relative_import) {
    touch(bindings_.module_of(name).name, name);
    return;
  }
  std::string dotted;
  for (const NodeIndex part : tree_.children(name)) {
    if (tree_.kind(part) != kind::identifier) continue;
    if (!dotted.empty()) dotted += '.';
    dotted += tree_.text(part);
    if (dotted.size() > kMaxStaticName) return;
    touch(bindings_.module_named(dotted).name, name);
  }
}

void Lowerer::alias(NodeIndex identifier, const std::string& target) {
  BindId scope = frame_.bind;
  const BindingId known = bindings_.bound(scope, bindings_.names().add(tree_.text(identifier)));
  if (known != kNo && bindings_.binding(known).is_global) scope = 0;
  const BindScope::Shape shape = bindings_.scope(scope).shape;
  if (shape != BindScope::Shape::module && shape != BindScope::Shape::class_) return;
  rows_.facts().aliases.push_back({bindings_.scope(scope).prefix + std::string(tree_.text(identifier)), target});
}

/// The name keeps more than the import: it gets the imported value as one of its own.
void Lowerer::copy_binding(NodeIndex identifier, const std::string& target, bool project) {
  const NameId name = bindings_.names().add(tree_.text(identifier));
  const BindingId id = bindings_.resolve(frame_.bind, name);
  if (id == kNo || (!project && !bindings_.binding(id).is_overridden)) return;
  const PlaceId from = rows_.named(PlaceKind::global, target, tree_.span(identifier));
  flow(from, variable(id), FlowKind::copy, Store::rebind, tree_.span(identifier));
}

void Lowerer::lower_import(NodeIndex node) {
  for (const NodeIndex item : tree_.children(node)) {
    const bool aliased = tree_.kind(item) == kind::aliased_import;
    const NodeIndex name = aliased ? tree_.child(item, field::name) : item;
    if (name == kNoNode || tree_.kind(name) != kind::dotted_name) continue;
    if (!dead_) touch_with_parents(name);
    const NodeIndex first = aliased ? tree_.child(item, field::alias) : tree_.first_child(name);
    if (first == kNoNode) continue;
    alias(first,
          aliased ? bindings_.module_of(name).name : bindings_.module_named(std::string(tree_.text(first))).name);
  }
}

void Lowerer::lower_import_from(NodeIndex node) {
  const NodeIndex module = tree_.child(node, field::module_name);
  if (module == kNoNode) return;
  const Imported from = bindings_.module_of(module);
  if (!dead_) touch_with_parents(module);
  for (const NodeIndex item : tree_.children(node)) {
    if (item == module) continue;
    if (tree_.kind(item) == kind::wildcard_import) {
      if (frame_.bind == 0) rows_.facts().aliases.push_back({bindings_.scope(0).prefix + "*", from.name + ".*"});
      continue;
    }
    const bool aliased = tree_.kind(item) == kind::aliased_import;
    const NodeIndex name = aliased ? tree_.child(item, field::name) : item;
    const NodeIndex bound_as = aliased           ? tree_.child(item, field::alias)
                               : name == kNoNode ? kNoNode
                                                 : tree_.first_child(name);
    if (name == kNoNode || bound_as == kNoNode) continue;
    std::string target = from.name;
    if (!target.empty()) target += '.';
    target += tree_.text(name);
    if (from.project || from.name.empty()) {
      if (const Imported sub = bindings_.module_named(target); sub.project) {
        alias(bound_as, sub.name);
        if (!dead_) touch(sub.name, item);
        continue;
      }
    }
    alias(bound_as, target);
    if (!dead_) copy_binding(bound_as, target, from.project);
  }
}

/// Under `if TYPE_CHECKING:` imports give names and do nothing.
void Lowerer::dead_imports(NodeIndex block) {
  dead_ = true;
  for (NodeIndex i = block; i < tree_[block].last; ++i) {
    if (tree_.kind(i) == kind::import_statement) lower_import(i);
    if (tree_.kind(i) == kind::import_from_statement) lower_import_from(i);
  }
  dead_ = false;
}

}  // namespace snapcheck::lang::python
