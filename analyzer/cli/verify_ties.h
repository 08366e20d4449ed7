// What scan said about a program, beside what its clones did.
#pragma once

#include "analyzer/base/sources.h"
#include "analyzer/model/catalog.h"
#include "analyzer/model/report.h"
#include "vmm/verify/report.h"

namespace snapcheck::cli {

/// Fills in `predictions` of the report, and `blamed` of its observations.
///
///   confirmed     the variable that keeps the value was seen as cloned; or, where the variable cannot be seen (a call
///                 in the handler, a cache inside of a library), there is an output that no variable explains; or a
///                 connection was used in a clone and found dead
///   refuted       all of the variable was seen, and it diverges; or it is constant where it had to be unique
///   not observed  the rest: connections, files, threads, variables that the clones did not show
void tie(const model::Report& scan, const model::RuleSet& rules, base::SourceSet& sources, vmm::verify::Report& report);

/// The scan's report with what the clones say to each finding as the last step of its story and in its message, and
/// with a finding of the rule `cloned-value` for each clone that no finding explains. These stand at `handler_file`.
struct Told {
  model::Report report;
  model::RuleSet rules;
};
Told told(const model::Report& scan, const model::RuleSet& rules, const std::string& handler_file,
          const vmm::verify::Report& report);

}  // namespace snapcheck::cli
