// Calls and constructions.
#include <algorithm>
#include <array>

#include "analyzer/lang/cpp/helper/lowering.h"

namespace snapcheck::lang::cpp {

namespace {

/// Functions that hand on their first argument.
constexpr std::array<std::string_view, 14> kSame = {"std.move",
                                                    "std.forward",
                                                    "std.ref",
                                                    "std.cref",
                                                    "std.addressof",
                                                    "std.as_const",
                                                    "std.launder",
                                                    "std.begin",
                                                    "std.end",
                                                    "std.data",
                                                    "std.move_if_noexcept",
                                                    "__builtin_expect",
                                                    "__builtin_addressof",
                                                    "std.bind"};
/// Functions that make an object of their result's type.
constexpr std::array<std::string_view, 8> kMakers = {"std.make_unique",   "std.make_shared",   "std.allocate_shared",
                                                     "boost.make_shared", "std.make_optional", "absl.make_unique",
                                                     "kj.heap",           "kj.refcounted"};

/// Functions that put their second argument into their first, or what that points to.
constexpr std::array<std::string_view, 5> kStores = {"std.exchange", "std.atomic_store", "std.atomic_store_explicit",
                                                     "std.atomic_exchange", "std.atomic_exchange_explicit"};

/// Functions of C that copy or print into their first argument, and where what they copy begins.
struct Copying {
  std::string_view name;
  unsigned from;
  bool prints;
};
constexpr std::array<Copying, 26> kCopying = {{{"memcpy", 1, false},
                                               {"memmove", 1, false},
                                               {"strcpy", 1, false},
                                               {"strncpy", 1, false},
                                               {"strcat", 1, false},
                                               {"strncat", 1, false},
                                               {"strlcpy", 1, false},
                                               {"strlcat", 1, false},
                                               {"stpcpy", 1, false},
                                               {"mempcpy", 1, false},
                                               {"sprintf", 2, true},
                                               {"vsprintf", 2, true},
                                               {"snprintf", 3, true},
                                               {"vsnprintf", 3, true},
                                               {"asprintf", 2, true},
                                               {"vasprintf", 2, true},
                                               {"strftime", 3, true},
                                               {"localtime_r", 0, true},
                                               {"gmtime_r", 0, true},
                                               {"ctime_r", 0, true},
                                               {"inet_ntop", 1, true},
                                               {"uuid_unparse", 0, true},
                                               {"uuid_unparse_lower", 0, true},
                                               {"uuid_unparse_upper", 0, true},
                                               {"apr_uuid_format", 1, true},
                                               {"sd_id128_to_string", 0, true}}};

/// Methods of the standard containers that lead into the object itself: what is put there is put into it.
constexpr std::array<std::string_view, 11> kInside = {"data", "begin", "end", "cbegin", "cend", "front",
                                                      "back", "c_str", "at",  "rbegin", "top"};

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

std::string_view without_builtin(std::string_view name) {
  // Fortified and built-in forms: __builtin___memcpy_chk, __builtin_memcpy.
  if (name.starts_with("__builtin_")) name.remove_prefix(10);
  if (name.starts_with("__") && name.ends_with("_chk")) name = name.substr(2, name.size() - 6);
  return name;
}

/// Can be called, as a generator of random numbers can.
bool is_function_object(const clang::CXXRecordDecl* record) {
  return std::ranges::any_of(record->methods(), [](const clang::CXXMethodDecl* method) {
    return method->getOverloadedOperator() == clang::OO_Call;
  });
}

}  // namespace

std::vector<PlaceId> Lowering::arguments(const clang::CallExpr* call, unsigned from) {
  std::vector<PlaceId> args;
  for (unsigned i = from; i < call->getNumArgs(); ++i) {
    if (!llvm::isa<clang::CXXDefaultArgExpr>(call->getArg(i))) args.push_back(expr(call->getArg(i)));
  }
  return args;
}

PlaceId Lowering::finish(Call row, clang::QualType result) {
  if (!result.isNull() && !result->isVoidType()) row.result = temp(row.span, type_name(result));
  const PlaceId place = row.result;
  facts().calls.push_back(std::move(row));
  return place == kNone ? temp(here_) : place;
}

PlaceId Lowering::call(const clang::CallExpr* call) {
  const Span at = span(call->getSourceRange());
  const clang::FunctionDecl* callee = call->getDirectCallee();
  if (callee == nullptr) return unresolved_call(call);
  const std::string name = name_of(callee);
  if (is_one_of(kSame, name) && call->getNumArgs() > 0) {
    const std::vector<PlaceId> args = arguments(call);
    return args.front();
  }
  const std::vector<PlaceId> args = arguments(call);
  if (is_one_of(kStores, name) && args.size() > 1) {
    const clang::Expr* object = call->getArg(0)->IgnoreParenImpCasts();
    const auto* address = llvm::dyn_cast<clang::UnaryOperator>(object);
    if (address != nullptr && address->getOpcode() == clang::UO_AddrOf) object = address->getSubExpr();
    assign(object, args[1], FlowKind::copy, call->getSourceRange());
    return temp(at, type_name(call->getType()));
  }
  if (is_one_of(kMakers, name)) return make(call, call->getType(), args);
  Call row = new_call(CallKind::call, at);
  row.callee = name;
  for (const PlaceId arg : args) row.args.push_back({arg, {}, false});
  if (!in_project(callee) || !callee->hasBody()) copying_function(without_builtin(name), args, at);
  return finish(std::move(row), call->getType());
}

/// `make_unique<T>(...)`, `emplace(...)`: a T of the arguments. A copy of a T is the T itself, as in construct(), and
/// an aggregate has them in its fields.
PlaceId Lowering::make(const clang::CallExpr* call, clang::QualType made, const std::vector<PlaceId>& args) {
  const std::string type = type_name(made);
  if (args.size() == 1 && !type.empty() && type_name(call->getArg(0)->getType()) == type) return args.front();
  const auto* record = llvm::dyn_cast_or_null<clang::CXXRecordDecl>(held_record(made));
  if (record != nullptr) record = record->getDefinition();
  const bool fills = record != nullptr && in_project(record) && record->isAggregate() && record->getNumBases() == 0;
  if (!fills) return construct_type(type, args, call->getSourceRange());
  const PlaceId object = construct_type(type, {}, call->getSourceRange());
  auto arg = args.begin();
  for (const clang::FieldDecl* into : record->fields()) {
    if (arg == args.end()) break;
    if (into->isUnnamedBitField()) continue;
    const Span at = span(call->getSourceRange());
    const PlaceId to = field(object, into->getNameAsString(), at, type_name(into->getType()), is_part(into->getType()));
    flow(*arg++, to, FlowKind::copy, Store::rebind, at);
  }
  return object;
}

void Lowering::copying_function(std::string_view name, const std::vector<PlaceId>& args, Span at) {
  for (const Copying& copying : kCopying) {
    if (copying.name != name) continue;
    const unsigned last = copying.prints ? static_cast<unsigned>(args.size()) : copying.from + 1;
    // uuid_unparse, localtime_r: from the first argument into the second.
    const unsigned into = copying.from == 0 ? 1 : name == "inet_ntop" ? 2 : 0;
    for (unsigned i = copying.from; i < last && i < args.size() && into < args.size(); ++i) {
      if (i != into) flow(args[i], args[into], copying.prints ? FlowKind::derive : FlowKind::copy, Store::mutate, at);
    }
  }
}

/// Through a pointer, a function object, or what only the instantiation of a template knows.
PlaceId Lowering::unresolved_call(const clang::CallExpr* call) {
  const clang::Expr* callee = call->getCallee()->IgnoreParenImpCasts();
  Call row = new_call(CallKind::call, span(call->getSourceRange()));
  if (const auto* member = llvm::dyn_cast<clang::CXXDependentScopeMemberExpr>(callee)) {
    row.receiver = member->isImplicitAccess() ? receiver() : expr(member->getBase());
    row.member = member->getMember().getAsString();
  } else if (const auto* overloads = llvm::dyn_cast<clang::OverloadExpr>(callee)) {
    for (const clang::NamedDecl* decl : overloads->decls()) {
      const clang::NamedDecl* found = decl->getUnderlyingDecl();
      if (const auto* made = llvm::dyn_cast<clang::FunctionTemplateDecl>(found)) found = made->getTemplatedDecl();
      const auto* method = llvm::dyn_cast<clang::CXXMethodDecl>(found);
      if (method != nullptr && !method->isStatic()) {
        const auto* object = llvm::dyn_cast<clang::UnresolvedMemberExpr>(overloads);
        row.receiver = object != nullptr && !object->isImplicitAccess() ? expr(object->getBase()) : receiver();
        row.member = member_name(method);
      } else {
        row.callee = name_of(found);
      }
      break;
    }
    if (is_one_of(kSame, row.callee) && call->getNumArgs() > 0) return expr(call->getArg(0));
  } else if (const auto* pseudo = llvm::dyn_cast<clang::CXXPseudoDestructorExpr>(callee)) {
    return expr(pseudo->getBase());
  }
  if (row.callee.empty() && row.receiver == kNone) row.function = expr(callee);
  for (const PlaceId arg : arguments(call)) row.args.push_back({arg, {}, false});
  return finish(std::move(row), call->getType());
}

PlaceId Lowering::member_call(const clang::CXXMemberCallExpr* call) {
  const clang::CXXMethodDecl* method = call->getMethodDecl();
  const clang::Expr* object = call->getImplicitObjectArgument();
  if (method == nullptr || object == nullptr) return unresolved_call(call);
  const std::string member = member_name(method);
  const bool project = in_project(method);
  // The methods of an atomic number are those of a base that has another name in each library.
  if (!project && is_wrapper(object->IgnoreParenImpCasts()->getType())) return wrapper_call(call, member);
  // A conversion of a library's object is the object.
  if (!project && llvm::isa<clang::CXXConversionDecl>(method)) return expr(object);
  if (!project && method->getParent()->isInStdNamespace() && is_one_of(kInside, member)) {
    const PlaceId inside = expr(object);
    arguments(call);
    return inside;
  }
  Call row = new_call(CallKind::call, span(call->getSourceRange()));
  const auto* written = llvm::dyn_cast<clang::MemberExpr>(call->getCallee()->IgnoreParens());
  row.receiver = expr(object);
  row.member = member;
  if (written != nullptr && written->hasQualifier() && llvm::isa<clang::CXXThisExpr>(object->IgnoreParenImpCasts())) {
    row.is_super = true;  // Base::f()
  } else if (!method->isVirtual() || !project) {
    std::string type = type_name(object->getType());
    row.callee = (type.empty() ? record_name(method->getParent()) : type) + "." + member;
  }
  for (const PlaceId arg : arguments(call)) row.args.push_back({arg, {}, false});
  return finish(std::move(row), call->getType());
}

/// Smart pointers, optionals, atomics: the same place as what is in them.
PlaceId Lowering::wrapper_call(const clang::CXXMemberCallExpr* call, const std::string& member) {
  const clang::Expr* object = call->getImplicitObjectArgument();
  const Span at = span(call->getSourceRange());
  if (member == "fetch_add") {
    arguments(call);
    return step(object, call->getSourceRange());
  }
  const PlaceId place = expr(object);
  const std::vector<PlaceId> args = arguments(call);
  if (member == "reset" && args.empty()) {
    assign(object, literal("nullptr", at, true), FlowKind::copy, call->getSourceRange());
  } else if (member == "reset" || member == "store" || member == "exchange") {
    if (!args.empty()) assign(object, args.front(), FlowKind::copy, call->getSourceRange());
  } else if (member == "emplace") {
    const PlaceId made = make(call, object->getType(), args);
    assign(object, made, FlowKind::copy, call->getSourceRange());
    return made;
  } else if (member.starts_with("compare_exchange") && args.size() > 1) {
    const PlaceId outer = frame_.guard;
    frame_.guard = place;
    assign(object, args[1], FlowKind::copy, call->getSourceRange());
    frame_.guard = outer;
    return temp(at);
  } else if (member == "has_value" || member == "use_count" || member == "operator bool") {
    return temp(at);
  } else if (member == "value_or") {
    for (const PlaceId arg : args) flow(arg, place, FlowKind::copy, Store::none, at);
  }
  return place;
}

PlaceId Lowering::operator_call(const clang::CXXOperatorCallExpr* call) {
  const Span at = span(call->getSourceRange());
  const clang::OverloadedOperatorKind kind = call->getOperator();
  const clang::FunctionDecl* callee = call->getDirectCallee();
  const clang::Expr* object = call->getArg(0);
  if (kind == clang::OO_Call) return function_object(call);
  if (callee != nullptr && in_project(callee)) return project_operator(call);
  const auto change = [&](FlowKind how) {
    const PlaceId value = expr(call->getArg(1));
    assign(object, value, how, call->getSourceRange());
    return value;
  };
  FlowKind how = FlowKind::derive;
  switch (kind) {
    case clang::OO_Equal:
      return change(FlowKind::copy);
    case clang::OO_PlusPlus:
      if (is_wrapper(object->IgnoreParenImpCasts()->getType())) return step(object, call->getSourceRange());
      return arguments(call).front();
    case clang::OO_Subscript:
    case clang::OO_Arrow:
    case clang::OO_MinusMinus:
      return arguments(call).front();
    case clang::OO_Star:
      if (call->getNumArgs() == 1) return expr(object);
      break;
    case clang::OO_PlusEqual:
    case clang::OO_StarEqual:
    case clang::OO_CaretEqual:
    case clang::OO_PipeEqual:
      return change(FlowKind::derive);
    case clang::OO_MinusEqual:
      return change(FlowKind::difference);
    case clang::OO_LessLess:
    case clang::OO_GreaterGreater:
      return stream_operator(call);
    case clang::OO_EqualEqual:
    case clang::OO_ExclaimEqual:
      how = FlowKind::compare;
      break;
    case clang::OO_Less:
    case clang::OO_Greater:
    case clang::OO_LessEqual:
    case clang::OO_GreaterEqual:
    case clang::OO_Spaceship:
      how = FlowKind::order;
      break;
    case clang::OO_Minus:
      how = FlowKind::difference;
      break;
    case clang::OO_Exclaim:
      arguments(call);
      return temp(at);
    default:
      break;
  }
  const bool asks = how == FlowKind::compare || how == FlowKind::order;
  const PlaceId result = temp(at, asks ? std::string() : type_name(call->getType()));
  for (const PlaceId arg : arguments(call)) flow(arg, result, how, Store::none, at);
  return result;
}

/// `f(x)` of an object: a lambda, a std::function, a functor.
PlaceId Lowering::function_object(const clang::CXXOperatorCallExpr* call) {
  const clang::Expr* object = call->getArg(0);
  Call row = new_call(CallKind::call, span(call->getSourceRange()));
  const clang::RecordDecl* record = record_of(object->getType());
  const bool value =
      record == nullptr || record->isLambda() || in_project(record) || is_function_wrapper(object->getType());
  const PlaceId place = expr(object);
  if (value) {
    row.function = place;
  } else {
    row.receiver = place;
    row.member = "__call__";
    row.callee = type_name(object->getType()) + ".__call__";
  }
  for (const PlaceId arg : arguments(call, 1)) row.args.push_back({arg, {}, false});
  return finish(std::move(row), call->getType());
}

/// An operator that the project defines.
PlaceId Lowering::project_operator(const clang::CXXOperatorCallExpr* call) {
  const clang::FunctionDecl* callee = call->getDirectCallee();
  const clang::Expr* object = call->getArg(0);
  Call row = new_call(CallKind::call, span(call->getSourceRange()));
  const auto* method = llvm::dyn_cast<clang::CXXMethodDecl>(callee);
  const bool has_object = method != nullptr && !method->isStatic();
  if (has_object) {
    row.receiver = expr(object);
    row.member = member_name(callee);
  } else {
    row.callee = name_of(callee);
  }
  for (const PlaceId arg : arguments(call, has_object ? 1 : 0)) row.args.push_back({arg, {}, false});
  const bool given = !callee->doesThisDeclarationHaveABody() || callee->isDefaulted();
  if (call->getOperator() == clang::OO_Equal && !row.args.empty() && given) {
    assign(object, row.args.front().place, FlowKind::copy, call->getSourceRange());
  }
  return finish(std::move(row), call->getType());
}

/// Streams: into a text, out of a file. What is printed is handed to the stream.
PlaceId Lowering::stream_operator(const clang::CXXOperatorCallExpr* call) {
  const Span at = span(call->getSourceRange());
  const std::vector<PlaceId> args = arguments(call);
  if (args.size() < 2) return args.front();
  const auto is_text = [](std::string_view type) {
    return type.ends_with("stringstream") || type.ends_with("strstream");
  };
  const Place& stream = facts().places[args[0]];
  if (call->getOperator() == clang::OO_GreaterGreater) {
    flow(args[0], args[1], FlowKind::derive, Store::mutate, at);
  } else if (is_text(type_name(call->getArg(0)->getType())) ||
             (stream.kind == PlaceKind::local && is_text(stream.type))) {
    flow(args[1], args[0], FlowKind::derive, Store::mutate, at);
  } else {
    Call row = new_call(CallKind::call, at);
    row.receiver = args[0];
    row.member = "operator<<";
    row.args.push_back({args[1], {}, false});
    facts().calls.push_back(std::move(row));
  }
  return args[0];
}

PlaceId Lowering::construct(const clang::CXXConstructExpr* expression) {
  const clang::CXXConstructorDecl* constructor = expression->getConstructor();
  const unsigned count = expression->getNumArgs();
  // A copy, or a wrapper around it, is the value itself.
  if (count > 0 && (constructor->isCopyOrMoveConstructor() || is_wrapper(expression->getType()) ||
                    is_function_wrapper(expression->getType()))) {
    PlaceId first = kNone;
    for (const clang::Expr* arg : expression->arguments()) {
      const PlaceId place = expr(arg);
      if (first == kNone) first = place;
    }
    // `std::mt19937 copy = generator;`: from then on each has a state of its own.
    const bool copies = constructor->isCopyConstructor() && expression->getArg(0)->isLValue();
    if (!copies || in_project(constructor) || !is_function_object(constructor->getParent())) return first;
    const Span at = span(expression->getSourceRange());
    const PlaceId copy = temp(at, type_name(expression->getType()));
    facts().flows.push_back(
        {frame_.scope, first, copy, FlowKind::copy, Store::none, kEachElement, frame_.guard, at, false});
    return copy;
  }
  if (count == 0 && (is_wrapper(expression->getType()) || is_function_wrapper(expression->getType()))) {
    return literal("nullptr", span(expression->getSourceRange()), true);
  }
  std::vector<PlaceId> args;
  for (const clang::Expr* arg : expression->arguments()) {
    if (!llvm::isa<clang::CXXDefaultArgExpr>(arg)) args.push_back(expr(arg));
  }
  return construct_type(type_name(expression->getType()), args, expression->getSourceRange());
}

PlaceId Lowering::construct_type(std::string type, const std::vector<PlaceId>& args, clang::SourceRange range) {
  const Span at = span(range);
  const PlaceId result = temp(at, type);
  if (type.empty()) {
    for (const PlaceId arg : args) flow(arg, result, FlowKind::derive, Store::none, at);
    return result;
  }
  Call row = new_call(CallKind::construct, at);
  row.callee = type + ".<init>";
  for (const PlaceId arg : args) row.args.push_back({arg, {}, false});
  row.result = result;
  facts().calls.push_back(std::move(row));
  return result;
}

}  // namespace snapcheck::lang::cpp
