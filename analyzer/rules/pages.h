// Documentation of the rules as Markdown, made from the rules themselves: `snapcheck explain`, SARIF's help.markdown,
// docs/rules.md and docs/rules/<id>.md are all this text.
#pragma once

#include <string>

#include "analyzer/model/catalog.h"

namespace snapcheck::rules {

/// What it does, why it breaks after a restore, repair, examples, when to suppress, levels, references.
std::string rule_page(const model::Rule& rule);

/// The table of all rules by group; links go to rules/<id>.md.
std::string rules_index(const model::RuleSet& rules);

}  // namespace snapcheck::rules
