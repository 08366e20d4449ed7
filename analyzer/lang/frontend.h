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
  std::string path;           ///< as shown to the user
  std::string_view text;      ///< UTF-8, not necessarily valid; no BOM
  std::string module;         ///< Python: canonical dotted name of this module; Java: unused
  bool is_package = false;    ///< Python: the file is an __init__.py
};

struct Limits {
  /// Asked from time to time during the parse and the lowering; true ends the work on this file with an error.
  std::function<bool()> expired;
};

struct FrontEnd {
  std::string_view language;
  std::span<const std::string_view> extensions;  ///< with the dot
  /// Thread-safe. Fails only when the limit expired or the parser gave up; broken source is lowered as far as it
  /// can be read, with Facts::syntax_errors.
  base::Result<model::Facts> (*lower)(const Source& source, const Names& names, const Limits& limits);
};

/// All front ends.
std::span<const FrontEnd> front_ends();

/// The front end for a path by its extension, or nullptr.
const FrontEnd* front_end_for(std::string_view path);

}  // namespace snapcheck::lang
