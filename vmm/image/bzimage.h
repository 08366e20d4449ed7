// Takes the vmlinux out of a distribution's vmlinuz (a bzImage, Documentation/arch/x86/boot.rst).
//
//   0x1f1   1  setup_sects: sectors of real-mode code behind the first; 0 means 4
//   0x202   4  "HdrS"
//   0x206   2  protocol version; 2.08 (0x0208) has the next two
//   0x248   4  payload_offset, from the start of the protected-mode code
//   0x24c   4  payload_length; the last 4 bytes of the payload are the size when unpacked
#pragma once

#include <cstddef>
#include <vector>

#include "analyzer/base/result.h"

namespace snapcheck::vmm::image {

/// Untrusted input. LZ4 and zstd payloads, the ones that Debian uses; others are named in the error. An ELF file comes
/// back as it is.
base::Result<std::vector<std::byte>> unpack_kernel(std::vector<std::byte> file);

}  // namespace snapcheck::vmm::image
