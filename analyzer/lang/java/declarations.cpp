#include "analyzer/lang/java/declarations.h"

#include <algorithm>

namespace snapcheck::lang::java {

using model::Facts;
using Sort = TypeDecl::Sort;

/// The walk: nodes in source order, with the types and members that are open around the current one.
class Declarer {
 public:
  Declarer(Declarations& out, Facts& facts, std::string_view package, std::string_view stem)
      : out_(out), tree_(out.tree()), facts_(facts), package_(package), stem_(stem) {}

  void run() {
    for (NodeIndex node = 0; node < tree_.size();) {
      while (!open_.empty() && open_.back().last <= node) open_.pop_back();
      node = visit(node) ? node + 1 : tree_[node].last;
    }
    std::sort(facts_.statements.begin(), facts_.statements.end());
  }

 private:
  /// A type body or a piece of code that is open.
  struct Open {
    NodeIndex last;
    TypeId type;
    bool is_code;
    std::string_view member;  ///< of code: the name of the method
  };

  /// False: what is below is left out.
  bool visit(NodeIndex node) {
    const std::uint8_t kind = tree_.kind(node);
    statement(node, kind);
    switch (kind) {
      case class_declaration:
      case interface_declaration:
      case enum_declaration:
      case record_declaration:
      case annotation_type_declaration:
        return named_type(node, kind);
      case class_body:
        return body(node);
      case interface_body:
      case annotation_type_body:
      case enum_body:
        open_type(node);
        return true;
      case enum_constant:
        enum_constant_of(node);
        return true;
      case field_declaration:
      case constant_declaration:
        fields_of(node);
        return true;
      case method_declaration:
        method_of(node);
        return true;
      case constructor_declaration:
      case compact_constructor_declaration:
        in_type(node);
        if (type() != kNone) out_.types[type()].has_constructor = true;
        open_code(node, "<init>");
        return true;
      case static_initializer:
        in_type(node);
        open_code(node, "<clinit>");
        return true;
      case block:
        if (!open_.empty() && !open_.back().is_code) {  // an initialiser block
          out_.types[type()].has_instance_init = true;
          open_code(node, "<instance>");
        }
        return true;
      default:
        return true;
    }
  }

  TypeId type() const { return open_.empty() ? kNone : open_.back().type; }

  /// A member outside of any type: in broken text, or in an unnamed class of Java 21.
  void in_type(NodeIndex member) {
    if (type() != kNone) return;
    if (out_.orphan_type_ == kNone) {
      out_.orphan_type_ = add_type(Sort::class_, member, stem_, std::string(stem_));
      out_.types.back().body = member;
      facts_.types.back().span = {tree_[member].begin, tree_[member].begin};
    }
    out_.orphans_.push_back(member);
    open_.push_back({tree_[member].last, out_.orphan_type_, false, {}});
  }

  void open_code(NodeIndex node, std::string_view member) { open_.push_back({tree_[node].last, type(), true, member}); }

  std::string qualify(std::string_view name) const {
    if (type() != kNone) return facts_.types[type()].name + "." + std::string(name);
    return package_.empty() ? std::string(name) : std::string(package_) + "." + std::string(name);
  }

  TypeId add_type(Sort sort, NodeIndex node, std::string_view simple, std::string_view part) {
    const auto id = static_cast<TypeId>(out_.types.size());
    TypeDecl decl;
    decl.sort = sort;
    decl.node = node;
    decl.outer = type();
    decl.simple = simple;
    const bool code = !open_.empty() && open_.back().is_code;
    decl.in_code = code || (decl.outer != kNone && out_.types[decl.outer].in_code);
    model::Type row;
    row.name = qualify(part);
    if (code) {
      const unsigned copy = ++copies_[row.name];
      if (copy > 1) row.name = qualify(std::string(part.substr(0, part.size() - 1)) + "#" + std::to_string(copy) + ">");
    }
    row.outer = decl.outer;
    row.is_interface = sort == Sort::interface || sort == Sort::annotation;
    row.is_enum = sort == Sort::enumeration;
    row.is_anonymous = sort == Sort::anonymous;
    row.compares_by_value = sort == Sort::record;
    out_.by_name_.try_emplace(row.name, id);
    facts_.types.push_back(std::move(row));
    out_.types.push_back(std::move(decl));
    return id;
  }

