// SARIF 2.1.0 for GitHub code scanning, which reads less than the standard offers and rejects a whole file for one
// result without a location. The same report gives the same bytes: no times, no absolute paths, no random ids.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "analyzer/model/fingerprint.h"
#include "analyzer/output/formats.h"
#include "analyzer/output/line_hash.h"
#include "analyzer/output/region.h"
#include "analyzer/output/sarif_rules.h"
#include "analyzer/output/sarif_uri.h"

namespace snapcheck::output {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kLongestSnippet = 2000;

/// The standard wants an address where the reader learns more. There is no project page: it is AWS's own page about
/// the problem.
constexpr const char* kInformationUri = "https://docs.aws.amazon.com/lambda/latest/dg/snapstart-uniqueness.html";

class SarifWriter {
 public:
  SarifWriter(const model::RuleSet& rules, const Context& context)
      : rules_(rules), context_(context), uris_(context.root) {}

  Json log(const model::Report& report);

 private:
  Json driver() const;
  Json provenance() const;
  Json notifications(const std::vector<model::Notice>& notices);
  Json result(const model::Finding& finding, const std::string& fingerprint);
  Json message(const model::Finding& finding) const;
  Json artifact(const std::string& path);
  Json location(const base::Location& at);
  Json story_location(const model::Step& step);
  Json context_region(const base::SourceText& source, const Region& region) const;
  const std::string& line_hash(const std::string& path, std::uint32_t line);

