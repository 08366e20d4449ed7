#include "analyzer/lang/python/bindings.h"

#include <array>

#include "analyzer/lang/python/systems.h"

namespace snapcheck::lang::python {

namespace {

// clang-format off
/// Interned first, so that a NameId below their number is a builtin.
constexpr std::array kBuiltins = std::to_array<std::string_view>({
    "ArithmeticError", "AssertionError", "AttributeError", "BaseException", "BaseExceptionGroup", "BlockingIOError",
    "BrokenPipeError", "BufferError", "BytesWarning", "ChildProcessError", "ConnectionAbortedError",
    "ConnectionError", "ConnectionRefusedError", "ConnectionResetError", "DeprecationWarning", "EOFError",
    "Ellipsis", "EncodingWarning", "EnvironmentError", "Exception", "ExceptionGroup", "FileExistsError",
    "FileNotFoundError", "FloatingPointError", "FutureWarning", "GeneratorExit", "IOError", "ImportError",
    "ImportWarning", "IndentationError", "IndexError", "InterruptedError", "IsADirectoryError", "KeyError",
    "KeyboardInterrupt", "LookupError", "MemoryError", "ModuleNotFoundError", "NameError", "NotADirectoryError",
    "NotImplemented", "NotImplementedError", "OSError", "OverflowError", "PendingDeprecationWarning",
    "PermissionError", "ProcessLookupError", "PythonFinalizationError", "RecursionError", "ReferenceError",
    "ResourceWarning", "RuntimeError", "RuntimeWarning", "StopAsyncIteration", "StopIteration", "SyntaxError",
    "SyntaxWarning", "SystemError", "SystemExit", "TabError", "TimeoutError", "TypeError", "UnboundLocalError",
    "UnicodeDecodeError", "UnicodeEncodeError", "UnicodeError", "UnicodeTranslateError", "UnicodeWarning",
    "UserWarning", "ValueError", "Warning", "ZeroDivisionError", "__build_class__", "__debug__", "__import__",
    "abs", "aiter", "all", "anext", "any", "ascii", "bin", "bool", "breakpoint", "bytearray", "bytes", "callable",
    "chr", "classmethod", "compile", "complex", "copyright", "credits", "delattr", "dict", "dir", "divmod",
    "enumerate", "eval", "exec", "exit", "filter", "float", "format", "frozenset", "getattr", "globals", "hasattr",
    "hash", "help", "hex", "id", "input", "int", "isinstance", "issubclass", "iter", "len", "license", "list",
    "locals", "map", "max", "memoryview", "min", "next", "object", "oct", "open", "ord", "pow", "print", "property",
    "quit", "range", "repr", "reversed", "round", "set", "setattr", "slice", "sorted", "staticmethod", "str", "sum",
    "super", "tuple", "type", "vars", "zip",
});
// clang-format on

/// Names of deeply nested functions would grow without bound.
constexpr std::size_t kMaxScopeName = 1000;

bool opens_scope(std::uint8_t kind) {
  return kind == kind::function_definition || kind == kind::class_definition || kind == kind::lambda;
}

bool is_plain_value(const Tree& tree, NodeIndex node) { return node != kNoNode && tree.kind(node) == kind::none; }

}  // namespace

bool is_type_checking(const Tree& tree, NodeIndex if_statement) {
  NodeIndex condition = tree.child(if_statement, field::condition);
  if (condition == kNoNode) return false;
  if (tree.kind(condition) == kind::attribute) condition = tree.child(condition, field::attribute);
  return condition != kNoNode && tree.kind(condition) == kind::identifier && tree.text(condition) == "TYPE_CHECKING";
}

Bindings::Bindings(const Tree& tree, const Source& source, const Names& names)
    : tree_(tree), source_(source), ask_(names) {
  for (const std::string_view name : kBuiltins) names_table_.add(name);
  bindings_.reserve(tree.size() / 16 + 16);
}

bool Bindings::is_builtin(NameId name) { return name < kBuiltins.size(); }

void Bindings::collect() {
  open(BindScope::Shape::module, tree_.root(), source_.module);
  open_.push_back(0);
  // Bodies of open scopes end here, in step with open_.
  std::vector<NodeIndex> ends{tree_.size()};
  for (NodeIndex i = 1; i < tree_.size();) {
    while (ends.back() <= i) {
      ends.pop_back();
      open_.pop_back();
    }
    const Node& node = tree_[i];
    if (node.field == field::body && opens_scope(tree_.kind(node.parent))) {
      if (const BindId inner = scope_at(node.parent); inner != kNo) {
        open_.push_back(inner);
        ends.push_back(node.last);
      }
    }
    if (node.kind == kind::block && mark_dead(i)) {
      i = node.last;
      continue;
    }
    visit(i);
    if (const BindId inner = scope_at(i); inner != kNo && scopes_[inner].shape == BindScope::Shape::comprehension) {
      open_.push_back(inner);
      ends.push_back(node.last);
    }
    ++i;
  }
}

void Bindings::visit(NodeIndex node) {
  switch (tree_.kind(node)) {
    case kind::function_definition:
      definition(node, false);
      break;
    case kind::class_definition:
      definition(node, true);
      break;
    case kind::lambda:
      lambda(node);
      break;
    case kind::list_comprehension:
    case kind::set_comprehension:
    case kind::dictionary_comprehension:
    case kind::generator_expression:
      comprehension(node);
      break;
    case kind::assignment:
      if (const NodeIndex left = tree_.child(node, field::left); left != kNoNode) {
        targets(left, node, is_plain_value(tree_, tree_.child(node, field::right)));
      }
      break;
    case kind::augmented_assignment:
    case kind::for_statement:
    case kind::for_in_clause:
    case kind::type_alias_statement:
      if (NodeIndex left = tree_.child(node, field::left); left != kNoNode) {
        if (tree_.kind(left) == kind::type && tree_.first_child(left) != kNoNode) left = tree_.first_child(left);
        targets(left, node, false);
      }
      break;
    case kind::named_expression:
      if (const NodeIndex name = tree_.child(node, field::name); name != kNoNode) {
        // Binds in the scope around the comprehensions.
        std::size_t level = open_.size();
        while (scopes_[open_[level - 1]].shape == BindScope::Shape::comprehension) --level;
        const BindId saved = open_.back();
        open_.back() = open_[level - 1];
        assign(name, node, false);
        open_.back() = saved;
      }
      break;
    case kind::as_pattern_target: {
      const NodeIndex owner = tree_.parent(tree_.parent(node));
      if (tree_.kind(owner) == kind::except_clause) {
        for_each_target(
            tree_, node, [&](NodeIndex name) { bind(open_.back(), name).is_caught = true; }, [](NodeIndex) {});
      } else {
        targets(node, node, false);
      }
      break;
    }
    case kind::case_pattern:
      if (tree_.kind(tree_.parent(node)) == kind::case_clause) {
        for_each_capture(tree_, node, [&](NodeIndex name) { assign(name, node, false); });
      }
      break;
    case kind::delete_statement:
      for (const NodeIndex child : tree_.children(node)) targets(child, node, true);
      break;
    case kind::global_statement:
    case kind::nonlocal_statement:
      declare(node);
      break;
    case kind::import_statement:
      import_statement(node);
      break;
    case kind::import_from_statement:
      import_from(node);
      break;
    case kind::yield:
      for (std::size_t level = open_.size(); level-- > 0;) {
        if (scopes_[open_[level]].shape == BindScope::Shape::comprehension) continue;
        scopes_[open_[level]].is_generator = true;
        break;
      }
      break;
    default:
      break;
  }
}

/// Under `if TYPE_CHECKING:` only the imports count, and of what another system runs nothing.
bool Bindings::mark_dead(NodeIndex block) {
  if (runs_elsewhere(tree_, block)) return true;
  const NodeIndex parent = tree_.parent(block);
  if (tree_.kind(parent) != kind::if_statement || tree_[block].field != field::consequence ||
      !is_type_checking(tree_, parent)) {
    return false;
  }
  for (NodeIndex i = block; i < tree_[block].last; ++i) {
    if (tree_.kind(i) == kind::import_statement) import_statement(i);
    if (tree_.kind(i) == kind::import_from_statement) import_from(i);
  }
  return true;
}

BindId Bindings::open(BindScope::Shape shape, NodeIndex node, std::string_view name) {
  BindScope scope;
  scope.shape = shape;
  scope.node = node;
  if (!open_.empty()) {
    scope.parent = open_.back();
    const BindScope& outer = scopes_[scope.parent];
    scope.name = shape == BindScope::Shape::comprehension ? outer.name : outer.prefix + std::string(name);
    scope.prefix = outer.prefix;
  } else {
    scope.name = name;
  }
  if (scope.name.size() > kMaxScopeName) scope.name.resize(kMaxScopeName);
  switch (shape) {
    case BindScope::Shape::module:
    case BindScope::Shape::class_:
      scope.prefix = scope.name + ".";
      break;
    case BindScope::Shape::function:
    case BindScope::Shape::lambda:
      scope.prefix = scope.name + ".<locals>.";
      break;
    case BindScope::Shape::comprehension:
      break;
  }
  scopes_.push_back(std::move(scope));
  const BindId id = static_cast<BindId>(scopes_.size() - 1);
  if (node != tree_.root()) scope_at_.set(node, id);
  return id;
}

Binding& Bindings::bind(BindId scope, NodeIndex identifier) {
  const NameId name = names_table_.add(tree_.text(identifier));
  if (const BindingId known = bound(scope, name); known != kNo && bindings_[known].is_global) scope = 0;
  bool fresh = false;
  const std::uint32_t id = ids_.get(key_of(scope, name), static_cast<std::uint32_t>(bindings_.size()), fresh);
  if (fresh) {
    Binding binding;
    binding.name = name;
    binding.scope = scope;
    binding.first = identifier;
    bindings_.push_back(binding);
  }
  return bindings_[id];
}

/// `harmless`: None, or `del`; such a value does not override an import.
void Bindings::assign(NodeIndex identifier, NodeIndex statement, bool harmless) {
  Binding& binding = bind(open_.back(), identifier);
  binding.is_assigned = true;
  if (binding.import != kNo && !harmless && !binding.is_overridden) binding.is_overridden = !is_conditional(statement);
}

/// True for code in a branch: `except ImportError: json = fallback`. Looks up a limited number of levels.
bool Bindings::is_conditional(NodeIndex statement) const {
  NodeIndex node = statement;
  for (int level = 0; level < 64 && node != kNoNode; ++level, node = tree_.parent(node)) {
    switch (tree_.kind(node)) {
      case kind::if_statement:
      case kind::elif_clause:
      case kind::else_clause:
      case kind::except_clause:
        return true;
      case kind::function_definition:
      case kind::class_definition:
      case kind::lambda:
      case kind::module:
        return false;
      default:
        break;
    }
  }
  return false;
}

void Bindings::targets(NodeIndex target, NodeIndex statement, bool harmless) {
  for_each_target(tree_, target, [&](NodeIndex name) { assign(name, statement, harmless); }, [](NodeIndex) {});
}

void Bindings::definition(NodeIndex node, bool is_class) {
  const NodeIndex name = tree_.child(node, field::name);
  if (name == kNoNode) return;
  Binding& binding = bind(open_.back(), name);
  (is_class ? binding.is_class : binding.is_function) = true;
  binding.definition = node;
  if (const NodeIndex outer = tree_.parent(node); tree_.kind(outer) == kind::decorated_definition) {
    // Overloads declare types only; the definition behind them counts.
    const NodeIndex decorator = tree_.child_of_kind(outer, kind::decorator);
    if (decorator != kNoNode && !tree_.text(decorator).ends_with("overload")) binding.is_decorated = true;
  }
  const BindId inner = open(is_class ? BindScope::Shape::class_ : BindScope::Shape::function, node, tree_.text(name));
  if (const NodeIndex list = tree_.child(node, field::parameters); list != kNoNode) parameters(inner, list);
}

void Bindings::lambda(NodeIndex node) {
  // Named after the function around it, not after its locals; in source order.
  BindId outer = open_.back();
  while (scopes_[outer].shape == BindScope::Shape::comprehension) outer = scopes_[outer].parent;
  const std::string name = "<lambda#" + std::to_string(++scopes_[outer].lambdas) + ">";
  const BindId inner = open(BindScope::Shape::lambda, node, name);
  scopes_[inner].name = scopes_[outer].name.substr(0, kMaxScopeName) + "." + name;
  scopes_[inner].prefix = scopes_[inner].name + ".<locals>.";
  if (const NodeIndex list = tree_.child(node, field::parameters); list != kNoNode) parameters(inner, list);
}

void Bindings::comprehension(NodeIndex node) { open(BindScope::Shape::comprehension, node, ""); }

void Bindings::parameters(BindId scope, NodeIndex list) {
  for (const NodeIndex param : tree_.children(list)) {
    NodeIndex name = param;
    switch (tree_.kind(param)) {
      case kind::default_parameter:
      case kind::typed_default_parameter:
        name = tree_.child(param, field::name);
        break;
      case kind::typed_parameter:
      case kind::list_splat_pattern:
      case kind::dictionary_splat_pattern:
        name = tree_.first_child(param);
        if (name != kNoNode && tree_.kind(name) != kind::identifier) name = tree_.first_child(name);
        break;
      default:
        break;
    }
    if (name == kNoNode) continue;
    for_each_target(tree_, name, [&](NodeIndex at) { bind(scope, at).is_param = true; }, [](NodeIndex) {});
  }
}

void Bindings::declare(NodeIndex node) {
  BindId scope = open_.back();
  if (scopes_[scope].shape == BindScope::Shape::module) return;
  for (const NodeIndex child : tree_.children(node)) {
    if (tree_.kind(child) != kind::identifier) continue;
    const NameId name = names_table_.add(tree_.text(child));
    if (bound(scope, name) != kNo) continue;
    Binding& binding = bind(scope, child);
    (tree_.kind(node) == kind::global_statement ? binding.is_global : binding.is_nonlocal) = true;
  }
}

/// `time = time.time()` in a class: until it binds the name, its body means the one around it.
bool Bindings::is_read_before(NodeIndex identifier, const Binding& binding) const {
  if (scopes_[binding.scope].shape != BindScope::Shape::class_ || binding.first == kNoNode) return false;
  NodeIndex statement = binding.first;
  for (int level = 0; level < 8 && statement != kNoNode && tree_.kind(statement) != kind::block; ++level) {
    const std::uint8_t kind = tree_.kind(statement);
    if (kind == kind::assignment || opens_scope(kind)) return identifier < tree_[statement].last;
    statement = tree_.parent(statement);
  }
  return identifier < binding.first;
}

BindingId Bindings::resolve(BindId from, NameId name, NodeIndex read) const {
  bool direct = true;  // a class body is visible to its own code only
  for (BindId at = from; at != kNo; at = scopes_[at].parent) {
    const BindScope::Shape shape = scopes_[at].shape;
    if (shape != BindScope::Shape::class_ || direct) {
      if (const BindingId found = bound(at, name); found != kNo) {
        if (bindings_[found].is_global) return bound(0, name);
        const bool early = at == from && read != kNoNode && is_read_before(read, bindings_[found]);
        if (!bindings_[found].is_nonlocal && !early) return found;
      }
    }
    if (shape != BindScope::Shape::comprehension) direct = false;
  }
  return kNo;
}

}  // namespace snapcheck::lang::python
