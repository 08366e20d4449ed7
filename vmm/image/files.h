// Files of the host: reading whole ones, the cache folder.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "analyzer/base/result.h"

namespace snapcheck::vmm::image {

/// A regular file, open for reading. False when it could not be opened (errno) or is something else (EINVAL).
class OpenFile {
 public:
  explicit OpenFile(const std::string& path);
  OpenFile(const OpenFile&) = delete;
  ~OpenFile();
  explicit operator bool() const { return number_ >= 0; }
  int number() const { return number_; }
  std::uint64_t size() const { return size_; }

 private:
  int number_;
  std::uint64_t size_ = 0;
};

base::Result<std::vector<std::byte>> read_bytes(const std::string& path, std::uint64_t max_size);
/// Under another name first; mode 0600.
base::Result<void> write_bytes(const std::string& path, const void* bytes, std::size_t size);
/// Like mkdir -p, mode 0700.
base::Result<void> make_folders(const std::string& path);

/// "cannot write PATH: cause", with what to do about a full disk.
base::Error cannot_write(const std::string& path, int cause);

/// $SNAPCHECK_CACHE, else $XDG_CACHE_HOME/snapcheck, else ~/.cache/snapcheck.
std::string cache_folder();

}  // namespace snapcheck::vmm::image
