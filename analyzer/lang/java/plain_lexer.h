// The tokens of Java, one after the other. Whatever is not plain ASCII Java (an identifier with an umlaut, a unicode
// escape outside texts, a literal that only a compiler takes apart) is Token::bad.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "analyzer/base/span.h"

namespace snapcheck::lang::java {

// clang-format off
#define SNAPCHECK_JAVA_KEYWORDS(X)                                                                                    \
  X(abstract) X(assert) X(boolean) X(break) X(byte) X(case) X(catch) X(char) X(class) X(const) X(continue) X(default) \
  X(do) X(double) X(else) X(enum) X(extends) X(false) X(final) X(finally) X(float) X(for) X(goto) X(if)               \
  X(implements) X(import) X(instanceof) X(int) X(interface) X(long) X(native) X(new) X(null) X(package) X(private)    \
  X(protected) X(public) X(return) X(short) X(static) X(strictfp) X(super) X(switch) X(synchronized) X(this) X(throw) \
  X(throws) X(transient) X(true) X(try) X(void) X(volatile) X(while)
// clang-format on

enum class Token : std::uint8_t {
  end,
  bad,
  word,      ///< an identifier
  reserved,  ///< a word that is a keyword in some places: open, module, record, with, sealed, yield, permits, when, _
  decimal,
  hex,
  octal,
  binary,
  floating,
  character,
  text,
  // Marks. `>` stands alone: whether `>>` is a shift or closes two lists only the parser knows.
  left_paren,
  right_paren,
  left_brace,
  right_brace,
  left_bracket,
  right_bracket,
  semicolon,
  comma,
  dot,
  ellipsis,
  at,
  colon,
  colons,
  question,
  arrow,
  assign,
  assign_minus,
  assign_other,
  plus,
  minus,
  star,
  slash,
  percent,
  ampersand,
  bar,
  caret,
  tilde,
  not_,
  and_and,
  or_or,
  increase,
  decrease,
  equal,
  not_equal,
  less,
  less_equal,
  shift_left,
  greater,
#define X(name) kw_##name,
  SNAPCHECK_JAVA_KEYWORDS(X)
#undef X
};

class PlainLexer {
 public:
  explicit PlainLexer(std::string_view text) : text_(text) {}

  /// Reads the next token.
  void advance();

  Token token = Token::end;
  std::uint32_t begin = 0, end = 0;  ///< of the token
  std::uint32_t before = 0;          ///< the end of the token before
  std::vector<base::Span> comments;  ///< up to the token

  std::string_view text() const { return text_.substr(begin, end - begin); }
  char at(std::uint32_t position) const { return position < text_.size() ? text_[position] : '\0'; }

  struct Mark {
    Token token;
    std::uint32_t begin, end, before;
    std::size_t comments;
  };
  Mark mark() const { return {token, begin, end, before, comments.size()}; }
  void back_to(const Mark& mark) {
    token = mark.token;
    begin = mark.begin;
    end = mark.end;
    before = mark.before;
    comments.resize(mark.comments);
  }

 private:
  void word();
  void number();
  void quoted();
  bool text_block();
  bool escape();
  void symbol();
  Token mark_of(char first);

  std::string_view text_;
};

}  // namespace snapcheck::lang::java
