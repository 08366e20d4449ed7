// Survival: what keeps its value through the snapshot, and which objects live that long.
//
// Variables that live by nature (globals, defaults, memos, what handlers capture) come first; from these backwards
// along what init code copied into them to the calls that made the objects in them; the fields of such an object
// survive, and what was stored in them, and so on. Fields are one node for all objects of a type, so a store into one
// counts only if the object that it goes into can be one that lives (`may_live`). Backwards means out of a function
// through the call that led in, and what a constructor or method puts into its own object is looked for in those calls
// only whose object may live.
//
// Linear in the program, as the calls that led to a node are told apart up to a limit.
#pragma once

#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "analyzer/model/frames.h"
#include "analyzer/model/program.h"

namespace snapcheck::model {

class Survival {
 public:
  explicit Survival(Program& program);

  /// The node keeps its value through the snapshot: globals, fields of kept objects, defaults, memos, captured locals.
  bool survives(NodeId node) const { return node < survives_.size() && survives_[node]; }

  /// The edge puts its value into an object that may live, as far as the edge is a store into a field; else true.
  /// `frame`: the calls that led to the store.
  bool into_living(const Edge& edge, Frames& frames, Frames::Frame frame) const;

  /// Whose object the edge stores into, when it stores into a field; else kNone.
  NodeId stored_into(const Edge& edge) const;

  /// A construction, and the calls in which it makes the object that is asked for.
  struct Maker {
    CallId call = kNone;
    Frames::Frame frame = Frames::kAny;
  };
  /// The constructions that run before the snapshot and can have made the object; empty when it can come from
  /// elsewhere, or from too many places.
  std::vector<Maker> makers(NodeId object, Frames& frames, Frames::Frame frame) const;

  /// The constructions whose objects code before the snapshot brings here, over variables and fields, too; empty when
  /// an object may come from elsewhere, or from too many places.
  std::unordered_set<CallId> constructions(NodeId object) const;

  /// Nothing but None, numbers, texts and tuples is ever assigned to the variable or default: what is put into what it
  /// holds is put into something else.
  bool is_filled_from_outside(NodeId param) const;
  bool is_unchangeable(NodeId node) const;

 private:
  /// Something kept was copied out of the node, in these calls; `of_self`: into the object whose method copied it.
  struct Look {
    NodeId node = kNone;
    Frames::Frame frame = Frames::kAny;
    bool of_self = false;

    bool operator==(const Look&) const = default;
  };

  void collect();
  std::unordered_set<NodeId> taken_back() const;
  void begin();
  void keep_handed_over();
  void keep_captured(ScopeId inner, ScopeId outer);
  void spread();
  void keep(NodeId node);
  void keep_local(NodeId node);
  void keep_type(TypeId type);
  void look(const Look& at);
  void look_back(const Look& at);
  void look_into(NodeId node);
  void live(NodeId node);
  void give(NodeId receiver);
  bool is_inner(ScopeId scope) const;
  bool comes_from_elsewhere(NodeId node) const;
  /// What a runtime runs at the start, and the library's classes of whose objects it has one: applications.
  struct Outside {
    std::unordered_set<ScopeId> started;
    std::unordered_set<std::string_view> applications;
  };
  Outside find_outside() const;
  bool is_attribute_from_outside(NodeId node, const Outside& outside) const;
  bool may_live(NodeId object, Frames& frames, Frames::Frame frame) const;

  Program& p_;
  std::vector<bool> survives_;
  std::vector<bool>
      lives_;  ///< by node: an object in it may live through the snapshot, or nobody knows where it is from
  std::vector<bool> looked_;           ///< by node: what was copied into it is kept
  std::vector<bool> looked_anywhere_;  ///< whichever calls led there
  std::vector<bool> made_;             ///< by call: constructs an object that is kept
  std::vector<bool> given_;            ///< by node: a runtime or container makes an object that comes here
  std::vector<bool> unknown_;          ///< by node: an object comes into it that no code of the tree makes
  Frames frames_;
  std::vector<Look> to_look_;
  std::unordered_map<NodeId, std::vector<Look>> looks_;  ///< those that tell calls apart
  std::vector<NodeId> to_spread_;
  std::vector<std::vector<NodeId>> captured_;                     ///< scope -> locals of outer scopes that it uses
  std::unordered_map<TypeId, std::vector<ScopeId>> type_scopes_;  ///< scopes whose owner is the type
  std::unordered_map<TypeId, std::vector<NodeId>> type_fields_;
  std::unordered_map<NodeId, std::vector<CallId>> constructed_;  ///< result -> construct calls
  std::unordered_map<ScopeId, std::vector<NodeId>> inner_defaults_;
  std::unordered_map<NodeId, std::vector<Look>> waiting_;  ///< object -> what is stored into it, should it live
};

}  // namespace snapcheck::model
