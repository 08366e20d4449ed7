// What the agent does right after a restore, before any process of the workload runs again (but see
// Relay::hold_clocks_for).
#pragma once

#include <string>

#include "vmm/guest/agent/channel.h"

namespace snapcheck::agent {

/// Reseeds the kernel's generator and sets the clock as `restored.flags` ask for. Every step is checked: a clone that
/// could not be made unique must not run (calls fail()).
void act_on(const Restored& restored);

/// What the agent drew and read before the snapshot: known to be the same in each clone.
struct Captured {
  unsigned char random[32];
  std::uint64_t realtime;   ///< ns
  std::uint64_t monotonic;  ///< ns
};

/// To be called last before the snapshot.
Captured capture();

/// Shows the host what the kernel's generator and the clocks give now, beside what they gave before the snapshot and
/// what the host told, and why the clocks that were to be held are not.
void send_control(const Captured& captured, const Restored& restored, const std::string& not_held);

}  // namespace snapcheck::agent
