#include "analyzer/cli/console.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>

#include "analyzer/base/repository.h"

namespace snapcheck::cli {
namespace {

/// Name of the file that is being written, for the signal handler; empty when there is none.
char g_unfinished[4096];

void on_signal(int number) {
  if (g_unfinished[0] != '\0') unlink(g_unfinished);
  // SA_RESETHAND has put the default back: the program ends, and whoever waits for it sees by which signal.
  raise(number);
}

/// errno of the failure, 0 when all was written.
int write_all(int fd, std::string_view text) {
  while (!text.empty()) {
    const ssize_t done = write(fd, text.data(), text.size());
    if (done < 0 && errno == EINTR) continue;
    if (done < 0) return errno;
    text.remove_prefix(static_cast<std::size_t>(done));
  }
  return 0;
}

base::Error write_error(const std::string& path, int code) {
  return {fmt::format("cannot write {}: {}", path, std::strerror(code)), ""};
}

base::Result<void> write_straight(const std::string& path, std::string_view text) {
  const int fd = open(path.c_str(), O_WRONLY | O_CLOEXEC);
  if (fd < 0) return write_error(path, errno);
  int code = write_all(fd, text);
  if (close(fd) != 0 && code == 0) code = errno;
  if (code != 0 && code != EPIPE) return write_error(path, code);
  return {};
}

std::string folder_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  if (slash == std::string::npos) return ".";
  return slash == 0 ? "/" : path.substr(0, slash);
}

mode_t usual_mode() {
  const mode_t mask = umask(0);
  umask(mask);
  return 0666 & ~mask;
}

bool is_set(const char* variable) {
  const char* value = std::getenv(variable);
  return value != nullptr && *value != '\0';
}

bool dumb_terminal() {
  const char* term = std::getenv("TERM");
  return term != nullptr && std::string_view(term) == "dumb";
}

}  // namespace

void install_signal_handlers() {
  struct sigaction action{};
  action.sa_handler = on_signal;
  action.sa_flags = static_cast<int>(SA_RESETHAND);
  for (const int number : {SIGINT, SIGTERM, SIGHUP}) {
    struct sigaction before{};
    sigaction(number, nullptr, &before);
    // Started with nohup or in the background of a script: what is ignored stays ignored.
    if (before.sa_handler != SIG_IGN) sigaction(number, &action, nullptr);
  }
  signal(SIGPIPE, SIG_IGN);
}

bool print(std::string_view text) {
  const int code = write_all(STDOUT_FILENO, text);
  if (code == 0 || code == EPIPE) return true;
  print_error(write_error("to standard output", code));
  return false;
}

void print_to_stderr(std::string_view text) { write_all(STDERR_FILENO, text); }

void print_error(const base::Error& error) { print_to_stderr(fmt::format("snapcheck: {}\n", error.text())); }

base::Result<void> check_writable(const std::string& path) {
  const std::string folder = folder_of(path);
  struct stat info{};
  if (stat(path.c_str(), &info) == 0) {
    if (S_ISDIR(info.st_mode)) return base::Error{fmt::format("{} is a folder", path), "name a file"};
    if (!S_ISREG(info.st_mode)) return {};
  }
  if (access(folder.c_str(), W_OK | X_OK) != 0) return write_error(path, errno);
  return {};
}

base::Result<void> write_file(const std::string& path, std::string_view text) {
  struct stat info{};
  const bool exists = stat(path.c_str(), &info) == 0;
  if (exists && !S_ISREG(info.st_mode)) return write_straight(path, text);

  // A link stays a link: the file behind it is replaced.
  const std::string target = exists ? base::real_path(path) : path;
  std::string temporary = target + ".XXXXXX";
  if (temporary.size() >= sizeof g_unfinished) return write_error(path, ENAMETOOLONG);
  const int fd = mkstemp(temporary.data());
  if (fd < 0) return write_error(path, errno);
  std::memcpy(g_unfinished, temporary.c_str(), temporary.size() + 1);

  int code = write_all(fd, text);
  if (code == 0 && fchmod(fd, exists ? info.st_mode & 07777 : usual_mode()) != 0) code = errno;
  if (close(fd) != 0 && code == 0) code = errno;
  if (code == 0 && rename(temporary.c_str(), target.c_str()) != 0) code = errno;
  if (code != 0) unlink(temporary.c_str());
  g_unfinished[0] = '\0';
  if (code != 0) return write_error(path, code);
  return {};
}

bool wants_color(std::string_view choice) {
  if (choice != "auto") return choice == "always";
  if (is_set("NO_COLOR")) return false;
  const char* force = std::getenv("CLICOLOR_FORCE");
  if (is_set("CLICOLOR_FORCE") && std::string_view(force) != "0") return true;
  return isatty(STDOUT_FILENO) == 1 && !dumb_terminal();
}

bool stderr_is_terminal() { return isatty(STDERR_FILENO) == 1 && !dumb_terminal(); }

}  // namespace snapcheck::cli
