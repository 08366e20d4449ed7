// Types, functions and the variables of namespaces.
#include <clang/AST/Attr.h>
#include <clang/AST/DeclFriend.h>

#include "analyzer/lang/cpp/helper/lowering.h"

namespace snapcheck::lang::cpp {

void Lowering::run() {
  std::vector<const clang::DeclContext*> work{context_.getTranslationUnitDecl()};
  for (std::size_t i = 0; i < work.size(); ++i) {
    for (const clang::Decl* decl : work[i]->decls()) {
      if (!decl->isImplicit() && in_project(decl)) declaration(decl, work);
    }
  }
}

void Lowering::declaration(const clang::Decl* decl, std::vector<const clang::DeclContext*>& inner) {
  if (const auto* made = llvm::dyn_cast<clang::TemplateDecl>(decl)) {
    if (made->getTemplatedDecl() != nullptr) declaration(made->getTemplatedDecl(), inner);
  } else if (const auto* friends = llvm::dyn_cast<clang::FriendDecl>(decl)) {
    if (friends->getFriendDecl() != nullptr) declaration(friends->getFriendDecl(), inner);
  } else if (const auto* type = llvm::dyn_cast<clang::RecordDecl>(decl)) {
    if (!type->isThisDeclarationADefinition()) return;
    const auto* special = llvm::dyn_cast<clang::ClassTemplateSpecializationDecl>(type);
    if (special != nullptr && !special->isExplicitSpecialization()) return;
    record(type);
    inner.push_back(type);
  } else if (const auto* code = llvm::dyn_cast<clang::FunctionDecl>(decl)) {
    function(code);
  } else if (const auto* value = llvm::dyn_cast<clang::VarDecl>(decl)) {
    variable(value);
  } else if (llvm::isa<clang::NamespaceDecl>(decl) || llvm::isa<clang::LinkageSpecDecl>(decl) ||
             llvm::isa<clang::ExportDecl>(decl)) {
    inner.push_back(llvm::dyn_cast<clang::DeclContext>(decl));
  }
}

/// The type as the file knows it: a file that defines methods of another file's class repeats its row.
TypeId Lowering::type_row(Rows& rows, const clang::RecordDecl* record) {
  if (const auto* cxx = llvm::dyn_cast<clang::CXXRecordDecl>(record)) {
    if (const auto* pattern = cxx->getTemplateInstantiationPattern()) record = pattern;
  }
  const auto [it, fresh] = rows.types.try_emplace(record->getCanonicalDecl(), kNone);
  if (!fresh) return it->second;
  if (const clang::RecordDecl* definition = record->getDefinition()) record = definition;
  const Frame saved = std::exchange(frame_, Frame{});
  frame_.rows = &rows;
  here_ = {};
  Type type;
  type.name = record_name(record);
  type.span = span(record->getLocation());
  if (const auto* cxx = llvm::dyn_cast<clang::CXXRecordDecl>(record); cxx != nullptr && cxx->hasDefinition()) {
    for (const clang::CXXBaseSpecifier& base : cxx->bases()) {
      if (std::string super = type_name(base.getType()); !super.empty()) type.supers.push_back(std::move(super));
    }
    type.is_abstract = cxx->isAbstract();
  }
  for (const clang::Decl* decl : record->decls()) {
    Field field;
    if (const auto* member = llvm::dyn_cast<clang::FieldDecl>(decl)) {
      if (member->getDeclName().isEmpty()) continue;
      field.name = member->getNameAsString();
      field.type = type_name(member->getType());
      field.is_part = is_part(member->getType());
      field.is_final = member->getType().isConstQualified();
    } else if (const auto* shared = llvm::dyn_cast<clang::VarDecl>(decl)) {
      field.name = shared->getNameAsString();
      field.type = type_name(shared->getType());
      field.is_static = true;
    } else if (const auto* unnamed = llvm::dyn_cast<clang::IndirectFieldDecl>(decl)) {
      field.name = unnamed->getNameAsString();
      field.type = type_name(unnamed->getType());
      field.is_part = is_part(unnamed->getType());
    }
    if (field.name.empty()) continue;
    field.span = span(decl->getLocation());
    type.fields.push_back(std::move(field));
  }
  frame_ = saved;
  rows.facts.types.push_back(std::move(type));
  return rows.types[record->getCanonicalDecl()] = static_cast<TypeId>(rows.facts.types.size() - 1);
}

void Lowering::record(const clang::RecordDecl* record) {
  Rows* rows = rows_at(record->getLocation());
  if (rows == nullptr || record->isLambda()) return;
  if (record->getDeclName().isEmpty() && record->getTypedefNameForAnonDecl() == nullptr &&
      record->isAnonymousStructOrUnion())
    return;
  type_row(*rows, record);
  if (const auto* cxx = llvm::dyn_cast<clang::CXXRecordDecl>(record)) implicit_code(cxx, *rows);
}

/// "C.<instance>": the initialisers of fields, which every constructor runs; and a constructor for a class without one.
void Lowering::implicit_code(const clang::CXXRecordDecl* record, Rows& rows) {
  const std::string name = record_name(record);
  const Frame saved = frame_;
  const TypeId owner = type_row(rows, record);
  frame_ = Frame{};
  frame_.rows = &rows;
  here_ = span(record->getLocation());
  const auto open = [&](ScopeKind kind, const char* member) {
    const ScopeId scope = new_scope(rows, kind, name + "." + member, member);
    frame_.scope = scope;
    Place self;
    self.kind = PlaceKind::receiver;
    self.name = "this";
    self.scope = scope;
    self.type = name;
    self.span = here_;
    const PlaceId place = add_place(rows, std::move(self));
    Scope& row = rows.facts.scopes[scope];
    row.owner = owner;
    row.receiver = place;
    row.span = row.body = here_;
    return place;
  };
  bool has_code = false;
  for (const clang::FieldDecl* member : record->fields()) {
    has_code |= member->hasInClassInitializer() && member->getInClassInitializer() != nullptr;
  }
  unsigned lambdas = 0;
  frame_.lambdas = &lambdas;
  if (has_code) {
    const PlaceId self = open(ScopeKind::instance_init, "<instance>");
    for (const clang::FieldDecl* member : record->fields()) {
      const clang::Expr* value = member->hasInClassInitializer() ? member->getInClassInitializer() : nullptr;
      if (value == nullptr) continue;
      const PlaceId from = expr(value);
      flow(from, field(self, member->getNameAsString(), span(member->getLocation()), type_name(member->getType())),
           FlowKind::copy, Store::rebind, span(value->getSourceRange()));
    }
  }
  if (!record->hasUserDeclaredConstructor() && (has_code || record->getNumBases() > 0)) {
    const PlaceId self = open(ScopeKind::constructor, "<init>");
    const auto run = [&](const char* member, bool is_super) {
      Call call = new_call(CallKind::call, here_);
      call.receiver = self;
      call.member = member;
      call.is_super = is_super;
      rows.facts.calls.push_back(std::move(call));
    };
    if (record->getNumBases() > 0) run("<init>", true);
    if (has_code) run("<instance>", false);
    for (const clang::FieldDecl* member : record->fields()) {
      if (member->hasInClassInitializer() || !has_constructor(member->getType())) continue;
      const std::string type = type_name(member->getType());
      flow(construct_type(type, {}, record->getLocation()), field(self, member->getNameAsString(), here_, type, true),
           FlowKind::copy, Store::rebind, here_);
    }
  }
  frame_ = saved;
}

/// A part of an object whose constructor does something.
bool Lowering::has_constructor(clang::QualType type) {
  if (!is_part(type)) return false;
  const clang::CXXRecordDecl* part = type->getBaseElementTypeUnsafe()->getAsCXXRecordDecl();
  return part != nullptr && part->hasDefinition() && !part->hasTrivialDefaultConstructor();
}

void Lowering::function(const clang::FunctionDecl* code) {
  Rows* rows = rows_at(code->getLocation());
  if (rows == nullptr || code->isTemplateInstantiation()) return;
  const auto* method = llvm::dyn_cast<clang::CXXMethodDecl>(code);
  const bool pure = method != nullptr && method->isPureVirtual();
  if (!code->doesThisDeclarationHaveABody() && !pure) return;
  const Frame saved = std::exchange(frame_, Frame{});
  unsigned lambdas = 0;
  frame_.rows = rows;
  frame_.lambdas = &lambdas;
  here_ = span(code->getLocation());
  const auto* constructor = llvm::dyn_cast<clang::CXXConstructorDecl>(code);
  const ScopeKind kind = constructor != nullptr ? ScopeKind::constructor
                         : method != nullptr    ? ScopeKind::method
                                                : ScopeKind::function;
  const ScopeId scope = new_scope(*rows, kind, name_of(code), member_name(code));
  frame_.scope = scope;
  const TypeId owner = method == nullptr ? kNone : type_row(*rows, method->getParent());
  Scope row = rows->facts.scopes[scope];
  row.owner = owner;
  row.is_abstract = pure && !code->doesThisDeclarationHaveABody();
  row.is_static = method != nullptr && method->isStatic();
  row.is_public = code->getAccess() == clang::AS_public || code->getAccess() == clang::AS_none;
  row.span = here_;
  row.body = span(code->getSourceRange());
  if (method != nullptr && !method->isStatic()) {
    Place self;
    self.kind = PlaceKind::receiver;
    self.name = "this";
    self.scope = scope;
    self.type = record_name(method->getParent());
    self.span = here_;
    row.receiver = add_place(*rows, std::move(self));
  }
  for (const clang::ParmVarDecl* parameter : code->parameters()) row.params.push_back(local(parameter));
  if (!code->getReturnType()->isVoidType() && constructor == nullptr) {
    Place result;
    result.kind = PlaceKind::result;
    result.scope = scope;
    result.type = type_name(code->getReturnType());
    result.span = here_;
    row.result = add_place(*rows, std::move(result));
  }
  if (code->doesThisDeclarationHaveABody()) {
    frame_.forks = forks(code->getBody());
    const bool ends = ends_program(code->getBody(), false), comes_back = returns(code->getBody());
    row.ends_program = ends && !comes_back;
    row.may_end_program = ends && comes_back;
  }
  rows->facts.scopes[scope] = std::move(row);
  if (constructor != nullptr && code->doesThisDeclarationHaveABody()) constructor_inits(constructor);
  if (code->doesThisDeclarationHaveABody()) statement(code->getBody());
  if (code->hasAttr<clang::ConstructorAttr>()) {  // runs before main
    const Span at = here_;
    const base::Name name = rows->facts.scopes[scope].name;
    frame_ = Frame{};
    frame_.rows = rows;
    frame_.scope = rows->module;
    Call call = new_call(CallKind::call, at);
    call.callee = name;
    rows->facts.calls.push_back(std::move(call));
  }
  frame_ = saved;
}

void Lowering::constructor_inits(const clang::CXXConstructorDecl* constructor) {
  const PlaceId self = facts().scopes[frame_.scope].receiver;
  const clang::CXXRecordDecl* record = constructor->getParent();
  const Span at = here_;
  const auto run = [&](const char* member, bool is_super, std::vector<PlaceId> args, Span where) {
    Call call = new_call(CallKind::call, where);
    call.receiver = self;
    call.member = member;
    call.is_super = is_super;
    for (const PlaceId arg : args) call.args.push_back({arg, {}, false});
    facts().calls.push_back(std::move(call));
  };
  const auto arguments_of = [&](const clang::Expr* value) {
    std::vector<PlaceId> args;
    if (const auto* made = llvm::dyn_cast<clang::CXXConstructExpr>(value->IgnoreImplicit())) {
      for (const clang::Expr* arg : made->arguments()) args.push_back(expr(arg));
    }
    return args;
  };
  bool delegates = false, has_initialisers = false;
  for (const clang::FieldDecl* member : record->fields()) has_initialisers |= member->hasInClassInitializer();
  for (const clang::CXXCtorInitializer* init : constructor->inits()) {
    if (init->getInit() == nullptr) continue;
    if (init->isBaseInitializer()) {
      run("<init>", true, arguments_of(init->getInit()), span(init->getSourceRange()));
    } else if (init->isDelegatingInitializer()) {
      delegates = true;
      Call call = new_call(CallKind::call, span(init->getSourceRange()));
      call.receiver = self;
      call.callee = record_name(record) + ".<init>";
      call.is_super = true;
      for (const PlaceId arg : arguments_of(init->getInit())) call.args.push_back({arg, {}, false});
      facts().calls.push_back(std::move(call));
    }
  }
  if (has_initialisers && !delegates) run("<instance>", false, {}, at);
  for (const clang::CXXCtorInitializer* init : constructor->inits()) {
    const clang::FieldDecl* member = init->getAnyMember();
    if (member == nullptr || init->getInit() == nullptr || llvm::isa<clang::CXXDefaultInitExpr>(init->getInit()))
      continue;
    const PlaceId from = expr(init->getInit());
    const Span where = init->isWritten() ? span(init->getInit()->getSourceRange()) : at;
    flow(from, field(self, member->getNameAsString(), where, type_name(member->getType())), FlowKind::copy,
         Store::rebind, where);
  }
}

// --- Variables of namespaces and classes ----------------------------------------------------------------------------

void Lowering::variable(const clang::VarDecl* variable) {
  Rows* rows = rows_at(variable->getLocation());
  if (rows == nullptr || llvm::isa<clang::VarTemplateSpecializationDecl>(variable)) return;
  const auto kind = variable->isThisDeclarationADefinition(context_);
  if (kind == clang::VarDecl::DeclarationOnly && !variable->hasInit()) return;
  const Frame saved = std::exchange(frame_, Frame{});
  unsigned lambdas = 0;
  frame_.rows = rows;
  frame_.lambdas = &lambdas;
  here_ = span(variable->getLocation());
  const PlaceId place = global(*rows, variable, here_);
  frame_.scope = is_lazy(variable) ? once_scope(variable) : rows->module;
  rows->facts.statements.push_back(span(variable->getSourceRange()));
  initialise(variable, place);
  frame_ = saved;
}

/// The value of a variable at its definition. Objects of the project's types are constructed, in C too.
void Lowering::initialise(const clang::VarDecl* variable, PlaceId place) {
  if (const clang::Expr* value = variable->getInit()) {
    const PlaceId from = expr(value);
    Span at = span(value->getSourceRange());
    if (at.begin == at.end) at = here_;
    flow(from, place, FlowKind::copy, Store::rebind, at);
    return;
  }
  const clang::QualType type = variable->getType();
  const clang::RecordDecl* record = type->isPointerType() || type->isReferenceType() ? nullptr : record_of(type);
  if (record == nullptr || !in_project(record)) return;
  flow(construct_type(record_name(record), {}, variable->getLocation()), place, FlowKind::copy, Store::rebind, here_);
}

/// Initialised when first used: a thread_local variable with code in its initialiser.
bool Lowering::is_lazy(const clang::VarDecl* variable) const {
  return variable->getTLSKind() == clang::VarDecl::TLS_Dynamic;
}

/// The scope that runs the initialiser of a static local or a thread_local.
ScopeId Lowering::once_scope(const clang::VarDecl* variable) {
  variable = variable->getCanonicalDecl();
  if (const auto it = once_scopes_.find(variable); it != once_scopes_.end()) return it->second;
  const ScopeId scope =
      new_scope(*frame_.rows, ScopeKind::local_static, name_of(variable) + ".<once>", variable->getNameAsString());
  facts().scopes[scope].span = facts().scopes[scope].body = here_;
  facts().scopes[scope].parent = frame_.scope;
  once_scopes_.emplace(variable, scope);
  return scope;
}

}  // namespace snapcheck::lang::cpp
