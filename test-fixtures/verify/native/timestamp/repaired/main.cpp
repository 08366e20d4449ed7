// Tells since when this instance runs: a clone since its restore.
#include <snapcheck/hooks.hpp>

#include <ctime>
#include <iostream>
#include <string>

static std::time_t started = std::time(nullptr);

int main() {
  const auto hook = snapcheck::after_restore([] { started = std::time(nullptr); }, "started.renew");
  snapcheck::checkpoint();
  for (std::string event; std::getline(std::cin, event);) {
    std::cout << "{\"started\":" << started << "}" << std::endl;
  }
}
