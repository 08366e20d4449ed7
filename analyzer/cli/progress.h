// How far a scan is: a bar on a terminal, else a line every ten seconds. Always on stderr.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>

namespace snapcheck::cli {

class Progress {
 public:
  /// `choice`: auto or never.
  Progress(const std::string& choice, bool quiet);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  /// `done` and `total` count steps of any kind; `total` may grow. Not to be called from two threads at once.
  void update(std::size_t done, std::size_t total);
  /// Takes the bar away. Done by the destructor too.
  void finish();

 private:
  using Clock = std::chrono::steady_clock;
  enum class Style { none, bar, lines } style_;
  Clock::time_point next_;
  bool shown_ = false;
};

}  // namespace snapcheck::cli