  bool named_type(NodeIndex node, std::uint8_t kind) {
    const NodeIndex name = tree_.child(node, by_name);
    const NodeIndex body_node = tree_.child(node, by_body);
    if (name == kNoNode || body_node == kNoNode || depth() >= kMaxTypeDepth) return false;
    const std::string_view simple = tree_.text(name);
    if (simple.empty()) return true;
    const Sort sort = kind == interface_declaration         ? Sort::interface
                      : kind == enum_declaration            ? Sort::enumeration
                      : kind == record_declaration          ? Sort::record
                      : kind == annotation_type_declaration ? Sort::annotation
                                                            : Sort::class_;
    const bool local = !open_.empty() && open_.back().is_code;
    const TypeId outer = type();
    const bool in_interface = outer != kNone && !local && facts_.types[outer].is_interface;
    const std::string part =
        local ? std::string(open_.back().member) + ".<" + std::string(simple) + ">" : std::string(simple);
    const TypeId id = add_type(sort, node, simple, part);
    TypeDecl& decl = out_.types[id];
    const Modifiers modifiers = modifiers_of(tree_, node);
    decl.body = body_node;
    decl.is_static = outer == kNone || modifiers.is_static || in_interface || sort != Sort::class_;
    decl.is_local = local;
    if (local) {
      const NodeIndex parent = tree_.parent(node);
      decl.visible_end = parent == kNoNode ? tree_[node].end : tree_[parent].end;
      std::vector<TypeId>& same = out_.locals_[simple];
      decl.hidden = same.empty() ? kNone : same.back();
      while (decl.hidden != kNone && out_.types[decl.hidden].visible_end <= tree_[node].begin) {
        decl.hidden = out_.types[decl.hidden].hidden;
      }
      same.push_back(id);
    } else {
      out_.nested_.try_emplace({outer, simple}, id);
    }
    facts_.types[id].span = tree_.span(name);
    facts_.types[id].is_abstract = modifiers.is_abstract || facts_.types[id].is_interface;
    out_.bodies_.emplace(body_node, id);
    type_params_of(node, decl);
    if (sort == Sort::record) components_of(node, id);
    return true;
  }

  void type_params_of(NodeIndex node, TypeDecl& decl) {
    const NodeIndex list = tree_.child_of_kind(node, type_parameters);
    if (list == kNoNode) return;
    for (const NodeIndex param : tree_.children(list)) {
      const NodeIndex name = tree_.child_of_kind(param, type_identifier);
      if (name != kNoNode) decl.type_params.emplace_back(tree_.text(name), tree_.child_of_kind(param, type_bound));
    }
  }

  /// The body of a class, of an anonymous one, or of an enum constant.
  bool body(NodeIndex node) {
    if (out_.bodies_.contains(node)) {
      open_type(node);
      return true;
    }
    const NodeIndex parent = tree_.parent(node);
    const bool anonymous = parent != kNoNode && type() != kNone &&
                           (tree_.kind(parent) == object_creation_expression || tree_.kind(parent) == enum_constant);
    if (!anonymous || depth() >= kMaxTypeDepth) return false;
    std::string part = "<anon#";
    part += std::to_string(++anonymous_[type()]) + ">";
    const TypeId id = add_type(Sort::anonymous, node, {}, part);
    out_.types[id].body = node;
    out_.types[id].is_static = tree_.kind(parent) == enum_constant;
    facts_.types[id].span = tree_.span(parent);
    if (const NodeIndex name = tree_.child(parent, by_type); name != kNoNode) facts_.types[id].span = tree_.span(name);
    if (const NodeIndex name = tree_.child(parent, by_name); name != kNoNode) facts_.types[id].span = tree_.span(name);
    out_.bodies_.emplace(node, id);
    open_type(node);
    return true;
  }

  void open_type(NodeIndex body_node) {
    const TypeId id = out_.type_of_body(body_node);
    if (id != kNone) open_.push_back({tree_[body_node].last, id, false, {}});
  }

  std::size_t depth() const {
    std::size_t types = 0;
    for (const Open& open : open_) types += open.is_code ? 0 : 1;
    return types;
  }

  void enum_constant_of(NodeIndex node) {
    const NodeIndex name = tree_.child(node, by_name);
    if (name == kNoNode || type() == kNone) return;
    model::Field field;
    field.type = facts_.types[type()].name;
    field.is_static = field.is_final = true;
    field.span = tree_.span(name);
    out_.add_field(type(), tree_.text(name), std::move(field), {.is_static = true, .is_final = true});
    open_code(node, "<clinit>");
  }

