// Positions in source text.
#pragma once

#include <compare>
#include <cstdint>
#include <string>

namespace snapcheck::base {

/// A half-open range of bytes in one file. Lines and columns are worked out when a report is written
/// (base/lines.h), never carried along.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  auto operator<=>(const Span&) const = default;
};

inline bool is_within(Span inner, Span outer) { return inner.begin >= outer.begin && inner.end <= outer.end; }

/// A range of bytes in a named file; `path` is the file's path as the user would write it.
struct Location {
  std::string path;
  Span span;

  auto operator<=>(const Location&) const = default;
};

}  // namespace snapcheck::base
