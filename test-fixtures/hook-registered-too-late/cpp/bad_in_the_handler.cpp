// Registered by the first request, which is after the restore.
#include <snapcheck/hooks.hpp>

#include <random>
#include <sys/socket.h>

static std::mt19937 engine{std::random_device{}()};  // expect: prng-state-in-snapshot
static snapcheck::Hook hook;

static unsigned serve(int client) {
  hook = snapcheck::after_restore([] { engine.seed(std::random_device{}()); }, "engine");  // expect: hook-registered-too-late
  return engine() + static_cast<unsigned>(client);
}

int main() {
  const int server = ::socket(AF_INET, SOCK_STREAM, 0);
  while (true) {
    const int client = ::accept(server, nullptr, nullptr);
    if (client < 0) return 1;
    serve(client);
  }
}
