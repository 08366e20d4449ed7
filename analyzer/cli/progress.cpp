#include "analyzer/cli/progress.h"

#include <fmt/format.h>

#include "analyzer/cli/console.h"

namespace snapcheck::cli {
namespace {

using namespace std::chrono_literals;

constexpr auto kBarDelay = 500ms;  // a short scan shows none
constexpr auto kBarInterval = 100ms;
constexpr auto kLineInterval = 10s;
constexpr std::size_t kBarWidth = 30;

std::size_t percent(std::size_t done, std::size_t total) { return total == 0 ? 100 : done * 100 / total; }

std::string bar(std::size_t done, std::size_t total) {
  const std::size_t filled = percent(done, total) * kBarWidth / 100;
  return fmt::format("\r[{}{}] {} %\x1b[K", std::string(filled, '#'), std::string(kBarWidth - filled, '.'),
                     percent(done, total));
}

}  // namespace

Progress::Progress(const std::string& choice, bool quiet) {
  if (quiet || choice == "never") {
    style_ = Style::none;
  } else {
    style_ = stderr_is_terminal() ? Style::bar : Style::lines;
  }
  next_ = Clock::now() + (style_ == Style::bar ? Clock::duration(kBarDelay) : Clock::duration(kLineInterval));
}

Progress::~Progress() { finish(); }

void Progress::update(std::size_t done, std::size_t total) {
  if (style_ == Style::none) return;
  const auto now = Clock::now();
  if (now < next_) return;
  if (style_ == Style::bar) {
    next_ = now + kBarInterval;
    shown_ = true;
    print_to_stderr(bar(done, total));
  } else {
    next_ = now + kLineInterval;
    print_to_stderr(fmt::format("snapcheck: {} % scanned\n", percent(done, total)));
  }
}

void Progress::finish() {
  if (shown_) print_to_stderr("\r\x1b[K");
  shown_ = false;
  style_ = Style::none;
}

}  // namespace snapcheck::cli
