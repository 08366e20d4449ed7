#include "analyzer/cli/verify_ties.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

#include "analyzer/lang/frontend.h"
#include "analyzer/lang/python/keys.h"
#include "vmm/verify/writers.h"

namespace snapcheck::cli {
namespace {

using vmm::verify::Matrix;
using vmm::verify::Observation;
using vmm::verify::Prediction;
using vmm::verify::Report;
using vmm::verify::Verdict;

/// Whether a variable that was seen is the one that a finding names, or a part of it.
bool is_part(const std::string& seen, const std::string& holder) {
  return seen.starts_with(holder) &&
         (seen.size() == holder.size() || seen[holder.size()] == '.' || seen[holder.size()] == '[');
}

/// The JVM calls a nested class Orders$Line, and scan Orders.Line.
std::string as_scan_has_it(std::string name) {
  std::ranges::replace(name, '$', '.');
  return name;
}

/// The same of a place in the state, which has the name of its path and that of its variable.
bool is_at(const std::string& name, const std::string& variable, const std::string& holder) {
  return !holder.empty() && (is_part(as_scan_has_it(name), as_scan_has_it(holder)) ||
                             is_part(as_scan_has_it(variable), as_scan_has_it(holder)));
}

bool concerns(const Observation& seen, const std::string& holder) {
  return seen.kind == Observation::kState && is_at(seen.name, seen.holder, holder);
}

constexpr double kFewBits = 10;  // a number of fewer is the same in all boots by chance, now and then

/// A number or a flag that boots can have in common by chance: null and texts are no such.
bool may_be_chance(const Observation& seen) {
  if (seen.verdict != Verdict::kConstant || seen.values.empty()) return false;
  double bits = 0;
  for (const auto& row : seen.values) {
    const auto value = std::ranges::find_if(row, [](const auto& cell) { return cell.has_value(); });
    if (value == row.end() || **value == "null" || (*value)->starts_with('"')) return false;
    bits = std::max(bits, vmm::verify::width(**value));
  }
  return bits * static_cast<double>(seen.values.size() - 1) < kFewBits;
}

/// Whether the clones showed all of the variable, as what could be compared: else what was not seen may be the value.
bool seen_whole(const Prediction& prediction, const Report& report) {
  const std::string& holder = prediction.holder;
  for (const vmm::verify::Gap& gap : report.gaps) {
    if (gap.name.empty()) return false;
    if (!is_at(gap.name, gap.holder, holder)) continue;
    if (gap.elsewhere.empty() || !is_at(gap.elsewhere, gap.elsewhere_holder, holder)) return false;
  }
  return std::ranges::none_of(report.observations, [&](const Observation& seen) {
    if (!concerns(seen, holder)) return false;
    if (seen.verdict == Verdict::kUnknown) return true;
    return prediction.unique && (seen.verdict == Verdict::kClock || may_be_chance(seen));
  });
}

/// Who shows the value of a variable is cloned because the variable is.
const Observation* source_of(const Observation& output, const std::vector<Observation>& all) {
  const auto found = std::ranges::find_if(all, [&](const Observation& seen) {
    return seen.kind == Observation::kState && seen.defect && !seen.blamed.empty() && seen.values == output.values;
  });
  return found == all.end() ? nullptr : &*found;
}

/// Threads and timers are no values: what scan gives as holder is the module or the class that starts them.
bool is_of_work(const model::Rule* rule) {
  return rule != nullptr && std::ranges::find(rule->concepts, "background-work") != rule->concepts.end();
}

std::string status_of(const Prediction& prediction, Report& report) {
  bool seen_fine = false, confirmed = false;
  const std::string blame = prediction.place + " " + prediction.rule;
  for (Observation& seen : report.observations) {
    if (!concerns(seen, prediction.holder)) continue;
    if (!seen.defect) {
      // A constant variable says nothing about a connection or a file that it holds.
      seen_fine =
          seen_fine || seen.verdict == Verdict::kDiverges || (prediction.unique && seen.verdict == Verdict::kConstant);
      continue;
    }
    confirmed = true;
    // Of two findings about a variable, the one about old values is to blame for an old time.
    const bool old = seen.what.starts_with("clock reading") && !prediction.unique;
    if (seen.blamed.empty() || old) seen.blamed = blame;
  }
  if (confirmed) return "confirmed";
  return seen_fine && seen_whole(prediction, report) ? "refuted" : "not observed";
}

/// Connections have no name that scan could know. A finding about one is confirmed when a clone found a connection
/// dead; with several findings it is one of them.
void tie_connections(Report& report) {
  std::vector<Prediction*> findings;
  for (Prediction& prediction : report.predictions) {
    if (prediction.connection && prediction.status == "not observed") findings.push_back(&prediction);
  }
  if (findings.empty()) return;
  for (Observation& seen : report.observations) {
    if (seen.kind != Observation::kDescriptor || seen.verdict != Verdict::kDead) continue;
    if (findings.size() > 1) {
      seen.blamed = fmt::format("one of the {} findings on connections", findings.size());
    } else {
      seen.blamed = findings.front()->place + " " + findings.front()->rule;
      findings.front()->status = "confirmed";
    }
  }
}

/// A variable that was cloned and that no finding is about: outputs may be made of it as well. The generator behind
/// random.random() is nobody's variable, and findings about calls are about it.
bool is_unpredicted(const Observation& seen) {
  return seen.kind == Observation::kState && seen.defect && seen.blamed.empty() && !seen.late &&
         seen.holder != "python.random";
}

/// Outputs, and state that is there since the restore, are made of other state.
bool is_made_of_state(const Observation& seen) { return seen.kind == Observation::kOutput || seen.late; }

/// Whoever has the value of a variable is blamed as the variable is. What is left in the output is made of one of the
/// values that scan warned of, or of none: one can be said only if variables that it did not warn of were looked at.
void tie_rest(Report& report) {
  std::vector<Prediction*> candidates;
  for (Prediction& prediction : report.predictions) {
    if (prediction.unique && prediction.status != "refuted") candidates.push_back(&prediction);
  }
  const bool unpredicted = std::ranges::any_of(report.observations, is_unpredicted);
  for (Observation& seen : report.observations) {
    if (!seen.defect || !seen.blamed.empty()) continue;
    if (const Observation* source = source_of(seen, report.observations); source != nullptr) {
      seen.blamed = source->blamed;
    } else if (is_made_of_state(seen) && candidates.size() == 1 && !unpredicted && report.state) {
      candidates.front()->status = "confirmed";
      seen.blamed = candidates.front()->place + " " + candidates.front()->rule;
    } else if (is_made_of_state(seen) && candidates.size() == 1 && !report.state) {
      seen.blamed = fmt::format("perhaps {} {}", candidates.front()->place, candidates.front()->rule);
    } else if (is_made_of_state(seen) && candidates.size() > 1) {
      seen.blamed = fmt::format("one of the {} findings on values that must differ", candidates.size());
    }
  }
}

/// A program is fine as far as it was seen: the last line says how much of what scan warned of was not.
void limit_verdict(Report& report) {
  const auto unseen = std::ranges::count_if(report.predictions, [](const Prediction& prediction) {
    return prediction.error && prediction.status == "not observed";
  });
  if (report.outcome != vmm::verify::Outcome::kFine || unseen == 0) return;
  report.reason += fmt::format(", as far as it was seen: {} error{} of scan {} not observed", unseen,
                               unseen == 1 ? "" : "s", unseen == 1 ? "was" : "were");
}

/// The variable that a finding is about, with the key of a dictionary where the text says under which the value is
/// kept: another key's clone is no sign of this one.
std::string holder_of(const model::Finding& finding, std::string_view text) {
  const lang::FrontEnd* front_end = lang::front_end_for(finding.at.path);
  if (finding.holder.empty() || front_end == nullptr || front_end->language != "python") return finding.holder;
  return finding.holder + lang::python::keys_of(text, finding.at.span, finding.holder);
}

constexpr const char* kClonedValue = "cloned-value";

/// "app.ID is the same in the clones of one snapshot: "a" in boot 1, "b" in boot 2".
std::string clone_text(const Observation& seen) {
  std::string text = fmt::format("{} was seen as {} in restored clones", seen.name, to_string(seen.verdict));
  for (std::size_t b = 0; b < seen.values.size(); ++b) {
    const auto value = std::ranges::find_if(seen.values[b], [](const auto& cell) { return cell.has_value(); });
    if (value == seen.values[b].end()) continue;
    text += fmt::format("{} {} in boot {}", b == 0 ? ":" : ",", vmm::verify::shortened(**value, 60), b + 1);
  }
  return text;
}

model::Rule cloned_value_rule() {
  model::Rule rule;
  rule.id = kClonedValue;
  rule.name = "ClonedValue";
  rule.group = "uniqueness";
  rule.level = model::Level::error;
  rule.precision = "very-high";
  rule.summary = "A value is the same in the clones of one snapshot and different in another boot.";
  rule.message = rule.summary;
  rule.what = "`snapcheck verify` restored clones of the program and saw it.";
  rule.why = "What must be unique, secret or fresh is the same in every clone.";
  rule.repair = "make the value in the handler, or again in an after-restore hook";
  rule.suppress = "When the value may be the same in each clone: `expect` in snapcheck-verify.yaml.";
  return rule;
}

}  // namespace

void tie(const model::Report& scan, const model::RuleSet& rules, base::SourceSet& sources, Report& report) {
  report.predictions.clear();
  for (const model::Finding& finding : scan.findings) {
    Prediction prediction;
    prediction.rule = finding.rule;
    const base::SourceText& source = sources.get(finding.at.path);
    prediction.place = fmt::format("{}:{}", finding.at.path, source.lines().line_at(finding.at.span.begin));
    prediction.message = finding.message;
    const model::Rule* rule = rules.rule(finding.rule);
    prediction.error = finding.level == model::Level::error;
    prediction.unique = rule != nullptr && (rule->group == "uniqueness" || rule->group == "hooks");
    prediction.connection = rule != nullptr && std::ranges::find(rule->concepts, "connection") != rule->concepts.end();
    prediction.holder = is_of_work(rule) ? "" : holder_of(finding, source.text());
    prediction.status = status_of(prediction, report);
    report.predictions.push_back(std::move(prediction));
  }
  tie_connections(report);
  tie_rest(report);
  limit_verdict(report);
  report.scanned = true;
}

Told told(const model::Report& scan, const model::RuleSet& rules, const std::string& handler_file,
          const Report& report) {
  Told out{scan, rules};
  for (std::size_t i = 0; i < out.report.findings.size() && i < report.predictions.size(); ++i) {
    model::Finding& finding = out.report.findings[i];
    const Prediction& prediction = report.predictions[i];
    std::string text = fmt::format("verify: {}", prediction.status);
    for (const Observation& seen : report.observations) {
      if (seen.defect && concerns(seen, prediction.holder)) text += "; " + clone_text(seen);
    }
    finding.message += fmt::format(" In restored clones: {}.", prediction.status);
    finding.story.push_back({finding.at, text});
  }
  model::Notice& verdict = out.report.notices.emplace_back();
  verdict.text = fmt::format("verify of {}: {}: {}", report.app, to_string(report.outcome),
                             report.reason.substr(0, report.reason.find('\n')));
  bool any = false;
  for (const Observation& seen : report.observations) {
    if (!seen.defect || !seen.blamed.empty()) continue;
    model::Finding finding;
    finding.rule = kClonedValue;
    finding.level = model::Level::error;
    finding.at.path = handler_file;
    finding.message = fmt::format("{}; scan did not predict it.", clone_text(seen));
    finding.repair = cloned_value_rule().repair;
    finding.symbol = report.handler;
    finding.holder = seen.holder;
    out.report.findings.push_back(std::move(finding));
    any = true;
  }
  if (any && out.rules.rule(kClonedValue) == nullptr) {
    out.rules.rules.push_back(cloned_value_rule());
    std::ranges::sort(out.rules.rules, {}, &model::Rule::id);
  }
  return out;
}

}  // namespace snapcheck::cli
