// Limits on what a compromised VMM could do: the guest is untrusted code.
#pragma once

#include "analyzer/base/result.h"

namespace snapcheck::vmm::sandbox {

/// For the calling thread, for good: KVM ioctls, memory, locks, signals, end of the thread. Nothing that opens,
/// connects or starts anything. Any other system call kills the process.
base::Result<void> restrict_vcpu_thread();

/// For the whole process, before it runs a guest: no new programs, no sockets, no tracing, no mounts, no new
/// privileges. Files can still be opened. A refused call fails with EPERM.
base::Result<void> restrict_process();

}  // namespace snapcheck::vmm::sandbox
