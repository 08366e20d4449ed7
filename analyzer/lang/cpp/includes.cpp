#include "analyzer/lang/cpp/includes.h"

#include <algorithm>
#include <map>
#include <unordered_map>
#include <unordered_set>

#include "analyzer/base/files.h"

namespace snapcheck::lang::cpp {

namespace {

constexpr std::size_t kMaxFolders = 64;

std::string_view base_name(std::string_view path) { return path.substr(path.rfind('/') + 1); }

std::string folder_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string::npos ? std::string() : path.substr(0, slash + 1);
}

}  // namespace

std::vector<std::string> included_names(std::string_view text) {
  std::vector<std::string> names;
  for (std::size_t at = 0; (at = text.find('#', at)) != std::string_view::npos; ++at) {
    std::size_t i = text.find_first_not_of(" \t", at + 1);
    if (i == std::string_view::npos || !text.substr(i).starts_with("include")) continue;
    i = text.find_first_not_of(" \t", i + 7);
    if (i == std::string_view::npos || (text[i] != '"' && text[i] != '<')) continue;
    const std::size_t end = text.find_first_of(text[i] == '"' ? "\"\n" : ">\n", i + 1);
    if (end == std::string_view::npos || text[end] == '\n') continue;
    names.emplace_back(text.substr(i + 1, end - i - 1));
  }
  return names;
}

Includes::Includes(const std::vector<std::string>& paths) : edges_(paths.size()), reverse_(paths.size()) {
  std::unordered_map<std::string_view, std::vector<std::uint32_t>> by_name;
  for (std::uint32_t i = 0; i < paths.size(); ++i) by_name[base_name(paths[i])].push_back(i);
  std::map<std::string, std::size_t> wanted;
  for (std::uint32_t i = 0; i < paths.size(); ++i) {
    const auto content = base::read_file(paths[i]);
    if (!content) continue;
    const std::string here = folder_of(paths[i]);
    for (std::string& name : included_names(content->text)) {
      while (name.starts_with("./") || name.starts_with("../")) name.erase(0, name.find('/') + 1);
      const auto known = by_name.find(base_name(name));
      if (known == by_name.end()) continue;
      for (const std::uint32_t target : known->second) {
        const std::string& path = paths[target];
        const bool fits = path == name || (path.ends_with(name) && path[path.size() - name.size() - 1] == '/');
        if (!fits || target == i) continue;
        edges_[i].push_back(target);
        reverse_[target].push_back(i);
        std::string folder = path.substr(0, path.size() - name.size());
        if (folder != here) ++wanted[folder.empty() ? "." : folder];
      }
    }
  }
  std::vector<std::pair<std::size_t, std::string>> order;
  for (const auto& [folder, count] : wanted) order.emplace_back(count, folder);
  std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  for (const auto& [count, folder] : order) {
    if (folders_.size() < kMaxFolders) folders_.push_back(folder);
  }
}

void Includes::mark(std::uint32_t file, std::vector<bool>& seen) const {
  if (seen[file]) return;
  std::vector<std::uint32_t> work{file};
  seen[file] = true;
  for (std::size_t i = 0; i < work.size(); ++i) {
    for (const std::uint32_t next : edges_[work[i]]) {
      if (!seen[next]) work.push_back(next);
      seen[next] = true;
    }
  }
}

std::vector<std::uint32_t> Includes::includers(std::uint32_t file) const {
  std::vector<std::uint32_t> found{file};
  std::unordered_set<std::uint32_t> seen{file};
  for (std::size_t i = 0; i < found.size(); ++i) {
    for (const std::uint32_t next : reverse_[found[i]]) {
      if (seen.insert(next).second) found.push_back(next);
    }
  }
  return found;
}

}  // namespace snapcheck::lang::cpp
