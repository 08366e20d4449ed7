// The workload: what runs in the guest, its pipes, and the cgroup that freezes it.
#pragma once

#include <sys/types.h>

#include <string>
#include <vector>

#include "vmm/guest/agent/services.h"

namespace snapcheck::agent {

/// /snapcheck/workload.
struct WorkloadSpec {
  std::vector<std::string> arguments;
  std::vector<std::string> environment;  ///< NAME=VALUE
  std::string folder = "/";
  bool freeze = true;
  std::vector<Service> services;
};

/// Reads the file; fail() on a line that is not understood.
WorkloadSpec read_spec(const char* path);

struct Workload {
  pid_t process = -1;
  int to = -1;    ///< its fd 3
  int from = -1;  ///< its fd 4
  int output = -1;
  int errors = -1;
};

/// Starts the workload in its cgroup; fail() when that is not possible.
Workload start(const WorkloadSpec& spec);

/// Where the kernel lists the processes of the workload.
inline constexpr const char* kProcesses = "/sys/fs/cgroup/workload/cgroup.procs";

/// Stops or continues all processes of the workload and waits until the kernel says so.
void set_frozen(bool frozen);

}  // namespace snapcheck::agent
