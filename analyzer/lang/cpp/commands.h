// How each C or C++ file is compiled: from compile_commands.json, or guessed.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/base/result.h"

namespace snapcheck::lang::cpp {

/// Extensions with the dot; everything that is not C is C++. Headers may be either.
bool is_header(std::string_view path);
bool is_c(std::string_view path);

/// Of a compiler's command line what decides how the text reads: macros, include folders with absolute paths, language,
/// standard. Optimisation, warnings, output and what only another compiler knows are dropped.
std::vector<std::string> reading_flags(const std::vector<std::string>& arguments, const std::string& folder);

/// The words of a shell command, as far as build systems write them: quotes and backslashes.
std::vector<std::string> split_command(std::string_view command);

/// The commands of a compile_commands.json, by absolute path without symbolic links.
class CommandFile {
 public:
  /// Fails when the file cannot be read or is no list of commands.
  static base::Result<CommandFile> read(const std::string& path);

  /// Adds the commands of another one for files that this one does not name.
  void add(CommandFile other) { flags_.merge(other.flags_); }

  const std::vector<std::string>* find(const std::string& file) const;
  /// Flags for a file without an entry: those of the nearest file of the same language.
  const std::vector<std::string>* nearest(const std::string& file) const;
  bool empty() const { return flags_.empty(); }

 private:
  std::map<std::string, std::vector<std::string>> flags_;
};

/// A compile_commands.json, and the folder whose build it tells about.
struct CommandSource {
  std::string path, folder;
};

/// The compile_commands.json of each of these paths: there, in a build folder below, or in a folder above up to the
/// repository's top.
std::vector<CommandSource> find_command_files(const std::vector<std::string>& paths);

/// Those of projects below: in a folder between the scanned ones and the files (both absolute without symbolic links),
/// or in a build folder in it; in order of their folders.
std::vector<CommandSource> find_command_files_below(const std::vector<std::string>& roots,
                                                    const std::vector<std::string>& files);

}  // namespace snapcheck::lang::cpp
