// The report for a reader in a terminal.
#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>

#include "vmm/verify/writers.h"

namespace snapcheck::vmm::verify {
namespace {

constexpr std::size_t kLongestValue = 24;
constexpr std::size_t kLongestUse = 60;  // what was done with a descriptor
constexpr int kMostConstant = 8;         // outputs that are the same everywhere
constexpr std::size_t kMostShown = 4;    // values of one boot

class TextWriter {
 public:
  explicit TextWriter(const WriteOptions& options) : options_(options) {}
  std::string write(const Report& report);

 private:
  template <typename... Args>
  void line(fmt::format_string<Args...> format, Args&&... args) {
    fmt::format_to(std::back_inserter(out_), format, std::forward<Args>(args)...);
    out_ += '\n';
  }
  std::string paint(const char* code, const std::string& text) const {
    return options_.color ? fmt::format("\x1b[{}m{}\x1b[0m", code, text) : text;
  }
  void observation(const Observation& seen);
  void observations(const Report& report);
  void hooks(const Report& report);
  void predictions(const Report& report);
  void phases(const Report& report);

  const WriteOptions& options_;
  std::string out_;
};

/// "a a a b", or "a x 4" when all are equal.
std::string row_text(const std::vector<Cell>& row, std::size_t longest) {
  const auto text = [&](const Cell& cell) { return cell ? shortened(*cell, longest) : std::string("-"); };
  if (row.size() > 1 && std::ranges::all_of(row, [&](const Cell& cell) { return cell == row.front(); })) {
    return fmt::format("{} x {}", text(row.front()), row.size());
  }
  std::string out;
  for (std::size_t i = 0; i < std::min(row.size(), kMostShown); ++i) out += (i == 0 ? "" : "  ") + text(row[i]);
  return row.size() > kMostShown ? out + "  ..." : out;
}

void TextWriter::observation(const Observation& seen) {
  const std::string verdict = fmt::format("{:<9}", to_string(seen.verdict));
  const std::string what = seen.what.empty() ? "" : fmt::format(" ({})", seen.what);
  line("  {}  {}{}", paint(seen.defect ? "31" : "32", verdict), paint("1", seen.name), what);
  const std::size_t longest = seen.kind == Observation::kDescriptor ? kLongestUse : kLongestValue;
  for (std::size_t b = 0; b < seen.values.size(); ++b)
    line("               boot {}: {}", b + 1, row_text(seen.values[b], longest));
  if (!seen.why.empty()) line("               {}", seen.why);
  if (!seen.blamed.empty()) line("               scan: {}", seen.blamed);
}

void TextWriter::observations(const Report& report) {
  std::map<std::string_view, int> fine;
  int constant = 0;  // outputs; a page of HTML has hundreds
  for (const Observation& seen : report.observations) {
    const bool same = seen.kind == Observation::kOutput && !seen.defect && seen.verdict == Verdict::kConstant;
    if (!options_.all && same && ++constant > kMostConstant) continue;
    if (seen.defect || seen.kind != Observation::kState || options_.all) {
      observation(seen);
    } else {
      ++fine[to_string(seen.verdict)];
    }
  }
  if (constant > kMostConstant) line("  output that is constant: {} more (-v lists it)", constant - kMostConstant);
  if (fine.empty()) return;
  std::string counts;
  for (const auto& [verdict, count] : fine)
    counts += fmt::format("{}{} {}", counts.empty() ? "" : ", ", count, verdict);
  line("  state without a finding: {} (-v lists it)", counts);
}

void TextWriter::hooks(const Report& report) {
  // A hook runs in each clone; the slowest run of it is told, or the one that failed.
  std::map<std::pair<std::string, std::string>, HookRun> worst;
  for (const HookRun& hook : report.hooks) {
    HookRun& known = worst.try_emplace({hook.phase == "before" ? "1" : "2", hook.name}, hook).first->second;
    if (known.error.empty() && (!hook.error.empty() || hook.seconds > known.seconds)) known = hook;
  }
  for (const auto& [key, hook] : worst) {
    line("  hook {} {}: {}", hook.name, hook.phase == "before" ? "before the snapshot" : "after the restore",
         hook.error.empty() ? fmt::format("{:.3f} s", hook.seconds) : paint("31", "failed: " + hook.error));
  }
  for (const IdleHook& hook : report.idle) line("  hook {}", paint("33", idle_text(hook)));
}

void TextWriter::predictions(const Report& report) {
  for (const Prediction& prediction : report.predictions) {
    line("  scan  {}  {}: {} [{}]",
         paint(prediction.status == "confirmed" ? "31" : "0", fmt::format("{:<12}", prediction.status)),
         prediction.place, prediction.message, prediction.rule);
  }
  if (!report.scanned) return;
  const auto missed = std::ranges::count_if(report.observations,
                                            [](const Observation& seen) { return seen.defect && seen.blamed.empty(); });
  if (missed > 0) line("  scan did not predict {} of these", missed);
}

void TextWriter::phases(const Report& report) {
  double all = 0;
  std::string text;
  for (const Phase& phase : report.phases) {
    all += phase.seconds;
    text += fmt::format("{}{} {:.1f} s", text.empty() ? "" : ", ", phase.name, phase.seconds);
  }
  line("  {:.1f} s: {}", all, text);
}

std::string TextWriter::write(const Report& report) {
  line("{}", paint("1", fmt::format("{} ({}, {})", report.app, report.runtime, report.handler)));
  line("  engine {}", report.engine);
  line("  {} mode, {} cold boots x {} clones, {} invocations", report.mode, report.boots, report.clones,
       report.invocations);
  phases(report);
  hooks(report);
  observations(report);
  predictions(report);
  for (const ControlResult& control : report.controls) {
    line("  control {}: {}{}", control.fine ? "ok" : paint("31", "FAILED"), control.name,
         control.fine ? fmt::format(", {}", control.what) : fmt::format(", {}", control.what));
  }
  for (const std::string& notice : report.notices) line("  note: {}", notice);
  const bool fine = report.outcome == Outcome::kFine;
  line("{}: {}", paint(fine ? "32" : "31", std::string(to_string(report.outcome))), report.reason);
  return std::move(out_);
}

}  // namespace

std::string write_text(const std::vector<Report>& reports, const WriteOptions& options) {
  std::string out;
  for (const Report& report : reports) {
    if (!out.empty()) out += '\n';
    out += TextWriter(options).write(report);
  }
  return out;
}

}  // namespace snapcheck::vmm::verify
