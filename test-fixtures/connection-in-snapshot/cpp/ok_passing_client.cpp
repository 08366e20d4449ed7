// A client that asks once and goes, with a constructor that leaves an argument out: the address it is told is no socket.
#include <netinet/in.h>
#include <snapcheck/hooks.hpp>
#include <sys/socket.h>
#include <unistd.h>

struct Address {
  explicit Address(int family) { in.sin_family = family; }
  bool is_v4() const { return in.sin_family == AF_INET; }
  union {
    sockaddr_in in;
    sockaddr_in6 in6;
  };
};

static int connect_to(int fd, const Address &peer) {
  return connect(fd, reinterpret_cast<const sockaddr *>(&peer), sizeof peer.in);
}

class Client {
 public:
  explicit Client(int fd) : fd_(fd) {}
  Client(int family, int type, int protocol = 0) { fd_ = socket(family, type, protocol); }
  ~Client() { close(fd_); }

  void ask(const Address &peer) { connect_to(fd_, peer); }

 private:
  int fd_ = -1;
};

static Address upstream(AF_INET);

static void refresh(const Address &peer) {
  Client client(peer.in.sin_family, SOCK_STREAM);
  client.ask(peer);
}

int main() {
  refresh(upstream);
  snapcheck::checkpoint();
  return upstream.is_v4() ? 0 : 1;
}
