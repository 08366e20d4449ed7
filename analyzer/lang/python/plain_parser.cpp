#include "analyzer/lang/python/plain_parser.h"

#include <algorithm>

#include "analyzer/lang/python/plain_parsing.h"

namespace snapcheck::lang::python {

std::optional<Tree> parse_plain(std::string_view text) {
  if (text.size() >= 0xffffff00) return std::nullopt;
  return PlainParser(text).run();
}

std::optional<Tree> PlainParser::run() {
  const NodeIndex root = draft_.add(kind::module, 0);
  while (!is(Token::end) && !gave_up_) statement(root);
  if (gave_up_) return std::nullopt;
  // The grammar's root begins where the first token or comment does, and ends with the file.
  const std::size_t first = text_.find_first_not_of(" \t\r\n\f");
  Tree tree = draft_.finish(text_, root, static_cast<std::uint32_t>(std::min(first, text_.size())),
                            static_cast<std::uint32_t>(text_.size()));
  tree.comments = std::move(lexer_.comments);
  return tree;
}

// --- Tokens ---------------------------------------------------------------------------------------------------

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

}  // namespace snapcheck::lang::python
