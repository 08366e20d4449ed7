// Text for people: the place, the line with a marker, the story, the repair.
#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "analyzer/output/formats.h"
#include "analyzer/output/region.h"

namespace snapcheck::output {
namespace {

using model::Level;

/// Wraps text in terminal colours, or leaves it alone.
class Paint {
 public:
  explicit Paint(bool on) : on_(on) {}

  std::string bold(std::string_view text) const { return wrap("1", text); }
  std::string dim(std::string_view text) const { return wrap("2", text); }
  std::string repair(std::string_view text) const { return wrap("32", text); }
  std::string level(Level level, std::string_view text) const {
    switch (level) {
      case Level::error:
        return wrap("1;31", text);
      case Level::warning:
        return wrap("1;33", text);
      case Level::note:
        return wrap("1;36", text);
      case Level::off:
        break;
    }
    return std::string(text);
  }

 private:
  std::string wrap(std::string_view code, std::string_view text) const {
    return on_ ? fmt::format("\x1b[{}m{}\x1b[0m", code, text) : std::string(text);
  }

  bool on_;
};

class TextWriter {
 public:
  explicit TextWriter(const Context& context) : context_(context), paint_(context.color) {}

  void finding(const model::Finding& finding);
  void summary(const model::Report& report);
  std::string take() { return std::move(out_); }

 private:
  void step(const model::Finding& finding, std::size_t index);
  void source_line(const base::Location& at, Level marker);
  std::uint32_t line_of(const base::Location& at) {
    return context_.sources.get(at.path).lines().line_at(at.span.begin);
  }
  std::string place(const base::Location& at);

  template <typename... Args>
  void print(fmt::format_string<Args...> format, Args&&... args) {
    fmt::format_to(std::back_inserter(out_), format, std::forward<Args>(args)...);
  }

  const Context& context_;
  Paint paint_;
  std::string out_;
};

std::string TextWriter::place(const base::Location& at) {
  const Region region = region_of(context_.sources.get(at.path), at.span);
  return fmt::format("{}:{}:{}", base::printable(at.path), region.line, region.column);
}

/// The line of source with its number; with a level, also the marker below it.
void TextWriter::source_line(const base::Location& at, Level marker) {
  const base::SourceText& source = context_.sources.get(at.path);
  if (source.text().empty()) return;
  const Excerpt piece = excerpt(source, at.span);
  print("{} {}\n", paint_.dim(fmt::format("{:>6} |", line_of(at))), piece.line);
  if (marker == Level::off) return;
  const std::string line = "^" + std::string(static_cast<std::size_t>(piece.width - 1), '~');
  print("{} {}{}\n", paint_.dim("       |"), std::string(static_cast<std::size_t>(piece.begin), ' '),
        paint_.level(marker, line));
}

void TextWriter::finding(const model::Finding& finding) {
  print("{} {} {} {}\n", paint_.bold(place(finding.at) + ":"),
        paint_.level(finding.level, fmt::format("{}:", model::to_string(finding.level))),
        base::printable(finding.message), paint_.dim(fmt::format("[{}]", finding.rule)));
  source_line(finding.at, finding.level);
  for (std::size_t i = 0; i < finding.story.size(); ++i) step(finding, i);
  if (!finding.repair.empty()) print("  {} {}\n", paint_.repair("repair:"), base::printable(finding.repair));
  out_ += '\n';
}

/// A step shows its line, unless the reader has just seen it.
void TextWriter::step(const model::Finding& finding, std::size_t index) {
  const model::Step& step = finding.story[index];
  print("  {}. {}: {}\n", index + 1, place(step.at), base::printable(step.text));
  const auto same_line = [&](const base::Location& at) {
    return at.path == step.at.path && line_of(at) == line_of(step.at);
  };
  if (same_line(finding.at) || (index > 0 && same_line(finding.story[index - 1].at))) return;
  source_line(step.at, Level::off);
}

std::string plural(std::size_t count, std::string_view noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

void TextWriter::summary(const model::Report& report) {
  const model::Counts& counts = report.counts;
  const auto of_level = [&](Level level) {
    return static_cast<std::size_t>(std::ranges::count(report.findings, level, &model::Finding::level));
  };
  const std::string levels =
      fmt::format("{}, {}, {}", plural(of_level(Level::error), "error"), plural(of_level(Level::warning), "warning"),
                  plural(of_level(Level::note), "note"));
  const Level worst =
      report.findings.empty() ? Level::off : std::ranges::max(report.findings, {}, &model::Finding::level).level;
  print("{}; {} analysed", paint_.level(worst, levels), plural(counts.analysed, "file"));

  std::size_t skipped = 0;
  std::string reasons;
  for (const auto& [reason, count] : counts.skipped) {
    skipped += count;
    reasons += fmt::format("{}{}: {}", reasons.empty() ? "" : ", ", reason, count);
  }
  print(", {} skipped{}", skipped, reasons.empty() ? "" : " (" + reasons + ")");
  print(", {} failed; {} suppressed", counts.failed, counts.suppressed);
  if (counts.in_baseline != 0) print(", {} in baseline", counts.in_baseline);
  print("; {:.2f} s\n", counts.seconds);
}

}  // namespace

std::string write_text(const model::Report& report, const model::RuleSet&, const Context& context) {
  TextWriter writer(context);
  for (const model::Finding& finding : report.findings) writer.finding(finding);
  if (context.summary) writer.summary(report);
  return writer.take();
}

std::string notices_text(const model::Report& report, const Context& context, bool all) {
  std::string out;
  for (const model::Notice& notice : report.notices) {
    if (!all && !notice.incomplete) continue;
    out += "snapcheck: ";
    if (notice.has_span) {
      const Region region = region_of(context.sources.get(notice.path), notice.span);
      out += fmt::format("{}:{}:{}: ", base::printable(notice.path), region.line, region.column);
    } else if (!notice.path.empty()) {
      out += base::printable(notice.path) + ": ";
    }
    out += base::printable(notice.text) + "\n";
  }
  return out;
}

}  // namespace snapcheck::output
