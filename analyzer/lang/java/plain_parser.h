// A parser for plain Java: what nearly all files are written in, many times faster than the grammar's tables.
//
// Its tree is node for node the one that the tree-sitter grammar gives (a test compares the two), but for three things
// that the grammar misreads: `(byte) x++` and `-x++` are updates for it, and `(a.b) - c` a cast. It knows no error
// recovery, and leaves out what is rare: at the first thing that it does not take in it gives up, and tree-sitter
// reads the file: texts that are not ASCII outside of comments and quotes, patterns, `yield`, annotated types, sealed
// types, modules, string templates. Of 58,000 files of the JDK, Spring and other projects 143 are such.
#pragma once

#include <optional>
#include <string_view>

#include "analyzer/lang/tree.h"

namespace snapcheck::lang::java {

/// Nothing when the text is not plain Java; tree.h's parse() then says what it is. The tree keeps a view of the text.
std::optional<Tree> parse_plain(std::string_view text);

}  // namespace snapcheck::lang::java
