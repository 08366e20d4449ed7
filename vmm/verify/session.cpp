#include "vmm/verify/session.h"

#include <fmt/format.h>

#include <algorithm>
#include <ctime>

#include "vmm/image/files.h"
#include "vmm/verify/carried.h"
#include "vmm/verify/judge.h"
#include "vmm/verify/phase_timer.h"

namespace snapcheck::vmm::verify {
namespace {

using base::Result;
using Json = nlohmann::json;

constexpr std::int64_t kSecond = 1'000'000'000;
constexpr int kReadyTries = 20;     // of a program that is not ready yet
constexpr double kInitLimit = 0.8;  // of --timeout: the runner says where init stands before the machine is stopped

/// What to do about an error of the program, as the end of its message.
std::string advice(const std::string& text) {
  const auto any = [&](std::initializer_list<const char*> parts) {
    return std::ranges::any_of(parts, [&](const char* part) { return text.find(part) != std::string::npos; });
  };
  if (any({"Name or service not known", "name resolution", "UnknownHostException", "Network is unreachable"})) {
    return "; the guest has no network: name the peers with --service HOST:PORT";
  }
  if (any({"MemoryError", "OutOfMemoryError", "bad_alloc"})) return "; the guest ran out of memory: raise --memory";
  return "";
}

/// Whether something diverges, and nobody knows yet if of entropy or of the clock; or something is cloned, and nobody
/// knows if by the program or, in raw mode, by the kernel.
bool any_to_explain(const Evidence& evidence, const JudgeOptions& judging) {
  Report so_far;
  judge(evidence, judging, so_far);
  return std::ranges::any_of(so_far.observations, [&](const Observation& seen) {
    return (seen.verdict == Verdict::kDiverges && seen.what != "clock reading") || (seen.defect && !evidence.platform);
  });
}

}  // namespace

std::int64_t now_ns() {
  timespec now{};
  clock_gettime(CLOCK_REALTIME, &now);
  return now.tv_sec * kSecond + now.tv_nsec;
}

std::string error_text(const Json& answer, const std::string& advice) {
  const Json error = answer.value("error", Json::object());
  const std::string trace = error.value("trace", "");
  const char* join = trace.empty() ? "" : answer.value("hung", false) ? "; it stands here\n" : "\n";
  return fmt::format("{}: {}{}{}{}", error.value("type", ""), error.value("message", ""), advice, join, trace);
}

std::string init_error_text(const Json& answer, const std::string& printed) {
  const std::string output = printed.empty() ? "" : "\n" + printed;
  if (answer.value("hung", false)) return error_text(answer, "; raise --timeout, if it is only slow") + output;
  return error_text(answer, advice(error_text(answer) + output)) + output;
}

Result<void> Session::boot(std::vector<Phase>& phases) {
  const PhaseTimer timer(phases, fmt::format("{} cold boots", options_.boots), options_);
  for (int b = 1; b <= options_.boots; ++b) {
    if (auto done = machines_.boot(boot_name(b), image_, behind(b)); !done) return done;
  }
  const auto stops = machines_.run(boot_names());
  if (!stops) return stops.error();
  for (const Stop& stop : *stops) {
    if (stop.reason != "message" || !stop.answer.is_object() || !stop.answer.contains("runner")) {
      return unexpected(stop, "the boot");
    }
  }
  if (!shared_) return {};
  const auto ready = machines_.ask(boot_names(), {{"op", "snapshot"}, {"hooks", false}});
  if (!ready) return ready.error();
  for (int b = 1; b <= options_.boots; ++b) {
    if ((*ready)[b - 1].reason != "snapshot") return unexpected((*ready)[b - 1], "the snapshot of the boot");
    if (auto done = machines_.snapshot(boot_name(b), base_name(b)); !done) return done;
    machines_.end(boot_name(b));
  }
  return {};
}

/// The machines that an app is loaded into: the cold boots themselves, or copies of them if there are more apps.
Result<void> Session::start_app(std::size_t index) {
  if (!shared_) return {};
  for (int b = 1; b <= options_.boots; ++b) {
    Machines::Restore what{base_name(b), boot_name(b), static_cast<int>(index) + 1};
    what.realtime_offset = -behind(b) * kSecond;
    if (auto done = machines_.restore(what); !done) return done;
  }
  const auto stops = machines_.run(boot_names());
  if (!stops) return stops.error();
  for (const Stop& stop : *stops) {
    if (stop.reason != "message") return unexpected(stop, "the start of the runner");
  }
  return {};
}

/// False when the program cannot be loaded: that is the report.
Result<bool> Session::init(std::size_t index, Report& report) {
  Json request = image_.init[index];
  request["limit"] = kInitLimit * options_.timeout;
  const auto stops = machines_.ask(boot_names(), request);
  if (!stops) return stops.error();
  for (const Stop& stop : *stops) {
    std::string text;
    if (stop.reason != "message" || !stop.answer.is_object()) {
      text = unexpected(stop, "init").text();
    } else if (!stop.answer.value("ok", false)) {
      text = init_error_text(stop.answer, stop.output);
    }
    if (text.empty()) continue;
    report.outcome = Outcome::kFailed;
    report.reason = text.starts_with(stop.machine) ? text : fmt::format("init failed in {}: {}", stop.machine, text);
    return false;
  }
  return true;
}

void Session::note_hooks(const Json& answer, int boot, int clone, Evidence& evidence, bool with_before) {
  for (const char* phase : {"before", "after"}) {
    if (!answer.contains(phase) || (!with_before && std::string_view(phase) == "before")) continue;
    for (const Json& hook : answer[phase].value("hooks", Json::array())) {
      evidence.hooks.push_back(
          {phase, hook.value("name", ""), hook.value("seconds", 0.0), hook.value("error", ""), boot, clone});
    }
    if (std::string text = over_budget(phase, answer[phase]); !text.empty()) evidence.budget.push_back(std::move(text));
  }
}

/// A sentence as the SDKs have it; empty when the phase was quick enough. The SDKs' own limit is that of a platform.
std::string Session::over_budget(const std::string& phase, const Json& described) const {
  const double seconds = described.value("seconds", 0.0);
  const Json hooks = described.value("hooks", Json::array());
  if (options_.hook_budget <= 0 || seconds <= options_.hook_budget || hooks.empty()) return "";
  const auto slowest = std::ranges::max_element(hooks, {}, [](const Json& hook) { return hook.value("seconds", 0.0); });
  return fmt::format("the {} hooks took {:.3g} s, the budget is {:.3g} s; the slowest is {} with {:.3g} s",
                     phase == "before" ? "before-checkpoint" : "after-restore", seconds, options_.hook_budget,
                     slowest->value("name", ""), slowest->value("seconds", 0.0));
}

/// What the state was before the snapshot: tells a value that was made anew from one that never changed.
Result<void> Session::look_before(Evidence& evidence) {
  const auto stops = machines_.answers(boot_names(), {{"op", "state"}, {"hidden", true}});
  if (!stops) return stops.error();
  for (std::size_t b = 0; b < stops->size(); ++b) evidence.boots[b].before = (*stops)[b].answer;
  return {};
}

/// The platform's question before the snapshot. False when the program is not ready: that is the report.
Result<bool> Session::ask_ready(const LifeCycle& platform, Evidence& evidence, Report& report) {
  const Json request = {{"op", "invoke"}, {"event", before_event(platform)}, {"limit", handler_limit()}};
  for (int b = 1; b <= options_.boots; ++b) {
    Json answer;
    for (int tries = 0; tries < kReadyTries; ++tries) {
      const auto stops = machines_.answers({boot_name(b)}, request);
      if (!stops) return stops.error();
      answer = stops->front().answer;
      if (!is_not_yet(answer)) break;
    }
    const std::string wrong = why_refused(answer);
    evidence.hooks.push_back(
        {"before", fmt::format("POST {}", platform.before), answer.value("seconds", 0.0), wrong, b, 0});
    if (wrong.empty()) continue;
    report.outcome = Outcome::kFailed;
    report.reason = fmt::format("no snapshot was taken, because POST {} failed: {}", platform.before, wrong);
    return false;
  }
  return true;
}

/// False when a before-hook failed: then there is no snapshot, and that is the report.
Result<bool> Session::take_snapshots(const App& app, Evidence& evidence, Report& report) {
  if (app.life_cycle != nullptr) {
    if (auto ready = ask_ready(*app.life_cycle, evidence, report); !ready || !*ready) return ready;
  }
  const auto stops = machines_.ask(boot_names(), {{"op", "snapshot"}, {"hooks", true}, {"limit", hook_limit()}});
  if (!stops) return stops.error();
  for (int b = 1; b <= options_.boots; ++b) {
    const Stop& stop = (*stops)[b - 1];
    if (stop.reason == "message" && stop.answer.is_object()) {
      note_hooks(stop.answer, b, 0, evidence, true);
      report.outcome = Outcome::kFailed;
      report.reason = "no snapshot was taken, because a before-hook failed: " + error_text(stop.answer);
      return false;
    }
    if (stop.reason != "snapshot") return unexpected(stop, "the snapshot");
    evidence.boots[b - 1].carried = carried_of(stop.opened);
    if (auto done = machines_.snapshot(boot_name(b), fmt::format("snapshot {}", b)); !done) return done.error();
  }
  return true;
}

Result<void> Session::drive_original(const App& app, Evidence& evidence) {
  if (auto done = machines_.resume(boot_name(1)); !done) return done;
  const auto stops = machines_.run({boot_name(1)});
  if (!stops) return stops.error();
  if (stops->front().reason != "message")
    return unexpected(stops->front(), "the machine's own way on after its snapshot");
  if (app.life_cycle != nullptr) {
    const auto told = machines_.answers({boot_name(1)}, started(*app.life_cycle, boot_name(1), handler_limit()));
    if (!told) return told.error();
  }
  for (const Json& event : app.events) {
    const auto answer =
        machines_.answers({boot_name(1)}, {{"op", "invoke"}, {"event", event}, {"limit", handler_limit()}});
    if (!answer) return answer.error();
    evidence.boots[0].original.push_back(answer->front().answer);
    if (answer->front().answer.value("hung", false)) break;
  }
  return {};
}

Result<void> Session::examine(const App& app, std::size_t index, Report& report) {
  options_.progress(app.name);
  Evidence evidence;
  evidence.boots.resize(static_cast<std::size_t>(options_.boots));
  evidence.events = app.events.size();
  evidence.platform = options_.platform;
  if (const auto services = addresses_of(app.services); services) {
    for (const ServiceAddress& one : *services) {
      evidence.services[fmt::format("{}:{}", one.address, one.port)] =
          fmt::format("{}:{}", one.name.empty() ? one.address : one.name, one.port);
    }
  }
  const auto timed = [&](const char* name, auto action) {
    const PhaseTimer timer(evidence.phases, name, options_);
    return action();
  };
  if (auto done = timed("start", [&] { return start_app(index); }); !done) return done;
  const auto loaded = timed("init", [&] { return init(index, report); });
  if (!loaded) return loaded.error();
  if (*loaded && app.judging.state) {
    if (auto done = timed("state", [&] { return look_before(evidence); }); !done) return done;
  }
  const auto taken = !*loaded
                         ? Result<bool>(false)
                         : timed("before-hooks and snapshot", [&] { return take_snapshots(app, evidence, report); });
  if (!taken) return taken.error();
  if (*taken) {
    const std::int64_t base = (now_ns() / kSecond + 10) * kSecond + kSecond / 100;
    skew_ = 0;
    if (auto done = run_clones(kSpread, base, app, evidence); !done) return done;
    const auto goes_on = [&] { return !evidence.hung && !evidence.stuck; };
    if (options_.age > 0 && goes_on()) {
      if (auto done = run_clones(kAged, base + options_.age * kSecond, app, evidence); !done) return done;
    }
    if (goes_on() && any_to_explain(evidence, app.judging)) {
      if (auto done = run_held(base, app, evidence); !done) return done;
    }
    if (!evidence.hung) {
      if (auto done = timed("without a restore", [&] { return drive_original(app, evidence); }); !done) return done;
    }
    if (auto done = keep(index, evidence); !done) return done;
    for (int b = 1; b <= options_.boots; ++b) machines_.end_snapshot(fmt::format("snapshot {}", b));
    judge(evidence, app.judging, report);
  } else {
    report.hooks = evidence.hooks;
    report.phases = evidence.phases;
  }
  for (const std::string& name : boot_names()) machines_.end(name);
  return {};
}

/// The first boot's snapshot, for `snapcheck vmm clone --from`, and what the clones printed.
Result<void> Session::keep(std::size_t place, const Evidence& evidence) {
  if (options_.keep.empty()) return {};
  const std::string folder = fmt::format("{}/{}", options_.keep, place + 1);
  if (auto done = image::make_folders(folder); !done) return done;
  if (auto done = machines_.save("snapshot 1", folder); !done) return done;
  std::string text;
  for (const BootRecord& boot : evidence.boots) {
    for (const auto& group : boot.groups) {
      for (const CloneRecord& clone : group) text += fmt::format("---- {}\n{}", clone.machine, clone.output);
    }
  }
  return image::write_bytes(folder + "/console.txt", text.data(), text.size());
}

void Session::end() {
  if (!shared_) return;
  for (int b = 1; b <= options_.boots; ++b) machines_.end_snapshot(base_name(b));
}

}  // namespace snapcheck::vmm::verify
