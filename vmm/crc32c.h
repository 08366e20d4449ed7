// CRC-32C (Castagnoli, reflected polynomial 0x82f63b78; RFC 3720 B.4): finds damage, not malice.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace snapcheck::vmm {

/// `previous` continues a sum over several pieces.
std::uint32_t crc32c(std::span<const std::byte> bytes, std::uint32_t previous = 0);

}  // namespace snapcheck::vmm
