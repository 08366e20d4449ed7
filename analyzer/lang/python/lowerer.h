// Second pass over a file: rows for every construct.
//
// There is no recursion: what is to be done is a stack of tasks. `enter` looks at a node and pushes what has to
// happen for it, in reverse order; `finish` combines the values of its parts. The value of an expression node is
// kept by node index until its parent asks for it, and becomes a row only when something flows from or to it.
//
//   lower.cpp        the task loop, scopes, blocks
//   values.cpp       names, attributes, values as places
//   expressions.cpp  operators, containers, comprehensions, strings
//   calls.cpp        calls, with the builtins that are syntax in disguise (super, getattr, cast)
//   targets.cpp      assignments of all kinds
//   statements.cpp   control flow, with, match
//   guards.cpp       tests for emptiness
//   imports_rows.cpp touches, aliases and copied bindings
//   definitions.cpp  functions, lambdas, classes
//   decorators.cpp   calls applied to a definition, and annotations of it
//   annotations.cpp  type annotations
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "analyzer/base/result.h"
#include "analyzer/lang/frontend.h"
#include "analyzer/lang/python/bindings.h"
#include "analyzer/lang/python/grammar.h"
#include "analyzer/lang/python/rows.h"
#include "analyzer/lang/tree.h"

namespace snapcheck::lang::python {

/// What an expression node stands for.
class Value {
 public:
  enum class Tag : std::uint8_t {
    nothing,  ///< nothing flows from it: a comparison, or not evaluated yet
    place,
    name,     ///< StaticId
    literal,  ///< the node
    super,    ///< `super()`
  };

  constexpr Value() = default;
  static constexpr Value place(model::PlaceId id) { return {Tag::place, id}; }
  static constexpr Value name(StaticId id) { return {Tag::name, id}; }
  static constexpr Value literal(NodeIndex node) { return {Tag::literal, node}; }
  static constexpr Value super() { return {Tag::super, 0}; }

  Tag tag() const { return tag_; }
  bool is(Tag tag) const { return tag_ == tag; }
  std::uint32_t id() const { return id_; }

 private:
  constexpr Value(Tag tag, std::uint32_t id) : id_(id), tag_(tag) {}
  std::uint32_t id_ = 0;
  Tag tag_ = Tag::nothing;
};

class Lowerer {
 public:
  Lowerer(const Tree& tree, const Source& source, const Names& names, const Limits& limits);

  base::Result<model::Facts> run();

 private:
  enum class Op : std::uint8_t {
    enter,           ///< any node
    finish,          ///< an expression or simple statement whose parts are evaluated
    next,            ///< this statement of a block, then its siblings
    set_guard,       ///< extra: place
    set_bind,        ///< extra: bind scope
    set_loop,        ///< extra: where the outermost loop begins
    if_test,         ///< the condition of an if or elif is evaluated
    if_alternative,  ///< an elif or else clause; extra: guard
    if_end,          ///< extra: guard before the statement
    while_test,
    or_right,     ///< left operand of and/or is evaluated
    conditional,  ///< condition of `a if c else b` is evaluated
    test_end,     ///< binary test: the value of `node` flows into extra under the guard now in force
    targets,      ///< what stands inside the targets of a for_statement or for_in_clause
    loop_target,  ///< for_statement or for_in_clause: iterable is evaluated
    comprehension_end,
    try_guard,   ///< extra: the except clause that is about to run, or kNoNode behind the whole statement
    with_enter,  ///< with_item
    with_exit,   ///< with_item; extra: the statement
    match_case,  ///< case_clause; extra: place of the subject
    define,      ///< decorators and defaults of a definition are evaluated
    body,        ///< of a function or class
    decorate,
    leave,  ///< end of a scope: back to frames_.back()
    lambda_end,
  };
  struct Task {
    Op op;
    NodeIndex node;
    std::uint32_t extra;
  };
  /// What is pushed during its life is done in the order of the pushes.
  class InOrder {
   public:
    explicit InOrder(std::vector<Task>& tasks) : tasks_(tasks), mark_(tasks.size()) {}
    InOrder(const InOrder&) = delete;
    InOrder& operator=(const InOrder&) = delete;
    ~InOrder() { std::reverse(tasks_.begin() + static_cast<std::ptrdiff_t>(mark_), tasks_.end()); }

