// Second step of Program's construction: objects and functions flow along copies until nothing changes, and each
// new one at a receiver, a function value or a field's base opens the calls and fields behind it.
#pragma once

#include <array>
#include <map>

#include "analyzer/base/flat_map.h"
#include "analyzer/base/flat_set.h"
#include "analyzer/model/program.h"

namespace snapcheck::model {

/// One key of two ids.
inline std::uint64_t pair_key(Id high, Id low) { return (static_cast<std::uint64_t>(high) << 32) | low; }

class Solver {
 public:
  explicit Solver(Program& program);
  void run();

 private:
  static constexpr TypeId kUnasked = kNone - 1;

  /// `base.name`
  struct Member {
    NodeId field = kNone;
    Symbol name = kNone;
  };

  /// What wants to know about new shapes of a node.
  struct Users {
    base::SmallVector<CallId, 2> receiver_of;
    base::SmallVector<CallId, 2> function_of;
    base::SmallVector<CallId, 2>
        argument_of;  ///< of library calls that run their function arguments, or bind others to them
    base::SmallVector<Member, 2> base_of;  ///< field places
  };

  struct NodeState {
    std::uint32_t users = 0;     ///< row of users_; 0: nobody asks
    TypeId declared = kUnasked;  ///< declared type of the tree (Java)
    std::uint8_t spread = 0;     ///< shapes that are spread already
    bool queued = false;
  };

  void seed();
  void subclass_hooks();
  void make_classes(CallId id, TypeId metaclass);
  void name_call(CallId id);
  bool is_patched(std::uint32_t file, std::string_view name) const;
  bool call_bundled(CallId id, const Name& name);
  void drain();
  void settle();  ///< what the declared types and generic library behaviour add once nothing else moves
  void own_objects();
  void declared_objects();
  void registered_objects();
  void registered_arguments();
  void unknown_calls();
  // solve_attributes.cpp
  struct Path {
    NodeId root = kNone;  ///< kNone: no object of a library
    std::string names;
  };
  Path path_of(NodeId field) const;
  using Stored = std::map<std::pair<std::string, std::string>, std::vector<NodeId>>;  ///< (type, names) -> places
  void attributes_of_library_objects();
  void named_objects(const Stored& stored);
  void take_out(CallId id, NodeId object);
  bool is_put_on_library(const Edge& edge) const;
  bool is_stored(NodeId field) const;
  void attributes_by_keyword();
  void members_of_library_objects();

  bool add_shape(NodeId node, Shape shape);
  bool can_hold(NodeId node, const Shape& shape);
  void add_copy(Edge edge);
  void spread(NodeId node, const Shape& shape);
  void on_receiver(CallId id, const Shape& shape);
  void initialise(CallId id, TypeId type);
  void initialise_owner(CallId id, ScopeId target);
  void on_function(CallId id, const Shape& shape);
  void on_argument(CallId id, const Shape& shape);
  bool gives_objects(CallId id, const Shape& shape);
  void on_base(const Member& member, const Shape& shape);
  void attribute_of_function(NodeId field, ScopeId function);
  void connect(NodeId field, NodeId variable, bool stores);

  void call_scopes(CallId id, std::span<const ScopeId> targets, NodeId receiver);
  void link(CallId id, ScopeId target, NodeId receiver, std::size_t given = 0);
  std::vector<NodeId> hands_back(CallId id, ScopeId target, NodeId receiver, std::size_t skip);
  bool is_element(NodeId node, TypeId type) const;
  bool is_holder(CallId id) const;
  bool sets_part(const Program::CallInfo& call, std::string_view name) const;
  bool is_later(CallId id, std::string_view name) const;
  bool defers(const Program::ScopeInfo& scope) const;
  void bind_arguments(CallId id, const Program::ScopeInfo& target, std::size_t skip, std::size_t given);
  void construct(CallId id, TypeId type);
  void complete(CallId id, TypeId type, NodeId object);
  void make_fields(CallId id, TypeId type, NodeId object);
  void construct_library_part(CallId id, TypeId type, NodeId object);
  void super_call(CallId id);
  void note_run(CallId start, TypeId type);
  void library(CallId id, Symbol name, std::span<const Api* const> apis, NodeId object = kNone);
  void library(CallId id, const Name& name, std::span<const Api* const> apis, NodeId object = kNone) {
    library(id, p_.symbols_.add(name), apis, object);
  }
  void library_flow(CallId id, std::string_view name);
  bool registers_by(CallId id, std::string_view member) const;
  bool is_of_holder(CallId id, const Shape& held) const;
  bool begins_as_display(NodeId node, int steps) const;
  void bind_early(CallId id, const Shape& function);
  bool is_function_argument(CallId id, std::size_t index) const;
  void store_elements(CallId id, NodeId method, const CatalogIndex& catalog);
  NodeId chain_start(NodeId receiver, const CatalogIndex& catalog) const;
  void write_back(NodeId place);
  void member_on_library(CallId id, Symbol type, bool named = false);
  void member_on_library(CallId id, const Name& type) { member_on_library(id, p_.symbols_.add(type)); }
  void memo_member(CallId id, ScopeId function);

