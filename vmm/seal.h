// Encryption of snapshots at rest: AES-256-GCM, through OpenSSL's libcrypto.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

#include "analyzer/base/result.h"

namespace snapcheck::vmm::seal {

using Key = std::array<std::uint8_t, 32>;
using Nonce = std::array<std::uint8_t, 12>;
using Tag = std::array<std::uint8_t, 16>;

/// A key from text: 64 hexadecimal digits, white space around them ignored.
base::Result<Key> read_key(const std::string& text);

/// From the system's generator.
base::Result<void> fill_random(std::span<std::uint8_t> bytes);

/// In place. `context` is authenticated, not encrypted.
base::Result<Tag> encrypt(const Key& key, const Nonce& nonce, std::span<const std::byte> context,
                          std::span<std::byte> bytes);
/// In place; fails when key, context or bytes are not those of encrypt().
base::Result<void> decrypt(const Key& key, const Nonce& nonce, std::span<const std::byte> context, const Tag& tag,
                           std::span<std::byte> bytes);

}  // namespace snapcheck::vmm::seal
