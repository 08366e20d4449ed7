#include "analyzer/lang/cpp/relations.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "analyzer/base/groups.h"
#include "analyzer/lang/cpp/commands.h"

namespace snapcheck::lang::cpp {

namespace {

// Of ASCII, as the compiler sees them: the library's functions ask for the locale at each character.
constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool in_word(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || is_digit(c) || c == '_'; }
constexpr bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

/// Words that a bracket follows, and that name nothing.
constexpr std::array<std::string_view, 9> kWords = {"__attribute__", "__asm__",  "__declspec", "alignas", "asm",
                                                    "decltype",      "noexcept", "sizeof",     "throw"};

/// Of one declaration; what has more is no prototype.
constexpr std::size_t kMaxNames = 256;

std::string_view base_name(std::string_view path) { return path.substr(path.rfind('/') + 1); }

/// Takes a text apart into declarations at its outermost level; the bodies of functions and classes are passed over.
class Outliner {
 public:
  explicit Outliner(std::string_view text) : text_(text) {}

  Outline run() {
    while (at_ < text_.size()) step();
    return std::move(outline_);
  }

 private:
  char peek(std::size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }
  std::size_t behind(std::string_view end, std::size_t from) const {
    const std::size_t found = text_.find(end, from);
    return found == std::string_view::npos ? text_.size() : found + end.size();
  }

  void step() {
    const char c = peek();
    if (c == '\n') {
      line_start_ = true;
      ++at_;
    } else if (c == '#' && line_start_) {
      directive();
    } else if (c == '/' && peek(1) == '/') {
      at_ = std::min(text_.find('\n', at_), text_.size());
    } else if (c == '/' && peek(1) == '*') {
      at_ = behind("*/", at_ + 2);
    } else if (c == '"' || c == '\'') {
      quoted(c);
    } else if (in_word(c)) {
      word();
    } else {
      if (!is_space(c)) mark(c);
      ++at_;
    }
    if (c != '\n' && !is_space(c)) line_start_ = false;
  }

  /// To the end of the line, and of those that continue it.
  void directive() {
    std::size_t end = at_;
    do {
      end = std::min(text_.find('\n', end + 1), text_.size());
    } while (end < text_.size() &&
             (text_[end - 1] == '\\' || (text_[end - 1] == '\r' && end > 1 && text_[end - 2] == '\\')));
    std::string_view line = text_.substr(at_ + 1, end - at_ - 1);
    at_ = end;
    const auto skip_spaces = [&line] { line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size())); };
    skip_spaces();
    if (!line.starts_with("include")) return;
    line.remove_prefix(line.starts_with("include_next") ? 12 : 7);
    skip_spaces();
    const std::size_t close = line.empty() ? std::string_view::npos : line.find(line.front() == '<' ? '>' : '"', 1);
    if (line.empty() || (line.front() != '<' && line.front() != '"') || close == std::string_view::npos) {
      outline_.computed = true;
      return;
    }
    outline_.included.emplace_back(line.substr(line.front() == '<' ? 0 : 1, close - (line.front() == '<' ? 0 : 1)));
  }

  void quoted(char quote) {
    if (quote == '"' && at_ > 0 && text_[at_ - 1] == 'R') {  // R"x(...)x"
      const std::size_t open = text_.find('(', at_);
      if (open != std::string_view::npos && open - at_ <= 17) {
        at_ = behind(")" + std::string(text_.substr(at_ + 1, open - at_ - 1)) + "\"", open);
        return;
      }
    }
    for (++at_; at_ < text_.size() && text_[at_] != quote && text_[at_] != '\n'; ++at_) {
      if (text_[at_] == '\\') ++at_;
    }
    if (peek() == quote) ++at_;
  }

  void word() {
    const std::size_t begin = at_;
    while (in_word(peek())) ++at_;
    if (peek() == '\'' && is_digit(text_[begin])) ++at_;  // 1'000
    const std::string_view word = text_.substr(begin, at_ - begin);
    extern_ |= word == "extern";
    local_ |= word == "static" || word == "typedef" || word == "using";
    namespace_ |= word == "namespace";
    const bool number = is_digit(word.front());
    if (!number && names_.size() < kMaxNames) names_.push_back({word});
  }

