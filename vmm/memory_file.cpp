#include "vmm/memory_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>

#include "vmm/memory.h"

namespace snapcheck::vmm {
namespace {

using base::Error;
using base::Result;

// Of an entry of /proc/self/pagemap (Documentation/admin-guide/mm/pagemap.rst).
constexpr std::uint64_t kPresent = 1ull << 63, kSwapped = 1ull << 62, kOfFile = 1ull << 61;

constexpr std::uint64_t kNear = 8 * kPage;  // runs that are nearer than this are one
constexpr std::size_t kMostRuns = 96;       // each is two mappings in every clone, and Linux allows a process 65,530
constexpr std::uint64_t kLargestDelta = 4;  // a quarter of the memory

void add(std::vector<PageRun>& runs, PageRun run, std::uint64_t near) {
  if (!runs.empty() && run.offset <= runs.back().offset + runs.back().size + near) {
    runs.back().size = std::max(runs.back().size, run.offset + run.size - runs.back().offset);
  } else {
    runs.push_back(run);
  }
}

/// Both, by offset, with what is near to each other joined.
std::vector<PageRun> joined(std::vector<PageRun> all, const std::vector<PageRun>& more) {
  all.insert(all.end(), more.begin(), more.end());
  std::ranges::sort(all, {}, &PageRun::offset);
  std::vector<PageRun> runs = std::move(all);
  for (std::uint64_t near = kNear;; near *= 2) {
    std::vector<PageRun> fewer;
    for (const PageRun& run : runs) add(fewer, run, near);
    runs = std::move(fewer);
    if (runs.size() <= kMostRuns) return runs;
  }
}

std::uint64_t size_of(const std::vector<PageRun>& runs) {
  std::uint64_t size = 0;
  for (const PageRun& run : runs) size += run.size;
  return size;
}

}  // namespace

std::vector<PageRun> own_pages(std::span<const std::byte> mapping) {
  const File map(open("/proc/self/pagemap", O_RDONLY | O_CLOEXEC));
  std::vector<PageRun> runs;
  std::array<std::uint64_t, 4096> entries{};
  const std::uint64_t first = reinterpret_cast<std::uintptr_t>(mapping.data()) / kPage, count = mapping.size() / kPage;
  for (std::uint64_t page = 0; page < count; page += entries.size()) {
    const auto part = std::span(entries).first(std::min<std::uint64_t>(entries.size(), count - page));
    if (map.number() < 0 || !read_at(map.number(), std::as_writable_bytes(part), (first + page) * sizeof entries[0])) {
      return {{0, mapping.size()}};
    }
    for (std::size_t i = 0; i < part.size(); ++i) {
      if ((part[i] & (kPresent | kSwapped)) != 0 && (part[i] & kOfFile) == 0) add(runs, {(page + i) * kPage, kPage}, 0);
    }
  }
  return runs;
}

Result<File> MemoryFile::make(std::uint64_t size) {
  File file(memfd_create("snapshot", MFD_CLOEXEC | MFD_ALLOW_SEALING));
  if (file.number() < 0) return io_error("cannot make a memory file");
  if (ftruncate(file.number(), static_cast<off_t>(size)) != 0) return io_error("cannot size the memory file");
  return file;
}

bool MemoryFile::seal(const File& file) {
  return fcntl(file.number(), F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE) == 0;
}

Result<std::shared_ptr<const MemoryFile>> MemoryFile::adopt(File file, std::uint64_t size) {
  struct stat status{};
  if (fstat(file.number(), &status) != 0) return io_error("cannot read the memory file");
  if (static_cast<std::uint64_t>(status.st_size) < size) {
    return Error{"the memory file is shorter than the snapshot says", "it was cut off; take the snapshot again"};
  }
  return std::make_shared<const MemoryFile>(std::move(file), size);
}

Result<std::shared_ptr<const MemoryFile>> MemoryFile::take(GuestMemory& memory) {
  if (memory.file() == nullptr) return memory.freeze();
  auto file = make(memory.size());
  if (!file) return file.error();
  auto runs = joined(own_pages(memory.bytes()), memory.file()->runs());
  const bool whole = size_of(runs) > memory.size() / kLargestDelta;
  if (whole) runs = {{0, memory.size()}};
  for (const PageRun& run : runs) {
    const auto pages = memory.bytes().subspan(run.offset, run.size);
    // Of a delta zeros are written, too: there may be something else behind them.
    if (!(whole ? write_sparse(file->number(), pages, run.offset) : write_at(file->number(), pages, run.offset))) {
      return io_error("cannot keep the guest's memory");
    }
  }
  if (!seal(*file)) return io_error("cannot seal the memory file");
  if (whole) return std::make_shared<const MemoryFile>(std::move(*file), memory.size());
  return std::make_shared<const MemoryFile>(*memory.file(), std::move(*file), std::move(runs));
}

Result<std::byte*> MemoryFile::map() const {
  void* start = mmap(nullptr, size_, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_NORESERVE, base_->number(), 0);
  if (start == MAP_FAILED) return io_error("cannot map the guest's memory");
  auto* bytes = static_cast<std::byte*>(start);
  for (const PageRun& run : runs_) {
    if (mmap(bytes + run.offset, run.size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_NORESERVE | MAP_FIXED,
             delta_.number(), static_cast<off_t>(run.offset)) == MAP_FAILED) {
      const Error error = io_error("cannot map what was written to the guest's memory");
      munmap(start, size_);
      return error;
    }
  }
  return bytes;
}

}  // namespace snapcheck::vmm
