// Choice: which files have to be parsed.
//
// Most files of a tree name no catalogued API and no entry point. They are read, but parsed only when a story can
// lead through them:
//   1. files that name an API or an entry point;
//   2. files that name a function, type or variable out of which, as the program so far shows, a hazard comes;
//   3. with entry points: files on a chain of mentions from an entry file to a file out of which a hazard comes, as
//      they decide in which phase its code runs;
//   and 2 and 3 again and again until there is no new one.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "analyzer/lang/tokens.h"
#include "analyzer/model/trace.h"

namespace snapcheck {

struct Candidate {
  std::string path;
  std::string language;
  lang::TokenSet tokens;
  lang::Token name = 0;  ///< by which other files mention this one: the type's or module's simple name
  bool source = false;   ///< names a hazardous API
  bool entry = false;    ///< names an entry point or hook
};

/// Step 1: indices into `files`, ascending. With the files of the same folder that an entry file with an API mentions:
/// a seed may be a constant of another file.
std::vector<std::uint32_t> first_choice(const std::vector<Candidate>& files);

/// A pair of identifiers; a file that has both may use the thing.
using Export = std::pair<lang::Token, lang::Token>;

/// What comes out of the files parsed so far.
struct Exports {
  std::set<Export> names;       ///< (owner, member) of functions that return, types and variables that hold a hazard
  std::set<std::string> paths;  ///< files that declare these
  /// Types that these files extend and that are not parsed yet, as (folder's name, simple name): calls come
  /// through them, though they do not mention who extends them.
  std::set<Export> supers;
};

Exports exports_of(const model::Program& program, const model::Trace& trace);

/// Steps 2 and 3: files that are not `chosen` yet.
std::vector<std::uint32_t> next_choice(const std::vector<Candidate>& files, const std::vector<bool>& chosen,
                                       const Exports& exports);

}  // namespace snapcheck
