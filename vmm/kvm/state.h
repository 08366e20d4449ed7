// What a snapshot keeps of KVM's objects, and how it is read out and put back.
//
// The order in which it is saved and restored matters; the reasons stand at each line of save.cpp and restore.cpp.
#pragma once

#include <linux/kvm.h>

#include <cstddef>
#include <cstdint>
#include <vector>

#include "analyzer/base/result.h"
#include "vmm/kvm/kvm.h"

namespace snapcheck::vmm::kvm {

struct VcpuState {
  kvm_mp_state mp_state{};
  kvm_regs regs{};
  kvm_sregs sregs{};
  std::vector<std::byte> xsave;  ///< Vm::xsave_size bytes
  kvm_xcrs xcrs{};
  bool has_xcrs = false;  ///< hosts without XSAVE have no XCR0
  kvm_debugregs debugregs{};
  kvm_lapic_state lapic{};
  std::uint32_t tsc_khz = 0;
  std::vector<kvm_cpuid_entry2> cpuid;
  std::vector<kvm_msr_entry> msrs;  ///< in the order in which they are restored
  kvm_vcpu_events events{};
};

struct VmState {
  kvm_pit_state2 pit{};
  kvm_clock_data clock{};
  kvm_irqchip pic_master{};
  kvm_irqchip pic_slave{};
  kvm_irqchip ioapic{};
};

/// The vCPU must have left KVM_RUN with EINTR: only then is its last exit complete.
base::Result<VcpuState> save_vcpu(const System& system, const Vm& vm, const Vcpu& vcpu);
base::Result<VmState> save_vm(const Vm& vm);

/// What of a restore is up to the caller.
struct RestoreClock {
  std::uint64_t advance_ns = 0;  ///< moves kvmclock (CLOCK_MONOTONIC of the guest) on
};

/// `vcpu` is new, of a machine whose memory is set.
base::Result<void> restore_vcpu(const Vm& vm, const Vcpu& vcpu, const VcpuState& state);

/// After all vCPUs.
base::Result<void> restore_vm(const Vm& vm, const VmState& state, const RestoreClock& clock);

}  // namespace snapcheck::vmm::kvm
