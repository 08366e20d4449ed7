// The generator is made for clones; the number that is drawn before the snapshot is not.
#include <snapcheck/hooks.hpp>

#include <iostream>
#include <random>

static snapcheck::engine<std::mt19937> dice;
static const unsigned salt = dice();  // expect: random-value-in-snapshot

int main() {
  snapcheck::checkpoint();
  std::cout << salt << " " << dice() << "\n";
}
