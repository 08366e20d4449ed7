// Lines and columns of a finding, and the piece of source that shows it.
#pragma once

#include <cstdint>
#include <string>

#include "analyzer/base/sources.h"

namespace snapcheck::output {

/// All members count from 1, columns in UTF-16 units; the end column is one past the end.
struct Region {
  std::uint32_t line = 1;
  std::uint32_t column = 1;
  std::uint32_t end_line = 1;
  std::uint32_t end_column = 1;
};

Region region_of(const base::SourceText& source, base::Span span);

/// One source line as shown on a terminal, cut around the span when it is very long.
struct Excerpt {
  std::string line;  ///< printable, tabs expanded
  int begin = 0;     ///< display columns of the part inside the span, from 0
  int width = 1;     ///< at least 1
};

/// The first line of the span.
Excerpt excerpt(const base::SourceText& source, base::Span span);

}  // namespace snapcheck::output
