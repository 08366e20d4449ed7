// The guest's physical memory: a private mapping, of nothing (a machine that boots) or of a snapshot's memory (a clone:
// pages come in when they are touched, and what the clone writes stays its own).
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <utility>
#include <vector>

#include "analyzer/base/result.h"
#include "vmm/kvm/kvm.h"
#include "vmm/memory_file.h"

namespace snapcheck::vmm {

class GuestMemory {
 public:
  /// `size` in bytes, a multiple of 2 MiB between x86_64::kMinMemory and kMaxMemory.
  static base::Result<GuestMemory> create(std::uint64_t size);
  /// That of a clone. A file that shrinks while it is mapped kills the process (SIGBUS), which is why snapshots are
  /// never written in place.
  static base::Result<GuestMemory> map(std::shared_ptr<const MemoryFile> file);

  GuestMemory(GuestMemory&& other) noexcept
      : base_(std::exchange(other.base_, nullptr)), size_(other.size_), file_(std::move(other.file_)) {}
  GuestMemory& operator=(GuestMemory&&) = delete;
  ~GuestMemory();

  std::uint64_t size() const { return size_; }
  /// All bytes; offset 0 is guest-physical 0, and what is above 3 GiB continues at guest-physical 4 GiB.
  std::span<std::byte> bytes() const { return {base_, size_}; }
  /// The memory at a guest-physical range, or an empty span when any of it is not RAM.
  std::span<std::byte> at(std::uint64_t guest_address, std::uint64_t size) const;
  /// What it was mapped from; null for a machine that boots.
  const std::shared_ptr<const MemoryFile>& file() const { return file_; }
  /// For KVM and for the guest's memory map.
  std::vector<kvm::Slot> slots() const;

 private:
  GuestMemory(std::byte* base, std::uint64_t size, std::shared_ptr<const MemoryFile> file);

  std::byte* base_;
  std::uint64_t size_;
  std::shared_ptr<const MemoryFile> file_;
};

}  // namespace snapcheck::vmm
