#include "vmm/verify/judge.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <map>
#include <set>
#include <tuple>

#include "vmm/verify/carried.h"
#include "vmm/verify/clocks.h"
#include "vmm/verify/outcome.h"
#include "vmm/verify/tables.h"
#include "vmm/verify/values.h"
#include "vmm/verify/writers.h"

namespace snapcheck::vmm::verify {
namespace {

using Json = nlohmann::json;

constexpr std::int64_t kSecond = 1'000'000'000;
constexpr std::size_t kMostPrinted = 4000;
constexpr double kMomentBits = 30;                   // of a date with its time, or of seconds since 1970
constexpr std::int64_t kLongestRun = 600 * kSecond;  // of a clone, for what counts as a fresh reading

constexpr Span kNever = {1, std::numeric_limits<std::int64_t>::min()};

Window fresh_window(const Control& control) {
  return {{control.realtime - kSecond / 1000, control.realtime + kLongestRun},
          {control.monotonic - kSecond / 1000, control.monotonic + kLongestRun}};
}

/// From the boot to the snapshot. Durations are small numbers, so the first half of the monotonic clock is left out.
Window stale_window(const Control& control) {
  const std::int64_t age = control.captured_monotonic;
  return {{control.captured_realtime - age - kSecond, control.captured_realtime}, {age / 2, age}};
}

/// The wall clock alone: what is the same in boots that ran side by side can be a reading of it.
Window stale_wall_window(const Control& control) { return {stale_window(control).realtime, kNever}; }

/// The wall clock of the clone.
Window fresh_wall_window(const Control& control) { return {fresh_window(control).realtime, kNever}; }

bool all_there(const Matrix& values) {
  return std::ranges::all_of(values, [](const auto& row) {
    return std::ranges::all_of(row, [](const Cell& cell) { return cell.has_value(); });
  });
}

/// Whether all cells are clock readings in the windows of their clones.
bool all_read(const Matrix& values, const Evidence& evidence, std::size_t group, Window (*window)(const Control&)) {
  bool any = false;
  for (std::size_t b = 0; b < values.size(); ++b) {
    for (std::size_t c = 0; c < values[b].size(); ++c) {
      if (!values[b][c]) continue;
      any = true;
      if (!may_be_reading(*values[b][c], window(evidence.boots[b].groups[group][c].control))) return false;
    }
  }
  return any;
}

class Judge {
 public:
  Judge(const Evidence& evidence, const JudgeOptions& options)
      : evidence_(evidence), options_(options), tables_(tables_of(evidence, options.state)) {}

  std::vector<Observation> observations();
  /// What was left out is a gap, too. After observations().
  std::vector<Gap> gaps();
  /// The first output that is the same in all clones, and another one where nothing was restored: with both values.
  /// Empty when there is none. Readings of the clock that are as coarse as a day are none.
  std::string changed() const;

 private:
  Observation observe(const std::string& name, std::array<Table, kGroups>& tables, Observation::Kind kind);
  void decide(Observation& seen, const Rounds& rounds, std::size_t group);
  void look_for_kernel(Observation& seen, const std::array<Table, kGroups>& tables);
  void look_for_clock(Observation& seen, const std::array<Table, kGroups>& tables);
  void name_clocks(Observation& seen, std::size_t group);
  void look_before(Observation& seen);
  bool untouched(const Observation& seen) const;
  void weigh(Observation& seen);
  bool excluded(const Observation& seen) const;

