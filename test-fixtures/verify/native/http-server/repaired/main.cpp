// An HTTP server that tells which instance of it answered; each clone takes a name of its own.
#include <snapcheck/hooks.hpp>

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdio>
#include <string>

static snapcheck::OnRestore<std::string> instance([] { return snapcheck::uuid4(); });

static void answer(int client, const std::string& body) {
  char request[4096];
  if (read(client, request, sizeof request) <= 0) return;
  const std::string text = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n" + body;
  if (write(client, text.data(), text.size()) < 0) std::perror("write");
}

static int open_port(int port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  const int file = socket(AF_INET, SOCK_STREAM, 0), on = 1;
  setsockopt(file, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  if (bind(file, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0 || listen(file, 16) != 0) return -1;
  return file;
}

int main() {
  snapcheck::checkpoint();
  const int port = open_port(8080);
  for (int client; port >= 0 && (client = accept(port, nullptr, nullptr)) >= 0; close(client)) {
    answer(client, "{\"served_by\":\"" + *instance.get() + "\",\"version\":3}");
  }
}
