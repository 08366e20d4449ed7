#include "analyzer/lang/python/modules.h"

#include <algorithm>

namespace snapcheck::lang::python {

namespace {

constexpr std::uint32_t kNoFile = 0xffffffff;
constexpr std::uint32_t kSeveral = 0xfffffffe;
constexpr std::string_view kPackageFile = "__init__.py";

/// "a/b/c" -> "a/b"; empty when there is no slash.
std::string_view directory_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? std::string_view() : path.substr(0, slash);
}

/// A path from an import root as a module name. Dots in directory names would read as levels.
std::string dotted(std::string_view path) {
  std::string name(path);
  for (char& c : name) {
    if (c == '.') c = '_';
    if (c == '/') c = '.';
  }
  return name;
}

/// Without "./" at its beginning and "//" inside, so that directories compare.
std::string normal(std::string_view path) {
  std::string out;
  std::size_t begin = 0;
  while (begin <= path.size()) {
    const std::size_t end = std::min(path.find('/', begin), path.size());
    const std::string_view part = path.substr(begin, end - begin);
    const bool keep = begin == 0 ? part != "." : !part.empty() && part != ".";
    if (keep) {
      if (!out.empty() || (begin > 0 && path.front() == '/')) out += '/';
      out += part;
    }
    begin = end + 1;
  }
  return out;
}

}  // namespace

ModuleIndex::ModuleIndex(std::span<const std::string> paths, std::span<const std::string> roots,
                         std::span<const std::string> libraries)
    : libraries_(libraries.begin(), libraries.end()) {
  for (const std::string& root : roots) floors_.emplace_back(directory_of(normal(root)));
  modules_.reserve(paths.size());
  for (const std::string& path : paths) modules_.push_back({path, {}, false});
  std::sort(modules_.begin(), modules_.end(), [](const Module& a, const Module& b) { return a.path < b.path; });
  modules_.erase(
      std::unique(modules_.begin(), modules_.end(), [](const Module& a, const Module& b) { return a.path == b.path; }),
      modules_.end());
  find_packages();
  find_roots();
  make_unique();
}

void ModuleIndex::find_packages() {
  entries_.resize(modules_.size());
  by_path_.reserve(modules_.size());
  by_stem_.reserve(modules_.size());
  for (std::uint32_t i = 0; i < modules_.size(); ++i) {
    by_path_.emplace(modules_[i].path, i);
    std::string stem = normal(modules_[i].path);
    const std::string_view file = std::string_view(stem).substr(directory_of(stem).size());
    modules_[i].is_package = (file == kPackageFile || file == "/__init__.py") && !directory_of(stem).empty();
    stem.resize(modules_[i].is_package ? directory_of(stem).size()
                                       : stem.size() - (stem.ends_with(".py")    ? 3
                                                        : stem.ends_with(".pyw") ? 4
                                                                                 : 0));
    entries_[i].stem = std::move(stem);
  }
  for (std::uint32_t i = 0; i < modules_.size(); ++i) {
    const auto [it, fresh] = by_stem_.emplace(entries_[i].stem, i);
    if (!fresh && modules_[i].is_package) it->second = i;
  }
}

void ModuleIndex::find_roots() {
  const auto is_package = [&](std::string_view directory) {
    const auto it = by_stem_.find(directory);
    return it != by_stem_.end() && modules_[it->second].is_package;
  };
  by_natural_.reserve(modules_.size());
  for (std::uint32_t i = 0; i < modules_.size(); ++i) {
    std::string_view root = directory_of(entries_[i].stem);
    while (!root.empty() && is_package(root)) root = directory_of(root);
    entries_[i].root = root.empty() ? (entries_[i].stem.starts_with('/') ? 1 : 0) : root.size() + 1;
    entries_[i].shown = entries_[i].root;
    const auto [it, fresh] =
        by_natural_.emplace(dotted(std::string_view(entries_[i].stem).substr(entries_[i].root)), i);
    if (!fresh) it->second = kSeveral;
  }
}

