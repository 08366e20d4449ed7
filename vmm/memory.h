// The guest's physical memory. A machine that boots writes into an unnamed file; its first snapshot is that very file,
// which nobody can change from then on, and the machine goes on as a clone does: with a private mapping of the
// snapshot's memory. There pages come in when they are touched, and what the guest writes stays its own.
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
  /// Of a machine that boots, all zeros. `size` in bytes, a multiple of 2 MiB between x86_64::kMinMemory and
  /// kMaxMemory.
  static base::Result<GuestMemory> create(std::uint64_t size);
  /// That of a clone. A file that shrinks while it is mapped kills the process (SIGBUS), which is why snapshots are
  /// never written in place.
  static base::Result<GuestMemory> map(std::shared_ptr<const MemoryFile> file);

  GuestMemory(GuestMemory&& other) noexcept
      : base_(std::exchange(other.base_, nullptr)),
        size_(other.size_),
        file_(std::move(other.file_)),
        own_(std::move(other.own_)) {}
  GuestMemory& operator=(GuestMemory&&) = delete;
  ~GuestMemory();

  std::uint64_t size() const { return size_; }
  /// All bytes; offset 0 is guest-physical 0, and what is above 3 GiB continues at guest-physical 4 GiB.
  std::span<std::byte> bytes() const { return {base_, size_}; }
  /// The memory at a guest-physical range, or an empty span when any of it is not RAM.
  std::span<std::byte> at(std::uint64_t guest_address, std::uint64_t size) const;
  /// What it is mapped from; null before the first snapshot of a machine that booted.
  const std::shared_ptr<const MemoryFile>& file() const { return file_; }
  /// Makes the file of a machine that booted the first snapshot's; nothing is copied, and nothing moves. The guest must
  /// not run meanwhile.
  base::Result<std::shared_ptr<const MemoryFile>> freeze();
  /// For KVM and for the guest's memory map.
  std::vector<kvm::Slot> slots() const;

 private:
  GuestMemory(std::byte* base, std::uint64_t size, std::shared_ptr<const MemoryFile> file, File own);

  std::byte* base_;
  std::uint64_t size_;
  std::shared_ptr<const MemoryFile> file_;
  File own_;  ///< before the first snapshot
};

}  // namespace snapcheck::vmm
