// The agent: PID 1 of the guest. It sets the system up, runs the workload, stops it for the snapshot, makes each clone
// unique before the workload goes on, and relays lines and output (../PROTOCOL.md). Statically linked; it needs
// nothing from the image but /snapcheck/workload. It never exits: whatever goes wrong is told to the host, which ends
// the machine.
#include <fcntl.h>
#include <net/if.h>
#include <poll.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <sys/reboot.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <filesystem>
#include <string_view>
#include <utility>

#include "vmm/guest/agent/channel.h"
#include "vmm/guest/agent/descriptors.h"
#include "vmm/guest/agent/hold.h"
#include "vmm/guest/agent/restore.h"
#include "vmm/guest/agent/workload.h"

namespace snapcheck::agent {
namespace {

struct Mount {
  const char* type;
  const char* path;
  unsigned long flags;
};

constexpr Mount kMounts[] = {
    {"devtmpfs", "/dev", MS_NOSUID},
    {"proc", "/proc", MS_NOSUID | MS_NODEV | MS_NOEXEC},
    {"sysfs", "/sys", MS_NOSUID | MS_NODEV | MS_NOEXEC},
    {"cgroup2", "/sys/fs/cgroup", MS_NOSUID | MS_NODEV | MS_NOEXEC},
    {"tmpfs", "/dev/shm", MS_NOSUID | MS_NODEV},
    {"tmpfs", "/tmp", MS_NOSUID | MS_NODEV},
    {"tmpfs", "/run", MS_NOSUID | MS_NODEV},
};

constexpr int kReaderTries = 2000;  // of a millisecond
constexpr int kHoldTries = 50;      // the same

/// Without a channel the console is all there is; a reset tells the host that the guest is over.
[[noreturn]] void die_without_channel(const char* what) {
  const int log = open("/dev/kmsg", O_WRONLY);
  const std::string text = std::string("<0>agent: ") + what + ": " + std::strerror(errno) + "\n";
  if (log < 0 || write(log, text.data(), text.size()) < 0) reboot(RB_AUTOBOOT);
  reboot(RB_AUTOBOOT);
  for (;;) pause();
}

bool is_empty(const char* folder) {
  std::error_code error;
  return std::filesystem::is_empty(folder, error) || error;
}

void mount_all() {
  for (const Mount& mount_point : kMounts) {
    mkdir(mount_point.path, 0755);
    // What the image has there, libraries of a program in /tmp, is to be seen; the root is in memory, too.
    if (std::string_view(mount_point.type) == "tmpfs" && !is_empty(mount_point.path)) continue;
    if (mount("none", mount_point.path, mount_point.type, mount_point.flags, nullptr) != 0) {
      die_without_channel(mount_point.path);
    }
  }
  chmod("/tmp", 01777);
  // As udev would: programs expect them.
  (void)!symlink("/proc/self/fd", "/dev/fd");
  (void)!symlink("/proc/self/fd/0", "/dev/stdin");
  (void)!symlink("/proc/self/fd/1", "/dev/stdout");
  (void)!symlink("/proc/self/fd/2", "/dev/stderr");
}

/// `snapcheck.behind=11` on the kernel's command line: the host wants the wall clock that many seconds behind its own.
void set_clock_back() {
  char line[4096] = {};
  const int file = open("/proc/cmdline", O_RDONLY | O_CLOEXEC);
  if (file < 0 || read(file, line, sizeof line - 1) < 0) fail("read /proc/cmdline", errno);
  close(file);
  constexpr const char* kKey = " snapcheck.behind=";
  const char* found = std::strstr(line, kKey);
  if (found == nullptr) return;
  timespec now{};
  clock_gettime(CLOCK_REALTIME, &now);
  now.tv_sec -= std::strtol(found + std::strlen(kKey), nullptr, 10);
  if (clock_settime(CLOCK_REALTIME, &now) != 0) fail("clock_settime", errno);
}

void set_up_network() {
  (void)!sethostname(kHostName, std::strlen(kHostName));
  const int handle = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  if (handle < 0) return;  // a kernel without IPv4: no loopback, and nobody who could miss it
  ifreq request{};
  std::strcpy(request.ifr_name, "lo");
  request.ifr_flags = IFF_UP | IFF_RUNNING;
  if (ioctl(handle, SIOCSIFFLAGS, &request) != 0) fail("bring up lo", errno);
  close(handle);
}

class Relay {
 public:
  Relay(const WorkloadSpec& spec, const Workload& workload, Services services)
      : spec_(spec), workload_(workload), services_(std::move(services)) {
    for (const int file : {workload_.output, workload_.errors, workload_.from}) fcntl(file, F_SETFL, O_NONBLOCK);
  }

