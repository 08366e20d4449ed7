// Takes out the findings that the code's authors have judged: by comments (directive.h), and in Java by annotations
// @SuppressFBWarnings("AWS_LAMBDA_SNAP_START_BUG") and @SnapshotSafe on a type, method or field.
//
// A comment at the end of a line speaks of findings on that line, and in a statement that begins or ends there. A
// comment on a line of its own speaks of the statement (or line) below it; other comment lines may stand between.
#pragma once

#include <functional>
#include <span>

#include "analyzer/base/date.h"
#include "analyzer/base/sources.h"
#include "analyzer/model/catalog.h"
#include "analyzer/model/facts.h"
#include "analyzer/model/report.h"

namespace snapcheck::rules {

struct Suppressions {
  std::span<const model::Facts> files;
  const model::RuleSet& rules;
  /// Level at which a rule reports in this run; Level::off when it does not run.
  std::function<model::Level(const model::Rule&)> level;
  base::Date today;
};

/// Moves suppressed findings to `report.suppressed`, adds findings about the suppressions themselves (no reason,
/// matches nothing) and notices about those that cannot be understood, says in the message of a finding that its
/// suppression has expired, sets `report.counts.suppressed`. Findings stay sorted by path, position, rule.
void suppress(model::Report& report, const Suppressions& suppressions, base::SourceSet& sources);

}  // namespace snapcheck::rules