  /// Program::resolve(), asked once for each name.
  Name resolved(const Name& name) {
    const auto [known, fresh] = resolved_.add(name.id());
    if (fresh) known = p_.resolve(name);
    return known;
  }
  bool is_collection(NodeId node, std::string_view member) const;
  bool applies_its_own_decorator(CallId id, ScopeId target) const;
  bool names_its_class(CallId id, TypeId type) const;
  Symbol member_of(CallId id);
  const std::vector<ScopeId>& method(TypeId type, Symbol member) const;
  std::vector<ScopeId> find_method(TypeId type, Symbol member) const;
  /// How well an argument goes into a parameter: not at all, perhaps, as it is.
  enum class Fit : std::uint8_t { none, possible, exact };
  std::vector<ScopeId> fitting(std::span<const ScopeId> overloads, CallId id) const;
  std::string_view declared_result(NodeId place) const;
  Fit fit_of(std::uint32_t file, PlaceId argument, NodeId parameter) const;
  void add_overloads(std::span<const ScopeId> overloads, std::vector<ScopeId>& found) const;
  NodeId object_of(CallId id);  ///< the call's result, made up when nobody uses it
  NodeId memo_of(ScopeId scope);
  NodeId make_memo(ScopeId scope);
  void inject_beans();
  void declared_shapes(NodeId node);
  void declared_member(CallId id);
  std::pair<Name, std::uint32_t> declared_type(NodeId node) const;
  TypeId declaring_type(TypeId type, Symbol member) const;
  Symbol attribute(TypeId type, Symbol member);
  TypeId find_declaring_type(TypeId type, Symbol member) const;
  bool is_literal_null(NodeId node) const;

  NodeState& state(NodeId node) {
    if (node >= states_.size()) states_.resize(p_.nodes_.size());
    return states_[node];
  }
  Users& users(NodeId node);  ///< valid until the next call

  Program& p_;
  std::vector<NodeState> states_;
  std::vector<Users> users_;
  std::vector<NodeId> work_;
  base::FlatSet linked_;            ///< (call or object, target) that are connected
  base::FlatSet accessed_;          ///< (place, variable) that are connected
  std::vector<bool> library_done_;  ///< by call: library_flow() has been there
  std::vector<NodeId> memos_;       ///< by scope: memo_of(), or kUnasked
  base::FlatMap<bool> reassigned_;  ///< parameter -> its function assigns it
  base::FlatSet declared_done_;
  base::FlatMap<Name> resolved_;  ///< by Name::id()
  base::FlatMap<bool> is_sub_;
  // What is asked again for each object that comes to a call or field place.
  std::vector<Symbol> members_;                         ///< call -> its member; kNone until somebody asks
  mutable base::FlatMap<std::uint32_t> methods_;        ///< (type, member) -> row of found_
  mutable std::deque<std::vector<ScopeId>> found_{{}};  ///< what method() found; the first is empty
  mutable base::FlatMap<TypeId> declaring_;             ///< (type, member) -> declaring_type()
  base::FlatMap<Symbol> attributes_;                    ///< (type, member) -> "type.member"
  struct LibraryMember {
    Symbol name = kNone;  ///< "type.member"
    std::span<const Api* const> apis;
  };
  std::vector<base::FlatMap<LibraryMember>> library_members_;  ///< by catalogue: (member, library type)
  base::FlatMap<CallId> made_by_;                              ///< the call whose result a node is
};

}  // namespace snapcheck::model
