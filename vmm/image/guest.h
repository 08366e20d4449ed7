// What a guest consists of: the agent, the workload's description, the programs and files that it needs.
#pragma once

#include <string>
#include <vector>

#include "analyzer/base/result.h"
#include "vmm/image/initramfs.h"

namespace snapcheck::vmm::image {

/// What the agent starts (guest/PROTOCOL.md).
struct WorkloadSpec {
  std::vector<std::string> arguments;    ///< the program's path in the guest, then its arguments
  std::vector<std::string> environment;  ///< NAME=VALUE
  std::string folder = "/";
  bool freeze = true;
  std::vector<std::string> services;  ///< "ADDRESS PORT [NAME]"; the agent listens there
};

/// The agent as /init, and /snapcheck/workload. Fails on a text with a line break.
base::Result<void> add_agent(Tree& tree, const std::string& agent, const WorkloadSpec& workload);

/// A program or library of this host at `guest_path`, and the shared libraries that it names, at their own paths. An
/// error names a library that is not found. Scripts and static programs need nothing else.
base::Result<void> add_program(Tree& tree, const std::string& host_path, const std::string& guest_path);

/// The shared libraries of all shared objects below a folder of the tree. Those that are in the tree already satisfy
/// each other; one that this host does not have is left out: what needs it does not work here either.
base::Result<void> add_libraries_below(Tree& tree, const std::string& folder);

/// The command line of guest kernels: console, no PCI, reset on panic. `behind`: seconds by which the agent sets the
/// wall clock back before anything of the program runs.
std::string kernel_command_line(int behind = 0);

}  // namespace snapcheck::vmm::image
