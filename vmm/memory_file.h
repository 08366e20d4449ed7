// The memory of a snapshot, which nobody changes any more. A snapshot of a clone keeps only what that clone has
// written, above the file that the clone was made of:
//
//     base    |data|data|hole|data|data|hole|       of the first snapshot, or loaded from disk
//     delta   |hole|DATA|hole|hole|DATA|hole|       of the same size; none when the first snapshot is meant
//     clone   |data|DATA|zero|data|DATA|zero|       a private mapping of base, and of each run of delta over it
//
// So the time and the memory that such a snapshot takes are those of what was written, not of the whole guest. There
// are never more than two files: a snapshot of a clone of such a snapshot has the same base and a larger delta. What
// has changed too much becomes a base of its own.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "analyzer/base/result.h"
#include "vmm/file_io.h"

namespace snapcheck::vmm {

class GuestMemory;

/// Pages that follow each other; bytes, multiples of kPage.
struct PageRun {
  std::uint64_t offset = 0;
  std::uint64_t size = 0;
};

class MemoryFile {
 public:
  /// What the memory holds now. The guest must not run meanwhile.
  static base::Result<std::shared_ptr<const MemoryFile>> take(GuestMemory& memory);
  /// A file that holds at least `size` bytes from offset 0, and that nobody writes to or cuts.
  static base::Result<std::shared_ptr<const MemoryFile>> adopt(File file, std::uint64_t size);
  /// An unnamed file of that size in RAM, all zeros.
  static base::Result<File> make(std::uint64_t size);
  /// From now on nobody can change it, not even through descriptors that are open.
  static bool seal(const File& file);

  MemoryFile(File base_file, std::uint64_t size) : base_(std::make_shared<File>(std::move(base_file))), size_(size) {}
  /// With the base of another one.
  MemoryFile(const MemoryFile& other, File delta, std::vector<PageRun> runs)
      : base_(other.base_), delta_(std::move(delta)), runs_(std::move(runs)), size_(other.size_) {}

  std::uint64_t size() const { return size_; }
  const std::vector<PageRun>& runs() const { return runs_; }  ///< of the delta, by offset; none overlaps
  /// A new private mapping.
  base::Result<std::byte*> map() const;

 private:
  std::shared_ptr<const File> base_;
  File delta_;
  std::vector<PageRun> runs_;
  std::uint64_t size_;
};

/// The pages of a private mapping of files that were written to. All of it when the kernel does not tell.
std::vector<PageRun> own_pages(std::span<const std::byte> mapping);

}  // namespace snapcheck::vmm
