// Dispatch: of the methods that a Java call may mean, those that can run. A method belongs to an object, and an object
// to a class of which code that runs, in this phase or an earlier one, has made one (rapid type analysis). A call none
// of whose methods has an object yet waits for one; what still waits when nothing else moves gets its object from
// elsewhere (reflection, a container), or never runs. In Python objects are made in more ways than the tree tells: only
// where another method of the same call has its object a method without one waits, and is a vague one in the end.
#pragma once

#include <cstdint>
#include <unordered_map>
#include <utility>
#include <vector>

#include "analyzer/model/program.h"

namespace snapcheck::model {

class Dispatch {
 public:
  explicit Dispatch(const Program& program);

  struct Waiting {
    CallId call = kNone;
    ScopeId target = kNone;
    Phase phase = Phase::init;
  };

  /// No object exists, and nothing waits.
  void forget();
  /// An object of the type exists from now on. Returns what waited for one of its methods.
  std::vector<Waiting> make(TypeId type);
  /// The target needs no object, or there is one.
  bool has_object(CallId call, ScopeId target) const;
  void wait(const Waiting& waiting) { waiting_[waiting.target].push_back(waiting); }
  /// All that waits, which is over; in the order of the targets.
  std::vector<Waiting> take_waiting();
  /// Nobody has made an object for any of the call's targets.
  bool is_idle(CallId call) const;
  /// Some code of the tree, that runs or not, makes an object on which the target would run.
  bool is_made_somewhere(ScopeId target) const;
  /// Project types of which the call makes objects, or whose class it hands to code that may.
  std::vector<TypeId> makes(CallId call) const;

 private:
  bool needs_object(const Program::CallInfo& call, ScopeId target) const;
  bool is_outdone(const Program::CallInfo& call, ScopeId target) const;
  std::vector<ScopeId> methods_of(TypeId type) const;

  const Program& p_;
  std::vector<bool> made_;         ///< by type
  std::vector<bool> live_;         ///< by scope: an object with this method exists
  std::vector<bool> constructed_;  ///< by type
  std::unordered_map<ScopeId, std::vector<Waiting>> waiting_;
};

}  // namespace snapcheck::model
