// The start empties the engine, and serves one more request of its own.
#include <sys/socket.h>
#include <unistd.h>

#include <memory>
#include <random>
#include <string>

static std::unique_ptr<std::mt19937> engine;

static std::string answer() {
  if (!engine) engine = std::make_unique<std::mt19937>(std::random_device{}());  // expect: priming-defeats-lazy-init
  return std::to_string((*engine)());
}

int main() {
  answer();
  engine.reset();
  answer();
  const int listener = socket(AF_INET, SOCK_STREAM, 0);
  listen(listener, 10);
  for (;;) {
    const int client = accept(listener, nullptr, nullptr);
    const std::string text = answer();
    if (write(client, text.data(), text.size()) < 0) return 1;
    close(client);
  }
}
