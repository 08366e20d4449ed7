// Type annotations: the class that a variable holds, as far as the text says it.
//
// Annotations are read as text, as they may be strings: "Optional[random.Random]", `X | None`, `Annotated[X, ...]`.
#include <cctype>

#include "analyzer/lang/python/lowerer.h"

namespace snapcheck::lang::python {

namespace {

constexpr std::size_t kMaxAnnotation = 400;
constexpr int kMaxLayers = 12;

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\f' || c == '\\'; }

std::string_view trim(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

/// The pieces between `separator` that stand outside brackets and quotes.
std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  int depth = 0;
  char quote = 0;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '[' || c == '(') {
      ++depth;
    } else if (c == ']' || c == ')') {
      --depth;
    } else if (c == separator && depth == 0) {
      parts.push_back(trim(text.substr(begin, i - begin)));
      begin = i + 1;
    }
  }
  parts.push_back(trim(text.substr(begin)));
  return parts;
}

/// The one part that is not None, else an empty view.
std::string_view only_type(const std::vector<std::string_view>& parts) {
  std::string_view found;
  for (const std::string_view part : parts) {
    if (part == "None" || part.empty()) continue;
    if (!found.empty()) return {};
    found = part;
  }
  return found;
}

bool is_dotted(std::string_view text) {
  if (text.empty()) return false;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (!(byte >= 0x80 || std::isalnum(byte) != 0 || c == '_' || c == '.')) return false;
  }
  return text.front() != '.' && std::isdigit(static_cast<unsigned char>(text.front())) == 0;
}

/// Generic containers and the like: what they hold is no type of the variable.
bool is_container(std::string_view name) {
  return name.starts_with("builtins.") || name.starts_with("typing.") || name.starts_with("typing_extensions.") ||
         name.starts_with("collections.");
}

bool says_nothing(std::string_view name) {
  return name == "typing.Any" || name == "builtins.object" || name == "typing.Self";
}

}  // namespace

std::string Lowerer::type_of(NodeIndex annotation) {
  return annotation == kNoNode ? std::string() : type_from_text(tree_.text(annotation));
}

std::string Lowerer::type_from_text(std::string_view text) {
  if (text.size() > kMaxAnnotation) return {};
  text = trim(text);
  for (int layer = 0; layer < kMaxLayers; ++layer) {
    if (text.size() >= 2 && (text.front() == '"' || text.front() == '\'') && text.back() == text.front()) {
      text = trim(text.substr(1, text.size() - 2));
      continue;
    }
    if (text.size() >= 2 && text.front() == '(' && text.back() == ')') {
      text = trim(text.substr(1, text.size() - 2));
      continue;
    }
    if (const std::vector<std::string_view> parts = split(text, '|'); parts.size() > 1) {
      text = only_type(parts);
      if (text.empty()) return {};
      continue;
    }
    const std::size_t bracket = text.find('[');
    if (bracket == std::string_view::npos) return type_name(text);
    if (text.back() != ']') return {};
    const std::string head = type_name(trim(text.substr(0, bracket)));
    const std::vector<std::string_view> arguments = split(text.substr(bracket + 1, text.size() - bracket - 2), ',');
    const std::size_t dot = head.rfind('.');
    const std::string_view last =
        dot == std::string::npos ? std::string_view(head) : std::string_view(head).substr(dot + 1);
    const bool typing = head.starts_with("typing.") || head.starts_with("typing_extensions.");
    if (typing && (last == "Optional" || last == "Annotated" || last == "Final" || last == "ClassVar" ||
                   last == "Required" || last == "NotRequired" || last == "ReadOnly")) {
      text = arguments.front();
    } else if (typing && last == "Union") {
      text = only_type(arguments);
    } else {
      return is_container(head) ? std::string() : head;
    }
    if (text.empty()) return {};
  }
  return {};
}

/// The qualified name of a dotted name in an annotation; empty for locals and for what says nothing.
std::string Lowerer::type_name(std::string_view dotted) {
  if (!is_dotted(dotted) || dotted == "None") return {};
  const std::size_t dot = dotted.find('.');
  const NameId first = bindings_.names().keep(std::string(dotted.substr(0, dot)));
  const Value what = name_value(first, frame_.bind);
  std::string name;
  if (what.is(Value::Tag::name)) {
    const Static& meaning = bindings_.statics()[what.id()];
    if (meaning.kind == Static::Kind::function || meaning.kind == Static::Kind::decorated) return {};
    name = meaning.name;
  } else if (what.is(Value::Tag::place) && rows_[what.id()].kind == model::PlaceKind::global) {
    name = rows_[what.id()].name;
  } else {
    return {};
  }
  if (dot != std::string_view::npos) name += dotted.substr(dot);
  return says_nothing(name) ? std::string() : name;
}

}  // namespace snapcheck::lang::python