/// Adds directories in front until no two names are equal. Every round costs what is still equal, and takes one
/// directory of each path.
void ModuleIndex::make_unique() {
  const auto name = [&](std::uint32_t i) {
    return dotted(std::string_view(entries_[i].stem).substr(entries_[i].shown));
  };
  std::unordered_map<std::string, std::vector<std::uint32_t>> holders;
  holders.reserve(modules_.size());
  std::vector<std::uint32_t> work(modules_.size());
  for (std::uint32_t i = 0; i < work.size(); ++i) work[i] = i;
  while (!work.empty()) {
    std::vector<std::string> touched;
    for (const std::uint32_t i : work) {
      std::vector<std::uint32_t>& held = holders[name(i)];
      held.push_back(i);
      if (held.size() == 2) touched.push_back(name(i));
    }
    work.clear();
    std::sort(touched.begin(), touched.end());
    for (const std::string& taken : touched) {
      std::vector<std::uint32_t>& held = holders[taken];
      if (held.size() < 2) continue;
      std::vector<std::uint32_t> stay;
      for (const std::uint32_t i : held) {
        const std::size_t shown = entries_[i].shown;
        if (shown < 2) {
          stay.push_back(i);  // the whole path is in the name
          continue;
        }
        const std::size_t slash = entries_[i].stem.rfind('/', shown - 2);
        entries_[i].shown = slash == std::string::npos ? 0 : slash + 1;
        work.push_back(i);
      }
      held = std::move(stay);
    }
  }
  // What is left are twins: a.py beside a/__init__.py, or names that differ in dots only.
  for (auto& [shared, held] : holders) {
    std::sort(held.begin(), held.end(), [&](std::uint32_t a, std::uint32_t b) {
      if (modules_[a].is_package != modules_[b].is_package) return modules_[a].is_package;
      return modules_[a].path < modules_[b].path;
    });
    for (std::size_t n = 0; n < held.size(); ++n) {
      modules_[held[n]].name = n == 0 ? shared : shared + "#" + std::to_string(n + 1);
    }
  }
}

const Module* ModuleIndex::module(std::string_view path) const {
  const auto it = by_path_.find(path);
  return it == by_path_.end() ? nullptr : &modules_[it->second];
}

std::string ModuleIndex::name_of(std::string_view path) const {
  if (const Module* known = module(path); known != nullptr) return known->name;
  std::string stem(path.substr(path.rfind('/') + 1));
  return dotted(stem.substr(0, stem.rfind('.')));
}

bool ModuleIndex::is_package(std::string_view path) const {
  const Module* known = module(path);
  return known != nullptr && known->is_package;
}

bool ModuleIndex::is_library(std::string_view top) const {
  return is_standard_module(top) || libraries_.contains(std::string(top));
}

bool ModuleIndex::is_floor(std::string_view directory) const {
  return directory.empty() || directory == "/" || std::find(floors_.begin(), floors_.end(), directory) != floors_.end();
}

std::uint32_t ModuleIndex::file_at(std::string_view directory, std::string_view relative) const {
  std::string stem(directory);
  if (!stem.empty() && !stem.ends_with('/')) stem += '/';
  stem += relative;
  const auto it = by_stem_.find(stem);
  return it == by_stem_.end() ? kNoFile : it->second;
}

std::optional<std::string> ModuleIndex::resolve(std::string_view importing_path, std::string_view name) const {
  const auto importing = by_path_.find(importing_path);
  if (importing == by_path_.end() || name.empty()) return std::nullopt;
  const Entry& from = entries_[importing->second];
  std::string relative(name);
  std::replace(relative.begin(), relative.end(), '.', '/');

  std::string_view directory = std::string_view(from.stem).substr(0, from.root);
  if (const std::uint32_t own = file_at(directory, relative); own != kNoFile) return modules_[own].name;
  if (is_library(name.substr(0, name.find('.')))) return std::nullopt;
  while (true) {
    if (directory.size() > 1 && directory.ends_with('/')) directory.remove_suffix(1);
    const std::string source = std::string(directory) + (directory.empty() || directory == "/" ? "src" : "/src");
    for (const std::string_view candidate : {directory, std::string_view(source)}) {
      if (const std::uint32_t found = file_at(candidate, relative); found != kNoFile) return modules_[found].name;
    }
    if (is_floor(directory)) break;
    const std::string_view above = directory_of(directory);
    directory = above.empty() && directory.starts_with('/') ? directory.substr(0, 1) : above;
  }
  const auto only = by_natural_.find(std::string(name));
  if (only == by_natural_.end() || only->second == kSeveral) return std::nullopt;
  return modules_[only->second].name;
}

}  // namespace snapcheck::lang::python
