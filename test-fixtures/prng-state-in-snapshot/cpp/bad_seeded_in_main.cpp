// The engine is made without a seed and gets one in main.
#include <snapcheck/hooks.hpp>

#include <chrono>
#include <random>

namespace game {
std::mt19937 dice;
int roll() { return std::uniform_int_distribution<int>(1, 6)(dice); }
}  // namespace game

int main() {
  game::dice.seed(std::random_device{}());  // expect: prng-state-in-snapshot
  snapcheck::checkpoint();
  return game::roll();
}
