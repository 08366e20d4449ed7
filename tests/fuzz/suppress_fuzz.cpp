// Suppression comments in any text: no crash, no finding lost or doubled, suppressed ones only with a reason.
//
// Input: source text. Every line with a '#' has a comment, every word "id()" a finding, every line is a statement.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <utility>

#include "analyzer/rules/directive.h"
#include "analyzer/rules/suppress.h"

namespace {

using namespace snapcheck;

model::RuleSet few_rules() {
  model::RuleSet out;
  for (const auto& [id, defect] : {std::pair("a", ""), std::pair("b", ""), std::pair("unused", "unused"),
                                   std::pair("without", "without-reason")}) {
    model::Rule rule;
    rule.id = id;
    rule.defect = defect;
    rule.check = *defect != '\0' ? model::Check::suppression : model::Check::state;
    rule.message = "Text.";
    out.rules.push_back(rule);
  }
  return out;
}

base::Span span(std::size_t begin, std::size_t end) {
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const model::RuleSet kRules = few_rules();
  const std::string text(reinterpret_cast<const char*>(data), size);
  model::Facts facts;
  facts.path = "fuzz.py";
  model::Report report;
  bool has_reason = false;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    facts.statements.push_back(span(begin, end));
    const std::size_t mark = text.find('#', begin);
    if (mark < end) {
      facts.comments.push_back({text.substr(mark + 1, end - mark - 1), span(mark, end)});
      const auto directive = rules::parse_directive(facts.comments.back().text);
      has_reason = has_reason || (directive && (!directive->reason.empty() || directive->foreign));
    }
    for (std::size_t at = text.find("id()", begin); at < end; at = text.find("id()", at + 1)) {
      model::Finding finding;
      finding.rule = at % 2 == 0 ? "a" : "b";
      finding.at = {facts.path, span(at, at + 4)};
      report.findings.push_back(std::move(finding));
    }
    begin = end + 1;
  }

  const std::size_t before = report.findings.size();
  base::SourceSet sources;
  sources.add(facts.path, text);
  const auto level = [](const model::Rule&) { return model::Level::warning; };
  rules::suppress(report, {std::span(&facts, 1), kRules, level, base::Date{2026, 1, 1}}, sources);

  std::size_t after = 0;
  for (const auto* list : {&report.findings, &report.suppressed}) {
    for (const model::Finding& finding : *list) after += finding.rule == "a" || finding.rule == "b" ? 1 : 0;
  }
  if (after != before || (!report.suppressed.empty() && !has_reason)) std::abort();
  return 0;
}
