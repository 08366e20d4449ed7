#include "analyzer/output/sarif_rules.h"

#include <algorithm>
#include <string_view>

#include "analyzer/base/lines.h"

namespace snapcheck::output {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kLongestDescription = 1024;  // GitHub's limit
constexpr std::size_t kMostTags = 10;              // that GitHub shows

/// Cut at a word when it is too long. GitHub counts characters; bytes are never fewer.
std::string shortened(std::string text) {
  text = base::repaired(text);
  if (text.size() <= kLongestDescription) return text;
  constexpr std::string_view kEllipsis = " ...";
  const std::size_t space = text.rfind(' ', kLongestDescription - kEllipsis.size());
  std::size_t end = space == std::string::npos ? kLongestDescription - kEllipsis.size() : space;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return text.substr(0, end) + std::string(kEllipsis);
}

std::string joined(std::initializer_list<std::string_view> parts) {
  std::string out;
  for (const std::string_view part : parts) {
    if (part.empty()) continue;
    if (!out.empty()) out += ' ';
    out += part;
  }
  return out;
}

/// The first non-empty text: GitHub rejects a file with an empty one.
const std::string& first_of(const std::string& a, const std::string& b, const std::string& c) {
  if (!a.empty()) return a;
  return b.empty() ? c : b;
}

std::string_view problem_severity(model::Level level) {
  switch (level) {
    case model::Level::error:
      return "error";
    case model::Level::warning:
      return "warning";
    default:
      return "recommendation";
  }
}

Json tags(const model::Rule& rule) {
  Json list = Json::array();
  const auto add = [&](const std::string& tag) {
    if (!tag.empty() && list.size() < kMostTags && std::ranges::find(list, Json(tag)) == list.end())
      list.push_back(tag);
  };
  // Only with this tag does GitHub look at the severity.
  if (!rule.security_severity.empty()) add("security");
  add(rule.group);
  for (const std::string& tag : rule.tags) add(tag);
  return list;
}

}  // namespace

Json sarif_rule(const model::Rule& rule, std::string (*page)(const model::Rule&)) {
  const std::string& summary = first_of(rule.summary, rule.what, rule.id);
  const std::string description = joined({rule.what, rule.why});
  const std::string repair = rule.repair.empty() ? "" : "Repair: " + rule.repair + ".";
  const std::string help = joined({rule.why, repair});
  Json json;
  json["id"] = rule.id;
  json["name"] = rule.name;
  json["shortDescription"]["text"] = shortened(summary);
  json["fullDescription"]["text"] = shortened(description.empty() ? summary : description);
  json["messageStrings"][kMessageId]["text"] = "{0} Repair: {1}.";
  json["help"]["text"] = base::repaired(help.empty() ? summary : help);
  if (page != nullptr) json["help"]["markdown"] = base::repaired(page(rule));
  const auto link =
      std::ranges::find_if(rule.references, [](const std::string& r) { return r.starts_with("https://"); });
  if (link != rule.references.end()) json["helpUri"] = *link;
  json["defaultConfiguration"]["level"] = rule.level == model::Level::off ? "none" : model::to_string(rule.level);
  json["properties"]["tags"] = tags(rule);
  if (!rule.precision.empty()) json["properties"]["precision"] = rule.precision;
  json["properties"]["problem.severity"] = problem_severity(rule.level);
  if (!rule.security_severity.empty()) json["properties"]["security-severity"] = rule.security_severity;
  return json;
}

}  // namespace snapcheck::output
