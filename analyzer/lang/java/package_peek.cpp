#include "analyzer/lang/java/package_peek.h"

#include <cstddef>

namespace snapcheck::lang::java {

namespace {

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\f' || c == '\v'; }

bool is_name_part(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '$' ||
         byte >= 0x80;
}

class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  /// Over whitespace and comments.
  void skip() {
    while (at_ < text_.size()) {
      if (is_space(text_[at_])) {
        ++at_;
      } else if (text_.substr(at_, 2) == "//") {
        to(text_.find('\n', at_), 1);
      } else if (text_.substr(at_, 2) == "/*") {
        to(text_.find("*/", at_ + 2), 2);
      } else {
        return;
      }
    }
  }

  bool take(char c) {
    if (at_ >= text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }

  std::string_view word() {
    const std::size_t begin = at_;
    while (at_ < text_.size() && is_name_part(text_[at_])) ++at_;
    return text_.substr(begin, at_ - begin);
  }

  /// A dotted name, as written; its end is that of the last part.
  std::string_view dotted() {
    const std::size_t begin = at_;
    std::size_t end = at_;
    while (!word().empty()) {
      end = at_;
      skip();
      if (!take('.')) break;
      skip();
    }
    return text_.substr(begin, end - begin);
  }

  /// The rest of an annotation's arguments, with nested parentheses and strings.
  void skip_arguments() {
    int depth = 1;
    do {
      skip();
      if (at_ >= text_.size()) return;
      const char c = text_[at_++];
      if (c == '(') ++depth;
      if (c == ')') --depth;
      if (c == '"' || c == '\'') skip_quoted(c);
    } while (depth > 0);
  }

 private:
  void to(std::size_t found, std::size_t length) {
    at_ = found == std::string_view::npos ? text_.size() : found + length;
  }

  void skip_quoted(char mark) {
    while (at_ < text_.size() && text_[at_] != mark && text_[at_] != '\n') at_ += text_[at_] == '\\' ? 2 : 1;
    if (at_ < text_.size()) ++at_;
    if (at_ > text_.size()) at_ = text_.size();
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace

std::string_view package_of(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  Scanner scanner(text);
  scanner.skip();
  while (scanner.take('@')) {  // package-info.java
    scanner.skip();
    scanner.dotted();
    scanner.skip();
    if (scanner.take('(')) scanner.skip_arguments();
    scanner.skip();
  }
  if (scanner.word() != "package") return {};
  scanner.skip();
  return scanner.dotted();
}

}  // namespace snapcheck::lang::java
