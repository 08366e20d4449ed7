#include "analyzer/lang/java/settings.h"

#include <algorithm>
#include <string>
#include <vector>

namespace snapcheck::lang::java {

using namespace model;

namespace {

constexpr std::string_view kPlaceholder = "${random.";
/// What the catalogue knows as answering placeholders.
constexpr std::string_view kAnswer = "org.springframework.boot.env.RandomValuePropertySource.getProperty";
/// What the catalogue knows as made at the start.
constexpr std::string_view kEnvironment = "org.springframework.core.env.Environment";

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\f");
  if (first == std::string_view::npos) return text.substr(0, 0);
  return text.substr(first, text.find_last_not_of(" \t\r\f") + 1 - first);
}

/// Where a text in quotes that begins at `from` ends.
std::size_t end_of_quoted(std::string_view text, std::size_t from) {
  const char quote = text[from];
  std::size_t at = from + 1;
  while (at < text.size() && text[at] != quote) at += quote == '"' && text[at] == '\\' ? 2 : 1;
  return std::min(at, text.size() - 1);
}

/// Where the comment of a line of YAML begins, a `#` behind a blank and in no text in quotes; or its end.
std::size_t comment_of(std::string_view line) {
  char before = ' ';  // the last character that is no blank
  for (std::size_t at = 0; at < line.size(); ++at) {
    const char c = line[at];
    const bool after_blank = at == 0 || line[at - 1] == ' ' || line[at - 1] == '\t';
    if (c == '#' && after_blank) return at;
    const bool opens = (c == '"' || c == '\'') && std::string_view(" :,-[{").find(before) != std::string_view::npos;
    if (opens) at = end_of_quoted(line, at);
    if (c != ' ' && c != '\t') before = c;
  }
  return line.size();
}

std::string unquoted(std::string_view key) {
  const bool quoted = key.size() > 1 && (key.front() == '"' || key.front() == '\'');
  return std::string(quoted ? key.substr(1, key.size() - 2) : key);
}

/// One setting: `orders.id = ${random.uuid}`.
struct Setting {
  std::string key;
  std::string_view value;
};

/// `key = value`, `key: value`, `key value`; a backslash takes the next character as it is.
Setting property(std::string_view line) {
  line = trimmed(line);
  std::size_t end = 0;
  while (end < line.size() && line[end] != '=' && line[end] != ':' && line[end] != ' ' && line[end] != '\t')
    end += line[end] == '\\' ? 2 : 1;
  end = std::min(end, line.size());
  std::string_view rest = trimmed(line.substr(end));
  if (!rest.empty() && (rest.front() == '=' || rest.front() == ':')) rest = trimmed(rest.substr(1));
  return {std::string(line.substr(0, end)), rest};
}

/// Keys around a line of YAML, by their indentation.
class Keys {
 public:
  /// `id: value`, `- value`, `- id: value`; the key is the whole path with dots.
  Setting read(std::string_view line) {
    std::size_t indent = line.find_first_not_of(' ');
    if (indent == std::string_view::npos) return {path(), {}};
    std::string_view rest = trimmed(line);
    while (rest.starts_with("- ")) {
      while (!open_.empty() && open_.back().indent > indent) open_.pop_back();  // the element before this one is over
      const std::string_view item = trimmed(rest.substr(2));
      indent += static_cast<std::size_t>(item.data() - rest.data());
      rest = item;
      if (colon(rest) == std::string_view::npos) return {path(), rest};
    }
    const std::size_t end = colon(rest);
    if (end == std::string_view::npos) return {path(), rest};
    while (!open_.empty() && open_.back().indent >= indent) open_.pop_back();
    open_.push_back({indent, unquoted(trimmed(rest.substr(0, end)))});
    return {path(), trimmed(rest.substr(end + 1))};
  }

  void clear() { open_.clear(); }

 private:
  struct Key {
    std::size_t indent = 0;
    std::string name;
  };

