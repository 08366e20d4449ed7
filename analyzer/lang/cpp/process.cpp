#include "analyzer/lang/cpp/process.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <filesystem>

#include <fmt/format.h>

extern char** environ;

namespace snapcheck::lang::cpp {

namespace {

constexpr std::size_t kMaxOutput = 1u << 30;
using Clock = std::chrono::steady_clock;

/// Reads until the other end closes the pipe. False when the time is over or it is too much.
bool read_all(int fd, Clock::time_point end, std::string& bytes) {
  std::array<char, 1 << 16> buffer;
  while (bytes.size() < kMaxOutput) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - Clock::now()).count();
    if (left <= 0) return false;
    pollfd wait{fd, POLLIN, 0};
    const int ready = ::poll(&wait, 1, static_cast<int>(std::min<long long>(left, 1'000'000)));
    if (ready < 0 && errno != EINTR) return false;
    if (ready <= 0) continue;
    const ssize_t count = ::read(fd, buffer.data(), buffer.size());
    if (count == 0) return true;
    if (count < 0 && errno != EINTR) return false;
    if (count > 0) bytes.append(buffer.data(), static_cast<std::size_t>(count));
  }
  return false;
}

}  // namespace

base::Result<std::string> find_helper() {
  std::error_code error;
  if (const char* named = std::getenv("SNAPCHECK_CXX"); named != nullptr && *named != '\0') {
    if (::access(named, X_OK) == 0) return std::string(named);
    return base::Error{fmt::format("SNAPCHECK_CXX names {}, which is no program", named), "correct it, or unset it"};
  }
  const auto folder = std::filesystem::read_symlink("/proc/self/exe", error).parent_path();
  for (const auto& place : {folder / "snapcheck-cxx", folder.parent_path() / "snapcheck-cxx"}) {
    if (::access(place.c_str(), X_OK) == 0) return place.string();
  }
  return base::Error{"snapcheck-cxx, which reads C and C++, is missing",
                     fmt::format("install it in {}, or name it in SNAPCHECK_CXX", folder.string())};
}

base::Result<std::string> run_helper(const std::string& program, const std::vector<std::string>& arguments,
                                     std::chrono::milliseconds limit) {
  std::vector<char*> argv{const_cast<char*>(program.c_str())};
  for (const std::string& word : arguments) argv.push_back(const_cast<char*>(word.c_str()));
  argv.push_back(nullptr);
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) return base::Error{fmt::format("no pipe: {}", std::strerror(errno)), ""};
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  pid_t child = 0;
  const int failed = ::posix_spawn(&child, program.c_str(), &actions, nullptr, argv.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  ::close(ends[1]);
  if (failed != 0) {
    ::close(ends[0]);
    return base::Error{fmt::format("{} cannot be started: {}", program, std::strerror(failed)), ""};
  }
  std::string bytes;
  const bool complete = read_all(ends[0], Clock::now() + limit, bytes);
  ::close(ends[0]);
  if (!complete) ::kill(child, SIGKILL);
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (!complete) return base::Error{fmt::format("not read within {} s", limit.count() / 1000), ""};
  if (WIFSIGNALED(status)) return base::Error{fmt::format("Clang crashed on it ({})", strsignal(WTERMSIG(status))), ""};
  if (WEXITSTATUS(status) != 0)
    return base::Error{fmt::format("snapcheck-cxx gave up with exit code {}", WEXITSTATUS(status)), ""};
  return bytes;
}

}  // namespace snapcheck::lang::cpp
