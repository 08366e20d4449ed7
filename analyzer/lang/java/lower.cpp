#include <optional>
#include <string>
#include <utility>

#include "analyzer/lang/java/java.h"
#include "analyzer/lang/java/lowering.h"
#include "analyzer/lang/java/plain_parser.h"

namespace snapcheck::lang::java {

using model::Facts;
using model::ScopeKind;

namespace {

/// File name without folder and extension.
std::string_view stem_of(std::string_view path) {
  if (const std::size_t slash = path.find_last_of("/\\"); slash != std::string_view::npos)
    path.remove_prefix(slash + 1);
  const std::size_t dot = path.find('.');
  const std::string_view stem = path.substr(0, dot);
  return stem.empty() ? std::string_view("<unnamed>") : stem;
}

}  // namespace

base::Result<Facts> lower(const Source& source, const Names& names, const Limits& limits) {
  std::optional<Tree> plain = parse_plain(source.text);
  base::Result<Tree> tree = plain ? base::Result<Tree>(std::move(*plain)) : parse(grammar(), source.text, limits);
  if (!tree) return tree.error();
  Facts facts;
  facts.path = source.path;
  facts.language = "java";
  const Imports imports = imports_of(*tree);
  facts.module = imports.package;
  facts.comments = comment_rows(*tree);
  facts.syntax_errors = tree->errors;
  Declarations declarations(*tree, imports.package, stem_of(source.path), facts);
  TypeNames type_names(declarations, imports, names);
  if (!Lowering(*tree, imports, declarations, type_names, facts, limits).run()) {
    return base::Error{"the time limit for this file expired", ""};
  }
  return facts;
}

bool Lowering::run() {
  // Headers of all types before any code: code reads the fields of types further down.
  const auto types = static_cast<TypeId>(declarations_.types.size());
  for (TypeId id = 0; id < types; ++id) {
    if (!declarations_.types[id].in_code) head_supers(id);
  }
  type_names_.forget();
  for (TypeId id = 0; id < types; ++id) {
    if (!declarations_.types[id].in_code) head_members(id);
  }
  for (TypeId id = types; id-- > 0;) {
    if (declarations_.types[id].outer == kNone) later(&Lowering::enter_type, declarations_.types[id].body, id);
  }
  for (std::uint32_t count = 1; !steps_.empty(); ++count) {
    if ((count & 0x3fff) == 0 && limits_.expired && limits_.expired()) return false;
    const Step step = steps_.back();
    steps_.pop_back();
    (this->*step.action)(step.node, step.extra);
  }
  return true;
}

PlaceId Lowering::pop() {
  const PlaceId place = values_.back();
  values_.pop_back();
  return place;
}

Span Lowering::name_span(NodeIndex declaration) const {
  const NodeIndex name = tree_.child(declaration, by_name);
  return span(name == kNoNode ? declaration : name);
}

/// A scope of the type around, with the qualified name `type.member`; `member` may have several parts.
ScopeId Lowering::new_scope(ScopeKind kind, base::Name member, Span at, Span body) {
  model::Scope scope;
  scope.kind = kind;
  scope.name = type_name() + "." + member;
  scope.member = std::move(member);
  scope.owner = type();
  scope.parent = frame().outer_scope;
  scope.span = at;
  scope.body = body;
  facts_.scopes.push_back(std::move(scope));
  return static_cast<ScopeId>(facts_.scopes.size() - 1);
}

void Lowering::enter_scope(ScopeId scope, PlaceId receiver) {
  contexts_.push_back(
      {rows_.scope, receiver_, rows_.guard, rows_.loop, bindings_.size(), member_, type_names_.variables()});
  rows_.scope = scope;
  rows_.guard = kNone;
  rows_.loop = kNone;
  receiver_ = receiver;
  if (facts_.scopes[scope].kind != ScopeKind::lambda) member_ = facts_.scopes[scope].name;
}

void Lowering::leave_scope(NodeIndex, std::uint32_t) {
  Context& context = contexts_.back();
  rows_.scope = context.scope;
  rows_.guard = context.guard;
  rows_.loop = context.loop;
  receiver_ = context.receiver;
  member_ = std::move(context.member);
  type_names_.set_variables(std::move(context.variables));
  unbind(context.bindings);
  contexts_.pop_back();
}

void Lowering::begin_block() { blocks_.push_back({bindings_.size(), rows_.guard, rows_.loop}); }

void Lowering::end_block(NodeIndex, std::uint32_t) {
  unbind(blocks_.back().bindings);
  rows_.guard = blocks_.back().guard;
  rows_.loop = blocks_.back().loop;
  blocks_.pop_back();
}

void Lowering::bind(std::string_view name, PlaceId place) {
  std::uint32_t& index = bound_[name];
  bindings_.push_back({name, place, index});
  index = static_cast<std::uint32_t>(bindings_.size());
}

void Lowering::unbind(std::size_t size) {
  while (bindings_.size() > size) {
    bound_[bindings_.back().name] = bindings_.back().hidden;
    bindings_.pop_back();
  }
}

}  // namespace snapcheck::lang::java
