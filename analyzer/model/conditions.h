// Conditions: on how many branches and cases it depends that code runs before the snapshot. A way through many of them
// is seldom taken as a whole.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "analyzer/model/program.h"

namespace snapcheck::model {

class Conditions {
 public:
  explicit Conditions(const Program& program);

  /// Conditions that must at least hold for the call to run, and for each step of what carries its value along `path`:
  /// around it in its own function, and around the calls that lead there from an entry point, on the way with the
  /// fewest of them. Less than 2 * kMany.
  unsigned needed(CallId source, std::span<const EdgeId> path) const;

  static constexpr unsigned kMany = 16;

 private:
  using Row = std::uint32_t;
  struct Conditioned {
    Span span;
    Row around = kNone;  ///< the innermost one around it, in the same scope
    unsigned depth = 1;  ///< it and those around it that the serve call does not stand behind
  };

  void nest();
  unsigned depth(ScopeId scope, Span span) const;
  void find_ways();
  void reach(ScopeId scope, unsigned conditions);
  void go_on();

  const Program& p_;
  std::vector<Conditioned> rows_;  ///< scope by scope, by position
  std::vector<Row> begins_;        ///< by scope: its first row, and the end of the last
  std::vector<std::uint8_t>
      ways_;  ///< by scope: conditions on the way there; 0 for what does not run before the snapshot
  std::vector<std::vector<ScopeId>> waiting_;  ///< by conditions: scopes from which to go on
};

}  // namespace snapcheck::model
