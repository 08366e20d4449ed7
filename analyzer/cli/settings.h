// What a run does: flags over environment over .snapcheck.yaml over defaults, with every value checked.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "analyzer/base/result.h"
#include "analyzer/cli/config.h"
#include "analyzer/model/catalog.h"

namespace snapcheck::cli {

/// The flags of `scan` as they were given; empty texts were not.
struct Flags {
  std::vector<std::string> paths;
  std::string format, fail_on, platform, jobs, color, progress, max_file_size, config;
  std::vector<std::string> outputs;  ///< FORMAT=FILE
  std::vector<std::string> only, disabled, handlers, rule_folders, compile_commands;
  bool quiet = false, verbose = false, allow_incomplete = false, allow_empty = false, no_config = false,
       no_cache = false;
};

/// One format with the file for it.
struct Output {
  std::string format;
  std::string path;
};

struct Settings {
  std::vector<std::string> paths;
  ConfigFile file;
  model::RuleSet rules;
  Value format, fail_on, platform, color, progress, jobs, max_file_size;  ///< checked
  std::vector<Output> outputs;
  model::Level threshold = model::Level::warning;  ///< Level::off: never fail
  std::map<std::string, model::Level> levels;      ///< by rule id
  std::vector<std::string> only;
  std::vector<std::string> handlers, compile_commands;
};

/// Finds and reads the configuration, loads the rules, checks everything.
base::Result<Settings> settle(const Flags& flags);

/// The built-in rules with those of `folders` over them.
base::Result<model::RuleSet> load_rules(const std::vector<std::string>& folders);

/// The same with the catalogues of the `.snapcheck.yaml` that holds for the current folder, if there is one.
base::Result<model::RuleSet> load_rules_here(const std::vector<std::string>& folders);

/// Fails with a suggestion when there is no such rule. `origin` says where the id was written.
base::Result<void> check_rule_id(const model::RuleSet& rules, const Value& id);

}  // namespace snapcheck::cli
