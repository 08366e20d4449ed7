// The copy goes on from where the generator was before the snapshot.
#include <snapcheck/hooks.hpp>

#include <iostream>
#include <random>

static std::mt19937 dice{std::random_device{}()};  // expect: hook-misses-alias
static std::mt19937 shuffler = dice;

int main() {
  const auto hook = snapcheck::after_restore([] { dice.seed(std::random_device{}()); });
  snapcheck::checkpoint();
  std::cout << dice() << shuffler() << "\n";
}
