// GitHub's hash of a line, by which code scanning recognises an alert after edits.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "analyzer/base/sources.h"

namespace snapcheck::output {

/// The value of `partialFingerprints.primaryLocationLineHash` for each line of a text (index 0 is line 1), exactly as
/// github/codeql-action computes it (src/fingerprints.ts): over the 100 UTF-16 units that follow from the line's first
/// one, spaces and tabs left out, all line ends as LF; then ":n" for the n-th line with that hash.
std::vector<std::string> line_hashes(const base::SourceText& source);

}  // namespace snapcheck::output
