// The shared state of one match() run; see match.h for the parts.
#pragma once

#include <optional>
#include <set>
#include <tuple>

#include "analyzer/model/conditions.h"
#include "analyzer/rules/match.h"

namespace snapcheck::rules {

/// What the hooks do for one holder.
struct Renewal {
  enum class Kind : std::uint8_t {
    none,
    good,      ///< a hook gives it a fresh value
    released,  ///< it is let go before the snapshot
    wrong,     ///< a hook gives every clone the same
  } kind = Kind::none;
  std::string defect;      ///< wrong: the hook rule's defect
  std::uint32_t file = 0;  ///< wrong: where the hook does it
  model::Span span;
  model::ScopeId hook = model::kNone;
  std::string api;  ///< wrong: what it seeds from, as the user would name it
};

/// Words that a rule's message and a story can use.
struct Words {
  std::string api, noun, holder, function, hook, phase;
};

/// A moment of the past, which a restore does not move.
inline bool is_clock(const model::Concept& what) { return what.name == "clock-reading"; }

/// Says who or where the process is, which a restore leaves as it was.
inline bool is_identity(const model::Origin& origin) { return origin.what->name == "host-identity"; }

/// Counts something up, which may be a name or not.
inline bool is_counter(const model::Concept& what) { return what.name == "counter"; }

class Matcher {
 public:
  Matcher(const model::Program& program, const model::Trace& trace, const model::RuleSet& rules,
          const MatchOptions& options);
  std::vector<model::Finding> run();

 private:
  /// Something that an after-restore hook calls to renew state.
  struct Renewing {
    model::CallId call;  ///< in the hook, or the one that registers a library method as the hook
    const model::Api* api;
    model::NodeId target;  ///< the object; kNone for hidden state, which has the name api->renews.group
    std::unordered_set<model::NodeId> roots;  ///< of the target: where its object can come from
    int skip = 0;                             ///< arguments of `call` before those that the renewing function gets
    model::ScopeId hook;
  };

  /// An object that an after-restore hook changes.
  struct HookChange {
    model::NodeId value;  ///< what it puts in
    model::ScopeId scope;
    std::uint32_t file;
    model::Span span;
  };

  // state.cpp
  void state_findings();
  void state_of(const model::Origin& origin, const model::Concept& what, model::NodeId source);
  /// Where an object may come from.
  struct Root {
    model::NodeId node = model::kNone;
    bool of_caller = false;  ///< a variable of a caller, which hands it in
    bool is_param = false;   ///< what is handed in, on the way there
  };
  bool is_freed(const model::Origin& origin, model::NodeId source, const model::Capture& capture) const;
  bool says_more(model::CallId source, const model::Capture& capture, const model::Capture& other) const;
  std::vector<Root> early_roots(const model::Origin& origin, model::NodeId source) const;
  void report_capture(const model::Origin& origin, const model::Concept& what, const model::Capture& capture,
                      bool sibling_renewed);
  bool is_lazy(const model::Capture& capture, model::CallId source) const;
  bool is_never_used(const model::Capture& capture, const model::Concept& what) const;
  bool handler_renews(model::NodeId holder, const model::Concept& what) const;
  bool is_cache(model::NodeId holder) const;
  bool only_used_at_init(const model::Capture& capture) const;
  bool is_over_at_init(const model::Trace::Use& use) const;
  bool is_compared_later(model::NodeId holder) const;
  /// A comparison of what a holder has with something else.
  struct ComparedRead {
    const model::Comparison* comparison = nullptr;
    model::NodeId with = model::kNone;
  };
  std::vector<ComparedRead> compared_reads(model::NodeId holder) const;
  bool is_deleted(const model::Capture& capture) const;
  bool is_served_with(model::NodeId holder) const;
  bool only_compared_with_present(const model::Capture& capture, const model::Origin& origin) const;
  bool is_below_proc(const model::Capture& capture) const;
  bool is_of_child(model::CallId call) const;
  bool is_seeded_by_its_users(model::NodeId generator) const;
  bool is_chosen(model::CallId call) const;
  bool is_drawn_from_constant(model::CallId call) const;
  static bool is_seeded_with_constant(const model::Origin& origin);
  bool stores_anew(const model::Capture& capture) const;
  void report_wrong_renewal(const model::Origin& origin, const model::Concept& what, const model::Capture& capture,
                            const Renewal& renewal);
  std::pair<std::uint32_t, model::Span> highest(const model::Capture& capture, model::CallId source) const;

