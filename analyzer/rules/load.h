// Rule files to a RuleSet. docs/rule-format.md describes the files; words.h has their vocabulary.
//
// There are three kinds of file, told apart by a key at the top: `concepts:` (what there is to know), `language:`
// (a catalogue: which API is which concept), anything else is a rule, whose id is the file's name. Reading is strict:
// an unknown key, word, concept or type of value, a missing key, the same API twice under the same conditions are
// errors, "path:line: what; remedy", and nothing is loaded.
//
// No disk access except in read_rule_files.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "analyzer/base/result.h"
#include "analyzer/model/catalog.h"

namespace snapcheck::rules {

struct TextFile {
  std::string path;  ///< for messages, and for the id of a rule
  std::string text;
};

/// A whole rule set. The order of `files` does not matter, except that of catalogue files of one language.
base::Result<model::RuleSet> load(std::span<const TextFile> files);

/// `base` with the user's own files over it: entries of the user's catalogues are asked before those of `base`, new
/// rules and concepts join the old ones. A rule or concept of `base` cannot be written again.
base::Result<model::RuleSet> extend(model::RuleSet base, std::span<const TextFile> files);

/// All .yaml and .yml files below `directory` (or that one file), sorted by path. Not following links to folders.
base::Result<std::vector<TextFile>> read_rule_files(const std::string& path);

/// What a built-in rule must have beyond what load() asks: every part of its documentation and an example. One line,
/// "path:line: what", for each gap.
std::vector<std::string> gaps(const model::RuleSet& rules);

}  // namespace snapcheck::rules
