// Third step of Program's construction: which code runs when. Entry points of the catalogues are the roots, the
// solved calls carry phases on; code that runs once (module bodies, class initialisers) belongs to the first phase
// that reaches it.
#pragma once

#include "analyzer/model/dispatch.h"
#include "analyzer/model/frames.h"
#include "analyzer/model/program.h"

namespace snapcheck::model {

constexpr int kBoundaryDepth = 4;         ///< calls between a program's start and its serve call
constexpr std::size_t kEventModules = 3;  ///< C: functions that a pointer to a serve loop may lead to

class Phaser {
 public:
  explicit Phaser(Program& program) : p_(program), dispatch_(program) {}
  void run();

 private:
  class Walk;
  class Early;
  /// What can be in a variable: anything; nothing unless somebody sets an option or calls a setter that nobody in the
  /// tree calls; nothing at all.
  enum class Content : std::uint8_t { something, unset, nothing };
  struct Root {
    ScopeId scope = kNone;
    Phase phase = Phase::init;
    const EntryPoint* entry = nullptr;
  };

  /// Entry points of a catalogue that speak about functions.
  struct ScopeEntries {
    std::vector<const EntryPoint*> all;    ///< in the catalogue's order
    std::vector<const EntryPoint*> plain;  ///< of these, the ones that ask for no annotation
  };

  // boundaries.cpp
  void find_boundaries();
  bool answers(CallId call) const;
  void no_failures();
  void no_failure(const Program::CallInfo& call);
  std::uint32_t position_of(const Program::CallInfo& call) const;
  std::vector<CallId> endless_loops();
  void split_at(std::vector<CallId> found);
  std::vector<ScopeId> servers_without_loop() const;
  std::vector<ScopeId> other_servers() const;
  void reach_far_loop(ScopeId main);
  void find_serve_loops(const std::vector<CallId>& boundaries, const std::vector<CallId>& waits);
  void find_other_serve_loops();
  bool is_kept(const Program::CallInfo& call) const;
  void find_serve_loop(ScopeId main, bool behind_threads);
  void find_chosen_objects();
  bool chooses_command(const Program::CallInfo& call) const;
  bool is_other_command(CallId call, ScopeId target) const;
  void find_servers();
  // programs.cpp
  std::vector<std::vector<std::uint32_t>> links() const;
  void find_client_files(bool has_servers);
  bool is_of_client(std::uint32_t file) const { return of_clients_[file]; }
  bool serves(ScopeId main) const;
  void find_serving(CallId call, std::string_view name);
  void forget_halves_of_clients();
  std::vector<ScopeId> other_callers(std::vector<ScopeId> work) const;
  struct Half {
    const Server* server;
    unsigned which;
  };
  std::span<const Half> halves_of(CallId call) const;
  // branches.cpp
  void find_branches();
  bool called_from_tree_only(ScopeId scope) const;
  void find_open_scopes();
  void open_by_name();
  bool is_module_variable(const Node& node) const;
  void find_used();
  void find_option_calls();
  void find_system_tests();  // systems.cpp
  bool is_system_name(NodeId node) const;
  /// What is asked about one branch: the calls that the way led through, and how far it went.
  struct Question {
    Frames frames;
    int steps = 0;
    bool open = false;  ///< more branches that are off might change the answer
    void begin() {
      frames.clear();
      steps = 0;
      open = false;
    }
  };
  Content content(StepBack start, bool null_only, Question& question, int asked) const;
  Frames::Frame at_home(const Place* row, NodeId node, const Frames& frames, Frames::Frame frame) const;
  bool skipped(const Edge& edge, Question& question, Frames::Frame frame, int asked) const;
  Content parameter(NodeId node, const Place& row, bool called) const;
  bool field_is_unset(const Node& node) const;
  bool of_other_type(NodeId place, NodeId field) const;
  bool in_untaken(const Edge& edge, Question& question) const;
  void find_branchy_code();
  // threads.cpp
  void split_at_threads(std::vector<CallId> found);
  bool starts_thread(const Program::CallInfo& call) const;
  std::vector<CallId> find_threads();
  void add_run(CallId start, ScopeId function);
  bool is_serve_call(NodeId function) const;
  std::vector<CallId> makers_of(NodeId object, const std::unordered_map<NodeId, CallId>& made) const;
  bool can_begin(ScopeId scope) const;
  void root_threads();
  std::vector<CallId> callers_with_threads(ScopeId scope) const;
  std::vector<ScopeId> targets_with_threads(CallId id) const;
  bool leads_on(CallId call, bool behind_threads) const;
  // entries.cpp
  void find_entries();
  void find_factories();
  void find_tables();
  void find_command_roots();
  bool is_handed_over(ScopeId scope) const;
  void find_adapters();
  void entry_type(const EntryPoint& entry, TypeId type);
  void entry_annotation(const EntryPoint& entry, TypeId type);
  void constructor_entries(const Program::ScopeInfo& scope);
  void made_by_library(TypeId type, const EntryPoint* entry);
  void scope_entries(ScopeId scope);
  bool is_handler(std::string_view name) const;
  void named_values();
  Phase phase_of_functions(const Program::ScopeInfo& factory) const;
  bool makes_late(const Program::ScopeInfo& scope) const;
  bool is_hook_listener(const Program::ScopeInfo& scope) const;
  bool signature_fits(const EntryPoint& entry, const Program::ScopeInfo& scope) const;
  struct Decorator {
    std::string name;
    CallId call;  ///< kNone: it is no call
  };
  std::vector<Decorator> decorators_of(const std::vector<Annotation>& annotations, std::uint32_t file) const;
  const Decorator* decorated_with(const std::vector<Decorator>& decorators, const EntryPoint& entry) const;
  void decorated_class(TypeId type);
  void instance_roots(TypeId type, Phase phase, const EntryPoint* entry);
  void add_handler(ScopeId id, const EntryPoint* entry);
  void handler_owner(TypeId type, const EntryPoint* entry);
  // routes.cpp
  std::string constant_text(NodeId node, int steps = 0) const;
  std::optional<Phase> phase_of_path(std::uint32_t file, std::string_view prefix, std::string_view path);
  NodeId home_of(NodeId node) const;
  const std::vector<std::string>& prefixes_of(NodeId router);
  Phase phase_of_route(Phase phase, CallId id);
  void find_hook_parts();
  std::vector<bool> find_answering() const;
  Span branch_of(const Comparison& comparison) const;
  Phase phase_of_route(Phase phase, std::uint32_t file, const std::vector<Annotation>& annotations,
                       const std::vector<Annotation>* on_type);
  // generators.cpp
  bool is_kept_generator(CallId call) const;
  bool is_lazy_generator(ScopeId scope) const;
  void find_iterations();
  void iterated(CallId call, std::unordered_map<NodeId, std::vector<CallId>>& holders);
  bool runs_at_call(CallId call, ScopeId target) const;
  // early.cpp
  bool find_untaken();
  // walk.cpp
  void walk(Phase phase);
  bool is_rare(CallId call) const;
  // phases.cpp
  void spread();
  void forget(std::size_t roots);
  std::vector<bool> find_experiments(const std::unordered_set<std::string_view>& packages) const;
  std::vector<bool> find_serving_code(const std::vector<bool>& defines_handler) const;
  std::vector<bool> find_command_lines() const;
  std::vector<bool> find_scripts(const std::unordered_set<std::string_view>& packages,
                                 const std::vector<bool>& defines_handler) const;
  std::vector<bool> find_hook_registrars() const;
  void program_roots();
  void registered(bool at_init_only);
  void add_root(ScopeId scope, Phase phase, const EntryPoint* entry);
  void assume();
  std::uint32_t language(ScopeId scope) const { return p_.language_[p_.scopes_[scope].file]; }
  const Catalog& catalog_of(std::uint32_t file) const { return p_.catalog(file).catalog(); }
  std::vector<ScopeId> functions_in(NodeId node) const;
  std::vector<ScopeId> called_objects_in(NodeId node) const;