  // parts.cpp
  std::string part_taken(const model::Edge& edge) const;
  bool takes_other_part(const model::Capture& capture, const model::Api& api) const;
  bool is_read_for_other_parts(model::NodeId holder, const model::Api& api) const;

  // keepers.cpp
  using Keepers = std::unordered_set<model::NodeId>;
  enum class Passing : std::uint8_t { nowhere, own, open };  ///< `own`: still the object's own
  std::optional<Keepers> keepers(const model::Capture& capture) const;
  bool is_handed_out(model::NodeId object) const;
  bool is_read_by_name(model::NodeId object) const;
  std::vector<model::ScopeId> methods_of(model::TypeId type) const;
  bool is_open(model::ScopeId scope) const;
  bool is_of_tree(model::NodeId object, model::TypeId type) const;
  Passing passing(const model::Edge& edge, const Keepers& objects, model::TypeId type) const;
  bool is_read_later(model::NodeId holder, const std::optional<Keepers>& objects) const;

  // uses.cpp
  bool holds_kept_times(model::NodeId node) const;
  bool is_default(const model::Capture& capture) const;
  bool is_handed_on(model::NodeId text) const;
  bool is_default_for_nobody(model::NodeId holder) const;
  bool calls_by_computed_names() const;
  bool gives_argument(const model::Program::CallInfo& call, const model::Program::ScopeInfo& scope,
                      std::size_t param) const;
  bool tells_age(const model::Capture& capture, const model::Concept& clock,
                 const std::optional<Keepers>& objects) const;
  bool writes_text(const model::Edge& edge) const;
  bool is_cut_into_bytes(const model::Capture& capture) const;
  bool takes_for_name(model::CallId call, model::NodeId value) const;
  bool only_names_inside(model::NodeId holder) const;
  bool only_logged_at_start(const model::Capture& capture, const model::Origin& origin) const;
  std::vector<model::CallId> taken_by(const std::vector<model::NodeId>& nodes) const;
  bool only_spreads_waits(model::NodeId holder) const;
  bool draws_only_waits(model::NodeId generator) const;

  // calls.cpp
  void call_findings();
  void init_call(const model::Rule& rule, const model::Origin& origin);
  void handler_call(const model::Rule& rule, const model::Origin& origin);
  bool goes_on_in_child(model::CallId fork) const;
  bool is_jitter(model::CallId call) const;
  std::unordered_set<model::NodeId> made_here(model::ScopeId scope, model::NodeId start) const;
  bool is_waited_for(model::ScopeId scope, const std::unordered_set<model::NodeId>& values) const;

  // counters.cpp
  void counter_finding(const model::Rule& rule, const model::Origin& origin);
  model::NodeId kept_counter(model::NodeId place) const;
  std::optional<model::Level> counter_level(model::NodeId counter, const model::Rule& rule) const;
  std::vector<model::NodeId> counted_numbers(model::CallId step, model::NodeId counter) const;
  bool is_amount(model::NodeId counter) const;
  bool puts_out(model::CallId call) const;
  bool leaves_as_name(model::CallId step, model::NodeId counter) const;
  bool is_named_counter(model::NodeId holder) const;

