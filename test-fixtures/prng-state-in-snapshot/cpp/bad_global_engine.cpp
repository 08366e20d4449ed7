// The engine of a sampling service, made before main.
#include <snapcheck/hooks.hpp>

#include <cstdint>
#include <random>
#include <string>

static std::mt19937_64 engine{std::random_device{}()};  // expect: prng-state-in-snapshot

std::string order_number() { return "A" + std::to_string(engine()); }

int main() {
  snapcheck::checkpoint();
  return order_number().empty() ? 1 : 0;
}
