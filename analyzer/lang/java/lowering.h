// The lowering of one Java file: a list of steps over the syntax tree instead of recursion, so that depth costs heap
// and not stack.
//
// A step does something with a node now and may put further steps on the list with later(). The list is a stack: what
// is put on it last runs first, so a function that needs "operand, then finish" writes `later(finish); later(operand)`.
// An expression's steps leave exactly one place on the value stack; statements leave none.
//
//   lower.cpp        entry, the loop, scopes, blocks and variables' scopes
//   types.cpp        bodies of types: fields, initialisers, enum constants, records
//   methods.cpp      methods, constructors, parameters
//   lombok.cpp       what Lombok would generate
//   annotations.cpp  annotations
//   statements.cpp   blocks, local variables, branches, loops
//   clauses.cpp      try, switch, patterns
//   expressions.cpp  operators, assignments, displays
//   calls.cpp        calls, constructions, lambdas, method references
//   variables.cpp    what a name means
//   guards.cpp       which variable a condition finds empty
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "analyzer/lang/frontend.h"
#include "analyzer/lang/java/declarations.h"
#include "analyzer/lang/java/rows.h"
#include "analyzer/lang/java/type_names.h"

namespace snapcheck::lang::java {

class Lowering {
 public:
  Lowering(const Tree& tree, const Imports& imports, Declarations& declarations, TypeNames& type_names,
           model::Facts& facts, const Limits& limits)
      : tree_(tree),
        imports_(imports),
        declarations_(declarations),
        type_names_(type_names),
        facts_(facts),
        rows_(facts),
        limits_(limits) {}

  /// Fills the tables; false when the limit expired.
  bool run();

 private:
  using Action = void (Lowering::*)(NodeIndex node, std::uint32_t extra);
  struct Step {
    Action action;
    NodeIndex node;
    std::uint32_t extra;
  };

  /// The body of a type that is being lowered.
  struct Frame {
    TypeId type;
    ScopeId outer_scope;     ///< the code in which a local or anonymous type stands
    PlaceId outer_receiver;  ///< `this` there
    std::size_t bindings;    ///< variables below this index belong to the code around
    ScopeId static_init = kNone;
    ScopeId instance_init = kNone;
  };

  /// What is put aside while a nested piece of code is lowered.
  struct Context {
    ScopeId scope;
    PlaceId receiver;
    PlaceId guard;
    std::uint32_t loop;
    std::size_t bindings;
    std::string member;
    TypeVariables variables;
  };

  struct Binding {
    std::string_view name;
    PlaceId place;
    std::uint32_t hidden;  ///< index + 1 of the variable of this name that it hides; 0 for none
  };

  struct Block {
    std::size_t bindings;
    PlaceId guard;
    std::uint32_t loop;
  };

  struct Switch {
    PlaceId subject;
    PlaceId tested;  ///< as a guard for `case null`
    PlaceId target;  ///< kNone for a statement
  };

  /// A call whose arguments are being lowered.
  struct Pending {
    model::CallKind kind = model::CallKind::call;
    base::Name callee;
    base::Name touched;  ///< class that the call initialises
    base::Name result_type;
    PlaceId receiver = kNone;
    bool receiver_on_stack = false;
    std::string_view member;
    bool is_super = false;
    bool is_used = true;
    TypeId body = kNone;  ///< an anonymous class to lower after the call
  };

  /// What a name or a dotted name means: a place, or else a class.
  struct Meaning {
    PlaceId place = kNone;
    base::Name type;
  };

  struct Guards {
    PlaceId when_true = kNone;
    PlaceId when_false = kNone;
  };

  static constexpr std::uint32_t kUsed = 0;
  static constexpr std::uint32_t kUnused = 1;

