// What the agent does right after a restore, before any process of the workload runs again.
#pragma once

#include "vmm/guest/agent/channel.h"

namespace snapcheck::agent {

/// Reseeds the kernel's generator and sets the clock as `restored.flags` ask for. Every step is checked: a clone that
/// could not be made unique must not run (calls fail()).
void act_on(const Restored& restored);

/// Shows the host what the kernel's generator and the clocks give now.
void send_control();

}  // namespace snapcheck::agent
