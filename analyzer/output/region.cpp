#include "analyzer/output/region.h"

#include <algorithm>

namespace snapcheck::output {
namespace {

constexpr std::size_t kBefore = 60;  // bytes shown of a long line before the span
constexpr std::size_t kLongest = 160;

bool inside_character(std::string_view text, std::size_t at) {
  return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;
}

}  // namespace

Region region_of(const base::SourceText& source, base::Span span) {
  const base::Position begin = source.lines().position(span.begin);
  const base::Position end = source.lines().position(std::max(span.begin, span.end));
  return {begin.line, begin.column, end.line, end.column};
}

Excerpt excerpt(const base::SourceText& source, base::Span span) {
  const std::uint32_t number = source.lines().line_at(span.begin);
  const std::uint32_t start = source.lines().start(number);
  const std::string_view line = source.lines().text(number);
  const std::size_t begin = std::min<std::size_t>(span.begin - std::min(span.begin, start), line.size());
  const std::size_t end = std::clamp<std::size_t>(span.end - std::min(span.end, start), begin, line.size());

  std::size_t left = line.size() <= kLongest || begin <= kBefore ? 0 : begin - kBefore;
  while (left > 0 && inside_character(line, left)) --left;
  std::size_t right = std::min(left + kLongest, line.size());
  while (right < line.size() && inside_character(line, right)) ++right;

  constexpr std::string_view kEllipsis = "\xE2\x80\xA6";
  const int indent = left > 0 ? 1 : 0;
  Excerpt out;
  out.line = base::printable(line.substr(left, right - left), indent);
  out.begin = indent + base::printable_width(line.substr(left, begin - left), indent);
  out.width = std::max(1, base::printable_width(line.substr(begin, std::min(end, right) - begin), out.begin));
  if (left > 0) out.line.insert(0, kEllipsis);
  if (right < line.size()) out.line += kEllipsis;
  return out;
}

}  // namespace snapcheck::output
