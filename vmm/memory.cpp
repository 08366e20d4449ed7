#include "vmm/memory.h"

#include <sys/mman.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <string>

#include "vmm/x86_64/layout.h"

namespace snapcheck::vmm {
namespace {

using base::Error;
using base::Result;

constexpr std::uint64_t kGranule = 2 << 20;

Result<void> check_size(std::uint64_t size) {
  if (size < x86_64::kMinMemory || size > x86_64::kMaxMemory || size % kGranule != 0) {
    return Error{"a guest cannot have " + std::to_string(size) + " bytes of memory",
                 "choose an even number of MiB between 64 and 65536"};
  }
  return {};
}

/// A core dump of the VMM must not carry the guest's secrets.
void hide_from_dumps(std::byte* base, std::uint64_t size) { madvise(base, size, MADV_DONTDUMP); }

}  // namespace

GuestMemory::GuestMemory(std::byte* base, std::uint64_t size, std::shared_ptr<const MemoryFile> file, File own)
    : base_(base), size_(size), file_(std::move(file)), own_(std::move(own)) {
  hide_from_dumps(base_, size_);
}

Result<GuestMemory> GuestMemory::create(std::uint64_t size) {
  if (auto fine = check_size(size); !fine) return fine.error();
  auto file = MemoryFile::make(size);
  if (!file) return file.error();
  void* base = mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_NORESERVE, file->number(), 0);
  if (base == MAP_FAILED) return io_error("cannot map the guest's memory");
  madvise(base, size, MADV_HUGEPAGE);  // where the system gives shared memory huge pages
  return GuestMemory(static_cast<std::byte*>(base), size, nullptr, std::move(*file));
}

Result<GuestMemory> GuestMemory::map(std::shared_ptr<const MemoryFile> file) {
  const std::uint64_t size = file->size();
  if (auto fine = check_size(size); !fine) return fine.error();
  const auto base = file->map();
  if (!base) return base.error();
  return GuestMemory(*base, size, std::move(file), File());
}

Result<std::shared_ptr<const MemoryFile>> GuestMemory::freeze() {
  const auto map_as = [&](int sharing) {
    return mmap(base_, size_, PROT_READ | PROT_WRITE, sharing | MAP_NORESERVE | MAP_FIXED, own_.number(), 0) !=
           MAP_FAILED;
  };
  if (!map_as(MAP_PRIVATE)) {
    const Error error = io_error("cannot map the guest's memory anew");
    // The old mapping may be gone already, and KVM writes where it was.
    if (!map_as(MAP_SHARED)) std::abort();
    hide_from_dumps(base_, size_);
    return error;
  }
  hide_from_dumps(base_, size_);
  // From here on the machine has pages of its own: whatever happens, the next snapshot has to look for them. A seal is
  // one more lock on a file that nobody else has; kernels before 5.17 refuse it where huge pages are in the file.
  (void)MemoryFile::seal(own_);
  file_ = std::make_shared<const MemoryFile>(std::move(own_), size_);
  return file_;
}

GuestMemory::~GuestMemory() {
  if (base_ != nullptr) munmap(base_, size_);
}

std::span<std::byte> GuestMemory::at(std::uint64_t guest_address, std::uint64_t size) const {
  for (const kvm::Slot& slot : slots()) {
    if (guest_address < slot.guest_address) continue;
    const std::uint64_t offset = guest_address - slot.guest_address;
    if (offset > slot.size || size > slot.size - offset) continue;
    return {static_cast<std::byte*>(slot.memory) + offset, size};
  }
  return {};
}

std::vector<kvm::Slot> GuestMemory::slots() const {
  const std::uint64_t low = std::min(size_, x86_64::kLowEnd);
  std::vector<kvm::Slot> slots = {{0, low, base_}};
  if (size_ > low) slots.push_back({x86_64::kAbove4G, size_ - low, base_ + low});
  return slots;
}

}  // namespace snapcheck::vmm
