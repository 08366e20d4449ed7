// What is written to a stream has left the program: it decides nothing.
#include <cstdlib>
#include <iostream>
#include <random>
#include <string>

#include "snapcheck/hooks.hpp"

int main() {
  std::srand(std::random_device{}());
  snapcheck::checkpoint();
  for (std::string event; std::getline(std::cin, event);) {
    std::cout << event << ": " << 1000 + std::rand() % 9000 << "\n";  // expect: hidden-prng-in-handler
  }
}
