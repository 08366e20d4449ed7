// Numbers of a process: with an id that each clone makes anew they are apart; by themselves they are in every new process.
#include <atomic>
#include <cstdint>
#include <random>
#include <string>
#include <sys/socket.h>
#include <unistd.h>

static std::atomic<std::uint64_t> next_session{1};
static int next_line = 1;

static std::string session() {
  std::random_device fresh;
  return std::to_string(fresh()) + "-" + std::to_string(next_session++);
}

static std::string line() { return "line " + std::to_string(next_line++); }  // note: stateful-id-generator

static void serve(int client) {
  const std::string text = session(), number = line();
  if (::write(client, text.data(), text.size()) < 0 || ::write(client, number.data(), number.size()) < 0) return;
  ::close(client);
}

int main() {
  const int listener = ::socket(AF_INET, SOCK_STREAM, 0);
  ::listen(listener, 16);
  for (int client; (client = ::accept(listener, nullptr, nullptr)) >= 0;) serve(client);
}