   private:
    std::vector<Task>& tasks_;
    std::size_t mark_;
  };
  /// Who executes the code being lowered.
  struct Frame {
    model::ScopeId scope = 0;
    BindId bind = 0;
    model::PlaceId guard = model::kNone;
    std::uint32_t loop = model::kNone;       ///< where the outermost `while` that may never end begins
    model::PlaceId receiver = model::kNone;  ///< of the method around, also in its nested functions
    model::TypeId owner = model::kNone;      ///< type of that method
  };
  /// The places that are empty when a condition holds, and when it does not.
  struct Test {
    model::PlaceId when_true = model::kNone;
    model::PlaceId when_false = model::kNone;
  };
  /// What a call calls.
  struct Callee {
    base::Name name;
    model::PlaceId receiver = model::kNone;
    std::string_view member;
    model::PlaceId function = model::kNone;
    bool is_super = false;
  };

  // --- lower.cpp
  base::Result<void> loop();
  void step(const Task& task);
  void enter(NodeIndex node);
  void finish(NodeIndex node);
  void push(Op op, NodeIndex node, std::uint32_t extra = 0) { tasks_.push_back({op, node, extra}); }
  void push_children(NodeIndex node);
  void push_expression(NodeIndex node);
  void push_block(NodeIndex block);
  void collect_statements();
  void collect_rare();
  std::uint32_t header_end(NodeIndex node) const;
  model::ScopeId add_scope(model::ScopeKind kind, std::string_view name, std::string_view member, base::Span span,
                           base::Span body);

  model::PlaceId result_place();
  static bool is_token(std::uint8_t kind) { return kind >= kind::minus && kind <= kind::token_async; }

  // --- values.cpp
  Value value(NodeIndex node) const { return values_[node]; }
  void set(NodeIndex node, Value value) { values_[node] = value; }
  bool evaluate_leaf(NodeIndex node);
  Value name_value(NodeIndex identifier);
  Value name_value(NameId name, BindId from, NodeIndex read = kNoNode);
  Value binding_value(BindingId id);
  Value member(Value object, NodeIndex attribute, NodeIndex object_node);
  StaticId static_member(StaticId base, NameId name);
  Value type_member(StaticId base, NameId name);
  void attribute_chain(NodeIndex top, NodeIndex bottom);
  model::PlaceId variable(BindingId id);
  model::PlaceId module_variable(NameId name);
  model::PlaceId static_place(StaticId id, NodeIndex node);
  model::PlaceId materialize(Value value, NodeIndex node);
  model::PlaceId place_of(NodeIndex node);
  model::PlaceId field_of(model::PlaceId base, NameId name, base::Span span);
  model::PlaceId new_temp(NodeIndex node) { return rows_.temp(frame_.scope, tree_.span(node)); }
  std::string static_name(NodeIndex node) const;
  std::optional<std::string_view> string_literal(NodeIndex node) const;
  std::string literal_text(NodeIndex node) const;

  // --- flows
  void flow(model::PlaceId from, model::PlaceId to, model::FlowKind kind, model::Store store, base::Span span);
  void flow_into(model::PlaceId to, NodeIndex node, model::FlowKind kind = model::FlowKind::copy);
  void choose(model::PlaceId to, NodeIndex node);
  base::Span value_span(model::PlaceId from, NodeIndex value, base::Span statement) const;

  // --- expressions.cpp
  bool enter_expression(NodeIndex node);
  bool finish_expression(NodeIndex node);
  void finish_binary(NodeIndex node);
  void finish_container(NodeIndex node);
  void enter_boolean(NodeIndex node);
  void or_right(NodeIndex node);
  void enter_conditional(NodeIndex node);
  void conditional_test(NodeIndex node);
  void enter_comprehension(NodeIndex node);
  void finish_comprehension(NodeIndex node);
  void finish_yield(NodeIndex node);
  void finish_await(NodeIndex node);
  void finish_string(NodeIndex node);
  void add_path_end(NodeIndex node, model::PlaceId whole);
  void finish_comparison(NodeIndex node);
  void finish_subscript(NodeIndex node);
  std::uint8_t element_of_key(NodeIndex key) const;
  std::uint8_t element_of_target(NodeIndex target, NodeIndex node) const;

