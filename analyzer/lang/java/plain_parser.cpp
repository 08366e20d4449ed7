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
  if (gave_up_) return std::nullopt;
  // The grammar's root begins where the first token or comment does, and ends with the file.
  const std::size_t first = text_.find_first_not_of(" \t\r\n\f\v");
  Tree tree = draft_.finish(text_, root, static_cast<std::uint32_t>(std::min(first, text_.size())),
                            static_cast<std::uint32_t>(text_.size()));
  tree.comments = std::move(lexer_.comments);
  return tree;
}

// --- Tokens ---------------------------------------------------------------------------------------------------

Token PlainParser::peek() {
  const PlainLexer::Mark here = lexer_.mark();
  lexer_.advance();
  const Token next = lexer_.token;
  lexer_.back_to(here);
  return next;
}

void PlainParser::skip(Token wanted) {
  if (!skip_if(wanted)) give_up();
}

bool PlainParser::skip_if(Token wanted) {
  if (lexer_.token != wanted || gave_up_) return false;
  lexer_.advance();
  return true;
}

/// Returns a node, so that whoever asked for one can go on until it sees that nothing fits.
NodeIndex PlainParser::give_up() {
  gave_up_ = true;
  lexer_.token = Token::bad;
  return draft_.add(kOther, lexer_.begin, lexer_.begin);
}

// --- Nodes ----------------------------------------------------------------------------------------------------

/// The node ends with the last token.
NodeIndex PlainParser::close(NodeIndex node) {
  draft_.end(node, lexer_.before);
  return node;
}

NodeIndex PlainParser::leaf(std::uint8_t kind) {
  const NodeIndex node = draft_.add(kind, lexer_.begin, lexer_.end);
  if (!gave_up_) lexer_.advance();
  return node;
}

/// A node around `first`, which is its first child.
NodeIndex PlainParser::wrap(std::uint8_t kind, NodeIndex first, std::uint8_t field) {
  const NodeIndex node = draft_.add(kind, draft_.begin(first));
  draft_.append(node, first, field);
  return node;
}

void PlainParser::take_back(const Guess& guess) {
  if (gave_up_) return;
  lexer_.back_to(guess.mark);
  draft_.shrink(guess.size);
}

/// Leaves out what was read since: its nodes, and the comments within.
void PlainParser::drop(const Guess& from) {
  draft_.shrink(from.size);
  const auto inside = [&](const base::Span& comment) { return comment.begin > from.mark.begin && comment.end <= lexer_.before; };
  const auto first = lexer_.comments.begin() + static_cast<std::ptrdiff_t>(from.mark.comments);
  lexer_.comments.erase(std::remove_if(first, lexer_.comments.end(), inside), lexer_.comments.end());
}

}  // namespace snapcheck::lang::java
