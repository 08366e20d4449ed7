#include "vmm/image/cache.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <vector>

namespace snapcheck::vmm::image {
namespace {

namespace fs = std::filesystem;
using Clock = fs::file_time_type::clock;

struct Entry {
  fs::file_time_type used;
  std::uint64_t size;
  fs::path path;
};

/// Of a file, or of all files below a folder.
std::uint64_t size_of(const fs::directory_entry& entry) {
  std::error_code error;
  if (!entry.is_directory(error)) return entry.is_regular_file(error) ? entry.file_size(error) : 0;
  std::uint64_t total = 0;
  for (fs::recursive_directory_iterator walk(entry.path(), error), end; !error && walk != end; walk.increment(error)) {
    if (!walk->is_symlink(error) && walk->is_regular_file(error)) total += walk->file_size(error);
  }
  return total;
}

}  // namespace

bool use_cached(const std::string& path) {
  std::error_code error;
  if (!fs::exists(path, error)) return false;
  fs::last_write_time(path, Clock::now(), error);
  return true;
}

void prune_cache(const std::string& folder, std::uint64_t max_bytes) {
  const auto now = Clock::now();
  std::vector<Entry> entries;
  std::uint64_t total = 0;
  std::error_code error, ignored;
  for (fs::directory_iterator walk(folder, error), end; !error && walk != end; walk.increment(error)) {
    Entry entry{walk->last_write_time(ignored), size_of(*walk), walk->path()};
    if (entry.path.extension() == ".part") {
      if (now - entry.used > std::chrono::hours(24)) fs::remove_all(entry.path, ignored);
      continue;
    }
    total += entry.size;
    entries.push_back(std::move(entry));
  }
  std::ranges::sort(entries, {}, &Entry::used);
  for (const Entry& entry : entries) {
    if (total <= max_bytes || now - entry.used < std::chrono::hours(1)) break;
    fs::remove_all(entry.path, ignored);
    total -= entry.size;
  }
}

}  // namespace snapcheck::vmm::image
