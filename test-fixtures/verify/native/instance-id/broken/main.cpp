// Tells which instance of the service answered.
#include <snapcheck/hooks.hpp>

#include <iostream>
#include <string>

static const std::string instance = snapcheck::uuid4();

int main() {
  snapcheck::checkpoint();
  for (std::string event; std::getline(std::cin, event);) {
    std::cout << "{\"served_by\":\"" << instance << "\",\"version\":3}" << std::endl;
  }
}
