// Reports of verify as text, JSON, ...
#pragma once

#include <string>
#include <vector>

#include "vmm/verify/report.h"

namespace snapcheck::vmm::verify {

struct WriteOptions {
  bool color = false;
  bool all = false;  ///< text: state that is fine, too
  std::string version;
};

struct Writer {
  std::string_view name;
  std::string (*write)(const std::vector<Report>& reports, const WriteOptions& options);
};

/// The table of formats; the first is the default.
const std::vector<Writer>& writers();
const Writer* writer_named(std::string_view name);

std::string write_text(const std::vector<Report>& reports, const WriteOptions& options);
std::string write_json(const std::vector<Report>& reports, const WriteOptions& options);
std::string write_html(const std::vector<Report>& reports, const WriteOptions& options);
std::string write_junit(const std::vector<Report>& reports, const WriteOptions& options);
std::string write_markdown(const std::vector<Report>& reports, const WriteOptions& options);

/// Puts a letter for each different value into the place of the values, so that no secret leaves this host. What is
/// equal stays equal.
void redact(std::vector<Report>& reports);

/// "app.reconnect after the restore never ran: ..."
std::string idle_text(const IdleHook& hook);

/// As text or attribute of HTML and XML; characters that XML 1.0 does not have become "?".
std::string escaped(std::string_view text);

/// A value as one line of at most `most` characters.
std::string shortened(const std::string& text, std::size_t most);

}  // namespace snapcheck::vmm::verify