  const Evidence& evidence_;
  const JudgeOptions& options_;
  Tables tables_;
  std::map<std::string, Described> described_ = describe_state(evidence_);
  const bool kernel_repeats_ = kernel_repeats(evidence_);
  std::vector<Values> before_ = values_before(evidence_);  ///< [boot]
  std::vector<Gap> left_out_;
};

/// The worst of the invocations counts. A group that is worse than those before it replaces what was seen.
void Judge::decide(Observation& seen, const Rounds& rounds, std::size_t group) {
  for (const Matrix& values : rounds) {
    Observation one = seen;
    one.verdict = rule(values);
    one.values = values;
    name_clocks(one, group);
    if (one.verdict > seen.verdict || seen.values.empty()) seen = std::move(one);
  }
  if (seen.verdict == Verdict::kDiverges && rounds.size() > 1 && overlaps(rounds)) {
    seen.verdict = Verdict::kCollision;
    seen.why = "clones of one snapshot give the same values at different invocations: the same sequence, shifted";
  }
}

void Judge::name_clocks(Observation& seen, std::size_t group) {
  if (all_read(seen.values, evidence_, group, fresh_window)) {
    if (seen.verdict != Verdict::kConstant) seen.what = "clock reading";
    if (seen.verdict == Verdict::kCloned || seen.verdict == Verdict::kCollision) seen.verdict = Verdict::kDiverges;
  } else if (seen.verdict == Verdict::kCloned && all_read(seen.values, evidence_, group, stale_window)) {
    seen.what = "clock reading of before the snapshot";
  } else if (seen.verdict == Verdict::kConstant && !seen.values[0].empty() && seen.values[0][0] &&
             width(*seen.values[0][0]) >= kMomentBits && all_read(seen.values, evidence_, group, stale_wall_window)) {
    seen.verdict = Verdict::kCloned;  // the boots ran at the same time, and whole seconds are equal in them
    seen.what = "clock reading of before the snapshot";
  }
}

bool is_same(Verdict verdict) { return verdict == Verdict::kCloned || verdict == Verdict::kCollision; }

/// Whether nothing of what is equal in these clones is equal in those that were reseeded, and something was.
bool differs_reseeded(const Rounds& rounds, const Rounds& reseeded) {
  bool any = false;
  for (std::size_t position = 0; position < rounds.size(); ++position) {
    if (!is_same(rule(rounds[position]))) continue;
    if (position >= reseeded.size() || rule({reseeded[position].front()}) != Verdict::kDiverges) return false;
    any = true;
  }
  if (!overlaps(rounds)) return any;
  return rounds.size() == reseeded.size() && !overlaps(reseeded);
}

/// What the kernel cloned in raw mode differs in the clones whose clocks stand still, as these are reseeded.
void Judge::look_for_kernel(Observation& seen, const std::array<Table, kGroups>& tables) {
  const auto reseeded = tables[kHeld].find(seen.name);
  if (!kernel_repeats_ || !is_same(seen.verdict) || reseeded == tables[kHeld].end()) return;
  bool any = false;
  for (std::size_t group = 0; group < kRealGroups; ++group) {
    const auto rounds = tables[group].find(seen.name);
    if (rounds == tables[group].end()) continue;
    const bool same = overlaps(rounds->second) ||
                      std::ranges::any_of(rounds->second, [](const Matrix& values) { return is_same(rule(values)); });
    if (same && !differs_reseeded(rounds->second, reseeded->second)) return;
    any = any || same;
  }
  if (!any) return;
  seen.verdict = Verdict::kDiverges;
  seen.what.clear();
  seen.why = "the kernel, which nobody reseeds in raw mode, gave clones the same bytes; with a reseed this differs";
}

/// What the clones of different boots have in common that wake at the same time is made of the clock, and so is what
/// clones of one snapshot have in common while their clocks stand still.
void Judge::look_for_clock(Observation& seen, const std::array<Table, kGroups>& tables) {
  const auto rounds = tables[kSpread].find(seen.name);
  if (seen.verdict != Verdict::kDiverges || seen.what == "clock reading" || rounds == tables[kSpread].end()) return;
  const auto held = tables[kHeld].find(seen.name);
  for (std::size_t position = 0; position < rounds->second.size(); ++position) {
    const Matrix& values = rounds->second[position];
    const bool follows = follows_clock(values);
    if (!follows && (held == tables[kHeld].end() || position >= held->second.size() ||
                     !vanishes_with_clock(values, held->second[position]))) {
      continue;
    }
    seen.verdict = Verdict::kClock;
    seen.values = values;
    seen.why = follows ? "clones of different boots that wake at the same time get the same value"
                       : "clones whose clocks stand still at the same moment get the same value";
    return;
  }
}

/// What the variable was before the snapshot: the same, or, for a generator, not the same in all boots as it is now.
void Judge::look_before(Observation& seen) {
  seen.kept = !before_.empty();
  // "[*]" stands for elements of which not every clone has each: some can be older.
  seen.late = !before_.empty() && seen.name.find("[*]") == std::string::npos &&
              std::ranges::none_of(before_, [&](const Values& before) { return before.contains(seen.name); });
  for (std::size_t b = 0; b < seen.values.size() && seen.kept; ++b) {
    const auto before = before_[b].find(seen.name);
    seen.kept = before != before_[b].end() &&
                std::ranges::all_of(seen.values[b], [&](const Cell& cell) { return !cell || *cell == before->second; });
  }
  if (seen.verdict != Verdict::kConstant || seen.what != "state of a generator") return;
  std::set<std::string> values;
  for (const Values& before : before_) {
    if (const auto found = before.find(seen.name); found != before.end()) values.insert(found->second);
  }
  if (values.size() < 2) return;
  seen.verdict = Verdict::kCloned;
  seen.why = "it differed between boots before the snapshot: it was seeded with a constant after the restore";
}

/// The hidden generator counts only where it was used.
bool Judge::untouched(const Observation& seen) const {
  const auto found = described_.find(seen.name);
  if (found == described_.end() || !found->second.type.ends_with("(hidden)")) return false;
  for (std::size_t b = 0; b < seen.values.size() && b < before_.size(); ++b) {
    const auto before = before_[b].find(seen.name);
    for (const Cell& cell : seen.values[b]) {
      if (before == before_[b].end() || (cell && *cell != before->second)) return false;
    }
  }
  return true;
}

bool Judge::excluded(const Observation& seen) const {
  return std::ranges::any_of(options_.exclude, [&](const std::string& pattern) {
    return matches(pattern, seen.name) || (!seen.holder.empty() && matches(pattern, seen.holder));
  });
}

/// Verdict -> defect, unless the user knows better.
void Judge::weigh(Observation& seen) {
  seen.defect = seen.verdict == Verdict::kCloned || seen.verdict == Verdict::kCollision ||
                (seen.verdict == Verdict::kClock && seen.what == "state of a generator");
  for (const Expectation& expected : options_.expect) {
    if (!matches(expected.pattern, seen.name) && !matches(expected.pattern, seen.holder)) continue;
    switch (expected.kind) {
      case Expectation::kAny:
        seen.defect = false;
        seen.why = "expected: any";
        break;
      case Expectation::kConstant:
        seen.defect = seen.verdict != Verdict::kConstant && seen.verdict != Verdict::kCloned;
        seen.why = "expected to be the same in each clone";
        break;
      case Expectation::kDiverge:
        seen.defect = seen.verdict != Verdict::kDiverges;
        seen.why = "expected to diverge";
        break;
    }
    return;
  }
}

Observation Judge::observe(const std::string& name, std::array<Table, kGroups>& tables, Observation::Kind kind) {
  Observation seen;
  seen.kind = kind;
  seen.name = name;
  if (const auto found = described_.find(name); kind == Observation::kState && found != described_.end()) {
    seen.holder = found->second.holder;
    if (found->second.type.find("andom") != std::string::npos) seen.what = "state of a generator";
  }
  for (const std::size_t group : {kSpread, kAged}) {
    if (const auto rounds = tables[group].find(name); rounds != tables[group].end()) {
      decide(seen, rounds->second, group);
    }
  }
  look_for_kernel(seen, tables);
  look_for_clock(seen, tables);
  if (kind == Observation::kState) look_before(seen);
  weigh(seen);
  return seen;
}

std::vector<Observation> Judge::observations() {
  std::vector<Observation> out;
  const auto all = [&](std::array<Table, kGroups>& tables, Observation::Kind kind) {
    std::set<std::string> names;
    for (const Table& table : tables) {
      for (const auto& [name, rounds] : table) names.insert(name);
    }
    for (const std::string& name : names) {
      Observation seen = observe(name, tables, kind);
      if (kind == Observation::kOutput || (!excluded(seen) && !untouched(seen))) {
        out.push_back(std::move(seen));
      } else {
        left_out_.push_back({seen.name, seen.holder, "", ""});
      }
    }
  };
  all(tables_.output, Observation::kOutput);
  all(tables_.state, Observation::kState);
  return out;
}

std::string Judge::changed() const {
  const std::vector<Json>& original = evidence_.boots.front().original;
  for (std::size_t event = 0; event < original.size(); ++event) {
    if (!original[event].value("ok", false)) continue;
    const Values alone = named_values(original[event], evidence_, event);
    for (const auto& [name, rounds] : tables_.output[kSpread]) {
      if (event >= rounds.size() || rule(rounds[event]) != Verdict::kConstant) continue;
      const auto expected = [&](const Expectation& one) { return matches(one.pattern, name); };
      const auto now = alone.find(name);
      if (now == alone.end() || std::ranges::any_of(options_.expect, expected)) continue;
      const std::string& value = *rounds[event].front().front();
      if (value == now->second || !all_there(rounds[event])) continue;
      if (all_read(rounds[event], evidence_, kSpread, fresh_wall_window)) continue;
      return fmt::format("{} is {} in each clone, and {} where nothing was restored", name, shortened(value, 60),
                         shortened(now->second, 60));
    }
  }
  return "";
}

std::vector<Gap> Judge::gaps() {
  std::vector<Gap> all = std::move(left_out_);
  if (!options_.state) return all;
  for (Gap& gap : gaps_of(evidence_)) all.push_back(std::move(gap));
  return all;
}

}  // namespace

std::string_view to_string(Outcome outcome) {
  static constexpr std::string_view kNames[] = {"fine", "broken", "failed", "inconclusive"};
  return kNames[static_cast<std::size_t>(outcome)];
}

std::string_view to_string(Observation::Kind kind) {
  static constexpr std::string_view kNames[] = {"output", "state", "descriptor"};
  return kNames[static_cast<std::size_t>(kind)];
}

bool matches(std::string_view pattern, std::string_view name) {
  std::size_t p = 0, n = 0, star = std::string_view::npos, resume = 0;
  while (n < name.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      resume = n;
    } else if (p < pattern.size() && pattern[p] == name[n]) {
      ++p;
      ++n;
    } else if (star != std::string_view::npos) {
      p = star + 1;
      n = ++resume;
    } else {
      return false;
    }
  }
  while (p < pattern.size() && pattern[p] == '*') ++p;
  return p == pattern.size();
}

void judge(const Evidence& evidence, const JudgeOptions& options, Report& report) {
  Judge judge(evidence, options);
  report.observations = judge.observations();
  report.gaps = judge.gaps();
  for (Observation& seen : judge_carried(evidence, judge.changed())) report.observations.push_back(std::move(seen));
  std::ranges::stable_sort(report.observations, {}, [](const Observation& seen) {
    return std::tuple(!seen.defect, seen.kind, std::string_view(seen.name));
  });
  report.state = options.state;
  report.controls = controls_of(evidence);
  report.hooks = evidence.hooks;
  report.idle = evidence.idle;
  report.phases = evidence.phases;
  for (const BootRecord& boot : evidence.boots) {
    for (const CloneRecord& clone : boot.groups[kSpread]) {
      const std::string& text = clone.output;
      if (!text.empty())
        report.printed.emplace_back(clone.machine, text.substr(text.size() - std::min(text.size(), kMostPrinted)));
    }
  }
  if (!evidence.not_held.empty()) {
    report.notices.push_back(fmt::format("values made of the clock are not told from entropy: {}", evidence.not_held));
  }
  conclude(evidence, report);
}

}  // namespace snapcheck::vmm::verify
