// The generator is in a class that is a part of another one, which has no constructor that anybody wrote.
#include <snapcheck/hooks.hpp>

#include <map>
#include <random>
#include <string>

class Tokens {
 public:
  std::string next() { return std::to_string(engine_()); }

 private:
  std::mt19937_64 engine_{std::random_device{}()};  // expect: prng-state-in-snapshot
};

struct Lobby {
  Tokens tokens;
  std::map<std::string, int> players;
};

int main() {
  Lobby lobby;
  snapcheck::checkpoint();
  lobby.players[lobby.tokens.next()] = 1;
  return lobby.players.empty() ? 1 : 0;
}
