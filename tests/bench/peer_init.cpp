// The peer of the restore benchmark: QEMU with KVM restores a snapshot (-incoming) from a file. Three roles:
//
//   peer_init QEMU VMLINUZ INITRAMFS COUNT   on hardware KVM: boots the guest, saves it, restores it COUNT times
//   PID 1 with /peer/vmlinuz                 the same in an emulated machine, after ours: /peer/machine
//   (snapcheck-machine)
//                                            answers /peer/requests first, so that both are measured in one boot
//   PID 1 without it                         the guest: says READY and stands still
//
// A restore is measured in two parts: `start`, from fork() to a QEMU that takes orders, and `load`, from its order to
// read the snapshot to its guest's running. One JSON line each on standard output (as PID 1: on the console).
#include <dirent.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/mount.h>
#include <sys/reboot.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <vector>

namespace {

constexpr int kStateFile = 20;  // descriptor of the snapshot, as QEMU inherits it
constexpr const char* kConsole = "/tmp/peer-console";

[[noreturn]] void die(const std::string& what) {
  std::printf("{\"error\":\"%s: %s\"}\n", what.c_str(), std::strerror(errno));
  std::fflush(stdout);
  if (getpid() == 1) reboot(RB_POWER_OFF);
  std::exit(1);
}

double now_ms() {
  timespec time{};
  clock_gettime(CLOCK_MONOTONIC, &time);
  return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) * 1e-6;
}

struct Peer {
  std::string qemu, kernel, initramfs;
};

/// A QEMU and its monitor (QMP) on two pipes.
class Qemu {
 public:
  Qemu(const Peer& peer, bool incoming) {
    int in[2], out[2];
    if (pipe2(in, O_CLOEXEC) != 0 || pipe2(out, O_CLOEXEC) != 0) die("pipe");
    std::vector<std::string> words = {peer.qemu,
                                      "-accel",
                                      "kvm",
                                      "-L",
                                      "/usr/share/qemu",
                                      "-M",
                                      "microvm",
                                      "-cpu",
                                      "host",
                                      "-m",
                                      "256",
                                      "-smp",
                                      "1",
                                      "-nodefaults",
                                      "-no-user-config",
                                      "-display",
                                      "none",
                                      "-kernel",
                                      peer.kernel,
                                      "-initrd",
                                      peer.initramfs,
                                      "-append",
                                      "console=ttyS0 quiet panic=-1 reboot=t",
                                      "-serial",
                                      std::string("file:") + kConsole,
                                      "-qmp",
                                      "stdio"};
    if (incoming) words.insert(words.end(), {"-incoming", "defer"});
    child_ = fork();
    if (child_ < 0) die("fork");
    if (child_ == 0) {
      dup2(in[0], 0);
      dup2(out[1], 1);
      std::vector<char*> arguments;
      for (std::string& word : words) arguments.push_back(word.data());
      arguments.push_back(nullptr);
      execv(arguments[0], arguments.data());
      _exit(127);
    }
    close(in[0]);
    close(out[1]);
    to_ = in[1];
    from_ = out[0];
    wait_for("\"QMP\"");
    say("{\"execute\":\"qmp_capabilities\"}");
    wait_for("\"return\"");
  }
  ~Qemu() {
    kill(child_, SIGKILL);
    waitpid(child_, nullptr, 0);
    close(to_);
    close(from_);
  }
  Qemu(const Qemu&) = delete;

