#include "analyzer/choice.h"

#include <unordered_map>

#include "analyzer/base/groups.h"

namespace snapcheck {

namespace {

std::string_view folder_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? std::string_view() : path.substr(0, slash);
}

/// Java: a file says the package of what it uses, unless that is its own; the package ends with the folder's name.
bool names_package_of(const Candidate& file, const Candidate& target) {
  if (target.language != "java") return true;
  const std::string_view theirs = folder_of(target.path);
  return theirs == folder_of(file.path) || file.tokens.has(lang::token(theirs.substr(theirs.rfind('/') + 1)));
}

}  // namespace

std::vector<std::uint32_t> choose(const std::vector<Candidate>& files) {
  std::unordered_map<lang::Token, std::vector<std::uint32_t>> named;
  std::unordered_map<std::string_view, std::uint32_t> package_file;  // Python: the folder's __init__.py
  for (std::uint32_t i = 0; i < files.size(); ++i) {
    named[files[i].name].push_back(i);
    if (files[i].path.ends_with("/__init__.py")) package_file.emplace(folder_of(files[i].path), i);
  }
  base::Groups groups(files.size());
  for (std::uint32_t i = 0; i < files.size(); ++i) {
    // Whoever imports a module runs its package first.
    if (const auto it = package_file.find(folder_of(files[i].path)); it != package_file.end())
      groups.join(i, it->second);
    for (const lang::Token present : files[i].tokens.tokens) {
      const auto it = named.find(present);
      if (it == named.end()) continue;
      for (const std::uint32_t target : it->second) {
        if (target == i || files[target].language != files[i].language || groups.of(i) == groups.of(target)) continue;
        if (names_package_of(files[i], files[target])) groups.join(i, target);
      }
    }
  }
  std::vector<bool> wanted(files.size(), false);
  for (std::uint32_t i = 0; i < files.size(); ++i) {
    if (files[i].relevant) wanted[groups.of(i)] = true;
  }
  std::vector<std::uint32_t> chosen;
  for (std::uint32_t i = 0; i < files.size(); ++i) {
    if (wanted[groups.of(i)]) chosen.push_back(i);
  }
  return chosen;
}

}  // namespace snapcheck
