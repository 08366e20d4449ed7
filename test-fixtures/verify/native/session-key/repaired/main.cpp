// Seals messages with a key that only this instance knows: each clone draws its own.
#include <snapcheck/hooks.hpp>

#include <sys/random.h>

#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <string>

static std::uint64_t key = 0;

static void draw() {
  if (getrandom(&key, sizeof key, 0) != sizeof key) std::abort();
}

static std::uint64_t seal(std::uint64_t text) { return (text ^ key) * 0x9e3779b97f4a7c15u; }

int main() {
  const auto hook = snapcheck::after_restore(draw, "key.draw");
  snapcheck::checkpoint();
  draw();
  for (std::string event; std::getline(std::cin, event);) {
    std::cout << "{\"seal\":\"" << seal(event.size()) << "\"}" << std::endl;
  }
}
