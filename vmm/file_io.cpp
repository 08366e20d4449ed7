#include "vmm/file_io.h"

#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace snapcheck::vmm {

base::Error io_error(const std::string& what) { return {what + ": " + std::strerror(errno), ""}; }

File::~File() {
  if (number_ >= 0) close(number_);
}

bool write_at(int file, std::span<const std::byte> bytes, std::uint64_t offset) {
  while (!bytes.empty()) {
    const ssize_t wrote = pwrite(file, bytes.data(), bytes.size(), static_cast<off_t>(offset));
    if (wrote < 0 && errno == EINTR) continue;
    if (wrote <= 0) return false;
    bytes = bytes.subspan(static_cast<std::size_t>(wrote));
    offset += static_cast<std::uint64_t>(wrote);
  }
  return true;
}

bool read_at(int file, std::span<std::byte> bytes, std::uint64_t offset) {
  while (!bytes.empty()) {
    const ssize_t got = pread(file, bytes.data(), bytes.size(), static_cast<off_t>(offset));
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return false;
    bytes = bytes.subspan(static_cast<std::size_t>(got));
    offset += static_cast<std::uint64_t>(got);
  }
  return true;
}

bool is_zero(std::span<const std::byte> page) {
  // A page is zero when its first byte is, and every byte equals the one before.
  return page[0] == std::byte{0} && std::memcmp(page.data(), page.data() + 1, page.size() - 1) == 0;
}

bool write_sparse(int file, std::span<const std::byte> pages, std::uint64_t offset) {
  for (std::size_t at = 0; at < pages.size();) {
    std::size_t end = at;
    while (end < pages.size() && !is_zero(pages.subspan(end, kPage))) end += kPage;
    if (end > at && !write_at(file, pages.subspan(at, end - at), offset + at)) return false;
    at = end + (end == at ? kPage : 0);
  }
  return true;
}

}  // namespace snapcheck::vmm