  void say(const std::string& line) {
    if (write(to_, (line + "\n").data(), line.size() + 1) < 0) die("write to QEMU");
  }
  /// Reads lines until one has the text.
  void wait_for(const std::string& text) {
    for (;;) {
      const std::size_t end = pending_.find('\n');
      if (end == std::string::npos) {
        char piece[4096];
        pollfd ready{from_, POLLIN, 0};
        if (poll(&ready, 1, 120'000) <= 0) die("QEMU does not answer");
        const ssize_t got = read(from_, piece, sizeof piece);
        if (got <= 0) die("QEMU has ended while waiting for " + text.substr(1, text.size() - 2));
        pending_.append(piece, static_cast<std::size_t>(got));
        continue;
      }
      const std::string line = pending_.substr(0, end);
      pending_.erase(0, end + 1);
      if (line.find(text) != std::string::npos) return;
      if (line.find("\"error\"") != std::string::npos) {
        std::fprintf(stderr, "%s\n", line.c_str());
        die("QEMU refuses");
      }
    }
  }

 private:
  pid_t child_;
  int to_, from_;
  std::string pending_;
};

void wait_until_ready() {
  for (int i = 0; i < 6000; ++i) {
    char text[65536] = {};
    const int file = open(kConsole, O_RDONLY | O_CLOEXEC);
    const ssize_t got = file < 0 ? 0 : read(file, text, sizeof text - 1);
    if (file >= 0) close(file);
    if (got > 0 && std::strstr(text, "READY") != nullptr) return;
    poll(nullptr, 0, 50);
  }
  die("the guest does not boot");
}

/// QEMU writes to a socket, because it takes descriptors for files only in a message.
void save(Qemu& original) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  std::strcpy(address.sun_path, "/tmp/peer-socket");
  unlink(address.sun_path);
  const int listener = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (bind(listener, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0 || listen(listener, 1) != 0)
    die("bind");
  original.say("{\"execute\":\"migrate\",\"arguments\":{\"uri\":\"unix:/tmp/peer-socket\"}}");
  const int socket = accept(listener, nullptr, nullptr);
  std::vector<char> piece(1 << 20);
  for (ssize_t got; (got = read(socket, piece.data(), piece.size())) != 0;) {
    if (got < 0 || write(kStateFile, piece.data(), static_cast<std::size_t>(got)) != got) die("save");
  }
  close(socket);
  close(listener);
  original.wait_for("\"completed\"");
}

void measure(const Peer& peer, int count) {
  const int file = open("/tmp/peer-state", O_RDWR | O_CREAT | O_TRUNC, 0600);
  if (file < 0 || dup2(file, kStateFile) < 0) die("/tmp/peer-state");
  unlink("/tmp/peer-state");
  const std::string uri = "\"arguments\":{\"uri\":\"fd:" + std::to_string(kStateFile) + "\"}}";
  {
    Qemu original(peer, false);
    wait_until_ready();
    original.say(
        "{\"execute\":\"migrate-set-capabilities\",\"arguments\":{\"capabilities\":"
        "[{\"capability\":\"events\",\"state\":true}]}}");
    original.wait_for("\"return\"");
    original.say("{\"execute\":\"migrate-set-parameters\",\"arguments\":{\"max-bandwidth\":4294967296}}");
    save(original);
  }
  struct stat status{};
  fstat(kStateFile, &status);
  std::printf("{\"state_mib\":%.1f}\n", static_cast<double>(status.st_size) / (1 << 20));
  for (int i = 0; i < count; ++i) {
    lseek(kStateFile, 0, SEEK_SET);
    const double began = now_ms();
    Qemu clone(peer, true);
    const double started = now_ms();
    clone.say("{\"execute\":\"migrate-incoming\"," + uri);
    clone.wait_for("\"RESUME\"");
    std::printf("{\"start_ms\":%.2f,\"load_ms\":%.2f}\n", started - began, now_ms() - started);
    std::fflush(stdout);
  }
}

void load_modules() {
  std::vector<std::string> paths;
  if (DIR* folder = opendir("/modules")) {
    while (const dirent* entry = readdir(folder)) {
      if (entry->d_name[0] != '.') paths.push_back(std::string("/modules/") + entry->d_name);
    }
    closedir(folder);
  }
  std::sort(paths.begin(), paths.end());
  for (const std::string& path : paths) {
    const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (syscall(SYS_finit_module, file, "", 0) != 0) die("load " + path);
    close(file);
  }
}

/// Our own restores, in this boot: snapcheck-machine's answers go to standard output.
void run_ours() {
  const pid_t child = fork();
  if (child < 0) die("fork");
  if (child == 0) {
    const int requests = open("/peer/requests", O_RDONLY | O_CLOEXEC);
    if (requests < 0 || dup2(requests, 0) < 0) _exit(126);
    execl("/peer/machine", "/peer/machine", nullptr);
    _exit(127);
  }
  int status = 0;
  waitpid(child, &status, 0);
  if (status != 0) die("snapcheck-machine");
}

void set_up() {
  for (const auto& [type, path] :
       {std::pair{"devtmpfs", "/dev"}, {"proc", "/proc"}, {"sysfs", "/sys"}, {"tmpfs", "/tmp"}}) {
    mkdir(path, 0755);
    mount("none", path, type, 0, nullptr);
  }
  const int console = open("/dev/console", O_RDWR);
  for (int i = 0; i < 3; ++i) dup2(console, i);
}

}  // namespace

int main(int argc, char** argv) {
  signal(SIGPIPE, SIG_IGN);
  if (getpid() != 1) {
    if (argc != 5) return 2;
    measure({argv[1], argv[2], argv[3]}, std::atoi(argv[4]));
    return 0;
  }
  set_up();
  if (access("/peer/vmlinuz", R_OK) != 0) {
    std::puts("READY");
    for (;;) pause();
  }
  load_modules();
  run_ours();
  measure({"/usr/local/bin/qemu-system-x86_64", "/peer/vmlinuz", "/peer/initramfs"}, 10);
  std::puts("{\"done\":true}");
  std::fflush(stdout);
  tcdrain(1);
  reboot(RB_POWER_OFF);
}
