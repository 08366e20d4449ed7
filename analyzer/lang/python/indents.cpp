#include "analyzer/lang/python/indents.h"

#include <cstdint>
#include <cstring>
#include <vector>

namespace snapcheck::lang::python {

namespace {

/// Columns, each counted once.
class Columns {
 public:
  void add(std::uint16_t column) {
    if (column == 0) return;
    if (column < 64) {  // those of nearly all lines
      count_ += (near_ >> column & 1) == 0;
      near_ |= std::uint64_t{1} << column;
      return;
    }
    if (far_.empty()) far_.resize(0x10000);
    count_ += !far_[column];
    far_[column] = true;
  }
  void add_unknown() { ++count_; }
  std::size_t count() const { return count_; }

 private:
  std::uint64_t near_ = 0;
  std::vector<bool> far_;
  std::size_t count_ = 0;
};

/// Adds the column of the line at `at` as the scanner counts it, in 16 bits. A line without code has none.
void add_line(std::string_view text, std::size_t at, Columns& columns) {
  std::uint16_t column = 0;
  for (; at < text.size(); ++at) {
    switch (text[at]) {
      case ' ':
        ++column;
        break;
      case '\t':
        column = static_cast<std::uint16_t>(column + 8);
        break;
      case '\r':
      case '\f':
        column = 0;
        break;
      case '\\': {  // the scanner goes on counting in the next line, if the line ends here
        const std::string_view behind = text.substr(at + 1, 2);
        if (behind.starts_with('\n') || behind == "\r\n") columns.add_unknown();
        return;
      }
      case '#':
      case '\n':
        return;
      default:
        return columns.add(column);
    }
  }
}

}  // namespace

std::size_t indents(std::string_view text) {
  Columns columns;
  for (std::size_t at = 0; at < text.size();) {
    add_line(text, at, columns);
    const void* newline = std::memchr(text.data() + at, '\n', text.size() - at);
    if (newline == nullptr) break;
    at = static_cast<std::size_t>(static_cast<const char*>(newline) - text.data()) + 1;
  }
  return columns.count();
}

}  // namespace snapcheck::lang::python
