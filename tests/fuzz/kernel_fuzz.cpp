// Kernel images from anywhere: the bzImage unpacker, and the ELF reader on what comes out and on the input itself.
#include <vector>

#include "vmm/image/bzimage.h"
#include "vmm/x86_64/elf.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  using namespace snapcheck::vmm;
  const auto* start = reinterpret_cast<const std::byte*>(data);
  const std::vector<std::byte> bytes(start, start + size);
  (void)x86_64::read_kernel(bytes).has_value();
  const auto plain = image::unpack_kernel(bytes);
  if (plain) (void)x86_64::read_kernel(*plain).has_value();
  return 0;
}
