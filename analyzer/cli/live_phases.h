// The steps of a long run as they happen, on stderr: on a terminal each with a running time, else a line when it
// begins.
#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

namespace snapcheck::cli {

class LivePhases {
 public:
  explicit LivePhases(bool quiet);
  ~LivePhases();
  LivePhases(const LivePhases&) = delete;
  LivePhases& operator=(const LivePhases&) = delete;

  /// The step before, if any, is over.
  void begin(const std::string& step);
  /// The last step is over; nothing is shown from now on.
  void end();

 private:
  using Clock = std::chrono::steady_clock;
  enum class Style { none, lines, live } style_;
  void tick();
  void close_step();

  std::mutex mutex_;  ///< guards the next four
  std::condition_variable changed_;
  std::string step_;
  Clock::time_point began_;
  bool ended_ = false;
  std::thread ticker_;
};

}  // namespace snapcheck::cli
