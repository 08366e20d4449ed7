// Reads a vmlinux: the segments to load and the PVH entry point.
//
// Source: ELF-64 (System V gABI), and xen/include/public/elfnote.h for the note that carries the entry point.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "analyzer/base/result.h"

namespace snapcheck::vmm::x86_64 {

struct Segment {
  std::uint64_t guest_address;
  std::uint64_t memory_size;  ///< what the file does not fill is zero
  std::span<const std::byte> bytes;
};

struct KernelImage {
  std::vector<Segment> segments;  ///< views of the file's bytes
  std::uint32_t entry;            ///< 32-bit, protected mode, RBX = hvm_start_info
  std::uint64_t end;              ///< first guest address behind the kernel
};

/// Untrusted input: every offset is checked. Fails when the file is no 64-bit x86 ELF or has no PVH entry point.
base::Result<KernelImage> read_kernel(std::span<const std::byte> file);

}  // namespace snapcheck::vmm::x86_64
