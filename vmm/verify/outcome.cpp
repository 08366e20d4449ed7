#include "vmm/verify/outcome.h"

#include <fmt/format.h>

#include <algorithm>

#include "vmm/verify/carried.h"

namespace snapcheck::vmm::verify {
namespace {

using Json = nlohmann::json;

Matrix matrix_of(const Evidence& evidence, std::size_t group, const std::string Control::* member) {
  Matrix values;
  for (const BootRecord& boot : evidence.boots) {
    auto& row = values.emplace_back();
    for (const CloneRecord& clone : boot.groups[group]) row.emplace_back("\"" + clone.control.*member + "\"");
  }
  return values;
}

std::string error_of(const Json& answer) {
  const auto error = answer.find("error");
  if (error == answer.end() || !error->is_object()) return "no answer";
  std::string text = fmt::format("{}: {}", error->value("type", ""), error->value("message", ""));
  if (const std::string trace = error->value("trace", ""); !trace.empty()) {
    text += (answer.value("hung", false) ? "; it stands here\n" : "\n") + trace;
  }
  return text;
}

/// What the clones whose handler does not return wait for; empty when that is no connection.
std::string waited_for(const Evidence& evidence) {
  for (const BootRecord& boot : evidence.boots) {
    for (const CloneRecord& clone : boot.groups[kSpread]) {
      for (const Use& use : clone.uses) {
        const auto one = std::ranges::find_if(boot.carried, [&](const Carried& it) { return it.here == use.key; });
        if (use.what != "waited for" || one == boot.carried.end()) continue;
        return fmt::format("it waits for the {}, whose peer says nothing by itself; ", name_of(*one, evidence));
      }
    }
  }
  return "";
}

/// Whether a clone of before the snapshot is among them, whatever the kernel gives: a variable that was not touched.
bool any_kept(const Report& report) {
  return std::ranges::any_of(report.observations, [](const Observation& seen) { return seen.defect && seen.kept; });
}

/// The handler's failure where nothing was restored: then the event is wrong, and not the snapshot.
std::string failure_without_restore(const Evidence& evidence) {
  for (const BootRecord& boot : evidence.boots) {
    for (std::size_t i = 0; i < boot.original.size(); ++i) {
      if (boot.original[i].value("ok", false)) continue;
      return fmt::format("the handler fails on event {} without a restore, too: {}{}", i % evidence.events + 1,
                         boot.original[i].value("hung", false) ? waited_for(evidence) : "", error_of(boot.original[i]));
    }
  }
  return "";
}

std::string failure_after_restore(const Evidence& evidence, const Report& report) {
  for (const BootRecord& boot : evidence.boots) {
    for (std::size_t group = 0; group < kRealGroups; ++group) {
      for (const CloneRecord& clone : boot.groups[group]) {
        for (const Json& answer : clone.answers) {
          if (answer.value("ok", false)) continue;
          const auto dead = std::ranges::find(report.observations, Verdict::kDead, &Observation::verdict);
          if (dead != report.observations.end()) {
            return fmt::format("the {} was carried through the snapshot and is dead in clones: {}", dead->name,
                               error_of(answer));
          }
          return fmt::format("the handler fails in clones, and not where nothing was restored: {}", error_of(answer));
        }
      }
    }
  }
  return "";
}

/// A connection whose loss shows in the answers; one whose loss is a failure was told before.
std::string lost_connection(const Report& report) {
  const auto dead = std::ranges::find(report.observations, Verdict::kDead, &Observation::verdict);
  if (dead == report.observations.end()) return "";
  return fmt::format("the {} was carried through the snapshot and is dead in clones: {}", dead->name, dead->why);
}

std::string hook_failure(const Evidence& evidence) {
  for (const HookRun& hook : evidence.hooks) {
    if (hook.error.empty()) continue;
    return fmt::format("the hook {} {} failed: {}", hook.name,
                       hook.phase == "before" ? "before the snapshot" : "after the restore", hook.error);
  }
  return evidence.budget.empty() ? "" : "hooks took too long: " + evidence.budget.front();
}

}  // namespace

bool kernel_repeats(const Evidence& evidence) {
  if (evidence.platform) return false;
  const Verdict seen = rule(matrix_of(evidence, kSpread, &Control::random));
  return seen == Verdict::kCloned || seen == Verdict::kCollision;
}

std::vector<ControlResult> controls_of(const Evidence& evidence) {
  std::vector<ControlResult> out;
  const auto control = [&](const char* name, const std::string Control::* member, Verdict wanted, const char* hint) {
    const Verdict seen = rule(matrix_of(evidence, kSpread, member));
    out.push_back({name, seen == wanted,
                   seen == wanted
                       ? std::string(to_string(seen))
                       : fmt::format("{}, but it must be {}: {}", to_string(seen), to_string(wanted), hint)});
  };
  control("drawn by the agent before the snapshot", &Control::captured, Verdict::kCloned,
          "cold boots that do not differ cannot tell constant from cloned");
  control("told by the host to each clone", &Control::told, Verdict::kDiverges, "clones were not told apart");
  if (evidence.platform) {
    control("drawn by the agent from the reseeded kernel", &Control::random, Verdict::kDiverges,
            "the kernel's generator did not take the new seed");
  }
  return out;
}

void conclude(const Evidence& evidence, Report& report) {
  const auto settle = [&](Outcome outcome, std::string reason) {
    report.outcome = outcome;
    report.reason = std::move(reason);
  };
  if (evidence.hung) return settle(Outcome::kFailed, hook_failure(evidence));  // and nothing was observed
  const auto broken = std::ranges::find(report.controls, false, &ControlResult::fine);
  if (broken != report.controls.end()) {
    return settle(Outcome::kInconclusive, fmt::format("the control `{}` is {}", broken->name, broken->what));
  }
  if (std::string text = hook_failure(evidence); !text.empty()) return settle(Outcome::kFailed, std::move(text));
  std::ptrdiff_t cloned = 0, clocks = 0, others = 0;
  for (const Observation& seen : report.observations) {
    if (!seen.defect || seen.kind == Observation::kDescriptor) continue;  // a dead connection shows in a failure
    const bool same = seen.verdict == Verdict::kCloned || seen.verdict == Verdict::kCollision;
    ++(same ? cloned : seen.verdict == Verdict::kClock ? clocks : others);
  }
  std::string event = failure_without_restore(evidence);
  if (event.empty()) {
    if (std::string text = failure_after_restore(evidence, report); !text.empty()) {
      return settle(Outcome::kBroken, std::move(text));
    }
  }
  const bool tried = !evidence.boots.front().groups[kHeld].empty();
  if (cloned + others > 0 && kernel_repeats(evidence) && !tried && !any_kept(report)) {
    return settle(Outcome::kInconclusive,
                  "nobody reseeded the kernel (raw mode), and it gave several clones the same random bytes: what is "
                  "equal can be the kernel's; --mode platform shows what is the program's");
  }
  std::string lost = event.empty() ? lost_connection(report) : "";
  if (cloned + clocks + others > 0) {
    if (!event.empty()) report.notices.push_back(event);
    std::string text;
    const auto add = [&](std::ptrdiff_t count, const char* of, const char* what) {
      if (count == 0) return;
      text += fmt::format("{}{} value{} {}{} {}", text.empty() ? "" : "; ", count, count == 1 ? "" : "s", of,
                          count == 1 ? "is" : "are", what);
    };
    add(cloned, "of before the snapshot ", "the same in clones");
    add(clocks, "that must differ ", "made of nothing but the clock");
    add(others, "", "not as expected");
    if (!lost.empty()) text += "; " + lost;
    return settle(Outcome::kBroken, std::move(text));
  }
  if (!event.empty()) return settle(Outcome::kFailed, std::move(event));
  if (!lost.empty()) return settle(Outcome::kBroken, std::move(lost));
  const bool seen = std::ranges::any_of(
      report.observations, [](const Observation& observation) { return observation.verdict != Verdict::kUnknown; });
  if (!seen) return settle(Outcome::kInconclusive, "nothing was observed: no output and no state");
  settle(Outcome::kFine, "no value of before the snapshot was cloned");
}

}  // namespace snapcheck::vmm::verify
