// The server has no constructor, but a part that starts a thread in its own.
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <stop_token>
#include <string>
#include <thread>

class Ticker {
 public:
  Ticker() : thread_([this](std::stop_token stop) { run(stop); }) {}  // expect: thread-or-timer-in-snapshot
  long ticks() const { return ticks_; }

 private:
  void run(const std::stop_token& stop) {
    while (!stop.stop_requested()) {
      ticks_ += 1;
      std::this_thread::sleep_for(std::chrono::seconds(5));
    }
  }

  std::atomic<long> ticks_{0};
  std::jthread thread_;
};

class Server {
 public:
  void serve() {
    const int listener = socket(AF_INET, SOCK_STREAM, 0);
    listen(listener, 16);
    for (;;) {
      const int peer = accept(listener, nullptr, nullptr);
      if (peer < 0) continue;
      const std::string line = greeting_ + std::to_string(ticker_.ticks()) + "\n";
      if (write(peer, line.data(), line.size()) < 0) dropped_ = true;
      close(peer);
    }
  }

 private:
  Ticker ticker_;
  std::string greeting_ = "ticks: ";
  bool dropped_ = false;
};

int main() { Server().serve(); }
