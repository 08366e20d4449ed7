// Puts a kernel into an empty machine, as the PVH boot protocol wants it (Xen's hvm_start_info).
//
// No BIOS, no real mode, no decompressor: the kernel starts in 32-bit protected mode at the entry point of its ELF
// note, RBX points to the start info. Without a decompressor there is no KASLR, so boots are alike.
#pragma once

#include <linux/kvm.h>

#include <cstdint>
#include <span>
#include <string>

#include "analyzer/base/result.h"
#include "vmm/memory.h"

namespace snapcheck::vmm::x86_64 {

struct BootSpec {
  std::span<const std::byte> kernel;     ///< vmlinux
  std::span<const std::byte> initramfs;  ///< newc cpio, packed or not; may be empty
  std::string command_line;
  std::uint32_t vcpus = 1;
};

/// Writes kernel, initramfs, tables and start info into `memory`; the result is the entry point.
base::Result<std::uint32_t> load(const BootSpec& spec, const GuestMemory& memory);

/// The registers of the first vCPU; `sregs` is what KVM gave a new vCPU.
kvm_regs entry_registers(std::uint32_t entry);
void set_entry_segments(kvm_sregs& sregs);

}  // namespace snapcheck::vmm::x86_64
