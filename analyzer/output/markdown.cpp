// Markdown for a pull request comment or a job summary.
#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "analyzer/output/formats.h"
#include "analyzer/output/region.h"

namespace snapcheck::output {
namespace {

using model::Level;

/// Text in which nothing is markup. Line ends become spaces.
std::string escaped(std::string_view text) {
  constexpr std::string_view kSpecial = "\\`*_{}[]<>#|~&!";
  std::string out;
  for (const char c : base::printable(text)) {
    if (kSpecial.find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

/// A code span; its fence is longer than any run of backticks inside.
std::string code(std::string_view text) {
  const std::string shown = base::printable(text);
  std::size_t longest = 0;
  for (std::size_t i = 0, run = 0; i < shown.size(); ++i) {
    run = shown[i] == '`' ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  const std::string fence(longest + 1, '`');
  const std::string_view pad = shown.starts_with('`') || shown.ends_with('`') ? " " : "";
  return fmt::format("{}{}{}{}{}", fence, pad, shown, pad, fence);
}

class MarkdownWriter {
 public:
  explicit MarkdownWriter(const Context& context) : context_(context) {}

  void heading(const model::Report& report);
  void finding(const model::Finding& finding);
  void notices(const model::Report& report);
  std::string take() { return std::move(out_); }

 private:
  template <typename... Args>
  void print(fmt::format_string<Args...> format, Args&&... args) {
    fmt::format_to(std::back_inserter(out_), format, std::forward<Args>(args)...);
  }
  std::string place(const base::Location& at) const {
    return fmt::format("{}:{}", at.path, region_of(context_.sources.get(at.path), at.span).line);
  }
  void source_line(const base::Location& at, std::string_view indent);

  const Context& context_;
  std::string out_;
};

void MarkdownWriter::heading(const model::Report& report) {
  const auto of_level = [&](Level level) { return std::ranges::count(report.findings, level, &model::Finding::level); };
  const model::Counts& counts = report.counts;
  std::size_t skipped = 0;
  for (const auto& [reason, count] : counts.skipped) skipped += count;
  print("## snapcheck\n\n");
  print("| errors | warnings | notes | suppressed | files analysed | skipped | failed |\n");
  print("| ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n");
  print("| {} | {} | {} | {} | {} | {} | {} |\n", of_level(Level::error), of_level(Level::warning),
        of_level(Level::note), counts.suppressed, counts.analysed, skipped, counts.failed);
}

void MarkdownWriter::source_line(const base::Location& at, std::string_view indent) {
  const base::SourceText& source = context_.sources.get(at.path);
  std::string line = excerpt(source, at.span).line;
  line.erase(0, std::min(line.find_first_not_of(' '), line.size()));
  if (!line.empty()) print("{}{}\n", indent, code(line));
}

void MarkdownWriter::finding(const model::Finding& finding) {
  print("\n### {}: {}\n\n", model::to_string(finding.level), code(finding.rule));
  print("{}: {}\n\n", code(place(finding.at)), escaped(finding.message));
  source_line(finding.at, "");
  if (!finding.story.empty()) out_ += '\n';
  for (std::size_t i = 0; i < finding.story.size(); ++i) {
    const model::Step& step = finding.story[i];
    print("{}. {}: {}\n", i + 1, code(place(step.at)), escaped(step.text));
  }
  if (!finding.repair.empty()) print("\n**Repair:** {}\n", escaped(finding.repair));
}

void MarkdownWriter::notices(const model::Report& report) {
  if (report.notices.empty()) return;
  print("\n### Notices\n\n");
  for (const model::Notice& notice : report.notices) {
    if (notice.path.empty()) {
      print("- {}\n", escaped(notice.text));
    } else if (notice.has_span) {
      print("- {}: {}\n", code(place({notice.path, notice.span})), escaped(notice.text));
    } else {
      print("- {}: {}\n", code(notice.path), escaped(notice.text));
    }
  }
}

}  // namespace

std::string write_markdown(const model::Report& report, const model::RuleSet&, const Context& context) {
  MarkdownWriter writer(context);
  writer.heading(report);
  for (const model::Finding& finding : report.findings) writer.finding(finding);
  writer.notices(report);
  return writer.take();
}

}  // namespace snapcheck::output
