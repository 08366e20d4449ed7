// verify: does a program's state survive a snapshot in a way that it must not? verify.cpp is the page to read.
#pragma once

#include <vector>

#include "analyzer/base/result.h"
#include "vmm/verify/app.h"
#include "vmm/verify/report.h"

namespace snapcheck::vmm::verify {

/// One report for each app, in order. All of them run on one engine; those with the same runtime and environment also
/// share their cold boots up to the point where the program is loaded. Fails when nothing can be said: no engine, a
/// guest that does not boot. A program that fails is a report.
base::Result<std::vector<Report>> verify(const std::vector<App>& apps, const Options& options);

}  // namespace snapcheck::vmm::verify
