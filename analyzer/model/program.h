// Program: the facts of all files joined into one graph.
//
//   join    rows of all files get program-wide ids; globals of the same name become one node
//   solve   which objects and functions can be in a place, and so which code a call reaches
//   phases  which scopes run before the snapshot, in a hook, in the handler; with a witness for each
//
// After that it is read-only: trace.h asks where values go, rules/match.h what is a defect.
//
// Precision: flow-insensitive inside a scope (except for the boundary call), context-insensitive across calls,
// fields by declaring type. Objects are known by their type only; survival.h and trace.h tell those apart that live
// through the snapshot, and calls that belong together. Time and memory are linear in the rows, as the
// number of types a place can hold is capped (kMaxShapes).
#pragma once

#include <algorithm>
#include <cstdint>
#include <deque>
#include <functional>
#include <iterator>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "analyzer/base/lists.h"
#include "analyzer/base/small_vector.h"
#include "analyzer/base/text_hash.h"
#include "analyzer/model/catalog.h"
#include "analyzer/model/facts.h"

namespace snapcheck::model {

using NodeId = Id;
using EdgeId = Id;
using Symbol = Id;

/// Names to small numbers and back.
class Symbols {
 public:
  Symbol add(const Name& name);
  Symbol find(const Name& name) const;       ///< kNone when unknown
  Symbol find(std::string_view text) const;  ///< the same, of a text that need not be kept
  Symbol find(const std::string& text) const { return find(std::string_view(text)); }
  Symbol find(const char* text) const { return find(std::string_view(text)); }
  std::string_view text(Symbol symbol) const { return names_[symbol]; }
  const Name& name(Symbol symbol) const { return names_[symbol]; }
  std::size_t size() const { return names_.size(); }

 private:
  struct Slot {
    Name name;
    Symbol symbol = kNone;  ///< kNone: free
  };
  template <typename Text>
  std::size_t slot(const Text& text, std::uint64_t hash) const;
  void grow();

  std::vector<Name> names_;
  std::vector<Slot> slots_;  ///< open addressing, at most half full
};

/// The catalogue of one language, indexed by name.
class CatalogIndex {
 public:
  explicit CatalogIndex(const Catalog& catalog);

  const Catalog& catalog() const { return *catalog_; }

  /// Entries for the exact name, else for its wildcard; empty when there is none.
  std::span<const Api* const> exact(std::string_view name) const;

  /// Entries for member `member` of library type `type`: the type's own, then its supers', then (for the pseudo-type
  /// of a chained call, "pkg.Builder.create") the class's that started the chain.
  std::span<const Api* const> member(std::string_view type, std::string_view member) const;

  /// True when some entry's name begins with `name.`: types without one need not be tracked.
  bool is_prefix(std::string_view name) const { return prefixes_.contains(name); }
  /// A decorator that is an entry point: `fastapi.FastAPI.get`.
  bool decorates(std::string_view name) const { return decorates_.contains(name); }

  /// Such a type, or a function that has an entry.
  bool knows(std::string_view name) const { return is_prefix(name) || !exact(name).empty(); }

  std::span<const std::string> supers(std::string_view type) const;
  /// `type` is `super` or extends it, as far as the catalogue says.
  bool is_a(std::string_view type, std::string_view super) const;