  Program& p_;
  Dispatch dispatch_;
  std::vector<bool> taken_;                       ///< registration -> it took effect
  std::vector<CallId> deferred_;                  ///< CallInfo::later, and code before the snapshot comes to it
  std::vector<ScopeEntries> scope_entries_;       ///< by catalogue
  std::unordered_set<std::string_view> adapted_;  ///< entry points at the start that an adapter runs for each request
  std::vector<Root> roots_;
  std::unordered_map<NodeId, std::vector<std::string>> prefixes_;  ///< prefixes_of(), once somebody asked; never empty
  std::vector<Root> commands_;                                     ///< programs of their own, should they serve
  std::vector<TypeId> existing_;                                   ///< types of which a runtime has an object
  std::vector<std::vector<const PropertyRead*>> properties_;
  std::vector<bool> leads_to_boundary_;
  std::vector<bool>
      looked_for_;  ///< scopes of Java and Python that lead to a serve loop which is no call of the catalogue
  std::vector<bool> serving_;                             ///< by call: only a program that serves makes it
  std::unordered_map<CallId, std::vector<Half>> halves_;  ///< calls of which a server makes two, each a half
  std::vector<std::vector<CallId>> callers_;              ///< by scope
  /// What a thread runs, which no call does, by the call that starts it; and the other way round.
  std::unordered_map<CallId, std::vector<ScopeId>> threads_;
  std::unordered_map<ScopeId, std::vector<CallId>> thread_starts_;
  std::unordered_set<NodeId> chosen_objects_;  ///< Python: objects of one of several classes, as somebody has chosen
  struct Waits {
    std::vector<bool> is_wait;         ///< by call: waits for requests, or whatever comes
    std::vector<bool> here;            ///< by scope: makes such a call
    std::vector<bool> takes_requests;  ///< by scope: a few calls down
  } waits_;
  std::vector<bool> of_clients_;  ///< files that only programs link that serve nobody (C, C++)
  std::vector<bool> tools_;  ///< module bodies and mains that only somebody who starts them runs, and that serve nobody
  std::vector<bool> open_;   ///< scopes that somebody else than the calls of the tree can call
  std::unordered_map<ScopeId, std::vector<const Branch*>> scope_branches_;
  std::vector<bool> used_;  ///< scopes that the tree does not merely offer to others
  struct OptionCall {
    CallId call = kNone;
    bool has_default = false;  ///< its second argument, or what it parses, may be the answer
  };
  std::unordered_map<NodeId, OptionCall> option_calls_;  ///< result -> the call that asks or parses
  std::unordered_set<NodeId> system_names_;  ///< results of calls that answer the name of the operating system
  std::unordered_set<TypeId> made_;          ///< types of which the tree makes objects
  std::vector<std::vector<Span>> off_;       ///< by file: code behind options that are off
  std::vector<std::vector<Span>> branchy_;   ///< by file: all code that runs on a condition; sorted, disjoint
  /// Where the generators that a call made are asked for their values: by scope, (position, call).
  std::unordered_map<ScopeId, std::vector<std::pair<std::uint32_t, CallId>>> iterations_;
};

/// Annotations that may mean that a container or a serializer comes.
bool is_managed(const std::vector<Annotation>& annotations);

/// The start of a program.
bool is_main(const Scope& scope);

/// Shell-style match of `*` and `?`; alternatives separated by '|'.
bool glob_match(std::string_view pattern, std::string_view text);

}  // namespace snapcheck::model
