// Exit codes of the program, what scripts rely on.
#pragma once

namespace snapcheck::cli {

enum ExitCode : int {
  kOk = 0,  ///< nothing at or above the threshold
  kFindings = 1,
  kUsage = 2,         ///< usage, configuration or internal error
  kIncomplete = 3,    ///< a file could not be read or took too long; verify: no engine, or a step failed
  kInconclusive = 4,  ///< verify: nothing was observed, or a control failed
  kEmpty = 5,         ///< nothing was analysed
};

}  // namespace snapcheck::cli