  /// The colon behind a key, not one in a text or an address.
  static std::size_t colon(std::string_view text) {
    const char quote = text.empty() ? '\0' : text.front();
    if (quote == '{' || quote == '[') return std::string_view::npos;  // a collection, with keys of its own
    std::size_t from = 0;
    if (quote == '"' || quote == '\'') from = std::min(text.find(quote, 1), text.size());
    for (std::size_t at = text.find(':', from); at != std::string_view::npos; at = text.find(':', at + 1)) {
      if (at + 1 == text.size() || text[at + 1] == ' ' || text[at + 1] == '\t') return at;
    }
    return std::string_view::npos;
  }

  std::string path() const {
    std::string all;
    for (const Key& key : open_) all += (all.empty() ? "" : ".") + key.name;
    return all;
  }

  std::vector<Key> open_;
};

/// The rows of one file: a class, its constructor, and what that puts into the fields.
class Rows {
 public:
  Rows(const Source& source, std::string_view name) {
    facts_.path = source.path;
    facts_.language = "java";
    Type type;
    type.name = name;
    type.annotations.push_back({std::string(kEnvironment), {}, kNone, {}});
    facts_.types.push_back(std::move(type));
    Scope made;
    made.kind = ScopeKind::constructor;
    made.name = std::string(name) + ".<init>";
    made.member = "<init>";
    made.owner = 0;
    made.receiver = place(PlaceKind::receiver, "this", std::string(name), {});
    facts_.scopes.push_back(std::move(made));
  }

  void keep(const Setting& setting, Span span) {
    Field field;
    field.name = setting.key;
    field.type = "java.lang.String";
    field.span = span;
    facts_.types[0].fields.push_back(std::move(field));
    Call call;
    call.scope = 0;
    call.callee = kAnswer;
    call.args.push_back(
        {place(PlaceKind::literal, '"' + std::string(setting.value) + '"', "java.lang.String", span), {}, false});
    call.result = place(PlaceKind::temp, {}, "java.lang.String", span);
    call.span = span;
    Flow flow;
    flow.scope = 0;
    flow.from = call.result;
    flow.to = place(PlaceKind::field, setting.key, "java.lang.String", span);
    facts_.places[flow.to].base = facts_.scopes[0].receiver;
    flow.store = Store::rebind;
    flow.span = span;
    facts_.flows.push_back(flow);
    facts_.calls.push_back(std::move(call));
    facts_.statements.push_back(span);
  }

  void comment(std::string_view text, Span span) { facts_.comments.push_back({std::string(text), span}); }
  Facts finish() { return std::move(facts_); }

 private:
  PlaceId place(PlaceKind kind, std::string name, std::string type, Span span) {
    Place row;
    row.kind = kind;
    row.name = std::move(name);
    row.type = std::move(type);
    row.scope = 0;
    row.span = span;
    facts_.places.push_back(std::move(row));
    return static_cast<PlaceId>(facts_.places.size() - 1);
  }

  Facts facts_;
};

/// Reads collections of YAML in flow style that fit a line: `{a: x, b: [y, {c: z}]}`.
class FlowReader {
 public:
  /// The texts in the collection, each with its key below `key`; an element of a list has the key of the list.
  static std::vector<Setting> read(const std::string& key, std::string_view text) {
    FlowReader reader(key, text);
    for (std::size_t at = 0; at < text.size(); ++at) at = reader.take(at);
    reader.end_text(text.size());
    return std::move(reader.found_);
  }

 private:
  FlowReader(const std::string& key, std::string_view text) : text_(text), key_(key), open_{key} {}

