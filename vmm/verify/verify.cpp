// The pipeline:
//
//   apps -> image (agent, runtime, runner, programs)
//        -> K cold boots, up to the runner's first word
//        -> for each app: init, before-hooks, snapshot            in each boot
//                         N clones, each at another time: what is equal in them was carried through the snapshot;
//                         clone n of each boot at the same time: what is equal in those alone is made of the clock
//                         each: after-hooks, M invocations, state
//                         two clones whose clocks stand still: what is equal in these alone is made of the clock, too
//        -> comparison (judge.h) -> report
//
// session.h does what stands behind "for each app". With several apps a cold boot is snapshotted before the program is
// loaded, and each app starts from that: boots of an app still share nothing with each other.
#include "vmm/verify/verify.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>

#include "vmm/engine/probe.h"
#include "vmm/verify/guest_image.h"
#include "vmm/verify/phase_timer.h"
#include "vmm/verify/session.h"

namespace snapcheck::vmm::verify {
namespace {

using base::Result;

constexpr std::uint64_t kWindowSlack = 64;  // MiB beside the memory of a snapshot

/// Apps that can share their boots: [group][index into apps]. One that brings files runs alone, in the folder with
/// them.
std::vector<std::vector<std::size_t>> grouped(const std::vector<App>& apps) {
  using Key = std::tuple<Runtime, std::string, std::vector<std::string>, std::vector<std::string>, std::size_t>;
  std::map<Key, std::vector<std::size_t>> groups;
  for (std::size_t i = 0; i < apps.size(); ++i) {
    const std::size_t alone = apps[i].files.empty() ? 0 : i + 1;
    groups[{apps[i].runtime, apps[i].interpreter, apps[i].environment, apps[i].services, alone}].push_back(i);
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

/// Without the colon before what follows.
std::string first_line(const base::Error& error) {
  const std::string line = error.what.substr(0, error.what.find('\n'));
  return line.substr(0, line.find_last_not_of(": ") + 1);
}

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

  Options options_;  ///< a step gets more time when the engine is started anew because one was late
  const engine::EngineSpec& spec_;
  std::vector<Phase> phases_;  ///< of all apps; told with the first
  std::optional<engine::Engine> engine_;
  std::optional<Session> session_;
};

Result<void> Runs::start() {
  session_.reset();
  engine_.reset();
  const PhaseTimer timer(phases_, "engine", options_);
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
  const std::string reason = first_line(why);
  session_.reset();
  engine_.reset();
  const bool late = reason.ends_with(kLate);
  if (late) options_.timeout *= 2;
  options_.progress(fmt::format("starting again{}: {}", late ? " with twice the time" : "", reason));
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

constexpr const char* kNoTypes =
    "the program has no debug information: its variables were read by their symbols alone, and what is in fields of "
    "objects or behind pointers was not seen; compile and link it with -g";

/// Of a native program without debug information.
bool lacks_layouts(const nlohmann::json& init) { return init.contains("layouts") && init["layouts"].empty(); }

Result<void> Runs::examine_group(const std::vector<App>& apps, const std::vector<std::size_t>& members,
                                 const GuestImage& image, std::vector<Report>& reports) {
  const bool shared = members.size() > 1;
  if (auto done = begin(image, shared); !done) return done;
  for (std::size_t k = 0; k < members.size(); ++k) {
    Report& report = reports[members[k]];
    report = blank(apps[members[k]]);
    auto examined = session_->examine(apps[members[k]], k, report);
    for (int attempt = 2; !examined && attempt <= kAttempts; ++attempt) {
      const std::string why = first_line(examined.error());
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
    if (report.state && lacks_layouts(image.init[k])) report.notices.emplace_back(kNoTypes);
    report.phases.insert(report.phases.begin(), phases_.begin(), phases_.end());
    phases_.clear();
  }
  session_->end();
  return {};
}

/// Of a KVM that was asked for and cannot boot a guest, what doctor says: a guest would only be late.
Result<void> check_engine(engine::Choice choice) {
  if (choice != engine::Choice::kKvm) return {};
  const engine::ProbeResult kvm = engine::judge(engine::look());
  if (kvm.kind == engine::Kvm::kHardware) return {};
  return base::Error{kvm.what, kvm.remedy};
}

}  // namespace

Result<std::vector<Report>> verify(const std::vector<App>& apps, const Options& options) {
  if (auto done = check_engine(options.engine); !done) return done.error();
  std::vector<Report> reports(apps.size());
  const auto groups = grouped(apps);
  std::vector<GuestImage> images;
  std::vector<Phase> common;
  engine::EngineSpec spec;
  std::uint64_t largest = 0;  // MiB
  spec.choice = options.engine;
  {
    const PhaseTimer timer(common, "image", options);
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
