// What the guest's processor says about itself.
#pragma once

#include <linux/kvm.h>

#include <cstdint>
#include <vector>

namespace snapcheck::vmm::x86_64 {

/// KVM's supported CPUID, made fit for vCPU `index` of `count`:
/// - KVM leaves out the hypervisor bit, without which Linux believes it is on bare hardware and finds no kvmclock;
/// - the TSC deadline timer is in-kernel and always there, the list does not say so;
/// - APIC ids and topology are the host's and must be the guest's: one socket, one thread a core;
/// - the invariant TSC is hidden: with it Linux takes the TSC as its clock, which no restore can correct;
/// - nested virtualisation, the performance counters and asynchronous page faults are hidden: state nobody needs.
std::vector<kvm_cpuid_entry2> guest_cpuid(std::vector<kvm_cpuid_entry2> supported, std::uint32_t index,
                                          std::uint32_t count);

}  // namespace snapcheck::vmm::x86_64
