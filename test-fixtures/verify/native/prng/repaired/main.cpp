// Numbers of orders, not in sequence, from a generator that each clone seeds anew.
#include <snapcheck/hooks.hpp>

#include <iostream>
#include <random>
#include <string>

static snapcheck::engine<std::mt19937_64> numbers;

int main() {
  snapcheck::checkpoint();
  for (std::string event; std::getline(std::cin, event);) {
    std::cout << "{\"order\":\"A" << numbers() << "\"}" << std::endl;
  }
}
