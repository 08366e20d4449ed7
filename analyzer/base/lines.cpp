#include "analyzer/base/lines.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace snapcheck::base {
namespace {

struct Range {
  char32_t first;
  char32_t last;
};

/// Combining marks and joiners: they take no column of their own. Blocks, not every single character.
constexpr std::array kZeroWidth = {
    Range{0x0300, 0x036F}, Range{0x0483, 0x0489},   Range{0x0591, 0x05BD}, Range{0x0610, 0x061A}, Range{0x064B, 0x065F},
    Range{0x0E31, 0x0E31}, Range{0x0E34, 0x0E3A},   Range{0x0E47, 0x0E4E}, Range{0x1AB0, 0x1AFF}, Range{0x1DC0, 0x1DFF},
    Range{0x200B, 0x200D}, Range{0x20D0, 0x20FF},   Range{0x302A, 0x302D}, Range{0xFE00, 0xFE0F}, Range{0xFE20, 0xFE2F},
    Range{0xFEFF, 0xFEFF}, Range{0xE0100, 0xE01EF},
};

/// East Asian wide and emoji blocks.
constexpr std::array kWide = {
    Range{0x1100, 0x115F},   Range{0x231A, 0x231B},   Range{0x23E9, 0x23EC},   Range{0x2614, 0x2615},
    Range{0x26A1, 0x26A1},   Range{0x2705, 0x2705},   Range{0x274C, 0x274C},   Range{0x2E80, 0x303E},
    Range{0x3041, 0x33FF},   Range{0x3400, 0x4DBF},   Range{0x4E00, 0x9FFF},   Range{0xA000, 0xA4CF},
    Range{0xAC00, 0xD7A3},   Range{0xF900, 0xFAFF},   Range{0xFE30, 0xFE6F},   Range{0xFF00, 0xFF60},
    Range{0xFFE0, 0xFFE6},   Range{0x1F300, 0x1F64F}, Range{0x1F680, 0x1F6FF}, Range{0x1F900, 0x1F9FF},
    Range{0x1FA70, 0x1FAFF}, Range{0x20000, 0x3FFFD},
};

template <std::size_t N>
bool in(const std::array<Range, N>& ranges, char32_t code) {
  const auto it = std::ranges::upper_bound(ranges, code, {}, &Range::first);
  return it != ranges.begin() && code <= std::prev(it)->last;
}

/// Control characters and overrides of the text direction: they would let source text rewrite the terminal.
bool is_control(char32_t code) {
  return code < 0x20 || (code >= 0x7F && code < 0xA0) || (code >= 0x202A && code <= 0x202E) ||
         (code >= 0x2066 && code <= 0x2069) || code == 0x200E || code == 0x200F || code == 0x2028 || code == 0x2029;
}

void append(std::string& out, char32_t code) {
  if (code < 0x80) {
    out += static_cast<char>(code);
  } else if (code < 0x800) {
    out += static_cast<char>(0xC0 | (code >> 6));
    out += static_cast<char>(0x80 | (code & 0x3F));
  } else if (code < 0x10000) {
    out += static_cast<char>(0xE0 | (code >> 12));
    out += static_cast<char>(0x80 | ((code >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (code & 0x3F));
  } else {
    out += static_cast<char>(0xF0 | (code >> 18));
    out += static_cast<char>(0x80 | ((code >> 12) & 0x3F));
    out += static_cast<char>(0x80 | ((code >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (code & 0x3F));
  }
}

/// Well-formed UTF-8 by table 3-7 of the Unicode standard: length and the range of the second byte.
struct Lead {
  int length;
  unsigned char low;
  unsigned char high;
};

Lead lead(unsigned char byte) {
  if (byte >= 0xC2 && byte <= 0xDF) return {2, 0x80, 0xBF};
  if (byte == 0xE0) return {3, 0xA0, 0xBF};
  if (byte == 0xED) return {3, 0x80, 0x9F};
  if (byte >= 0xE1 && byte <= 0xEF) return {3, 0x80, 0xBF};
  if (byte == 0xF0) return {4, 0x90, 0xBF};
  if (byte >= 0xF1 && byte <= 0xF3) return {4, 0x80, 0xBF};
  if (byte == 0xF4) return {4, 0x80, 0x8F};
  return {0, 0, 0};
}

constexpr char32_t kReplacement = 0xFFFD;
constexpr std::size_t kMarkDistance = 4096;

}  // namespace

Decoded decode(std::string_view text, std::size_t offset) {
  const auto first = static_cast<unsigned char>(text[offset]);
  if (first < 0x80) return {first, 1};
  const Lead shape = lead(first);
  if (shape.length == 0) return {kReplacement, 1};
  char32_t code = first & (0x7Fu >> shape.length);
  for (int i = 1; i < shape.length; ++i) {
    if (offset + i >= text.size()) return {kReplacement, static_cast<std::uint32_t>(i)};
    const auto byte = static_cast<unsigned char>(text[offset + i]);
    const unsigned char low = i == 1 ? shape.low : 0x80;
    const unsigned char high = i == 1 ? shape.high : 0xBF;
    if (byte < low || byte > high) return {kReplacement, static_cast<std::uint32_t>(i)};
    code = (code << 6) | (byte & 0x3Fu);
  }
  return {code, static_cast<std::uint32_t>(shape.length)};
}

Lines::Lines(std::string_view text) : text_(text) {
  std::size_t longest = 0;
  starts_.push_back(0);
  for (std::size_t i = 0; i < text.size();) {
    const char c = text[i++];
    if (c != '\n' && c != '\r') continue;
    if (c == '\r' && i < text.size() && text[i] == '\n') ++i;
    longest = std::max(longest, i - starts_.back());
    starts_.push_back(static_cast<std::uint32_t>(i));
  }
  longest = std::max(longest, text.size() - starts_.back());
  if (longest < 2 * kMarkDistance) return;
  std::uint32_t units = 0;
  for (std::size_t i = 0; i < text.size();) {
    if (marks_.empty() || i - marks_.back().offset >= kMarkDistance) {
      marks_.push_back({static_cast<std::uint32_t>(i), units});
    }
    const Decoded c = decode(text, i);
    units += c.code > 0xFFFF ? 2 : 1;
    i += c.bytes;
  }
}

/// Counts from the last mark, or from the start of the line when there are no marks.
std::uint32_t Lines::units_before(std::uint32_t offset) const {
  Mark mark{start(line_at(offset)), 0};
  if (!marks_.empty()) mark = *std::prev(std::ranges::upper_bound(marks_, offset, {}, &Mark::offset));
  return mark.units + utf16_length(text_.substr(mark.offset, offset - mark.offset));
}

std::uint32_t Lines::line_at(std::uint32_t offset) const {
  return static_cast<std::uint32_t>(std::ranges::upper_bound(starts_, offset) - starts_.begin());
}

std::uint32_t Lines::start(std::uint32_t line) const {
  return line == 0 || line > count() ? static_cast<std::uint32_t>(text_.size()) : starts_[line - 1];
}

Position Lines::position(std::uint32_t offset) const {
  const auto end = std::min(offset, static_cast<std::uint32_t>(text_.size()));
  const std::uint32_t line = line_at(end);
  const std::uint32_t begin = start(line);
  const std::uint32_t units = marks_.empty() ? units_before(end) : units_before(end) - units_before(begin);
  return {line, 1 + units, 1 + end - begin};
}

std::string_view Lines::text(std::uint32_t line) const {
  if (line == 0 || line > count()) return {};
  std::string_view text = text_.substr(start(line), start(line + 1) - start(line));
  if (line == count()) return text;
  if (text.ends_with("\r\n")) text.remove_suffix(1);
  return text.substr(0, text.size() - 1);
}

std::uint32_t utf16_length(std::string_view text) {
  std::uint32_t length = 0;
  for (std::size_t i = 0; i < text.size();) {
    const Decoded c = decode(text, i);
    length += c.code > 0xFFFF ? 2 : 1;
    i += c.bytes;
  }
  return length;
}

int display_width(char32_t code) {
  if (code < 0x300) return 1;
  if (in(kZeroWidth, code)) return 0;
  return in(kWide, code) ? 2 : 1;
}

std::string repaired(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const Decoded c = decode(text, i);
    append(out, c.code);
    i += c.bytes;
  }
  return out;
}

namespace {

/// Calls `emit(code, width)` for each character that `printable` shows.
template <typename Emit>
void each_printable(std::string_view text, int column, int tab, Emit emit) {
  for (std::size_t i = 0; i < text.size();) {
    const Decoded c = decode(text, i);
    i += c.bytes;
    if (c.code == '\t') {
      for (int spaces = tab - column % tab; spaces > 0; --spaces, ++column) emit(U' ', 1);
    } else {
      const char32_t code = is_control(c.code) ? kReplacement : c.code;
      const int width = display_width(code);
      emit(code, width);
      column += width;
    }
  }
}

}  // namespace

std::string printable(std::string_view text, int column, int tab) {
  std::string out;
  each_printable(text, column, tab, [&](char32_t code, int) { append(out, code); });
  return out;
}

int printable_width(std::string_view text, int column, int tab) {
  int width = 0;
  each_printable(text, column, tab, [&](char32_t, int w) { width += w; });
  return width;
}

}  // namespace snapcheck::base
