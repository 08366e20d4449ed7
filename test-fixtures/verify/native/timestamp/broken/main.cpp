// Tells since when this instance runs.
#include <snapcheck/hooks.hpp>

#include <ctime>
#include <iostream>
#include <string>

static const std::time_t started = std::time(nullptr);

int main() {
  snapcheck::checkpoint();
  for (std::string event; std::getline(std::cin, event);) {
    std::cout << "{\"started\":" << started << "}" << std::endl;
  }
}
