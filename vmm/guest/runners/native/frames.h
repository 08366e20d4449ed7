// The functions that the program's main thread is in.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <optional>
#include <vector>

namespace snapcheck::runner {

struct Frame {
  std::uint64_t pc = 0;  ///< where it goes on
  std::uint64_t sp = 0;
  std::optional<std::uint64_t> bp;
};

/// From the innermost one outwards. Only while the thread waits in a system call: it is not stopped for this. Empty
/// when it runs, or when what the files say about their frames is not enough.
std::vector<Frame> frames_of(pid_t process);

}  // namespace snapcheck::runner
