// The formats, for the table in writers.cpp.
#pragma once

#include <string>

#include "analyzer/output/writers.h"

namespace snapcheck::output {

std::string write_text(const model::Report& report, const model::RuleSet& rules, const Context& context);
std::string write_json(const model::Report& report, const model::RuleSet& rules, const Context& context);
std::string write_sarif(const model::Report& report, const model::RuleSet& rules, const Context& context);
std::string write_markdown(const model::Report& report, const model::RuleSet& rules, const Context& context);

}  // namespace snapcheck::output