  // --- calls.cpp
  void enter_call(NodeIndex node);
  void finish_call(NodeIndex node);
  Callee callee_of(NodeIndex function);
  Callee callee_of_member(NodeIndex attribute);
  bool base_method(NodeIndex call, Callee& callee);
  bool makes_object(NodeIndex node, Callee& callee);
  bool special_call(NodeIndex node, const base::Name& name);
  model::CallId add_call(Callee callee, base::Span span);
  void add_arguments(model::Call& call, NodeIndex arguments);
  bool is_unused(NodeIndex node) const;
  NodeIndex positional(NodeIndex call, int index) const;
  model::PlaceId named_field(NodeIndex object, NodeIndex text);
  void set_member(NodeIndex node);

  // --- targets.cpp
  void enter_assignment(NodeIndex node);
  void finish_assignment(NodeIndex node);
  void note_factory(NodeIndex target, NodeIndex given);
  NodeIndex factory_of(NodeIndex argument) const;
  model::ScopeId instance_init(model::TypeId type);
  void finish_augmented(NodeIndex node);
  void subscribe(NodeIndex event, NodeIndex handler, base::Span span);
  void finish_delete(NodeIndex node);
  void push_targets(NodeIndex target);
  bool is_pairwise(NodeIndex left, NodeIndex right) const;
  void assign(NodeIndex target, NodeIndex value, base::Span statement);
  void assign_place(NodeIndex target, model::PlaceId from, base::Span span, model::FlowKind kind, bool in_place);
  void store_name(NodeIndex identifier, model::PlaceId from, base::Span span, model::FlowKind kind, bool in_place);
  void store_member(NodeIndex target, model::PlaceId from, base::Span span, model::FlowKind kind, bool in_place);
  void store_item(NodeIndex target, model::PlaceId from, base::Span span, model::FlowKind kind);
  void note_field(model::PlaceId field, std::string_view type);
  void add_field(model::TypeId type, std::string_view name, std::string_view declared, bool is_static, base::Span span);
  void note_per_thread_value(model::PlaceId from);
  std::uint64_t per_thread_key(model::PlaceId place) const;
  void mark_per_thread(model::PlaceId place);
  bool is_per_thread(model::PlaceId place) const;
  void declare(NodeIndex target, NodeIndex type, bool has_value);

  // --- statements.cpp
  bool enter_statement(NodeIndex node);
  void finish_statement(NodeIndex node);
  std::pair<NodeIndex, NodeIndex> type_assignment(NodeIndex node) const;
  void enter_if(NodeIndex node);
  void enter_while(NodeIndex node);
  bool may_never_end(NodeIndex condition) const;
  void enter_for(NodeIndex node);
  void enter_targets(NodeIndex node);
  void if_test(NodeIndex clause);
  void if_alternative(NodeIndex clause, model::PlaceId guard);
  void if_end(NodeIndex node, model::PlaceId guard);
  void enter_try(NodeIndex node);
  std::pair<NodeIndex, NodeIndex> with_parts(NodeIndex item) const;
  void enter_with(NodeIndex node);
  void with_enter(NodeIndex item);
  void with_exit(NodeIndex item, NodeIndex statement);
  void enter_match(NodeIndex node);
  void push_cases(NodeIndex node);
  void match_case(NodeIndex clause, model::PlaceId subject);
  void while_test(NodeIndex condition);
  void loop_target(NodeIndex node);
  bool is_main_test(NodeIndex condition) const;
  void enter_main(NodeIndex node);
  bool always_leaves(NodeIndex block) const;
  bool runs_program(NodeIndex statement) const;

