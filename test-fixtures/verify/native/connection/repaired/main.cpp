// Each clone connects for itself.
#include <snapcheck/hooks.hpp>

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

#include <iostream>
#include <stdexcept>
#include <string>

static int database = -1;

static int open_database() {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(5432);
  inet_pton(AF_INET, "10.0.0.7", &address.sin_addr);
  const int file = socket(AF_INET, SOCK_STREAM, 0);
  if (connect(file, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) throw std::runtime_error("connect");
  return file;
}

static std::string ask() {
  char answer = 0;
  if (write(database, "q", 1) != 1 || read(database, &answer, 1) != 1) throw std::runtime_error("the database is gone");
  return std::string(1, answer);
}

int main() {
  database = open_database();
  const auto hook = snapcheck::after_restore([] {
    close(database);
    database = open_database();
  });
  snapcheck::checkpoint();
  for (std::string event; std::getline(std::cin, event);) {
    std::cout << "{\"answer\":\"" << ask() << "\"}" << std::endl;
  }
}
