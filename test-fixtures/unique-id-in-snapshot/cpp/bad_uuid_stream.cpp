// Each worker of the service has a name, from the kernel.
#include <fstream>
#include <iostream>
#include <string>

static std::string fresh() {
  std::ifstream file("/proc/sys/kernel/random/uuid");
  std::string text;
  file >> text;
  return text;
}

static const std::string worker = fresh();  // expect: unique-id-in-snapshot

int main() {
  std::cout << "ready" << std::endl;
  for (std::string event; std::getline(std::cin, event);) {
    std::cout << "{\"worker\": \"" << worker << "\"}" << std::endl;
  }
}