  /// Takes in what begins at `at`; its last character.
  std::size_t take(std::size_t at) {
    switch (text_[at]) {
      case '"':
      case '\'':
        if (trimmed(text_.substr(begin_, at - begin_)).empty()) return end_of_quoted(text_, at);
        break;
      case '$':
        if (text_.substr(at).starts_with("${")) return std::min(text_.find('}', at), text_.size() - 1);
        break;
      case '{':
      case '[':
        open_.push_back(key_);
        begin_ = at + 1;
        break;
      case ':':
        if (ends_key(at)) {
          key_ = open_.back() + '.' + unquoted(trimmed(text_.substr(begin_, at - begin_)));
          begin_ = at + 1;
        }
        break;
      case ',':
      case '}':
      case ']':
        end_text(at);
        if (text_[at] != ',' && open_.size() > 1) open_.pop_back();
        key_ = open_.back();
        break;
      default:
        break;
    }
    return at;
  }

  /// Behind a key there is a blank, and behind one in quotes nothing has to be.
  bool ends_key(std::size_t at) const {
    const std::string_view key = trimmed(text_.substr(begin_, at - begin_));
    const bool quoted = key.size() > 1 && (key.front() == '"' || key.front() == '\'') && key.back() == key.front();
    return quoted || at + 1 == text_.size() || text_[at + 1] == ' ' || text_[at + 1] == '\t';
  }

  void end_text(std::size_t end) {
    const std::string_view value = trimmed(text_.substr(begin_, end - begin_));
    if (!value.empty()) found_.push_back({key_, value});
    begin_ = end + 1;
  }

  std::string_view text_;
  std::size_t begin_ = 0;          ///< of the text or key that is being read
  std::string key_;                ///< of that text
  std::vector<std::string> open_;  ///< keys of the collections around it, outermost first
  std::vector<Setting> found_;
};

/// A port is drawn to be free on this machine, and each clone has a machine of its own.
bool is_port(std::string_view key) {
  key = key.substr(key.rfind('.') + 1);
  return key == "port" || key.ends_with("-port") || key.ends_with("_port") || key.ends_with("Port");
}

}  // namespace

bool draws_at_random(std::string_view text) { return text.find(kPlaceholder) != std::string_view::npos; }

base::Result<Facts> lower_settings(const Source& source, const Names&, const Limits& limits) {
  const std::string_view name = std::string_view(source.path).substr(source.path.rfind('/') + 1);
  const bool yaml = !name.ends_with(".properties");
  Rows rows(source, name);
  Keys keys;
  const std::string_view text = source.text;
  for (std::size_t begin = 0, end = 0; begin < text.size(); begin = end + 1) {
    end = std::min(text.find('\n', begin), text.size());
    const auto span_of = [&](std::string_view part) {
      const auto from = static_cast<std::uint32_t>(part.data() - text.data());
      return Span{from, from + static_cast<std::uint32_t>(part.size())};
    };
    std::string_view line = text.substr(begin, end - begin);
    if (yaml) {
      if (const std::string_view comment = trimmed(line.substr(comment_of(line))); !comment.empty()) {
        rows.comment(trimmed(comment.substr(1)), span_of(comment));
        line = line.substr(0, comment_of(line));
      }
    }
    const std::string_view content = trimmed(line);
    if (content.empty()) continue;
    if (!yaml && (content.front() == '#' || content.front() == '!')) {
      rows.comment(trimmed(content.substr(1)), span_of(content));
      continue;
    }
    if (limits.expired && limits.expired()) return base::Error{"the time limit for this file expired", ""};
    if (yaml && content.starts_with("---")) {
      keys.clear();
      continue;
    }
    const Setting setting = yaml ? keys.read(line) : property(content);
    if (!draws_at_random(setting.value)) continue;
    const bool collection = yaml && (setting.value.front() == '{' || setting.value.front() == '[');
    const std::vector<Setting> parts = collection ? FlowReader::read(setting.key, setting.value) : std::vector{setting};
    for (const Setting& part : parts) {
      if (!draws_at_random(part.value) || part.key.empty() || is_port(part.key)) continue;
      rows.keep(part, span_of(collection ? part.value : content));
    }
  }
  return rows.finish();
}

}  // namespace snapcheck::lang::java
