// A guest's root file system, as a cpio archive in the "newc" format that Linux unpacks.
//
// The same content gives the same bytes: entries are sorted, times are zero (or those of the files, where a runtime
// looks at them), owners are root. An archive is kept in
// the cache under the SHA-256 of its content, and built once.
#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "analyzer/base/result.h"

namespace snapcheck::vmm::image {

/// One file, folder or link.
struct Entry {
  enum Kind { kFile, kText, kLink, kFolder } kind;
  std::string value;  ///< kFile: path on this host; kText: content; kLink: target
  std::uint32_t mode = 0644;
  std::int64_t time = 0;  ///< of modification, seconds
};

/// Path in the guest, without the first slash -> entry. Parent folders come by themselves.
class Tree {
 public:
  /// Paths may begin with a slash; a later entry replaces an earlier one.
  void add_file(const std::string& guest_path, const std::string& host_path, std::uint32_t mode);
  void add_text(const std::string& guest_path, std::string text, std::uint32_t mode = 0644);
  void add_link(const std::string& guest_path, std::string target);
  void add_folder(const std::string& guest_path);
  /// A folder with everything in it that `skip` (a function of the path below it) does not refuse; links stay links.
  /// `keep_times`: files keep their time of modification.
  base::Result<void> add_tree(const std::string& guest_path, const std::string& host_folder,
                              bool (*skip)(const std::string& path) = nullptr, bool keep_times = false);
  bool contains(const std::string& guest_path) const;
  const std::map<std::string, Entry>& entries() const { return entries_; }

 private:
  std::map<std::string, Entry> entries_;
};

/// Path of the archive in `cache_folder`.
base::Result<std::string> build(const Tree& tree, const std::string& cache_folder);

/// Writes the archive into an open file.
base::Result<void> write(const Tree& tree, int file);

}  // namespace snapcheck::vmm::image
