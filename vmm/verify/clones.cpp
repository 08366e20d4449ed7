// A snapshot's clones: restored, called, asked for their state.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "vmm/verify/carried.h"
#include "vmm/verify/phase_timer.h"
#include "vmm/verify/session.h"

namespace snapcheck::vmm::verify {
namespace {

using base::Error;
using base::Result;
using Json = nlohmann::json;

constexpr std::int64_t kSecond = 1'000'000'000;
constexpr int kMostSpread = 280;  // s; OpenSSL's generator reseeds after 7 minutes, which would hide that it was cloned
constexpr int kPlatformFlags = 7, kHoldClocks = 8, kHoldReader = 16;  // of ../guest/PROTOCOL.md
constexpr std::int64_t kHoldStep = 64 * kSecond;                      // of held clocks
constexpr int kHeldClones = 2;
constexpr int kHeldAttempts = 3;  // when the clocks went on

void note_uses(const Stop& stop, const std::string& when, CloneRecord& record) {
  for (Use& use : uses_of(stop.used, when)) record.uses.push_back(std::move(use));
}

Control control_of(const Json& event) {
  Control control;
  if (!event.is_object()) return control;
  control.random = event.value("random", "");
  control.told = event.value("told", "");
  control.not_held = event.value("not_held", "");
  control.realtime = event.value("realtime_ns", std::int64_t{0});
  control.monotonic = event.value("monotonic_ns", std::int64_t{0});
  const Json before = event.value("before", Json::object());
  control.captured = before.value("random", "");
  control.captured_realtime = before.value("realtime_ns", std::int64_t{0});
  control.captured_monotonic = before.value("monotonic_ns", std::int64_t{0});
  return control;
}

}  // namespace

/// Clones of all boots, restored in turns of `jobs`, so that each runs as soon as it is restored: its clock does.
/// The wall clock of clone n shows the same in each boot: `base`, in ns, and n times some seconds.
Result<void> Session::restore_group(std::size_t group, int count, std::int64_t base, const App& app,
                                    Evidence& evidence) {
  const int step = std::min(7, kMostSpread / count);
  for (BootRecord& boot : evidence.boots) boot.groups[group].resize(static_cast<std::size_t>(count));
  Names all;
  std::vector<std::pair<int, int>> places;
  for (int c = 1; c <= count; ++c) {
    for (int b = 1; b <= options_.boots; ++b) {
      all.push_back(fmt::format("clone {} of boot {}{}", c, b, group == kAged ? ", aged" : ""));
      places.emplace_back(b, c);
    }
  }
  const std::size_t jobs = static_cast<std::size_t>(std::max(1, options_.jobs));
  std::vector<std::int64_t> moments(all.size());
  for (std::size_t first = 0; first < all.size(); first += jobs) {
    Names turn;
    for (std::size_t i = first; i < std::min(all.size(), first + jobs); ++i) {
      const auto [b, c] = places[i];
      Machines::Restore what{fmt::format("snapshot {}", b), all[i], c};
      const std::int64_t apart = std::int64_t{step} * c * kSecond;
      moments[i] = base + apart;
      what.flags = options_.platform ? kPlatformFlags : 0;
      what.realtime_offset = moments[i] - now_ns() - skew_;
      what.monotonic_advance = apart + (group == kAged ? options_.age * kSecond : 0);
      if (auto done = machines_.restore(what); !done) return done;
      turn.push_back(all[i]);
    }
    const auto stops = machines_.run(turn);
    if (!stops) return stops.error();
    for (std::size_t i = 0; i < turn.size(); ++i) {
      const Stop& stop = (*stops)[i];
      const auto [b, c] = places[first + i];
      if (stop.reason != "message" || !stop.answer.is_object()) return unexpected(stop, "the restore");
      CloneRecord& record = evidence.boots[b - 1].groups[group][c - 1];
      record.machine = turn[i];
      record.control = control_of(stop.control);
      record.output = stop.output;
      note_uses(stop, "in the after-hooks", record);
      if (group == kSpread && options_.platform && first == 0) skew_ = record.control.realtime - moments[first + i];
      note_hooks(stop.answer, b, c, evidence, c == 1 && group == kSpread);
      evidence.hung = evidence.hung || stop.answer.value("hung", false);
      if (!stop.answer.value("ok", true) && !stop.answer.contains("after")) {
        return Error{fmt::format("{}: the after-phase: {}", stop.machine, error_text(stop.answer)), ""};
      }
    }
    if (app.life_cycle == nullptr || evidence.hung) continue;
    const std::vector<std::pair<int, int>> turn_places(
        places.begin() + static_cast<std::ptrdiff_t>(first),
        places.begin() + static_cast<std::ptrdiff_t>(first + turn.size()));
    auto told = tell_started(*app.life_cycle, turn, turn_places, group, evidence);
    if (!told) return told;
  }
  return {};
}

/// A clone has started: the platform's request, with a name that no other clone has.
Json Session::started(const LifeCycle& platform, const std::string& machine, double limit) {
  std::string name = machine;
  std::erase(name, ',');
  std::ranges::replace(name, ' ', '-');
  return {{"op", "invoke"}, {"event", after_event(platform, name)}, {"limit", limit}};
}

/// Tells clones of their start, one after the other; what it comes to counts as a hook.
Result<void> Session::tell_started(const LifeCycle& platform, const Names& names,
                                   const std::vector<std::pair<int, int>>& places, std::size_t group,
                                   Evidence& evidence) {
  const std::string name = fmt::format("POST {}", platform.after);
  for (std::size_t i = 0; i < names.size() && !evidence.hung; ++i) {
    const auto [boot, clone] = places[i];
    const auto stops = machines_.answers({names[i]}, started(platform, names[i], handler_limit()));
    if (!stops) return stops.error();
    const Stop& stop = stops->front();
    CloneRecord& record =
        evidence.boots[static_cast<std::size_t>(boot) - 1].groups[group][static_cast<std::size_t>(clone) - 1];
    record.output += stop.output;
    note_uses(stop, "in " + name, record);
    evidence.hooks.push_back({"after", name, stop.answer.value("seconds", 0.0), why_refused(stop.answer), boot, clone});
    evidence.hung = stop.answer.value("hung", false);
  }
  return {};
}

Json Session::invocation(const App& app, std::size_t position) const {
  const std::size_t round = position / app.events.size() + 1, event = position % app.events.size() + 1;
  return {{"op", "invoke"},
          {"event", app.events[event - 1]},
          {"context", {{"request_id", fmt::format("request-{}-{}", round, event)}}},
          {"limit", handler_limit()}};
}

/// The invocation at `position` of all, in turns of `jobs`: after one whose handler does not return, nobody waits for
/// the others to do the same.
Result<void> Session::invoke(const Names& names, const std::vector<CloneRecord*>& records, const App& app,
                             std::size_t position, Evidence& evidence) {
  const Json request = invocation(app, position);
  const auto jobs = static_cast<std::ptrdiff_t>(std::max(1, options_.jobs));
  for (auto first = names.begin(); first != names.end() && !evidence.stuck;) {
    const auto last = first + std::min(jobs, names.end() - first);
    const auto stops = machines_.answers(Names(first, last), request);
    if (!stops) return stops.error();
    for (std::size_t i = 0; i < stops->size(); ++i) {
      const Stop& stop = (*stops)[i];
      CloneRecord& record = *records[static_cast<std::size_t>(first - names.begin()) + i];
      record.answers.push_back(stop.answer);
      record.output += stop.output;
      note_uses(stop, fmt::format("in invocation {}", position + 1), record);
      evidence.stuck = evidence.stuck || stop.answer.value("hung", false);
    }
    first = last;
  }
  return {};
}

/// Invocations and state of clones that run already.
Result<void> Session::drive(const Names& names, const std::vector<CloneRecord*>& records, const App& app,
                            Evidence& evidence) {
  const std::size_t count = static_cast<std::size_t>(options_.invocations) * app.events.size();
  for (std::size_t position = 0; position < count; ++position) {
    if (auto done = invoke(names, records, app, position, evidence); !done) return done;
    if (evidence.stuck) return {};
  }
  if (!app.judging.state) return {};
  const auto stops = machines_.answers(names, {{"op", "state"}, {"hidden", true}});
  if (!stops) return stops.error();
  for (std::size_t i = 0; i < names.size(); ++i) records[i]->state = (*stops)[i].answer;
  return {};
}

/// Hooks that are registered now and did not run in this clone, the first of the first boot.
Result<void> Session::look_for_idle(const std::string& clone, Evidence& evidence) {
  const auto stops = machines_.answers({clone}, {{"op", "hooks"}});
  if (!stops) return stops.error();
  std::multiset<std::pair<std::string, std::string>> ran;
  for (const HookRun& hook : evidence.hooks) {
    if (hook.boot == 1 && hook.clone == 1) ran.emplace(hook.phase, hook.name);
  }
  for (const Json& hook : stops->front().answer.value("hooks", Json::array())) {
    const IdleHook one{hook.value("phase", ""), hook.value("name", ""), hook.value("gone", false)};
    const auto found = ran.find({one.phase, one.name});
    if (found == ran.end()) {
      evidence.idle.push_back(one);
    } else {
      ran.erase(found);
    }
  }
  return {};
}

Result<void> Session::run_clones(Group group, std::int64_t base, const App& app, Evidence& evidence) {
  const char* kind = group == kAged ? "aged clones" : "clones";
  const PhaseTimer timer(evidence.phases, fmt::format("{} x {} {}", options_.boots, options_.clones, kind), options_);
  if (auto done = restore_group(group, options_.clones, base, app, evidence); !done) return done;
  if (evidence.hung) {
    end_group(group, evidence);
    return {};
  }
  Names names;
  std::vector<CloneRecord*> records;
  for (BootRecord& boot : evidence.boots) {
    for (CloneRecord& record : boot.groups[group]) {
      names.push_back(record.machine);
      records.push_back(&record);
    }
  }
  if (auto done = drive(names, records, app, evidence); !done) return done;
  if (group == kSpread && !evidence.stuck) {
    if (auto done = look_for_idle(names.front(), evidence); !done) return done;
  }
  end_group(group, evidence);
  return {};
}

void Session::end_group(Group group, const Evidence& evidence) {
  for (const BootRecord& boot : evidence.boots) {
    for (const CloneRecord& record : boot.groups[group]) {
      if (!record.machine.empty()) machines_.end(record.machine);
    }
  }
}

/// Clones whose clocks stand still at the same moment. What goes wrong in them is no finding: a program may well wait
/// for a clock to go on. Threads of a JVM do, and would keep the processor busy: there only the runner's own thread,
/// which runs hooks and handler, has held clocks.
Result<void> Session::run_held(std::int64_t base, const App& app, Evidence& evidence) {
  const PhaseTimer timer(evidence.phases, fmt::format("{} clones with held clocks", kHeldClones), options_);
  bool late = true;
  for (int attempt = 1; attempt <= kHeldAttempts && late; ++attempt) {
    late = false;
    if (auto done = try_held(base, app, attempt, late, evidence); !done) return done;
    end_group(kHeld, evidence);
    if (!evidence.not_held.empty()) evidence.boots.front().groups[kHeld].clear();
  }
  return {};
}

/// `late`: the clocks went on, which is chance on a busy machine.
Result<void> Session::try_held(std::int64_t base, const App& app, int attempt, bool& late, Evidence& evidence) {
  BootRecord& boot = evidence.boots.front();
  const std::int64_t began = now_ns();
  const std::int64_t slept = boot.groups[kSpread].front().control.captured_monotonic;
  const std::string times = attempt == 1 ? "" : fmt::format(", attempt {}", attempt);
  Names names;
  for (int c = 1; c <= kHeldClones; ++c) {
    Machines::Restore what{"snapshot 1", fmt::format("clone {} of boot 1, clocks held{}", c, times), c};
    // Reseeded in raw mode, too: that tells the kernel's clones from the program's.
    what.flags = kPlatformFlags | (app.runtime == Runtime::kJava ? kHoldReader : kHoldClocks);
    // Just after the clocks' next step, so that the following one is far away.
    what.realtime_offset = (base / kHoldStep + 1) * kHoldStep + kSecond - now_ns() - skew_;
    what.monotonic_advance = (slept / kHoldStep + 1) * kHoldStep + kSecond - slept;
    if (auto done = machines_.restore(what); !done) return done;
    names.push_back(what.machine);
    boot.groups[kHeld].emplace_back().machine = what.machine;
  }
  auto wrong = drive_held(names, app, boot, late);
  if (!wrong) return wrong.error();
  evidence.not_held = wrong->substr(0, wrong->find('\n'));
  if (evidence.not_held.empty() && now_ns() - began > kHoldStep - 2 * kSecond) {
    late = true;
    evidence.not_held = fmt::format("this took longer than the {} s for which clocks stand still", kHoldStep / kSecond);
  }
  return {};
}

/// Why the clones cannot be compared; empty when they can.
Result<std::string> Session::drive_held(const Names& names, const App& app, BootRecord& boot, bool& late) {
  std::vector<CloneRecord>& records = boot.groups[kHeld];
  const auto ask = [&](const Json* request, auto take) -> Result<std::string> {
    const auto stops = request == nullptr ? machines_.run(names) : machines_.ask(names, *request);
    if (!stops) return stops.error();
    for (std::size_t i = 0; i < names.size(); ++i) {
      const Stop& stop = (*stops)[i];
      if (stop.reason != "message" || !stop.answer.is_object()) return unexpected(stop, "held clocks").what;
      if (stop.answer.value("hung", false)) return stop.machine + " does not go on: " + error_text(stop.answer);
      records[i].output += stop.output;
      take(stop, records[i]);
    }
    return std::string();
  };
  auto wrong = ask(nullptr, [](const Stop& stop, CloneRecord& record) { record.control = control_of(stop.control); });
  for (std::size_t i = 0; i < names.size() && app.life_cycle != nullptr && wrong && wrong->empty(); ++i) {
    const auto stops = machines_.ask({names[i]}, started(*app.life_cycle, names[i], 0));
    if (!stops) return stops.error();
    const Stop& stop = stops->front();
    if (stop.reason != "message" || !stop.answer.is_object()) return unexpected(stop, "held clocks").what;
    records[i].output += stop.output;
  }
  const std::size_t count = static_cast<std::size_t>(options_.invocations) * app.events.size();
  for (std::size_t position = 0; wrong && wrong->empty() && position < count; ++position) {
    Json request = invocation(app, position);
    request["limit"] = 0;  // a thread that waits until a held clock shows some time would not sleep
    bool moved = false;
    wrong = ask(&request, [&](const Stop& stop, CloneRecord& record) {
      record.answers.push_back(stop.answer);
      moved = moved || stop.answer.value("seconds", 0.0) != 0;  // the runner's clock is held, too
    });
    if (wrong && wrong->empty() && moved) {
      late = true;
      const std::string& why = records.front().control.not_held;
      return "the clocks went on during an invocation" + (why.empty() ? "" : ", as they could not be held: " + why);
    }
  }
  if (!wrong || !wrong->empty() || !app.judging.state) return wrong;
  const Json request = {{"op", "state"}, {"hidden", true}};
  return ask(&request, [](const Stop& stop, CloneRecord& record) { record.state = stop.answer; });
}

}  // namespace snapcheck::vmm::verify
