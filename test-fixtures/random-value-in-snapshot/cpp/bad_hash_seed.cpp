// A hash seed for protection against collisions, and a salt kept in a map.
#include <snapcheck/hooks.hpp>

#include <cstdint>
#include <map>
#include <random>
#include <string>

static const std::uint32_t hash_seed = std::random_device{}();  // expect: random-value-in-snapshot
static std::map<std::string, std::uint32_t> salts;

static void load() {
  std::random_device device;
  salts.emplace("login", device());  // expect: random-value-in-snapshot
}

static std::uint32_t bucket(const std::string& key) { return hash_seed ^ salts.at("login") ^ static_cast<std::uint32_t>(key.size()); }

int main() {
  load();
  snapcheck::checkpoint();
  return static_cast<int>(bucket("a"));
}
