// The start serves one request of its own and lets go of what that made.
#include <sys/socket.h>
#include <unistd.h>

#include <map>
#include <memory>
#include <random>
#include <string>

static std::unique_ptr<std::mt19937> engine;
static std::map<std::string, unsigned> salts;

static std::string answer(const std::string& user) {
  if (!engine) engine = std::make_unique<std::mt19937>(std::random_device{}());
  if (salts.empty()) salts["default"] = std::random_device{}();
  return user + std::to_string((*engine)()) + std::to_string(salts["default"]);
}

static void warm_up() {
  answer("warm-up");
  engine.reset();
  salts.clear();
}

int main() {
  warm_up();
  const int listener = socket(AF_INET, SOCK_STREAM, 0);
  listen(listener, 10);
  for (;;) {
    const int client = accept(listener, nullptr, nullptr);
    const std::string text = answer("guest");
    if (write(client, text.data(), text.size()) < 0) return 1;
    close(client);
  }
}
