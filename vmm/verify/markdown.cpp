// Markdown for a job's summary page: what is wrong in a table, the rest as counts.
#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>

#include "vmm/verify/writers.h"

namespace snapcheck::vmm::verify {
namespace {

/// In a table's cell: as code, without what would end the cell or the code.
std::string code(std::string text) {
  std::ranges::replace(text, '`', '\'');
  std::ranges::replace(text, '\n', ' ');
  std::string out = "`";
  for (const char c : text) out += c == '|' ? "\\|" : std::string(1, c);
  return out + "`";
}

std::string row_text(const std::vector<Cell>& row) {
  const bool equal = std::ranges::all_of(row, [&](const Cell& cell) { return cell == row.front(); });
  if (equal && !row.empty()) return fmt::format("{} x {}", row[0] ? code(shortened(*row[0], 40)) : "-", row.size());
  std::string out;
  for (const Cell& cell : row) out += (out.empty() ? "" : " ") + (cell ? code(shortened(*cell, 40)) : std::string("-"));
  return out;
}

/// One sentence; with a trace or a program's output as a block below it.
std::string told(const std::string& reason) {
  const std::size_t end = reason.find('\n');
  if (end == std::string::npos) return reason + ". ";
  std::string rest = reason.substr(end + 1);
  for (std::size_t at; (at = rest.find("```")) != std::string::npos;) rest.replace(at, 3, "` ` `");
  while (rest.ends_with('\n')) rest.pop_back();
  return fmt::format("{}:\n\n```\n{}\n```\n\n", reason.substr(0, end), rest);
}

}  // namespace

std::string write_markdown(const std::vector<Report>& reports, const WriteOptions&) {
  std::string out = "## snapcheck verify\n";
  for (const Report& report : reports) {
    fmt::format_to(std::back_inserter(out), "\n### {}: {}\n\n{}{} cold boots x {} clones, {} mode, engine {}.\n",
                   code(report.app), to_string(report.outcome), told(report.reason), report.boots, report.clones,
                   report.mode, report.engine.substr(0, report.engine.find(' ')));
    std::map<std::string_view, int> fine;
    std::string table;
    for (const Observation& seen : report.observations) {
      if (!seen.defect) {
        ++fine[to_string(seen.verdict)];
        continue;
      }
      fmt::format_to(std::back_inserter(table), "| {} | {}{} |", code(seen.name), to_string(seen.verdict),
                     seen.what.empty() ? "" : ": " + seen.what);
      for (const auto& row : seen.values) table += (&row == &seen.values.front() ? " " : "<br>") + row_text(row);
      table += fmt::format(" | {} |\n", seen.blamed.empty() ? "" : code(seen.blamed));
    }
    if (!table.empty())
      out += "\n| value | verdict | clones, one line for each boot | scan |\n| --- | --- | --- | --- |\n" + table;
    out += '\n';
    for (const auto& [verdict, count] : fine) fmt::format_to(std::back_inserter(out), "{} {}. ", count, verdict);
    for (const ControlResult& control : report.controls) {
      if (!control.fine)
        fmt::format_to(std::back_inserter(out), "Control failed: {}: {}. ", control.name, control.what);
    }
    out += '\n';
    for (const Prediction& prediction : report.predictions) {
      if (prediction.status == "refuted" || !prediction.error) continue;
      fmt::format_to(std::back_inserter(out), "\n- {}: {} {}\n", prediction.status, code(prediction.place),
                     code(prediction.rule));
    }
    for (const IdleHook& hook : report.idle) out += fmt::format("\nHook {}.\n", idle_text(hook));
    for (const std::string& notice : report.notices) out += fmt::format("\n{}.\n", notice);
  }
  return out;
}

}  // namespace snapcheck::vmm::verify
