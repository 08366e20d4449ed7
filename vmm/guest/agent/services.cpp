#include "vmm/guest/agent/services.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <net/if.h>
#include <netinet/in.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "vmm/guest/agent/channel.h"

namespace snapcheck::agent {
namespace {

sockaddr_in address_of(const Service& service) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(service.port));
  if (inet_pton(AF_INET, service.address.c_str(), &address.sin_addr) != 1) {
    fail(service.address + " is no IPv4 address");
  }
  return address;
}

void add_address(const Service& service, int number) {
  const int handle = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  ifreq request{};
  const std::string name = "lo:" + std::to_string(number);
  std::strncpy(request.ifr_name, name.c_str(), sizeof request.ifr_name - 1);
  const sockaddr_in address = address_of(service);
  std::memcpy(&request.ifr_addr, &address, sizeof address);
  if (handle < 0 || ioctl(handle, SIOCSIFADDR, &request) != 0) fail("give " + service.address + " to lo", errno);
  close(handle);
}

void write_file(const char* path, const std::string& text) {
  const int file = ::open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  if (file < 0 || write(file, text.data(), text.size()) != static_cast<ssize_t>(text.size())) {
    fail(std::string("write ") + path, errno);
  }
  close(file);
}

void tell(const std::string& client, const std::string& what) {
  call(Record::kUsed, "connection\t" + client + "\t" + what + "\n");
}

/// Closes it with a reset.
void reset(int file) {
  const linger at_once{1, 0};
  setsockopt(file, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
  close(file);
}

}  // namespace

void prepare_names(const std::vector<Service>& services) {
  mkdir("/etc", 0755);
  std::string hosts = "127.0.0.1 localhost\n127.0.1.1 " + std::string(kHostName) + "\n";
  int number = 0;
  for (const Service& service : services) {
    if (!service.name.empty()) hosts += service.address + " " + service.name + "\n";
    if (service.address.rfind("127.", 0) != 0) add_address(service, ++number);
  }
  write_file("/etc/hosts", hosts);
  write_file("/etc/nsswitch.conf", "hosts: files\n");
}

void Services::open(const std::vector<Service>& services) {
  for (const Service& service : services) {
    const int file = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    const int on = 1;
    const sockaddr_in address = address_of(service);
    if (file < 0 || setsockopt(file, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on) != 0 ||
        bind(file, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0 || listen(file, 128) != 0) {
      fail("listen on " + service.address + ":" + std::to_string(service.port), errno);
    }
    listeners_.push_back(file);
  }
}

void Services::add_to(std::vector<pollfd>& files) const {
  for (const int file : listeners_) files.push_back({file, POLLIN, 0});
  for (const Connection& connection : connections_) files.push_back({connection.file, POLLIN, 0});
}

void Services::accept_all() {
  for (const int listener : listeners_) {
    for (;;) {
      sockaddr_in client{};
      socklen_t size = sizeof client;
      const int file = accept4(listener, reinterpret_cast<sockaddr*>(&client), &size, SOCK_CLOEXEC | SOCK_NONBLOCK);
      if (file < 0) break;
      char text[INET_ADDRSTRLEN] = "";
      inet_ntop(AF_INET, &client.sin_addr, text, sizeof text);
      connections_.push_back({file, std::string(text) + ":" + std::to_string(ntohs(client.sin_port))});
    }
  }
}

void Services::read_from(Connection& connection) {
  char piece[16384];
  for (;;) {
    const ssize_t got = recv(connection.file, piece, sizeof piece, 0);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0 && errno == EAGAIN) return;
    if (got > 0 && !connection.lost) {
      (void)send(connection.file, piece, static_cast<std::size_t>(got), MSG_NOSIGNAL);
      continue;
    }
    if (connection.lost) {
      tell(connection.client, got > 0 ? "written to, " + std::to_string(got) + " bytes" : std::string("closed"));
    }
    if (connection.lost && got > 0) {
      reset(connection.file);
    } else {
      close(connection.file);
    }
    connection.file = -1;
    return;
  }
}

void Services::serve() {
  accept_all();
  for (Connection& connection : connections_) read_from(connection);
  std::erase_if(connections_, [](const Connection& connection) { return connection.file < 0; });
}

void Services::lose_all() {
  for (Connection& connection : connections_) connection.lost = true;
}

}  // namespace snapcheck::agent
