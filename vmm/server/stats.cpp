#include "vmm/server/stats.h"

#include <dirent.h>

#include <cstdio>
#include <memory>

namespace snapcheck::vmm::server {
namespace {

struct CloseFile {
  void operator()(FILE* file) const { fclose(file); }
};
using Stream = std::unique_ptr<FILE, CloseFile>;

}  // namespace

std::uint64_t resident_kib() {
  const Stream file(fopen("/proc/self/smaps_rollup", "re"));
  char line[256];
  unsigned long long value = 0;
  while (file && fgets(line, sizeof line, file.get()) != nullptr) {
    if (sscanf(line, "Rss: %llu", &value) == 1) break;
  }
  return value;
}

std::uint64_t open_files() {
  DIR* folder = opendir("/proc/self/fd");
  if (folder == nullptr) return 0;
  std::uint64_t count = 0;
  while (readdir(folder) != nullptr) ++count;
  closedir(folder);
  return count - 3;  // ".", "..", and the folder itself
}

/// Not Private_Dirty: that counts pages of the snapshot's file which happen to be mapped by one clone alone.
MemoryUse memory_use(std::span<const std::byte> memory) {
  const Stream file(fopen("/proc/self/smaps", "re"));
  const auto first = reinterpret_cast<std::uintptr_t>(memory.data());
  const auto last = first + memory.size();
  char line[4352];
  bool inside = false;
  MemoryUse sum;
  while (file && fgets(line, sizeof line, file.get()) != nullptr) {
    unsigned long long from = 0, to = 0, value = 0;
    if (sscanf(line, "%llx-%llx ", &from, &to) == 2) {
      inside = from >= first && to <= last;
    } else if (inside && sscanf(line, "Anonymous: %llu", &value) == 1) {
      sum.private_dirty_kib += value;
    } else if (inside && sscanf(line, "Rss: %llu", &value) == 1) {
      sum.resident_kib += value;
    }
  }
  return sum;
}

}  // namespace snapcheck::vmm::server