  bool stores(std::string_view member) const { return stores_.contains(member); }
  bool extracts(std::string_view member) const { return extracts_.contains(member); }
  bool passes(std::string_view name) const { return passes_.contains(name); }
  bool copies(std::string_view name) const { return copies_.contains(name); }
  bool opaque(std::string_view name) const { return opaque_.contains(name); }
  bool invokes(std::string_view name, std::string_view member) const;
  /// The function, or one of the methods of the type, runs its function arguments later.
  bool later(std::string_view name) const;
  bool asks(std::string_view member) const { return asks_.contains("." + std::string(member)); }
  bool fluent(std::string_view type) const;
  bool sets_part(std::string_view member) const;
  bool defers(std::string_view name) const { return defers_.contains(name); }
  const std::vector<std::string>& completes() const { return catalog_->propagation.completes; }
  bool completes(std::string_view member) const { return std::ranges::find(completes(), member) != completes().end(); }
  bool memoizes(std::string_view name) const { return memoizes_.contains(name); }
  bool jitter(std::string_view name) const { return jitter_.contains(name); }
  bool chooses(std::string_view name) const { return chooses_.contains(name); }
  bool attributes(std::string_view member) const { return attributes_.contains(member); }
  bool binds(std::string_view name) const { return binds_.contains(name); }
  bool keeps(std::string_view name) const { return keeps_.contains(name); }
  bool texts(std::string_view name) const { return texts_.contains(name); }
  bool names(std::string_view name) const { return names_.contains(name); }
  bool apart(std::string_view name) const { return apart_.contains(name); }
  bool shows(std::string_view name) const { return shows_.contains(name); }
  bool writes(std::string_view member) const { return writes_.contains(member); }
  bool parses(std::string_view name) const { return parses_.contains(name); }
  bool finds(std::string_view name) const { return finds_.contains(name); }
  bool ages(std::string_view name) const { return ages_.contains(name); }
  bool outputs(std::string_view name) const { return outputs_.contains(name); }
  bool namespaces(std::string_view name) const { return namespaces_.contains(name); }
  bool by_name(std::string_view name) const;
  bool implicit(std::string_view member) const;
  bool forks(std::string_view name) const { return forks_.contains(name); }
  bool exits(std::string_view name) const { return exits_.contains(name); }
  bool per_thread(std::string_view name) const { return per_thread_.contains(name); }
  bool weak(std::string_view name) const { return weak_.contains(name); }
  bool sets(std::string_view name) const { return sets_.contains(name); }
  /// `member`, called on an object of a class below the library's `type`, calls `run` of it.
  bool starts(std::string_view type, std::string_view member) const;
  /// A type, or what a call of that name gives, only holds other objects.
  bool holder(std::string_view name) const;
  /// What the catalogue says of `name` as a guard against forks, or nullptr.
  const ForkGuard* fork_guard(std::string_view name) const;

  /// What the catalogue says of `name` as an option, or nullptr.
  const Option* option(std::string_view name) const;
  /// `name` asked for `key` answers the name of the operating system.
  bool tells_system(std::string_view name, std::string_view key) const;

  /// Entry points of kinds callback, object and boundary, by API name.
  std::span<const EntryPoint* const> registrars(std::string_view name) const;
  /// Callbacks and decorators whose functions the library calls with objects of its own.
  std::span<const EntryPoint* const> givers(std::string_view name) const;

 private:
  using Set = std::unordered_set<std::string, base::TextHash, std::equal_to<>>;
  template <typename Value>
  using Map = std::unordered_map<std::string, Value, base::TextHash, std::equal_to<>>;
  const Catalog* catalog_;
  Map<std::vector<const Api*>> by_name_;
  Map<std::vector<std::string>> supers_;
  Map<std::vector<const EntryPoint*>> registrars_, givers_;
  std::vector<std::string> starred_;  ///< names of these with stars in them
  Set prefixes_, decorates_, stores_, extracts_, passes_, copies_, opaque_, invokes_, defers_, memoizes_, jitter_,
      chooses_, attributes_, binds_, keeps_, texts_, names_, apart_, shows_, writes_, parses_, finds_, ages_, outputs_,
      namespaces_, by_computed_name_, forks_, exits_, per_thread_, weak_, sets_, holders_, later_, asks_;
};

/// What can be in a place.
struct Shape {
  enum class Kind : std::uint8_t {
    instance,  ///< object of the project type `ref`
    library,   ///< object of the library type named by the symbol `ref`; or what is `named` so
    function,  ///< the scope `ref`, bound to the object in node `receiver` if that is not kNone
    type,      ///< the project class `ref` itself
  } kind = Kind::instance;
  Id ref = kNone;
  NodeId receiver = kNone;
  bool named = false;  ///< library: the function, class or variable of that name, not what a call of it gave
  std::uint8_t given =
      0;  ///< function: that many of its first parameters have their arguments already, as in a partial

