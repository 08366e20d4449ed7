// Bytes of /dev/urandom, by a stream.
#include <snapcheck/hooks.hpp>

#include <array>
#include <fstream>

static std::array<char, 16> salt;

int main() {
  std::ifstream device("/dev/urandom", std::ios::binary);
  device.read(salt.data(), salt.size());  // expect: key-or-nonce-in-snapshot
  snapcheck::checkpoint();
  return salt[0];
}
