#include "vmm/server/first.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/mount.h>
#include <sys/reboot.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <termios.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <string>
#include <vector>

namespace snapcheck::vmm::server {
namespace {

using base::Error;
using base::Result;

Error failed(const std::string& what) { return {what + ": " + std::strerror(errno), ""}; }

Result<void> mount_all() {
  struct {
    const char* type;
    const char* path;
  } const mounts[] = {{"devtmpfs", "/dev"}, {"proc", "/proc"}, {"sysfs", "/sys"}, {"tmpfs", "/tmp"}};
  for (const auto& [type, path] : mounts) {
    mkdir(path, 0755);
    if (mount("none", path, type, 0, nullptr) != 0) return failed(std::string("mount ") + path);
  }
  return {};
}

Result<void> load_modules() {
  std::vector<std::string> paths;
  if (DIR* folder = opendir("/modules")) {
    while (const dirent* entry = readdir(folder)) {
      if (entry->d_name[0] != '.') paths.push_back(std::string("/modules/") + entry->d_name);
    }
    closedir(folder);
  }
  std::ranges::sort(paths);
  for (const std::string& path : paths) {
    const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) return failed("open " + path);
    const long result = syscall(SYS_finit_module, file, "", 0);
    close(file);
    if (result != 0) return failed("load " + path);
  }
  return {};
}

Result<void> use_serial_port() {
  const int port = open("/dev/ttyS1", O_RDWR | O_NOCTTY);
  if (port < 0) return failed("open /dev/ttyS1");
  termios mode{};
  tcgetattr(port, &mode);
  cfmakeraw(&mode);
  if (tcsetattr(port, TCSANOW, &mode) != 0) return failed("set up /dev/ttyS1");
  if (dup2(port, 0) < 0 || dup2(port, 1) < 0) return failed("dup2");
  if (port > 2) close(port);
  return {};
}

/// For the memory of machines that boot, which asks for huge pages: each page that it has not yet is an exit of the
/// guest, and exits are what an emulated processor is slowest at. Without them all is the same, and later.
void allow_huge_pages() {
  const int file = open("/sys/kernel/mm/transparent_hugepage/shmem_enabled", O_WRONLY | O_CLOEXEC);
  if (file < 0) return;
  [[maybe_unused]] const ssize_t wrote = write(file, "advise", 6);
  close(file);
}

}  // namespace

Result<void> set_up_first_process() {
  if (auto done = mount_all(); !done) return done;
  allow_huge_pages();
  if (auto done = use_serial_port(); !done) return done;
  return load_modules();
}

void switch_off() {
  tcdrain(1);
  reboot(RB_POWER_OFF);
  for (;;) pause();
}

}  // namespace snapcheck::vmm::server
