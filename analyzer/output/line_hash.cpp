#include "analyzer/output/line_hash.h"

#include <fmt/format.h>

#include <unordered_map>

namespace snapcheck::output {
namespace {

constexpr std::size_t kWindow = 100;
constexpr std::uint64_t kFactor = 37;
constexpr std::uint16_t kEndOfFile = 0xFFFF;

struct Units {
  std::vector<std::uint16_t> units;
  std::vector<std::size_t> line_starts;  // index of the first unit of each line
};

/// The units that are hashed. A line begins with the first unit behind a line end that is not dropped.
Units units_of(const base::SourceText& source) {
  Units out;
  bool at_start = true;
  bool after_cr = false;
  const auto add = [&](std::uint16_t unit) {
    if (unit == ' ' || unit == '\t') {
      after_cr = false;
      return;
    }
    const bool second_half = unit == '\n' && after_cr;
    after_cr = unit == '\r';
    if (second_half) return;
    if (unit == '\r') unit = '\n';
    if (at_start) out.line_starts.push_back(out.units.size());
    at_start = unit == '\n';
    out.units.push_back(unit);
  };
  if (source.had_mark()) add(0xFEFF);
  const std::string_view text = source.text();
  for (std::size_t i = 0; i < text.size();) {
    const base::Decoded c = base::decode(text, i);
    i += c.bytes;
    if (c.code > 0xFFFF) {
      add(static_cast<std::uint16_t>(0xD800 + ((c.code - 0x10000) >> 10)));
      add(static_cast<std::uint16_t>(0xDC00 + ((c.code - 0x10000) & 0x3FF)));
    } else {
      add(static_cast<std::uint16_t>(c.code));
    }
  }
  add(kEndOfFile);
  return out;
}

}  // namespace

std::vector<std::string> line_hashes(const base::SourceText& source) {
  const Units text = units_of(source);
  std::uint64_t highest = 1;  // kFactor to the power of kWindow
  for (std::size_t i = 0; i < kWindow; ++i) highest *= kFactor;

  // Rolling: `hash` is that of the window that ends before `end`; behind the text there are zeros.
  std::vector<std::string> out;
  std::unordered_map<std::uint64_t, int> seen;
  std::uint64_t hash = 0;
  std::size_t line = 0;
  for (std::size_t end = 0; line < text.line_starts.size(); ++end) {
    if (end >= kWindow && text.line_starts[line] == end - kWindow) {
      out.push_back(fmt::format("{:x}:{}", hash, ++seen[hash]));
      ++line;
    }
    const std::uint64_t added = end < text.units.size() ? text.units[end] : 0;
    const std::uint64_t removed = end >= kWindow ? text.units[end - kWindow] : 0;
    hash = hash * kFactor + added - removed * highest;
  }
  return out;
}

}  // namespace snapcheck::output
