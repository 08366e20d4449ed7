// A writer turns a report into the text of one format. writers.cpp holds the table: a new format is one source file
// and one row there.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "analyzer/base/repository.h"
#include "analyzer/base/sources.h"
#include "analyzer/model/catalog.h"
#include "analyzer/model/report.h"

namespace snapcheck::output {

/// What a writer needs besides the report.
struct Context {
  base::SourceSet& sources;
  std::string version;   ///< of snapcheck
  std::string platform;  ///< that the scan was for; empty for the default one
  /// Absolute folder, links resolved, to which paths in SARIF are relative: the top of the repository.
  std::string root;
  std::optional<base::Revision> revision;                  ///< what is checked out there
  bool color = false;                                      ///< text: with terminal colours
  bool summary = true;                                     ///< text: with the last line
  std::string (*rule_page)(const model::Rule&) = nullptr;  ///< a rule's documentation as Markdown
};

struct Writer {
  std::string_view name;  ///< as in --format
  /// The whole output, UTF-8, ending with a line end. The same report gives the same bytes; only text names the time.
  std::string (*write)(const model::Report& report, const model::RuleSet& rules, const Context& context);
};

std::span<const Writer> writers();

/// The writer of a format, or nullptr.
const Writer* writer_named(std::string_view name);

/// The notices of a report, one line each, for the terminal. `all` false: only those about missing code.
std::string notices_text(const model::Report& report, const Context& context, bool all);

}  // namespace snapcheck::output
