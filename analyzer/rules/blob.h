// A RuleSet as bytes: how the built-in rules get into the program. snapcheck-embed writes them at build time,
// built_in() reads them at every start, in well under a millisecond; parsing the YAML would take a hundred times as
// long.
//
// Layout: every struct is its members in order, without names or padding. Numbers are LEB128, a text is its length and
// its bytes, a list is its length and its items, an optional is a flag and its value. Writer and reader are made from
// one description of each struct (blob.cpp), so they cannot disagree. The format lives as long as one build.
#pragma once

#include <string>
#include <string_view>

#include "analyzer/base/result.h"
#include "analyzer/model/catalog.h"

namespace snapcheck::rules {

std::string encode(const model::RuleSet& rules);

/// Fails on bytes that encode() did not write; never reads outside `bytes`.
base::Result<model::RuleSet> decode(std::string_view bytes);

}  // namespace snapcheck::rules