  // --- guards.cpp
  Test test(NodeIndex condition, int depth = 0);
  Test test_comparison(NodeIndex node);
  model::PlaceId tested_call(NodeIndex node);
  model::PlaceId told_apart(NodeIndex node);
  model::PlaceId place_named(NodeIndex node);
  model::PlaceId tested(NodeIndex node);
  bool is_empty_literal(NodeIndex node) const;
  struct Need {
    model::PlaceId place = model::kNone;
    bool null_only = false;
    bool absent = false;
  };
  using Needs = std::vector<Need>;  ///< places that must hold something, or nothing: as in model::Branch
  void needs(NodeIndex condition, bool holds, int depth, Needs& found);
  model::PlaceId named(NodeIndex node);
  void note_branches(NodeIndex condition, bool holds, base::Span span);
  std::optional<bool> surely_holds(NodeIndex statement) const;
  void note_conditional(model::PlaceId guard, base::Span span, base::Span test = {});
  base::Span plain_test(NodeIndex condition) const;
  model::PlaceId try_guard(NodeIndex statement, NodeIndex except);
  void note_origin(model::PlaceId place, model::PlaceId origin);
  model::PlaceId origin_of(model::PlaceId place) const;

  // --- imports_rows.cpp
  void lower_import(NodeIndex node);
  void lower_import_from(NodeIndex node);
  void touch(const std::string& module, NodeIndex node);
  void touch_with_parents(NodeIndex name);
  void alias(NodeIndex identifier, const std::string& target);
  void copy_binding(NodeIndex identifier, const std::string& target, bool project);
  void dead_imports(NodeIndex block);

  // --- definitions.cpp
  void enter_decorated(NodeIndex node);
  void enter_function(NodeIndex node);
  void enter_lambda(NodeIndex node);
  void enter_class(NodeIndex node);
  void define(NodeIndex node);
  void define_class(NodeIndex node);
  void body(NodeIndex node);
  void decorate(NodeIndex node);
  void leave();
  void add_parameters(BindId inner, NodeIndex list, bool has_receiver, bool of_class);
  void push_defaults(NodeIndex list);
  void flow_defaults(NodeIndex list);
  void push_annotation_calls(NodeIndex type);
  bool has_no_body(NodeIndex block) const;
  void bind_definition(NodeIndex node, model::PlaceId made, bool decorated);
  void class_bases(NodeIndex node, model::Type& type);
  std::string metaclass_name(NodeIndex argument);
  void apply_metaclass(NodeIndex node);

  // --- decorators.cpp
  bool has_decorator(NodeIndex definition, std::string_view name) const;
  model::PlaceId apply_decorators(NodeIndex definition, model::PlaceId made,
                                  std::vector<model::Annotation>& annotations);
  model::Annotation annotation_of(NodeIndex expression, model::CallId applied);
  bool is_literal(NodeIndex node) const;
  void literal_arguments(NodeIndex arguments, model::Annotation& annotation) const;

  // --- annotations.cpp
  std::string type_of(NodeIndex annotation);
  std::string type_from_text(std::string_view text);
  std::string type_name(std::string_view dotted);

  const Tree& tree_;
  const Source& source_;
  const Limits& limits_;
  Bindings bindings_;
  Rows rows_;
  std::vector<Value> values_;  ///< by node
  std::vector<Task> tasks_;
  std::vector<Frame> frames_;  ///< of the scopes around
  Frame frame_;
  std::uint8_t element_ = 0;            ///< model::Flow::element of the flows that are made now
  std::vector<model::PlaceId> origin_;  ///< by place: testing it tests that place; kNone mostly
  NumberMap places_of_nodes_;           ///< definitions and statements: a place to keep between tasks
  NumberMap params_;                    ///< parameter node -> place
  NumberMap instance_inits_;            ///< type -> the scope of its fields' factories
  NumberMap known_fields_;              ///< (type, name) already in Type::fields
  NumberMap touched_;                   ///< (scope, module)
  NumberMap class_receivers_;           ///< `cls` places
  NumberMap field_names_;               ///< field place -> NameId
  NumberMap per_thread_;                ///< places and (type, name) that hold a threading.local()
  bool any_per_thread_ = false;
  bool dead_ = false;  ///< under `if TYPE_CHECKING:`
};

}  // namespace snapcheck::lang::python
