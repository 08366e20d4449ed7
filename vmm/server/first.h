// PID 1 of the machine that QEMU emulates for the tcg engine: just enough of a system for KVM.
#pragma once

#include "analyzer/base/result.h"

namespace snapcheck::vmm::server {

/// Mounts /dev, /proc, /sys and /tmp, loads /modules/* in the order of their names, and puts the second serial port on
/// standard input and output.
base::Result<void> set_up_first_process();

/// Switches the emulated machine off. Does not return.
[[noreturn]] void switch_off();

}  // namespace snapcheck::vmm::server
