// Scan: source files in, report out. scan.cpp is the page to read first.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "analyzer/base/date.h"
#include "analyzer/base/files.h"
#include "analyzer/base/result.h"
#include "analyzer/model/catalog.h"
#include "analyzer/model/report.h"

namespace snapcheck {

struct ScanOptions {
  std::vector<std::string> paths;
  base::Discovery discovery;                    ///< extensions and test code globs are filled in by scan()
  std::string platform;                         ///< "" for the rules' own levels
  std::map<std::string, model::Level> levels;   ///< rule id -> level; off disables
  std::vector<std::string> only_rules;          ///< when not empty, no other rule speaks
  std::vector<std::string> handlers;            ///< extra entry points: "app.main", "com.acme.Orders::handle", globs
  unsigned jobs = 0;                            ///< threads; 0: one for each core
  std::chrono::milliseconds file_limit{10000};  ///< for parsing and lowering one file
  std::vector<std::string> compile_commands;  ///< C, C++: compile_commands.json files or folders; empty: look for some
  bool cache = true;                          ///< C, C++: keep and use the facts of earlier scans
  base::Date today{};
  std::function<void(std::size_t done, std::size_t total)> progress;  ///< called from any thread, one at a time
};

/// Analyses everything below the paths. Fails only when nothing sensible can be said (a path that does not exist);
/// files that cannot be read or take too long are notices.
base::Result<model::Report> scan(const ScanOptions& options, const model::RuleSet& rules);

}  // namespace snapcheck
