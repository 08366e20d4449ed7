// The reader of state files on any bytes. The checksum is made right first: what stands behind it is to be tested.
#include <cstring>
#include <vector>

#include "vmm/crc32c.h"
#include "vmm/snapshot.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  using namespace snapcheck::vmm;
  const auto* start = reinterpret_cast<const std::byte*>(data);
  std::vector<std::byte> bytes(start, start + size);
  (void)read_state(bytes, nullptr).has_value();
  if (bytes.size() < 56) return 0;
  const std::uint64_t body = bytes.size() - 56;
  std::memcpy(bytes.data() + 16, &body, 8);
  const std::uint32_t sum = crc32c(std::span(bytes).subspan(56), crc32c(std::span(bytes).first(52)));
  std::memcpy(bytes.data() + 52, &sum, 4);
  const auto file = read_state(bytes, nullptr);
  if (!file) return 0;
  // What was accepted can be written and read again.
  const auto again = write_state(*file, nullptr);
  if (!again || !read_state(*again, nullptr)) __builtin_trap();
  return 0;
}
