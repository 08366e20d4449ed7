// The machines of a run, and the conversation with the runners in them.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "analyzer/base/result.h"
#include "vmm/engine/engine.h"
#include "vmm/verify/app.h"
#include "vmm/verify/guest_image.h"

namespace snapcheck::vmm::verify {

/// What a machine did until it stopped.
struct Stop {
  std::string machine;
  std::string reason;      ///< "message", "snapshot", ... (../server/PROTOCOL.md)
  nlohmann::json answer;   ///< the last message of the runner; null when there was none
  std::string opened;      ///< OPEN of ../guest/PROTOCOL.md
  std::string used;        ///< USED of the same
  std::string output;      ///< what the program printed meanwhile
  nlohmann::json control;  ///< null when the machine was not restored
  std::string detail;      ///< of a stop that ends a machine: what the guest said last
};

class Machines {
 public:
  Machines(engine::Engine& engine, const Options& options) : engine_(engine), options_(options) {}

  /// `behind`: seconds by which its wall clock is behind the host's.
  base::Result<void> boot(const std::string& machine, const GuestImage& image, int behind);
  /// Restores one clone of a snapshot. `flags`: of ../guest/PROTOCOL.md.
  struct Restore {
    std::string snapshot;
    std::string machine;
    int number = 1;
    int flags = 7;
    std::int64_t realtime_offset = 0;    ///< ns, from now
    std::int64_t monotonic_advance = 0;  ///< ns
  };
  base::Result<void> restore(const Restore& what);
  /// The snapshot of a machine that stopped with "snapshot".
  base::Result<void> snapshot(const std::string& machine, const std::string& name);
  /// The files of a snapshot, in a folder of this host that exists.
  base::Result<void> save(const std::string& snapshot, const std::string& folder);
  /// A machine goes on after its own snapshot.
  base::Result<void> resume(const std::string& machine);
  void end(const std::string& machine);
  void end_snapshot(const std::string& name);

  /// Runs machines until each stops, `options.jobs` at a time.
  base::Result<std::vector<Stop>> run(const std::vector<std::string>& machines);
  /// Sends a request to machines that wait for one and runs them.
  base::Result<std::vector<Stop>> ask(const std::vector<std::string>& machines, const nlohmann::json& request);
  /// Like ask; each machine must answer (with ok or without).
  base::Result<std::vector<Stop>> answers(const std::vector<std::string>& machines, const nlohmann::json& request);

 private:
  engine::Engine& engine_;
  const Options& options_;
};

/// Part of what unexpected() says of a time-out.
inline constexpr const char* kLate = "did not come to its end in time";

/// Why a machine stopped where it should not have, with what the guest said last.
base::Error unexpected(const Stop& stop, const std::string& during);

}  // namespace snapcheck::vmm::verify
