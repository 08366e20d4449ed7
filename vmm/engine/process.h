// A child that speaks in lines: its standard input and output are ours, and it ends when we do.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <string>
#include <vector>

#include "analyzer/base/result.h"

namespace snapcheck::vmm::engine {

class Process {
 public:
  /// Starts a program. `inherit` lists descriptors that it may use, under the same numbers; all others are closed.
  /// It gets SIGKILL when this process dies, however that happens.
  static base::Result<Process> start(const std::vector<std::string>& command, const std::vector<int>& inherit);

  Process(Process&& other) noexcept;
  Process& operator=(Process&&) = delete;
  /// Closes its input, and kills it when it has not ended a second later.
  ~Process();

  /// A child that does not listen or answer until the deadline is killed: nobody can tell any more which reply belongs
  /// to which request.
  base::Result<void> write_line(const std::string& line, std::chrono::steady_clock::time_point deadline);
  /// Without the line break. Fails at the deadline and when the child ends.
  base::Result<std::string> read_line(std::chrono::steady_clock::time_point deadline);
  /// It was killed at a deadline.
  bool was_hung() const { return hung_; }

  /// For programs that would not end by themselves.
  void kill();

 private:
  Process(pid_t child, int input, int output) : child_(child), input_(input), output_(output) {}

  base::Error ended();
  base::Error hung();

  pid_t child_;
  int input_;
  int output_;
  bool hung_ = false;
  std::string pending_;
};

}  // namespace snapcheck::vmm::engine