  // --- lower.cpp
  void later(Action action, NodeIndex node, std::uint32_t extra = 0) { steps_.push_back({action, node, extra}); }
  void push(PlaceId place) { values_.push_back(place); }
  PlaceId pop();
  ScopeId new_scope(model::ScopeKind kind, base::Name member, Span span, Span body);
  void enter_scope(ScopeId scope, PlaceId receiver);
  void leave_scope(NodeIndex, std::uint32_t);
  void begin_block();
  void end_block(NodeIndex, std::uint32_t);
  void set_guard(NodeIndex, std::uint32_t guard) { rows_.guard = guard; }
  void drop(NodeIndex, std::uint32_t) { pop(); }
  void push_place(NodeIndex, std::uint32_t place) { push(place); }
  void bind(std::string_view name, PlaceId place);
  void unbind(std::size_t size);
  Frame& frame() { return frames_.back(); }
  TypeId type() const { return frames_.empty() ? kNone : frames_.back().type; }
  base::Name type_name() const { return facts_.types[type()].name; }
  base::Name type_of(NodeIndex node, NodeIndex dimensions = kNoNode) {
    return node == kNoNode ? base::Name() : type_names_.of_node(type(), node, dimensions);
  }
  Span span(NodeIndex node) const { return tree_.span(node); }
  Span name_span(NodeIndex declaration) const;

  // --- types.cpp
  void head_supers(TypeId id);
  void head_members(TypeId id);
  void enter_type(NodeIndex, std::uint32_t type);
  void leave_type(NodeIndex, std::uint32_t);
  void members(NodeIndex first, std::uint32_t);
  void member(NodeIndex node, std::uint32_t);
  void enter_static_init();
  void enter_instance_init();
  void field_values(NodeIndex declarator, std::uint32_t is_static);
  void finish_field(NodeIndex declarator, std::uint32_t is_static);
  void enum_constant_of(NodeIndex node);
  void finish_enum_constant(NodeIndex node, std::uint32_t arguments);
  void record_members(const TypeDecl& decl);
  void declared_type(NodeIndex node);
  Span body_span() const;
  void field_reader(base::Name member, std::string_view field, const FieldDecl& decl);
  void field_writer(base::Name member, std::string_view field, const FieldDecl& decl, bool returns_object = false);
  PlaceId own_field_place(std::string_view name, Span at);

  // --- methods.cpp
  void method(NodeIndex node);
  void constructor(NodeIndex node);
  void finish_compact_constructor(NodeIndex node, std::uint32_t);
  void made_up_constructor(const std::vector<std::string_view>& fields, Span at);
  void anonymous_constructor(NodeIndex body);
  void implicit_super(std::vector<model::Argument> arguments, Span at);
  void call_instance_init(Span at);
  void explicit_constructor(NodeIndex node);
  void finish_explicit_constructor(NodeIndex node, std::uint32_t arguments);
  void parameters(ScopeId scope, NodeIndex list);
  PlaceId parameter(ScopeId scope, std::string_view name, base::Name declared, Span at, bool is_final);
  base::Name parameter_type(NodeIndex param);
  ScopeId new_constructor(Span at, Span body);
  void add_variables(NodeIndex declaration);
  PlaceId new_receiver(ScopeId scope, Span at);
  PlaceId new_result(ScopeId scope, Span at, base::Name declared);
  TypeVariables variables_of(NodeIndex declaration) const;

  // --- lombok.cpp
  void lombok_header();
  void lombok_members();
  void lombok_accessors(bool all_getters, bool all_setters);
  void lombok_builder(const model::Annotation& builder);

  // --- annotations.cpp
  std::vector<model::Annotation> annotations_of(NodeIndex declaration);
  model::Annotation annotation_of(NodeIndex node);
  std::string dotted_type(NodeIndex node);
  std::string annotation_text(NodeIndex value);
  std::string constant_text(NodeIndex value);
  static std::string placeholder_in(const model::Annotation& annotation, std::string_view declared);
  void inject(const model::Annotation& annotation, const std::string& text, PlaceId target, model::Store store);

