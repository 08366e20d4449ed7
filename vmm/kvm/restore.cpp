#include <algorithm>
#include <cstddef>
#include <cstring>
#include <string>

#include "vmm/kvm/list.h"
#include "vmm/kvm/state.h"
#include "vmm/x86_64/msrs.h"

namespace snapcheck::vmm::kvm {
namespace {

using base::Error;
using base::Result;

constexpr std::size_t kMsrsPerCall = 128;

Result<void> write_msrs(const Handle& handle, const std::vector<kvm_msr_entry>& msrs) {
  for (std::size_t at = 0; at < msrs.size();) {
    const std::size_t count = std::min(kMsrsPerCall, msrs.size() - at);
    List<MsrHeader, kvm_msr_entry> list(count);
    list.header().count = static_cast<std::uint32_t>(count);
    std::copy_n(msrs.begin() + static_cast<std::ptrdiff_t>(at), count, list.entries().begin());
    const auto written = handle.call(kSetMsrs, list.argument());
    if (!written) return written.error();
    if (static_cast<std::size_t>(*written) < count) {
      char name[16];
      std::snprintf(name, sizeof name, "0x%x", msrs[at + static_cast<std::size_t>(*written)].index);
      return Error{std::string("KVM refuses the value of MSR ") + name,
                   "take the snapshot on the kind of processor it is restored on"};
    }
    at += count;
  }
  return {};
}

Result<std::uint64_t> read_tsc(const Handle& handle) {
  List<MsrHeader, kvm_msr_entry> list(1);
  list.header().count = 1;
  list.entries()[0].index = x86_64::kMsrTsc;
  const auto read = handle.call(kGetMsrs, list.argument());
  if (!read) return read.error();
  return list.entries()[0].data;
}

/// Kernels before 6.8 take a TSC that is written within a second of a new machine's own for an attempt to synchronise
/// vCPUs and ignore the value (kvm_synchronize_tsc): the time stamp of an early snapshot would go back. The offset
/// attribute is exact. Where it does not exist the counter stays as KVM has set it.
Result<void> correct_tsc(const Handle& handle, const std::vector<kvm_msr_entry>& msrs) {
  const auto saved = std::ranges::find(msrs, x86_64::kMsrTsc, &kvm_msr_entry::index);
  if (saved == msrs.end()) return {};
  const auto now = read_tsc(handle);
  if (!now) return now.error();
  if (*now >= saved->data) return {};
  std::uint64_t offset = 0;
  kvm_device_attr attribute{};
  attribute.group = KVM_VCPU_TSC_CTRL;
  attribute.attr = KVM_VCPU_TSC_OFFSET;
  attribute.addr = reinterpret_cast<std::uintptr_t>(&offset);
  if (!handle.call(SNAPCHECK_KVM(GET_DEVICE_ATTR), &attribute)) return {};
  offset += saved->data - *now;
  if (auto done = handle.call(SNAPCHECK_KVM(SET_DEVICE_ATTR), &attribute); !done) return done.error();
  return {};
}

Result<void> scale_tsc(const Handle& handle, std::uint32_t saved_khz, std::uint64_t tolerance_ppm) {
  const auto khz = handle.call(SNAPCHECK_KVM(GET_TSC_KHZ));
  if (!khz || saved_khz == 0 || *khz == 0) return {};
  const std::uint64_t host = static_cast<std::uint64_t>(*khz);
  const std::uint64_t difference = host > saved_khz ? host - saved_khz : saved_khz - host;
  if (difference * 1'000'000 <= tolerance_ppm * host) return {};
  if (auto done = handle.call(SNAPCHECK_KVM(SET_TSC_KHZ), std::uintptr_t{saved_khz}); !done) return done.error();
  return {};
}

}  // namespace

Result<void> restore_vcpu(const Vm& vm, const Vcpu& vcpu, const VcpuState& state) {
  if (state.xsave.size() != vm.xsave_size) {
    return Error{"the snapshot's XSAVE area has " + std::to_string(state.xsave.size()) + " bytes, this host's " +
                     std::to_string(vm.xsave_size),
                 "take the snapshot on the kind of processor it is restored on"};
  }
  const Handle& handle = vcpu.handle();
  // Before the MSRs: the frequency scales what is written to IA32_TSC.
  if (auto done = scale_tsc(handle, state.tsc_khz, vm.tsc_tolerance_ppm); !done) return done.error();
  // First of the state: it decides which registers and MSRs exist at all.
  if (auto done = set_cpuid(vcpu, state.cpuid); !done) return done.error();
  if (auto done = handle.call(SNAPCHECK_KVM(SET_MP_STATE), &state.mp_state); !done) return done.error();
  // Clears pending exceptions, so it comes before SET_VCPU_EVENTS.
  if (auto done = handle.call(SNAPCHECK_KVM(SET_REGS), &state.regs); !done) return done.error();
  // Restores apic_base, which SET_LAPIC needs.
  if (auto done = handle.call(SNAPCHECK_KVM(SET_SREGS), &state.sregs); !done) return done.error();
  if (auto done = handle.call(kSetXsave, state.xsave.data()); !done) return done.error();
  if (state.has_xcrs) {
    if (auto done = handle.call(SNAPCHECK_KVM(SET_XCRS), &state.xcrs); !done) return done.error();
  }
  if (auto done = handle.call(SNAPCHECK_KVM(SET_DEBUGREGS), &state.debugregs); !done) return done.error();
  // Before the MSRs: the TSC deadline arms only a local APIC that is configured.
  if (auto done = handle.call(SNAPCHECK_KVM(SET_LAPIC), &state.lapic); !done) return done.error();
  // IA32_TSC stands before IA32_TSC_DEADLINE in the list (x86_64/msrs.h).
  if (auto done = write_msrs(handle, state.msrs); !done) return done.error();
  if (auto done = correct_tsc(handle, state.msrs); !done) return done.error();
  // Last: SET_REGS and SET_LAPIC reset what is pending.
  if (auto done = handle.call(SNAPCHECK_KVM(SET_VCPU_EVENTS), &state.events); !done) return done.error();
  // Tells the guest's watchdog that it was paused. EINVAL is a guest without kvmclock.
  (void)handle.call(SNAPCHECK_KVM(KVMCLOCK_CTRL));
  return {};
}

Result<void> restore_vm(const Vm& vm, const VmState& state, const RestoreClock& clock) {
  if (auto done = vm.handle.call(SNAPCHECK_KVM(SET_PIT2), &state.pit); !done) return done.error();
  kvm_clock_data data{};
  data.clock = state.clock.clock + clock.advance_ns;  // flags 0: the guest's monotonic time goes on from the snapshot
  if (auto done = vm.handle.call(SNAPCHECK_KVM(SET_CLOCK), &data); !done) return done.error();
  for (const kvm_irqchip* chip : {&state.pic_master, &state.pic_slave, &state.ioapic}) {
    if (auto done = vm.handle.call(SNAPCHECK_KVM(SET_IRQCHIP), chip); !done) return done.error();
  }
  return {};
}

}  // namespace snapcheck::vmm::kvm
