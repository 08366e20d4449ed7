// Files, types, functions and the variables of namespaces.
#include <algorithm>

#include <clang/AST/Attr.h>
#include <clang/AST/DeclFriend.h>
#include <clang/Lex/Lexer.h>

#include "analyzer/lang/cpp/helper/lowering.h"

namespace snapcheck::lang::cpp {

namespace {

constexpr std::uint32_t kMaxFile = 16u << 20;

std::string path_text(std::string_view path) { return std::string(path.substr(path.rfind('/') + 1)); }

}  // namespace

Lowering::Lowering(clang::ASTContext& context, const Paths& paths)
    : context_(context), sources_(context.getSourceManager()), paths_(paths) {
  rows_of(sources_.getMainFileID());
}

// --- Files ------------------------------------------------------------------------------------------------------

/// The rows of a file of the project; of a file that is included several times only the first inclusion has any.
Rows* Lowering::rows_of(clang::FileID file) {
  const auto [it, fresh] = by_file_.try_emplace(file, nullptr);
  if (!fresh) return it->second;
  const auto entry = sources_.getFileEntryRefForID(file);
  if (!entry) return nullptr;
  const std::optional<std::string> shown = paths_.shown(entry->getFileEntry().tryGetRealPathName());
  const auto buffer = sources_.getBufferOrNone(file);
  if (!shown || !buffer || buffer->getBufferSize() > kMaxFile) return nullptr;
  auto [rows, first] = by_path_.try_emplace(*shown, nullptr);
  if (!first) return nullptr;
  rows->second = std::make_unique<Rows>();
  Rows& made = *rows->second;
  made.mark = buffer->getBuffer().starts_with("\xEF\xBB\xBF") ? 3 : 0;
  made.size = static_cast<std::uint32_t>(buffer->getBufferSize()) - made.mark;
  made.prefix = "{" + *shown + "}.";
  made.facts.path = *shown;
  made.facts.language = "cpp";
  made.module = new_scope(made, ScopeKind::module_body, "{" + *shown + "}", path_text(*shown));
  return it->second = rows->second.get();
}

Rows* Lowering::rows_at(clang::SourceLocation location) {
  if (location.isInvalid()) return nullptr;
  return rows_of(sources_.getFileID(sources_.getFileLoc(location)));
}

bool Lowering::in_project(const clang::Decl* decl) {
  const clang::SourceLocation location = decl->getCanonicalDecl()->getLocation();
  if (location.isInvalid()) return false;
  const clang::FileID file = sources_.getFileID(sources_.getFileLoc(location));
  rows_of(file);
  const auto it = by_file_.find(file);
  return it != by_file_.end() && it->second != nullptr;
}

std::optional<std::pair<std::string, Span>> Lowering::locate(clang::SourceLocation location) {
  Rows* rows = rows_at(location);
  if (rows == nullptr) return std::nullopt;
  frame_.rows = rows;
  here_ = {};
  return std::make_pair(rows->facts.path, span(location));
}

void Lowering::comment(clang::SourceRange range) {
  Rows* rows = rows_at(range.getBegin());
  if (rows == nullptr) return;
  const auto buffer = sources_.getBufferOrNone(sources_.getFileID(range.getBegin()));
  if (!buffer) return;
  std::size_t at = sources_.getFileOffset(range.getBegin());
  const std::size_t end = std::min<std::size_t>(sources_.getFileOffset(range.getEnd()), buffer->getBufferSize());
  while (at < end) {  // each line is a comment of its own
    std::string_view line(buffer->getBufferStart() + at, end - at);
    line = line.substr(0, line.find('\n'));
    std::size_t front = line.find_first_not_of(" \t/*!"), back = line.find_last_not_of(" \t\r*/");
    if (front != std::string_view::npos && back != std::string_view::npos && front <= back) {
      const auto begin = static_cast<std::uint32_t>(at + front) - rows->mark;
      const auto length = static_cast<std::uint32_t>(back - front + 1);
      rows->facts.comments.push_back({std::string(line.substr(front, length)), {begin, begin + length}});
    }
    at += line.size() + 1;
  }
}

std::vector<Facts> Lowering::take() {
  std::vector<Facts> files;
  Rows* const main = rows_of(sources_.getMainFileID());
  for (auto& [path, rows] : by_path_) {
    std::sort(rows->facts.statements.begin(), rows->facts.statements.end());
    std::vector<Span>& rare = rows->facts.rare;
    std::sort(rare.begin(), rare.end(), [](Span a, Span b) { return a.begin != b.begin ? a.begin < b.begin : a.end > b.end; });
    const auto within = [](Span outer, Span inner) { return inner.begin < outer.end; };
    rare.erase(std::unique(rare.begin(), rare.end(), within), rare.end());
    std::sort(rows->facts.comments.begin(), rows->facts.comments.end(),
              [](const Comment& a, const Comment& b) { return a.span < b.span; });
    const auto same = [](const Comment& a, const Comment& b) { return a.span == b.span; };
    rows->facts.comments.erase(std::unique(rows->facts.comments.begin(), rows->facts.comments.end(), same),
                               rows->facts.comments.end());
  }
  if (main != nullptr) files.push_back(std::move(main->facts));
  for (auto& [path, rows] : by_path_) {
    if (rows.get() != main) files.push_back(std::move(rows->facts));
  }
  return files;
}

// --- Rows -------------------------------------------------------------------------------------------------------

PlaceId Lowering::add_place(Rows& rows, Place place) {
  rows.facts.places.push_back(std::move(place));
  return static_cast<PlaceId>(rows.facts.places.size() - 1);
}

ScopeId Lowering::new_scope(Rows& rows, ScopeKind kind, std::string name, std::string member) {
  Scope scope;
  scope.kind = kind;
  scope.name = std::move(name);
  scope.member = std::move(member);
  rows.facts.scopes.push_back(std::move(scope));
  return static_cast<ScopeId>(rows.facts.scopes.size() - 1);
}

PlaceId Lowering::temp(Span at, std::string type) {
  Place place;
  place.kind = PlaceKind::temp;
  place.scope = frame_.scope;
  place.type = std::move(type);
  place.span = at;
  return add_place(*frame_.rows, std::move(place));
}

PlaceId Lowering::literal(std::string text, Span at, bool is_null) {
  Place place;
  place.kind = PlaceKind::literal;
  place.scope = frame_.scope;
  place.name = std::move(text);
  place.is_null = is_null;
  place.span = at;
  return add_place(*frame_.rows, std::move(place));
}

PlaceId Lowering::field(PlaceId base, std::string name, Span at, std::string type, bool is_part) {
  Place place;
  place.kind = PlaceKind::field;
  place.scope = frame_.scope;
  place.base = base;
  place.name = std::move(name);
  place.type = std::move(type);
  place.is_part = is_part;
  place.span = at;
  return add_place(*frame_.rows, std::move(place));
}

PlaceId Lowering::global(Rows& rows, const clang::VarDecl* variable, Span at) {
  std::string name = name_of(variable);
  if (const auto it = rows.globals.find(name); it != rows.globals.end()) return it->second;
  Place place;
  place.kind = PlaceKind::global;
  place.name = name;
  place.type = type_name(variable->getType());
  place.is_final = variable->getType().isConstQualified();
  place.per_thread = variable->getTLSKind() != clang::VarDecl::TLS_None;
  place.span = at;
  const PlaceId id = add_place(rows, std::move(place));
  rows.globals.emplace(std::move(name), id);
  return id;
}

PlaceId Lowering::local(const clang::VarDecl* variable) {
  variable = variable->getCanonicalDecl();
  if (const auto it = frame_.rows->locals.find(variable); it != frame_.rows->locals.end()) return it->second;
  Place place;
  place.kind = llvm::isa<clang::ParmVarDecl>(variable) ? PlaceKind::param : PlaceKind::local;
  place.name = variable->getDeclName().isEmpty() ? "_" : variable->getNameAsString();
  place.scope = frame_.scope;
  place.type = type_name(variable->getType());
  place.span = span(variable->getLocation());
  const PlaceId id = add_place(*frame_.rows, std::move(place));
  frame_.rows->locals.emplace(variable, id);
  return id;
}

PlaceId Lowering::function_place(const std::string& name, Span at) {
  if (const auto it = frame_.rows->functions.find(name); it != frame_.rows->functions.end()) return it->second;
  Place place;
  place.kind = PlaceKind::function;
  place.name = name;
  place.span = at;
  const PlaceId id = add_place(*frame_.rows, std::move(place));
  frame_.rows->functions.emplace(name, id);
  return id;
}

PlaceId Lowering::receiver() {
  for (ScopeId scope = frame_.scope; scope != kNone; scope = facts().scopes[scope].parent) {
    if (facts().scopes[scope].receiver != kNone) return facts().scopes[scope].receiver;
  }
  return temp(here_);
}

void Lowering::flow(PlaceId from, PlaceId to, FlowKind kind, Store store, Span at) {
  if (from == kNone || to == kNone || from == to) return;
  facts().flows.push_back({frame_.scope, from, to, kind, store, 0, frame_.guard, at, frame_.conditional});
}

Call Lowering::new_call(CallKind kind, Span at) {
  Call call;
  call.kind = kind;
  call.scope = frame_.scope;
  call.guard = frame_.guard;
  call.loop = frame_.loop;
  call.is_rare = frame_.rare;
  call.span = at;
  return call;
}

Span Lowering::span(clang::SourceRange range) {
  const clang::SourceLocation first = sources_.getFileLoc(range.getBegin()), last = sources_.getFileLoc(range.getEnd());
  if (first.isInvalid() || last.isInvalid()) return here_;
  const auto [file, begin] = sources_.getDecomposedLoc(first);
  auto [last_file, end] = sources_.getDecomposedLoc(last);
  if (rows_of(file) != frame_.rows || begin < frame_.rows->mark) return here_;
  if (last_file != file || end < begin) {
    end = begin;
  } else {
    end += clang::Lexer::MeasureTokenLength(last, sources_, context_.getLangOpts());
  }
  const std::uint32_t size = frame_.rows->size, mark = frame_.rows->mark;
  return {std::min(begin - mark, size), std::min(std::max(end, begin) - mark, size)};
}

// --- Declarations -----------------------------------------------------------------------------------------------

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
  if (record->getDeclName().isEmpty() && record->getTypedefNameForAnonDecl() == nullptr && record->isAnonymousStructOrUnion()) return;
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
  }
  frame_ = saved;
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
  const ScopeKind kind = constructor != nullptr ? ScopeKind::constructor : method != nullptr ? ScopeKind::method : ScopeKind::function;
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
    const std::string name = rows->facts.scopes[scope].name;
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
    if (member == nullptr || init->getInit() == nullptr || llvm::isa<clang::CXXDefaultInitExpr>(init->getInit())) continue;
    const PlaceId from = expr(init->getInit());
    const Span where = init->isWritten() ? span(init->getInit()->getSourceRange()) : at;
    flow(from, field(self, member->getNameAsString(), where, type_name(member->getType())), FlowKind::copy, Store::rebind, where);
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
  const ScopeId scope = new_scope(*frame_.rows, ScopeKind::local_static, name_of(variable) + ".<once>", variable->getNameAsString());
  facts().scopes[scope].span = facts().scopes[scope].body = here_;
  facts().scopes[scope].parent = frame_.scope;
  once_scopes_.emplace(variable, scope);
  return scope;
}

}  // namespace snapcheck::lang::cpp
