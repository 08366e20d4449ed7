// Which files of C and C++ can have to do with each other: a unit knows of another's functions and variables through a
// header that both include, or because it declares them by hand. Read from the text alone, and generous: what is in
// doubt hangs together.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "analyzer/lang/tokens.h"

namespace snapcheck::lang::cpp {

/// What a text says about other files.
struct Outline {
  std::vector<std::string> included;  ///< what #include names; of "<name>" with the "<"
  std::vector<Token> declared;        ///< functions and variables that it declares, but does not make
  bool computed = false;              ///< includes what a macro names
};

/// Conditions are not evaluated, macros are not expanded. Linear.
Outline outline_of(std::string_view text);

struct Relative {
  std::string_view path;
  const Outline* outline = nullptr;
  const TokenSet* tokens = nullptr;
};

/// By file: the number of its group. Files are in one group when one includes the other, both include the same name
/// that is none of theirs, or a source declares by hand what the other mentions. Headers of libraries (in <>) connect
/// nobody, nor do those that a command line includes (-include): they hold settings, by custom. Linear in the
/// identifiers of the files.
std::vector<std::uint32_t> groups_of(const std::vector<Relative>& files);

}  // namespace snapcheck::lang::cpp
