// Given: what the calls on a way pass, and which branches of the functions on it they do not take: `encode=False` of
// the one call in question, a default that it leaves out. Other calls of the function may pass something else. Python
// only.
#pragma once

#include <unordered_map>
#include <vector>

#include "analyzer/model/frames.h"
#include "analyzer/model/program.h"

namespace snapcheck::model {

class Given {
 public:
  explicit Given(const Program& program);

  /// The branches in which the edge is executed.
  std::vector<const Branch*> around(const Edge& edge) const;

  /// The calls of `frame`, the last of which runs the scope of the branch, do not take the branch.
  bool excludes(ScopeId scope, const Branch& branch, const Frames& frames, Frames::Frame frame) const;

 private:
  /// What can be in a place.
  struct Held {
    bool null = false;
    bool empty = false;     ///< False, 0, ""
    bool full = false;      ///< counts as true
    bool made = false;      ///< not None, but it may count as false
    bool anything = false;  ///< nobody knows
  };
  using Work = std::vector<std::pair<NodeId, Frames::Frame>>;

  Held held(NodeId node, const Frames& frames, Frames::Frame frame) const;
  void visit(NodeId node, const Frames& frames, Frames::Frame frame, Held& held, Work& work) const;
  void parameter(NodeId node, const Place& row, const Frames& frames, Frames::Frame frame, Held& held,
                 Work& work) const;

  const Program& p_;
  std::unordered_map<ScopeId, std::vector<const Branch*>> branches_;
};

}  // namespace snapcheck::model
