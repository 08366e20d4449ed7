#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>

#include <fmt/format.h>

#include "analyzer/rules/load.h"
#include "analyzer/rules/yaml.h"

namespace snapcheck::rules {

namespace fs = std::filesystem;

namespace {

base::Error cannot_read(const fs::path& path, std::string_view why) {
  return {fmt::format("cannot read the rule file {}: {}", path.string(), why),
          "check --rules, and `catalogs` in .snapcheck.yaml"};
}

bool is_yaml(const fs::path& path) { return path.extension() == ".yaml" || path.extension() == ".yml"; }

base::Result<TextFile> read_file(const fs::path& path) {
  std::error_code error;
  const auto size = fs::file_size(path, error);
  if (error) return cannot_read(path, error.message());
  if (size > kMaxBytes) return cannot_read(path, fmt::format("it is larger than {} KiB", kMaxBytes / 1024));
  std::ifstream in(path, std::ios::binary);
  if (!in) return cannot_read(path, "it cannot be opened");
  return TextFile{path.string(), std::string(std::istreambuf_iterator<char>(in), {})};
}

}  // namespace

base::Result<std::vector<TextFile>> read_rule_files(const std::string& path) {
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (error || !fs::exists(status)) return cannot_read(path, "it does not exist");
  std::vector<fs::path> paths;
  if (fs::is_directory(status)) {
    fs::recursive_directory_iterator entry(path, fs::directory_options::none, error);
    for (; !error && entry != fs::recursive_directory_iterator(); entry.increment(error)) {
      std::error_code ignored;
      if (entry->is_regular_file(ignored) && is_yaml(entry->path())) paths.push_back(entry->path());
    }
    if (error) return cannot_read(path, error.message());
    if (paths.empty()) return cannot_read(path, "there is no .yaml file below it");
  } else if (fs::is_regular_file(status)) {
    paths.emplace_back(path);
  } else {
    return cannot_read(path, "it is neither a file nor a folder");
  }
  std::ranges::sort(paths);
  std::vector<TextFile> files;
  for (const fs::path& one : paths) {
    base::Result<TextFile> file = read_file(one);
    if (!file) return file.error();
    files.push_back(*std::move(file));
  }
  return files;
}

}  // namespace snapcheck::rules