  bool operator==(const Shape&) const = default;
};

/// A place that holds more kinds of objects than this says nothing about any of them.
inline constexpr std::size_t kMaxShapes = 8;

struct alignas(64) Node {
  enum class Kind : std::uint8_t {
    place,          ///< one place row
    global,         ///< all rows of a module variable, class attribute or static field
    field,          ///< field `name` of `type`
    default_value,  ///< the default value of a parameter
    memo,           ///< the results that a memoizer keeps of scope `scope`
    object,         ///< the object that a call makes whose result is not used
  } kind = Kind::place;
  bool is_final = false;
  bool per_thread = false;
  Symbol name = kNone;    ///< qualified for globals and fields, as shown to the user
  Id place = kNone;       ///< a representative place row (program-wide id), or kNone
  TypeId type = kNone;    ///< Kind::field: the declaring type
  ScopeId scope = kNone;  ///< Kind::memo, default_value
  base::SmallVector<Shape, 1> shapes;
  base::SmallVector<EdgeId, 2> out;
  base::SmallVector<EdgeId, 2> in;
};
// There are millions of them, asked for in no order: one line of the processor's cache each.
static_assert(sizeof(Node) == 64);

struct Edge {
  NodeId from = kNone;
  NodeId to = kNone;
  FlowKind kind = FlowKind::copy;
  Store store = Store::none;
  enum class Role : std::uint8_t {
    flow,     ///< a flow row
    enter,    ///< argument to parameter of `call`
    leave,    ///< result of a callee to the result of `call`
    library,  ///< through a call of unknown code: argument or receiver to result, argument to receiver
    access,   ///< between a field node and a field place; runs nowhere by itself
    bind,     ///< from an object to a bound method of it: keeps it alive, but is not the object
  } role = Role::flow;
  std::uint8_t element = 0;  ///< as in Flow
  ScopeId scope = kNone;     ///< who executes it; kNone: runs with its neighbours
  NodeId guard = kNone;
  CallId call = kNone;
  std::uint32_t file = kNone;
  Span span;
};

/// Phases as a bit set. `assumed`: no entry point reaches it; would run at init if the program used it at all.
using PhaseSet = std::uint8_t;
constexpr PhaseSet bit(Phase phase) { return static_cast<PhaseSet>(1u << static_cast<unsigned>(phase)); }
inline constexpr PhaseSet kAssumed = 1u << 7;
inline constexpr PhaseSet kBefore = bit(Phase::init) | bit(Phase::before_snapshot) | kAssumed;  ///< the snapshot

/// How a scope came to run in a phase: the call that led there, or an entry point of the catalogue.
struct Witness {
  CallId call = kNone;
  const EntryPoint* entry = nullptr;
};

/// A hook or callback that some call registers.
struct Registration {
  CallId call = kNone;
  const EntryPoint* entry = nullptr;
  NodeId argument = kNone;
  std::vector<std::pair<ScopeId, Phase>> scopes;  ///< what it makes run
};

/// `left == right` or `!=`; `is_order`: `<` and the like.
struct Comparison {
  NodeId left = kNone;
  NodeId right = kNone;
  bool is_order = false;
  ScopeId scope = kNone;
  std::uint32_t file = 0;
  Span span;
};

/// Reading `object.name` runs the property method `target`.
struct PropertyRead {
  ScopeId scope = kNone;
  ScopeId target = kNone;
  Span span;
};

class Program {
 public:
  /// `handlers`: entry points that the deployment or the user names, "app.lambda_handler", "com.acme.Orders::handle";
  /// globs are allowed. The catalogues in `rules` must outlive the program.
  Program(std::vector<Facts> files, const RuleSet& rules, std::vector<std::string> handlers = {});

