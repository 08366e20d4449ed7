// What the machines said: the raw material of the comparison, without any judgement.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace snapcheck::vmm::verify {

/// How the clones of a group are restored.
enum Group : std::size_t {
  kSpread,  ///< each at another time; clone n of each boot at the same one
  kAged,    ///< like these, --age later
  kHeld,  ///< two clones of the first boot, whose clocks stand still at the same moment, and whose kernel was reseeded
  kGroups,
};
/// Those that show what becomes of a program. Clocks that stand still are nothing that it has to cope with.
inline constexpr std::size_t kRealGroups = kHeld;

/// The agent's CONTROL record (../guest/PROTOCOL.md); times in ns.
struct Control {
  std::string random;    ///< the kernel's generator after the restore, hex
  std::string captured;  ///< the same before the snapshot
  std::string told;      ///< what the host sent to this clone
  std::string not_held;  ///< why the clocks that were to be held are not
  std::int64_t realtime = 0, monotonic = 0;
  std::int64_t captured_realtime = 0, captured_monotonic = 0;
};

struct HookRun {
  std::string phase;  ///< "before" or "after"
  std::string name;
  double seconds = 0;
  std::string error;  ///< empty when it went well
  int boot = 0;       ///< from 1
  int clone = 0;      ///< from 1; 0 before the snapshot
};

/// A hook that was registered at the end of the invocations and had not run.
struct IdleHook {
  std::string phase;  ///< "before" or "after"
  std::string name;
  bool lost = false;  ///< the garbage collector took what it belongs to: only a weak reference held it
};

/// Open at the snapshot; the fields are those of OPEN (../guest/PROTOCOL.md).
struct Carried {
  int process = 0;
  int number = 0;
  std::string kind;         ///< "tcp", "udp", "file"
  std::string here, there;  ///< address:port of both ends; or the path, and nothing
};

/// What a clone did first with such a one.
struct Use {
  std::string kind;  ///< "connection", "file"
  std::string key;   ///< the end here; or "process:descriptor"
  std::string what;  ///< "written to, 5 bytes", "closed", "waited for", "its position moved by 12"
  std::string when;  ///< "in the after-hooks", "in invocation 1"
};

struct CloneRecord {
  std::string machine;  ///< its name, for messages
  Control control;
  std::vector<nlohmann::json> answers;  ///< of the runner to each invoke: event 1, 2, ... of round 1, then of round 2
  nlohmann::json state;                 ///< of the runner to `state`, after the last invoke
  std::string output;                   ///< what the program printed
  std::vector<Use> uses;
};

struct BootRecord {
  std::array<std::vector<CloneRecord>, kGroups> groups;
  std::vector<Carried> carried;
  nlohmann::json before;  ///< of the runner to `state`, before the snapshot
  /// The first boot's own answers after its snapshot: what the handler does where nothing was restored.
  std::vector<nlohmann::json> original;
};

/// One step of a run, for the report.
struct Phase {
  std::string name;  ///< "image", "engine", "boot", "init", ...
  double seconds = 0;
  int boot = 0;  ///< from 1; 0 when it is about the whole run
};

struct Evidence {
  std::vector<BootRecord> boots;
  std::vector<HookRun> hooks;
  std::vector<std::string> budget;  ///< phases of hooks that took too long
  std::vector<IdleHook> idle;       ///< of the first clone
  bool hung = false;                ///< a hook did not return: there are no invocations
  bool stuck = false;               ///< a handler did not return in a clone: the later invocations are missing
  std::string not_held;             ///< why there are no clones with clocks that stand still
  std::vector<Phase> phases;
  std::map<std::string, std::string> services;  ///< "127.0.77.1:5432" -> "db.internal:5432"
  std::size_t events = 1;                       ///< in one round of invocations
  bool platform = true;                         ///< the agent reseeded the kernel and set the clock
};

}  // namespace snapcheck::vmm::verify
