// Coupon codes from the C library's generator.
#include <snapcheck/hooks.hpp>

#include <cstdlib>
#include <iostream>
#include <random>
#include <string>

int main() {
  std::srand(std::random_device{}());
  snapcheck::checkpoint();
  for (std::string event; std::getline(std::cin, event);) {
    std::cout << "{\"coupon\":" << std::rand() << "}" << std::endl;
  }
}
