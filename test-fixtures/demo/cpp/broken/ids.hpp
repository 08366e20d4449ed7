// Names of this instance and numbers of orders.
#pragma once

#include <cstdint>
#include <random>
#include <string>

namespace orders {

class Numbers {
 public:
  explicit Numbers(std::uint64_t seed) : engine_(seed) {}  // expect: prng-state-in-snapshot
  std::string next() { return "A" + std::to_string(engine_()); }

 private:
  std::mt19937_64 engine_;
};

std::string instance_name();
Numbers& numbers();

}  // namespace orders
