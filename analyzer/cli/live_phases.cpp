#include "analyzer/cli/live_phases.h"

#include <fmt/format.h>

#include "analyzer/cli/console.h"

namespace snapcheck::cli {
namespace {

double seconds_since(std::chrono::steady_clock::time_point began) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
}

}  // namespace

LivePhases::LivePhases(bool quiet) : style_(quiet ? Style::none : stderr_is_terminal() ? Style::live : Style::lines) {
  if (style_ == Style::live) ticker_ = std::thread([this] { tick(); });
}

LivePhases::~LivePhases() { end(); }

void LivePhases::tick() {
  std::unique_lock lock(mutex_);
  while (!ended_) {
    if (!step_.empty()) print_to_stderr(fmt::format("\r{:6.0f} s  {}\x1b[K", seconds_since(began_), step_));
    changed_.wait_for(lock, std::chrono::seconds(1));
  }
}

/// With the mutex held.
void LivePhases::close_step() {
  if (!step_.empty()) print_to_stderr(fmt::format("\r{:6.1f} s  {}\x1b[K\n", seconds_since(began_), step_));
  step_.clear();
}

void LivePhases::begin(const std::string& step) {
  if (style_ == Style::lines) print_to_stderr(fmt::format("snapcheck: {}\n", step));
  if (style_ != Style::live) return;
  const std::lock_guard lock(mutex_);
  close_step();
  step_ = step;
  began_ = Clock::now();
  changed_.notify_all();
}

void LivePhases::end() {
  if (style_ != Style::live) return;
  {
    const std::lock_guard lock(mutex_);
    close_step();
    ended_ = true;
    changed_.notify_all();
  }
  if (ticker_.joinable()) ticker_.join();
}

}  // namespace snapcheck::cli