  // --- statements.cpp
  void statement(NodeIndex node, std::uint32_t);
  void statements(NodeIndex first, std::uint32_t);
  void anything(NodeIndex node, std::uint32_t);
  void effects(NodeIndex first, std::uint32_t);
  void block_of(NodeIndex node);
  void local_variables(NodeIndex declarator, std::uint32_t);
  void finish_local(NodeIndex declarator, std::uint32_t);
  PlaceId new_local(std::string_view name, base::Name type, Span at);
  void if_of(NodeIndex node);
  void if_branches(NodeIndex node, std::uint32_t);
  void loop_of(NodeIndex node);
  void note_loop(NodeIndex node, NodeIndex condition);
  void loop_body(NodeIndex node, std::uint32_t);
  void for_of(NodeIndex node);
  void for_body(NodeIndex node, std::uint32_t);
  void each_of(NodeIndex node);
  void each_body(NodeIndex node, std::uint32_t);
  void finish_return(NodeIndex value, std::uint32_t);
  void catch_of(NodeIndex node);
  void try_with_resources(NodeIndex node);
  void resources(NodeIndex resource, std::uint32_t);
  void finish_resource(NodeIndex resource, std::uint32_t);
  void close_resources(NodeIndex list, std::uint32_t);
  void switch_of(NodeIndex node, std::uint32_t use);
  void switch_body(NodeIndex node, std::uint32_t use);
  void switch_parts(NodeIndex part, std::uint32_t);
  void switch_rule_of(NodeIndex rule);
  void switch_label_of(NodeIndex label);
  void finish_switch(NodeIndex node, std::uint32_t);
  void yield_value(NodeIndex value, std::uint32_t);
  void bind_pattern(NodeIndex pattern_node, PlaceId matched);
  bool exits(NodeIndex node) const;

  // --- expressions.cpp
  void expression(NodeIndex node, std::uint32_t use);
  void operation(NodeIndex node, std::uint32_t use);
  void field_access_of(NodeIndex node);
  NodeIndex peel(NodeIndex node) const;
  void binary_of(NodeIndex node);
  void arithmetic(NodeIndex node, std::uint8_t op);
  void logic(NodeIndex node, std::uint8_t op);
  void finish_operands(NodeIndex node, std::uint32_t count);
  void finish_test(NodeIndex node, std::uint32_t count);
  void finish_instanceof(NodeIndex node, std::uint32_t);
  void flow_to(NodeIndex value, std::uint32_t target);
  void branch_after(NodeIndex logic, std::uint32_t is_or);
  void guard_after(NodeIndex operand, std::uint32_t is_or);
  void ternary_branches(NodeIndex node, std::uint32_t);
  void unary_of(NodeIndex node);
  void finish_cast(NodeIndex node, std::uint32_t);
  void assignment(NodeIndex node);
  void finish_assignment(NodeIndex node, std::uint32_t is_element);
  void finish_element(NodeIndex node, std::uint32_t);
  void display(NodeIndex node, base::Name type);
  void elements(NodeIndex element, std::uint32_t target);
  void array_creation(NodeIndex node);
  void finish_field_access(NodeIndex node, std::uint32_t);
  void evident_type(PlaceId value, const base::Name& declared);
  Span flow_span(PlaceId value, NodeIndex whole) const;
  std::uint8_t operator_of(NodeIndex node) const;

  // --- calls.cpp
  void invocation(NodeIndex node, std::uint32_t use);
  void unqualified_call(std::string_view name, Pending& call, NodeIndex at);
  void creation(NodeIndex node, std::uint32_t use);
  void start_call(NodeIndex node, Pending call);
  void arguments(NodeIndex argument, std::uint32_t);
  std::uint32_t count_arguments(NodeIndex list) const;
  std::vector<model::Argument> pop_arguments(std::uint32_t count);
  void finish_call(NodeIndex node, std::uint32_t arguments);
  void touch(const base::Name& type_name, Span at);
  void lambda_of(NodeIndex node);
  void method_reference_of(NodeIndex node);
  void finish_method_reference(NodeIndex node, std::uint32_t);
  std::string_view reference_member(NodeIndex node) const;

