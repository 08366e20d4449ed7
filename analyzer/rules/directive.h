// The text of a suppression comment.
//
//   snapcheck: ignore[rule-id, rule-id] until=2027-01-31 reason
//   snapcheck: ignore-file[rule-id] reason
//   snapstart: ignore[PY005]                                     (the comment of another scanner)
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/base/date.h"

namespace snapcheck::rules {

struct Directive {
  bool whole_file = false;
  bool foreign = false;  ///< another scanner's: needs no reason, and is no business of ours when it matches nothing
  std::vector<std::string> rules;
  std::optional<base::Date> until;  ///< the last day on which it applies
  std::string reason;               ///< empty when there is none
  /// Why the comment cannot be understood, and what to write; such a directive does not apply.
  std::string problem;
};

/// The directive in a comment (given without comment marks), or nothing when it is an ordinary comment. It stands at
/// the beginning, or behind the mark of a comment within the comment: `noqa: X  # snapcheck: ignore[..] reason`.
std::optional<Directive> parse_directive(std::string_view comment);

}  // namespace snapcheck::rules
