#include "analyzer/lang/java/type_names.h"

#include <algorithm>
#include <iterator>

namespace snapcheck::lang::java {

namespace {

// The public types of java.lang (Java 21), sorted.
constexpr std::string_view kJavaLang[] = {
    "AbstractMethodError",
    "Appendable",
    "ArithmeticException",
    "ArrayIndexOutOfBoundsException",
    "ArrayStoreException",
    "AssertionError",
    "AutoCloseable",
    "Boolean",
    "BootstrapMethodError",
    "Byte",
    "CharSequence",
    "Character",
    "Class",
    "ClassCastException",
    "ClassCircularityError",
    "ClassFormatError",
    "ClassLoader",
    "ClassNotFoundException",
    "ClassValue",
    "CloneNotSupportedException",
    "Cloneable",
    "Comparable",
    "Deprecated",
    "Double",
    "Enum",
    "EnumConstantNotPresentException",
    "Error",
    "Exception",
    "ExceptionInInitializerError",
    "Float",
    "FunctionalInterface",
    "IllegalAccessError",
    "IllegalAccessException",
    "IllegalArgumentException",
    "IllegalCallerException",
    "IllegalMonitorStateException",
    "IllegalStateException",
    "IllegalThreadStateException",
    "IncompatibleClassChangeError",
    "IndexOutOfBoundsException",
    "InheritableThreadLocal",
    "InstantiationError",
    "InstantiationException",
    "Integer",
    "InternalError",
    "InterruptedException",
    "Iterable",
    "LayerInstantiationException",
    "LinkageError",
    "Long",
    "MatchException",
    "Math",
    "Module",
    "ModuleLayer",
    "NegativeArraySizeException",
    "NoClassDefFoundError",
    "NoSuchFieldError",
    "NoSuchFieldException",
    "NoSuchMethodError",
    "NoSuchMethodException",
    "NullPointerException",
    "Number",
    "NumberFormatException",
    "Object",
    "OutOfMemoryError",
    "Override",
    "Package",
    "Process",
    "ProcessBuilder",
    "ProcessHandle",
    "Readable",
    "Record",
    "ReflectiveOperationException",
    "Runnable",
    "Runtime",
    "RuntimeException",
    "RuntimePermission",
    "SafeVarargs",
    "ScopedValue",
    "SecurityException",
    "SecurityManager",
    "Short",
    "StackOverflowError",
    "StackTraceElement",
    "StackWalker",
    "StrictMath",
    "String",
    "StringBuffer",
    "StringBuilder",
    "StringIndexOutOfBoundsException",
    "StringTemplate",
    "SuppressWarnings",
    "System",
    "Thread",
    "ThreadDeath",
    "ThreadGroup",
    "ThreadLocal",
    "Throwable",
    "TypeNotPresentException",
    "UnknownError",
    "UnsatisfiedLinkError",
    "UnsupportedClassVersionError",
    "UnsupportedOperationException",
    "VerifyError",
    "VirtualMachineError",
    "Void",
    "WrongThreadException",
};

bool in_java_lang(std::string_view name) {
  static_assert(std::is_sorted(std::begin(kJavaLang), std::end(kJavaLang)));
  return std::binary_search(std::begin(kJavaLang), std::end(kJavaLang), name);
}

/// The text of a dotted name without spaces and comments.
std::string dotted(const Tree& tree, NodeIndex node) {
  std::string text;
  for (NodeIndex i = node; i < tree[node].last; ++i) {
    if (tree.kind(i) != identifier && tree.kind(i) != type_identifier) continue;
    if (!text.empty()) text += '.';
    text += tree.text(i);
  }
  return text;
}

void import_line(const Tree& tree, NodeIndex node, Imports& imports) {
  bool is_static = false, wildcard = false;
  NodeIndex name = kNoNode;
  for (const NodeIndex child : tree.children(node)) {
    const std::uint8_t kind = tree.kind(child);
    is_static |= kind == static_token || tree.text(child) == "static";
    wildcard |= kind == asterisk;
    if (kind == identifier || kind == scoped_identifier) name = child;
  }
  if (name == kNoNode) return;
  std::string qualified = dotted(tree, name);
  if (wildcard) {
    (is_static ? imports.static_classes : imports.packages).push_back(std::move(qualified));
    return;
  }
  const std::size_t dot = qualified.rfind('.');
  if (dot == std::string::npos) return;
  // The last identifier of the subtree is the simple name; its text lives as long as the tree.
  const std::string_view simple = tree.text(tree[name].last - 1);
  if (is_static) {
    imports.statics.try_emplace(simple, qualified.substr(0, dot));
  } else {
    imports.types.try_emplace(simple, std::move(qualified));
  }
}

}  // namespace

Imports imports_of(const Tree& tree) {
  Imports imports;
  // At the top; in broken text also inside an error node.
  for (NodeIndex node = 1; node < tree.size();) {
    const std::uint8_t kind = tree.kind(node);
    if (kind == package_declaration && imports.package.empty()) {
      for (const NodeIndex child : tree.children(node)) {
        if (tree.kind(child) == identifier || tree.kind(child) == scoped_identifier) {
          imports.package = dotted(tree, child);
        }
      }
    }
    if (kind == import_declaration) import_line(tree, node, imports);
    node = kind == kErrorNode ? node + 1 : tree[node].last;
  }
  return imports;
}

const TypeName& TypeNames::simple(TypeId context, std::string_view name, std::uint32_t position) {
  for (const auto& [variable, bound] : variables_) {
    if (variable != name) continue;
    scratch_ = {bound_of(context, bound), true};
    return scratch_;
  }
  if (const TypeId local = declarations_.local(name, position); local != kNone) {
    scratch_ = {declarations_.row(local).name, true};
    return scratch_;
  }
  const Key key{context, name};
  if (const auto it = cache_.find(key); it != cache_.end()) return it->second;
  TypeName found = look_up(context, name);
  return cache_.emplace(key, std::move(found)).first->second;
}

TypeName TypeNames::look_up(TypeId context, std::string_view name) {
  for (TypeId type = context; type != kNone; type = declarations_.types[type].outer) {
    const TypeDecl& decl = declarations_.types[type];
    for (const auto& [variable, bound] : decl.type_params) {
      if (variable == name) return {bound_of(type, bound), true};
    }
    if (decl.simple == name) return {declarations_.row(type).name, true};
    if (const TypeId nested = declarations_.nested(type, name); nested != kNone) {
      return {declarations_.row(nested).name, true};
    }
    if (std::string found; nested_in_supers(type, name, found)) return {std::move(found), true};
  }
  if (const auto it = imports_.types.find(name); it != imports_.types.end()) return {it->second, true};
  if (const TypeId top = declarations_.nested(kNone, name); top != kNone) return {declarations_.row(top).name, true};
  const std::string same_package =
      imports_.package.empty() ? std::string(name) : imports_.package + "." + std::string(name);
  if (names_.knows_type(same_package)) return {same_package, true};
  for (const std::string& package : imports_.packages) {
    std::string candidate = package + "." + std::string(name);
    if (names_.knows_type(candidate)) return {std::move(candidate), true};
  }
  if (in_java_lang(name)) return {"java.lang." + std::string(name), true};
  if (const auto it = imports_.statics.find(name); it != imports_.statics.end()) {
    std::string candidate = it->second + "." + std::string(name);
    if (names_.knows_type(candidate)) return {std::move(candidate), true};
  }
  if (imports_.packages.size() == 1) return {imports_.packages.front() + "." + std::string(name), false};
  return {same_package, false};
}

bool TypeNames::nested_in_supers(TypeId type, std::string_view name, std::string& found) const {
  std::vector<TypeId> work{type};
  for (std::size_t i = 0; i < work.size() && i < 16; ++i) {
    if (const TypeId nested = declarations_.nested(work[i], name); nested != kNone) {
      found = declarations_.row(nested).name;
      return true;
    }
    for (const base::Name& super : declarations_.row(work[i]).supers) {
      std::string candidate = super + "." + std::string(name);
      if (names_.knows_type(candidate)) {
        found = std::move(candidate);
        return true;
      }
    }
    const std::vector<TypeId>& supers = declarations_.types[work[i]].supers;
    work.insert(work.end(), supers.begin(), supers.end());
  }
  return false;
}

base::Name TypeNames::bound_of(TypeId context, NodeIndex bound) {
  // `T extends Comparable<T>` ends by erasure; `A extends B, B extends A` is cut off here.
  if (bound == kNoNode || bounds_open_ > 4) return {};
  const NodeIndex first = tree_.first_child(bound);
  if (first == kNoNode) return {};
  ++bounds_open_;
  const base::Name name = of_node(context, first);
  --bounds_open_;
  return name;
}

std::string TypeNames::with_dimensions(std::string element, NodeIndex node) const {
  if (node == kNoNode || element.empty()) return element;
  for (const char c : tree_.text(node)) {
    if (c == '[') element += "[]";
  }
  return element;
}

std::string TypeNames::scoped(TypeId context, NodeIndex node) {
  std::string text;
  std::string_view first;
  for (NodeIndex i = node; i < tree_[node].last;) {
    const std::uint8_t kind = tree_.kind(i);
    if (kind == type_identifier) {
      if (text.empty()) {
        first = tree_.text(i);
        text = first;
      } else {
        text += '.';
        text += tree_.text(i);
      }
    }
    const bool annotated = kind == annotation || kind == marker_annotation;
    i = annotated ? tree_[i].last : i + 1;
  }
  if (first.empty()) return {};
  const TypeName& outer = simple(context, first, tree_[node].begin);
  const bool upper = first.front() >= 'A' && first.front() <= 'Z';
  if ((outer.known || upper) && !outer.name.empty()) return outer.name + text.substr(first.size());
  return text;
}

base::Name TypeNames::of_node(TypeId context, NodeIndex node, NodeIndex extra_dimensions) {
  // The wrappers are peeled off one by one: annotations, dimensions, type arguments.
  std::string dimensions_text;
  while (node != kNoNode) {
    switch (tree_.kind(node)) {
      case type_identifier: {
        const std::string_view name = tree_.text(node);
        if (name == "var" || name.empty()) return {};
        const base::Name found = simple(context, name, tree_[node].begin).name;
        if (found.empty() || (dimensions_text.empty() && extra_dimensions == kNoNode)) return found;
        return with_dimensions(found.str() + dimensions_text, extra_dimensions);
      }
      case scoped_type_identifier: {
        std::string found = scoped(context, node);
        if (found.empty()) return found;
        return with_dimensions(std::move(found) + dimensions_text, extra_dimensions);
      }
      case integral_type:
      case floating_point_type:
      case boolean_type:
        return with_dimensions(std::string(tree_.text(node)) + dimensions_text, extra_dimensions);
      case array_type:
        if (const NodeIndex list = tree_.child(node, by_dimensions); list != kNoNode) {
          dimensions_text = with_dimensions("x", list).substr(1) + dimensions_text;
        }
        node = tree_.child(node, by_element);
        break;
      case generic_type:
        node = tree_.first_child(node);
        break;
      case annotated_type:
      case catch_type: {
        NodeIndex inner = kNoNode;
        for (const NodeIndex child : tree_.children(node)) {
          const std::uint8_t kind = tree_.kind(child);
          if (kind == annotation || kind == marker_annotation) continue;
          inner = child;
          break;  // of `A | B` the first
        }
        node = inner;
        break;
      }
      default:
        return {};
    }
  }
  return {};
}

}  // namespace snapcheck::lang::java
