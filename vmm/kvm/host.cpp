#include "vmm/kvm/host.h"

#include <fcntl.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string>

namespace snapcheck::vmm::kvm {
namespace {

class LinuxHost : public Host {
 public:
  int open_kvm() override {
    const int file = ::open("/dev/kvm", O_RDWR | O_CLOEXEC);
    return file < 0 ? -errno : file;
  }
  int call(int file, unsigned long request, std::uintptr_t argument) override {
    const int result = ::ioctl(file, request, argument);
    return result < 0 ? -errno : result;
  }
  void* map(int file, std::size_t size) override {
    void* mapping = ::mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    return mapping == MAP_FAILED ? nullptr : mapping;
  }
  void unmap(void* mapping, std::size_t size) override { ::munmap(mapping, size); }
  void close(int file) override { ::close(file); }
};

/// KVM answers EINTR when a signal arrives before it began; a storm of signals must not fail a restore, nor hang it.
constexpr int kMaxInterruptions = 10'000;

}  // namespace

Host& linux_host() {
  static LinuxHost host;
  return host;
}

Handle& Handle::operator=(Handle&& other) noexcept {
  if (this != &other) {
    reset();
    host_ = other.host_;
    file_ = other.file_;
    other.file_ = -1;
  }
  return *this;
}

void Handle::reset() {
  if (file_ >= 0) host_->close(file_);
  file_ = -1;
}

int Handle::try_call(Request request, std::uintptr_t argument) const {
  int result = -EINTR;
  for (int tries = 0; result == -EINTR && tries < kMaxInterruptions; ++tries) {
    result = host_->call(file_, request.number, argument);
  }
  return result;
}

base::Result<int> Handle::call(Request request, std::uintptr_t argument) const {
  const int result = try_call(request, argument);
  if (result < 0) return base::Error{std::string(request.name) + " failed: " + std::strerror(-result), ""};
  return result;
}

}  // namespace snapcheck::vmm::kvm
