// From observations to an outcome: the controls of a run, what failed in it, and the one sentence that says why.
#pragma once

#include <vector>

#include "vmm/verify/evidence.h"
#include "vmm/verify/report.h"

namespace snapcheck::vmm::verify {

/// What the agent drew and was told, held against what must become of it.
std::vector<ControlResult> controls_of(const Evidence& evidence);

/// Without a reseed (raw mode) the kernel itself may give clones the same bytes. What they made of them is equal, too.
bool kernel_repeats(const Evidence& evidence);

/// Sets outcome and reason from the report's observations and controls; may add a notice.
void conclude(const Evidence& evidence, Report& report);

}  // namespace snapcheck::vmm::verify
