// Peers for the workload's connections, as the guest has no network: each accepts, and sends back what it gets. A clone
// does not have them: whoever writes to a connection of before the snapshot is told so by a reset, as by a real peer.
#pragma once

#include <poll.h>

#include <string>
#include <vector>

namespace snapcheck::agent {

/// One "serve" line of /snapcheck/workload.
struct Service {
  std::string address;  ///< IPv4, of the loopback device
  int port = 0;
  std::string name;  ///< for /etc/hosts; empty when the address was written as a number
};

inline constexpr const char* kHostName = "guest";

/// Adds the guest's own name to /etc/hosts, as programs ask for their host's address. Adds the address to the loopback
/// device where it is not of 127.0.0.0/8, and the names to /etc/hosts.
void prepare_names(const std::vector<Service>& services);

class Services {
 public:
  /// Listens on all of them; fail() when that is not possible.
  void open(const std::vector<Service>& services);
  void add_to(std::vector<pollfd>& files) const;
  /// Accepts, reads and answers whatever there is; never waits.
  void serve();
  /// From now on the connections of before belong to nobody.
  void lose_all();

 private:
  struct Connection {
    int file = -1;
    std::string client;  ///< address:port
    bool lost = false;
  };
  void accept_all();
  void read_from(Connection& connection);

  std::vector<int> listeners_;
  std::vector<Connection> connections_;
};

}  // namespace snapcheck::agent
