// Serves over its standard input: a line comes, an answer goes. The snapshot is taken while it waits for a line.
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <map>
#include <random>
#include <string>

namespace parcel {

std::map<std::string, unsigned long> salts;
std::string depot;
FILE* journal = nullptr;
char secret[16];

unsigned long salt(const std::string& region) {
  auto found = salts.find(region);
  if (found == salts.end()) found = salts.emplace(region, std::random_device{}()).first;  // expect: random-value-in-snapshot
  return found->second;
}

void answer(const std::string& line) {
  std::fprintf(journal, "%s\n", line.c_str());
  std::printf("%d %s %lu %d\n", std::rand(), depot.c_str(), salt(line), secret[0]);  // expect: hidden-prng-in-handler
  std::fflush(stdout);
}

}  // namespace parcel

int main() {
  using namespace parcel;
  std::srand(std::random_device{}());
  depot = "depot-" + std::to_string(std::rand());  // expect: random-value-in-snapshot
  std::ifstream("/dev/urandom").read(secret, sizeof secret);  // expect: key-or-nonce-in-snapshot
  journal = std::fopen("/tmp/parcel.journal", "a");  // expect: open-file-in-snapshot
  salt("eu");
  for (std::string line; std::getline(std::cin, line);) answer(line);
}
