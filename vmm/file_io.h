// Bytes to and from files at offsets, and files whose zeros are holes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <utility>

#include "analyzer/base/result.h"

namespace snapcheck::vmm {

inline constexpr std::size_t kPage = 4096;

/// `what`, and errno in words.
base::Error io_error(const std::string& what);

/// A descriptor that is closed.
class File {
 public:
  explicit File(int number = -1) : number_(number) {}
  File(File&& other) noexcept : number_(other.release()) {}
  File& operator=(File&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }
  ~File();
  int number() const { return number_; }
  int release() { return std::exchange(number_, -1); }

 private:
  int number_;
};

/// All of the bytes, also after interruptions; false when that is not possible: errno says why.
bool write_at(int file, std::span<const std::byte> bytes, std::uint64_t offset);
bool read_at(int file, std::span<std::byte> bytes, std::uint64_t offset);

bool is_zero(std::span<const std::byte> page);

/// Writes the pages that are not zero, each run of them at once, at `offset` and on; the rest stays a hole.
bool write_sparse(int file, std::span<const std::byte> pages, std::uint64_t offset);

}  // namespace snapcheck::vmm
