#include "analyzer/lang/java/plain_lexer.h"

#include <algorithm>
#include <array>

#include "analyzer/lang/descent.h"

namespace snapcheck::lang::java {

namespace {

enum Class : std::uint8_t { nothing, space, letter, digit, quote, sign };

constexpr std::array<std::uint8_t, 256> make_classes() {
  std::array<std::uint8_t, 256> table{};
  for (int c = 0; c < 128; ++c) {
    const auto at = static_cast<std::size_t>(c);
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '$') table[at] = letter;
    if (c >= '0' && c <= '9') table[at] = digit;
  }
  for (const char c : {' ', '\t', '\n', '\r', '\f', '\v'}) table[static_cast<std::size_t>(c)] = space;
  for (const char c : {'"', '\''}) table[static_cast<std::size_t>(c)] = quote;
  for (const char c : std::string_view("(){}[];,.@:?=!~<>+-*/%&|^")) table[static_cast<std::size_t>(c)] = sign;
  return table;
}

constexpr auto kClasses = make_classes();

std::uint8_t class_of(char c) { return kClasses[static_cast<unsigned char>(c)]; }
bool in_word(char c) { return class_of(c) == letter || class_of(c) == digit; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_octal(char c) { return c >= '0' && c <= '7'; }
bool is_hex(char c) { return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

constexpr Word<Token> kWords[] = {
#define X(name) {#name, Token::kw_##name},
    SNAPCHECK_JAVA_KEYWORDS(X)
#undef X
        {"open", Token::reserved},
    {"module", Token::reserved},
    {"record", Token::reserved},
    {"with", Token::reserved},
    {"sealed", Token::reserved},
    {"yield", Token::reserved},
    {"permits", Token::reserved},
    {"when", Token::reserved},
    {"_", Token::reserved},
};

constexpr WordTable<Token, 256> kWordTable(kWords);

}  // namespace

void PlainLexer::advance() {
  before = end;
  std::uint32_t at = end;
  const auto size = static_cast<std::uint32_t>(text_.size());
  while (at < size) {
    const char c = text_[at];
    if (class_of(c) == space) {
      ++at;
      continue;
    }
    if (c != '/' || at + 1 >= size || (text_[at + 1] != '/' && text_[at + 1] != '*')) break;
    std::size_t close = 0;
    if (text_[at + 1] == '/') {
      close = std::min(text_.find('\n', at), text_.size());
    } else {
      close = text_.find("*/", at + 2);
      if (close == std::string_view::npos) {
        token = Token::bad;
        return;
      }
      close += 2;
    }
    comments.push_back({at, static_cast<std::uint32_t>(close)});
    at = static_cast<std::uint32_t>(close);
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
      quoted();
      return;
    case sign:
      if (text_[at] == '.' && is_digit(this->at(at + 1))) {
        number();
      } else {
        symbol();
      }
      return;
    default:
      token = Token::bad;
  }
}

void PlainLexer::word() {
  while (in_word(at(end))) ++end;
  const bool more = static_cast<unsigned char>(at(end)) >= 0x80 || at(end) == '\\';
  token = more ? Token::bad : kWordTable.find(text());
}

/// `12`, `0x1fL`, `017`, `0b1`, `1.5e-3f`.
void PlainLexer::number() {
  const auto digits = [this](auto fits) {
    const std::uint32_t from = end;
    while (fits(at(end)) || (at(end) == '_' && end > from)) ++end;
    return end > from && at(end - 1) != '_';
  };
  const auto finish = [this](Token kind, bool good) {
    if (kind != Token::floating && (at(end) == 'l' || at(end) == 'L')) ++end;
    const bool over = !in_word(at(end)) && static_cast<unsigned char>(at(end)) < 0x80;
    token = good && over ? kind : Token::bad;
  };
  const char second = at(end + 1);
  if (at(end) == '0' && (second == 'x' || second == 'X')) {
    end += 2;
    const bool good = digits(is_hex);
    finish(Token::hex, good && at(end) != '.');
    return;
  }
  if (at(end) == '0' && (second == 'b' || second == 'B')) {
    end += 2;
    const bool good = digits([](char c) { return c == '0' || c == '1'; });
    finish(Token::binary, good);
    return;
  }
  const std::uint32_t from = end;
  bool good = true, floating = false;
  if (at(end) != '.') good = digits(is_digit);
  const std::string_view whole = text_.substr(from, end - from);
  if (at(end) == '.') {
    floating = true;
    ++end;
    if (is_digit(at(end))) good = digits(is_digit) && good;
  }
  if (at(end) == 'e' || at(end) == 'E') {
    floating = true;
    ++end;
    if (at(end) == '+' || at(end) == '-') ++end;
    good = digits(is_digit) && good;
  }
  if (at(end) == 'f' || at(end) == 'F' || at(end) == 'd' || at(end) == 'D') {
    floating = true;
    ++end;
  }
  if (floating) {
    finish(Token::floating, good && (whole.size() < 2 || whole.front() != '0'));
  } else if (whole.size() > 1 && whole.front() == '0') {
    finish(Token::octal, good && std::all_of(whole.begin(), whole.end(), is_octal));
  } else {
    finish(Token::decimal, good);
  }
}

/// Behind a backslash; at the character after it. False for what is not Java, and for `\{`, which inserts code.
bool PlainLexer::escape() {
  const char c = at(end);
  if (c == '{' || c == '\n' || c == '\r' || c == '\0' || c == 'x') return false;
  if (c == 'u') {
    for (std::uint32_t i = 1; i <= 4; ++i) {
      if (!is_hex(at(end + i))) return false;
    }
    end += 5;
    return true;
  }
  ++end;
  return true;
}

void PlainLexer::quoted() {
  const char mark = at(end);
  token = Token::bad;
  if (mark == '"' && at(end + 1) == '"' && at(end + 2) == '"') {
    if (text_block()) token = Token::text;
    return;
  }
  ++end;
  while (at(end) != mark) {
    const char c = at(end++);
    if (c == '\n' || c == '\0' || (c == '\\' && !escape())) return;
  }
  if (mark == '\'' && end == begin + 1) return;
  ++end;
  token = mark == '"' ? Token::text : Token::character;
}

bool PlainLexer::text_block() {
  end += 3;
  while (!(at(end) == '"' && at(end + 1) == '"' && at(end + 2) == '"')) {
    const char c = at(end++);
    // A quote within is left to the grammar, which has its own mind about it.
    if (c == '\0' || c == '\\' || c == '"') return false;
  }
  end += 3;
  return at(end) != '"';
}

void PlainLexer::symbol() {
  const char first = at(end++);
  token = mark_of(first);
}

Token PlainLexer::mark_of(char first) {
  const auto follows = [this](char c) {
    if (at(end) != c) return false;
    ++end;
    return true;
  };
  const auto or_assign = [&](Token plain) { return follows('=') ? Token::assign_other : plain; };
  switch (first) {
    case '(':
      return Token::left_paren;
    case ')':
      return Token::right_paren;
    case '{':
      return Token::left_brace;
    case '}':
      return Token::right_brace;
    case '[':
      return Token::left_bracket;
    case ']':
      return Token::right_bracket;
    case ';':
      return Token::semicolon;
    case ',':
      return Token::comma;
    case '@':
      return Token::at;
    case '?':
      return Token::question;
    case '~':
      return Token::tilde;
    case '>':
      return Token::greater;
    case ':':
      return follows(':') ? Token::colons : Token::colon;
    case '=':
      return follows('=') ? Token::equal : Token::assign;
    case '!':
      return follows('=') ? Token::not_equal : Token::not_;
    case '+':
      return follows('+') ? Token::increase : or_assign(Token::plus);
    case '*':
      return or_assign(Token::star);
    case '/':
      return or_assign(Token::slash);
    case '%':
      return or_assign(Token::percent);
    case '^':
      return or_assign(Token::caret);
    case '&':
      return follows('&') ? Token::and_and : or_assign(Token::ampersand);
    case '|':
      return follows('|') ? Token::or_or : or_assign(Token::bar);
    case '-':
      if (follows('-')) return Token::decrease;
      if (follows('>')) return Token::arrow;
      return follows('=') ? Token::assign_minus : Token::minus;
    case '<':
      if (follows('<')) return or_assign(Token::shift_left);
      return follows('=') ? Token::less_equal : Token::less;
    case '.':
      if (at(end) != '.' || at(end + 1) != '.') return Token::dot;
      end += 2;
      return Token::ellipsis;
    default:
      return Token::bad;
  }
}

}  // namespace snapcheck::lang::java
