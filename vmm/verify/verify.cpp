// The pipeline:
//
//   apps -> image (agent, runtime, runner, programs)
//        -> K cold boots, up to the runner's first word
//        -> for each app: init, before-hooks, snapshot            in each boot
//                         N clones, each at another time: what is equal in them was carried through the snapshot;
//                         clone n of each boot at the same time: what is equal in those alone is made of the clock
//                         each: after-hooks, M invocations, state
//        -> comparison (judge.h) -> report
//
// With several apps a cold boot is snapshotted before the program is loaded, and each app starts from that: boots of an
// app still share nothing with each other.
#include "vmm/verify/verify.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <ctime>
#include <map>
#include <optional>
#include <set>
#include <tuple>

#include "vmm/image/files.h"
#include "vmm/verify/carried.h"
#include "vmm/verify/guest_image.h"
#include "vmm/verify/machines.h"

namespace snapcheck::vmm::verify {
namespace {

using base::Error;
using base::Result;
using Json = nlohmann::json;

constexpr std::int64_t kSecond = 1'000'000'000;
constexpr int kMostSpread = 280;  // s; OpenSSL's generator reseeds after 7 minutes, which would hide that it was cloned
constexpr int kPlatformFlags = 7;
constexpr std::uint64_t kWindowSlack = 64;  // MiB beside the memory of a snapshot
constexpr double kInitLimit = 0.8;  // of --timeout: the runner says where init stands before the machine is stopped
constexpr double kHungAfter = 3;    // times the budget

std::int64_t now_ns() {
  timespec now{};
  clock_gettime(CLOCK_REALTIME, &now);
  return now.tv_sec * kSecond + now.tv_nsec;
}

void note_uses(const Stop& stop, const std::string& when, CloneRecord& record) {
  for (Use& use : uses_of(stop.used, when)) record.uses.push_back(std::move(use));
}

/// Measures a phase while it lives.
class Timer {
 public:
  Timer(std::vector<Phase>& phases, std::string name, const Options& options)
      : phases_(phases), name_(std::move(name)), start_(std::chrono::steady_clock::now()) {
    options.progress(name_);
  }
  ~Timer() {
    phases_.push_back({name_, std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count(), 0});
  }

 private:
  std::vector<Phase>& phases_;
  std::string name_;
  std::chrono::steady_clock::time_point start_;
};

Control control_of(const Json& event) {
  Control control;
  if (!event.is_object()) return control;
  control.random = event.value("random", "");
  control.told = event.value("told", "");
  control.realtime = event.value("realtime_ns", std::int64_t{0});
  control.monotonic = event.value("monotonic_ns", std::int64_t{0});
  const Json before = event.value("before", Json::object());
  control.captured = before.value("random", "");
  control.captured_realtime = before.value("realtime_ns", std::int64_t{0});
  control.captured_monotonic = before.value("monotonic_ns", std::int64_t{0});
  return control;
}

std::string error_text(const Json& answer) {
  const Json error = answer.value("error", Json::object());
  const std::string trace = error.value("trace", "");
  return fmt::format("{}: {}{}{}", error.value("type", ""), error.value("message", ""), trace.empty() ? "" : "\n",
                     trace);
}

/// What to do about an error of the program, as the end of a message.
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

/// A handler that does not return may wait for a peer that is gone: then its connections are named.
Error waiting_for(Error error, const Evidence& evidence) {
  std::string names;
  for (const Carried& one : evidence.boots.front().carried) {
    if (one.kind != "file") names += (names.empty() ? "" : ", ") + name_of(one, evidence);
  }
  if (names.empty() || error.what.find(kLate) == std::string::npos) return error;
  error.what += fmt::format("; it may wait for a peer that is gone: {} was open at the snapshot", names);
  return error;
}

/// The cold boots of some apps with the same runtime and environment.
class Session {
 public:
  Session(engine::Engine& engine, const Options& options, const GuestImage& image, bool shared)
      : machines_(engine, options), options_(options), image_(image), shared_(shared) {}

  Result<void> boot(std::vector<Phase>& phases);
  /// The error is about the machines; what the program does wrong is in the report.
  Result<void> examine(const App& app, std::size_t index, Report& report);
  void end();

