#include "vmm/engine/process.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

#include "vmm/image/cleanup.h"

namespace snapcheck::vmm::engine {
namespace {

using base::Error;
using base::Result;
using Time = std::chrono::steady_clock::time_point;

constexpr std::size_t kMaxLine = 256 << 20;

/// In milliseconds, at least 0, as poll wants it.
int left_until(Time deadline) {
  const auto left =
      std::chrono::duration_cast<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now()).count();
  return static_cast<int>(std::clamp<std::int64_t>(left, 0, 1'000'000'000));
}

[[noreturn]] void become(const std::vector<std::string>& command, const std::vector<int>& inherit, int in, int out,
                         pid_t parent) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != parent) _exit(127);  // it died before prctl
  dup2(in, 0);
  dup2(out, 1);
  for (const int file : inherit) fcntl(file, F_SETFD, 0);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, nullptr);
  signal(SIGPIPE, SIG_DFL);
  setpgid(0, 0);  // Ctrl-C is for the parent, which ends us
  std::vector<char*> arguments;
  for (const std::string& word : command) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  execv(arguments[0], arguments.data());
  _exit(127);
}

}  // namespace

Result<Process> Process::start(const std::vector<std::string>& command, const std::vector<int>& inherit) {
  int in[2], out[2];
  if (pipe2(in, O_CLOEXEC) != 0) return Error{std::string("pipe: ") + std::strerror(errno), ""};
  if (pipe2(out, O_CLOEXEC) != 0) {
    close(in[0]);
    close(in[1]);
    return Error{std::string("pipe: ") + std::strerror(errno), ""};
  }
  const pid_t parent = getpid();
  const pid_t child = fork();
  if (child == 0) become(command, inherit, in[0], out[1], parent);
  close(in[0]);
  close(out[1]);
  if (child < 0) {
    close(in[1]);
    close(out[0]);
    return Error{std::string("fork: ") + std::strerror(errno), ""};
  }
  image::add_child(child);
  fcntl(in[1], F_SETFL, O_NONBLOCK);
  fcntl(out[0], F_SETFL, O_NONBLOCK);
  return Process(child, in[1], out[0]);
}

Process::Process(Process&& other) noexcept
    : child_(std::exchange(other.child_, -1)),
      input_(std::exchange(other.input_, -1)),
      output_(std::exchange(other.output_, -1)),
      hung_(other.hung_),
      pending_(std::move(other.pending_)) {}

Process::~Process() {
  if (input_ >= 0) close(input_);
  if (output_ >= 0) close(output_);
  if (child_ <= 0) return;
  for (int i = 0; i < 100 && waitpid(child_, nullptr, WNOHANG) == 0; ++i) {
    if (i == 99) {
      ::kill(child_, SIGKILL);
      waitpid(child_, nullptr, 0);
    } else {
      poll(nullptr, 0, 10);
    }
  }
  image::remove_child(child_);
}

void Process::kill() {
  if (child_ > 0) ::kill(child_, SIGKILL);
}

Error Process::ended() {
  image::stop_if_interrupted();
  return {"the virtual machine's process has ended", ""};
}

Error Process::hung() {
  kill();
  hung_ = true;
  return {"the virtual machine's process did not answer in time and was ended", "try again"};
}

Result<void> Process::write_line(const std::string& line, Time deadline) {
  const std::string text = line + "\n";
  for (std::size_t done = 0; done < text.size();) {
    const ssize_t wrote = write(input_, text.data() + done, text.size() - done);
    if (wrote > 0) done += static_cast<std::size_t>(wrote);
    if (wrote >= 0 || errno == EINTR) continue;
    if (errno != EAGAIN) return ended();
    pollfd ready{input_, POLLOUT, 0};
    if (poll(&ready, 1, left_until(deadline)) == 0) return hung();
  }
  return {};
}

Result<std::string> Process::read_line(Time deadline) {
  std::size_t searched = 0;
  for (;;) {
    const std::size_t end = pending_.find('\n', searched);
    if (end != std::string::npos) {
      std::string line = pending_.substr(0, end);
      pending_.erase(0, end + 1);
      if (line.ends_with('\r')) line.pop_back();
      return line;
    }
    searched = pending_.size();
    if (searched > kMaxLine) return Error{"the virtual machine's process wrote a line without end", ""};
    char piece[64 << 10];
    const ssize_t got = read(output_, piece, sizeof piece);
    if (got > 0) pending_.append(piece, static_cast<std::size_t>(got));
    if (got == 0) return ended();
    if (got >= 0 || errno == EINTR) continue;
    if (errno != EAGAIN) return Error{std::string("read: ") + std::strerror(errno), ""};
    pollfd ready{output_, POLLIN, 0};
    if (poll(&ready, 1, left_until(deadline)) == 0) return hung();
  }
}

}  // namespace snapcheck::vmm::engine
