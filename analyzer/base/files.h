// Which files a scan reads, and how it reads them.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/base/result.h"

namespace snapcheck::base {

inline constexpr std::uint64_t kDefaultMaxFileSize = 16u << 20;

/// What to look for below the given paths. Lists of globs are written as in .gitignore (base/gitignore.h).
struct Discovery {
  std::vector<std::string> extensions;  ///< of source files, with the dot: ".py"
  /// Names of other files that are read: how they begin and end, "application" and ".yml".
  std::vector<std::pair<std::string, std::string>> names;
  /// Globs of test code, matched against paths relative to each scanned folder.
  std::vector<std::string> test_code;
  /// Globs of code that is not left out but marked (FileList::tools), matched in the same way.
  std::vector<std::string> tool_code;
  /// Configured globs, matched against paths relative to `config_folder` (or to the scanned folder when the file is
  /// not below it). `include`, when not empty, drops all other files. `exclude` drops files and folders; with a "!"
  /// it brings back what is skipped by default.
  std::vector<std::string> include;
  std::vector<std::string> exclude;
  std::string config_folder;
  bool gitignore = true;                              ///< honour .gitignore files and .git/info/exclude
  bool name_skipped = false;                          ///< one notice for each skipped file
  std::uint64_t max_file_size = kDefaultMaxFileSize;  ///< for whoever reads the files
};

/// Something to tell the user about one path.
struct FileNotice {
  std::string path;
  std::string text;
  bool incomplete = false;  ///< source code may be missing from the scan
};

struct FileList {
  std::vector<std::string> files;              ///< as the user would write them; sorted, each file once
  std::set<std::string> tools;                 ///< of these, those that Discovery::tool_code matches
  std::map<std::string, std::size_t> skipped;  ///< reason -> source files
  std::vector<FileNotice> notices;             ///< sorted by path
};

/// Source files below `paths`, which are files or folders. A file given by name is always taken, unless its
/// extension is unknown. Folders of git, of dependencies, caches and build output are skipped, but source files in
/// them are counted. A symbolic link to a folder is followed when it stays inside the repository (or, without one,
/// inside the scanned folder) and leads to what is not scanned anyway. Nothing is opened but folders and ignore files.
/// Fails when one of `paths` does not exist.
Result<FileList> discover(const std::vector<std::string>& paths, const Discovery& discovery);

/// The content of a file, or why there is none to analyse.
struct FileContent {
  std::string text;       ///< without a byte order mark
  bool had_mark = false;  ///< there was one
  std::string skip;  ///< reason for Counts::skipped when the file is no source text ("binary", "too large"); else empty
  std::string explanation;  ///< of `skip`, for a notice
  bool incomplete = false;  ///< `skip` may have left out source code
};

/// Reads a whole file. Never waits: of a FIFO, socket or device it says that it is no regular file. Text with a NUL
/// in the first 8 KiB is binary. Fails when the file cannot be opened or read.
Result<FileContent> read_file(const std::string& path, std::uint64_t max_size = kDefaultMaxFileSize);

/// The path without "." parts and double slashes: "./src//a.py" is "src/a.py", "." stays ".".
std::string tidy_path(std::string_view path);

}  // namespace snapcheck::base
