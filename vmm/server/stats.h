// What the process uses, from /proc/self.
#pragma once

#include <cstdint>
#include <span>

namespace snapcheck::vmm::server {

std::uint64_t resident_kib();
std::uint64_t open_files();
/// Of one guest's memory.
struct MemoryUse {
  std::uint64_t resident_kib = 0;
  std::uint64_t private_dirty_kib = 0;  ///< pages that it has written: a clone shares all others
};
MemoryUse memory_use(std::span<const std::byte> memory);

}  // namespace snapcheck::vmm::server
