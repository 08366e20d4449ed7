// Trace: where values go, where they come from, and what survives the snapshot. Read-only questions about a solved
// Program; rules/match.h asks them.
#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "analyzer/base/lists.h"
#include "analyzer/model/given.h"
#include "analyzer/model/program.h"
#include "analyzer/model/survival.h"

namespace snapcheck::model {

// A value that reaches more places than this is followed no further; such hubs (a logging helper's parameter) say
// nothing about one source.
inline constexpr std::size_t kMaxReach = 1500;
// Of the calls that can have led somewhere only so many are told apart.
inline constexpr std::size_t kMaxContexts = 4;

/// One way on which a value got into surviving state.
struct Capture {
  NodeId source = kNone;
  NodeId holder = kNone;
  std::vector<EdgeId> path;  ///< from the source's node to the holder
  bool past_holder = false;  ///< the way leads through a holder that `goes_on` let pass
};

/// A call that yields a concept, and where.
struct Origin {
  CallId call = kNone;
  const Api* api = nullptr;
  const Concept* what = nullptr;
};

/// What a value is made from.
struct Provenance {
  bool literal = false;
  bool null = false;
  bool unknown = false;         ///< from a parameter, an unknown call or too many steps
  std::vector<Origin> origins;  ///< catalogued calls, each once
  std::vector<NodeId> state;    ///< surviving variables that it was read from
  const Origin* of(const std::vector<std::string>& concepts) const;  ///< first origin of one of these, or nullptr
};

class Trace {
 public:
  explicit Trace(Program& program);

  /// The node keeps its value through the snapshot: globals, fields of kept objects, defaults, memos, captured locals.
  bool survives(NodeId node) const { return survival_.survives(node); }

  /// Ways of the value in `source` into surviving state, along what runs before the snapshot; one for each holder
  /// that is reached first. `goes_on(holder)` says whether to look for further holders behind this one.
  std::vector<Capture> captures(NodeId source, const Concept& what,
                                const std::function<bool(const Capture&)>& goes_on) const;

  /// Every node that can hold the very same object as `node`, in all phases (forward along copies).
  std::unordered_set<NodeId> aliases(NodeId node) const;
  /// Every node that can hold the object or something made from it (forward along all edges), up to a limit.
  std::unordered_set<NodeId> reach(NodeId node) const;
  /// The nodes from which the object in `node` can come, `node` included (backward along copies).
  /// Without `through_members` not from a library object to what its methods hand out (connection to statement).
  std::unordered_set<NodeId> roots(NodeId node, bool through_members = true) const;
  /// roots() without elements: what is put into an object is not the object.
  std::unordered_set<NodeId> owners(NodeId node) const;
  /// Of several nodes together, without limit; linear in the program.
  std::unordered_set<NodeId> roots(const std::vector<NodeId>& nodes, bool through_members) const;

  Provenance provenance(NodeId node) const;

  /// Flows that put something into the node, also through a field place: the edges that have a scope.
  std::vector<EdgeId> stores(NodeId node) const;

  /// The edge changes the object in its target in place.
  bool changes_object(const Edge& edge) const;

  /// Calls that make the object or value in this very node (as result, receiver or argument).
  const std::vector<Origin>& origins_at(NodeId node) const;

  /// The constructions before the snapshot that can have made the object into which the edge stores; empty when it can
  /// come from elsewhere.
  std::vector<CallId> makers(const Edge& store) const;
  /// The constructions whose objects come here before the snapshot; empty when others may come, too.
  std::unordered_set<CallId> constructions(NodeId object) const { return survival_.constructions(object); }

  /// Positions at which the node is read: (scope, file, span). Not those that only compare it: Program::comparisons().
  struct Use {
    ScopeId scope = kNone;
    std::uint32_t file = 0;
    Span span;
  };
  std::vector<Use> uses(NodeId node) const;

  /// Calls that have the node as receiver or argument.
  std::span<const CallId> passed(NodeId node) const { return passed_[node]; }

  /// The origin of a call: its first catalogue entry that is a source and whose conditions hold.
  Origin origin_of(CallId call) const;

 private:
  /// A place that an object comes to, and the calls in which it does.
  struct Stop {
    NodeId node = kNone;
    Frames::Frame frame = Frames::kAny;
  };
  /// An object into which a value is put: does it get into surviving state, and if not, where does it go?
  struct Fate {
    bool kept = true;
    std::vector<Stop> stops;
  };
  Fate fate(NodeId object, Frames& frames, Frames::Frame frame) const;
  bool is_interned(const Capture& way) const;
  /// What a look for holders has found: all there are, or more ways than can be followed, or what it looked for.
  enum class Looked : std::uint8_t { all, too_many, enough };
  /// Where to look on; `closed`: what is in the holder comes out of it for nobody.
  enum class Next : std::uint8_t { behind, elsewhere, closed, nowhere };
  struct Look {
    const Concept& what;
    std::function<Next(Capture)> on_holder;
    std::function<const Fate&(NodeId object, Frames::Frame frame)> fate;
  };
  Looked follow(Stop start, Frames& frames, const Look& look, std::vector<Stop>* stops) const;
  enum class Through : std::uint8_t { all, no_members, no_elements };
  std::unordered_set<NodeId> backward(std::vector<NodeId> work, Through through, std::size_t limit) const;
  bool holds_no_object(NodeId node) const;
  bool hands_on(const Edge& edge) const;
  bool came_by_reading(EdgeId id) const;
  bool is_field_store(const Edge& edge) const;
  struct Owner {
    NodeId node = kNone;
    Frames::Frame frame = Frames::kAny;
    bool of_caller = false;  ///< a variable that a caller hands in
  };
  std::vector<Owner> owners(NodeId node, Frames& frames, Frames::Frame frame) const;
  bool is_same_memory(const Edge& edge) const;
  bool is_in_place(const Edge& enter) const;
  bool handed_out(const Edge& edge, NodeId asked) const;
  bool cancels(const Edge& edge, const Concept& what) const;

  Program& p_;
  Survival survival_;
  Given given_;
  mutable std::map<std::pair<NodeId, ScopeId>, bool> moves_on_;  ///< (field, scope) -> what handed_out() found
  std::unordered_map<NodeId, std::vector<Origin>> origins_;
  base::Lists<CallId> passed_;  ///< node -> calls that have it as receiver or argument, or call it
};

}  // namespace snapcheck::model
