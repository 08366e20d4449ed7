// Numbers of orders, not in sequence.
#include <snapcheck/hooks.hpp>

#include <iostream>
#include <random>
#include <string>

namespace {

std::mt19937_64 numbers{std::random_device{}()};

}  // namespace

int main() {
  snapcheck::checkpoint();
  for (std::string event; std::getline(std::cin, event);) {
    std::cout << "{\"order\":\"A" << numbers() << "\"}" << std::endl;
  }
}
