// The front-end interface. frontends.cpp holds the table: a new language is one source file and one row there.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "analyzer/base/result.h"
#include "analyzer/model/facts.h"

namespace snapcheck::lang {

/// What a front end may ask about the rest of the tree while it lowers one file. Thread-safe.
class Names {
 public:
  virtual ~Names() = default;

  /// Java: is there a type of this qualified name, in the tree or in the catalogue?
  /// Decides `import a.*`, same-package and nested names.
  virtual bool knows_type(std::string_view qualified) const = 0;

  /// Python: the canonical name of the project module that `import dotted` means in the file `path`, or nothing
  /// when it is a library module. Relative imports are made absolute by the front end before it asks.
  virtual std::optional<std::string> module(std::string_view path, std::string_view dotted) const = 0;
};

struct Source {
  std::string path;         ///< as shown to the user
  std::string_view text;    ///< UTF-8, not necessarily valid; no BOM
  std::string module;       ///< Python: canonical dotted name of this module; Java: unused
  bool is_package = false;  ///< Python: the file is an __init__.py
};

struct Limits {
  /// Asked from time to time during the parse and the lowering; true ends the work on this file with an error.
  std::function<bool()> expired;
};

/// How the names of files begin and end: "application" and ".yml".
struct FileNames {
  std::string_view begin, end;
};

struct FrontEnd {
  std::string_view language;
  std::span<const std::string_view> extensions;  ///< of source code, with the dot
  /// Thread-safe. Fails only when the limit expired or the parser gave up; broken source is lowered as far as it
  /// can be read, with Facts::syntax_errors.
  base::Result<model::Facts> (*lower)(const Source& source, const Names& names, const Limits& limits);
  /// Of files that are no source code and belong to programs in this language: settings. They are found by name, and
  /// read where there is source code of the language.
  std::span<const FileNames> files = {};
  /// Of `files`: the text says something. Source code is chosen by its identifiers (triggers.h).
  bool (*says_something)(std::string_view text) = nullptr;

  bool is_source() const { return !extensions.empty(); }
};

/// All front ends; a language has one for its source code, and can have another one for the files beside it.
std::span<const FrontEnd> front_ends();

/// The front end for a path by its extension or its name, or nullptr.
const FrontEnd* front_end_for(std::string_view path);

}  // namespace snapcheck::lang