  // turns.cpp
  const std::unordered_set<model::ScopeId>& turns() const;
  bool is_into_new_object(const model::Edge& store) const;
  bool read_each_turn(model::NodeId holder, const model::Concept& what) const;
  bool only_paces_turns(model::NodeId holder, const model::Concept& what) const;
  bool is_read_here(model::NodeId node, const model::Concept& what) const;
  bool is_copy_of_kept(const model::Edge& store) const;
  bool is_cached_clock(model::NodeId holder, const model::Concept& what) const;
  bool is_read_by_many(model::NodeId holder) const;
  bool only_decides(const model::Origin& origin) const;
  bool only_tells_when(const model::Origin& origin) const;
  bool reseeded_before(const model::Origin& origin) const;

  // hooks.cpp
  void hook_findings();
  void registrations();
  void unregistered_types();
  void unregistered_functions();
  bool is_hook_type(model::TypeId type) const;
  bool does_nothing(model::ScopeId scope) const;
  void group_reseeds();
  void async_work();
  bool makes_anew(std::span<const model::ScopeId> targets) const;
  bool is_copy(const model::Capture& capture) const;
  bool is_of_another_object(model::ScopeId hook, const model::Capture& capture) const;
  std::string hook_name(const model::Registration& registration, const std::string& otherwise) const;
  bool renews(model::ScopeId scope, base::Span span) const;

  // registrations.cpp
  bool lost(const model::Registration& registration) const;
  bool handle_goes(model::CallId call) const;
  bool may_be_kept(const std::unordered_set<model::NodeId>& holders) const;
  void find_unregistering();
  bool is_conditional(const model::Program::CallInfo& call) const;
  bool is_unregistered(const model::Registration& registration, bool at_end_of_life) const;
  bool is_function(model::NodeId node, model::ScopeId function) const;
  void find_live_hooks();
  void find_flagged_code();
  bool is_whole_test(std::uint32_t file, const model::Branch& branch) const;
  bool is_only_one(model::TypeId type, model::NodeId object) const;
  void find_weak_stores();
  bool kept_without(model::NodeId node, model::NodeId weak) const;
  bool strongly_held(model::NodeId argument) const;

  // fork_guards.cpp
  void fork_guards();
  bool guards_state(model::CallId guard) const;
  bool guards_memory(model::CallId guard) const;

  // renewal.cpp
  void collect_hook_calls();
  Renewal renewal_of(model::NodeId source, const model::Concept& what, const model::Capture& capture) const;
  Renewal group_renewal(const std::string& group) const;
  Renewal judge(model::NodeId value, const model::Concept& what, model::ScopeId hook, std::uint32_t file,
                model::Span span) const;
  Renewal judge_call(const Renewing& renewing, const model::Concept& what) const;
  static bool renews_group(const model::Api& api, std::string_view group);
  void registered_methods(const model::Registration& registration);
  void add_renewing(model::CallId call, const model::Api* api, model::NodeId target, int skip, model::ScopeId hook);
  bool shared_by_clones(const model::Origin& origin) const;
  bool is_work(model::NodeId node) const;
  bool surely_empties(const model::Program::CallInfo& call) const;
  bool is_filled_again(const Renewing& renewing, const model::Capture& capture) const;
  bool keeps_memo(const Renewing& renewing, model::NodeId holder) const;
  void collect_hook_changes();
  void add_change(HookChange change, model::NodeId object);
  const std::vector<std::size_t>& changes_of(model::NodeId holder) const;
  bool released_by_hook(model::NodeId source) const;
  bool is_set_again(model::NodeId target, const model::Program::CallInfo& call) const;
  bool let_go_for_another(model::NodeId source) const;
  bool made_again(model::NodeId holder) const;
  bool released(model::NodeId source, const model::Concept& what, bool made_here) const;
  bool renewed_in_place(model::NodeId object, bool by_emptying = true) const;
  bool is_object(model::NodeId node) const;
  bool makes_memo(model::NodeId node, model::ScopeId function) const;
  /// A method by which collections and caches of every library let go of all that is in them.
  static bool empties(std::string_view member);

