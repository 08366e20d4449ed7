// JSON for scripts: docs/json-output.md, docs/schema/report.schema.json.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "analyzer/model/fingerprint.h"
#include "analyzer/output/formats.h"
#include "analyzer/output/region.h"

namespace snapcheck::output {
namespace {

using Json = nlohmann::ordered_json;
using model::Level;

void put_place(Json& json, const base::Location& at, const Context& context) {
  const Region region = region_of(context.sources.get(at.path), at.span);
  json["path"] = base::repaired(at.path);
  json["line"] = region.line;
  json["column"] = region.column;
  json["end_line"] = region.end_line;
  json["end_column"] = region.end_column;
}

Json finding_json(const model::Finding& finding, const std::string& fingerprint, const Context& context) {
  Json json;
  json["rule"] = finding.rule;
  json["level"] = model::to_string(finding.level);
  put_place(json, finding.at, context);
  json["message"] = base::repaired(finding.message);
  json["repair"] = base::repaired(finding.repair);
  json["symbol"] = base::repaired(finding.symbol);
  json["holder"] = base::repaired(finding.holder);
  json["fingerprint"] = fingerprint;
  json["story"] = Json::array();
  for (const model::Step& step : finding.story) {
    Json& entry = json["story"].emplace_back(Json::object());
    put_place(entry, step.at, context);
    entry["text"] = base::repaired(step.text);
  }
  return json;
}

Json findings_json(const std::vector<model::Finding>& findings, const Context& context) {
  Json json = Json::array();
  const std::vector<std::string> keys = model::fingerprints(findings, context.sources);
  for (std::size_t i = 0; i < findings.size(); ++i) json.push_back(finding_json(findings[i], keys[i], context));
  return json;
}

Json notice_json(const model::Notice& notice, const Context& context) {
  Json json;
  if (!notice.path.empty()) json["path"] = base::repaired(notice.path);
  if (notice.has_span) {
    const Region region = region_of(context.sources.get(notice.path), notice.span);
    json["line"] = region.line;
    json["column"] = region.column;
  }
  json["incomplete"] = notice.incomplete;
  json["text"] = base::repaired(notice.text);
  return json;
}

Json counts_json(const model::Report& report) {
  const auto of_level = [&](Level level) { return std::ranges::count(report.findings, level, &model::Finding::level); };
  const model::Counts& counts = report.counts;
  Json json;
  json["error"] = of_level(Level::error);
  json["warning"] = of_level(Level::warning);
  json["note"] = of_level(Level::note);
  json["suppressed"] = counts.suppressed;
  json["in_baseline"] = counts.in_baseline;
  json["analysed"] = counts.analysed;
  json["parsed"] = counts.parsed;
  json["lines"] = counts.lines;
  json["failed"] = counts.failed;
  json["skipped"] = Json::object();
  for (const auto& [reason, count] : counts.skipped) json["skipped"][reason] = count;
  return json;
}

}  // namespace

std::string write_json(const model::Report& report, const model::RuleSet&, const Context& context) {
  Json json;
  json["format"] = 1;
  json["tool"] = {{"name", "snapcheck"}, {"version", context.version}};
  json["platform"] = context.platform.empty() ? Json(nullptr) : Json(context.platform);
  json["findings"] = findings_json(report.findings, context);
  json["suppressed"] = findings_json(report.suppressed, context);
  json["notices"] = Json::array();
  for (const model::Notice& notice : report.notices) json["notices"].push_back(notice_json(notice, context));
  json["counts"] = counts_json(report);
  return json.dump(2) + "\n";
}

}  // namespace snapcheck::output
