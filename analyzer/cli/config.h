// .snapcheck.yaml: what it says, before anyone judges the values.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "analyzer/base/result.h"

namespace snapcheck::cli {

/// One value and where it was written ("path:3", "--fail-on", "SNAPCHECK_FAIL_ON"), for messages about it.
struct Value {
  std::string text;
  std::string origin;
};

struct ConfigFile {
  std::string path;    ///< empty when there is no file
  std::string folder;  ///< to which globs and paths in it are relative
  std::optional<Value> platform;
  std::optional<Value> fail_on;
  std::optional<Value> max_file_size;
  std::vector<Value> include;
  std::vector<Value> exclude;
  std::vector<Value> handlers;
  std::vector<Value> catalogs;
  std::vector<Value> compile_commands;
  std::vector<std::pair<std::string, Value>> rules;  ///< rule id -> level
};

/// The `.snapcheck.yaml` nearest to `start` (a file or folder), looking upward as far as the top of its repository,
/// or without a repository as far as the current folder. Empty when there is none.
std::string find_config(const std::string& start);

/// Reads the file. An unknown key, a wrong type of value or broken YAML is an error, "path:line: what; remedy".
base::Result<ConfigFile> read_config(const std::string& path);

}  // namespace snapcheck::cli
