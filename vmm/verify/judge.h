// From evidence to a report: the comparison. Knows no machine.
#pragma once

#include <string>
#include <vector>

#include "vmm/verify/evidence.h"
#include "vmm/verify/report.h"

namespace snapcheck::vmm::verify {

/// What the user knows better than the oracle.
struct Expectation {
  std::string pattern;  ///< name of an observation, with * for any text
  enum Kind { kDiverge, kConstant, kAny } kind = kAny;
};

struct JudgeOptions {
  std::vector<Expectation> expect;   ///< the first that matches counts
  std::vector<std::string> exclude;  ///< names of state that is not looked at, with * for any text
  bool state = true;
};

/// Fills in observations, controls, outcome and reason; the rest of the report stays as it is.
void judge(const Evidence& evidence, const JudgeOptions& options, Report& report);

/// `*` stands for any text.
bool matches(std::string_view pattern, std::string_view name);

}  // namespace snapcheck::vmm::verify
