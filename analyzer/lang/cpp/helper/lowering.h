// Clang's tree of one translation unit -> Facts of the project's files in it; docs/lowering.md has the constructs.
//
//   rows.cpp          files, and the rows of their tables
//   names.cpp         how declarations and types are called
//   declarations.cpp  types, functions, variables of namespaces
//   statements.cpp    bodies, guards, loops
//   endings.cpp       code that ends the program, or runs only when something failed
//   expressions.cpp   values
//   operators.cpp     values made of others, assignments, counters
//   calls.cpp         calls and constructions
//
// Pointers, references and what they lead to are one place: `p`, `*p` and `&x` are those of p and x.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include <clang/AST/ASTContext.h>
#include <clang/AST/DeclCXX.h>
#include <clang/AST/DeclTemplate.h>
#include <clang/AST/ExprCXX.h>
#include <clang/AST/StmtCXX.h>
#include <clang/Basic/SourceManager.h>

#include "analyzer/lang/cpp/helper/paths.h"
#include "analyzer/model/facts.h"

namespace snapcheck::lang::cpp {

using namespace model;

/// The rows of one file.
struct Rows {
  Facts facts;
  std::string prefix;  ///< of names that only this file sees: "{src/a.c}."
  ScopeId module = kNone;
  std::uint32_t size = 0;
  std::uint32_t mark = 0;  ///< bytes of the byte order mark, which spans do not count
  std::unordered_map<std::string, PlaceId> globals, functions, literals;
  std::unordered_map<const clang::Decl*, PlaceId> locals;
  std::unordered_map<PlaceId, unsigned> branches;  ///< of a local: Frame::branches where it is declared
  std::unordered_map<const clang::Decl*, TypeId> types;
};

/// The code that is being lowered.
struct Frame {
  Rows* rows = nullptr;
  ScopeId scope = kNone;
  PlaceId guard = kNone;
  std::uint32_t loop = kNone;
  unsigned* lambdas = nullptr;  ///< numbers the lambdas of a function
  bool rare = false;            ///< in a macro's code that runs only when something failed
  bool forks = false;           ///< the function forks: what ends in `exit(0)` may be the child
  unsigned branches = 0;        ///< and loops around it in the function
};

class Lowering {
 public:
  Lowering(clang::ASTContext& context, const Paths& paths);

  /// Lowers every declaration of the project's files. Once.
  void run();
  void comment(clang::SourceRange range);
  /// The span in a file of the project, and the file's shown path; nothing for other files.
  std::optional<std::pair<std::string, Span>> locate(clang::SourceLocation location);
  /// Main file first. Empties this.
  std::vector<Facts> take();

 private:
  // rows.cpp
  Rows* rows_of(clang::FileID file);
  Rows* rows_at(clang::SourceLocation location);
  bool in_project(const clang::Decl* decl);
  Facts& facts() { return frame_.rows->facts; }
  PlaceId add_place(Rows& rows, Place place);
  PlaceId temp(Span at, std::string type = {});
  PlaceId literal(std::string text, Span at, bool is_null = false);
  PlaceId field(PlaceId base, std::string name, Span at, std::string type = {}, bool is_part = false);
  PlaceId global(Rows& rows, const clang::VarDecl* variable, Span at);
  PlaceId local(const clang::VarDecl* variable);
  PlaceId function_place(const std::string& name, Span at);
  PlaceId receiver();
  void flow(PlaceId from, PlaceId to, FlowKind kind, Store store, Span at);
  Call new_call(CallKind kind, Span at);
  Span span(clang::SourceRange range);

  // names.cpp
  std::string name_of(const clang::NamedDecl* decl);
  std::string member_name(const clang::NamedDecl* decl) const;
  std::string type_name(clang::QualType type);
  std::string record_name(const clang::RecordDecl* record);
  const clang::RecordDecl* record_of(clang::QualType type) const;
  const clang::RecordDecl* held_record(clang::QualType type) const;
  bool is_wrapper(clang::QualType type) const;
  bool has_constructor(clang::QualType type);
  bool is_part(clang::QualType type);
  bool is_function_wrapper(clang::QualType type) const;
  bool is_private(const clang::NamedDecl* decl) const;

  // declarations.cpp
  void declarations(const clang::DeclContext* context);
  void declaration(const clang::Decl* decl, std::vector<const clang::DeclContext*>& inner);
  TypeId type_row(Rows& rows, const clang::RecordDecl* record);
  void record(const clang::RecordDecl* record);
  void implicit_code(const clang::CXXRecordDecl* record, Rows& rows);
  void function(const clang::FunctionDecl* function);
  void constructor_inits(const clang::CXXConstructorDecl* constructor);
  void variable(const clang::VarDecl* variable);
  void initialise(const clang::VarDecl* variable, PlaceId place);
  ScopeId new_scope(Rows& rows, ScopeKind kind, std::string name, std::string member);
  ScopeId once_scope(const clang::VarDecl* variable);
  bool is_lazy(const clang::VarDecl* variable) const;

