// A deadline and a text made from the clock, both before the snapshot.
#include <snapcheck/hooks.hpp>

#include <chrono>
#include <string>

using Clock = std::chrono::steady_clock;

static Clock::time_point deadline = Clock::now() + std::chrono::minutes(10);  // expect: timestamp-in-snapshot

class Banner {
 public:
  Banner() : text_("since " + std::to_string(std::chrono::system_clock::now().time_since_epoch().count())) {}  // expect: timestamp-in-snapshot
  const std::string& text() const { return text_; }

 private:
  std::string text_;
};

static Banner banner;

static bool serve() { return Clock::now() < deadline && !banner.text().empty(); }

int main() {
  snapcheck::checkpoint();
  return serve();
}