  void fields_of(NodeIndex node) {
    in_type(node);
    const TypeId owner = type();
    Modifiers modifiers = modifiers_of(tree_, node);
    if (tree_.kind(node) == constant_declaration) modifiers.is_static = modifiers.is_final = true;
    const NodeIndex type_node = tree_.child(node, by_type);
    for (const NodeIndex declarator : tree_.children(node)) {
      if (tree_.kind(declarator) != variable_declarator) continue;
      const NodeIndex name = tree_.child(declarator, by_name);
      if (name == kNoNode || tree_.text(name).empty()) continue;
      const NodeIndex value = tree_.child(declarator, by_value);
      model::Field field;
      field.is_static = modifiers.is_static;
      field.is_final = modifiers.is_final;
      field.span = tree_.span(name);
      FieldDecl decl{.type = type_node, .declarator = declarator};
      decl.is_static = modifiers.is_static;
      decl.is_final = modifiers.is_final;
      decl.is_constant = modifiers.is_static && modifiers.is_final && value != kNoNode &&
                         tree_.kind(value) != array_initializer && out_.is_literal_only(value);
      if (value != kNoNode && !modifiers.is_static) out_.types[owner].has_instance_init = true;
      out_.add_field(owner, tree_.text(name), std::move(field), decl);
    }
    open_code(node, modifiers.is_static ? "<clinit>" : "<instance>");
  }

  void components_of(NodeIndex node, TypeId id) {
    const NodeIndex list = tree_.child(node, by_parameters);
    if (list == kNoNode) return;
    for (const NodeIndex param : tree_.children(list)) {
      const bool spread = tree_.kind(param) == spread_parameter;
      const NodeIndex holder = spread ? tree_.child_of_kind(param, variable_declarator) : param;
      const NodeIndex name = holder == kNoNode ? kNoNode : tree_.child(holder, by_name);
      if (name == kNoNode || tree_.text(name).empty()) continue;
      model::Field field;
      field.is_final = true;
      field.span = tree_.span(name);
      out_.add_field(id, tree_.text(name), std::move(field), {.type = param, .declarator = kNoNode, .is_final = true});
      out_.add_method(id, tree_.text(name), false);
    }
  }

  void method_of(NodeIndex node) {
    in_type(node);
    const NodeIndex name = tree_.child(node, by_name);
    const std::string_view simple = name == kNoNode ? std::string_view() : tree_.text(name);
    out_.add_method(type(), simple, modifiers_of(tree_, node).is_static);
    open_code(node, simple);
  }

  /// `if (user == null) { ...; throw error; }`, `if (batch) { System.exit(run(args)); }`: something failed, or the
  /// program does what it was started for and is over.
  bool gives_up(NodeIndex node) const {
    const NodeIndex body = tree_.kind(node) == if_statement ? tree_.child(node, by_consequence) : kNoNode;
    if (body == kNoNode || tree_.kind(body) != block) return false;
    NodeIndex last = kNoNode;
    for (const NodeIndex child : tree_.children(body)) last = child;
    if (last == kNoNode) return false;
    return tree_.kind(last) == throw_statement ||
           (tree_.kind(last) == expression_statement && ends_program(tree_.first_child(last)));
  }

  /// `System.exit(0)`, `Runtime.getRuntime().halt(1)`
  bool ends_program(NodeIndex call) const {
    if (call == kNoNode || tree_.kind(call) != method_invocation) return false;
    const NodeIndex name = tree_.child(call, by_name);
    const NodeIndex object = tree_.child(call, by_object);
    if (name == kNoNode || object == kNoNode || (tree_.text(name) != "exit" && tree_.text(name) != "halt"))
      return false;
    return tree_.text(object) == "System" || tree_.text(object) == "Runtime.getRuntime()";
  }

