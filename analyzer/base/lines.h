// Lines and columns of a text, and what is needed to show pieces of it.
//
// Every function takes text as it comes from a file: UTF-8, perhaps broken. Each maximal ill-formed sequence counts
// as one replacement character U+FFFD, as in every decoder that follows the Unicode standard's advice.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/base/span.h"

namespace snapcheck::base {

/// A place in a text. All members count from 1.
struct Position {
  std::uint32_t line = 1;
  std::uint32_t column = 1;       ///< UTF-16 code units: what SARIF and editors count
  std::uint32_t byte_column = 1;  ///< bytes
};

/// The line table of one text, which must outlive it. LF, CRLF and a single CR end a line.
class Lines {
 public:
  explicit Lines(std::string_view text);

  /// At least 1; the text after the last line end is a line, even when it is empty.
  std::uint32_t count() const { return static_cast<std::uint32_t>(starts_.size()); }

  /// The line (from 1) that contains the byte; offsets behind the text belong to the last line.
  std::uint32_t line_at(std::uint32_t offset) const;

  Position position(std::uint32_t offset) const;

  /// The text of a line (from 1) without its end; empty for a line that does not exist.
  std::string_view text(std::uint32_t line) const;

  /// Offset of the first byte of a line (from 1).
  std::uint32_t start(std::uint32_t line) const;

 private:
  struct Mark {
    std::uint32_t offset;  // of a character
    std::uint32_t units;   // UTF-16 units before it
  };
  std::uint32_t units_before(std::uint32_t offset) const;

  std::string_view text_;
  std::vector<std::uint32_t> starts_;
  std::vector<Mark> marks_;  // at about equal distances, when there are lines too long to be counted again and again
};

/// One character of a UTF-8 text.
struct Decoded {
  char32_t code = 0;        ///< U+FFFD for an ill-formed sequence
  std::uint32_t bytes = 1;  ///< how many it takes in the text
};

/// The character at `offset`, which must be inside the text.
Decoded decode(std::string_view text, std::size_t offset);

/// Number of UTF-16 code units of the text.
std::uint32_t utf16_length(std::string_view text);

/// Columns that a terminal needs for a character: 0 for combining ones, 2 for wide ones.
int display_width(char32_t code);

/// The text as well-formed UTF-8: ill-formed sequences become U+FFFD.
std::string repaired(std::string_view text);

/// As `repaired`, and fit for a terminal: a tab becomes spaces up to the next multiple of `tab`, control characters
/// (also bidirectional overrides) become U+FFFD. `column` is the display column at which the text starts, from 0.
std::string printable(std::string_view text, int column = 0, int tab = 4);

/// Columns that `printable(text, column, tab)` takes on a terminal.
int printable_width(std::string_view text, int column = 0, int tab = 4);

}  // namespace snapcheck::base
