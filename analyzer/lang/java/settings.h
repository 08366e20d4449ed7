// Settings of Spring and Micronaut programs: application.properties, application-prod.yml, bootstrap.yaml. A
// placeholder such as `${random.uuid}` is answered when the program starts, and whoever gets the setting keeps it.
#pragma once

#include <array>
#include <string_view>

#include "analyzer/lang/frontend.h"

namespace snapcheck::lang::java {

inline constexpr std::array<FileNames, 6> kSettings = {{{"application", ".properties"},
                                                        {"application", ".yml"},
                                                        {"application", ".yaml"},
                                                        {"bootstrap", ".properties"},
                                                        {"bootstrap", ".yml"},
                                                        {"bootstrap", ".yaml"}}};

/// The settings hold something that is drawn at random; any others say nothing.
bool draws_at_random(std::string_view text);

/// Settings with placeholders become fields of an object that the framework makes at the start: one call and one store
/// for each such line. Other lines become nothing. YAML in block style, and collections in flow style that fit a line.
base::Result<model::Facts> lower_settings(const Source& source, const Names& names, const Limits& limits);

}  // namespace snapcheck::lang::java
