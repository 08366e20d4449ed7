#include "vmm/guest/agent/workload.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <sstream>
#include <string_view>

#include "vmm/guest/agent/channel.h"

namespace snapcheck::agent {
namespace {

constexpr const char* kCgroup = "/sys/fs/cgroup/workload";

std::string read_whole(const char* path) {
  const int file = open(path, O_RDONLY | O_CLOEXEC);
  if (file < 0) fail(std::string("open ") + path, errno);
  std::string text;
  char piece[4096];
  for (ssize_t got; (got = read(file, piece, sizeof piece)) > 0;) text.append(piece, static_cast<std::size_t>(got));
  close(file);
  return text;
}

void write_text(const std::string& path, std::string_view text) {
  const int file = open(path.c_str(), O_WRONLY | O_CLOEXEC);
  if (file < 0 || write(file, text.data(), text.size()) != static_cast<ssize_t>(text.size())) {
    fail("write " + path, errno);
  }
  close(file);
}

void make_pipe(int ends[2]) {
  if (pipe2(ends, O_CLOEXEC) != 0) fail("pipe", errno);
}

/// The child's half of start(): never returns. What cannot be reported through the channel (which is the parent's)
/// goes to standard error, and the exit status says 127 as shells do.
[[noreturn]] void become(const WorkloadSpec& spec, int in, int out, int output, int errors) {
  // First above 4, so that no dup2 closes an end that is still needed.
  in = fcntl(in, F_DUPFD_CLOEXEC, 10);
  out = fcntl(out, F_DUPFD_CLOEXEC, 10);
  output = fcntl(output, F_DUPFD_CLOEXEC, 10);
  errors = fcntl(errors, F_DUPFD_CLOEXEC, 10);
  const int none = open("/dev/null", O_RDONLY | O_CLOEXEC);
  dup2(none, 0);
  dup2(output, 1);
  dup2(errors, 2);
  dup2(in, 3);
  dup2(out, 4);
  sigset_t no_signals;
  sigemptyset(&no_signals);
  sigprocmask(SIG_SETMASK, &no_signals, nullptr);
  signal(SIGPIPE, SIG_DFL);  // the agent ignores it, and exec keeps that
  setsid();
  const auto give_up = [](const std::string& what) {
    const std::string text = "agent: " + what + ": " + std::strerror(errno) + "\n";
    if (write(2, text.data(), text.size()) < 0) _exit(126);
    _exit(127);
  };
  if (chdir(spec.folder.c_str()) != 0) give_up("chdir " + spec.folder);
  std::vector<char*> arguments;
  for (const std::string& argument : spec.arguments) arguments.push_back(const_cast<char*>(argument.c_str()));
  arguments.push_back(nullptr);
  std::vector<char*> environment;
  for (const std::string& variable : spec.environment) environment.push_back(const_cast<char*>(variable.c_str()));
  environment.push_back(nullptr);
  execve(arguments[0], arguments.data(), environment.data());
  give_up(spec.arguments[0]);
  _exit(127);
}

/// "127.0.0.1 5432 db.internal", the name being optional.
Service service_of(const char* path, const std::string& text) {
  std::istringstream words(text);
  Service service;
  if (!(words >> service.address >> service.port)) fail(std::string(path) + ": serve is ADDRESS PORT [NAME]: " + text);
  words >> service.name;
  return service;
}

}  // namespace

WorkloadSpec read_spec(const char* path) {
  WorkloadSpec spec;
  const std::string text = read_whole(path);
  std::string_view rest = text;
  while (!rest.empty()) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(rest.size(), line.size() + 1));
    const std::size_t space = line.find(' ');
    const std::string_view key = line.substr(0, space);
    const std::string value(space == std::string_view::npos ? "" : line.substr(space + 1));
    if (key == "arg") {
      spec.arguments.push_back(value);
    } else if (key == "env") {
      spec.environment.push_back(value);
    } else if (key == "cwd") {
      spec.folder = value;
    } else if (key == "serve") {
      spec.services.push_back(service_of(path, value));
    } else if (key == "freeze") {
      spec.freeze = value == "yes";
    } else if (!line.empty()) {
      fail(std::string(path) + ": the line is not understood: " + std::string(line));
    }
  }
  if (spec.arguments.empty()) fail(std::string(path) + ": there is no program");
  spec.environment.push_back("SNAPCHECK_AGENT=" + std::to_string(kProtocolVersion));
  return spec;
}

Workload start(const WorkloadSpec& spec) {
  if (mkdir(kCgroup, 0755) != 0 && errno != EEXIST) fail(std::string("mkdir ") + kCgroup, errno);
  int to[2], from[2], output[2], errors[2];
  make_pipe(to);
  make_pipe(from);
  make_pipe(output);
  make_pipe(errors);
  const pid_t child = fork();
  if (child < 0) fail("fork", errno);
  if (child == 0) {
    // Into the cgroup before the program starts: whatever it forks is in there too.
    const int group = open((std::string(kCgroup) + "/cgroup.procs").c_str(), O_WRONLY | O_CLOEXEC);
    if (group < 0 || write(group, "0", 1) != 1) _exit(126);
    become(spec, to[0], from[1], output[1], errors[1]);
  }
  close(to[0]);
  close(from[1]);
  close(output[1]);
  close(errors[1]);
  return {child, to[1], from[0], output[0], errors[0]};
}

void set_frozen(bool frozen) {
  const std::string group = kCgroup;
  write_text(group + "/cgroup.freeze", frozen ? "1" : "0");
  const std::string wanted = frozen ? "frozen 1" : "frozen 0";
  const int events = open((group + "/cgroup.events").c_str(), O_RDONLY | O_CLOEXEC);
  if (events < 0) fail("open cgroup.events", errno);
  for (;;) {
    char text[256];
    const ssize_t got = pread(events, text, sizeof text, 0);
    if (got < 0) fail("read cgroup.events", errno);
    if (std::string_view(text, static_cast<std::size_t>(got)).find(wanted) != std::string_view::npos) break;
    pollfd change{events, POLLPRI, 0};
    poll(&change, 1, 1000);  // the kernel notifies; the second is a belt
  }
  close(events);
}

}  // namespace snapcheck::agent
