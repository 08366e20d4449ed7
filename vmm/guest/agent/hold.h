// Clocks that stand still: what is equal in clones then, and is not otherwise, is made of the clock and not of entropy.
#pragma once

#include <sys/types.h>

#include <string>
#include <string_view>

namespace snapcheck::agent {

/// Seconds; clocks show multiples of it. A program that waits by looking at the clock goes on after that time.
inline constexpr int kHold = 64;

/// Makes a process read clocks that move in steps of kHold: clock_gettime, gettimeofday and time of its vDSO, which is
/// what C libraries, interpreters and the JVM read. It must be stopped, and it stays so for what it becomes by fork; a
/// program that it starts by exec reads the real clocks, and so does who uses rdtsc or system calls of his own.
/// `thread`: only this one reads them (not with time()), the others go on with real ones; 0: all.
/// Returns why that was not possible; empty when it was.
std::string hold_clocks(pid_t process, pid_t thread = 0);

/// The thread of a process that waits in read(2) for a pipe, of which `pipe` is one end here; 0 when none does.
pid_t reader_of(pid_t process, int pipe);

/// hold_clocks() for all processes that the file lists; with a `pipe` for the thread that waits for it, alone. Returns
/// why that was not possible for one of them; the others' clocks are held.
std::string hold_all_clocks(const char* processes, int pipe = -1);

/// Such a reason may be gone a moment later.
bool may_pass(std::string_view not_held);

}  // namespace snapcheck::agent
