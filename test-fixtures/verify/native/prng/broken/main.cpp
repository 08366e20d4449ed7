// Numbers of orders, not in sequence.
#include <snapcheck/hooks.hpp>

#include <iostream>
#include <random>
#include <string>

static std::mt19937_64 numbers{std::random_device{}()};

int main() {
  snapcheck::checkpoint();
  for (std::string event; std::getline(std::cin, event);) {
    std::cout << "{\"order\":\"A" << numbers() << "\"}" << std::endl;
  }
}
