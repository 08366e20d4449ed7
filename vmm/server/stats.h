// What the process uses, from /proc/self.
#pragma once

#include <cstdint>
#include <span>

namespace snapcheck::vmm::server {

std::uint64_t resident_kib();
std::uint64_t open_files();
/// Private_Dirty of the mapping that holds `memory`, in KiB: the pages that a clone does not share.
std::uint64_t private_dirty_kib(std::span<const std::byte> memory);

}  // namespace snapcheck::vmm::server
