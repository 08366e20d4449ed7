// Seals messages with a key that only this instance should know.
#include <snapcheck/hooks.hpp>

#include <sys/random.h>

#include <cstdint>
#include <iostream>
#include <string>

static std::uint64_t key = 0;

static std::uint64_t seal(std::uint64_t text) { return (text ^ key) * 0x9e3779b97f4a7c15u; }

int main() {
  if (getrandom(&key, sizeof key, 0) != sizeof key) return 1;
  snapcheck::checkpoint();
  for (std::string event; std::getline(std::cin, event);) {
    std::cout << "{\"seal\":\"" << seal(event.size()) << "\"}" << std::endl;
  }
}
