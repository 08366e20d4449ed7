#include "analyzer/lang/python/plain_lexer.h"

#include <algorithm>
#include <array>

#include "analyzer/lang/descent.h"

namespace snapcheck::lang::python {

namespace {

enum Class : std::uint8_t { nothing, letter, digit, quote, sign };

constexpr std::array<std::uint8_t, 256> make_classes() {
  std::array<std::uint8_t, 256> table{};
  for (int c = 0; c < 128; ++c) {
    const auto at = static_cast<std::size_t>(c);
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_') table[at] = letter;
    if (c >= '0' && c <= '9') table[at] = digit;
  }
  for (const char c : {'"', '\''}) table[static_cast<std::size_t>(c)] = quote;
  for (const char c : std::string_view("()[]{},;:.@=!<>+-*/%&|^~")) table[static_cast<std::size_t>(c)] = sign;
  return table;
}

constexpr auto kClasses = make_classes();

std::uint8_t class_of(char c) { return kClasses[static_cast<unsigned char>(c)]; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool in_word(char c) { return class_of(c) == letter || is_digit(c) || static_cast<unsigned char>(c) >= 0x80; }
bool is_hex(char c) { return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

constexpr Word<Token> kWords[] = {
#define X(name) {#name, Token::kw_##name},
    SNAPCHECK_PYTHON_KEYWORDS(X)
#undef X
};

constexpr WordTable<Token, 128> kWordTable(kWords);

/// The letters in front of a string: what they say about it.
struct Prefix {
  bool fits = true;
  bool format = false;
};

Prefix prefix_of(std::string_view letters) {
  Prefix prefix;
  for (const char c : letters) {
    switch (c) {
      case 'f':
      case 'F':
        prefix.format = true;
        break;
      case 'r':
      case 'R':
      case 'b':
      case 'B':
      case 'u':
      case 'U':
        break;
      default:
        prefix.fits = false;
    }
  }
  prefix.fits = prefix.fits && letters.size() <= 2;
  return prefix;
}

}  // namespace

void PlainLexer::empty(Token kind) {
  token = kind;
  begin = end;
  at_line_start_ = true;
}

/// At a line's start: true when a block begins or ends there, or something is wrong.
bool PlainLexer::step() {
  const auto size = static_cast<std::uint32_t>(text_.size());
  while (true) {
    std::uint32_t at = end, indent = 0, first_comment = 0xffffffff, first_indent = 0;
    bool new_line = end == 0;
    while (at < size) {
      const char c = text_[at];
      if (c == '\n') {
        new_line = true;
        indent = 0;
      } else if (c == ' ') {
        ++indent;
      } else if (c == '\t') {
        indent += 8;
      } else if (c == '\r' || c == '\f') {
        indent = 0;
      } else if (c == '#') {
        if (first_comment == 0xffffffff) {
          first_comment = at;
          first_indent = indent;
        }
        if (!new_line) break;
        at = static_cast<std::uint32_t>(std::min(text_.find('\n', at), text_.size()));
        continue;
      } else {
        break;
      }
      ++at;
    }
    if (at == size) indent = 0;
    const bool waits = first_comment != 0xffffffff && (first_indent >= indents_.back() || !new_line);
    if (at < size && text_[at] == '\\') {
      token = Token::bad;
      return true;
    }
    if (indent > indents_.back()) {
      indents_.push_back(indent);
      empty(Token::indent);
      return true;
    }
    if (indent == indents_.back()) return false;
    if (!waits) {
      indents_.pop_back();
      if (indent > indents_.back()) {
        token = Token::bad;
      } else {
        empty(Token::dedent);
      }
      return true;
    }
    const auto line_end = static_cast<std::uint32_t>(std::min(text_.find('\n', first_comment), text_.size()));
    comments.push_back({first_comment, line_end});
    end = line_end;
  }
}

void PlainLexer::advance() {
  before = end;
  if (at_line_start_) {
    if (step()) return;
    at_line_start_ = false;
  }
  const bool first = token == Token::newline || token == Token::indent || token == Token::dedent;
  std::uint32_t at = end;
  const auto size = static_cast<std::uint32_t>(text_.size());
  bool ended = false;  // the line
  while (at < size && !ended) {
    const char c = text_[at];
    if (c == ' ' || c == '\t' || c == '\r' || c == '\f') {
      ++at;
    } else if (c == '\n') {
      ended = brackets == 0 && !first;
      ++at;
    } else if (c == '#') {
      const auto line_end = static_cast<std::uint32_t>(std::min(text_.find('\n', at), text_.size()));
      comments.push_back({at, line_end});
      at = end = line_end;
    } else if (c == '\\' && (this->at(at + 1) == '\n' || (this->at(at + 1) == '\r' && this->at(at + 2) == '\n'))) {
      at += this->at(at + 1) == '\n' ? 2 : 3;
    } else {
      break;
    }
  }
  if (ended || (at == size && !first && brackets == 0)) {
    empty(Token::newline);
    return;
  }
  begin = end = at;
  if (at == size) {
    token = Token::end;
    return;
  }
  switch (class_of(text_[at])) {
    case letter:
      word();
      return;
    case digit:
      number();
      return;
    case quote:
      quoted(at);
      return;
    case sign:
      if (text_[at] == '.' && is_digit(this->at(at + 1))) {
        number();
      } else {
        ++end;
        token = mark_of(text_[at]);
      }
      return;
    default:
      token = Token::bad;
  }
}

void PlainLexer::word() {
  while (class_of(at(end)) == letter || is_digit(at(end))) ++end;
  if (class_of(at(end)) == quote) {
    token = Token::word;
    quoted(end);
    return;
  }
  token = in_word(at(end)) ? Token::bad : kWordTable.find(text());
}

/// `12`, `0x1f`, `1_000`, `1.5e-3j`.
void PlainLexer::number() {
  const auto digits = [this](auto fits) {
    const std::uint32_t from = end;
    while (fits(at(end)) || (at(end) == '_' && fits(at(end + 1)))) ++end;
    return end > from;
  };
  bool good = true;
  token = Token::integer;
  const char second = at(end + 1);
  if (at(end) == '0' && (second == 'x' || second == 'X')) {
    end += 2;
    good = digits(is_hex);
  } else if (at(end) == '0' && (second == 'o' || second == 'O')) {
    end += 2;
    good = digits([](char c) { return c >= '0' && c <= '7'; });
  } else if (at(end) == '0' && (second == 'b' || second == 'B')) {
    end += 2;
    good = digits([](char c) { return c == '0' || c == '1'; });
  } else {
    if (at(end) != '.') good = digits(is_digit);
    if (at(end) == '.') {
      token = Token::floating;
      ++end;
      if (is_digit(at(end))) good = digits(is_digit) && good;
    }
    if (at(end) == 'e' || at(end) == 'E') {
      token = Token::floating;
      ++end;
      if (at(end) == '+' || at(end) == '-') ++end;
      good = digits(is_digit) && good;
    }
    if (at(end) == 'j' || at(end) == 'J') ++end;
  }
  if (!good || in_word(at(end)) || class_of(at(end)) == quote) token = Token::bad;
}

/// A string, behind the letters in front of its quote.
void PlainLexer::quoted(std::uint32_t open) {
  const Prefix prefix = prefix_of(text_.substr(begin, open - begin));
  const char mark = at(open);
  const bool triple = at(open + 1) == mark && at(open + 2) == mark;
  end = open + (triple ? 3 : 1);
  token = Token::bad;
  if (!prefix.fits) return;
  if (prefix.format) {
    token = Token::format;
    return;
  }
  while (end < text_.size()) {
    const char c = text_[end];
    if (c == '\\') {
      if (at(end + 1) == '\r') return;
      end += 2;
    } else if (c == mark && (!triple || (at(end + 1) == mark && at(end + 2) == mark))) {
      end += triple ? 3 : 1;
      token = Token::text;
      return;
    } else if ((c == '\n' && !triple) || c == '\0') {
      return;
    } else {
      ++end;
    }
  }
}

Token PlainLexer::mark_of(char first) {
  const auto follows = [this](char c) {
    if (at(end) != c) return false;
    ++end;
    return true;
  };
  const auto or_assign = [&](Token plain) { return follows('=') ? Token::other_assign : plain; };
  switch (first) {
    case '(':
      ++brackets;
      return Token::left_paren;
    case '[':
      ++brackets;
      return Token::left_bracket;
    case '{':
      ++brackets;
      return Token::left_brace;
    case ')':
      --brackets;
      return Token::right_paren;
    case ']':
      --brackets;
      return Token::right_bracket;
    case '}':
      --brackets;
      return Token::right_brace;
    case ',':
      return Token::comma;
    case ';':
      return Token::semicolon;
    case ':':
      return follows('=') ? Token::walrus : Token::colon;
    case '~':
      return Token::tilde;
    case '@':
      return or_assign(Token::at);
    case '=':
      return follows('=') ? Token::equal : Token::assign;
    case '!':
      return follows('=') ? Token::not_equal : Token::bang;
    case '+':
      return or_assign(Token::plus);
    case '*':
      return follows('*') ? or_assign(Token::power) : or_assign(Token::star);
    case '/':
      return follows('/') ? or_assign(Token::double_slash) : or_assign(Token::slash);
    case '%':
      return or_assign(Token::percent);
    case '&':
      return or_assign(Token::ampersand);
    case '|':
      return or_assign(Token::bar);
    case '^':
      return or_assign(Token::caret);
    case '-':
      if (follows('>')) return Token::arrow;
      return follows('=') ? Token::minus_assign : Token::minus;
    case '<':
      if (follows('>')) return Token::bad;
      if (follows('<')) return or_assign(Token::shift_left);
      return follows('=') ? Token::less_equal : Token::less;
    case '>':
      if (follows('>')) return or_assign(Token::shift_right);
      return follows('=') ? Token::greater_equal : Token::greater;
    case '.':
      if (at(end) != '.' || at(end + 1) != '.') return Token::dot;
      end += 2;
      return Token::ellipsis;
    default:
      return Token::bad;
  }
}

}  // namespace snapcheck::lang::python
