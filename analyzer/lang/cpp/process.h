// Runs snapcheck-cxx.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "analyzer/base/result.h"

namespace snapcheck::lang::cpp {

/// Beside this program, or where SNAPCHECK_CXX says. Fails with what was looked for.
base::Result<std::string> find_helper();

/// Runs a program and gives its standard output back. Fails when it cannot be started, is ended by a signal, gives
/// another exit code than 0, or takes longer than `limit`, after which it is killed. Thread-safe.
base::Result<std::string> run_helper(const std::string& program, const std::vector<std::string>& arguments,
                                     std::chrono::milliseconds limit);

}  // namespace snapcheck::lang::cpp