  // --- rows -------------------------------------------------------------------------------------------------
  struct ScopeInfo {
    const Scope* row = nullptr;
    std::uint32_t file = 0;
    TypeId owner = kNone;    ///< program-wide
    ScopeId parent = kNone;  ///< program-wide
    NodeId receiver = kNone;
    NodeId result = kNone;
    std::vector<NodeId> params;
    std::vector<CallId> calls;  ///< that it executes
    PhaseSet phases = 0;
    PhaseSet vague = 0;  ///< of these, the phases in which it runs only if a call with many targets means it
    Witness witness[4];
    Witness assumed_witness;
    /// Code from this position on runs after the restore (a boundary call stands there), but see is_behind; max when
    /// there is none.
    std::uint32_t boundary = 0xffffffff;
    std::vector<Span> dead;  ///< code that never runs, as what it asks for is never there
    std::vector<Span>
        unasked;  ///< code that never runs before the snapshot, as nothing by then asks for it; sorted, disjoint
    bool runs_once = false;  ///< module body, class body, static initialiser
    bool deferred = false;   ///< handed over before the snapshot to what runs it later
    bool is_open = false;    ///< somebody else than the calls of the tree may call it
    bool orphan = false;     ///< module body that nothing imports, in a tree whose entry points are elsewhere
  };
  struct TypeInfo {
    const Type* row = nullptr;
    std::uint32_t file = 0;
    std::vector<TypeId> supers;               ///< in the tree
    std::vector<std::string> library_supers;  ///< direct supers that are not in the tree, aliases resolved
    std::vector<TypeId> subs;
    std::unordered_map<Symbol, std::vector<ScopeId>> methods;  ///< by simple name; "<init>" for constructors
    ScopeId instance_init = kNone;
    ScopeId static_init = kNone;
    bool kept = false;  ///< an instance made at init survives the snapshot (set by trace)
    EntryPoint::Instances instances = EntryPoint::Instances::unknown;  ///< made by a runtime or container
  };
  struct CallInfo {
    const Call* row = nullptr;
    std::uint32_t file = 0;
    ScopeId scope = kNone;
    NodeId receiver = kNone;
    NodeId function = kNone;
    NodeId result = kNone;
    NodeId guard = kNone;
    base::SmallVector<NodeId, 4> args;
    base::SmallVector<ScopeId, 2> targets;       ///< scopes that it can run
    base::SmallVector<Symbol, 2> library_names;  ///< what it calls outside the tree, as the user would name it
    base::SmallVector<const Api*, 1> apis;       ///< catalogue entries for these names, before their conditions
    TypeId constructs = kNone;                   ///< project type that it instantiates
    bool later = false;  ///< runs its targets for whoever asks for what it gives (Propagation::later)
  };

  const std::vector<Facts>& files() const { return files_; }
  /// Gives the facts back, for a larger program; this one is over.
  std::vector<Facts> release() && { return std::move(files_); }
  const RuleSet& rules() const { return rules_; }
  /// Some function, class, variable or imported name is called so, as one of `handlers` says it.
  bool has_handler(std::string_view pattern) const;
  const std::vector<ScopeInfo>& scopes() const { return scopes_; }
  const std::vector<TypeInfo>& types() const { return types_; }
  std::vector<TypeInfo>& types() { return types_; }
  const std::vector<CallInfo>& calls() const { return calls_; }
  const std::vector<Node>& nodes() const { return nodes_; }
  const std::vector<Edge>& edges() const { return edges_; }
  const std::vector<Registration>& registrations() const { return registrations_; }
  const std::vector<Comparison>& comparisons() const { return comparisons_; }
  const Symbols& symbols() const { return symbols_; }
  const CatalogIndex& catalog(std::uint32_t file) const { return *catalogs_[language_[file]]; }
  const Place* place(NodeId node) const {
    const Id place = nodes_[node].place;
    return place == kNone ? nullptr : places_[place];
  }
  /// The field of the new object that the argument is for when the class has no constructor of its own.
  std::string_view field_given(const CallInfo& call, std::size_t index) const;
  /// The file of a place row.
  std::uint32_t file_of(Id place) const {
    std::uint32_t file = file_near_[place / kPlacesNear];
    while (file + 1 < place_base_.size() && place_base_[file + 1] <= place) ++file;
    return file;
  }
  const Place& place_row(Id place) const { return *places_[place]; }
  NodeId node_of(std::uint32_t file, PlaceId place) const { return place_node_[place_base_[file] + place]; }
  ScopeId scope_id(std::uint32_t file, ScopeId row) const { return row == kNone ? kNone : scope_base_[file] + row; }
  /// The name after following import aliases.
  std::string resolve(std::string_view name) const;
  TypeId type_named(std::string_view name) const { return type_of(symbols_.find(name)); }
  TypeId type_named(const Name& name) const { return type_of(symbols_.find(name)); }
  TypeId type_named(const std::string& name) const { return type_named(std::string_view(name)); }
  std::span<const ScopeId> scopes_named(std::string_view name) const { return scopes_of(symbols_.find(name)); }
  std::span<const ScopeId> scopes_named(const Name& name) const { return scopes_of(symbols_.find(name)); }
  std::span<const ScopeId> scopes_named(const std::string& name) const { return scopes_named(std::string_view(name)); }