  const model::RuleSet& rules_;
  const Context& context_;
  ArtifactUris uris_;
  std::map<std::string, std::vector<std::string>> line_hashes_;
};

Json SarifWriter::driver() const {
  Json driver;
  driver["name"] = "snapcheck";
  driver["version"] = context_.version;
  driver["semanticVersion"] = context_.version;
  driver["informationUri"] = kInformationUri;
  driver["rules"] = Json::array();
  for (const model::Rule& rule : rules_.rules) driver["rules"].push_back(sarif_rule(rule, context_.rule_page));
  return driver;
}

/// Empty unless the remote repository is known, without which the standard does not allow it.
Json SarifWriter::provenance() const {
  Json list = Json::array();
  if (!context_.revision || context_.revision->remote_url.empty()) return list;
  Json& entry = list.emplace_back(Json::object());
  entry["repositoryUri"] = context_.revision->remote_url;
  if (!context_.revision->commit.empty()) entry["revisionId"] = context_.revision->commit;
  if (!context_.revision->branch.empty()) entry["branch"] = base::repaired(context_.revision->branch);
  entry["mappedTo"] = {{"uriBaseId", "%SRCROOT%"}};
  return list;
}

Json SarifWriter::artifact(const std::string& path) {
  const ArtifactUri& uri = uris_.of(path);
  Json json{{"uri", uri.uri}};
  if (uri.relative) json["uriBaseId"] = "%SRCROOT%";
  return json;
}

Json region_json(const Region& region) {
  return {{"startLine", region.line},
          {"startColumn", region.column},
          {"endLine", region.end_line},
          {"endColumn", region.end_column}};
}

Json SarifWriter::location(const base::Location& at) {
  const base::SourceText& source = context_.sources.get(at.path);
  Json json;
  json["artifactLocation"] = artifact(at.path);
  json["region"] = region_json(region_of(source, at.span));
  const std::string_view text = source.text(at.span);
  if (!text.empty() && text.size() <= kLongestSnippet) json["region"]["snippet"] = {{"text", base::repaired(text)}};
  return {{"physicalLocation", std::move(json)}};
}

/// The lines of the region and one before and after; null when that is not more than the region itself, or very long.
Json SarifWriter::context_region(const base::SourceText& source, const Region& region) const {
  const base::Lines& lines = source.lines();
  const std::uint32_t first = region.line > 1 ? region.line - 1 : 1;
  const std::uint32_t last = std::min(region.end_line + 1, lines.count());
  const std::string_view last_text = lines.text(last);
  const std::uint32_t end = lines.start(last) + static_cast<std::uint32_t>(last_text.size());
  const std::string_view text = source.text(base::Span{lines.start(first), end});
  if (text.size() > kLongestSnippet) return nullptr;
  const Region around{first, 1, last, base::utf16_length(last_text) + 1};
  const bool more = around.line < region.line || around.column < region.column || around.end_line > region.end_line ||
                    around.end_column > region.end_column;
  if (!more) return nullptr;
  Json json = region_json(around);
  json["snippet"] = {{"text", base::repaired(text)}};
  return json;
}

Json SarifWriter::story_location(const model::Step& step) {
  Json json = location(step.at);
  json["message"] = {{"text", base::repaired(step.text) + "."}};
  return json;
}

/// GitHub shows `text`; the id and the arguments are for consumers that translate.
Json SarifWriter::message(const model::Finding& finding) const {
  const std::string text = base::repaired(finding.message);
  const std::string repair = base::repaired(finding.repair);
  if (repair.empty()) return {{"text", text}};
  return {{"text", fmt::format("{} Repair: {}.", text, repair)}, {"id", kMessageId}, {"arguments", {text, repair}}};
}

const std::string& SarifWriter::line_hash(const std::string& path, std::uint32_t line) {
  const auto [it, is_new] = line_hashes_.try_emplace(path);
  if (is_new) it->second = line_hashes(context_.sources.get(path));
  return it->second[std::min<std::size_t>(line, it->second.size()) - 1];
}

Json SarifWriter::result(const model::Finding& finding, const std::string& fingerprint) {
  const base::SourceText& source = context_.sources.get(finding.at.path);
  const Region region = region_of(source, finding.at.span);
  Json json;
  json["ruleId"] = finding.rule;
  if (const model::Rule* rule = rules_.rule(finding.rule)) json["ruleIndex"] = rule - rules_.rules.data();
  json["level"] = model::to_string(finding.level);
  json["message"] = message(finding);

  Json place = location(finding.at);
  if (Json around = context_region(source, region); !around.is_null()) {
    place["physicalLocation"]["contextRegion"] = std::move(around);
  }
  if (!finding.symbol.empty()) {
    place["logicalLocations"] = {{{"fullyQualifiedName", base::repaired(finding.symbol)}}};
  }
  json["locations"] = Json::array({std::move(place)});

  if (!finding.story.empty()) {
    Json flow = Json::array();
    Json related = Json::array();
    for (const model::Step& step : finding.story) {
      Json at = story_location(step);
      flow.push_back({{"location", at}});
      Json numbered{{"id", related.size() + 1}};
      numbered.update(at);
      related.push_back(std::move(numbered));
    }
    json["codeFlows"] = {{{"threadFlows", {{{"locations", std::move(flow)}}}}}};
    json["relatedLocations"] = std::move(related);
  }
  json["partialFingerprints"] = {{"primaryLocationLineHash", line_hash(finding.at.path, region.line)},
                                 {"snapcheckFinding/v1", fingerprint}};
  return json;
}

Json SarifWriter::notifications(const std::vector<model::Notice>& notices) {
  Json list = Json::array();
  for (const model::Notice& notice : notices) {
    Json& entry = list.emplace_back(Json::object());
    entry["level"] = notice.incomplete ? "error" : "note";
    entry["message"] = {{"text", base::repaired(notice.text) + "."}};
    if (notice.path.empty()) continue;
    Json place = notice.has_span ? location({notice.path, notice.span})
                                 : Json{{"physicalLocation", {{"artifactLocation", artifact(notice.path)}}}};
    entry["locations"] = Json::array({std::move(place)});
  }
  return list;
}

Json SarifWriter::log(const model::Report& report) {
  Json run;
  run["tool"]["driver"] = driver();
  Json invocation{{"executionSuccessful", true}};
  if (!report.notices.empty()) invocation["toolExecutionNotifications"] = notifications(report.notices);
  run["invocations"] = Json::array({std::move(invocation)});
  if (Json versions = provenance(); !versions.empty()) run["versionControlProvenance"] = std::move(versions);
  run["originalUriBaseIds"]["%SRCROOT%"]["description"]["text"] = "The top folder of the repository.";
  run["columnKind"] = "utf16CodeUnits";
  run["newlineSequences"] = {"\r\n", "\n", "\r"};
  run["results"] = Json::array();
  const std::vector<std::string> keys = model::fingerprints(report.findings, context_.sources);
  for (std::size_t i = 0; i < report.findings.size(); ++i) {
    run["results"].push_back(result(report.findings[i], keys[i]));
  }
  Json log;
  log["$schema"] = "https://json.schemastore.org/sarif-2.1.0.json";
  log["version"] = "2.1.0";
  log["runs"] = Json::array({std::move(run)});
  return log;
}

}  // namespace

std::string write_sarif(const model::Report& report, const model::RuleSet& rules, const Context& context) {
  return SarifWriter(rules, context).log(report).dump(1) + "\n";
}

}  // namespace snapcheck::output
