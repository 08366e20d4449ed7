// A parser for plain Python: what nearly all files are written in, many times faster than the grammar's tables.
//
// Its tree is node for node the one that the tree-sitter grammar gives (a test compares the two), but for two things
// that the grammar misreads: `[*f(x)]` is a call of `*f` for it, and `type(x).y = z` the declaration of a type. It
// knows no error recovery, and leaves out what is rare: at the first thing that it does not take in it gives up, and
// tree-sitter reads the file: texts that are not ASCII outside of comments and quotes, Python 2, `match`, type
// parameters, parentheses around the items of `with`. Of 35,000 files of many projects 550 are such.
#pragma once

#include <optional>
#include <string_view>

#include "analyzer/lang/tree.h"

namespace snapcheck::lang::python {

/// Nothing when the text is not plain Python; tree.h's parse() then says what it is. The tree keeps a view of the text.
std::optional<Tree> parse_plain(std::string_view text);

}  // namespace snapcheck::lang::python
