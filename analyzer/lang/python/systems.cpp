#include "analyzer/lang/python/systems.h"

#include <algorithm>
#include <array>
#include <compare>
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
constexpr std::array<std::string_view, 6> kWindowsModules = {"msvcrt",  "winreg",   "_winreg",
                                                             "_winapi", "winsound", "nt"};

/// `import msvcrt` among the statements of the block.
bool imports_windows(const Tree& tree, NodeIndex block) {
  for (const NodeIndex statement : tree.children(block)) {
    if (tree.kind(statement) != kind::import_statement) continue;
    for (const NodeIndex name : tree.children(statement)) {
      if (std::find(kWindowsModules.begin(), kWindowsModules.end(), tree.text(name)) != kWindowsModules.end())
        return true;
    }
  }
  return false;
}

/// Older ones run no longer where snapshots are taken; of newer ones nothing is known.
struct Version {
  int major = 0, minor = 0;
  auto operator<=>(const Version&) const = default;
};
constexpr Version kOldest = {3, 8};

/// What a test asks for: the whole version, or its first number alone.
enum class Asked : std::uint8_t { nothing, version, major };

Asked asked_for(std::string_view text) {
  if (text.starts_with("sys.")) text.remove_prefix(4);
  if (text == "version_info" || text == "version_info[:2]" || text == "version_info[0:2]") return Asked::version;
  return text == "version_info[0]" || text == "version_info.major" ? Asked::major : Asked::nothing;
}

/// 3, (3,), (3, 8) or (3, 8, 1), which is rounded up.
std::optional<Version> version_in(std::string_view text) {
  std::array<int, 3> numbers{};
  std::size_t count = 0;
  bool digit = false;
  for (const char c : text) {
    if (c >= '0' && c <= '9') {
      if (!digit && ++count > numbers.size()) return std::nullopt;
      int& number = numbers[count - 1];
      number = std::min(number * 10 + (c - '0'), 1000);
    } else if (std::string_view("(), ").find(c) == std::string_view::npos) {
      return std::nullopt;
    }
    digit = c >= '0' && c <= '9';
  }
  if (count == 0) return std::nullopt;
  return Version{numbers[0], numbers[1] + (numbers[2] > 0 ? 1 : 0)};
}

/// `sys.version_info < (3, 6)`, `sys.version_info[0] == 2`, where every version from kOldest gives the same answer.
std::optional<bool> holds_today(const Tree& tree, NodeIndex condition) {
  std::array<NodeIndex, 3> parts{kNoNode, kNoNode, kNoNode};
  std::size_t count = 0;
  for (const NodeIndex part : tree.children(condition)) {
    if (count == parts.size()) return std::nullopt;
    parts[count++] = part;
  }
  if (count != parts.size()) return std::nullopt;
  const Asked asked = asked_for(tree.text(parts[0]));
  const std::optional<Version> with = version_in(tree.text(parts[2]));
  if (asked == Asked::nothing || !with) return std::nullopt;
  const std::string_view word = tree.text(parts[1]);
  // A number is compared with one, a tuple with one.
  if ((asked == Asked::major) != (tree.kind(parts[2]) == kind::integer)) return std::nullopt;
  if (asked == Asked::major) {
    const int wanted = with->major;
    if (word == "<" || word == ">=") return (kOldest.major < wanted) == (word == "<");
    if (word == ">" || word == "<=") return (kOldest.major > wanted) == (word == ">");
    if (word == "==" || word == "!=") return (kOldest.major == wanted) == (word == "==");
    return std::nullopt;
  }
  if (*with > kOldest || (*with == kOldest && word != "<" && word != ">=")) return std::nullopt;
  if (word == "<" || word == "<=" || word == "==") return false;
  if (word == ">" || word == ">=" || word == "!=") return true;
  return std::nullopt;
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

std::optional<bool> holds_plainly(const Tree& tree, NodeIndex condition) {
  if (condition == kNoNode) return std::nullopt;
  if (tree.kind(condition) == kind::call) return holds_prefix(tree, condition);
  // `if 0:`
  if (tree.kind(condition) == kind::integer && tree.text(condition) == "0") return false;
  if (tree.kind(condition) == kind::integer && tree.text(condition) == "1") return true;
  if (tree.kind(condition) == kind::false_) return false;
  if (tree.kind(condition) == kind::true_) return true;
  if (tree.kind(condition) == kind::attribute && tree.text(condition) == "six.PY2") return false;
  if (tree.kind(condition) == kind::attribute && tree.text(condition) == "six.PY3") return true;
  if (tree.kind(condition) != kind::comparison_operator) return std::nullopt;
  if (const std::optional<bool> today = holds_today(tree, condition)) return today;
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

}  // namespace

std::optional<bool> holds_here(const Tree& tree, NodeIndex condition) {
  if (condition != kNoNode && tree.kind(condition) == kind::not_operator) {
    const std::optional<bool> holds = holds_plainly(tree, tree.child(condition, field::argument));
    return holds ? std::optional(!*holds) : std::nullopt;
  }
  return holds_plainly(tree, condition);
}

bool runs_elsewhere(const Tree& tree, NodeIndex block) {
  const NodeIndex clause = tree.parent(block);
  if (clause == kNoNode) return false;
  const std::uint8_t kind = tree.kind(clause);
  if (kind != kind::if_statement && kind != kind::elif_clause && kind != kind::else_clause) return false;
  if (kind != kind::else_clause && tree[block].field != field::consequence) return false;
  if (holds_here(tree, tree.child(clause, field::condition)) == false) return true;
  const NodeIndex whole = tree.parent(clause);
  if (kind == kind::if_statement || whole == kNoNode) return false;
  if (tree.kind(whole) == kind::try_statement) {
    const NodeIndex tried = tree.child(whole, field::body);
    return tried != kNoNode && imports_windows(tree, tried);
  }
  if (tree.kind(whole) != kind::if_statement) return false;
  // An earlier test that holds takes it away.
  if (holds_here(tree, tree.child(whole, field::condition)) == true) return true;
  for (const NodeIndex earlier : tree.children(whole)) {
    if (earlier == clause) return false;
    if (tree.kind(earlier) != kind::elif_clause) continue;
    if (holds_here(tree, tree.child(earlier, field::condition)) == true) return true;
  }
  return false;
}

}  // namespace snapcheck::lang::python