 private:
  using Names = std::vector<std::string>;
  Result<void> start_app(std::size_t index);
  Result<bool> init(std::size_t index, Report& report);
  Result<void> look_before(Evidence& evidence);
  Result<bool> take_snapshots(Evidence& evidence, Report& report);
  Result<void> restore_group(std::size_t group, int count, std::int64_t base, Evidence& evidence);
  Result<void> run_clones(Group group, std::int64_t base, const App& app, Evidence& evidence);
  Result<void> end_group(Group group, const Evidence& evidence);
  Result<void> drive(const Names& names, const std::vector<CloneRecord*>& records, const App& app);
  Result<void> keep(std::size_t place, const Evidence& evidence);
  Result<void> drive_original(const App& app, Evidence& evidence);
  void note_hooks(const Json& answer, int boot, int clone, Evidence& evidence, bool with_before);
  std::string over_budget(const std::string& phase, const Json& described) const;
  Result<void> look_for_idle(const std::string& clone, Evidence& evidence);
  /// Seconds after which a runner gives up a phase of hooks, and tells where it stands.
  double hook_limit() const {
    const double longest = 0.8 * options_.timeout;
    return options_.hook_budget > 0 ? std::min(longest, kHungAfter * options_.hook_budget) : longest;
  }
  std::string boot_name(int boot) const { return fmt::format("boot {}", boot); }
  std::string base_name(int boot) const { return fmt::format("base {}", boot); }
  Names boot_names() const {
    Names names;
    for (int b = 1; b <= options_.boots; ++b) names.push_back(boot_name(b));
    return names;
  }

