#include "ids.hpp"

#include <array>

#include <sys/random.h>

namespace orders {

static std::string hex_text() {
  std::array<unsigned char, 8> bytes{};
  if (getrandom(bytes.data(), bytes.size(), 0) < 0) return {};
  std::string text;
  for (const unsigned char byte : bytes) text += "0123456789abcdef"[byte & 15];
  return text;
}

static const std::string name = "orders-" + hex_text();  // expect: key-or-nonce-in-snapshot

std::string instance_name() { return name; }

Numbers& numbers() {
  static Numbers made{std::random_device{}()};
  return made;
}

}  // namespace orders
