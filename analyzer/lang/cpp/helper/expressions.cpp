// Values: what an expression yields.
#include <clang/Lex/Lexer.h>
#include <llvm/ADT/StringExtras.h>

#include "analyzer/lang/cpp/helper/lowering.h"

namespace snapcheck::lang::cpp {

namespace {

constexpr unsigned kMaxDepth = 1000;
/// Of longer lists the constants are left out: tables.
constexpr unsigned kShortList = 64;

}  // namespace

std::string Lowering::text(const clang::Expr* expression) {
  const clang::CharSourceRange range = clang::CharSourceRange::getTokenRange(
      sources_.getSpellingLoc(expression->getBeginLoc()), sources_.getSpellingLoc(expression->getEndLoc()));
  const llvm::StringRef text = clang::Lexer::getSourceText(range, sources_, context_.getLangOpts());
  return text.size() > 200 ? std::string("...") : text.str();
}

/// A literal, also with a sign or a cast, or a list of them.
bool Lowering::is_constant(const clang::Expr* expression) const {
  if (expression == nullptr) return false;
  expression = expression->IgnoreParenImpCasts();
  if (const auto* list = llvm::dyn_cast<clang::InitListExpr>(expression)) {
    for (const clang::Expr* item : list->inits()) {
      if (item != nullptr && !is_constant(item)) return false;
    }
    return true;
  }
  if (const auto* unary = llvm::dyn_cast<clang::UnaryOperator>(expression)) {
    return unary->isArithmeticOp() && is_constant(unary->getSubExpr());
  }
  if (const auto* both = llvm::dyn_cast<clang::BinaryOperator>(expression)) {
    // Long chains of + lean to the left.
    for (int i = 0; both != nullptr; ++i) {
      if (both->isAssignmentOp() || !is_constant(both->getRHS()) || i > 1000) return false;
      expression = both->getLHS()->IgnoreParenImpCasts();
      both = llvm::dyn_cast<clang::BinaryOperator>(expression);
    }
    return is_constant(expression);
  }
  if (const auto* cast = llvm::dyn_cast<clang::ExplicitCastExpr>(expression)) return is_constant(cast->getSubExpr());
  if (const auto* full = llvm::dyn_cast<clang::FullExpr>(expression)) return is_constant(full->getSubExpr());
  if (const auto* name = llvm::dyn_cast<clang::DeclRefExpr>(expression)) {
    return llvm::isa<clang::EnumConstantDecl>(name->getDecl());
  }
  switch (expression->getStmtClass()) {
    case clang::Stmt::IntegerLiteralClass:
    case clang::Stmt::FloatingLiteralClass:
    case clang::Stmt::CharacterLiteralClass:
    case clang::Stmt::StringLiteralClass:
    case clang::Stmt::CXXBoolLiteralExprClass:
    case clang::Stmt::CXXNullPtrLiteralExprClass:
    case clang::Stmt::GNUNullExprClass:
    case clang::Stmt::ImplicitValueInitExprClass:
    case clang::Stmt::CXXScalarValueInitExprClass:
    case clang::Stmt::UnaryExprOrTypeTraitExprClass:
    case clang::Stmt::OffsetOfExprClass:
    case clang::Stmt::PredefinedExprClass:
    case clang::Stmt::TypeTraitExprClass:
    case clang::Stmt::SizeOfPackExprClass:
    case clang::Stmt::NoInitExprClass:
      return true;
    default:
      return false;
  }
}

/// 0 or -1, by itself.
bool Lowering::is_empty_number(const clang::Expr* expression) {
  if (!expression->getType()->isArithmeticType() || !is_constant(expression)) return false;
  const std::string number = text(expression->IgnoreParenImpCasts());
  return number == "0" || number == "-1" || number == "false";
}

/// As it is written; of what is computed (`AI_PASSIVE | AI_NUMERICHOST`) the number.
std::string Lowering::constant_text(const clang::Expr* expression) {
  clang::Expr::EvalResult result;
  if (llvm::isa<clang::BinaryOperator>(expression) && !expression->isValueDependent() &&
      expression->getType()->isIntegerType() && expression->EvaluateAsInt(result, context_)) {
    return llvm::toString(result.Val.getInt(), 10);
  }
  return text(expression);
}

PlaceId Lowering::expr(const clang::Expr* expression) {
  if (expression == nullptr) return literal("", here_);
  if (depth_ > kMaxDepth) return temp(here_);
  ++depth_;
  const PlaceId place = lower_expr(expression);
  --depth_;
  return place;
}

PlaceId Lowering::lower_expr(const clang::Expr* expression) {
  expression = expression->IgnoreParens();
  const Span at = span(expression->getSourceRange());
  if (!llvm::isa<clang::CastExpr>(expression) && is_constant(expression)) {
    const bool null = expression->isNullPointerConstant(context_, clang::Expr::NPC_ValueDependentIsNotNull) !=
                          clang::Expr::NPCK_NotNull &&
                      !llvm::isa<clang::IntegerLiteral>(expression);
    return literal(constant_text(expression), at, null);
  }
  if (const auto* value = llvm::dyn_cast<clang::CastExpr>(expression)) return cast(value);
  if (const auto* name = llvm::dyn_cast<clang::DeclRefExpr>(expression))
    return reference(name->getDecl(), name->getSourceRange());
  if (const auto* value = llvm::dyn_cast<clang::MemberExpr>(expression)) return member(value);
  if (const auto* value = llvm::dyn_cast<clang::CXXOperatorCallExpr>(expression)) return operator_call(value);
  if (const auto* value = llvm::dyn_cast<clang::CXXMemberCallExpr>(expression)) return member_call(value);
  if (const auto* value = llvm::dyn_cast<clang::CallExpr>(expression)) return call(value);
  if (const auto* value = llvm::dyn_cast<clang::CXXConstructExpr>(expression)) return construct(value);
  if (const auto* value = llvm::dyn_cast<clang::UnaryOperator>(expression)) return unary(value);
  if (const auto* value = llvm::dyn_cast<clang::BinaryOperator>(expression)) return binary(value);
  if (const auto* value = llvm::dyn_cast<clang::AbstractConditionalOperator>(expression)) return conditional(value);
  if (const auto* value = llvm::dyn_cast<clang::InitListExpr>(expression)) return initialiser_list(value);
  if (const auto* value = llvm::dyn_cast<clang::LambdaExpr>(expression)) return lambda(value);
  if (const auto* full = llvm::dyn_cast<clang::FullExpr>(expression)) return expr(full->getSubExpr());
  if (const auto* value = llvm::dyn_cast<clang::MaterializeTemporaryExpr>(expression)) return expr(value->getSubExpr());
  if (const auto* value = llvm::dyn_cast<clang::CXXBindTemporaryExpr>(expression)) return expr(value->getSubExpr());
  if (const auto* value = llvm::dyn_cast<clang::CXXDefaultArgExpr>(expression)) return expr(value->getExpr());
  if (const auto* value = llvm::dyn_cast<clang::CXXDefaultInitExpr>(expression)) return expr(value->getExpr());
  if (const auto* value = llvm::dyn_cast<clang::CXXStdInitializerListExpr>(expression))
    return expr(value->getSubExpr());
  if (const auto* value = llvm::dyn_cast<clang::CompoundLiteralExpr>(expression)) return expr(value->getInitializer());
  if (const auto* value = llvm::dyn_cast<clang::PackExpansionExpr>(expression)) return expr(value->getPattern());
  if (const auto* value = llvm::dyn_cast<clang::CoroutineSuspendExpr>(expression)) return expr(value->getOperand());
  if (const auto* value = llvm::dyn_cast<clang::DependentCoawaitExpr>(expression)) return expr(value->getOperand());
  if (const auto* value = llvm::dyn_cast<clang::OpaqueValueExpr>(expression)) {
    return value->getSourceExpr() != nullptr ? expr(value->getSourceExpr()) : temp(at);
  }
  if (const auto* value = llvm::dyn_cast<clang::CXXRewrittenBinaryOperator>(expression))
    return expr(value->getSemanticForm());
  if (const auto* value = llvm::dyn_cast<clang::AtomicExpr>(expression)) return atomic(value);
  if (const auto* value = llvm::dyn_cast<clang::GenericSelectionExpr>(expression)) {
    return value->isResultDependent() ? temp(at) : expr(value->getResultExpr());
  }
  if (const auto* value = llvm::dyn_cast<clang::ChooseExpr>(expression)) {
    return value->isConditionDependent() ? temp(at) : expr(value->getChosenSubExpr());
  }
  if (llvm::isa<clang::CXXThisExpr>(expression)) return receiver();
  if (const auto* value = llvm::dyn_cast<clang::ArraySubscriptExpr>(expression)) return element(value);
  if (const auto* value = llvm::dyn_cast<clang::CXXNewExpr>(expression)) {
    const clang::Expr* made = value->getInitializer();
    if (made != nullptr) return expr(made);
    return construct_type(type_name(value->getAllocatedType()), {}, value->getSourceRange());
  }
  if (const auto* value = llvm::dyn_cast<clang::CXXDeleteExpr>(expression)) {
    const PlaceId object = expr(value->getArgument());
    Call row = new_call(CallKind::call, at);
    row.callee = "delete";
    row.args.push_back({object, {}, false});
    facts().calls.push_back(std::move(row));
    return literal("", at);
  }
  if (const auto* value = llvm::dyn_cast<clang::StmtExpr>(expression)) {
    PlaceId last = kNone;
    for (const clang::Stmt* child : value->getSubStmt()->body()) {
      if (const auto* inner = llvm::dyn_cast<clang::Expr>(child)) {
        last = expr(inner);
      } else {
        statement(child);
      }
    }
    return last == kNone ? temp(at) : last;
  }
  return in_template(expression);
}

/// What stands in templates only, until they are instantiated, and what nothing special is known about.
PlaceId Lowering::in_template(const clang::Expr* expression) {
  const Span at = span(expression->getSourceRange());
  if (const auto* value = llvm::dyn_cast<clang::CXXDependentScopeMemberExpr>(expression)) {
    const PlaceId base = value->isImplicitAccess() ? receiver() : expr(value->getBase());
    return field(base, value->getMember().getAsString(), at);
  }
  if (const auto* value = llvm::dyn_cast<clang::CXXUnresolvedConstructExpr>(expression)) {
    std::vector<PlaceId> args;
    for (const clang::Expr* arg : value->arguments()) args.push_back(expr(arg));
    return construct_type(type_name(value->getTypeAsWritten()), args, value->getSourceRange());
  }
  if (const auto* value = llvm::dyn_cast<clang::OverloadExpr>(expression)) {
    for (const clang::NamedDecl* decl : value->decls()) {
      const clang::NamedDecl* found = decl->getUnderlyingDecl();
      if (const auto* made = llvm::dyn_cast<clang::FunctionTemplateDecl>(found)) found = made->getTemplatedDecl();
      if (llvm::isa<clang::FunctionDecl>(found)) return function_place(name_of(found), at);
    }
    return temp(at);
  }
  return combine(expression, FlowKind::derive);
}

/// `a[i]` is the place of `a`. `"0123456789abcdef"[x & 15]`: what comes out of a table of constants tells its index.
PlaceId Lowering::element(const clang::ArraySubscriptExpr* expression) {
  const Span at = span(expression->getSourceRange());
  const PlaceId index = expr(expression->getIdx()), base = expr(expression->getBase());
  const bool table = facts().places[base].kind == PlaceKind::literal || expression->getType().isConstQualified();
  if (!table) return base;
  const PlaceId result = temp(at, type_name(expression->getType()));
  flow(base, result, FlowKind::copy, Store::none, at);
  flow(index, result, FlowKind::derive, Store::none, at);
  return result;
}

/// A cast is the value itself, or, written as one to another class, the object as one of that. A `void*` that becomes a
/// pointer to an object is where the object is made: malloc.
PlaceId Lowering::cast(const clang::CastExpr* cast) {
  const clang::Expr* inner = cast->getSubExpr();
  if (cast->getCastKind() == clang::CK_NullToPointer) return literal("NULL", span(cast->getSourceRange()), true);
  const PlaceId place = expr(inner);
  const clang::RecordDecl* record =
      cast->getType()->isAnyPointerType() ? record_of(cast->getType()->getPointeeType()) : nullptr;
  if (record == nullptr || !in_project(record)) return place;
  const bool made_here = cast->getCastKind() == clang::CK_BitCast && inner->getType()->isVoidPointerType() &&
                         llvm::isa<clang::CallExpr>(inner->IgnoreParenCasts());
  if (!made_here) {
    if (!llvm::isa<clang::ExplicitCastExpr>(cast) || type_name(cast->getType()) == type_name(inner->getType()))
      return place;
    const PlaceId object = temp(span(cast->getSourceRange()), record_name(record));
    flow(place, object, FlowKind::copy, Store::none, span(cast->getSourceRange()));
    return object;
  }
  const PlaceId made = construct_type(record_name(record), {}, cast->getSourceRange());
  flow(place, made, FlowKind::copy, Store::none, span(cast->getSourceRange()));
  return made;
}

PlaceId Lowering::reference(const clang::ValueDecl* decl, clang::SourceRange range) {
  const Span at = span(range);
  if (const auto* binding = llvm::dyn_cast<clang::BindingDecl>(decl)) {
    if (binding->getHoldingVar() != nullptr) return local(binding->getHoldingVar());
    return binding->getBinding() != nullptr ? expr(binding->getBinding()) : temp(at);
  }
  if (const auto* code = llvm::dyn_cast<clang::FunctionDecl>(decl)) return function_place(name_of(code), at);
  const auto* variable = llvm::dyn_cast<clang::VarDecl>(decl);
  if (variable == nullptr) return literal(decl->getNameAsString(), at);
  if (!variable->hasGlobalStorage()) {
    // A local of a function in another file, seen from a macro or an included piece of code.
    return local(variable);
  }
  if (is_lazy(variable) && !variable->isStaticLocal()) {
    Call touch = new_call(CallKind::touch, at);
    touch.callee = name_of(variable) + ".<once>";
    facts().calls.push_back(std::move(touch));
  }
  return global(*frame_.rows, variable, at);
}

PlaceId Lowering::member(const clang::MemberExpr* expression) {
  const Span at = span(expression->getSourceRange());
  const clang::ValueDecl* decl = expression->getMemberDecl();
  if (const auto* shared = llvm::dyn_cast<clang::VarDecl>(decl)) {
    expr(expression->getBase());
    return reference(shared, expression->getSourceRange());
  }
  const PlaceId base = expr(expression->getBase());
  if (decl->getDeclName().isEmpty()) return base;  // an unnamed struct or union inside
  return field(base, member_name(decl), at, type_name(decl->getType()), is_part(decl->getType()));
}

/// Values of an object's fields, or of the elements of an array.
PlaceId Lowering::initialiser_list(const clang::InitListExpr* list) {
  if (list->isSyntacticForm() && list->getSemanticForm() != nullptr) list = list->getSemanticForm();
  const Span at = span(list->getSourceRange());
  const clang::QualType type = list->getType();
  const clang::RecordDecl* record = type->isRecordType() ? record_of(type) : nullptr;
  if (record != nullptr && in_project(record)) {
    const PlaceId object = construct_type(record_name(record), {}, list->getSourceRange());
    const clang::RecordDecl* definition = record->getDefinition();
    auto member = definition == nullptr ? clang::RecordDecl::field_iterator() : definition->field_begin();
    const auto end = definition == nullptr ? clang::RecordDecl::field_iterator() : definition->field_end();
    const auto put = [&](const clang::FieldDecl* into, const clang::Expr* value) {
      const PlaceId from = expr(value);
      if (is_constant(value) && list->getNumInits() > kShortList) return;
      const Span where = span(value->getSourceRange());
      const PlaceId to = into->getDeclName().isEmpty() ? object
                                                       : field(object, into->getNameAsString(), where,
                                                               type_name(into->getType()), is_part(into->getType()));
      flow(from, to, FlowKind::copy, Store::rebind, where);
    };
    if (list->getInitializedFieldInUnion() != nullptr && list->getNumInits() > 0) {
      put(list->getInitializedFieldInUnion(), list->getInit(0));
      return object;
    }
    unsigned index = 0;
    if (const auto* cxx = llvm::dyn_cast<clang::CXXRecordDecl>(record); cxx != nullptr && cxx->hasDefinition()) {
      for (; index < cxx->getNumBases() && index < list->getNumInits(); ++index) {
        flow(expr(list->getInit(index)), object, FlowKind::copy, Store::none, at);
      }
    }
    for (; index < list->getNumInits() && member != end; ++index, ++member) {
      while (member != end && member->isUnnamedBitField()) ++member;
      if (member == end) break;
      if (!llvm::isa<clang::ImplicitValueInitExpr>(list->getInit(index))) put(*member, list->getInit(index));
    }
    return object;
  }
  if (list->getNumInits() == 1 && !type->isArrayType()) return expr(list->getInit(0));
  const PlaceId all = temp(at, type_name(type));
  const bool is_long = list->getNumInits() > kShortList;
  for (const clang::Expr* value : list->inits()) {
    if (value == nullptr || (is_long && is_constant(value))) continue;
    flow(expr(value), all, FlowKind::copy, Store::none, at);
  }
  return all;
}

PlaceId Lowering::lambda(const clang::LambdaExpr* expression) {
  const Span at = span(expression->getSourceRange());
  const clang::CXXMethodDecl* code = expression->getCallOperator();
  unsigned& number = *frame_.lambdas;
  std::string outer = facts().scopes[frame_.scope].name.str();
  if (const std::size_t inner = outer.find(".<lambda#"); inner != std::string::npos) outer.resize(inner);
  const std::string name = outer + ".<lambda#" + std::to_string(++number) + ">";
  for (const clang::LambdaCapture& capture : expression->captures()) {
    if (!capture.capturesVariable()) continue;
    const auto* variable = llvm::dyn_cast<clang::VarDecl>(capture.getCapturedVar());
    if (variable != nullptr && variable->isInitCapture() && variable->getInit() != nullptr) {
      flow(expr(variable->getInit()), local(variable), FlowKind::copy, Store::rebind, span(variable->getLocation()));
    }
  }
  const Frame saved = frame_;
  const ScopeId scope = new_scope(*frame_.rows, ScopeKind::lambda, name, name.substr(name.rfind('.') + 1));
  frame_.scope = scope;
  frame_.guard = kNone;
  frame_.loop = kNone;
  Scope row = facts().scopes[scope];
  row.parent = saved.scope;
  row.span = row.body = at;
  for (const clang::ParmVarDecl* parameter : code->parameters()) row.params.push_back(local(parameter));
  Place result;
  result.kind = PlaceKind::result;
  result.scope = scope;
  result.span = at;
  row.result = add_place(*frame_.rows, std::move(result));
  facts().scopes[scope] = std::move(row);
  statement(expression->getBody());
  frame_ = saved;
  Place place;
  place.kind = PlaceKind::function;
  place.name = name;
  place.span = at;
  return add_place(*frame_.rows, std::move(place));
}

}  // namespace snapcheck::lang::cpp