  [[noreturn]] void run();

 private:
  void drain(int& file, char stream);
  void drain_output();
  bool read_lines();
  void obey(std::string_view line);
  void await_reader();
  std::string hold_clocks_for(const Restored& restored);
  void snapshot();
  void answer(std::string_view line);
  void report_end(int status);
  bool reap();

  const WorkloadSpec& spec_;
  Workload workload_;
  std::string pending_;  ///< the beginning of a line
  Services services_;
  std::vector<Descriptor> carried_;  ///< in a clone: what was open at the snapshot and has not been used since
};

/// Hands on what stands in a pipe; at its end the descriptor is closed and becomes -1, which poll ignores.
void Relay::drain(int& file, char stream) {
  char piece[32 << 10];
  while (file >= 0) {
    piece[0] = stream;
    const ssize_t got = read(file, piece + 1, sizeof piece - 1);
    if (got > 0) {
      call(Record::kOutput, {piece, static_cast<std::size_t>(got) + 1});
    } else if (got == 0) {
      close(file);
      file = -1;
    } else if (errno != EINTR) {
      return;
    }
  }
}

void Relay::drain_output() {
  drain(workload_.output, 1);
  drain(workload_.errors, 2);
}

void Relay::answer(std::string_view line) {
  std::string text(line);
  text += '\n';
  for (std::size_t done = 0; done < text.size();) {
    const ssize_t wrote = write(workload_.to, text.data() + done, text.size() - done);
    if (wrote < 0 && errno == EPIPE) return;  // the workload is ending; its status says how
    if (wrote < 0 && errno != EINTR) fail("write to the workload", errno);
    if (wrote > 0) done += static_cast<std::size_t>(wrote);
  }
}

/// The line that asks for a snapshot can be here before its writer waits for the answer, and that is where the clones'
/// clocks are held by (reader_of). A workload that waits in another way than read(2) is not waited for longer.
void Relay::await_reader() {
  for (int tries = 0; tries < kReaderTries && reader_of(workload_.process, workload_.to) == 0; ++tries) usleep(1000);
}

/// Why the clocks cannot be held. The freeze may have met a thread in the middle of a look at the clock, or before it
/// waits: a moment later it stands elsewhere.
std::string Relay::hold_clocks_for(const Restored& restored) {
  if ((restored.flags & (kHoldClocks | kHoldReader)) == 0) return {};
  const int pipe = (restored.flags & kHoldReader) != 0 ? workload_.to : -1;
  std::string wrong = hold_all_clocks(kProcesses, pipe);
  for (int tries = 0; tries < kHoldTries && may_pass(wrong) && spec_.freeze; ++tries) {
    set_frozen(false);
    usleep(1000);
    set_frozen(true);
    wrong = hold_all_clocks(kProcesses, pipe);
  }
  return wrong;
}

void Relay::snapshot() {
  await_reader();
  if (spec_.freeze) set_frozen(true);
  drain_output();
  services_.serve();  // what was written before the snapshot was written before it
  carried_ = open_descriptors(kProcesses);
  if (!carried_.empty()) call(Record::kOpen, table_of(carried_));
  const Captured captured = capture();
  const std::string reply = call(Record::kSnapshot, {});
  Restored restored;
  if (reply.size() != sizeof restored) fail("the host's answer to a snapshot has a wrong size");
  std::memcpy(&restored, reply.data(), sizeof restored);
  act_on(restored);
  send_control(captured, restored, hold_clocks_for(restored));
  if (restored.clone == 0) {
    carried_.clear();
  } else {
    services_.lose_all();
  }
  if (spec_.freeze) set_frozen(false);
  answer("restored {\"clone\":" + std::to_string(restored.clone) +
         ",\"restored\":" + (restored.clone == 0 ? "false" : "true") + "}");
}

void Relay::obey(std::string_view line) {
  if (line.starts_with("send ")) {
    drain_output();  // so that what was printed before stays before
    call(Record::kMessage, line.substr(5));
  } else if (line == "receive") {
    drain_output();
    services_.serve();
    const std::string used = files_used(carried_) + connections_waited_for(carried_);
    if (!used.empty()) call(Record::kUsed, used);
    answer("message " + call(Record::kReceive, {}));
  } else if (line == "snapshot") {
    snapshot();
  } else {
    fail("the workload wrote a line that is not understood: " + std::string(line.substr(0, 200)));
  }
}

/// Returns false at the end of the pipe.
bool Relay::read_lines() {
  char piece[64 << 10];
  const ssize_t got = read(workload_.from, piece, sizeof piece);
  if (got < 0) return errno == EAGAIN || errno == EINTR;
  if (got == 0) return false;
  pending_.append(piece, static_cast<std::size_t>(got));
  std::size_t start = 0;
  for (std::size_t end; (end = pending_.find('\n', start)) != std::string::npos; start = end + 1) {
    obey(std::string_view(pending_).substr(start, end - start));
  }
  pending_.erase(0, start);
  if (pending_.size() > kMaxRecord) fail("the workload wrote a line of more than 16 MiB");
  return true;
}

void Relay::report_end(int status) {
  while (workload_.from >= 0 && read_lines()) {
    pollfd left{workload_.from, POLLIN, 0};
    if (poll(&left, 1, 0) <= 0) break;
  }
  drain_output();
  const std::int32_t value = status;
  call(Record::kExit, {reinterpret_cast<const char*>(&value), sizeof value});
  for (;;) pause();
}

/// Reaps whatever ended: PID 1 inherits all orphans. Returns false when nothing is left to reap.
bool Relay::reap() {
  int status = 0;
  const pid_t ended = waitpid(-1, &status, WNOHANG);
  if (ended == workload_.process) report_end(status);
  return ended > 0;
}

void Relay::run() {
  for (;;) {
    std::vector<pollfd> files = {
        {workload_.output, POLLIN, 0}, {workload_.errors, POLLIN, 0}, {workload_.from, POLLIN, 0}};
    services_.add_to(files);
    poll(files.data(), files.size(), 1000);  // SIGCHLD interrupts it; the second covers a signal just before
    services_.serve();
    if (files[0].revents != 0) drain(workload_.output, 1);
    if (files[1].revents != 0) drain(workload_.errors, 2);
    if (files[2].revents != 0 && !read_lines()) {
      close(workload_.from);
      workload_.from = -1;
    }
    while (reap()) {
    }
  }
}

}  // namespace
}  // namespace snapcheck::agent

int main() {
  using namespace snapcheck::agent;
  mount_all();
  if (!open_channel()) die_without_channel("/dev/mem");
  call(Record::kHello, {reinterpret_cast<const char*>(&kProtocolVersion), sizeof kProtocolVersion});
  set_clock_back();
  set_up_network();
  signal(SIGPIPE, SIG_IGN);
  struct sigaction interrupt{};
  interrupt.sa_handler = [](int) {};
  sigaction(SIGCHLD, &interrupt, nullptr);
  const WorkloadSpec spec = read_spec("/snapcheck/workload");
  prepare_names(spec.services);
  Services services;
  services.open(spec.services);  // before somebody can connect
  Relay(spec, start(spec), std::move(services)).run();
}
