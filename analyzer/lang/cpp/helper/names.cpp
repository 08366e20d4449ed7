// Names are those of the source with dots: inline namespaces, template arguments and typedefs of the project are left
// out; what only one file sees begins with that file: "{src/a.c}.counter".
#include <algorithm>
#include <array>

#include "analyzer/lang/cpp/helper/lowering.h"

namespace snapcheck::lang::cpp {

namespace {

/// A value of such a type stands for what is in it.
constexpr std::array<std::string_view, 13> kWrappers = {
    "std.unique_ptr",      "std.shared_ptr",   "std.weak_ptr",   "std.optional",     "std.reference_wrapper",
    "std.atomic",          "boost.shared_ptr", "boost.optional", "boost.scoped_ptr", "absl.optional",
    "boost.intrusive_ptr", "std.auto_ptr",     "kj.Own"};
constexpr std::array<std::string_view, 5> kFunctionWrappers = {"std.function", "std.move_only_function",
                                                               "boost.function", "absl.AnyInvocable", "folly.Function"};

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

const clang::TemplateArgument* first_argument(clang::QualType type) {
  if (const auto* written = type->getAs<clang::TemplateSpecializationType>()) {
    if (!written->template_arguments().empty()) return &written->template_arguments().front();
  }
  if (const auto* record = type->getAsCXXRecordDecl()) {
    if (const auto* made = llvm::dyn_cast<clang::ClassTemplateSpecializationDecl>(record)) {
      if (made->getTemplateArgs().size() > 0) return &made->getTemplateArgs()[0];
    }
  }
  return nullptr;
}

clang::QualType stripped(clang::QualType type) {
  for (int i = 0; i < 16 && !type.isNull(); ++i) {
    if (const clang::QualType inner = type->getPointeeType(); !inner.isNull()) {
      // A typedef of a pointer has a name of its own.
      if (type->getAs<clang::TypedefType>() != nullptr && !type->isReferenceType()) return type;
      type = inner;
    } else if (const auto* array = type->getAsArrayTypeUnsafe()) {
      type = array->getElementType();
    } else if (const auto* atomic = type->getAs<clang::AtomicType>()) {
      type = atomic->getValueType();
    } else {
      break;
    }
  }
  return type;
}

}  // namespace

const clang::RecordDecl* Lowering::record_of(clang::QualType type) const {
  type = stripped(type);
  if (type.isNull()) return nullptr;
  if (!type->getPointeeType().isNull()) type = stripped(type.getCanonicalType());
  if (const auto* injected = type->getAs<clang::InjectedClassNameType>()) return injected->getDecl();
  if (const auto* record = type->getAsRecordDecl()) {
    if (const auto* made = llvm::dyn_cast<clang::CXXRecordDecl>(record)) {
      if (const auto* pattern = made->getTemplateInstantiationPattern()) return pattern;
    }
    return record;
  }
  if (const auto* written = type->getAs<clang::TemplateSpecializationType>()) {
    if (const auto* decl =
            llvm::dyn_cast_or_null<clang::ClassTemplateDecl>(written->getTemplateName().getAsTemplateDecl())) {
      return decl->getTemplatedDecl();
    }
  }
  return nullptr;
}

std::string Lowering::record_name(const clang::RecordDecl* record) {
  if (const auto* cxx = llvm::dyn_cast<clang::CXXRecordDecl>(record)) {
    if (const auto* pattern = cxx->getTemplateInstantiationPattern()) record = pattern;
  }
  return name_of(record);
}

bool Lowering::is_wrapper(clang::QualType type) const {
  const clang::RecordDecl* record = record_of(type);
  if (record == nullptr || !record->isInStdNamespace()) {
    if (record == nullptr || !record->getName().ends_with("_ptr")) {
      if (record == nullptr || (record->getName() != "optional" && record->getName() != "Own")) return false;
    }
  }
  return is_one_of(kWrappers, const_cast<Lowering*>(this)->name_of(record));
}

/// The class of a value, or of what a pointer or wrapper holds.
const clang::RecordDecl* Lowering::held_record(clang::QualType type) const {
  for (int i = 0; i < 24 && !type.isNull(); ++i) {
    type = stripped(type);
    if (type.isNull() || !is_wrapper(type)) break;
    const clang::TemplateArgument* inner = first_argument(type);
    if (inner == nullptr || inner->getKind() != clang::TemplateArgument::Type) return nullptr;
    type = inner->getAsType();
  }
  return type.isNull() ? nullptr : record_of(type);
}

/// A field of this type holds an object of the project's itself, or several.
bool Lowering::is_part(clang::QualType type) {
  while (const clang::ArrayType* array = type.isNull() ? nullptr : type->getAsArrayTypeUnsafe())
    type = array->getElementType();
  const clang::RecordDecl* record = !type.isNull() && type->isRecordType() ? record_of(type) : nullptr;
  return record != nullptr && in_project(record) && !is_wrapper(type) && !is_function_wrapper(type);
}

bool Lowering::is_function_wrapper(clang::QualType type) const {
  const clang::RecordDecl* record = record_of(type);
  return record != nullptr && is_one_of(kFunctionWrappers, const_cast<Lowering*>(this)->name_of(record));
}

/// The class of a value, or of what it points to; empty for numbers, functions and what depends on a template.
std::string Lowering::type_name(clang::QualType type) {
  if (type.isNull()) return {};
  const auto [known, fresh] = type_names_.try_emplace(type.getTypePtr());
  if (!fresh) return known->second;
  std::string name;
  for (int i = 0; i < 24; ++i) {
    type = stripped(type);
    if (type.isNull()) break;
    if (const auto* alias = type->getAs<clang::TypedefType>()) {
      const clang::TypedefNameDecl* decl = alias->getDecl();
      const bool named = !in_project(decl) && decl->getDeclContext()->isFileContext() && record_of(type) != nullptr;
      if (named && !is_wrapper(type)) {
        name = name_of(decl);
        break;
      }
      type = alias->desugar();
      continue;
    }
    if (is_wrapper(type)) {
      const clang::TemplateArgument* inner = first_argument(type);
      if (inner == nullptr || inner->getKind() != clang::TemplateArgument::Type) break;
      type = inner->getAsType();
      continue;
    }
    if (const clang::RecordDecl* record = record_of(type)) name = record_name(record);
    break;
  }
  if (name.find('(') != std::string::npos) name.clear();
  return known->second = name;
}

/// Seen by one file only: static functions and variables, unnamed namespaces.
bool Lowering::is_private(const clang::NamedDecl* decl) const {
  if (decl->isInAnonymousNamespace()) return true;
  if (const auto* variable = llvm::dyn_cast<clang::VarDecl>(decl)) {
    return variable->isFileVarDecl() && variable->getStorageClass() == clang::SC_Static &&
           !variable->isStaticDataMember();
  }
  if (const auto* function = llvm::dyn_cast<clang::FunctionDecl>(decl)) {
    return !llvm::isa<clang::CXXMethodDecl>(function) && function->getStorageClass() == clang::SC_Static;
  }
  return false;
}

std::string Lowering::member_name(const clang::NamedDecl* decl) const {
  switch (decl->getDeclName().getNameKind()) {
    case clang::DeclarationName::CXXConstructorName:
      return "<init>";
    case clang::DeclarationName::CXXDestructorName:
      return "~";
    case clang::DeclarationName::CXXOperatorName:
      if (decl->getDeclName().getCXXOverloadedOperator() == clang::OO_Call) return "__call__";
      return decl->getDeclName().getAsString();
    case clang::DeclarationName::CXXConversionFunctionName:
      return "operator";
    default:
      break;
  }
  if (const auto* record = llvm::dyn_cast<clang::RecordDecl>(decl)) {
    if (record->getDeclName().isEmpty()) {
      if (const auto* alias = record->getTypedefNameForAnonDecl()) return alias->getNameAsString();
      return "<anon@" + std::to_string(sources_.getExpansionLineNumber(record->getLocation())) + ">";
    }
  }
  return decl->getDeclName().isEmpty() ? "<unnamed>" : decl->getNameAsString();
}

std::string Lowering::name_of(const clang::NamedDecl* decl) {
  std::string name = member_name(decl);
  bool is_private_name = is_private(decl);
  for (const clang::DeclContext* at = decl->getDeclContext(); at != nullptr && !at->isTranslationUnit();
       at = at->getParent()) {
    if (const auto* space = llvm::dyn_cast<clang::NamespaceDecl>(at)) {
      if (space->isAnonymousNamespace() || space->isInline()) continue;
      name = space->getNameAsString() + "." + name;
    } else if (const auto* record = llvm::dyn_cast<clang::RecordDecl>(at)) {
      if (record->isLambda()) {
        name = "<lambda>." + name;
        continue;
      }
      name = member_name(record) + "." + name;
    } else if (const auto* function = llvm::dyn_cast<clang::FunctionDecl>(at)) {
      name = member_name(function) + "." + name;
      is_private_name |= is_private(function);
    }
  }
  if (is_private_name) {
    if (const Rows* rows = rows_at(decl->getCanonicalDecl()->getLocation())) {
      name = rows->prefix + name;
    }
  }
  return name;
}

}  // namespace snapcheck::lang::cpp
