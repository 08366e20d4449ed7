// How a finding is recognised again after the code around it was edited.
#pragma once

#include <string>
#include <vector>

#include "analyzer/base/sources.h"
#include "analyzer/model/report.h"

namespace snapcheck::model {

/// One key a finding, in the order given: a hash of its rule, the enclosing symbol and the text of its place without
/// white space; then ":n", the how-manieth finding of that hash it is in its file. Neither lines nor the path go in,
/// so that a key survives edits elsewhere in the file, and a renamed file can be matched by its keys.
std::vector<std::string> fingerprints(const std::vector<Finding>& findings, base::SourceSet& sources);

}  // namespace snapcheck::model
