// What the helper snapcheck-cxx says about one translation unit, and how it travels through a pipe and lies in the
// cache.
//
//   "SNAPCXX" version | fields of Unit, in the order of unit.cpp | FNV-1a of all that, 8 bytes
//
// Numbers are LEB128, texts are a length and bytes, tables a count and rows. The helper and the program are built
// together: another version is refused, not read.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analyzer/base/result.h"
#include "analyzer/model/facts.h"

namespace snapcheck::lang::cpp {

/// Goes up with every change of unit.h, unit.cpp, model/facts.h or the lowering: the cache must not hand out old facts.
inline constexpr unsigned char kUnitVersion = 14;

/// A complaint of the compiler in one of the files.
struct Problem {
  std::string path;  ///< as the user would write it; empty when it is about the whole unit
  model::Span span;
  std::string text;
  bool missing_header = false;  ///< `text` is the name between the quotes of the #include
};

struct Unit {
  /// The main file first, then the headers of the project that it includes, each with its own rows.
  std::vector<model::Facts> files;
  std::vector<Problem> problems;        ///< errors only, the first ones
  std::size_t errors = 0;               ///< how many there were
  std::vector<std::string> inclusions;  ///< absolute paths of all files that were read, the main file first
};

std::string encode(const Unit& unit);

/// Checks everything that can be checked without the source text (model/validate.h does the rest). Fails on damage.
base::Result<Unit> decode(std::string_view bytes);

}  // namespace snapcheck::lang::cpp
