// The boundary to the kernel: everything the VMM asks of /dev/kvm goes through Host, so that tests can put a recorded
// or failing kernel in its place (tests/unit/fake_kvm.h).
#pragma once

#include <cstddef>
#include <cstdint>

#include "analyzer/base/result.h"

namespace snapcheck::vmm::kvm {

/// An ioctl with its name for messages.
struct Request {
  unsigned long number;
  const char* name;
};

/// SNAPCHECK_KVM(SET_REGS) is the request KVM_SET_REGS.
#define SNAPCHECK_KVM(name) \
  ::snapcheck::vmm::kvm::Request { KVM_##name, "KVM_" #name }

class Host {
 public:
  virtual ~Host() = default;
  /// File descriptor of /dev/kvm, or -errno.
  virtual int open_kvm() = 0;
  /// ioctl: its result, or -errno.
  virtual int call(int file, unsigned long request, std::uintptr_t argument) = 0;
  /// Shared mapping of a vCPU's kvm_run; nullptr on failure.
  virtual void* map(int file, std::size_t size) = 0;
  virtual void unmap(void* mapping, std::size_t size) = 0;
  virtual void close(int file) = 0;
};

/// The real kernel.
Host& linux_host();

/// A file descriptor of `host`, closed at the end.
class Handle {
 public:
  Handle() = default;
  Handle(Host& host, int file) : host_(&host), file_(file) {}
  Handle(Handle&& other) noexcept : host_(other.host_), file_(other.file_) { other.file_ = -1; }
  Handle& operator=(Handle&& other) noexcept;
  ~Handle() { reset(); }

  int file() const { return file_; }
  Host& host() const { return *host_; }
  void reset();

  /// One ioctl, tried again when a signal interrupts it: its result, or -errno.
  int try_call(Request request, std::uintptr_t argument) const;
  /// One ioctl, tried again when a signal interrupts it. An error names the request and the cause.
  base::Result<int> call(Request request, std::uintptr_t argument = 0) const;
  base::Result<int> call(Request request, const void* argument) const {
    return call(request, reinterpret_cast<std::uintptr_t>(argument));
  }

 private:
  Host* host_ = nullptr;
  int file_ = -1;
};

}  // namespace snapcheck::vmm::kvm
