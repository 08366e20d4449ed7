// Tells which instance of the service answered; each clone takes a name of its own.
#include <snapcheck/hooks.hpp>

#include <iostream>
#include <string>

static snapcheck::OnRestore<std::string> instance([] { return snapcheck::uuid4(); });

int main() {
  snapcheck::checkpoint();
  for (std::string event; std::getline(std::cin, event);) {
    std::cout << "{\"served_by\":\"" << *instance.get() << "\",\"version\":3}" << std::endl;
  }
}
