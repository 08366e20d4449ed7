#include "analyzer/rules/match.h"

#include <algorithm>

#include "analyzer/rules/matcher.h"

namespace snapcheck::rules {

using namespace model;

namespace {

constexpr int kMaxConditions = 3;  // where the catalogue says nothing

}  // namespace

std::vector<Finding> match(const Program& program, const Trace& trace, const RuleSet& rules,
                           const MatchOptions& options) {
  return Matcher(program, trace, rules, options).run();
}

Level level_of(const Rule& rule, const MatchOptions& options) {
  if (const auto it = options.levels.find(rule.id); it != options.levels.end()) return it->second;
  if (const auto it = rule.platforms.find(options.platform); it != rule.platforms.end()) return it->second;
  return rule.level;
}

Matcher::Matcher(const Program& program, const Trace& trace, const RuleSet& rules, const MatchOptions& options)
    : p_(program), trace_(trace), rules_(rules), options_(options) {
  // `if (start == null)`, `when != 0` ask whether there is a time, not which one.
  const auto literal = [&](NodeId node) {
    const Place* row = node == kNone ? nullptr : p_.place(node);
    return row != nullptr && row->kind == PlaceKind::literal;
  };
  for (const Comparison& comparison : p_.comparisons()) {
    if (literal(comparison.left) || literal(comparison.right)) continue;
    compared_.emplace(comparison.left, Compared{comparison.right, comparison.is_order});
    compared_.emplace(comparison.right, Compared{comparison.left, comparison.is_order});
  }
  std::vector<std::pair<NodeId, std::uint32_t>> operands;
  for (std::uint32_t i = 0; i < p_.comparisons().size(); ++i) {
    const Comparison& comparison = p_.comparisons()[i];
    if (comparison.left != kNone) operands.emplace_back(comparison.left, 2 * i);
    if (comparison.right != kNone) operands.emplace_back(comparison.right, 2 * i + 1);
  }
  operands_ = base::Lists<std::uint32_t>(p_.nodes().size(), operands);
  for (CallId id = 0; id < p_.calls().size(); ++id) {
    const Program::CallInfo& call = p_.calls()[id];
    if (call.constructs != kNone && call.result != kNone) made_at_.insert(call.result);
    if (call.apis.empty()) continue;
    if (!call.args.empty() && runs_after(id)) {
      const Origin origin = trace_.origin_of(id);
      if (origin.what != nullptr && is_counter(*origin.what)) counting_.push_back(id);
    }
    if (call.scope == kNone || p_.scopes()[call.scope].runs_once) continue;
    const Api* api = p_.api_of(id, [](const Api& a) { return a.renews.kind == Slot::Kind::receiver; });
    if (api != nullptr && api->seed.kind != Slot::Kind::none) seeding_.push_back(id);
  }
}

std::vector<Finding> Matcher::run() {
  collect_hook_calls();
  collect_resets();
  state_findings();
  call_findings();
  drop_what_own_code_shows();
  hook_findings();
  leave_to_hooks();
  std::sort(findings_.begin(), findings_.end(), [](const Finding& a, const Finding& b) {
    return std::tie(a.at, a.rule, a.holder) < std::tie(b.at, b.rule, b.holder);
  });
  // One cause, one finding: what a reported expression contains is part of it.
  std::vector<Finding> kept;
  for (Finding& finding : findings_) {
    const bool inside = std::any_of(kept.begin(), kept.end(), [&](const Finding& outer) {
      return outer.rule == finding.rule && outer.at.path == finding.at.path &&
             outer.at.span.begin <= finding.at.span.begin && finding.at.span.end <= outer.at.span.end;
    });
    const bool outside = std::any_of(findings_.begin(), findings_.end(), [&](const Finding& outer) {
      return &outer != &finding && outer.rule == finding.rule && outer.at.path == finding.at.path &&
             outer.at.span.begin == finding.at.span.begin && outer.at.span.end > finding.at.span.end;
    });
    if (!inside && !outside) kept.push_back(std::move(finding));
  }
  return kept;
}

/// A call that is what a hook does wrong has that finding.
void Matcher::leave_to_hooks() {
  const auto is = [&](const Finding& finding, Check check) {
    return std::ranges::any_of(rules_.rules, [&](const Rule& r) { return r.id == finding.rule && r.check == check; });
  };
  std::vector<base::Location> hooks;
  for (const Finding& finding : findings_) {
    if (is(finding, Check::hook)) hooks.push_back(finding.at);
  }
  std::erase_if(findings_, [&](const Finding& finding) {
    return is(finding, Check::handler_call) && std::ranges::find(hooks, finding.at) != hooks.end();
  });
}

const Rule* Matcher::hook_rule(std::string_view defect) const {
  for (const Rule& rule : rules_.rules) {
    if (rule.check == Check::hook && rule.defect == defect) return &rule;
  }
  return nullptr;
}

/// A rule's check says when its calls are hazards; values and objects are hazards when they are kept.
std::vector<const Rule*> Matcher::rules_for(std::string_view concept_name, Check check) const {
  std::vector<const Rule*> found;
  const Concept* what = rules_.concept_named(concept_name);
  for (const Rule& rule : rules_.rules) {
    if (std::find(rule.concepts.begin(), rule.concepts.end(), concept_name) == rule.concepts.end()) continue;
    Check mine = rule.check;
    if (mine != Check::state && mine != Check::handler_call && mine != Check::init_call) continue;
    if (what->kind != ConceptKind::call) {
      mine = Check::state;
    } else if (mine == Check::state) {
      mine = Check::handler_call;
    }
    if (mine == check) found.push_back(&rule);
  }
  return found;
}

bool Matcher::runs_before(CallId call) const {
  return p_.runs_before_snapshot(p_.calls()[call].scope, p_.calls()[call].row->span);
}

bool Matcher::runs_after(CallId call) const {
  return p_.runs_after_restore(p_.calls()[call].scope, p_.calls()[call].row->span);
}

/// No entry point reaches the code for certain: it would run at init if the program used it, or if a call with many
/// possible targets means it, or if something fails.
bool Matcher::only_assumed(CallId call) const {
  return p_.calls()[call].row->is_rare ||
         only_assumed(p_.calls()[call].scope, p_.calls()[call].file, p_.calls()[call].row->span);
}

/// The way into the holder leads through such code.
bool Matcher::only_assumed(const Capture& capture) const {
  return std::any_of(capture.path.begin(), capture.path.end(), [&](EdgeId id) {
    const Edge& edge = p_.edges()[id];
    return edge.scope != kNone && only_assumed(edge.scope, edge.file, edge.span);
  });
}

bool Matcher::only_assumed(ScopeId scope, std::uint32_t file, Span span) const {
  if (scope == kNone) return false;
  if (p_.is_rare(file, span)) return true;
  constexpr PhaseSet early = bit(Phase::init) | bit(Phase::before_snapshot);
  const Program::ScopeInfo& info = p_.scopes()[scope];
  return (info.phases & early & static_cast<PhaseSet>(~info.vague)) == 0;
}

/// It takes many conditions that code before the snapshot makes the value and brings it here: one or another does not
/// hold.
bool Matcher::is_unlikely(CallId source, std::span<const EdgeId> path) const {
  if (!conditions_) conditions_.emplace(p_);
  const Catalog* catalog = rules_.catalog(p_.files()[p_.calls()[source].file].language);
  const int most = catalog == nullptr ? kMaxConditions : catalog->max_conditions.value_or(kMaxConditions);
  return conditions_->needed(source, path) > static_cast<unsigned>(most);
}

/// The same for code that runs after the restore.
bool Matcher::only_vague(CallId call) const {
  const ScopeId scope = p_.calls()[call].scope;
  if (scope == kNone) return false;
  if (p_.is_rare(call)) return true;
  const Program::ScopeInfo& info = p_.scopes()[scope];
  if (p_.is_behind(scope, p_.calls()[call].row->span.begin) && (info.phases & bit(Phase::init))) return false;
  constexpr PhaseSet late = bit(Phase::after_restore) | bit(Phase::handler);
  return (info.phases & late & static_cast<PhaseSet>(~info.vague)) == 0;
}

}  // namespace snapcheck::rules
