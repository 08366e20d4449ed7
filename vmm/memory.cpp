#include "vmm/memory.h"

#include <sys/mman.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
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

Result<std::byte*> map_pages(std::uint64_t size, int file) {
  const int anonymous = file < 0 ? MAP_ANONYMOUS : 0;
  void* base = mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_NORESERVE | anonymous, file, 0);
  if (base == MAP_FAILED) return Error{std::string("cannot map the guest's memory: ") + std::strerror(errno), ""};
  // A core dump of the VMM must not carry the guest's secrets.
  madvise(base, size, MADV_DONTDUMP);
  return static_cast<std::byte*>(base);
}

}  // namespace

Result<GuestMemory> GuestMemory::create(std::uint64_t size) {
  if (auto fine = check_size(size); !fine) return fine.error();
  const auto base = map_pages(size, -1);
  if (!base) return base.error();
  return GuestMemory(*base, size);
}

Result<GuestMemory> GuestMemory::map(int file, std::uint64_t size) {
  if (auto fine = check_size(size); !fine) return fine.error();
  struct stat status {};
  if (fstat(file, &status) != 0) return Error{std::string("cannot read the memory file: ") + std::strerror(errno), ""};
  if (static_cast<std::uint64_t>(status.st_size) < size) {
    return Error{"the memory file is shorter than the snapshot says", "it was cut off; take the snapshot again"};
  }
  const auto base = map_pages(size, file);
  if (!base) return base.error();
  return GuestMemory(*base, size);
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