  /// Spans of simple statements, and of the headers of compound ones, for suppression comments above them.
  void statement(NodeIndex node, std::uint8_t kind) {
    NodeIndex stop = kNoNode;
    switch (kind) {
      case expression_statement:
      case local_variable_declaration:
      case return_statement:
      case yield_statement:
      case throw_statement:
      case assert_statement:
      case break_statement:
      case continue_statement:
      case explicit_constructor_invocation:
      case field_declaration:
      case constant_declaration:
      case import_declaration:
      case package_declaration:
      case resource:
        break;
      case if_statement:
        stop = tree_.child(node, by_consequence);
        break;
      case while_statement:
      case for_statement:
      case enhanced_for_statement:
      case do_statement:
      case try_statement:
      case try_with_resources_statement:
      case synchronized_statement:
      case catch_clause:
      case switch_expression:
      case method_declaration:
      case constructor_declaration:
      case compact_constructor_declaration:
      case class_declaration:
      case interface_declaration:
      case enum_declaration:
      case record_declaration:
      case annotation_type_declaration:
      case enum_constant:
        stop = tree_.child(node, by_body);
        break;
      default:
        return;
    }
    base::Span span = tree_.span(node);
    if (tree_.kind(node) == catch_clause || gives_up(node)) {
      const base::Span rare = tree_.kind(node) == catch_clause ? span : tree_.span(tree_.child(node, by_consequence));
      if (facts_.rare.empty() || facts_.rare.back().end <= rare.begin) facts_.rare.push_back(rare);
    }
    if (stop != kNoNode && tree_[stop].begin > span.begin) {
      span.end = tree_[stop].begin;
      const std::string_view text = tree_.source();
      while (span.end > span.begin && static_cast<unsigned char>(text[span.end - 1]) <= ' ') --span.end;
    }
    facts_.statements.push_back(span);
  }

  Declarations& out_;
  const Tree& tree_;
  Facts& facts_;
  std::string_view package_, stem_;
  std::vector<Open> open_;
  std::unordered_map<TypeId, unsigned> anonymous_;
  std::unordered_map<base::Name, unsigned> copies_;  ///< local types of one name in one method
};

Declarations::Declarations(const Tree& tree, std::string_view package, std::string_view stem, Facts& facts)
    : tree_(tree), facts_(facts) {
  first_variable_.resize(tree.size() + 1, tree.size());
  for (NodeIndex node = tree.size(); node-- > 0;) {
    const std::uint8_t kind = tree.kind(node);
    const bool literal = is_literal(kind) || kind == array_initializer || kind == unary_expression || kind == minus ||
                         kind == plus || kind == parenthesized_expression;
    first_variable_[node] = literal ? first_variable_[node + 1] : node;
  }
  Declarer(*this, facts, package, stem).run();
}

TypeId Declarations::local(std::string_view simple, std::uint32_t position) const {
  if (locals_.empty()) return kNone;
  const auto it = locals_.find(simple);
  if (it == locals_.end()) return kNone;
  const std::vector<TypeId>& same = it->second;
  const auto behind = std::upper_bound(same.begin(), same.end(), position,
                                       [&](std::uint32_t at, TypeId id) { return at < tree_[types[id].node].begin; });
  if (behind == same.begin()) return kNone;
  TypeId id = *(behind - 1);
  for (int steps = 0; id != kNone && types[id].visible_end <= position; ++steps) {
    id = steps < 64 ? types[id].hidden : kNone;
  }
  return id;
}

void Declarations::add_field(TypeId type, std::string_view name, model::Field field, FieldDecl decl) {
  std::vector<model::Field>& fields = facts_.types[type].fields;
  decl.owner = type;
  decl.index = static_cast<std::uint32_t>(fields.size());
  field.name = name;
  fields.push_back(std::move(field));
  fields_.try_emplace({type, name}, decl);
}

void Declarations::add_method(TypeId type, std::string_view name, bool is_static) {
  MethodDecl& method = methods_[{type, name}];
  method.owner = type;
  (is_static ? method.any_static : method.any_instance) = true;
}

NodeIndex modifier_list(const Tree& tree, NodeIndex declaration) {
  // Nothing stands before it.
  const NodeIndex first = tree.first_child(declaration);
  return first != kNoNode && tree.kind(first) == modifiers ? first : kNoNode;
}

Modifiers modifiers_of(const Tree& tree, NodeIndex declaration) {
  Modifiers result;
  const NodeIndex list = modifier_list(tree, declaration);
  if (list == kNoNode) return result;
  for (const NodeIndex token : tree.children(list)) {
    switch (tree.kind(token)) {
      case static_token:
        result.is_static = true;
        break;
      case final_token:
        result.is_final = true;
        break;
      case abstract_token:
        result.is_abstract = true;
        break;
      case public_token:
        result.is_public = true;
        break;
      case protected_token:
        result.is_protected = true;
        break;
      case private_token:
        result.is_private = true;
        break;
      case default_token:
        result.is_default = true;
        break;
      default:
        break;
    }
  }
  return result;
}

}  // namespace snapcheck::lang::java
