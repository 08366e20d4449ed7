// What the workload holds open: network connections, and files that are open for writing.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <string>
#include <vector>

namespace snapcheck::agent {

struct Descriptor {
  pid_t process = 0;
  int number = 0;
  std::string kind;           ///< "tcp", "udp", "file"
  std::string here, there;    ///< address:port of both ends; or the path, and nothing
  std::int64_t position = 0;  ///< of a file
  bool waited_for = false;    ///< of a connection; it was told
};

/// Of all processes in the cgroup whose process list is in `processes`. One that several descriptors share is there
/// once. Listening sockets, pipes, devices and files that are only read are left out: a restore does them no harm.
std::vector<Descriptor> open_descriptors(const char* processes);

/// The payload of OPEN: a line for each, of fields with tabs between them.
std::string table_of(const std::vector<Descriptor>& descriptors);

/// Files of `known` that were closed, or read or written since: lines for USED. They are taken out of `known`.
std::string files_used(std::vector<Descriptor>& known);

/// Connections of `known` for which a thread of their process waits now, in a read or a poll: lines for USED, once for
/// each connection.
std::string connections_waited_for(std::vector<Descriptor>& known);

}  // namespace snapcheck::agent
