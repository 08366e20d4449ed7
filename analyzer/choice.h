// Choice: which files have to be parsed.
//
// Most files of a tree name no catalogued API and no entry point. They are read, but parsed only when a story can
// lead through them:
//   1. files that name an API or an entry point;
//   2. with entry points: files that an entry file mentions, and those on a chain of mentions from an entry file to
//      an API file, as they decide in which phase its code runs;
//   3. files that name a function, type or variable out of which, as the program so far shows, a hazard comes;
//      again and again until there is no new one.
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

/// Steps 1 and 2: indices into `files`, ascending.
std::vector<std::uint32_t> first_choice(const std::vector<Candidate>& files);

/// A pair of identifiers; a file that has both may use the thing.
using Export = std::pair<lang::Token, lang::Token>;

/// What comes out of the files parsed so far: (owner, member) of functions that return, and of types and variables
/// that hold, a hazardous value.
std::set<Export> exports_of(const model::Program& program, const model::Trace& trace);

/// Step 3: files that are not `chosen` yet and have both identifiers of an export in `wanted`.
std::vector<std::uint32_t> next_choice(const std::vector<Candidate>& files, const std::vector<bool>& chosen,
                                       const std::set<Export>& wanted);

}  // namespace snapcheck
