// Choice: which files have to be parsed.
//
// Most trees hold files that no story can lead through. Every file is read for its identifiers; parsed are those that
// name an API or an entry point, and all that hang together with these by names: a file that says the name of
// another's type or module, to any number of steps and in both directions. What is left out cannot call, hold or
// hand on anything of what is looked at.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "analyzer/lang/cpp/relations.h"
#include "analyzer/lang/tokens.h"

namespace snapcheck {

struct Candidate {
  std::string path;
  std::string language;
  lang::TokenSet tokens;
  lang::Token name = 0;        ///< by which other files mention this one: the type's or module's simple name
  lang::cpp::Outline outline;  ///< C, C++
  bool relevant = false;       ///< names a hazardous API, an entry point, a hook or a suppression
  bool is_source = true;       ///< and no settings
};

/// Indices into `files`, ascending. Linear in the identifiers of the files.
std::vector<std::uint32_t> choose(const std::vector<Candidate>& files);

}  // namespace snapcheck
