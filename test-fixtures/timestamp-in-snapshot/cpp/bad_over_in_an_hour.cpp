// A time that only `<` asks about.
#include <snapcheck/hooks.h>

#include <chrono>
#include <string>

namespace {

using Clock = std::chrono::steady_clock;

struct Token {
  std::string text;
  Clock::time_point end;
};
Token token;

void load() {
  token.text = "from the settings";
  token.end = Clock::now() + std::chrono::hours(1);  // expect: timestamp-in-snapshot
}

int handle() { return token.end < Clock::now() ? 401 : 200; }

}  // namespace

int main() {
  load();
  snapcheck_checkpoint();
  return handle();
}
