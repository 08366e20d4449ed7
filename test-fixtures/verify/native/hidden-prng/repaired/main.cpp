// Coupon codes from the kernel.
#include <snapcheck/hooks.hpp>

#include <iostream>
#include <random>
#include <string>

int main() {
  snapcheck::checkpoint();
  for (std::string event; std::getline(std::cin, event);) {
    std::cout << "{\"coupon\":" << std::random_device{}() << "}" << std::endl;
  }
}
