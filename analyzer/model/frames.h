// Frames: the calls that were entered and not left yet, on a way of values through the program. What went in through
// one call does not come out of another.
#pragma once

#include <cstddef>
#include <cstdint>
#include <unordered_map>
#include <vector>

#include "analyzer/model/program.h"

namespace snapcheck::model {

class Frames {
 public:
  using Frame = std::uint32_t;
  /// Any call may have led here: the function where the way began, or the heap.
  static constexpr Frame kAny = 0;

  Frame enter(CallId call, Frame caller) {
    std::size_t depth = 0;
    for (Frame at = caller; at != kAny; at = rows_[at].caller, ++depth) {
      if (rows_[at].call == call) return at;  // recursion
    }
    if (depth >= kMaxDepth) return kAny;
    const auto [it, fresh] = known_.try_emplace((static_cast<std::uint64_t>(caller) << 32) | call, rows_.size());
    if (fresh) rows_.push_back({call, caller});
    return it->second;
  }
  CallId call(Frame frame) const { return rows_[frame].call; }
  Frame caller(Frame frame) const { return rows_[frame].caller; }
  /// Nothing was entered; keeps its memory.
  void clear() {
    if (rows_.size() == 1) return;
    rows_.resize(1);
    known_.clear();
  }

 private:
  static constexpr std::size_t kMaxDepth = 16;
  struct Row {
    CallId call = kNone;
    Frame caller = kAny;
  };
  std::vector<Row> rows_{Row{}};
  std::unordered_map<std::uint64_t, Frame> known_;
};

/// One step back on a way of an object: the node it was in before, the calls that led there, and the edge between.
struct StepBack {
  NodeId node = kNone;
  Frames::Frame frame = Frames::kAny;
  EdgeId edge = kNone;

  bool operator==(const StepBack& other) const { return node == other.node && frame == other.frame; }
};

/// Where the object in `node` can come from, along the copies before the snapshot for which `wanted` is true: out of a
/// function only through the call that led in.
template <typename Predicate>
std::vector<StepBack> steps_back(const Program& program, NodeId node, Frames& frames, Frames::Frame frame,
                                 Predicate wanted) {
  std::vector<StepBack> steps;
  std::vector<EdgeId> other_calls;
  bool entered = false;
  for (const EdgeId id : program.nodes()[node].in) {
    const Edge& edge = program.edges()[id];
    if (edge.kind != FlowKind::copy || !program.is_early(edge) || !wanted(edge)) continue;
    switch (edge.role) {
      case Edge::Role::enter: {
        if (frame == Frames::kAny) {
          steps.push_back({edge.from, Frames::kAny, id});
          break;
        }
        // An object enters its method over one edge, whichever of the calls on it is meant.
        const Program::CallInfo& call = program.calls()[frames.call(frame)];
        if (edge.call == frames.call(frame) || edge.from == call.receiver || edge.from == call.result) {
          steps.push_back({edge.from, frames.caller(frame), id});
          entered = true;
        } else {
          other_calls.push_back(id);
        }
        break;
      }
      case Edge::Role::leave:
        steps.push_back({edge.from, frames.enter(edge.call, frame), id});
        break;
      case Edge::Role::access:
        steps.push_back({edge.from, Frames::kAny, id});
        break;
      default:
        steps.push_back({edge.from, frame, id});
        break;
    }
  }
  const Place* row = program.place(node);
  if (!entered && row != nullptr && row->kind == PlaceKind::receiver) {  // bound methods, property reads
    for (const EdgeId id : other_calls) {
      steps.push_back({program.edges()[id].from, frames.caller(frame), id});
    }
  }
  return steps;
}

}  // namespace snapcheck::model
