#include "vmm/kvm/kvm.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <string>

#include "vmm/kvm/list.h"
#include "vmm/x86_64/layout.h"
#include "vmm/x86_64/msrs.h"

namespace snapcheck::vmm::kvm {
namespace {

using base::Error;
using base::Result;

struct Capability {
  int number;
  const char* name;
};

constexpr Capability kNeeded[] = {
    {KVM_CAP_IRQCHIP, "KVM_CAP_IRQCHIP"},
    {KVM_CAP_USER_MEMORY, "KVM_CAP_USER_MEMORY"},
    {KVM_CAP_SET_TSS_ADDR, "KVM_CAP_SET_TSS_ADDR"},
    {KVM_CAP_EXT_CPUID, "KVM_CAP_EXT_CPUID"},
    {KVM_CAP_PIT2, "KVM_CAP_PIT2"},
    {KVM_CAP_PIT_STATE2, "KVM_CAP_PIT_STATE2"},
    {KVM_CAP_ADJUST_CLOCK, "KVM_CAP_ADJUST_CLOCK"},
    {KVM_CAP_VCPU_EVENTS, "KVM_CAP_VCPU_EVENTS"},
    {KVM_CAP_DEBUGREGS, "KVM_CAP_DEBUGREGS"},
    {KVM_CAP_MP_STATE, "KVM_CAP_MP_STATE"},
    {KVM_CAP_XSAVE, "KVM_CAP_XSAVE"},
    {KVM_CAP_IMMEDIATE_EXIT, "KVM_CAP_IMMEDIATE_EXIT"},
};

Result<std::vector<std::uint32_t>> msr_index_list(const Handle& handle) {
  // The first call fails with E2BIG and says how many there are.
  MsrIndexHeader count{};
  const int first = handle.try_call(kGetMsrIndexList, reinterpret_cast<std::uintptr_t>(&count));
  if (first < 0 && first != -E2BIG) {
    return Error{std::string("KVM_GET_MSR_INDEX_LIST failed: ") + std::strerror(-first), ""};
  }
  constexpr std::uint32_t kSane = 65'536;
  const std::uint32_t wanted = std::min(count.count, kSane);
  List<MsrIndexHeader, std::uint32_t> list(wanted);
  list.header().count = wanted;
  if (auto done = handle.call(kGetMsrIndexList, list.argument()); !done) return done.error();
  const auto entries = list.entries().first(std::min(list.header().count, wanted));
  return std::vector<std::uint32_t>(entries.begin(), entries.end());
}

Result<std::vector<kvm_cpuid_entry2>> supported_cpuid(const Handle& handle) {
  constexpr std::uint32_t kMax = 256;
  List<CpuidHeader, kvm_cpuid_entry2> list(kMax);
  list.header().count = kMax;
  if (auto done = handle.call(kGetSupportedCpuid, list.argument()); !done) return done.error();
  const auto entries = list.entries().first(std::min(list.header().count, kMax));
  return std::vector<kvm_cpuid_entry2>(entries.begin(), entries.end());
}

}  // namespace

Result<System> open_system(Host& host) {
  const int file = host.open_kvm();
  if (file < 0) {
    return Error{std::string("cannot open /dev/kvm: ") + std::strerror(-file),
                 "`snapcheck doctor` says what is missing"};
  }
  System system;
  system.handle = Handle(host, file);
  const auto version = system.handle.call(SNAPCHECK_KVM(GET_API_VERSION));
  if (!version) return version.error();
  if (*version != KVM_API_VERSION)
    return Error{"/dev/kvm has API version " + std::to_string(*version) + ", not 12", ""};
  for (const Capability& capability : kNeeded) {
    const auto there =
        system.handle.call(SNAPCHECK_KVM(CHECK_EXTENSION), static_cast<std::uintptr_t>(capability.number));
    if (!there) return there.error();
    if (*there == 0) return Error{std::string("this KVM lacks ") + capability.name, ""};
  }
  const auto run_size = system.handle.call(SNAPCHECK_KVM(GET_VCPU_MMAP_SIZE));
  if (!run_size) return run_size.error();
  system.run_size = static_cast<std::size_t>(*run_size);
  if (system.run_size < sizeof(kvm_run)) return Error{"/dev/kvm offers a kvm_run that is too small", ""};
  auto list = msr_index_list(system.handle);
  if (!list) return list.error();
  system.msrs = x86_64::msrs_to_save(*list);
  auto supported = supported_cpuid(system.handle);
  if (!supported) return supported.error();
  system.supported = std::move(*supported);
  return system;
}

Result<Vm> create_vm(const System& system) {
  const auto file = system.handle.call(SNAPCHECK_KVM(CREATE_VM));
  if (!file) return file.error();
  Vm vm;
  vm.handle = Handle(system.handle.host(), *file);
  // Absent on older kernels, which then answer 0.
  const auto xsave2 = vm.handle.call(SNAPCHECK_KVM(CHECK_EXTENSION), std::uintptr_t{KVM_CAP_XSAVE2});
  if (!xsave2) return xsave2.error();
  vm.xsave_size = std::max<std::size_t>(kXsaveSize, static_cast<std::size_t>(*xsave2));
  vm.tsc_tolerance_ppm = system.tsc_tolerance_ppm;
  // Three pages that VMX uses in real mode; SVM ignores them.
  if (auto done = vm.handle.call(SNAPCHECK_KVM(SET_TSS_ADDR), x86_64::kTssAddress); !done) return done.error();
  // Before the vCPUs: their local APICs are made together with the interrupt controller.
  if (auto done = vm.handle.call(SNAPCHECK_KVM(CREATE_IRQCHIP)); !done) return done.error();
  kvm_pit_config pit{};
  pit.flags = KVM_PIT_SPEAKER_DUMMY;  // port 0x61 in the kernel too, else timer calibration exits all the time
  if (auto done = vm.handle.call(SNAPCHECK_KVM(CREATE_PIT2), &pit); !done) return done.error();
  return vm;
}

Result<void> set_memory(const Vm& vm, std::span<const Slot> slots) {
  std::uint32_t index = 0;
  for (const Slot& slot : slots) {
    kvm_userspace_memory_region region{};
    region.slot = index++;
    region.guest_phys_addr = slot.guest_address;
    region.memory_size = slot.size;
    region.userspace_addr = reinterpret_cast<std::uintptr_t>(slot.memory);
    if (auto done = vm.handle.call(SNAPCHECK_KVM(SET_USER_MEMORY_REGION), &region); !done) return done.error();
  }
  return {};
}

Result<void> pulse_irq(const Vm& vm, std::uint32_t gsi) {
  for (const std::uint32_t level : {1u, 0u}) {
    kvm_irq_level line{};
    line.irq = gsi;
    line.level = level;
    if (auto done = vm.handle.call(SNAPCHECK_KVM(IRQ_LINE), &line); !done) return done.error();
  }
  return {};
}

Vcpu::~Vcpu() {
  if (run_ != nullptr) handle_.host().unmap(run_, run_size_);
}

Result<Vcpu> create_vcpu(const System& system, const Vm& vm, std::uint32_t index) {
  const auto file = vm.handle.call(SNAPCHECK_KVM(CREATE_VCPU), std::uintptr_t{index});
  if (!file) return file.error();
  Handle handle(system.handle.host(), *file);
  void* run = handle.host().map(*file, system.run_size);
  if (run == nullptr) return Error{"cannot map kvm_run", ""};
  return Vcpu(std::move(handle), run, system.run_size);
}

Result<void> set_cpuid(const Vcpu& vcpu, const std::vector<kvm_cpuid_entry2>& entries) {
  List<CpuidHeader, kvm_cpuid_entry2> list(entries.size());
  list.header().count = static_cast<std::uint32_t>(entries.size());
  std::ranges::copy(entries, list.entries().begin());
  if (auto done = vcpu.handle().call(kSetCpuid2, list.argument()); !done) return done.error();
  return {};
}

}  // namespace snapcheck::vmm::kvm
