// Entries of the cache folder (files.h), which has what is slow to make and can be made again: files or folders, each
// in the folder of its kind.
#pragma once

#include <cstdint>
#include <string>

namespace snapcheck::vmm::image {

/// What each kind of entry may have in all: images, unpacked kernels, Java run times.
constexpr std::uint64_t kMaxCached = 2ull << 30;

/// Whether the entry is there; then it counts as used just now.
bool use_cached(const std::string& path);

/// Removes the entries that were not used for longest until the rest has at most `max_bytes`; none that was used in the
/// last hour, which another process may be reading. Also drafts older than a day, whose process is long gone.
void prune_cache(const std::string& folder, std::uint64_t max_bytes);

}  // namespace snapcheck::vmm::image
