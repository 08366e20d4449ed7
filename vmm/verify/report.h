// What a run of verify has to say, ready for any writer.
#pragma once

#include <compare>
#include <string>
#include <string_view>
#include <vector>

#include "vmm/verify/evidence.h"
#include "vmm/verify/oracle.h"

namespace snapcheck::vmm::verify {

/// One named value, with what was found about it.
struct Observation {
  enum Kind { kOutput, kState, kDescriptor } kind = kOutput;
  std::string name;    ///< "output.order.id", or the path of the state: "orders.ids.NUMBERS._random"
  std::string holder;  ///< kState: the name that scan gives the variable; several paths can have the same
  Verdict verdict = Verdict::kUnknown;
  bool defect = false;
  bool kept = false;   ///< kState: each clone has the value that its boot had before the snapshot
  bool late = false;   ///< kState: no boot had it before the snapshot; it is made of what was there
  std::string what;    ///< "clock reading", "clock reading of before the snapshot", "state of a generator", or empty
  std::string why;     ///< one sentence without a final period, when the verdict needs one
  Matrix values;       ///< of the group and the invocation that decided
  std::string blamed;  ///< "path:line rule-id" of the finding of scan, where known
};

/// A place of the state that was not read whole: of a variable around it, not all was seen.
struct Gap {
  std::string name, holder;  ///< as of an observation; an empty name: the state was longer than what is read
  std::string elsewhere, elsewhere_holder;  ///< under which what is inside was read; empty when it was not read

  auto operator<=>(const Gap&) const = default;
};

/// A finding of scan about the program, and what the clones say to it.
struct Prediction {
  std::string rule;
  std::string place;  ///< "path:line"
  std::string message;
  bool error = false;       ///< of the level error
  bool unique = false;      ///< about values that must differ between clones, not about what is old or dead
  bool connection = false;  ///< about network connections
  std::string holder;       ///< the variable that keeps the value; empty for calls
  std::string status;       ///< "confirmed", "refuted", "not observed"
};

struct ControlResult {
  std::string name;
  bool fine = false;
  std::string what;  ///< what was seen
};

/// "output", "state", "descriptor".
std::string_view to_string(Observation::Kind kind);

enum class Outcome { kFine, kBroken, kFailed, kInconclusive };

/// "fine", "broken", "failed", "inconclusive".
std::string_view to_string(Outcome outcome);

struct Report {
  std::string app;      ///< as the user named it
  std::string runtime;  ///< "python", "java", "native"
  std::string handler;
  std::string engine;  ///< "kvm" or "tcg", and why
  std::string mode;    ///< "platform" or "raw"
  int boots = 0, clones = 0, invocations = 0;
  Outcome outcome = Outcome::kInconclusive;
  std::string reason;                     ///< of the outcome, one sentence
  std::vector<Observation> observations;  ///< defects first, then by kind and name
  bool state = false;                     ///< variables were read, too
  std::vector<Gap> gaps;                  ///< of the state
  std::vector<ControlResult> controls;
  bool scanned = false;  ///< predictions are those of a scan
  std::vector<Prediction> predictions;
  std::vector<HookRun> hooks;
  std::vector<IdleHook> idle;  ///< hooks that were registered and never ran
  std::vector<Phase> phases;
  std::vector<std::pair<std::string, std::string>> printed;  ///< machine -> the end of what it printed
  std::vector<std::string> notices;
};

}  // namespace snapcheck::vmm::verify