  // --- questions --------------------------------------------------------------------------------------------
  /// The scope runs this code in the phase (a boundary call splits a scope).
  bool runs_in(ScopeId scope, Span span, Phase phase) const;
  /// The function is an after-restore hook in some of its branches only, and the code is in none of them.
  bool is_beside_hook(ScopeId scope, Span span) const;
  /// Init, before-hook, or assumed to be init.
  bool runs_before_snapshot(ScopeId scope, Span span) const;
  bool runs_after_restore(ScopeId scope, Span span) const;
  /// The edge carries values before the snapshot.
  bool is_early(const Edge& edge) const { return edge.scope == kNone || runs_before_snapshot(edge.scope, edge.span); }
  /// A boundary call of the scope has returned when control comes to this position.
  bool is_behind(ScopeId scope, std::uint32_t position) const {
    return position >= scopes_[scope].boundary && (!boundaries_.contains(scope) || is_behind_one(scope, position));
  }
  /// The code is in a branch of the scope that nothing takes.
  bool is_dead(ScopeId scope, Span span) const {
    return std::ranges::any_of(scopes_[scope].dead, [&](Span dead) { return is_within(span, dead); });
  }
  /// The code is in a branch of the scope that nothing takes before the snapshot.
  bool is_unasked(ScopeId scope, Span span) const {
    const std::vector<Span>& spans = scopes_[scope].unasked;
    const auto after = std::ranges::upper_bound(spans, span.begin, {}, &Span::begin);
    return after != spans.begin() && is_within(span, *std::prev(after));
  }
  /// Runs only when something failed.
  bool is_rare(std::uint32_t file, Span span) const;
  bool is_rare(CallId call) const {
    return calls_[call].row->is_rare || is_rare(calls_[call].file, calls_[call].row->span);
  }
  /// Every value that can be in the node is a literal.
  bool is_constant(NodeId node) const;
  /// A list that is written out: each of its values is a constant of the program. A text, as an alphabet, is none.
  bool is_written_out(NodeId node) const;
  /// All conditions hold for this call.
  bool holds(const std::vector<Condition>& conditions, CallId call) const;
  /// The first entry of the call whose conditions hold and for which `wanted` is true.
  template <typename Predicate>
  const Api* api_of(CallId call, Predicate wanted) const {
    for (const Api* api : calls_[call].apis) {
      if (wanted(*api) && holds(api->when, call)) return api;
    }
    return nullptr;
  }
  /// The node that a slot of a call means; kNone for groups and missing arguments.
  NodeId slot(const Slot& slot, CallId call) const;
  NodeId client_of(CallId call) const;
  /// The text of the one literal that reaches the node, without quotes, or the name of the one library variable;
  /// empty when there is none or several.
  std::string literal_text(NodeId node) const;
  /// The same, with its quotes.
  std::string literal_source(NodeId node) const;
  /// The name of what a call calls, as the user would write it.
  std::string callee_name(CallId call) const;
  /// `type` or one of its supers, in the tree or not, is named `name`.
  bool type_is_a(TypeId type, std::string_view name) const;
  /// True when entry points of this file's language exist in the tree.
  bool has_entry_points(std::uint32_t file) const { return has_entries_[language_[file]]; }
  /// Some route is one of a catalogue's Catalog::hook_paths.
  bool has_hook_routes() const { return has_hook_routes_; }
  /// Nothing in the tree's code of that language is known to serve.
  bool is_library(std::uint32_t file) const { return !has_entries_[language_[file]] && !serves_[language_[file]]; }