  void mark(char c) {
    switch (c) {
      case '(':
        if (!names_.empty()) names_.back().called = true;
        called_ = true;
        break;
      case ',':
      case '[':
      case '=':
        if (!names_.empty()) names_.back().ends = true;
        break;
      case '{': {
        // `namespace x {` and `extern "C" {` are no level of their own.
        const bool open = depth_ == 0 && !called_ && (namespace_ || (extern_ && names_.size() == 1));
        levels_.push_back(!open);
        depth_ += open ? 0 : 1;
        finish(false);
        break;
      }
      case '}':
        if (!levels_.empty()) {
          depth_ -= levels_.back() ? 1 : 0;
          levels_.pop_back();
        }
        finish(false);
        break;
      case ';':
        if (!names_.empty()) names_.back().ends = true;
        finish(true);
        break;
      default:
        break;
    }
  }

  /// A declaration ends; `declares`: it made nothing.
  void finish(bool declares) {
    if (declares && (extern_ || (depth_ == 0 && called_ && !local_))) {
      for (const Name& name : names_) {
        const bool named = called_ ? name.called : name.ends;
        if (named && std::ranges::find(kWords, name.text) == kWords.end())
          outline_.declared.push_back(token(name.text));
      }
    }
    names_.clear();
    extern_ = local_ = namespace_ = called_ = false;
  }

  struct Name {
    std::string_view text;
    bool called = false;  ///< a bracket follows
    bool ends = false;    ///< a declarator ends with it
  };

  std::string_view text_;
  std::size_t at_ = 0;
  bool line_start_ = true;
  Outline outline_;
  std::vector<Name> names_;  ///< of the declaration
  bool extern_ = false, local_ = false, namespace_ = false, called_ = false;
  std::vector<bool> levels_;  ///< open braces: those that are levels
  int depth_ = 0;
};

/// Files that an #include can mean: the one beside its file, else those whose path ends so, else all of that base name.
std::vector<std::uint32_t> meant(std::string_view include, std::string_view includer,
                                 const std::vector<Relative>& files, const std::vector<std::uint32_t>& of_that_name) {
  const bool library = include.starts_with('<'), upwards = include.starts_with("../");
  if (library) include.remove_prefix(1);
  while (include.starts_with("./") || include.starts_with("../")) include.remove_prefix(include.find('/') + 1);
  const std::string_view folder = includer.substr(0, includer.rfind('/') + 1);
  std::vector<std::uint32_t> ending;
  for (const std::uint32_t file : of_that_name) {
    const std::string_view path = files[file].path;
    if (!path.ends_with(include)) continue;
    const std::string_view before = path.substr(0, path.size() - include.size());
    if (!library && !upwards && before == folder) return {file};
    if (before.empty() || before.ends_with('/')) ending.push_back(file);
  }
  return ending.empty() ? of_that_name : ending;
}

}  // namespace

Outline outline_of(std::string_view text) { return Outliner(text).run(); }

std::vector<std::uint32_t> groups_of(const std::vector<Relative>& files) {
  base::Groups groups(files.size());
  std::unordered_map<std::string_view, std::vector<std::uint32_t>> by_name;
  for (std::uint32_t i = 0; i < files.size(); ++i) by_name[base_name(files[i].path)].push_back(i);
  std::unordered_map<std::string_view, std::uint32_t> outside;  // names that are generated, or no sources by their name
  std::unordered_map<Token, std::uint32_t> declared;
  for (std::uint32_t i = 0; i < files.size(); ++i) {
    const Outline& outline = *files[i].outline;
    if (outline.computed) groups.join(i, outside.try_emplace("", i).first->second);
    for (const std::string_view include : outline.included) {
      const bool library = include.starts_with('<');
      const std::string_view name = base_name(include.substr(library ? 1 : 0));
      if (const auto known = by_name.find(name); known != by_name.end()) {
        for (const std::uint32_t file : meant(include, files[i].path, files, known->second)) groups.join(i, file);
      } else if (!library) {
        groups.join(i, outside.try_emplace(name, i).first->second);
      }
    }
    // What a header declares is made where the header is included.
    if (is_header(files[i].path)) continue;
    for (const Token name : outline.declared) groups.join(i, declared.try_emplace(name, i).first->second);
  }
  for (std::uint32_t i = 0; i < files.size() && !declared.empty(); ++i) {
    for (const Token mentioned : files[i].tokens->tokens) {
      if (const auto it = declared.find(mentioned); it != declared.end()) groups.join(i, it->second);
    }
  }
  std::vector<std::uint32_t> found(files.size());
  for (std::uint32_t i = 0; i < files.size(); ++i) found[i] = groups.of(i);
  return found;
}

}  // namespace snapcheck::lang::cpp
