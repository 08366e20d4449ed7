// Walks folders with an explicit stack. What a folder's entry is comes from readdir, so that a file costs no system
// call of its own.
#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <memory>
#include <set>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "analyzer/base/files.h"
#include "analyzer/base/gitignore.h"
#include "analyzer/base/repository.h"

namespace snapcheck::base {
namespace {

enum class Reason : std::uint8_t {
  none,
  dependencies,
  build_output,
  gitignore,
  configuration,
  tests,
  outside,
  language
};
constexpr std::array<std::string_view, 8> kReasonNames = {
    "",          "dependencies",         "build output",         ".gitignore", "configuration",
    "test code", "link out of the tree", "no supported language"};

/// Version control: not even counted.
constexpr std::array<std::string_view, 4> kUncounted = {".git", ".hg", ".svn", ".jj"};

/// Other people's code and caches, wherever they are.
constexpr std::array<std::string_view, 16> kDependencies = {
    "node_modules", "site-packages", "dist-packages", "__pycache__", "__pypackages__", ".venv",       ".tox",
    ".nox",         ".eggs",         ".gradle",       ".m2",         ".mypy_cache",    ".ruff_cache", ".pytest_cache",
    ".idea",        ".cache"};

/// Output of builds; ordinary names, so that a package may have them too (is_package_folder).
constexpr std::array<std::string_view, 7> kOutput = {"build",   "target",   "out",        "dist",
                                                     "cdk.out", ".aws-sam", ".serverless"};
constexpr std::array<std::string_view, 3> kGenerated = {"generated", "generated-sources", "generated-src"};

/// Below a folder of these names, folders are packages.
constexpr std::array<std::string_view, 5> kSourceFolders = {"java", "kotlin", "scala", "python", "src"};

template <std::size_t N>
bool one_of(const std::array<std::string_view, N>& names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

/// One ignore file with the folder to which its patterns are relative, and the files that it outranks.
struct IgnoreScope {
  IgnoreList list;
  std::string base;  // absolute, with a final slash
  std::shared_ptr<const IgnoreScope> outer;
};
using Ignores = std::shared_ptr<const IgnoreScope>;

struct Folder {
  std::string shown;     // as the user writes it, with a final slash; empty for the current folder
  std::string real;      // absolute, links resolved, with a final slash
  std::string relative;  // to the scanned folder, with a final slash; empty for itself
  Ignores ignores;
  Reason skipped = Reason::none;  // inside a skipped folder: its files are only counted
};

struct Link {
  std::string shown;
  std::string relative;
  std::string boundary;  // absolute, with a final slash: links to the outside are not followed
};

struct Found {
  std::string shown;
  std::string real;
  bool is_tool = false;
};

/// The entries of one folder that matter.
struct Entries {
  std::vector<std::string> folders;
  std::vector<std::string> files;
  std::vector<std::string> links;
  std::vector<std::pair<std::string, unsigned char>> specials;
  bool has_gitignore = false;
  bool has_git = false;
  bool has_venv = false;
};

std::string with_slash(std::string path) {
  if (!path.ends_with('/')) path += '/';
  return path;
}

std::string_view special_name(unsigned char type) {
  if (type == DT_FIFO) return "a FIFO";
  return type == DT_SOCK ? "a socket" : "a device";
}

unsigned char type_from_stat(int folder, const char* name) {
  struct stat info{};
  return fstatat(folder, name, &info, AT_SYMLINK_NOFOLLOW) != 0 ? static_cast<unsigned char>(DT_UNKNOWN)
                                                                : static_cast<unsigned char>(IFTODT(info.st_mode));
}

class Walker {
 public:
  explicit Walker(const Discovery& discovery)
      : discovery_(discovery),
        test_code_(IgnoreList::of(discovery.test_code)),
        tool_code_(IgnoreList::of(discovery.tool_code)),
        include_(IgnoreList::of(discovery.include)),
        exclude_(IgnoreList::of(discovery.exclude)),
        config_folder_(discovery.config_folder.empty() ? "" : with_slash(real_path(discovery.config_folder))) {}

  Result<FileList> run(const std::vector<std::string>& paths);

 private:
  void take_named_file(const std::string& path);
  void walk(const std::string& shown, const std::string& real);
  void walk_from(Folder root);
  void visit(Folder folder);
  bool list(const Folder& folder, Entries& entries);
  void sort_entry(const dirent& entry, int folder, Entries& entries) const;
  Ignores ignores_for(const Folder& folder, const Entries& entries) const;
  Ignores read_ignores(const std::string& file, const std::string& base, Ignores outer) const;
  Ignores ignores_above(const std::string& real);
  void follow_links();
  void follow(const Link& link);
  bool is_found(const std::string& real);

  Reason folder_reason(const Folder& parent, const std::string& name) const;
  Reason file_reason(const Folder& parent, const std::string& name) const;
  IgnoreList::Verdict configured(const IgnoreList& list, const Folder& parent, const std::string& name,
                                 bool is_directory) const;
  static bool ignored(const Ignores& ignores, std::string_view real, bool is_directory);
  bool is_package_folder(const Folder& parent, const std::string& name, bool source_root_counts) const;
  bool is_source(std::string_view name) const;
  void skip(const std::string& shown, Reason reason);

  const Discovery& discovery_;
  IgnoreList test_code_, tool_code_, include_, exclude_;
  std::string config_folder_;
  std::string boundary_;  // of the root that is being walked
  std::vector<Folder> stack_;
  std::vector<Link> links_;
  std::set<std::pair<dev_t, ino_t>> visited_;
  std::vector<Found> found_;
  std::unordered_set<std::string> found_names_;  // real names of the first `indexed_` of found_
  std::size_t indexed_ = 0;
  std::array<std::size_t, kReasonNames.size()> skipped_{};
  std::vector<FileNotice> notices_;
};

Result<FileList> Walker::run(const std::vector<std::string>& paths) {
  std::vector<Found> folders;
  for (const std::string& path : paths) {
    struct stat info{};
    if (stat(path.c_str(), &info) != 0) {
      return Error{fmt::format("{}: {}", path, std::strerror(errno)), "give files or folders that exist"};
    }
    if (S_ISDIR(info.st_mode)) {
      folders.push_back({tidy_path(path), real_path(path)});
    } else {
      take_named_file(tidy_path(path));
    }
  }
  // The innermost first: a folder that is named is scanned, even where a folder around it would skip it.
  std::ranges::stable_sort(folders, std::ranges::greater{}, [](const Found& f) { return f.real.size(); });
  for (const Found& folder : folders) walk(folder.shown, folder.real);
  follow_links();

  FileList list;
  std::ranges::sort(found_, {}, &Found::shown);
  std::unordered_set<std::string_view> seen;
  for (Found& file : found_) {
    if (paths.size() > 1 && !seen.insert(file.real).second) continue;
    if (file.is_tool) list.tools.insert(file.shown);
    list.files.push_back(std::move(file.shown));
  }
  for (std::size_t i = 0; i < skipped_.size(); ++i) {
    if (skipped_[i] != 0) list.skipped.emplace(kReasonNames[i], skipped_[i]);
  }
  std::ranges::stable_sort(notices_, {}, &FileNotice::path);
  list.notices = std::move(notices_);
  return list;
}

void Walker::take_named_file(const std::string& path) {
  if (is_source(path.substr(path.rfind('/') + 1))) {
    found_.push_back({path, real_path(path)});
    return;
  }
  notices_.push_back({path, "is in no supported language; not analysed", false});
  ++skipped_[static_cast<std::size_t>(Reason::language)];
}

void Walker::walk(const std::string& shown, const std::string& real) {
  const auto repository = find_repository(real);
  boundary_ = with_slash(repository ? repository->root : real);
  walk_from({shown == "." ? "" : with_slash(shown), with_slash(real), "", ignores_above(real), Reason::none});
}

void Walker::walk_from(Folder root) {
  stack_.push_back(std::move(root));
  while (!stack_.empty()) {
    Folder folder = std::move(stack_.back());
    stack_.pop_back();
    visit(std::move(folder));
  }
}

void Walker::visit(Folder folder) {
  Entries entries;
  if (!list(folder, entries)) return;
  const bool counting = folder.skipped != Reason::none;
  if (!counting) folder.ignores = ignores_for(folder, entries);
  if (!counting && entries.has_venv && !folder.relative.empty()) folder.skipped = Reason::dependencies;

  for (const std::string& name : entries.files) {
    const Reason reason = folder.skipped != Reason::none ? folder.skipped : file_reason(folder, name);
    if (reason == Reason::none) {
      const bool is_tool = tool_code_.match(folder.relative + name, false) == IgnoreList::Verdict::ignored;
      found_.push_back({folder.shown + name, folder.real + name, is_tool});
    } else {
      skip(folder.shown + name, reason);
    }
  }
  for (const std::string& name : entries.folders) {
    const Reason reason = folder.skipped != Reason::none ? folder.skipped : folder_reason(folder, name);
    stack_.push_back(
        {folder.shown + name + "/", folder.real + name + "/", folder.relative + name + "/", folder.ignores, reason});
  }
  if (folder.skipped != Reason::none) return;
  for (const std::string& name : entries.links) {
    if (file_reason(folder, name) == Reason::none) {
      links_.push_back({folder.shown + name, folder.relative + name, boundary_});
    }
  }
  for (const auto& [name, type] : entries.specials) {
    notices_.push_back(
        {folder.shown + name, fmt::format("is {}, not a regular file; not analysed", special_name(type)), false});
  }
}

/// Reads the folder. False when that was not possible, or it has been read before.
bool Walker::list(const Folder& folder, Entries& entries) {
  const std::string path = folder.shown.empty() ? "." : folder.shown;
  const int fd = open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NONBLOCK);
  struct stat info{};
  DIR* dir = fd >= 0 ? fdopendir(fd) : nullptr;
  if (dir == nullptr || fstat(fd, &info) != 0) {
    if (folder.skipped == Reason::none) {
      notices_.push_back({tidy_path(path), fmt::format("folder cannot be read: {}", std::strerror(errno)), true});
    }
    if (dir != nullptr) {
      closedir(dir);
    } else if (fd >= 0) {
      close(fd);
    }
    return false;
  }
  const bool is_new = visited_.emplace(info.st_dev, info.st_ino).second;
  if (is_new) {
    while (const dirent* entry = readdir(dir)) sort_entry(*entry, fd, entries);
  }
  closedir(dir);
  return is_new;
}

void Walker::sort_entry(const dirent& entry, int folder, Entries& entries) const {
  const std::string_view name = entry.d_name;
  if (name == "." || name == ".." || name.starts_with(".#")) return;
  if (name == ".gitignore") entries.has_gitignore = true;
  if (name == ".git") entries.has_git = true;
  if (name == "pyvenv.cfg") entries.has_venv = true;
  if (one_of(kUncounted, name)) return;
  const unsigned char type = entry.d_type != DT_UNKNOWN ? entry.d_type : type_from_stat(folder, entry.d_name);
  switch (type) {
    case DT_DIR:
      entries.folders.emplace_back(name);
      break;
    case DT_LNK:
      entries.links.emplace_back(name);
      break;
    case DT_REG:
      if (is_source(name)) entries.files.emplace_back(name);
      break;
    case DT_UNKNOWN:
      break;
    default:
      if (is_source(name)) entries.specials.emplace_back(name, type);
  }
}

Ignores Walker::read_ignores(const std::string& file, const std::string& base, Ignores outer) const {
  const auto content = read_file(file);
  if (!content || content->text.empty()) return outer;
  IgnoreList list = IgnoreList::parse(content->text);
  if (list.empty()) return outer;
  return std::make_shared<const IgnoreScope>(IgnoreScope{std::move(list), base, std::move(outer)});
}

Ignores Walker::ignores_for(const Folder& folder, const Entries& entries) const {
  if (!discovery_.gitignore) return nullptr;
  Ignores ignores = folder.ignores;
  if (entries.has_git) {  // a repository of its own: what is written outside does not hold in it
    const auto repository = find_repository(folder.real);
    if (repository) ignores = read_ignores(repository->common_dir + "/info/exclude", folder.real, nullptr);
  }
  return entries.has_gitignore ? read_ignores(folder.real + ".gitignore", folder.real, ignores) : ignores;
}

/// The ignore files of the folders around a scanned one, up to the top of its repository.
Ignores Walker::ignores_above(const std::string& real) {
  const auto repository = discovery_.gitignore ? find_repository(real) : std::nullopt;
  if (!repository) return nullptr;
  const std::string top = with_slash(repository->root);
  Ignores ignores = read_ignores(repository->common_dir + "/info/exclude", top, nullptr);
  const std::string inner = with_slash(real);
  for (std::size_t end = top.size(); end < inner.size(); end = inner.find('/', end) + 1) {
    const std::string folder = inner.substr(0, end);
    ignores = read_ignores(folder + ".gitignore", folder, ignores);
  }
  return ignores;
}

bool Walker::ignored(const Ignores& ignores, std::string_view real, bool is_directory) {
  for (const IgnoreScope* scope = ignores.get(); scope != nullptr; scope = scope->outer.get()) {
    const auto verdict = scope->list.match(real.substr(scope->base.size()), is_directory);
    if (verdict != IgnoreList::Verdict::none) return verdict == IgnoreList::Verdict::ignored;
  }
  return false;
}

IgnoreList::Verdict Walker::configured(const IgnoreList& list, const Folder& parent, const std::string& name,
                                       bool is_directory) const {
  if (list.empty()) return IgnoreList::Verdict::none;
  const std::string real = parent.real + name;
  if (!config_folder_.empty() && real.starts_with(config_folder_)) {
    return list.match_with_parents(std::string_view(real).substr(config_folder_.size()), is_directory);
  }
  return list.match_with_parents(parent.relative + name, is_directory);
}

Reason Walker::file_reason(const Folder& parent, const std::string& name) const {
  using Verdict = IgnoreList::Verdict;
  const Verdict excluded = configured(exclude_, parent, name, false);
  if (excluded == Verdict::ignored) return Reason::configuration;
  if (!include_.empty() && configured(include_, parent, name, false) != Verdict::ignored) return Reason::configuration;
  if (excluded == Verdict::included) return Reason::none;
  if (ignored(parent.ignores, parent.real + name, false)) return Reason::gitignore;
  if (test_code_.match(parent.relative + name, false) == Verdict::ignored) return Reason::tests;
  return Reason::none;
}

Reason Walker::folder_reason(const Folder& parent, const std::string& name) const {
  using Verdict = IgnoreList::Verdict;
  const Verdict excluded = configured(exclude_, parent, name, true);
  if (excluded == Verdict::ignored) return Reason::configuration;
  if (excluded == Verdict::included) return Reason::none;
  if (one_of(kDependencies, name)) return Reason::dependencies;
  if (name == "venv" && !is_package_folder(parent, name, false)) return Reason::dependencies;
  if (one_of(kOutput, name) && !is_package_folder(parent, name, true)) return Reason::build_output;
  if (one_of(kGenerated, name) && !is_package_folder(parent, name, false)) return Reason::build_output;
  if (ignored(parent.ignores, parent.real + name, true)) return Reason::gitignore;
  if (test_code_.match(parent.relative + name, true) == Verdict::ignored) return Reason::tests;
  return Reason::none;
}

/// Is the folder a package that merely has the name of build output, like com/acme/build or app/target?
bool Walker::is_package_folder(const Folder& parent, const std::string& name, bool source_root_counts) const {
  std::string_view above = std::string_view(parent.real).substr(std::min(boundary_.size(), parent.real.size()));
  while (!above.empty()) {
    const std::string_view part = above.substr(0, above.find('/'));
    if (one_of(kSourceFolders, part) && (source_root_counts || part != "src")) return true;
    above.remove_prefix(part.size() + 1);
  }
  return access((parent.real + name + "/__init__.py").c_str(), F_OK) == 0;
}

bool Walker::is_source(std::string_view name) const {
  const std::size_t dot = name.rfind('.');
  if (dot == std::string_view::npos) return false;
  if (std::ranges::find(discovery_.extensions, name.substr(dot)) != discovery_.extensions.end()) return true;
  return std::ranges::any_of(
      discovery_.names, [&](const auto& ends) { return name.starts_with(ends.first) && name.ends_with(ends.second); });
}

void Walker::skip(const std::string& shown, Reason reason) {
  ++skipped_[static_cast<std::size_t>(reason)];
  if (discovery_.name_skipped) {
    notices_.push_back({shown, fmt::format("skipped: {}", kReasonNames[static_cast<std::size_t>(reason)]), false});
  }
}

// Links come last, so that what is in the tree itself keeps its own name; a followed folder may bring new links.
void Walker::follow_links() {
  while (!links_.empty()) {
    std::vector<Link> links = std::exchange(links_, {});
    std::ranges::sort(links, {}, &Link::shown);
    for (const Link& link : links) follow(link);
  }
}

/// Has the file been found under another name, which then is the better one?
bool Walker::is_found(const std::string& real) {
  for (; indexed_ < found_.size(); ++indexed_) found_names_.insert(found_[indexed_].real);
  return found_names_.contains(real);
}

void Walker::follow(const Link& link) {
  struct stat info{};
  if (stat(link.shown.c_str(), &info) != 0) {
    if (is_source(link.shown)) {
      notices_.push_back(
          {link.shown, fmt::format("is a symbolic link that leads nowhere: {}", std::strerror(errno)), false});
    }
    return;
  }
  if (S_ISREG(info.st_mode)) {
    if (!is_source(link.shown)) return;
    if (const std::string real = real_path(link.shown); !is_found(real)) found_.push_back({link.shown, real});
    return;
  }
  if (!S_ISDIR(info.st_mode) || visited_.contains({info.st_dev, info.st_ino})) return;
  const std::string real = with_slash(real_path(link.shown));
  if (!real.starts_with(link.boundary)) return skip(link.shown, Reason::outside);
  boundary_ = link.boundary;
  walk_from({link.shown + "/", real, link.relative + "/", ignores_above(real), Reason::none});
}

}  // namespace

Result<FileList> discover(const std::vector<std::string>& paths, const Discovery& discovery) {
  return Walker(discovery).run(paths);
}

}  // namespace snapcheck::base
