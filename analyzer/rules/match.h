// Match: a solved program and the rules make findings. docs/analysis.md says what is reported and where.
//
//   state.cpp          values and objects made before the snapshot that surviving state keeps
//   uses.cpp           what a kept value is good for
//   calls.cpp          calls that are hazards themselves, at init or after the restore
//   hooks.cpp          hooks that do not do what they are meant to
//   registrations.cpp  whether a registered hook is there when the snapshot is taken
//   fork_guards.cpp    guards that fire on fork and not on restore
//   renewal.cpp        whether a hook makes a holder safe again
//   story.cpp          the words
#pragma once

#include <map>
#include <string>
#include <vector>

#include "analyzer/model/catalog.h"
#include "analyzer/model/program.h"
#include "analyzer/model/report.h"
#include "analyzer/model/trace.h"

namespace snapcheck::rules {

struct MatchOptions {
  std::string platform;                        ///< "" for the rules' own levels
  std::map<std::string, model::Level> levels;  ///< rule id -> level, over everything else; off silences
};

/// The level at which a rule speaks in this run.
model::Level level_of(const model::Rule& rule, const MatchOptions& options);

/// Findings sorted by path, position and rule; suppressions are not applied yet.
std::vector<model::Finding> match(const model::Program& program, const model::Trace& trace, const model::RuleSet& rules,
                                  const MatchOptions& options);

}  // namespace snapcheck::rules
