// Model-specific registers: which of them belong to a guest, and in which order they go back.
#pragma once

#include <linux/kvm.h>

#include <cstdint>
#include <span>
#include <vector>

namespace snapcheck::vmm::x86_64 {

inline constexpr std::uint32_t kMsrTsc = 0x10;
inline constexpr std::uint32_t kMsrTscDeadline = 0x6e0;

/// Those of KVM's index list that are guest state, in the order in which they are restored.
std::vector<std::uint32_t> msrs_to_save(std::span<const std::uint32_t> host_list);

/// Puts IA32_TSC first and IA32_TSC_DEADLINE last: a deadline is compared with the counter when it is written.
void order_msrs(std::vector<std::uint32_t>& msrs);

/// A deadline that has just expired reads as 0 while its interrupt may not be injected yet; written back as 0 it would
/// disarm the timer and the guest would wait for ever. Replaces 0 by the time stamp: the timer fires at once, and a
/// timer interrupt too many does no harm.
void settle_deadline(std::vector<kvm_msr_entry>& msrs);

}  // namespace snapcheck::vmm::x86_64