  Machines machines_;
  const Options& options_;
  const GuestImage& image_;
  const bool shared_;
  std::int64_t skew_ = 0;  ///< ns by which the guests' wall clock is ahead of what was asked for
};

Result<void> Session::boot(std::vector<Phase>& phases) {
  const Timer timer(phases, fmt::format("{} cold boots", options_.boots), options_);
  for (const std::string& name : boot_names()) {
    if (auto done = machines_.boot(name, image_); !done) return done;
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
    if (auto done = machines_.restore({base_name(b), boot_name(b), static_cast<int>(index) + 1}); !done) return done;
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
      text = error_text(stop.answer) + (stop.output.empty() ? "" : "\n" + stop.output);
      text += advice(text);
    }
    if (text.empty()) continue;
    report.outcome = Outcome::kFailed;
    report.reason = fmt::format("init failed in {}: {}", stop.machine, text);
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

/// What the state was before the snapshot: tells a value that was made anew from one that never changed.
Result<void> Session::look_before(Evidence& evidence) {
  const auto stops = machines_.answers(boot_names(), {{"op", "state"}, {"hidden", true}});
  if (!stops) return stops.error();
  for (std::size_t b = 0; b < stops->size(); ++b) evidence.boots[b].before = (*stops)[b].answer;
  return {};
}

/// False when a before-hook failed: then there is no snapshot, and that is the report.
Result<bool> Session::take_snapshots(Evidence& evidence, Report& report) {
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

/// Invocations and state of clones that run already.
Result<void> Session::drive(const Names& names, const std::vector<CloneRecord*>& records, const App& app) {
  for (int round = 0; round < options_.invocations; ++round) {
    for (std::size_t e = 0; e < app.events.size(); ++e) {
      const Json request = {{"op", "invoke"},
                            {"event", app.events[e]},
                            {"context", {{"request_id", fmt::format("request-{}-{}", round + 1, e + 1)}}}};
      const auto stops = machines_.answers(names, request);
      if (!stops) return stops.error();
      for (std::size_t i = 0; i < names.size(); ++i) {
        records[i]->answers.push_back((*stops)[i].answer);
        records[i]->output += (*stops)[i].output;
        note_uses((*stops)[i], fmt::format("in invocation {}", round * app.events.size() + e + 1), *records[i]);
      }
    }
  }
  if (!app.judging.state) return {};
  const auto stops = machines_.answers(names, {{"op", "state"}, {"hidden", true}});
  if (!stops) return stops.error();
  for (std::size_t i = 0; i < names.size(); ++i) records[i]->state = (*stops)[i].answer;
  return {};
}

/// Clones of all boots, restored in turns of `jobs`, so that each runs as soon as it is restored: its clock does.
/// The wall clock of clone n shows the same in each boot: `base`, in ns, and n times some seconds.
Result<void> Session::restore_group(std::size_t group, int count, std::int64_t base, Evidence& evidence) {
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
  }
  return {};
}

Result<void> Session::run_clones(Group group, std::int64_t base, const App& app, Evidence& evidence) {
  const char* kind = group == kAged ? "aged clones" : "clones";
  const Timer timer(evidence.phases, fmt::format("{} x {} {}", options_.boots, options_.clones, kind), options_);
  if (auto done = restore_group(group, options_.clones, base, evidence); !done) return done;
  if (evidence.hung) return end_group(group, evidence);
  Names names;
  std::vector<CloneRecord*> records;
  for (BootRecord& boot : evidence.boots) {
    for (CloneRecord& record : boot.groups[group]) {
      names.push_back(record.machine);
      records.push_back(&record);
    }
  }
  if (auto done = drive(names, records, app); !done) return waiting_for(done.error(), evidence);
  if (group == kSpread) {
    if (auto done = look_for_idle(names.front(), evidence); !done) return done;
  }
  return end_group(group, evidence);
}

Result<void> Session::end_group(Group group, const Evidence& evidence) {
  for (const BootRecord& boot : evidence.boots) {
    for (const CloneRecord& record : boot.groups[group]) {
      if (!record.machine.empty()) machines_.end(record.machine);
    }
  }
  return {};
}

Result<void> Session::drive_original(const App& app, Evidence& evidence) {
  if (auto done = machines_.resume(boot_name(1)); !done) return done;
  const auto stops = machines_.run({boot_name(1)});
  if (!stops) return stops.error();
  if (stops->front().reason != "message")
    return unexpected(stops->front(), "the machine's own way on after its snapshot");
  for (const Json& event : app.events) {
    const auto answer = machines_.answers({boot_name(1)}, {{"op", "invoke"}, {"event", event}});
    if (!answer) return answer.error();
    evidence.boots[0].original.push_back(answer->front().answer);
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
    const Timer timer(evidence.phases, name, options_);
    return action();
  };
  if (auto done = timed("start", [&] { return start_app(index); }); !done) return done;
  const auto loaded = timed("init", [&] { return init(index, report); });
  if (!loaded) return loaded.error();
  if (*loaded && app.judging.state) {
    if (auto done = timed("state", [&] { return look_before(evidence); }); !done) return done;
  }
  const auto taken = !*loaded ? Result<bool>(false)
                              : timed("before-hooks and snapshot", [&] { return take_snapshots(evidence, report); });
  if (!taken) return taken.error();
  if (*taken) {
    const std::int64_t base = (now_ns() / kSecond + 10) * kSecond + kSecond / 100;
    skew_ = 0;
    if (auto done = run_clones(kSpread, base, app, evidence); !done) return done;
    if (options_.age > 0 && !evidence.hung) {
      if (auto done = run_clones(kAged, base + options_.age * kSecond, app, evidence); !done) return done;
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

/// Apps that can share their boots: [group][index into apps].
std::vector<std::vector<std::size_t>> grouped(const std::vector<App>& apps) {
  using Key = std::tuple<Runtime, std::string, std::vector<std::string>, std::vector<std::string>>;
  std::map<Key, std::vector<std::size_t>> groups;
  for (std::size_t i = 0; i < apps.size(); ++i) {
    groups[{apps[i].runtime, apps[i].interpreter, apps[i].environment, apps[i].services}].push_back(i);
  }
  std::vector<std::vector<std::size_t>> out;
  for (auto& [key, members] : groups) out.push_back(std::move(members));
  return out;
}

/// What the machines need at their most: the boots, their snapshots, and what clones write.
std::uint64_t memory_for(const Options& options, int guest, bool shared) {
  const auto boots = static_cast<std::uint64_t>(options.boots), clones = static_cast<std::uint64_t>(options.clones);
  const auto mib = static_cast<std::uint64_t>(guest);
  return boots * mib * (shared ? 3 : 2) + boots * (clones + 1) * (mib / 6 + 8);
}

constexpr int kAttempts = 3;

/// The engine, and another one when it breaks down: an emulated machine inside of an emulated machine hangs now and
/// then. What fails kAttempts times fails.
class Runs {
 public:
  Runs(const Options& options, const engine::EngineSpec& spec, std::vector<Phase> phases)
      : options_(options), spec_(spec), phases_(std::move(phases)) {}

  Result<void> examine_group(const std::vector<App>& apps, const std::vector<std::size_t>& members,
                             const GuestImage& image, std::vector<Report>& reports);

 private:
  Result<void> start();
  Result<void> boot(const GuestImage& image, bool shared);
  Result<void> begin(const GuestImage& image, bool shared);
  /// Says why, and ends the engine; false if another one would do no better.
  bool gives_up_engine(const base::Error& why);
  Report blank(const App& app) const;

  const Options& options_;
  const engine::EngineSpec& spec_;
  std::vector<Phase> phases_;  ///< of all apps; told with the first
  std::optional<engine::Engine> engine_;
  std::optional<Session> session_;
};

Result<void> Runs::start() {
  session_.reset();
  engine_.reset();
  const Timer timer(phases_, "engine", options_);
  auto engine = engine::Engine::start(spec_);
  if (!engine) return engine.error();
  engine_.emplace(std::move(*engine));
  return {};
}

Result<void> Runs::boot(const GuestImage& image, bool shared) {
  if (!engine_) {
    if (auto done = start(); !done) return done;
  }
  session_.emplace(*engine_, options_, image, shared);
  return session_->boot(phases_);
}

Result<void> Runs::begin(const GuestImage& image, bool shared) {
  for (int attempt = 1;; ++attempt) {
    auto booted = boot(image, shared);
    if (booted || attempt == kAttempts || !engine_ || !gives_up_engine(booted.error())) return booted;
  }
}

bool Runs::gives_up_engine(const base::Error& why) {
  if (engine_->name() != "tcg") return false;
  options_.progress(fmt::format("starting again: {}", why.what.substr(0, why.what.find('\n'))));
  session_.reset();
  engine_.reset();
  return true;
}

Report Runs::blank(const App& app) const {
  Report report;
  report.app = app.name;
  report.runtime = to_string(app.runtime);
  report.handler = app.handler;
  report.engine = fmt::format("{} ({})", engine_->name(), engine_->reason());
  report.mode = options_.platform ? "platform" : "raw";
  report.boots = options_.boots;
  report.clones = options_.clones;
  report.invocations = options_.invocations;
  return report;
}

Result<void> Runs::examine_group(const std::vector<App>& apps, const std::vector<std::size_t>& members,
                                 const GuestImage& image, std::vector<Report>& reports) {
  const bool shared = members.size() > 1;
  if (auto done = begin(image, shared); !done) return done;
  for (std::size_t k = 0; k < members.size(); ++k) {
    Report& report = reports[members[k]];
    report = blank(apps[members[k]]);
    auto examined = session_->examine(apps[members[k]], k, report);
    for (int attempt = 2; !examined && attempt <= kAttempts; ++attempt) {
      const std::string why = examined.error().what.substr(0, examined.error().what.find('\n'));
      if (!gives_up_engine(examined.error())) break;
      if (auto done = begin(image, shared); !done) return done;
      report = blank(apps[members[k]]);
      report.notices.push_back(fmt::format("the emulated machine was started anew: {}", why));
      examined = session_->examine(apps[members[k]], k, report);
    }
    if (!examined) {
      report.outcome = Outcome::kFailed;
      report.reason = examined.error().text();
    }
    report.phases.insert(report.phases.begin(), phases_.begin(), phases_.end());
    phases_.clear();
  }
  session_->end();
  return {};
}

}  // namespace

Result<std::vector<Report>> verify(const std::vector<App>& apps, const Options& options) {
  std::vector<Report> reports(apps.size());
  const auto groups = grouped(apps);
  std::vector<GuestImage> images;
  std::vector<Phase> common;
  engine::EngineSpec spec;
  std::uint64_t largest = 0;  // MiB
  spec.choice = options.engine;
  {
    const Timer timer(common, "image", options);
    for (const auto& members : groups) {
      std::vector<const App*> chosen;
      for (const std::size_t i : members) chosen.push_back(&apps[i]);
      auto image = make_image(chosen, options);
      if (!image) return image.error();
      for (const std::string& file : {image->kernel, image->initramfs}) {
        if (std::ranges::find(spec.files, file) == spec.files.end()) spec.files.push_back(file);
      }
      spec.guest_memory_mib = std::max(spec.guest_memory_mib, memory_for(options, image->memory, members.size() > 1));
      largest = std::max(largest, static_cast<std::uint64_t>(image->memory));
      images.push_back(std::move(*image));
    }
  }
  if (!options.keep.empty()) spec.window_mib = largest + kWindowSlack;
  Runs runs(options, spec, std::move(common));
  for (std::size_t g = 0; g < groups.size(); ++g) {
    if (auto done = runs.examine_group(apps, groups[g], images[g], reports); !done) return done.error();
  }
  return reports;
}

}  // namespace snapcheck::vmm::verify
