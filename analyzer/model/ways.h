// Ways: the branches that a value came through in functions of which nobody knows which call led in. The call through
// which it leaves them decides whether they were taken.
#pragma once

#include <cstdint>
#include <map>
#include <tuple>
#include <vector>

#include "analyzer/model/given.h"

namespace snapcheck::model {

class Ways {
 public:
  using Way = std::uint32_t;
  /// Any: no branch that says anything, or too many ways to tell apart.
  static constexpr Way kAny = 0;

  Ways(const Given& given, Frames& frames) : given_(given), frames_(frames) {}

  /// The way goes on over the edge, in a function of which nobody knows which call led in.
  Way along(Way way, const Edge& edge);

  /// Who leaves the function through this call does not come along the way.
  bool excludes(Way way, CallId call) const;

 private:
  struct Row {
    Way before = kAny;
    ScopeId scope = kNone;
    const Branch* branch = nullptr;  ///< nullptr: a function was left through `call`
    CallId call = kNone;
  };
  Way add(const Row& row);
  bool knows(Way way, const Branch* branch) const;

  const Given& given_;
  Frames& frames_;
  std::vector<Row> rows_{Row{}};
  std::map<std::tuple<Way, const Branch*, CallId>, Way> known_;
};

}  // namespace snapcheck::model