 private:
  friend class Joiner;
  friend class Solver;
  friend class Phaser;

  bool is_catalogued(std::string_view name) const;
  bool sets_bits(CallId call, const Condition& condition) const;
  /// A boundary call ends at the position, or the loop begins there that makes it.
  void split(ScopeId scope, std::uint32_t position);
  bool is_behind_one(ScopeId scope, std::uint32_t position) const;
  NodeId new_node(Node node);
  EdgeId new_edge(Edge edge);
  NodeId global_node(const Name& name, Id place);
  TypeId type_of(Symbol name) const { return name < types_by_name_.size() ? types_by_name_[name] : kNone; }
  std::span<const ScopeId> scopes_of(Symbol name) const {
    return name < scopes_by_name_.size() ? scopes_by_name_[name] : std::span<const ScopeId>();
  }
  Symbol alias_of(Symbol name) const { return name < aliases_.size() ? aliases_[name] : kNone; }
  NodeId global_named(Symbol name) const { return name < globals_.size() ? globals_[name] : kNone; }
  NodeId field_node(TypeId type, Symbol member);
  const RuleSet& rules_;
  std::vector<Facts> files_;
  std::vector<std::string> handlers_;
  std::vector<std::unique_ptr<CatalogIndex>> catalogs_;
  std::vector<std::uint32_t> language_;  ///< file -> catalogue
  std::vector<bool> has_entries_;        ///< by catalogue
  std::vector<bool> serves_;             ///< by catalogue: a program comes to a boundary

  std::vector<Id> place_base_, scope_base_, type_base_, call_base_;
  static constexpr Id kPlacesNear = 128;
  std::vector<std::uint32_t> file_near_;  ///< the file of every kPlacesNear-th place row
  std::vector<const Place*> places_;
  std::vector<NodeId> place_node_;
  std::vector<ScopeInfo> scopes_;
  std::vector<TypeInfo> types_;
  std::vector<CallInfo> calls_;
  std::vector<Node> nodes_;
  std::vector<Edge> edges_;
  std::vector<Registration> registrations_;
  std::vector<PropertyRead> property_reads_;
  std::vector<std::pair<CallId, ScopeId>> thread_runs_;  ///< start() of a class of the tree below a thread -> its run()
  std::vector<Comparison> comparisons_;
  Symbols symbols_;
  /// All splits of a scope, where its file has choices: what runs instead of a boundary call is not behind it.
  std::unordered_map<ScopeId, std::vector<std::uint32_t>> boundaries_;
  bool has_hook_routes_ = false;
  /// Branches of handlers for a platform's life-cycle calls: `if self.path == RUN:`.
  std::unordered_map<ScopeId, std::vector<Span>> hook_parts_;
  std::vector<NodeId> globals_;  ///< by symbol
  std::unordered_map<std::uint64_t, NodeId> fields_;
  base::Lists<ScopeId> scopes_by_name_;                           ///< by symbol
  std::vector<TypeId> types_by_name_;                             ///< by symbol
  std::vector<Symbol> aliases_;                                   ///< by symbol
  std::unordered_map<Symbol, std::vector<Symbol>> star_aliases_;  ///< module -> modules
};

}  // namespace snapcheck::model
