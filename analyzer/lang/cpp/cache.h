// Units of earlier scans, in $XDG_CACHE_HOME/snapcheck/cxx or ~/.cache/snapcheck/cxx.
//
// An entry is named by a hash of the helper, the command line and the file's path. It holds the hash of the content of
// every file that the unit had read, and is good as long as all of them have it. Entries are written beside and
// renamed, so that scans may run at the same time; the oldest go when there are more than kMaxBytes.
#pragma once

#include <atomic>
#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "analyzer/base/text_hash.h"
#include "analyzer/lang/cpp/unit.h"

namespace snapcheck::lang::cpp {

class Cache {
 public:
  static constexpr std::uint64_t kMaxBytes = 1u << 30;

  /// Without a folder nothing is kept.
  explicit Cache(std::string folder) : folder_(std::move(folder)) {}
  /// Makes room.
  ~Cache();
  Cache(const Cache&) = delete;
  Cache& operator=(const Cache&) = delete;

  static std::string standard_folder();

  /// `command`: everything that decides how the unit reads. The unit's bytes (unit.h), or nothing. Thread-safe.
  std::optional<std::string> find(const std::vector<std::string>& command);
  /// `absent`: absolute paths that would be read if they existed. Failing to write is no error. Thread-safe.
  void keep(const std::vector<std::string>& command, const std::vector<std::string>& inclusions,
            const std::vector<std::string>& absent, const std::string& bytes);

 private:
  std::string entry(const std::vector<std::string>& command) const;
  /// Hash of a file's content, 0 when it cannot be read; each file is read once a scan.
  std::uint64_t content(std::string_view path);
  bool is_unchanged(std::string_view line);

  std::string folder_;
  std::atomic<bool> grew_{false};
  std::mutex mutex_;
  std::unordered_map<std::string, std::uint64_t, base::TextHash, std::equal_to<>> contents_;
};

}  // namespace snapcheck::lang::cpp
