// A rule as a SARIF reportingDescriptor.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "analyzer/model/catalog.h"

namespace snapcheck::output {

/// Id of the message string that all findings use: {0} is what is wrong, {1} the repair.
inline constexpr const char* kMessageId = "finding";

/// `page` renders the rule's documentation as Markdown; may be null.
nlohmann::ordered_json sarif_rule(const model::Rule& rule, std::string (*page)(const model::Rule&));

}  // namespace snapcheck::output
