// Operators: values made of others, assignments, counters, choices.
#include "analyzer/lang/cpp/helper/lowering.h"

namespace snapcheck::lang::cpp {

/// A value made from all operands.
PlaceId Lowering::combine(const clang::Expr* expression, FlowKind kind) {
  const Span at = span(expression->getSourceRange());
  const PlaceId result = temp(at, type_name(expression->getType()));
  for (const clang::Stmt* child : expression->children()) {
    if (const auto* operand = llvm::dyn_cast_or_null<clang::Expr>(child)) {
      flow(expr(operand), result, kind, Store::none, at);
    } else {
      statement(child);
    }
  }
  return result;
}

PlaceId Lowering::unary(const clang::UnaryOperator* expression) {
  switch (expression->getOpcode()) {
    case clang::UO_PostInc:
    case clang::UO_PreInc:
      return step(expression->getSubExpr(), expression->getSourceRange());
    case clang::UO_AddrOf:
    case clang::UO_Deref:
    case clang::UO_PostDec:
    case clang::UO_PreDec:
    case clang::UO_Extension:
    case clang::UO_Plus:
    case clang::UO_Coawait:
      return expr(expression->getSubExpr());
    case clang::UO_LNot: {
      expr(expression->getSubExpr());
      return temp(span(expression->getSourceRange()));
    }
    default:
      return combine(expression, FlowKind::derive);
  }
}

/// `n++` of a number that is no local: a call of "operator++", as what it gives may be taken for a name.
PlaceId Lowering::step(const clang::Expr* counter, clang::SourceRange range) {
  const PlaceId place = expr(counter);
  const clang::Expr* plain = counter->IgnoreParenImpCasts();
  const auto* name = llvm::dyn_cast<clang::DeclRefExpr>(plain);
  const auto* variable = name == nullptr ? nullptr : llvm::dyn_cast<clang::VarDecl>(name->getDecl());
  const bool outlives = llvm::isa<clang::MemberExpr>(plain) || (variable != nullptr && variable->hasGlobalStorage());
  const clang::QualType type = plain->getType();
  if (!outlives || !(type->isIntegerType() || type->isAtomicType() || is_wrapper(type))) return place;
  Call row = new_call(CallKind::call, span(range));
  row.callee = "operator++";
  row.args.push_back({place, {}, false});
  row.result = temp(row.span);
  const PlaceId result = row.result;
  facts().calls.push_back(std::move(row));
  return result;
}

/// `atomic_fetch_add(&n, 1)` of C11 and of the compiler is a macro or builtin, and no call.
PlaceId Lowering::atomic(const clang::AtomicExpr* expression) {
  switch (expression->getOp()) {
    case clang::AtomicExpr::AO__c11_atomic_fetch_add:
    case clang::AtomicExpr::AO__atomic_fetch_add:
    case clang::AtomicExpr::AO__atomic_add_fetch:
      expr(expression->getVal1());
      if (const auto* of = llvm::dyn_cast<clang::UnaryOperator>(expression->getPtr()->IgnoreParenImpCasts());
          of != nullptr && of->getOpcode() == clang::UO_AddrOf) {
        return step(of->getSubExpr(), expression->getSourceRange());
      }
      return expr(expression->getPtr());
    default:
      return combine(expression, FlowKind::derive);
  }
}

PlaceId Lowering::binary(const clang::BinaryOperator* expression) {
  const Span at = span(expression->getSourceRange());
  const clang::BinaryOperatorKind kind = expression->getOpcode();
  if (kind == clang::BO_Assign || expression->isCompoundAssignmentOp()) {
    PlaceId value = expr(expression->getRHS());
    // `id = 0`: empty, as the tests that guard it have it.
    if (kind == clang::BO_Assign && is_empty_number(expression->getRHS())) {
      value = literal(text(expression->getRHS()->IgnoreParenImpCasts()), at, true);
    }
    const FlowKind how = kind == clang::BO_Assign      ? FlowKind::copy
                         : kind == clang::BO_SubAssign ? FlowKind::difference
                                                       : FlowKind::derive;
    // `p += n` goes on to another element.
    const bool moves = expression->isCompoundAssignmentOp() && expression->getLHS()->getType()->isPointerType();
    if (moves) {
      expr(expression->getLHS());
    } else if (kind == clang::BO_AddAssign && is_constant(expression->getRHS())) {
      assign(expression->getLHS(), value, how, expression->getSourceRange());
      return step(expression->getLHS(), expression->getSourceRange());
    } else {
      assign(expression->getLHS(), value, how, expression->getSourceRange());
    }
    return value;
  }
  if (kind == clang::BO_Comma) {
    // `report(), abort()`
    const bool rare =
        is_failure(expression->getRHS()) ? begin_rare(expression->getLHS()->getSourceRange()) : frame_.rare;
    expr(expression->getLHS());
    frame_.rare = rare;
    return expr(expression->getRHS());
  }
  if (kind == clang::BO_LAnd || kind == clang::BO_LOr) {
    expr(expression->getLHS());
    const PlaceId outer = frame_.guard;
    if (const PlaceId empty = empty_when(expression->getLHS(), kind == clang::BO_LAnd); empty != kNone)
      frame_.guard = empty;
    const bool rare =
        is_failure(expression->getRHS()) ? begin_rare(expression->getRHS()->getSourceRange()) : frame_.rare;
    expr(expression->getRHS());
    frame_.rare = rare;
    frame_.guard = outer;
    return temp(at);
  }
  if (expression->isComparisonOp()) {
    const PlaceId result = temp(at);
    const PlaceId left = expr(expression->getLHS()), right = expr(expression->getRHS());
    const FlowKind how = expression->isEqualityOp() ? FlowKind::compare : FlowKind::order;
    const bool constant = is_constant(expression->getLHS()) || is_constant(expression->getRHS());
    if (how == FlowKind::order && constant) return result;
    flow(left, result, how, Store::none, at);
    flow(right, result, how, Store::none, at);
    return result;
  }
  // `a + b + c + ...` leans to the left and is one value of all operands.
  std::vector<const clang::Expr*> operands;
  const clang::Expr* left = expression;
  for (const auto* both = expression; both != nullptr; both = llvm::dyn_cast<clang::BinaryOperator>(left)) {
    if (both->getOpcode() != kind || kind == clang::BO_Sub) {
      if (operands.empty()) {
        operands = {both->getRHS()};
        left = both->getLHS()->IgnoreParenImpCasts();
      }
      break;
    }
    operands.push_back(both->getRHS());
    left = both->getLHS()->IgnoreParenImpCasts();
  }
  operands.push_back(left);
  const FlowKind how = kind == clang::BO_Sub ? FlowKind::difference : FlowKind::derive;
  const bool pointer = expression->getType()->isPointerType();
  if (pointer && !expression->getType()->getPointeeType().isConstQualified()) return pointed_at(operands);
  const PlaceId result = temp(at);
  for (auto it = operands.rbegin(); it != operands.rend(); ++it) {
    const bool object = (*it)->getType()->isAnyPointerType() || (*it)->getType()->isArrayType();
    flow(expr(*it), result, pointer && object ? FlowKind::copy : how, Store::none, at);
  }
  return result;
}

/// `p + n` is the place of `p`, like `p[n]`: only what comes out of a table of constants tells its index.
PlaceId Lowering::pointed_at(const std::vector<const clang::Expr*>& operands) {
  PlaceId object = kNone;
  for (auto it = operands.rbegin(); it != operands.rend(); ++it) {
    const PlaceId place = expr(*it);
    if ((*it)->getType()->isAnyPointerType() || (*it)->getType()->isArrayType()) object = place;
  }
  return object == kNone ? temp(here_) : object;
}

PlaceId Lowering::conditional(const clang::AbstractConditionalOperator* expression) {
  const Span at = span(expression->getSourceRange());
  const PlaceId result = temp(at, type_name(expression->getType()));
  expr(expression->getCond());
  const PlaceId outer = frame_.guard;
  for (const bool is_true : {true, false}) {
    const clang::Expr* value = is_true ? expression->getTrueExpr() : expression->getFalseExpr();
    const PlaceId empty = empty_when(expression->getCond(), is_true);
    if (empty != kNone) frame_.guard = empty;
    note_conditional(empty, value->getSourceRange());
    const bool rare = is_failure(value) ? begin_rare(value->getSourceRange()) : frame_.rare;
    flow(expr(value), result, FlowKind::copy, Store::none, at);
    frame_.rare = rare;
    frame_.guard = outer;
  }
  return result;
}

/// `target = value`. Through a pointer, a reference or an index what is there changes in place.
void Lowering::assign(const clang::Expr* target, PlaceId value, FlowKind kind, clang::SourceRange range) {
  target = target->IgnoreParenImpCasts();
  const Span at = span(range);
  Store store = Store::mutate;
  if (const auto* name = llvm::dyn_cast<clang::DeclRefExpr>(target)) {
    if (!name->getDecl()->getType()->isReferenceType()) store = Store::rebind;
  } else if (const auto* part = llvm::dyn_cast<clang::MemberExpr>(target)) {
    if (!part->getMemberDecl()->getType()->isReferenceType()) store = Store::rebind;
  } else if (llvm::isa<clang::CXXDependentScopeMemberExpr>(target)) {
    store = Store::rebind;
  }
  flow(value, expr(target), kind, store, at);
}

}  // namespace snapcheck::lang::cpp
