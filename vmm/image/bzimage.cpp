#include "vmm/image/bzimage.h"

#include <lz4.h>
#include <zstd.h>

#include <cstdint>
#include <cstring>
#include <span>
#include <string>

namespace snapcheck::vmm::image {
namespace {

using base::Error;
using base::Result;
using Bytes = std::vector<std::byte>;
using View = std::span<const std::byte>;

constexpr std::size_t kMaxKernel = 512 << 20;
constexpr std::size_t kLegacyBlock = 8 << 20;  // of LZ4's legacy frame, unpacked
constexpr std::uint32_t kLegacyMagic = 0x184c2102;
constexpr std::uint32_t kZstdMagic = 0xfd2fb528;

std::uint32_t number(View bytes, std::size_t at, std::size_t size = 4) {
  std::uint32_t value = 0;
  std::memcpy(&value, bytes.data() + at, size);
  return value;
}

Error damaged(const char* what) { return {std::string("the kernel image is damaged: ") + what, ""}; }

/// Blocks of a 32-bit packed size and that many bytes, each 8 MiB when unpacked, the last shorter.
Result<Bytes> unpack_lz4(View packed, std::size_t size) {
  Bytes plain(size);
  std::size_t done = 0;
  packed = packed.subspan(4);
  while (packed.size() >= 4 && done < size) {
    const std::size_t block = number(packed, 0);
    packed = packed.subspan(4);
    if (block > packed.size()) return damaged("an LZ4 block is cut off");
    const std::size_t room = std::min(kLegacyBlock, size - done);
    const int got =
        LZ4_decompress_safe(reinterpret_cast<const char*>(packed.data()), reinterpret_cast<char*>(plain.data()) + done,
                            static_cast<int>(block), static_cast<int>(room));
    if (got <= 0) return damaged("an LZ4 block cannot be unpacked");
    done += static_cast<std::size_t>(got);
    packed = packed.subspan(block);
  }
  if (done != size) return damaged("it unpacks to another size than it says");
  return plain;
}

Result<Bytes> unpack_zstd(View packed, std::size_t size) {
  Bytes plain(size);
  const std::size_t got = ZSTD_decompress(plain.data(), plain.size(), packed.data(), packed.size());
  if (ZSTD_isError(got) != 0) return damaged(ZSTD_getErrorName(got));
  if (got != size) return damaged("it unpacks to another size than it says");
  return plain;
}

}  // namespace

Result<Bytes> unpack_kernel(Bytes file) {
  constexpr std::size_t kHeaderEnd = 0x250;
  const View all(file);
  if (file.size() > 4 && std::memcmp(file.data(), "\177ELF", 4) == 0) return file;
  if (file.size() < kHeaderEnd || std::memcmp(file.data() + 0x202, "HdrS", 4) != 0) {
    return Error{"the kernel is neither a vmlinux nor a bzImage", "give the vmlinuz of a Linux for x86-64"};
  }
  if (number(all, 0x206, 2) < 0x208)
    return Error{"the kernel's boot protocol is older than 2.08", "use a newer kernel"};
  const std::size_t sectors = number(all, 0x1f1, 1) == 0 ? 4 : number(all, 0x1f1, 1);
  const std::size_t start = (sectors + 1) * 512 + number(all, 0x248);
  const std::size_t length = number(all, 0x24c);
  if (start > file.size() || length > file.size() - start || length < 12) return damaged("its payload is cut off");
  const View payload = all.subspan(start, length - 4);
  const std::size_t size = number(all, start + length - 4);
  if (size == 0 || size > kMaxKernel) return damaged("it says that it unpacks to an impossible size");
  const std::uint32_t magic = number(payload, 0);
  if (magic == kLegacyMagic) return unpack_lz4(payload, size);
  if (magic == kZstdMagic) return unpack_zstd(payload, size);
  return Error{"the kernel is packed with something else than LZ4 or zstd",
               "give its vmlinux, or use Debian's cloud kernel"};
}

}  // namespace snapcheck::vmm::image
