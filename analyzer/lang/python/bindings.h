// First pass over a file: which scope binds which name, and to what. One scan of the node array, no tree walk.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "analyzer/lang/frontend.h"
#include "analyzer/lang/python/grammar.h"
#include "analyzer/lang/python/statics.h"
#include "analyzer/lang/python/tables.h"
#include "analyzer/lang/tree.h"

namespace snapcheck::lang::python {

/// A lexical scope of Python. Comprehensions are scopes for names only: their code belongs to the scope around them.
struct BindScope {
  enum class Shape : std::uint8_t { module, class_, function, lambda, comprehension } shape = Shape::module;
  BindId parent = kNo;
  NodeIndex node = 0;  ///< module, class_definition, function_definition, lambda, the comprehension
  std::string name;    ///< qualified; a comprehension has that of the scope around it
  std::string prefix;  ///< of what is defined inside: "m.", "m.C.", "m.f.<locals>."
  bool is_generator = false;
  std::uint32_t lambdas = 0;
  model::ScopeId scope = model::kNone;  ///< row, once it is lowered
  model::TypeId type = model::kNone;    ///< class_
};

/// What one scope binds under one name.
struct Binding {
  NameId name = 0;
  BindId scope = kNo;
  NodeIndex first = kNoNode;            ///< the identifier that binds it first
  NodeIndex definition = kNoNode;       ///< the last `def` or `class` of the name
  StaticId import = kNo;                ///< what the first import binds it to
  StaticId meaning = kNo;               ///< function or type, once it was asked for
  model::PlaceId place = model::kNone;  ///< variable, once it was used
  bool is_param = false;
  bool is_function = false;
  bool is_class = false;
  bool is_decorated = false;
  bool is_assigned = false;    ///< by anything else than an import, a def, a class, an except clause
  bool is_overridden = false;  ///< imported, and then given another value for good
  bool is_caught = false;      ///< by an except clause, which unbinds it at its end
  bool is_global = false;      ///< declared so: the module's variable
  bool is_nonlocal = false;
};

/// Where an import statement leads.
struct Imported {
  std::string name;  ///< canonical for project modules, else as written
  bool project = false;
};

class Bindings {
 public:
  Bindings(const Tree& tree, const Source& source, const Names& names);

  /// Scans the tree. All names are bound when it returns.
  void collect();

  NameTable& names() { return names_table_; }
  StaticTable& statics() { return statics_; }
  const StaticTable& statics() const { return statics_; }
  BindScope& scope(BindId id) { return scopes_[id]; }
  Binding& binding(BindingId id) { return bindings_[id]; }

  /// The scope that a class, function, lambda or comprehension opens.
  BindId scope_at(NodeIndex node) const {
    const std::uint32_t* found = scope_at_.find(node);
    return found == nullptr ? kNo : *found;
  }

  /// Binding of the name in exactly this scope, or kNo.
  BindingId bound(BindId scope, NameId name) const {
    const std::uint32_t* found = ids_.find(key_of(scope, name));
    return found == nullptr ? kNo : *found;
  }
  /// What the name means to code in this scope: local, enclosing, module; kNo when nothing in the file binds it.
  /// `read`: the identifier that is read; what a class binds further down does not count.
  BindingId resolve(BindId from, NameId name, NodeIndex read = kNoNode) const;

  /// What a name means that nothing in the file binds: a builtin, something of a star import; kNo for a variable of
  /// the module that is set from outside.
  StaticId unbound(NameId name);

  /// The module that a dotted_name or relative_import node names.
  Imported module_of(NodeIndex node);
  Imported module_named(const std::string& dotted);

  static bool is_builtin(NameId name);

 private:
  BindId open(BindScope::Shape shape, NodeIndex node, std::string_view name);
  Binding& bind(BindId scope, NodeIndex identifier);
  void assign(NodeIndex identifier, NodeIndex statement, bool harmless);
  void visit(NodeIndex node);
  void definition(NodeIndex node, bool is_class);
  void lambda(NodeIndex node);
  void comprehension(NodeIndex node);
  void parameters(BindId scope, NodeIndex node);
  void targets(NodeIndex target, NodeIndex statement, bool harmless);
  void declare(NodeIndex node);
  void import_statement(NodeIndex node);
  void import_from(NodeIndex node);
  void import_name(NodeIndex identifier, StaticId meaning);
  bool is_conditional(NodeIndex statement) const;
  bool is_read_before(NodeIndex identifier, const Binding& binding) const;
  bool mark_dead(NodeIndex block);

  const Tree& tree_;
  const Source& source_;
  const Names& ask_;
  NameTable names_table_;
  StaticTable statics_;
  std::vector<BindScope> scopes_;
  std::vector<Binding> bindings_;
  NumberMap ids_;
  NumberMap scope_at_;
  std::vector<BindId> open_;
  std::unordered_map<std::string, Imported> asked_;  ///< answers of ask_
  std::vector<StaticId> stars_;                      ///< modules imported with a star at module level
  NumberMap unbound_;
};

/// Calls `name(identifier)` for every name in an assignment target, and `place(node)` for every attribute or
/// subscript in it; what stands inside those is not looked at.
template <typename OnName, typename OnPlace>
void for_each_target(const Tree& tree, NodeIndex target, OnName name, OnPlace place) {
  for (NodeIndex i = target; i < tree[target].last;) {
    switch (tree.kind(i)) {
      case kind::identifier:
        name(i);
        break;
      case kind::pattern_list:
      case kind::tuple_pattern:
      case kind::list_pattern:
      case kind::list_splat_pattern:
      case kind::list_splat:
      case kind::tuple:
      case kind::list:
      case kind::expression_list:
      case kind::parenthesized_expression:
      case kind::as_pattern_target:
      case kind::parenthesized_list_splat:
        ++i;
        continue;
      default:
        place(i);
        break;
    }
    i = tree[i].last;
  }
}

/// Calls `capture(identifier)` for every name that a case pattern binds.
template <typename OnCapture>
void for_each_capture(const Tree& tree, NodeIndex pattern, OnCapture capture) {
  for (NodeIndex i = pattern; i < tree[pattern].last;) {
    const Node& node = tree[i];
    const std::uint8_t parent = node.parent == kNoNode ? kOther : tree.kind(node.parent);
    const bool first = node.parent + 1 == i;
    if (node.kind == kind::dotted_name) {
      const bool is_class = parent == kind::class_pattern && first;
      const NodeIndex only = i + 1;
      if (!is_class && node.field != field::key && only < node.last && tree[only].last == node.last) capture(only);
      i = node.last;
    } else if (node.field == field::key) {
      i = node.last;
    } else if (node.kind == kind::identifier) {
      if (!(parent == kind::keyword_pattern && first)) capture(i);
      i = node.last;
    } else {
      ++i;
    }
  }
}

/// `if TYPE_CHECKING:`, `if typing.TYPE_CHECKING:`.
bool is_type_checking(const Tree& tree, NodeIndex if_statement);

}  // namespace snapcheck::lang::python
