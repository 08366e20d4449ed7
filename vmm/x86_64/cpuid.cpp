#include "vmm/x86_64/cpuid.h"

#include <linux/kvm_para.h>

#include <bit>

namespace snapcheck::vmm::x86_64 {
namespace {

constexpr std::uint32_t bit(int number) { return 1u << number; }

constexpr std::uint32_t kKvmFeatures = bit(KVM_FEATURE_CLOCKSOURCE) | bit(KVM_FEATURE_NOP_IO_DELAY) |
                                       bit(KVM_FEATURE_CLOCKSOURCE2) | bit(KVM_FEATURE_CLOCKSOURCE_STABLE_BIT);

void set_field(std::uint32_t& value, int first, int width, std::uint32_t field) {
  const std::uint32_t mask = ((1u << width) - 1) << first;
  value = (value & ~mask) | ((field << first) & mask);
}

void fix(kvm_cpuid_entry2& entry, std::uint32_t index, std::uint32_t count) {
  switch (entry.function) {
    case 0x1:
      set_field(entry.ebx, 24, 8, index);  // initial APIC id
      set_field(entry.ebx, 16, 8, count);  // logical processors
      entry.ecx |= bit(31);                // hypervisor
      entry.ecx |= bit(24);                // TSC deadline timer
      entry.ecx &= ~(bit(5) | bit(3));     // VMX, MONITOR
      set_field(entry.edx, 28, 1, count > 1 ? 1 : 0);
      break;
    case 0x4:
      set_field(entry.eax, 14, 12, 0);                        // threads that share the cache, minus 1
      set_field(entry.eax, 26, 6, std::bit_ceil(count) - 1);  // cores of the package, minus 1
      break;
    case 0xa:
      entry.eax = entry.ebx = entry.ecx = entry.edx = 0;  // performance counters
      break;
    case 0xb:
    case 0x1f:
      // Sub-leaf 0: threads of a core, 1: cores of the package, 2: the end.
      entry.eax = entry.index == 1 ? static_cast<std::uint32_t>(std::bit_width(count - 1)) : 0;
      entry.ebx = entry.index == 0 ? 1 : entry.index == 1 ? count : 0;
      entry.ecx = entry.index | (entry.index == 0 ? 0x100u : entry.index == 1 ? 0x200u : 0u);
      entry.edx = index;
      break;
    case 0x40000001:
      entry.eax &= kKvmFeatures;
      break;
    case 0x80000001:
      entry.ecx &= ~bit(2);  // SVM
      break;
    case 0x80000007:
      entry.edx &= ~bit(8);  // invariant TSC
      break;
    case 0x80000008:
      set_field(entry.ecx, 0, 8, count - 1);
      set_field(entry.ecx, 12, 4, static_cast<std::uint32_t>(std::bit_width(count - 1)));
      break;
    case 0x8000000a:
      entry.eax = entry.ebx = entry.ecx = entry.edx = 0;  // SVM features
      break;
    case 0x8000001e:
      entry.eax = index;
      set_field(entry.ebx, 0, 16, index);
      entry.ecx = 0;
      break;
    default:
      break;
  }
}

}  // namespace

std::vector<kvm_cpuid_entry2> guest_cpuid(std::vector<kvm_cpuid_entry2> supported, std::uint32_t index,
                                          std::uint32_t count) {
  for (kvm_cpuid_entry2& entry : supported) fix(entry, index, count);
  return supported;
}

}  // namespace snapcheck::vmm::x86_64
