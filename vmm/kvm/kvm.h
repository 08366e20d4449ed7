// KVM's three kinds of objects: the system, a virtual machine, a vCPU.
#pragma once

#include <linux/kvm.h>

#include <cstdint>
#include <span>
#include <vector>

#include "analyzer/base/result.h"
#include "vmm/kvm/host.h"

namespace snapcheck::vmm::kvm {

/// /dev/kvm, opened once a process, and what it can do.
struct System {
  Handle handle;
  std::size_t run_size = 0;                 ///< bytes of the kvm_run mapping
  std::vector<std::uint32_t> msrs;          ///< those that this host saves and restores (x86_64/msrs.h), in order
  std::vector<kvm_cpuid_entry2> supported;  ///< KVM_GET_SUPPORTED_CPUID
  /// Up to here a guest keeps this host's TSC frequency at a restore: its clock steers itself.
  std::uint64_t tsc_tolerance_ppm = 250;
};

/// Opens /dev/kvm and checks its version and the capabilities that a snapshot needs.
base::Result<System> open_system(Host& host);

/// A guest-physical range and the memory behind it.
struct Slot {
  std::uint64_t guest_address;
  std::uint64_t size;
  void* memory;
};

/// A machine with its interrupt controllers and timer, without vCPUs and memory.
struct Vm {
  Handle handle;
  std::size_t xsave_size = 0;  ///< bytes of a vCPU's XSAVE area; 4096 without KVM_CAP_XSAVE2
  std::uint64_t tsc_tolerance_ppm = 0;
};

base::Result<Vm> create_vm(const System& system);
base::Result<void> set_memory(const Vm& vm, std::span<const Slot> slots);

/// Level of an interrupt line: the devices' way to raise an edge is 1, then 0.
base::Result<void> pulse_irq(const Vm& vm, std::uint32_t gsi);

class Vcpu {
 public:
  Vcpu(Handle handle, void* run, std::size_t run_size)
      : handle_(std::move(handle)), run_(static_cast<kvm_run*>(run)), run_size_(run_size) {}
  Vcpu(Vcpu&& other) noexcept : handle_(std::move(other.handle_)), run_(other.run_), run_size_(other.run_size_) {
    other.run_ = nullptr;
  }
  Vcpu& operator=(Vcpu&&) = delete;
  ~Vcpu();

  const Handle& handle() const { return handle_; }
  kvm_run& run_page() { return *run_; }

  /// KVM_RUN: 0, or -errno. -EINTR is no error: a signal or immediate_exit ended it.
  int enter() { return handle_.host().call(handle_.file(), KVM_RUN, 0); }

 private:
  Handle handle_;
  kvm_run* run_;
  std::size_t run_size_;
};

base::Result<Vcpu> create_vcpu(const System& system, const Vm& vm, std::uint32_t index);
base::Result<void> set_cpuid(const Vcpu& vcpu, const std::vector<kvm_cpuid_entry2>& entries);

}  // namespace snapcheck::vmm::kvm
