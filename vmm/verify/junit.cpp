// JUnit: one suite for each app, one case for each observation, control and hook.
#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "vmm/verify/writers.h"

namespace snapcheck::vmm::verify {
namespace {

std::string values_text(const Observation& seen) {
  std::string out;
  for (std::size_t b = 0; b < seen.values.size(); ++b) {
    fmt::format_to(std::back_inserter(out), "boot {}:", b + 1);
    for (const Cell& cell : seen.values[b]) out += " " + (cell ? shortened(*cell, 200) : std::string("-"));
    out += '\n';
  }
  return out;
}

struct Case {
  std::string group, name;
  std::string failure;  ///< empty when it went well
  std::string text;
};

std::vector<Case> cases_of(const Report& report) {
  std::vector<Case> cases = {{"verdict", "verdict", report.outcome == Outcome::kFine ? "" : report.reason, ""}};
  for (const Observation& seen : report.observations) {
    std::string failure;
    if (seen.defect) failure = fmt::format("{}{}", to_string(seen.verdict), seen.what.empty() ? "" : ": " + seen.what);
    cases.push_back({std::string(to_string(seen.kind)), seen.name, failure, values_text(seen)});
  }
  for (const ControlResult& control : report.controls) {
    cases.push_back({"control", control.name, control.fine ? "" : control.what, ""});
  }
  for (const HookRun& hook : report.hooks) {
    if (hook.error.empty()) continue;
    cases.push_back({"hook", fmt::format("{} in boot {}, clone {}", hook.name, hook.boot, hook.clone), hook.error, ""});
  }
  return cases;
}

}  // namespace

std::string write_junit(const std::vector<Report>& reports, const WriteOptions&) {
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"snapcheck verify\">\n";
  for (const Report& report : reports) {
    const std::vector<Case> cases = cases_of(report);
    double seconds = 0;
    for (const Phase& phase : report.phases) seconds += phase.seconds;
    fmt::format_to(std::back_inserter(out), "  <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\" time=\"{:.3f}\">\n",
                   escaped(report.app), cases.size(),
                   std::ranges::count_if(cases, [](const Case& one) { return !one.failure.empty(); }), seconds);
    for (const Case& one : cases) {
      fmt::format_to(std::back_inserter(out), "    <testcase classname=\"{}.{}\" name=\"{}\"", escaped(report.app),
                     one.group, escaped(one.name));
      if (one.failure.empty()) {
        out += "/>\n";
        continue;
      }
      fmt::format_to(std::back_inserter(out), ">\n      <failure message=\"{}\">{}</failure>\n    </testcase>\n",
                     escaped(one.failure), escaped(one.text));
    }
    out += "  </testsuite>\n";
  }
  return out + "</testsuites>\n";
}

}  // namespace snapcheck::vmm::verify
