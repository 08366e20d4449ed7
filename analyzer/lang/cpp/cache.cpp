#include "analyzer/lang/cpp/cache.h"

#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>

#include <fmt/format.h>

namespace snapcheck::lang::cpp {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kMagic = "snapcheck-cxx cache 1\n";

/// 64 bits, eight bytes at a time; against mistakes, not against attackers.
std::uint64_t hash_of(std::string_view bytes, std::uint64_t hash = 0x9e3779b97f4a7c15ull) {
  const auto mix = [&](std::uint64_t word) {
    hash = (hash ^ word) * 0xff51afd7ed558ccdull;
    hash ^= hash >> 32;
  };
  mix(bytes.size());
  std::size_t i = 0;
  for (; i + 8 <= bytes.size(); i += 8) {
    std::uint64_t word;
    std::memcpy(&word, bytes.data() + i, 8);
    mix(word);
  }
  std::uint64_t rest = 0;
  std::memcpy(&rest, bytes.data() + i, bytes.size() - i);
  mix(rest);
  return hash;
}

std::optional<std::string> read_bytes(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return std::nullopt;
  file.seekg(0, std::ios::end);
  const auto size = file.tellg();
  if (size < 0) return std::nullopt;
  std::string bytes(static_cast<std::size_t>(size), '\0');
  file.seekg(0);
  file.read(bytes.data(), size);
  return file ? std::optional(std::move(bytes)) : std::nullopt;
}

/// Takes a line off the front.
std::optional<std::string_view> line_of(std::string_view& rest) {
  const std::size_t end = rest.find('\n');
  if (end == std::string_view::npos) return std::nullopt;
  const std::string_view line = rest.substr(0, end);
  rest.remove_prefix(end + 1);
  return line;
}

}  // namespace

std::string Cache::standard_folder() {
  if (const char* folder = std::getenv("XDG_CACHE_HOME"); folder != nullptr && *folder == '/')
    return std::string(folder) + "/snapcheck/cxx";
  if (const char* home = std::getenv("HOME"); home != nullptr && *home == '/')
    return std::string(home) + "/.cache/snapcheck/cxx";
  return {};
}

std::string Cache::entry(const std::vector<std::string>& command) const {
  std::uint64_t first = 1, second = 2;
  for (const std::string& word : command) {
    first = hash_of(word, first);
    second = hash_of(word, second);
  }
  return fmt::format("{}/{:016x}{:016x}", folder_, first, second);
}

std::uint64_t Cache::content(std::string_view path) {
  {
    const std::lock_guard lock(mutex_);
    if (const auto it = contents_.find(path); it != contents_.end()) return it->second;
  }
  std::string name(path);
  const auto bytes = read_bytes(name);
  const std::uint64_t hash = bytes ? std::max<std::uint64_t>(hash_of(*bytes), 1) : 0;
  const std::lock_guard lock(mutex_);
  contents_[std::move(name)] = hash;
  return hash;
}

/// A line of an entry: the hash that a file's content had, sixteen digits, and its path.
bool Cache::is_unchanged(std::string_view line) {
  std::uint64_t hash = 0;
  return line.size() >= 18 && std::from_chars(line.data(), line.data() + 16, hash, 16).ptr == line.data() + 16 &&
         content(line.substr(17)) == hash;
}

std::optional<std::string> Cache::find(const std::vector<std::string>& command) {
  if (folder_.empty()) return std::nullopt;
  const std::string path = entry(command);
  const auto bytes = read_bytes(path);
  if (!bytes || !bytes->starts_with(kMagic)) return std::nullopt;
  std::string_view rest = *bytes;
  rest.remove_prefix(kMagic.size());
  std::error_code error;
  while (const auto line = line_of(rest)) {
    if (line->empty()) {  // the unit follows
      fs::last_write_time(path, fs::file_time_type::clock::now(), error);
      return std::string(rest);
    }
    if (line->starts_with("- ")) {
      if (fs::exists(line->substr(2), error)) return std::nullopt;
    } else if (!is_unchanged(*line)) {
      return std::nullopt;
    }
  }
  return std::nullopt;
}

void Cache::keep(const std::vector<std::string>& command, const std::vector<std::string>& inclusions,
                 const std::vector<std::string>& absent, const std::string& bytes) {
  if (folder_.empty()) return;
  std::error_code error;
  fs::create_directories(folder_, error);
  if (error) return;
  std::string text(kMagic);
  for (const std::string& path : inclusions) text += fmt::format("{:016x} {}\n", content(path), path);
  for (const std::string& path : absent) text += "- " + path + "\n";
  text += "\n";
  text += bytes;
  static std::atomic<unsigned> number{0};
  const std::string path = entry(command), beside = fmt::format("{}.{}.{}", path, ::getpid(), number++);
  std::ofstream file(beside, std::ios::binary);
  file.write(text.data(), static_cast<std::streamsize>(text.size()));
  file.close();
  if (file) fs::rename(beside, path, error);
  if (!file || error) fs::remove(beside, error);
  grew_ = true;
}

Cache::~Cache() {
  if (!grew_) return;
  struct Entry {
    fs::file_time_type time;
    std::uint64_t size;
    fs::path path;
  };
  std::vector<Entry> entries;
  std::uint64_t total = 0;
  std::error_code error;
  for (const auto& found : fs::directory_iterator(folder_, error)) {
    const std::uint64_t size = found.file_size(error);
    if (error) continue;
    entries.push_back({found.last_write_time(error), size, found.path()});
    total += size;
  }
  if (total <= kMaxBytes) return;
  std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return a.time < b.time; });
  for (const Entry& oldest : entries) {
    if (total <= kMaxBytes / 4 * 3) break;
    fs::remove(oldest.path, error);
    total -= oldest.size;
  }
}

}  // namespace snapcheck::lang::cpp
