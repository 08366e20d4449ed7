// The tokens of Python, one after the other, with the ends of lines and the steps of indentation as the grammar's
// scanner has them: empty tokens, behind the last token or comment before them. Comments that stand as deep as a block
// belong to it, also behind its last statement.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "analyzer/base/span.h"

namespace snapcheck::lang::python {

// clang-format off
#define SNAPCHECK_PYTHON_KEYWORDS(X)                                                                                  \
  X(and) X(as) X(assert) X(async) X(await) X(break) X(class) X(continue) X(def) X(del) X(elif) X(else) X(except)      \
  X(finally) X(for) X(from) X(global) X(if) X(import) X(in) X(is) X(lambda) X(nonlocal) X(not) X(or) X(pass) X(raise) \
  X(return) X(try) X(while) X(with) X(yield) X(False) X(None) X(True)
// clang-format on

enum class Token : std::uint8_t {
  end,
  bad,
  newline,
  indent,
  dedent,
  word,
  integer,
  floating,
  text,    ///< a whole string
  format,  ///< the start of an f-string, up to its quote
  left_paren,
  right_paren,
  left_bracket,
  right_bracket,
  left_brace,
  right_brace,
  comma,
  semicolon,
  colon,
  dot,
  ellipsis,
  arrow,
  at,
  assign,
  walrus,
  minus_assign,
  other_assign,
  bang,
  plus,
  minus,
  star,
  power,
  slash,
  double_slash,
  percent,
  ampersand,
  bar,
  caret,
  tilde,
  shift_left,
  shift_right,
  equal,
  not_equal,
  less,
  less_equal,
  greater,
  greater_equal,
#define X(name) kw_##name,
  SNAPCHECK_PYTHON_KEYWORDS(X)
#undef X
};

class PlainLexer {
 public:
  explicit PlainLexer(std::string_view text) : text_(text) {}

  /// Reads the next token.
  void advance();

  Token token = Token::newline;
  std::uint32_t begin = 0, end = 0;  ///< of the token
  std::uint32_t before = 0;          ///< the end of the token before
  int brackets = 0;                  ///< open ones: within them a line's end means nothing
  std::vector<base::Span> comments;  ///< up to the token

  std::string_view text() const { return text_.substr(begin, end - begin); }
  char at(std::uint32_t position) const { return position < text_.size() ? text_[position] : '\0'; }

 private:
  bool step();
  void empty(Token kind);
  void word();
  void number();
  void quoted(std::uint32_t quote);
  Token mark_of(char first);

  std::string_view text_;
  std::vector<std::uint32_t> indents_{0};  ///< of the open blocks
  bool at_line_start_ = false;             ///< the token before was a line's end, an indent or a dedent
};

}  // namespace snapcheck::lang::python
