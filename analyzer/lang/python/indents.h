// How deep tree-sitter-python can be led into a text.
//
// At every token its scanner writes what is open into 1024 bytes (serialize() in scanner.c): 2 bytes of its own, 1 for
// each open string, at most 255, then 2 for each open indentation. It writes the last pair without room for it, and
// the runtime ends the program. Without a string open it stops in time, and forgets the deepest blocks. CPython itself
// takes 100 indentations (MAXINDENT).
#pragma once

#include <cstddef>
#include <string_view>

namespace snapcheck::lang::python {

/// What fits whatever strings are open: (1024 - 2 - 255) / 2.
inline constexpr std::size_t kMaxIndents = 383;

/// How many different columns other than the first the text's lines begin at: no fewer than blocks can be open in one
/// another for that scanner, as each is indented more than the one around it. O(bytes).
std::size_t indents(std::string_view text);

}  // namespace snapcheck::lang::python