  // --- variables.cpp
  bool path(NodeIndex node, bool touching, Meaning& meaning, bool is_receiver = false);
  Meaning fold(Meaning meaning, NodeIndex node, NodeIndex root, bool touching);
  Meaning simple_name(NodeIndex node, bool touching);
  bool package_path(const std::vector<NodeIndex>& segments, std::size_t& used, base::Name& type);
  Meaning unknown_name(std::string_view name, NodeIndex at, bool touching);
  bool local_or_field(std::string_view name, NodeIndex at, bool touching, PlaceId& place);
  PlaceId field_in(std::size_t frame_index, std::string_view name, const FieldDecl& decl, NodeIndex at, bool touching);
  Meaning member_of(const Meaning& object, NodeIndex segment, bool is_last, bool touching);
  PlaceId static_field(const FieldDecl& decl, Span at);
  void describe(model::Place& place, const model::Field& field) const;
  PlaceId instance_field(PlaceId base, std::string_view name, Span at);
  PlaceId place_of(const Meaning& meaning, NodeIndex at);
  /// `this` of the type in the frame, or kNone where there is none (static code).
  PlaceId receiver_in(std::size_t frame_index, Span at);
  /// The frame of the type that most likely inherits a name that the file does not declare.
  std::size_t inheriting_frame() const;
  PlaceId this_place(NodeIndex at);

  // --- guards.cpp
  Guards guards_of(NodeIndex condition, int depth = 0);
  Guards comparison_guards(NodeIndex node, std::uint8_t op);
  Guards call_guards(NodeIndex call);
  PlaceId tested(NodeIndex node, int depth = 0);
  PlaceId size_of(NodeIndex node);
  PlaceId tested_or_size(NodeIndex node);
  bool is_zero(NodeIndex node) const;
  PlaceId inner_guard(PlaceId outer, PlaceId inner) const;
  void remember_copy(PlaceId local, NodeIndex value);
  PlaceId answer_of(NodeIndex call) const;
  struct Need {
    PlaceId place = kNone;
    bool null_only = false;
    bool absent = false;
  };
  using Needs = std::vector<Need>;  ///< places that must hold something, or nothing: as in model::Branch
  void needs(NodeIndex condition, bool holds, int depth, Needs& found);
  PlaceId named(NodeIndex node);
  void note_branches(NodeIndex condition, PlaceId value, bool holds, Span at);
  bool is_asked_around(NodeIndex statement) const;
  void note_conditional(PlaceId guard, Span at, Span test = {});

  const Tree& tree_;
  const Imports& imports_;
  Declarations& declarations_;
  TypeNames& type_names_;
  model::Facts& facts_;
  Rows rows_;
  const Limits& limits_;

  std::vector<Step> steps_;
  std::vector<PlaceId> values_;
  std::vector<Frame> frames_;
  std::vector<Context> contexts_;
  std::vector<Block> blocks_;
  std::vector<Switch> switches_;
  std::vector<Pending> pending_;
  std::vector<Binding> bindings_;
  std::unordered_map<std::string_view, std::uint32_t> bound_;  ///< name -> index + 1 in bindings_
  PlaceId receiver_ = kNone;                                   ///< `this` of the code that is being lowered
  std::string member_;  ///< qualified name of the method around; lambdas are numbered in it
  std::unordered_map<std::string, unsigned> lambdas_;
  std::unordered_map<const FieldDecl*, PlaceId> static_places_;
  std::unordered_map<NodeIndex, PlaceId>
      answers_;                                  ///< calls that are compared, negated or a condition -> their results
  std::unordered_map<PlaceId, PlaceId> copies_;  ///< local -> the field or static field that it was copied from
};

}  // namespace snapcheck::lang::java
