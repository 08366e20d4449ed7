// Report: what a scan has to say, ready for any writer.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/base/span.h"

namespace snapcheck::model {

enum class Level : std::uint8_t { off, note, warning, error };

/// "off", "note", "warning", "error".
std::string_view to_string(Level level);
std::optional<Level> level_named(std::string_view name);

/// One sentence of a finding's story, at a place in the code.
struct Step {
  base::Location at;
  std::string text;  ///< "java.util.Random is created here", no final period
};

struct Finding {
  std::string rule;  ///< rule id
  Level level = Level::warning;
  base::Location at;        ///< one expression: the value is obtained here, or the call or hook that is wrong
  std::string message;      ///< one sentence with a final period
  std::vector<Step> story;  ///< created, reached, captured, used; in the order in which it happens
  std::string repair;       ///< one line: what to do here
  std::string symbol;       ///< qualified name of the enclosing scope, for the baseline
  std::string holder;       ///< qualified name of the variable or field that keeps the value; may be empty
};

/// Something the reader should know that is not a finding.
struct Notice {
  std::string path;  ///< empty when it is about the whole run
  base::Span span;   ///< meaningful when has_span
  bool has_span = false;
  bool incomplete = false;  ///< a file was not analysed: the scan exits with 3
  std::string text;
};

struct Counts {
  std::size_t analysed = 0;  ///< files read and judged, whether or not they had to be parsed
  std::size_t parsed = 0;    ///< of those, files that were parsed
  std::size_t lines = 0;
  std::size_t failed = 0;
  std::map<std::string, std::size_t> skipped;  ///< reason -> files
  std::size_t suppressed = 0;
  std::size_t in_baseline = 0;
  double seconds = 0;
};

struct Report {
  std::vector<Finding> findings;    ///< sorted by path, position, rule
  std::vector<Finding> suppressed;  ///< same order; kept for writers that can show them
  std::vector<Notice> notices;
  Counts counts;
  bool has_hook_routes = false;  ///< the program serves requests by which a platform tells it of its snapshots
};

}  // namespace snapcheck::model
