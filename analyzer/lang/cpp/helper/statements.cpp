// Bodies of functions: statements in order, guards, loops.
#include <algorithm>
#include <utility>

#include "analyzer/lang/cpp/helper/lowering.h"

namespace snapcheck::lang::cpp {

namespace {

/// Statements nested deeper than this say nothing. Clang itself gives up on 256 brackets.
constexpr unsigned kMaxDepth = 1000;

bool is_copyable(const clang::CXXRecordDecl* record) {
  if (record->needsImplicitCopyConstructor()) {
    const bool moves = record->hasUserDeclaredMoveConstructor() || record->hasUserDeclaredMoveAssignment();
    return !moves && !record->defaultedCopyConstructorIsDeleted();
  }
  return std::ranges::any_of(record->ctors(), [](const clang::CXXConstructorDecl* constructor) {
    return constructor->isCopyConstructor() && !constructor->isDeleted();
  });
}

/// The destructor ends something that only this object stands for: a thread, a lock, a registration.
bool ends_with_scope(const clang::VarDecl* variable) {
  if (!variable->hasLocalStorage()) return false;
  const clang::QualType type = variable->getType();
  const clang::CXXRecordDecl* record = type->isRecordType() ? type->getAsCXXRecordDecl() : nullptr;
  return record != nullptr && record->hasDefinition() && !record->hasTrivialDestructor() && !is_copyable(record);
}

/// `return x;`, `std::move(x)`: what was in it lives on elsewhere.
bool is_handed_on(const clang::VarDecl* variable, const clang::Stmt* block) {
  std::vector<std::pair<const clang::Stmt*, bool>> work{{block, false}};  // and whether it is what is handed on
  for (std::size_t i = 0; i < work.size(); ++i) {
    const auto [stmt, handed] = work[i];
    const auto* name = llvm::dyn_cast<clang::DeclRefExpr>(stmt);
    if (handed && name != nullptr && name->getDecl() == variable) return true;
    const auto* call = llvm::dyn_cast<clang::CallExpr>(stmt);
    const bool moves = call != nullptr && call->isCallToStdMove();
    const bool passes = llvm::isa<clang::CastExpr, clang::CXXConstructExpr, clang::FullExpr,
                                  clang::MaterializeTemporaryExpr, clang::CXXBindTemporaryExpr>(stmt);
    for (const clang::Stmt* child : stmt->children()) {
      if (child != nullptr) work.emplace_back(child, moves || llvm::isa<clang::ReturnStmt>(stmt) || (handed && passes));
    }
  }
  return false;
}

}  // namespace

/// At its closing bracket a block destroys what its variables stand for, the last one first.
void Lowering::end_of_life(const clang::CompoundStmt* block) {
  std::vector<const clang::VarDecl*> variables;
  for (const clang::Stmt* child : block->body()) {
    const auto* declared = llvm::dyn_cast_or_null<clang::DeclStmt>(child);
    if (declared == nullptr) continue;
    for (const clang::Decl* decl : declared->decls()) {
      const auto* variable = llvm::dyn_cast<clang::VarDecl>(decl);
      if (variable != nullptr && ends_with_scope(variable)) variables.push_back(variable);
    }
  }
  for (auto it = variables.rbegin(); it != variables.rend(); ++it) {
    const clang::RecordDecl* record = record_of((*it)->getType());
    if (record == nullptr || in_project(record) || is_wrapper((*it)->getType()) || is_handed_on(*it, block)) continue;
    Call row = new_call(CallKind::call, span(clang::SourceRange(block->getRBracLoc())));
    row.receiver = local(*it);
    row.member = "~";
    row.callee = type_name((*it)->getType()) + ".~";
    facts().calls.push_back(std::move(row));
  }
}

void Lowering::block(const clang::CompoundStmt* stmt) {
  const PlaceId outer = frame_.guard;
  const bool was_rare = frame_.rare;
  for (const clang::Stmt* child : stmt->body()) {
    if (child == nullptr) continue;
    if (llvm::isa<clang::LabelStmt>(child) && is_error_exit(stmt, child)) {
      begin_rare(clang::SourceRange(child->getBeginLoc(), stmt->body_back()->getEndLoc()));
    }
    const Span at = span(child->getSourceRange());
    const Span saved = std::exchange(here_, at);
    const std::size_t calls = facts().calls.size();
    facts().statements.push_back(at);
    statement(child);
    here_ = saved;
    // `if (x) return x;`: the rest of the block runs when x is empty.
    const auto* branch = llvm::dyn_cast<clang::IfStmt>(child);
    if (branch != nullptr && branch->getElse() == nullptr && leaves(branch->getThen())) {
      choice(span(branch->getThen()->getSourceRange()), {at.end, span(stmt->getSourceRange()).end}, calls);
      if (const PlaceId empty = empty_when(branch->getCond(), false); empty != kNone) frame_.guard = empty;
    }
  }
  frame_.guard = outer;
  end_of_life(stmt);
  frame_.rare = was_rare;
}

bool Lowering::leaves(const clang::Stmt* stmt) {
  if (const auto* block = llvm::dyn_cast_or_null<clang::CompoundStmt>(stmt)) {
    return !block->body_empty() && leaves(block->body_back());
  }
  return llvm::isa_and_nonnull<clang::ReturnStmt>(stmt);
}

void Lowering::under(PlaceId guard, const clang::Stmt* stmt) {
  if (stmt == nullptr) return;
  const PlaceId outer = frame_.guard;
  if (guard != kNone) frame_.guard = guard;
  const bool rare = is_failure(stmt) ? begin_rare(stmt->getSourceRange()) : frame_.rare;
  ++frame_.branches;
  statement(stmt);
  --frame_.branches;
  frame_.rare = rare;
  frame_.guard = outer;
}

/// The code there runs on a condition, and not only as long as `guard` is empty. A macro's own branches are nobody's
/// choice.
void Lowering::note_conditional(PlaceId guard, clang::SourceRange range) {
  if (guard != kNone || range.getBegin().isMacroID() || range.getEnd().isMacroID()) return;
  if (const Span at = span(range); at.begin < at.end) facts().conditionals.push_back({frame_.scope, at});
}

/// Of the spans one runs or the other; of no interest when the first calls nothing.
void Lowering::choice(Span first, Span second, std::size_t calls_before) {
  if (first.end > second.begin || second.begin == second.end) return;  // of a macro
  for (std::size_t i = calls_before; i < facts().calls.size(); ++i) {
    const std::uint32_t at = facts().calls[i].span.begin;
    if (at < first.begin || at >= first.end) continue;
    facts().choices.push_back({first, second});
    return;
  }
}

void Lowering::branch(const clang::IfStmt* stmt) {
  // A chain of else-ifs is a loop here: generated code has thousands of them.
  for (const PlaceId outer = frame_.guard; stmt != nullptr;) {
    if (stmt->getInit() != nullptr) statement(stmt->getInit());
    if (stmt->getConditionVariable() != nullptr) local_variable(stmt->getConditionVariable());
    PlaceId when_true = kNone, when_false = kNone;
    if (stmt->getCond() != nullptr) {
      expr(stmt->getCond());
      when_true = empty_when(stmt->getCond(), true);
      when_false = empty_when(stmt->getCond(), false);
    }
    const std::size_t calls = facts().calls.size();
    note_conditional(when_true, stmt->getThen()->getSourceRange());
    under(when_true, stmt->getThen());
    if (stmt->getElse() != nullptr) {
      choice(span(stmt->getThen()->getSourceRange()), span(stmt->getElse()->getSourceRange()), calls);
    }
    const auto* next = llvm::dyn_cast_or_null<clang::IfStmt>(stmt->getElse());
    if (next == nullptr) {
      if (stmt->getElse() != nullptr) note_conditional(when_false, stmt->getElse()->getSourceRange());
      under(when_false, stmt->getElse());
      frame_.guard = outer;
      return;
    }
    stmt = next;
  }
}

void Lowering::loop(const clang::Stmt* stmt) {
  const std::uint32_t outer = frame_.loop;
  if (outer == kNone) frame_.loop = span(stmt->getSourceRange()).begin;
  PlaceId guard = kNone;
  const clang::Stmt* body = nullptr;
  if (const auto* each = llvm::dyn_cast<clang::ForStmt>(stmt)) {
    if (each->getInit() != nullptr) statement(each->getInit());
    if (each->getConditionVariable() != nullptr) local_variable(each->getConditionVariable());
    if (each->getCond() != nullptr) expr(each->getCond());
    statement(each->getBody());
    if (each->getInc() != nullptr) expr(each->getInc());
  } else if (const auto* loop = llvm::dyn_cast<clang::WhileStmt>(stmt)) {
    if (loop->getConditionVariable() != nullptr) local_variable(loop->getConditionVariable());
    expr(loop->getCond());
    guard = empty_when(loop->getCond(), true);
    body = loop->getBody();
    if (!is_constant(loop->getCond())) note_conditional(guard, body->getSourceRange());
  } else if (const auto* again = llvm::dyn_cast<clang::DoStmt>(stmt)) {
    statement(again->getBody());
    expr(again->getCond());
  }
  under(guard, body);
  frame_.loop = outer;
}

void Lowering::range_loop(const clang::CXXForRangeStmt* stmt) {
  const std::uint32_t outer = frame_.loop;
  if (stmt->getInit() != nullptr) statement(stmt->getInit());
  const PlaceId range = expr(stmt->getRangeInit());
  if (outer == kNone) frame_.loop = span(stmt->getSourceRange()).begin;
  if (const clang::VarDecl* variable = stmt->getLoopVariable()) {
    flow(range, local(variable), FlowKind::copy, Store::rebind, span(variable->getLocation()));
    if (const auto* several = llvm::dyn_cast<clang::DecompositionDecl>(variable)) {
      for (const clang::BindingDecl* one : several->bindings()) {
        if (one->getHoldingVar() != nullptr)
          flow(range, local(one->getHoldingVar()), FlowKind::copy, Store::rebind, span(one->getLocation()));
      }
    }
  }
  statement(stmt->getBody());
  frame_.loop = outer;
}

void Lowering::cases(const clang::SwitchStmt* stmt) {
  if (stmt->getInit() != nullptr) statement(stmt->getInit());
  if (stmt->getConditionVariable() != nullptr) local_variable(stmt->getConditionVariable());
  expr(stmt->getCond());
  if (const auto* body = llvm::dyn_cast_or_null<clang::CompoundStmt>(stmt->getBody())) {
    clang::SourceRange group;  // a case, and what stands behind it up to the next one
    for (const clang::Stmt* child : body->body()) {
      if (llvm::isa<clang::SwitchCase>(child)) {
        if (group.isValid()) note_conditional(kNone, group);
        group = child->getSourceRange();
      } else if (group.isValid()) {
        group.setEnd(child->getEndLoc());
      }
    }
    if (group.isValid()) note_conditional(kNone, group);
  }
  statement(stmt->getBody());
}

void Lowering::local_variable(const clang::VarDecl* variable) {
  if (variable->hasExternalStorage()) return;
  if (variable->isStaticLocal()) {
    const Span saved = std::exchange(here_, span(variable->getLocation()));
    const PlaceId place = global(*frame_.rows, variable, here_);
    // A constant is there from the start; code runs once, when control first passes it.
    const bool is_code = variable->hasInit() && !is_constant(variable->getInit());
    const Frame outer = frame_;
    if (is_code) {
      const ScopeId scope = once_scope(variable);
      Call touch = new_call(CallKind::touch, here_);
      touch.callee = facts().scopes[scope].name;
      facts().calls.push_back(std::move(touch));
      frame_.scope = scope;
    } else {
      frame_.scope = frame_.rows->module;
    }
    frame_.guard = kNone;
    initialise(variable, place);
    frame_ = outer;
    here_ = saved;
    return;
  }
  const PlaceId place = local(variable);
  frame_.rows->branches.emplace(place, frame_.branches);
  const Span saved = std::exchange(here_, span(variable->getLocation()));
  initialise(variable, place);
  if (const auto* several = llvm::dyn_cast<clang::DecompositionDecl>(variable)) {
    for (const clang::BindingDecl* one : several->bindings()) {
      if (const clang::VarDecl* held = one->getHoldingVar())
        flow(place, local(held), FlowKind::copy, Store::rebind, here_);
    }
  }
  here_ = saved;
}

void Lowering::leave(const clang::Expr* value, clang::SourceRange range) {
  if (value == nullptr) return;
  const PlaceId from = expr(value);
  const PlaceId result = facts().scopes[frame_.scope].result;
  flow(from, result, FlowKind::copy, Store::none, span(range));
}

void Lowering::statement(const clang::Stmt* stmt) {
  if (stmt == nullptr || depth_ > kMaxDepth) return;
  ++depth_;
  switch (stmt->getStmtClass()) {
    case clang::Stmt::CompoundStmtClass:
      block(llvm::cast<clang::CompoundStmt>(stmt));
      break;
    case clang::Stmt::IfStmtClass:
      branch(llvm::cast<clang::IfStmt>(stmt));
      break;
    case clang::Stmt::ForStmtClass:
    case clang::Stmt::WhileStmtClass:
    case clang::Stmt::DoStmtClass:
      loop(stmt);
      break;
    case clang::Stmt::SwitchStmtClass:
      cases(llvm::cast<clang::SwitchStmt>(stmt));
      break;
    case clang::Stmt::CXXForRangeStmtClass:
      range_loop(llvm::cast<clang::CXXForRangeStmt>(stmt));
      break;
    case clang::Stmt::DeclStmtClass:
      for (const clang::Decl* decl : llvm::cast<clang::DeclStmt>(stmt)->decls()) {
        if (const auto* variable = llvm::dyn_cast<clang::VarDecl>(decl)) local_variable(variable);
        if (const auto* type = llvm::dyn_cast<clang::RecordDecl>(decl);
            type != nullptr && type->isThisDeclarationADefinition()) {
          std::vector<const clang::DeclContext*> work;
          declaration(type, work);
          for (std::size_t i = 0; i < work.size(); ++i) {
            for (const clang::Decl* inner : work[i]->decls()) {
              if (!inner->isImplicit()) declaration(inner, work);
            }
          }
        }
      }
      break;
    case clang::Stmt::ReturnStmtClass:
      leave(llvm::cast<clang::ReturnStmt>(stmt)->getRetValue(), stmt->getSourceRange());
      break;
    case clang::Stmt::CoreturnStmtClass:
      leave(llvm::cast<clang::CoreturnStmt>(stmt)->getOperand(), stmt->getSourceRange());
      break;
    case clang::Stmt::CoroutineBodyStmtClass:
      statement(llvm::cast<clang::CoroutineBodyStmt>(stmt)->getBody());
      break;
    case clang::Stmt::CXXCatchStmtClass: {
      const clang::Stmt* handler = llvm::cast<clang::CXXCatchStmt>(stmt)->getHandlerBlock();
      const bool rare = begin_rare(handler->getSourceRange());
      statement(handler);
      frame_.rare = rare;
      break;
    }
    case clang::Stmt::GCCAsmStmtClass:
    case clang::Stmt::MSAsmStmtClass:
      break;
    default:
      if (const auto* value = llvm::dyn_cast<clang::Expr>(stmt)) {
        expr(value);
        const clang::Expr* plain = value->IgnoreParens();
        const bool counted = llvm::isa<clang::UnaryOperator>(plain) || llvm::isa<clang::CompoundAssignOperator>(plain);
        const bool called = (counted || llvm::isa<clang::CallExpr>(plain)) && !facts().calls.empty();
        if (called && facts().calls.back().span == span(value->IgnoreParens()->getSourceRange()))
          facts().calls.back().is_statement = true;
      } else {  // case, labels, try, catch
        for (const clang::Stmt* child : stmt->children()) statement(child);
      }
      break;
  }
  --depth_;
}

// --- Guards -----------------------------------------------------------------------------------------------------

/// The variable or field that a test looks at: `x`, `this->x`, `x.get()`, `cache[k]`.
PlaceId Lowering::tested(const clang::Expr* expression) {
  expression = expression->IgnoreParenImpCasts();
  if (const auto* call = llvm::dyn_cast<clang::CXXMemberCallExpr>(expression)) {
    if (call->getNumArgs() > 1 || call->getImplicitObjectArgument() == nullptr) return kNone;
    return tested(call->getImplicitObjectArgument());
  }
  if (const auto* index = llvm::dyn_cast<clang::ArraySubscriptExpr>(expression)) return tested(index->getBase());
  if (const auto* made = llvm::dyn_cast<clang::CXXOperatorCallExpr>(expression)) {
    return made->getNumArgs() > 0 ? tested(made->getArg(0)) : kNone;
  }
  if (const auto* unary = llvm::dyn_cast<clang::UnaryOperator>(expression)) {
    const bool same = unary->getOpcode() == clang::UO_Deref || unary->getOpcode() == clang::UO_AddrOf;
    return same ? tested(unary->getSubExpr()) : kNone;
  }
  if (const auto* name = llvm::dyn_cast<clang::DeclRefExpr>(expression)) {
    if (!llvm::isa<clang::VarDecl>(name->getDecl())) return kNone;
    return expr(expression);
  }
  return llvm::isa<clang::MemberExpr>(expression) ? expr(expression) : kNone;
}

PlaceId Lowering::empty_when(const clang::Expr* condition, bool is_true) {
  for (int i = 0; condition != nullptr && i < 64; ++i) {
    condition = condition->IgnoreParenImpCasts();
    if (const auto* cleanup = llvm::dyn_cast<clang::ExprWithCleanups>(condition)) {
      condition = cleanup->getSubExpr();
      continue;
    }
    if (const auto* unary = llvm::dyn_cast<clang::UnaryOperator>(condition);
        unary != nullptr && unary->getOpcode() == clang::UO_LNot) {
      condition = unary->getSubExpr();
      is_true = !is_true;
      continue;
    }
    // __builtin_expect(!!(x), 0)
    if (const auto* call = llvm::dyn_cast<clang::CallExpr>(condition)) {
      const clang::FunctionDecl* callee = call->getDirectCallee();
      if (callee != nullptr && callee->getBuiltinID() != 0 && call->getNumArgs() > 0 &&
          callee->getName() == "__builtin_expect") {
        condition = call->getArg(0);
        continue;
      }
    }
    break;
  }
  if (condition == nullptr) return kNone;
  if (const auto* both = llvm::dyn_cast<clang::BinaryOperator>(condition)) {
    const clang::BinaryOperatorKind kind = both->getOpcode();
    if (kind == clang::BO_LOr && is_true) {  // `!x || stale(x)` fills x when it is empty, though not only then
      const PlaceId left = empty_when(both->getLHS(), true);
      return left != kNone ? left : empty_when(both->getRHS(), true);
    }
    if (kind == clang::BO_LAnd) {
      const PlaceId left = empty_when(both->getLHS(), is_true);
      return left != kNone ? left : empty_when(both->getRHS(), is_true);
    }
    const bool equal = kind == clang::BO_EQ, differs = kind == clang::BO_NE,
               below = kind == clang::BO_LT || kind == clang::BO_LE;
    if (equal || differs || below) {
      const clang::Expr *left = both->getLHS(), *right = both->getRHS();
      if (is_constant(left)) std::swap(left, right);
      if (!is_constant(right)) return kNone;
      const std::string number = text(right);
      const bool empty =
          number == "0" || number == "-1" || number == "nullptr" || number == "NULL" || number.ends_with("INVALID");
      if (!empty || (below && both->getLHS() != left)) return kNone;
      return (equal || below) == is_true ? tested(left) : kNone;
    }
    return kNone;
  }
  if (const auto* call = llvm::dyn_cast<clang::CXXMemberCallExpr>(condition)) {
    const clang::CXXMethodDecl* method = call->getMethodDecl();
    const std::string name = method == nullptr ? std::string() : member_name(method);
    if (name == "empty") return is_true ? tested(condition) : kNone;
    if (name == "has_value" || name == "operator" || name == "operator bool")
      return is_true ? kNone : tested(condition);
    return kNone;
  }
  if (const auto* compared = llvm::dyn_cast<clang::CXXOperatorCallExpr>(condition)) {  // map.find(k) == map.end()
    const bool equal = compared->getOperator() == clang::OO_EqualEqual;
    if ((equal || compared->getOperator() == clang::OO_ExclaimEqual) && compared->getNumArgs() == 2 &&
        equal == is_true) {
      return tested(compared->getArg(0));
    }
    return kNone;
  }
  return is_true || llvm::isa<clang::CallExpr>(condition) ? kNone : tested(condition);
}

}  // namespace snapcheck::lang::cpp
