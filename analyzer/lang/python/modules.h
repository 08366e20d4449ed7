// Which file a Python import means.
//
// A file's import root is its first ancestor directory without an __init__.py: what stands on sys.path when the
// file is used as it was meant. Its natural name is its path from there ("shop/cart.py" -> "shop.cart"). Where
// several files have the same natural name (functions/a/app.py, functions/b/app.py), all of them get as much more of
// their paths in front as makes them distinct ("a.app", "b.app"); that is the canonical name.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace snapcheck::lang::python {

struct Module {
  std::string path;         ///< as given
  std::string name;         ///< canonical, unique in the index
  bool is_package = false;  ///< an __init__.py
};

/// True for a top-level name of the standard library ("random").
bool is_standard_module(std::string_view name);

/// Read-only after construction, so thread-safe. Time and memory are linear in the lengths of the paths.
class ModuleIndex {
 public:
  /// `paths`: all Python files of the project, as shown to the user, with `/`. Their order does not matter.
  /// `roots`: the scanned directories or files, written like the beginnings of `paths`.
  /// `libraries`: top-level names that mean third-party packages ("redis"); they are treated like those of the
  /// standard library.
  explicit ModuleIndex(std::span<const std::string> paths, std::span<const std::string> roots = {},
                       std::span<const std::string> libraries = {});
  ModuleIndex(ModuleIndex&&) = default;  // no copies: the indexes hold views
  ModuleIndex& operator=(ModuleIndex&&) = default;

  /// Sorted by path.
  const std::vector<Module>& modules() const { return modules_; }

  /// The module of a file, or nullptr when it is not in the index.
  const Module* module(std::string_view path) const;
  /// Canonical name of a file; that of a file outside the index is its name without .py.
  std::string name_of(std::string_view path) const;
  bool is_package(std::string_view path) const;

  /// The canonical name of the project module that an absolute import of `dotted` in the file `importing_path` means;
  /// nothing when it is a library's, or a mere directory. Looks in the file's own import root, then (unless `dotted`
  /// begins with a library's name) in the directories above it, up to the one that holds the scan root, and their
  /// src/, then for the only file whose natural name it is.
  std::optional<std::string> resolve(std::string_view importing_path, std::string_view dotted) const;

 private:
  struct Entry {
    std::string stem;       ///< path without .py, or the package's directory
    std::size_t root = 0;   ///< length of the import root in `stem`, with its slash
    std::size_t shown = 0;  ///< where the canonical name begins in `stem`
  };

  void find_packages();
  void find_roots();
  void make_unique();
  std::uint32_t file_at(std::string_view directory, std::string_view relative) const;
  bool is_library(std::string_view top) const;
  bool is_floor(std::string_view directory) const;

  std::vector<Module> modules_;
  std::vector<Entry> entries_;  ///< in step with modules_
  std::unordered_map<std::string_view, std::uint32_t> by_path_;
  std::unordered_map<std::string_view, std::uint32_t> by_stem_;  ///< a package wins over a module of the same name
  std::unordered_map<std::string, std::uint32_t> by_natural_;    ///< kSeveral when it is no file's alone
  std::unordered_set<std::string> libraries_;
  std::vector<std::string> floors_;  ///< directories above the scan roots, where the search upwards ends
};

}  // namespace snapcheck::lang::python
