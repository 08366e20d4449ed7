// What a Java file declares: its types and the names of their members, found in one walk before anything is lowered.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "analyzer/lang/java/kinds.h"
#include "analyzer/lang/tree.h"
#include "analyzer/model/facts.h"

namespace snapcheck::lang::java {

using model::kNone;
using model::TypeId;

/// Types nested deeper than this are left out: their names alone would take quadratic space.
inline constexpr std::size_t kMaxTypeDepth = 64;

struct Modifiers {
  bool is_static = false;
  bool is_final = false;
  bool is_abstract = false;
  bool is_public = false;
  bool is_protected = false;
  bool is_private = false;
  bool is_default = false;
};

struct TypeDecl {
  enum class Sort : std::uint8_t { class_, interface, enumeration, record, annotation, anonymous } sort = Sort::class_;
  NodeIndex node = kNoNode;  ///< the declaration; of an anonymous type its body
  NodeIndex body = kNoNode;
  TypeId outer = kNone;
  std::string_view simple;  ///< empty for anonymous types
  bool is_static = true;    ///< its objects have no enclosing object
  bool in_code = false;     ///< local or anonymous, or nested in such a type
  bool is_local = false;    ///< visible by its simple name from its node to `visible_end`
  std::uint32_t visible_end = 0;
  TypeId hidden = kNone;  ///< of a local type: the one of the same name that it hides
  bool has_instance_init = false;
  bool has_constructor = false;
  std::vector<std::pair<std::string_view, NodeIndex>> type_params;  ///< name and bound (kNoNode: none)

  // Known when the header has been resolved.
  bool resolved = false;
  std::vector<TypeId> supers;      ///< those of this file
  base::Name super_class;          ///< what the constructor's `super(...)` runs; empty for Object
  bool has_unknown_class = false;  ///< extends a class of another file
  bool has_unknown_super = false;  ///< extends or implements a type of another file
};

struct FieldDecl {
  TypeId owner = kNone;
  std::uint32_t index = 0;  ///< in Type::fields
  NodeIndex type = kNoNode;
  NodeIndex declarator = kNoNode;  ///< with dimensions and value; kNoNode for record components and made-up fields
  bool is_static = false;
  bool is_final = false;
  bool is_constant = false;  ///< static final with a literal value: reading it does not initialise the class
};

struct MethodDecl {
  TypeId owner = kNone;
  bool any_static = false;
  bool any_instance = false;
};

class Declarations {
 public:
  /// Walks the tree; adds a row to `facts.types` for each type (names, fields, flags; no supers, no annotations),
  /// and sets `facts.statements`. `stem` names the type of members that stand outside of any type.
  Declarations(const Tree& tree, std::string_view package, std::string_view stem, model::Facts& facts);

  const Tree& tree() const { return tree_; }
  std::vector<TypeDecl> types;  ///< the same ids as Facts::types
  model::Type& row(TypeId type) const { return facts_.types[type]; }

  /// The type whose body is this node, or kNone.
  TypeId type_of_body(NodeIndex body) const { return find(bodies_, body); }
  /// The type of this qualified name in this file, or kNone.
  TypeId named(const base::Name& qualified) const { return find(by_name_, qualified); }
  /// The type declared directly in `outer` (kNone: at the top), or kNone.
  TypeId nested(TypeId outer, std::string_view simple) const { return find(nested_, Member{outer, simple}); }
  /// The local type that the name means at this position, or kNone.
  TypeId local(std::string_view simple, std::uint32_t position) const;

  /// The field or method in the type or, as far as this file tells, its supers; nullptr when there is none.
  const FieldDecl* field(TypeId type, std::string_view name) const { return inherited(fields_, type, name); }
  const MethodDecl* method(TypeId type, std::string_view name) const { return inherited(methods_, type, name); }
  /// The type itself declares it.
  const FieldDecl* own_field(TypeId type, std::string_view name) const { return row(fields_, type, name); }
  const MethodDecl* own_method(TypeId type, std::string_view name) const { return row(methods_, type, name); }

  /// Members that stand in no type because the text is broken or the class is unnamed; `orphan_type` has them.
  const std::vector<NodeIndex>& orphans() const { return orphans_; }
  TypeId orphan_type() const { return orphan_type_; }

  /// `name` must outlive the declarations: a piece of the source, or a constant.
  void add_field(TypeId type, std::string_view name, model::Field field, FieldDecl decl);
  void add_method(TypeId type, std::string_view name, bool is_static);

  /// Everything below the node is literals, array braces, signs.
  bool is_literal_only(NodeIndex node) const { return first_variable_[node] >= tree_[node].last; }

 private:
  friend class Declarer;

  struct Member {
    TypeId type;
    std::string_view name;
    bool operator==(const Member&) const = default;
  };
  struct MemberHash {
    std::size_t operator()(const Member& member) const {
      return std::hash<std::string_view>()(member.name) * 31 + member.type;
    }
  };
  template <typename Row>
  using MemberMap = std::unordered_map<Member, Row, MemberHash>;

  template <typename Map, typename Key>
  static TypeId find(const Map& map, const Key& key) {
    const auto it = map.find(key);
    return it == map.end() ? kNone : it->second;
  }
  template <typename Row>
  static const Row* row(const MemberMap<Row>& map, TypeId type, std::string_view name) {
    const auto it = map.find({type, name});
    return it == map.end() ? nullptr : &it->second;
  }
  template <typename Row>
  const Row* inherited(const MemberMap<Row>& map, TypeId type, std::string_view name) const {
    if (const Row* own = row(map, type, name); own != nullptr || types[type].supers.empty()) return own;
    std::vector<TypeId> work = types[type].supers;
    for (std::size_t i = 0; i < work.size() && i < 32; ++i) {
      if (const Row* found = row(map, work[i], name)) return found;
      work.insert(work.end(), types[work[i]].supers.begin(), types[work[i]].supers.end());
    }
    return nullptr;
  }

  const Tree& tree_;
  model::Facts& facts_;
  std::unordered_map<NodeIndex, TypeId> bodies_;
  std::unordered_map<base::Name, TypeId> by_name_;
  MemberMap<TypeId> nested_;
  MemberMap<FieldDecl> fields_;
  MemberMap<MethodDecl> methods_;
  std::unordered_map<std::string_view, std::vector<TypeId>> locals_;
  std::vector<NodeIndex> orphans_;
  TypeId orphan_type_ = kNone;
  std::vector<NodeIndex> first_variable_;  ///< by node: the first node from there on that is no literal
};

/// The `modifiers` node of a declaration, or kNoNode.
NodeIndex modifier_list(const Tree& tree, NodeIndex declaration);

/// The modifiers of a declaration.
Modifiers modifiers_of(const Tree& tree, NodeIndex declaration);

}  // namespace snapcheck::lang::java
