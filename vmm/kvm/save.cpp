#include <algorithm>
#include <cstring>

#include "vmm/kvm/list.h"
#include "vmm/kvm/state.h"
#include "vmm/x86_64/msrs.h"

namespace snapcheck::vmm::kvm {
namespace {

using base::Error;
using base::Result;

constexpr std::size_t kMsrsPerCall = 128;  // KVM_MAX_MSR_ENTRIES is 256

/// Reads the MSRs of `indices` that the host lets us read. KVM stops at the first that it does not know.
Result<std::vector<kvm_msr_entry>> read_msrs(const Handle& handle, const std::vector<std::uint32_t>& indices) {
  std::vector<kvm_msr_entry> values;
  for (std::size_t at = 0; at < indices.size();) {
    const std::size_t count = std::min(kMsrsPerCall, indices.size() - at);
    List<MsrHeader, kvm_msr_entry> list(count);
    list.header().count = static_cast<std::uint32_t>(count);
    for (std::size_t i = 0; i < count; ++i) list.entries()[i].index = indices[at + i];
    const auto read = handle.call(kGetMsrs, list.argument());
    if (!read) return read.error();
    const std::size_t good = std::min(static_cast<std::size_t>(*read), count);
    values.insert(values.end(), list.entries().begin(), list.entries().begin() + static_cast<std::ptrdiff_t>(good));
    at += good < count ? good + 1 : good;  // one that cannot be read cannot be restored either
  }
  return values;
}

Result<std::vector<kvm_cpuid_entry2>> read_cpuid(const Handle& handle) {
  constexpr std::uint32_t kMax = 256;
  List<CpuidHeader, kvm_cpuid_entry2> list(kMax);
  list.header().count = kMax;
  if (auto done = handle.call(kGetCpuid2, list.argument()); !done) return done.error();
  const auto entries = list.entries().first(std::min(list.header().count, kMax));
  return std::vector<kvm_cpuid_entry2>(entries.begin(), entries.end());
}

Result<kvm_irqchip> read_irqchip(const Vm& vm, std::uint32_t id) {
  kvm_irqchip chip{};
  chip.chip_id = id;
  if (auto done = vm.handle.call(SNAPCHECK_KVM(GET_IRQCHIP), &chip); !done) return done.error();
  return chip;
}

}  // namespace

Result<VcpuState> save_vcpu(const System& system, const Vm& vm, const Vcpu& vcpu) {
  VcpuState state;
  const Handle& handle = vcpu.handle();
  // First: it runs kvm_apic_accept_events(), which may take an INIT or SIPI and change what is read below.
  if (auto done = handle.call(SNAPCHECK_KVM(GET_MP_STATE), &state.mp_state); !done) return done.error();
  if (auto done = handle.call(SNAPCHECK_KVM(GET_REGS), &state.regs); !done) return done.error();
  if (auto done = handle.call(SNAPCHECK_KVM(GET_SREGS), &state.sregs); !done) return done.error();
  state.xsave.resize(vm.xsave_size);
  const Request xsave = vm.xsave_size > kXsaveSize ? kGetXsave2 : kGetXsave;
  if (auto done = handle.call(xsave, state.xsave.data()); !done) return done.error();
  // A host without XSAVE has no XCR0 and says EINVAL.
  state.has_xcrs = handle.call(SNAPCHECK_KVM(GET_XCRS), &state.xcrs).has_value();
  if (auto done = handle.call(SNAPCHECK_KVM(GET_DEBUGREGS), &state.debugregs); !done) return done.error();
  if (auto done = handle.call(SNAPCHECK_KVM(GET_LAPIC), &state.lapic); !done) return done.error();
  if (const auto khz = handle.call(SNAPCHECK_KVM(GET_TSC_KHZ))) state.tsc_khz = static_cast<std::uint32_t>(*khz);
  auto cpuid = read_cpuid(handle);
  if (!cpuid) return cpuid.error();
  state.cpuid = std::move(*cpuid);
  auto msrs = read_msrs(handle, system.msrs);
  if (!msrs) return msrs.error();
  state.msrs = std::move(*msrs);
  x86_64::settle_deadline(state.msrs);
  // Last: what is pending for injection includes what the calls above have moved.
  if (auto done = handle.call(SNAPCHECK_KVM(GET_VCPU_EVENTS), &state.events); !done) return done.error();
  return state;
}

Result<VmState> save_vm(const Vm& vm) {
  VmState state;
  if (auto done = vm.handle.call(SNAPCHECK_KVM(GET_PIT2), &state.pit); !done) return done.error();
  if (auto done = vm.handle.call(SNAPCHECK_KVM(GET_CLOCK), &state.clock); !done) return done.error();
  // After the vCPUs and the devices: whoever was saved before may have raised a line that must be in here.
  struct {
    std::uint32_t id;
    kvm_irqchip& chip;
  } const chips[] = {{KVM_IRQCHIP_PIC_MASTER, state.pic_master},
                     {KVM_IRQCHIP_PIC_SLAVE, state.pic_slave},
                     {KVM_IRQCHIP_IOAPIC, state.ioapic}};
  for (const auto& [id, chip] : chips) {
    auto read = read_irqchip(vm, id);
    if (!read) return read.error();
    chip = *read;
  }
  return state;
}

}  // namespace snapcheck::vmm::kvm
