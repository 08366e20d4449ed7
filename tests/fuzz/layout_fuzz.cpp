// Programs from anywhere: what their debug information says about variables.
#include <sys/mman.h>
#include <unistd.h>

#include <string>

#include "vmm/verify/layout.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const int file = memfd_create("program", MFD_CLOEXEC);
  if (file < 0 || write(file, data, size) != static_cast<ssize_t>(size)) return 0;
  (void)snapcheck::vmm::verify::layout_of("/proc/self/fd/" + std::to_string(file));
  close(file);
  return 0;
}
