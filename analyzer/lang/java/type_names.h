// What a type name in a Java file means.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "analyzer/lang/frontend.h"
#include "analyzer/lang/java/declarations.h"

namespace snapcheck::lang::java {

/// The package and import lines of a file.
struct Imports {
  std::string package;
  std::unordered_map<std::string_view, std::string> types;    ///< simple name -> qualified
  std::unordered_map<std::string_view, std::string> statics;  ///< member -> its class
  std::vector<std::string> packages;                          ///< `import a.b.*`
  std::vector<std::string> static_classes;                    ///< `import static a.B.*`
};

Imports imports_of(const Tree& tree);

struct TypeName {
  base::Name name;     ///< qualified; empty when it is a type variable without bound
  bool known = false;  ///< found by a declaration, an import, Names or java.lang; false: a guess
};

/// Type variables of a method or constructor that is being lowered, with their bounds.
using TypeVariables = std::vector<std::pair<std::string_view, NodeIndex>>;

class TypeNames {
 public:
  TypeNames(const Declarations& declarations, const Imports& imports, const Names& names)
      : declarations_(declarations), tree_(declarations.tree()), imports_(imports), names_(names) {}

  /// A simple name, seen from inside `context` (kNone: outside of any type) at the byte `position`.
  const TypeName& simple(TypeId context, std::string_view name, std::uint32_t position);

  /// The erased type that a type node means: "java.util.Map", "int", "java.lang.String[]"; empty for `void`, `var`,
  /// and type variables without a bound. `extra_dimensions`: a `dimensions` node behind the variable's name.
  base::Name of_node(TypeId context, NodeIndex node, NodeIndex extra_dimensions = kNoNode);

  /// Type variables of the method around, looked up before anything else.
  void set_variables(TypeVariables variables) { variables_ = std::move(variables); }
  const TypeVariables& variables() const { return variables_; }

  /// Drops what was looked up so far: supers of this file have become known.
  void forget() { cache_.clear(); }

  bool knows(std::string_view qualified) const { return names_.knows_type(qualified); }

 private:
  struct Key {
    TypeId context;
    std::string_view name;
    bool operator==(const Key&) const = default;
  };
  struct KeyHash {
    std::size_t operator()(const Key& key) const { return std::hash<std::string_view>()(key.name) * 31 + key.context; }
  };

  TypeName look_up(TypeId context, std::string_view name);
  bool nested_in_supers(TypeId type, std::string_view name, std::string& found) const;
  base::Name bound_of(TypeId context, NodeIndex bound);
  std::string scoped(TypeId context, NodeIndex node);
  std::string with_dimensions(std::string element, NodeIndex dimensions) const;

  const Declarations& declarations_;
  const Tree& tree_;
  const Imports& imports_;
  const Names& names_;
  TypeVariables variables_;
  std::unordered_map<Key, TypeName, KeyHash> cache_;
  TypeName scratch_;
  int bounds_open_ = 0;
};

}  // namespace snapcheck::lang::java
