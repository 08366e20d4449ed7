// Numbers of orders, not in sequence, from a generator that each clone seeds anew; so does that of the prizes, which few
// events reach.
#include <snapcheck/hooks.hpp>

#include <iostream>
#include <random>
#include <string>

static snapcheck::engine<std::mt19937_64> numbers;
static snapcheck::engine<std::mt19937_64> prizes;

int main() {
  snapcheck::checkpoint();
  for (std::string event; std::getline(std::cin, event);) {
    if (event.find("raffle") != std::string::npos) {
      std::cout << "{\"won\":" << (prizes() % 100 == 0 ? "true" : "false") << "}" << std::endl;
    } else {
      std::cout << "{\"order\":\"A" << numbers() << "\"}" << std::endl;
    }
  }
}
