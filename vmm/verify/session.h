// Cold boots of some apps with the same runtime and environment, and what is done with each app in them: session.cpp up
// to the snapshot, clones.cpp after it.
#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "analyzer/base/result.h"
#include "vmm/verify/app.h"
#include "vmm/verify/evidence.h"
#include "vmm/verify/guest_image.h"
#include "vmm/verify/machines.h"
#include "vmm/verify/report.h"

namespace snapcheck::vmm::verify {

/// Now, in ns since 1970.
std::int64_t now_ns();

/// "OSError: no such table", and the trace.
std::string error_text(const nlohmann::json& answer, const std::string& advice = "");

/// The same of an init that failed or was given up, with what to do about it, and what the program printed.
std::string init_error_text(const nlohmann::json& answer, const std::string& printed);

inline constexpr double kHungAfter = 3;  // times the budget of hooks

class Session {
 public:
  Session(engine::Engine& engine, const Options& options, const GuestImage& image, bool shared)
      : machines_(engine, options), options_(options), image_(image), shared_(shared) {}

  base::Result<void> boot(std::vector<Phase>& phases);
  /// The error is about the machines; what the program does wrong is in the report.
  base::Result<void> examine(const App& app, std::size_t index, Report& report);
  void end();

 private:
  using Names = std::vector<std::string>;
  base::Result<void> start_app(std::size_t index);
  base::Result<bool> init(std::size_t index, Report& report);
  base::Result<void> look_before(Evidence& evidence);
  base::Result<bool> take_snapshots(const App& app, Evidence& evidence, Report& report);
  base::Result<bool> ask_ready(const LifeCycle& platform, Evidence& evidence, Report& report);
  static nlohmann::json started(const LifeCycle& platform, const std::string& machine, double limit);
  base::Result<void> tell_started(const LifeCycle& platform, const Names& names,
                                  const std::vector<std::pair<int, int>>& places, std::size_t group,
                                  Evidence& evidence);
  base::Result<void> restore_group(std::size_t group, int count, std::int64_t base, const App& app, Evidence& evidence);
  base::Result<void> run_clones(Group group, std::int64_t base, const App& app, Evidence& evidence);
  base::Result<void> run_held(std::int64_t base, const App& app, Evidence& evidence);
  base::Result<void> try_held(std::int64_t base, const App& app, int attempt, bool& late, Evidence& evidence);
  base::Result<std::string> drive_held(const Names& names, const App& app, BootRecord& boot, bool& late);
  void end_group(Group group, const Evidence& evidence);
  /// The request; positions go through all events of round 1, then of round 2.
  nlohmann::json invocation(const App& app, std::size_t position) const;
  base::Result<void> invoke(const Names& names, const std::vector<CloneRecord*>& records, const App& app,
                            std::size_t position, Evidence& evidence);
  base::Result<void> drive(const Names& names, const std::vector<CloneRecord*>& records, const App& app,
                           Evidence& evidence);
  base::Result<void> keep(std::size_t place, const Evidence& evidence);
  base::Result<void> drive_original(const App& app, Evidence& evidence);
  void note_hooks(const nlohmann::json& answer, int boot, int clone, Evidence& evidence, bool with_before);
  std::string over_budget(const std::string& phase, const nlohmann::json& described) const;
  base::Result<void> look_for_idle(const std::string& clone, Evidence& evidence);
  /// Seconds after which a runner gives up a phase of hooks, and tells where it stands.
  double hook_limit() const {
    const double longest = 0.8 * options_.timeout;
    return options_.hook_budget > 0 ? std::min(longest, kHungAfter * options_.hook_budget) : longest;
  }
  /// Of an invocation, likewise: half of what a step may take, so that it is the runner that answers.
  double handler_limit() const { return 0.5 * options_.timeout; }
  std::string boot_name(int boot) const { return fmt::format("boot {}", boot); }
  /// Seconds by which the wall clock of a boot is behind the host's: what its start makes of the time differs in each.
  static int behind(int boot) { return 11 * (boot - 1); }
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

}  // namespace snapcheck::vmm::verify
