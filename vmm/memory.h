// The guest's physical memory: one private mapping, of nothing (a machine that boots) or of a snapshot's file (a clone:
// pages come in when they are touched, and what the clone writes stays its own).
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "analyzer/base/result.h"
#include "vmm/kvm/kvm.h"

namespace snapcheck::vmm {

class GuestMemory {
 public:
  /// `size` in bytes, a multiple of 2 MiB between x86_64::kMinMemory and kMaxMemory.
  static base::Result<GuestMemory> create(std::uint64_t size);
  /// A private mapping of a file that holds at least `size` bytes: the file is never changed. A file that shrinks
  /// while it is mapped kills the process (SIGBUS), which is why snapshots are never written in place.
  static base::Result<GuestMemory> map(int file, std::uint64_t size);

  GuestMemory(GuestMemory&& other) noexcept : base_(other.base_), size_(other.size_) { other.base_ = nullptr; }
  GuestMemory& operator=(GuestMemory&&) = delete;
  ~GuestMemory();

  std::uint64_t size() const { return size_; }
  /// All bytes; offset 0 is guest-physical 0, and what is above 3 GiB continues at guest-physical 4 GiB.
  std::span<std::byte> bytes() const { return {base_, size_}; }
  /// The memory at a guest-physical range, or an empty span when any of it is not RAM.
  std::span<std::byte> at(std::uint64_t guest_address, std::uint64_t size) const;
  /// For KVM and for the guest's memory map.
  std::vector<kvm::Slot> slots() const;

 private:
  GuestMemory(std::byte* base, std::uint64_t size) : base_(base), size_(size) {}

  std::byte* base_;
  std::uint64_t size_;
};

}  // namespace snapcheck::vmm
