// A socket inside a client object, connected in its constructor.
#include <snapcheck/hooks.hpp>

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

class Client {
 public:
  explicit Client(const sockaddr_in& address) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    connected_ = ::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;  // expect: connection-in-snapshot
  }
  bool send(char byte) const { return connected_ && ::write(socket_, &byte, 1) == 1; }

 private:
  int socket_;
  bool connected_ = false;
};

int main() {
  const Client client(sockaddr_in{});
  snapcheck::checkpoint();
  return client.send('x');
}
