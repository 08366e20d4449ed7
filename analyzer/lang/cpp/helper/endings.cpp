// Code that runs only when something failed: branches that throw or end the program, and what catches.
#include <clang/AST/Attr.h>

#include "analyzer/lang/cpp/helper/lowering.h"

namespace snapcheck::lang::cpp {

namespace {

/// Statements and bodies of called functions that are looked into for the end of the program.
constexpr unsigned kMaxDepth = 12;

bool is_noreturn(const clang::FunctionDecl* callee) {
  return callee->isNoReturn() || callee->hasAttr<clang::AnalyzerNoReturnAttr>();
}

}  // namespace

/// Whoever gets to `stmt` does not come out of its end: it throws, exits or aborts. `failing`: not by `exit(0)`.
bool Lowering::ends_program(const clang::Stmt* stmt, bool failing, unsigned depth) {
  if (stmt == nullptr || depth > kMaxDepth) return false;
  if (const auto* value = llvm::dyn_cast<clang::Expr>(stmt)) stmt = value->IgnoreParenImpCasts();
  if (llvm::isa<clang::CXXThrowExpr>(stmt)) return true;
  if (const auto* full = llvm::dyn_cast<clang::FullExpr>(stmt))
    return ends_program(full->getSubExpr(), failing, depth + 1);
  if (const auto* call = llvm::dyn_cast<clang::CallExpr>(stmt)) {
    const clang::FunctionDecl* callee = call->getDirectCallee();
    if (callee == nullptr) return false;
    if (is_noreturn(callee)) {
      if (!failing || call->getNumArgs() != 1) return true;
      clang::Expr::EvalResult status;  // `EXIT_SUCCESS` is 0, too
      const clang::Expr* given = call->getArg(0);
      return !given->isValueDependent() && given->EvaluateAsInt(status, context_) && status.Val.getInt() != 0;
    }
    const clang::FunctionDecl* body = nullptr;
    return callee->hasBody(body) && !returns(body->getBody()) && ends_program(body->getBody(), failing, depth + 1);
  }
  if (const auto* both = llvm::dyn_cast<clang::BinaryOperator>(stmt)) {
    return both->getOpcode() == clang::BO_Comma &&
           (ends_program(both->getLHS(), failing, depth + 1) || ends_program(both->getRHS(), failing, depth + 1));
  }
  if (const auto* block = llvm::dyn_cast<clang::CompoundStmt>(stmt)) {
    return !block->body_empty() && ends_program(block->body_back(), failing, depth + 1);
  }
  if (const auto* branch = llvm::dyn_cast<clang::IfStmt>(stmt)) {
    return branch->getElse() != nullptr && ends_program(branch->getThen(), failing, depth + 1) &&
           ends_program(branch->getElse(), failing, depth + 1);
  }
  if (const auto* once = llvm::dyn_cast<clang::DoStmt>(stmt)) return ends_program(once->getBody(), failing, depth + 1);
  if (const auto* label = llvm::dyn_cast<clang::LabelStmt>(stmt))
    return ends_program(label->getSubStmt(), failing, depth + 1);
  return false;
}

/// A branch that nobody comes back from. A child of a fork ends in `exit(0)`, too, and has done nothing wrong.
bool Lowering::is_failure(const clang::Stmt* arm) { return ends_program(arm, frame_.forks) && !returns(arm); }

/// Some way leads out before the end.
bool Lowering::returns(const clang::Stmt* body) {
  std::vector<const clang::Stmt*> work{body};
  for (std::size_t i = 0; i < work.size(); ++i) {
    if (llvm::isa<clang::ReturnStmt>(work[i]) || llvm::isa<clang::CoreturnStmt>(work[i])) return true;
    if (llvm::isa<clang::LambdaExpr>(work[i])) continue;
    for (const clang::Stmt* child : work[i]->children()) {
      if (child != nullptr) work.push_back(child);
    }
  }
  return false;
}

/// `return 0; bad: undo(); return -1;`: the end of a function that only jumps lead to, and that gives what stands for a
/// failure, where the way before it gives something else.
bool Lowering::is_error_exit(const clang::CompoundStmt* body, const clang::Stmt* label) const {
  const clang::Stmt* before = nullptr;
  for (const clang::Stmt* child : body->body()) {
    if (child == label) break;
    before = child;
  }
  const auto* good = llvm::dyn_cast_or_null<clang::ReturnStmt>(before);
  const clang::Stmt* last = body->body_back();
  while (const auto* named = llvm::dyn_cast<clang::LabelStmt>(last)) last = named->getSubStmt();
  const auto* bad = llvm::dyn_cast<clang::ReturnStmt>(last);
  if (good == nullptr || bad == nullptr) return false;
  const auto fails = [&](const clang::Expr* value) {
    if (value == nullptr || value->isValueDependent()) return false;
    if (value->isNullPointerConstant(context_, clang::Expr::NPC_ValueDependentIsNotNull) != clang::Expr::NPCK_NotNull &&
        value->getType()->isAnyPointerType()) {
      return true;
    }
    clang::Expr::EvalResult number;
    return value->getType()->isIntegerType() && value->EvaluateAsInt(number, context_) &&
           number.Val.getInt().isNegative();
  };
  return fails(bad->getRetValue()) && !fails(good->getRetValue());
}

bool Lowering::forks(const clang::Stmt* body) {
  std::vector<const clang::Stmt*> work{body};
  for (std::size_t i = 0; i < work.size(); ++i) {
    if (const auto* call = llvm::dyn_cast<clang::CallExpr>(work[i])) {
      const clang::FunctionDecl* callee = call->getDirectCallee();
      const clang::IdentifierInfo* name = callee == nullptr ? nullptr : callee->getIdentifier();
      // fork, vfork, forkpty, and what a project calls its own.
      if (name != nullptr && name->getName().ends_with_insensitive("fork")) return true;
      if (name != nullptr && name->getName() == "forkpty") return true;
    }
    for (const clang::Stmt* child : work[i]->children()) {
      if (child != nullptr) work.push_back(child);
    }
  }
  return false;
}

/// Notes that `arm` runs only when something failed. Spans speak of what stands in the file itself; of a macro's code,
/// in whose span the arguments of its user are as well, each call says so. Gives what frame_.rare was.
bool Lowering::begin_rare(clang::SourceRange range) {
  if (range.getBegin().isMacroID() || range.getEnd().isMacroID()) return std::exchange(frame_.rare, true);
  if (const Span at = span(range); at.begin < at.end) facts().rare.push_back(at);
  return frame_.rare;
}

}  // namespace snapcheck::lang::cpp
