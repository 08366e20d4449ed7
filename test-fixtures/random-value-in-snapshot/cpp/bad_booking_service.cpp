// Seats over a line protocol: singletons, lambdas in a table, shared generators, optionals.
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <cstdint>
#include <fstream>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <random>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

namespace booking {

using Clock = std::chrono::steady_clock;

template <typename Engine>
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : engine_(seed) {}
  std::uint64_t roll() { return engine_(); }

 private:
  Engine engine_;
};

class Secrets {
 public:
  static Secrets& instance() {
    static Secrets secrets;
    return secrets;
  }
  const std::string& pepper() const { return pepper_; }

 private:
  Secrets() {
    std::random_device device;
    std::ostringstream text;
    for (int i = 0; i < 4; ++i) text << std::hex << device();  // expect: random-value-in-snapshot
    pepper_ = text.str();
  }
  std::string pepper_;
};

struct Config {
  inline static const std::string kNode = [] {  // expect: host-identity-in-snapshot
    char name[64] = "";
    ::gethostname(name, sizeof name - 1);
    return std::string(name);
  }();
};

class Tokens {
 public:
  std::optional<std::string> current() {
    if (!token_ || Clock::now() > expires_) refresh();
    return token_;
  }
  void refresh() {
    std::ifstream file("/run/secrets/token");
    std::string text;
    std::getline(file, text);
    token_ = text;
    expires_ = Clock::now() + std::chrono::minutes(5);  // note: timestamp-in-snapshot
  }

 private:
  std::optional<std::string> token_;
  Clock::time_point expires_;
};

class Session {
 public:
  Session(std::shared_ptr<Dice<std::mt19937_64>> dice, std::string node) : dice_(std::move(dice)), node_(std::move(node)) {}
  std::string book() { return node_ + "-" + std::to_string(dice_->roll()); }

 private:
  std::shared_ptr<Dice<std::mt19937_64>> dice_;
  std::string node_;
};

class Server {
 public:
  Server() : dice_(std::make_shared<Dice<std::mt19937_64>>(std::random_device{}())),  // expect: random-value-in-snapshot
             worker_([this] { flush(); }) {  // expect: thread-or-timer-in-snapshot
    routes_["book"] = [this](int client) { book(client); };
    const auto opened = std::chrono::system_clock::now();  // expect: timestamp-in-snapshot
    routes_["age"] = [opened](int client) {
      const auto age = std::chrono::system_clock::now() - opened;
      ::dprintf(client, "%ld\n", static_cast<long>(age.count()));
    };
    tokens_.refresh();
  }
  void run() {
    const int listener = ::socket(AF_INET, SOCK_STREAM, 0);
    ::listen(listener, 32);
    for (;;) {
      const int client = ::accept(listener, nullptr, nullptr);
      if (client < 0) continue;
      for (auto& [name, route] : routes_) route(client);
      ::close(client);
    }
  }

 private:
  void book(int client) {
    Session session(dice_, Config::kNode);
    const std::string seat = session.book() + Secrets::instance().pepper() + tokens_.current().value_or("");
    ::dprintf(client, "%s %d\n", seat.c_str(), pick());
  }
  int pick() {
    thread_local std::minstd_rand quick{std::random_device{}()};  // first used after the restore
    return static_cast<int>(quick() % 10);
  }
  void flush() {
    while (true) std::this_thread::sleep_for(std::chrono::seconds(1));
  }

  std::shared_ptr<Dice<std::mt19937_64>> dice_;
  Tokens tokens_;
  std::map<std::string, std::function<void(int)>> routes_;
  std::thread worker_;
};

}  // namespace booking

int main() {
  booking::Secrets::instance();
  const auto server = std::make_unique<booking::Server>();
  server->run();
}
