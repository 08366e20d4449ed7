#include "analyzer/lang/java/plain_parser.h"

#include <algorithm>

#include "analyzer/lang/java/plain_parsing.h"

namespace snapcheck::lang::java {

std::optional<Tree> parse_plain(std::string_view text) {
  if (text.size() >= 0xffffff00) return std::nullopt;
  return PlainParser(text).run();
}

std::optional<Tree> PlainParser::run() {
  const NodeIndex root = draft_.add(program, 0);
  while (!is(Token::end) && !gave_up_) {
    if (skip_if(Token::semicolon)) continue;
    if (is(Token::kw_package)) {
      const NodeIndex node = open(package_declaration);
      skip(Token::kw_package);
      draft_.append(node, name());
      skip(Token::semicolon);
      draft_.append(root, close(node));
    } else if (is(Token::kw_import)) {
      const NodeIndex node = open(import_declaration);
      skip(Token::kw_import);
      if (is(Token::kw_static)) keep(node, static_token);
      draft_.append(node, name());
      if (skip_if(Token::dot)) {
        if (!is(Token::star)) give_up();
        const NodeIndex all = open(asterisk);
        keep(all, operate);
        draft_.append(node, close(all));
      }
      skip(Token::semicolon);
      draft_.append(root, close(node));
    } else {
      const NodeIndex mine = modifiers();
      if (is_declaration()) {
        draft_.append(root, declaration(mine));
      } else {
        give_up();
      }
    }
  }
  return finish(root, " \t\r\n\f\v");
}

// --- Guesses --------------------------------------------------------------------------------------------------

Token PlainParser::peek() {
  const PlainLexer::Mark here = lexer_.mark();
  lexer_.advance();
  const Token next = lexer_.token;
  lexer_.back_to(here);
  return next;
}

void PlainParser::take_back(const Guess& guess) {
  if (gave_up_) return;
  lexer_.back_to(guess.mark);
  draft_.shrink(guess.size);
}

/// Leaves out what was read since: its nodes, and the comments within.
void PlainParser::drop(const Guess& from) {
  draft_.shrink(from.size);
  const auto inside = [&](const base::Span& comment) {
    return comment.begin > from.mark.begin && comment.end <= lexer_.before;
  };
  const auto first = lexer_.comments.begin() + static_cast<std::ptrdiff_t>(from.mark.comments);
  lexer_.comments.erase(std::remove_if(first, lexer_.comments.end(), inside), lexer_.comments.end());
}

}  // namespace snapcheck::lang::java
