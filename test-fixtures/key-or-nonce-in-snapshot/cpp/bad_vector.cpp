// A token as text, from bytes of the kernel.
#include <snapcheck/hooks.hpp>

#include <array>
#include <string>

#include <sys/random.h>

static std::string hex_token() {
  std::array<unsigned char, 16> bytes{};
  if (getrandom(bytes.data(), bytes.size(), 0) < 0) return {};
  std::string text;
  for (const unsigned char byte : bytes) text += "0123456789abcdef"[byte & 15];
  return text;
}

static const std::string token = hex_token();  // expect: key-or-nonce-in-snapshot

int main() {
  snapcheck::checkpoint();
  return static_cast<int>(token.size());
}
