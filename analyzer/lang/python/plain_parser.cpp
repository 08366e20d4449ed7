#include "analyzer/lang/python/plain_parser.h"

#include "analyzer/lang/python/plain_parsing.h"

namespace snapcheck::lang::python {

std::optional<Tree> parse_plain(std::string_view text) {
  if (text.size() >= 0xffffff00) return std::nullopt;
  return PlainParser(text).run();
}

std::optional<Tree> PlainParser::run() {
  const NodeIndex root = draft_.add(kind::module, 0);
  while (!is(Token::end) && !gave_up_) statement(root);
  return finish(root, " \t\r\n\f");
}

}  // namespace snapcheck::lang::python
