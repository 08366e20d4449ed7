#include "analyzer/lang/python/systems.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "analyzer/lang/python/grammar.h"

namespace snapcheck::lang::python {

namespace {

/// What names the system, and its value on Linux.
struct SystemName {
  std::string_view expression, on_linux;
};
constexpr std::array<SystemName, 3> kSystemNames = {{
    {"sys.platform", "linux"},
    {"os.name", "posix"},
    {"platform.system()", "Linux"},
}};

/// Modules that only Windows has.
constexpr std::array<std::string_view, 6> kWindowsModules = {"msvcrt", "winreg", "_winreg", "_winapi", "winsound", "nt"};

/// `import msvcrt` among the statements of the block.
bool imports_windows(const Tree& tree, NodeIndex block) {
  for (const NodeIndex statement : tree.children(block)) {
    if (tree.kind(statement) != kind::import_statement) continue;
    for (const NodeIndex name : tree.children(statement)) {
      if (std::find(kWindowsModules.begin(), kWindowsModules.end(), tree.text(name)) != kWindowsModules.end()) return true;
    }
  }
  return false;
}

const SystemName* system_name(std::string_view text) {
  for (const SystemName& name : kSystemNames) {
    if (text == name.expression) return &name;
  }
  return nullptr;
}

/// The text of `"win32"` or 'win32'.
std::optional<std::string_view> plain_string(const Tree& tree, NodeIndex node) {
  if (node == kNoNode || tree.kind(node) != kind::string) return std::nullopt;
  const std::string_view text = tree.text(node);
  if (text.size() < 3 || (text.front() != '"' && text.front() != '\'') || text.back() != text.front()) {
    return std::nullopt;
  }
  return text.substr(1, text.size() - 2);
}

std::optional<bool> holds_prefix(const Tree& tree, NodeIndex call) {
  constexpr std::string_view kMethod = ".startswith";
  const NodeIndex function = tree.child(call, field::function), arguments = tree.child(call, field::arguments);
  if (function == kNoNode || arguments == kNoNode || !tree.text(function).ends_with(kMethod)) return std::nullopt;
  const std::string_view object = tree.text(function).substr(0, tree.text(function).size() - kMethod.size());
  const SystemName* name = system_name(object);
  const std::optional<std::string_view> prefix = plain_string(tree, tree.first_child(arguments));
  if (name == nullptr || !prefix) return std::nullopt;
  return name->on_linux.starts_with(*prefix);
}

}  // namespace

std::optional<bool> holds_on_linux(const Tree& tree, NodeIndex condition) {
  if (condition == kNoNode) return std::nullopt;
  if (tree.kind(condition) == kind::call) return holds_prefix(tree, condition);
  if (tree.kind(condition) != kind::comparison_operator) return std::nullopt;
  const SystemName* name = nullptr;
  std::optional<std::string_view> value;
  int parts = 0;
  bool equal = false, differs = false;
  for (const NodeIndex part : tree.children(condition)) {
    ++parts;
    equal |= tree.kind(part) == kind::token_equal;
    differs |= tree.kind(part) == kind::token_not_equal;
    if (const SystemName* found = system_name(tree.text(part))) name = found;
    if (const std::optional<std::string_view> text = plain_string(tree, part)) value = text;
  }
  if (parts != 3 || name == nullptr || !value || equal == differs) return std::nullopt;
  return (*value == name->on_linux) == equal;
}

bool runs_elsewhere(const Tree& tree, NodeIndex block) {
  const NodeIndex clause = tree.parent(block);
  if (clause == kNoNode) return false;
  const std::uint8_t kind = tree.kind(clause);
  if (kind != kind::if_statement && kind != kind::elif_clause && kind != kind::else_clause) return false;
  if (kind != kind::else_clause && tree[block].field != field::consequence) return false;
  if (holds_on_linux(tree, tree.child(clause, field::condition)) == false) return true;
  const NodeIndex whole = tree.parent(clause);
  if (kind == kind::if_statement || whole == kNoNode) return false;
  if (tree.kind(whole) == kind::try_statement) {
    const NodeIndex tried = tree.child(whole, field::body);
    return tried != kNoNode && imports_windows(tree, tried);
  }
  if (tree.kind(whole) != kind::if_statement) return false;
  // An earlier test that holds takes it away.
  if (holds_on_linux(tree, tree.child(whole, field::condition)) == true) return true;
  for (const NodeIndex earlier : tree.children(whole)) {
    if (earlier == clause) return false;
    if (tree.kind(earlier) != kind::elif_clause) continue;
    if (holds_on_linux(tree, tree.child(earlier, field::condition)) == true) return true;
  }
  return false;
}

}  // namespace snapcheck::lang::python