  // other_objects.cpp
  std::vector<model::NodeId> own_fields_called(model::CallId id) const;
  std::unordered_set<model::CallId> constructions_with(model::ScopeId function,
                                                       std::span<const model::NodeId> fields) const;
  bool is_for_other_objects(model::CallId id, model::ScopeId function) const;
  bool comes_early(model::ScopeId function) const;

  // emptied.cpp
  /// Where a holder is emptied, or the call that does it.
  struct Emptying {
    model::ScopeId scope = model::kNone;
    std::uint32_t file = 0;
    model::Span span;
  };
  bool is_emptied_at_init(const model::Capture& capture) const;
  std::vector<Emptying> emptyings(model::NodeId holder) const;
  const std::vector<model::CallId>& emptying_calls() const;
  bool empties_behind(const Emptying& at, const model::Edge& fill, model::NodeId holder) const;
  bool surely_runs(const Emptying& at, std::span<const model::Span> fills, model::NodeId holder) const;
  const std::vector<model::CallId>& early_callers(model::ScopeId scope) const;
  bool begins_early(model::ScopeId id) const;
  bool is_own_field(model::NodeId node, model::ScopeId scope) const;

  // own_classes.cpp
  model::TypeId own_class(model::CallId call) const;
  void note_own_class(std::size_t before, model::CallId call);
  void note_own_generator(std::size_t before, const model::Origin& origin, const model::Concept& what,
                          model::NodeId holder);
  void drop_what_own_code_shows();

  // resets.cpp
  void collect_resets();
  bool is_reset(model::CallId origin, model::NodeId source) const;
  bool is_scratch(model::NodeId holder) const;

  // story.cpp
  void report(const model::Rule& rule, std::optional<model::Level> level, bool assumed, std::uint32_t file,
              model::Span span, const Words& words, model::ScopeId scope, std::vector<model::Step> story);
  /// `name`: a name of the code with which the text may begin.
  model::Step step(std::uint32_t file, model::Span span, std::string text, std::string_view name = {}) const;
  std::vector<model::Step> reached(model::ScopeId scope, model::Phase phase) const;
  std::vector<model::Step> passed(const model::Capture& capture) const;
  std::optional<model::Step> used(model::NodeId holder) const;
  std::optional<model::Step> missing_global(model::NodeId holder) const;
  model::NodeId variable_behind(model::NodeId local) const;
  std::string variable_name(model::NodeId node) const;
  std::string holder_name(model::NodeId holder) const;
  std::string scope_name(model::ScopeId scope) const;
  std::string api_name(model::CallId call) const;
  /// A qualified name as the file's language writes it.
  std::string shown(std::string name, std::uint32_t file) const;
  std::string symbol_of(model::ScopeId scope) const;

  bool is_of_hook(const model::Finding& finding) const;
  void leave_to_hooks();
  const model::Rule* hook_rule(std::string_view defect) const;
  std::vector<const model::Rule*> rules_for(std::string_view concept_name, model::Check check) const;
  bool runs_before(model::CallId call) const;
  bool runs_after(model::CallId call) const;
  bool only_assumed(model::CallId call) const;
  bool only_assumed(const model::Capture& capture) const;
  bool only_assumed(model::ScopeId scope, std::uint32_t file, model::Span span) const;
  bool only_vague(model::CallId call) const;
  bool is_unlikely(model::CallId source, std::span<const model::EdgeId> path) const;