  // statements.cpp
  void statement(const clang::Stmt* stmt);
  void end_of_life(const clang::CompoundStmt* block);
  void block(const clang::CompoundStmt* stmt);
  void branch(const clang::IfStmt* stmt);
  void loop(const clang::Stmt* stmt);
  void range_loop(const clang::CXXForRangeStmt* stmt);
  void local_variable(const clang::VarDecl* variable);
  void leave(const clang::Expr* value, clang::SourceRange range);
  void under(PlaceId guard, const clang::Stmt* stmt);
  void cases(const clang::SwitchStmt* stmt);
  void choice(Span first, Span second, std::size_t calls_before);
  void note_conditional(PlaceId guard, clang::SourceRange range);
  /// The place that is null, zero or empty when `condition` is true (false); kNone when it tells nothing.
  PlaceId empty_when(const clang::Expr* condition, bool is_true);
  PlaceId tested(const clang::Expr* expr);
  static bool leaves(const clang::Stmt* stmt);

  // endings.cpp
  bool ends_program(const clang::Stmt* stmt, bool failing, unsigned depth = 0);
  bool is_failure(const clang::Stmt* arm);
  static bool forks(const clang::Stmt* body);
  static bool returns(const clang::Stmt* body);
  bool is_error_exit(const clang::CompoundStmt* body, const clang::Stmt* label) const;
  bool begin_rare(clang::SourceRange range);

  // expressions.cpp
  std::string text(const clang::Expr* expr);
  bool is_constant(const clang::Expr* expr) const;
  bool is_empty_number(const clang::Expr* expr);
  std::string constant_text(const clang::Expr* expression);
  PlaceId expr(const clang::Expr* expr);
  PlaceId lower_expr(const clang::Expr* expr);
  PlaceId in_template(const clang::Expr* expr);
  PlaceId element(const clang::ArraySubscriptExpr* expr);
  PlaceId cast(const clang::CastExpr* cast);
  PlaceId reference(const clang::ValueDecl* decl, clang::SourceRange range);
  PlaceId member(const clang::MemberExpr* expr);
  PlaceId initialiser_list(const clang::InitListExpr* list);
  PlaceId lambda(const clang::LambdaExpr* expr);

  // operators.cpp
  PlaceId combine(const clang::Expr* expr, FlowKind kind);
  PlaceId unary(const clang::UnaryOperator* expr);
  PlaceId step(const clang::Expr* counter, clang::SourceRange range);
  PlaceId atomic(const clang::AtomicExpr* expr);
  PlaceId binary(const clang::BinaryOperator* expr);
  PlaceId pointed_at(const std::vector<const clang::Expr*>& operands);
  PlaceId conditional(const clang::AbstractConditionalOperator* expr);
  void assign(const clang::Expr* target, PlaceId value, FlowKind kind, clang::SourceRange range);

  // calls.cpp
  PlaceId call(const clang::CallExpr* call);
  PlaceId member_call(const clang::CXXMemberCallExpr* call);
  PlaceId wrapper_call(const clang::CXXMemberCallExpr* call, const std::string& member);
  PlaceId operator_call(const clang::CXXOperatorCallExpr* call);
  PlaceId function_object(const clang::CXXOperatorCallExpr* call);
  PlaceId project_operator(const clang::CXXOperatorCallExpr* call);
  PlaceId stream_operator(const clang::CXXOperatorCallExpr* call);
  PlaceId construct(const clang::CXXConstructExpr* expr);
  PlaceId make(const clang::CallExpr* call, clang::QualType made, const std::vector<PlaceId>& args);
  PlaceId construct_type(std::string type, const std::vector<PlaceId>& args, clang::SourceRange range);
  PlaceId unresolved_call(const clang::CallExpr* call);
  void copying_function(std::string_view name, const std::vector<PlaceId>& args, Span at);
  std::vector<PlaceId> arguments(const clang::CallExpr* call, unsigned from = 0);
  PlaceId finish(Call row, clang::QualType result);

  clang::ASTContext& context_;
  clang::SourceManager& sources_;
  const Paths& paths_;
  std::map<clang::FileID, Rows*> by_file_;
  std::map<std::string, std::unique_ptr<Rows>> by_path_;
  std::unordered_map<const clang::Type*, std::string> type_names_;
  std::unordered_map<const clang::VarDecl*, ScopeId> once_scopes_;
  Frame frame_;
  Span here_;  ///< for what stands in another file: a macro's, an included list's
  unsigned depth_ = 0;
};

}  // namespace snapcheck::lang::cpp