  const model::Program& p_;
  const model::Trace& trace_;
  const model::RuleSet& rules_;
  const MatchOptions& options_;
  /// Locals of after-restore hooks that have the name of a module variable: (file, place).
  std::vector<std::pair<std::uint32_t, const model::Place*>> shadows_;
  /// Hooks that the program puts where nothing keeps them.
  struct WeakStore {
    std::uint32_t file;
    model::Span span;
    model::ScopeId scope;
    std::vector<model::ScopeId> hooks;
  };
  std::vector<WeakStore> weak_stores_;
  std::vector<std::pair<model::CallId, model::NodeId>> unregistering_;   ///< and what it lets go
  std::unordered_set<model::ScopeId> live_;                              ///< scopes that after-restore hooks run
  std::unordered_map<model::ScopeId, std::vector<base::Span>> flagged_;  ///< code behind a flag that only hooks set
  std::vector<Renewing> renewing_;
  std::unordered_map<model::NodeId, std::vector<model::CallId>> resets_;  ///< object -> calls that set it anew
  std::vector<HookChange> hook_changes_;
  mutable std::vector<std::optional<model::Provenance>>
      hook_values_;  ///< by change: what the value is made from, once asked
  std::unordered_map<model::NodeId, std::vector<std::size_t>> changes_at_;  ///< object -> into hook_changes_
  mutable std::unordered_map<model::NodeId, std::vector<std::size_t>> changes_of_;
  std::unordered_map<model::NodeId, std::vector<model::EdgeId>> hook_stores_;  ///< variable -> assignments in hooks
  struct Compared {
    model::NodeId with = model::kNone;
    bool is_order = false;
  };
  base::Lists<std::uint32_t> operands_;  ///< node -> comparisons, two for each: as their left operand, as the right
  std::vector<model::CallId> counting_;  ///< calls of handler code that count something up
  std::vector<model::CallId> seeding_;   ///< calls that give their receiver a seed, where code can run more than once
  mutable std::optional<std::unordered_set<model::ScopeId>>
      values_;                                  ///< functions that are values somewhere: of is_open()
  mutable std::optional<bool> computed_names_;  ///< what calls_by_computed_names() found
  mutable std::optional<std::unordered_set<model::NodeId>>
      dicts_;                                            ///< objects all of whose fields are read: of is_read_by_name()
  mutable std::unordered_set<std::string_view> called_;  ///< methods that are called on unknown objects: of is_open()
  std::unordered_set<model::NodeId> made_at_;            ///< results of calls that construct an object of the tree
  std::unordered_multimap<model::NodeId, Compared> compared_;      ///< operands of comparisons that have no constant
  mutable std::vector<std::vector<model::CallId>> early_callers_;  ///< by scope, once asked
  mutable std::unordered_map<std::string_view, std::vector<model::NodeId>>
      fields_named_;                       ///< by simple name, once asked
  mutable std::vector<bool> comes_early_;  ///< by scope, once asked
  mutable std::optional<std::vector<model::CallId>> emptying_calls_;
  mutable std::unordered_map<model::NodeId, std::vector<Emptying>> emptyings_;
  mutable std::optional<model::Conditions> conditions_;              ///< of is_unlikely()
  mutable std::optional<std::unordered_set<model::ScopeId>> turns_;  ///< what turns() found
  mutable std::unordered_map<model::NodeId, bool> only_at_init_;     ///< what only_used_at_init found
  std::unordered_set<model::NodeId> closed_by_hook_;
  std::unordered_set<model::NodeId> closed_;    ///< of these, those on which a method does it
  std::unordered_set<model::NodeId> released_;  ///< objects that are let go before the snapshot
  /// A call that lets an object go and whose function then puts another one in its place.
  struct Reopened {
    model::ScopeId scope;
    std::uint32_t at;
    std::unordered_set<model::NodeId> roots;
  };
  std::vector<Reopened> reopened_;
  std::vector<model::Finding> findings_;
  std::vector<std::pair<std::size_t, model::TypeId>> about_class_;  ///< finding -> the class that the catalogue knows
  std::unordered_set<model::TypeId> own_generators_;                ///< classes whose own generator is a finding
  std::set<std::pair<const model::Rule*, model::NodeId>> opened_;   ///< clients whose first call is reported
  std::set<std::tuple<const model::Rule*, model::NodeId, std::string>> kept_readings_;  ///< clocks in variables
  std::set<std::tuple<std::string, std::string, std::uint32_t, std::uint32_t>> reported_;
};

}  // namespace snapcheck::rules
