// Branches that no code before the snapshot takes: `if (!permanent)` in a method that init code calls with `true`
// alone. Requests may take them. What a place can hold before the snapshot is what the code that runs by then puts
// there. Code of which nobody knows when it runs may do so, too, and then nothing is said: setters and operators that
// the language calls, functions that are handed to a library. Nor of what a function of Python gives: the facts leave
// out results that are not worth following (`return x == 1`).
#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "analyzer/model/phases.h"
#include "analyzer/model/truth.h"

namespace snapcheck::model {

namespace {

/// Places that are looked at for one branch.
constexpr std::size_t kMaxPlaces = 60;
/// Methods that one call may run, to be asked for what they give.
constexpr std::size_t kMaxTargets = 3;
/// Functions that only look at a class.
constexpr std::array<std::string_view, 3> kTypeTests = {"builtins.isinstance", "builtins.issubclass", "builtins.super"};

}  // namespace

class Phaser::Early {
 public:
  explicit Early(Phaser& phaser) : phaser_(phaser), p_(phaser.p_) {}

  /// Adds the branches to their scopes; whether there was any.
  bool find() {
    std::vector<std::pair<ScopeId, Span>> found;
    for (const auto& [id, branches] : phaser_.scope_branches_) {
      if (!(p_.scopes_[id].phases & kBefore)) continue;
      for (const Branch* branch : branches) {
        if (!p_.runs_before_snapshot(id, branch->span)) continue;
        completed_ = {};
        if (p_.catalog(p_.scopes_[id].file).completes(p_.scopes_[id].row->member)) completed_ = {id, branch->span};
        if (untaken(*branch, p_.node_of(p_.scopes_[id].file, branch->place))) found.emplace_back(id, branch->span);
      }
    }
    for (const auto& [id, span] : found) p_.scopes_[id].unasked.push_back(span);
    for (std::size_t i = 0; i < found.size(); ++i) {
      if (i == 0 || found[i].first != found[i - 1].first) keep_outermost(p_.scopes_[found[i].first].unasked);
    }
    return !found.empty();
  }

 private:
  /// What can be in a place.
  struct Held {
    bool null = false;
    bool empty = false;     ///< false, 0, ""
    bool full = false;      ///< counts as true
    bool made = false;      ///< not null, but it may count as false
    bool anything = false;  ///< nobody knows
  };

  /// Sorted, none within another.
  static void keep_outermost(std::vector<Span>& spans) {
    std::ranges::sort(
        spans, [](const Span& a, const Span& b) { return a.begin != b.begin ? a.begin < b.begin : a.end > b.end; });
    std::size_t kept = 0;
    for (std::size_t i = 0; i < spans.size(); ++i) {
      if (kept != 0 && spans[i].begin < spans[kept - 1].end) {
        spans[kept - 1].end = std::max(spans[kept - 1].end, spans[i].end);
      } else {
        spans[kept++] = spans[i];
      }
    }
    spans.resize(kept);
  }

  bool untaken(const Branch& branch, NodeId node) {
    const auto [it, fresh] = known_.try_emplace({node, completed_.scope == kNone ? 0 : completed_.branch.begin});
    if (fresh) it->second = held(node);
    const Held& held = it->second;
    if (held.anything) return false;
    if (branch.absent) return branch.null_only ? !held.null : !held.null && !held.empty && !held.made;
    return !held.full && !held.made && !(branch.null_only && held.empty);
  }

  Held held(NodeId start) {
    start_ = start;
    held_ = {};
    work_.assign(1, start);
    seen_.clear();
    seen_.insert(start);
    for (std::size_t i = 0; i < work_.size() && !held_.anything; ++i) {
      if (work_.size() > kMaxPlaces) held_.anything = true;
      visit(work_[i]);
    }
    // Nothing is ever put there: it comes from elsewhere.
    if (!held_.null && !held_.empty && !held_.full && !held_.made) held_.anything = true;
    return held_;
  }

  void add(NodeId node) {
    if (seen_.insert(node).second) work_.push_back(node);
  }

  void visit(NodeId id) {
    const Node& node = p_.nodes_[id];
    const Place* row = p_.place(id);
    if (node.kind == Node::Kind::field || node.kind == Node::Kind::global) return variable(node);
    const bool is_default = node.kind == Node::Kind::default_value;
    if (row == nullptr || (node.kind != Node::Kind::place && !is_default)) {
      held_.anything = true;
      return;
    }
    if (is_default) return inflow(node);
    switch (row->kind) {
      case PlaceKind::literal:
        return literal(*row, java(node));
      case PlaceKind::function:
      case PlaceKind::type:
      case PlaceKind::module:
        held_.full = true;
        return;
      case PlaceKind::receiver:
        held_.made = true;
        return;
      case PlaceKind::param:
        return parameter(id, *row);
      case PlaceKind::field:
        return access(id, *row);
      case PlaceKind::temp:
        // A list, tuple or table that is written out: its elements flow into it.
        if (!java(node) && row->type.starts_with("builtins.")) {
          held_.made = true;
          return;
        }
        if (const CallId call = call_of(id); call != kNone) {
          if (result(call)) return;
        } else if (java(node) && row->type == "boolean") {
          held_.empty = true;  // of `a && b` only the last operand is there
        }
        return inflow(node);
      default:
        return inflow(node);
    }
  }

  void literal(const Place& row, bool java) {
    if (row.is_null) {
      held_.null = true;
    } else if (java) {
      (row.name == "false" ? held_.empty : row.name == "true" ? held_.full : held_.made) = true;
    } else {
      const Truth truth = python_truth(row.name);
      (truth == Truth::no ? held_.empty : truth == Truth::yes ? held_.full : held_.made) = true;
    }
  }

  /// What the code before the snapshot assigns.
  void inflow(const Node& node) {
    bool any = false;
    for (const EdgeId id : node.in) {
      const Edge& edge = p_.edges_[id];
      if (!runs_early(edge)) continue;
      any = true;
      follow(edge);
    }
    if (!any) held_.anything = true;
  }

  /// Code that somebody else than the tree runs, nobody knows when, may run before the snapshot as well.
  void unless_known(ScopeId scope) {
    if (scope == kNone || p_.scopes_[scope].phases != 0) return;
    if (elsewhere_.empty()) find_elsewhere();
    if (elsewhere_[scope]) held_.anything = true;
  }

  /// Setters, operators, functions that are handed to a library and the methods of such objects (`closing(session)`),
  /// in no phase, and what these call.
  void find_elsewhere() {
    elsewhere_.assign(p_.scopes_.size(), false);
    std::vector<ScopeId> work;
    const auto enter = [&](ScopeId id) {
      if (p_.scopes_[id].phases != 0 || elsewhere_[id]) return;
      elsewhere_[id] = true;
      work.push_back(id);
    };
    for (ScopeId id = 0; id < p_.scopes_.size(); ++id) {
      if (!phaser_.called_from_tree_only(id) || is_implicit(p_.scopes_[id])) enter(id);
    }
    std::unordered_set<TypeId> handed;
    for (const Program::CallInfo& call : p_.calls_) {
      if (call.library_names.empty() && !call.targets.empty()) continue;
      for (const NodeId argument : call.args) {
        if (argument == kNone) continue;
        for (const Shape& shape : p_.nodes_[argument].shapes) {
          if (shape.kind == Shape::Kind::function) enter(shape.ref);
          if (shape.kind == Shape::Kind::instance) handed.insert(shape.ref);
        }
      }
    }
    enter_methods(std::move(handed), enter);
    for (std::size_t i = 0; i < work.size(); ++i) {
      for (const CallId call : p_.scopes_[work[i]].calls) {
        for (const ScopeId target : p_.calls_[call].targets) enter(target);
      }
    }
  }

  /// All that are not hidden: Java says by an interface which of them a library can call, Python does not.
  template <typename Enter>
  void enter_methods(std::unordered_set<TypeId> types, const Enter& enter) {
    std::vector<TypeId> work(types.begin(), types.end());
    for (std::size_t i = 0; i < work.size(); ++i) {
      const Program::TypeInfo& type = p_.types_[work[i]];
      if (p_.files_[type.file].language != "python") continue;
      for (const auto& [name, methods] : type.methods) {
        for (const ScopeId method : methods) {
          if (p_.scopes_[method].row->is_public) enter(method);
        }
      }
      for (const TypeId super : type.supers) {
        if (types.insert(super).second) work.push_back(super);
      }
    }
  }

  /// A method that the language or its collections call: `__add__`, `toString`.
  bool is_implicit(const Program::ScopeInfo& scope) const { return p_.catalog(scope.file).implicit(scope.row->member); }

  bool runs_early(const Edge& edge) {
    const Span& own = completed_.branch;
    if (edge.scope == completed_.scope && edge.span.begin >= own.begin && edge.span.begin < own.end) return false;
    if (p_.is_early(edge)) return true;
    unless_known(edge.scope);
    return false;
  }

  void follow(const Edge& edge) {
    if (edge.role == Edge::Role::library || edge.role == Edge::Role::bind || edge.store == Store::mutate ||
        edge.element != 0) {
      held_.anything = true;
    } else if (edge.kind == FlowKind::copy) {
      add(edge.from);
    } else {
      held_.made = true;
    }
  }

  /// The call that gives the temporary.
  CallId call_of(NodeId node) {
    if (made_by_.empty()) {
      for (CallId id = 0; id < p_.calls_.size(); ++id) {
        if (p_.calls_[id].result != kNone) made_by_.emplace(p_.calls_[id].result, id);
      }
    }
    const auto it = made_by_.find(node);
    return it == made_by_.end() ? kNone : it->second;
  }

  /// Of a call; false when its inflow tells the rest.
  bool result(CallId id) {
    const Program::CallInfo& call = p_.calls_[id];
    const bool python = p_.files_[call.file].language == "python";
    const bool constructs = call.constructs != kNone && std::ranges::all_of(call.targets, [&](ScopeId target) {
                              const Program::ScopeInfo& scope = p_.scopes_[target];
                              const ScopeKind kind = scope.row->kind;
                              return kind == ScopeKind::constructor || kind == ScopeKind::instance_init ||
                                     p_.catalog(scope.file).completes(scope.row->member);
                            });
    if (constructs && (python || fits(call.constructs))) {
      held_.made = true;
      return true;
    }
    const bool unknown = constructs || python || !call.library_names.empty() || call.targets.empty() ||
                         call.targets.size() > kMaxTargets;
    if (unknown) held_.anything = true;
    return unknown;
  }

  /// Java: not an element of the collection that was made, which is in the place that it is taken from as well.
  bool fits(TypeId made) const {
    const Place* row = p_.place(start_);
    return row != nullptr && !row->type.empty() && p_.type_is_a(made, p_.resolve(row->type));
  }

  /// What the calls before the snapshot pass, and the default where one of them leaves the argument out.
  void parameter(NodeId id, const Place& row) {
    const Node& node = p_.nodes_[id];
    const ScopeId scope = p_.scope_id(p_.file_of(node.place), row.scope);
    const bool collected = is_collected(row) && std::ranges::any_of(node.in, [&](EdgeId edge_id) {
                             return p_.edges_[edge_id].role == Edge::Role::enter;
                           });
    if (row.type.ends_with("[]") || collected || !called_by_known(scope)) {
      held_.anything = true;
      return;
    }
    std::vector<CallId> passing;
    for (const EdgeId edge_id : node.in) {
      const Edge& edge = p_.edges_[edge_id];
      if (edge.role == Edge::Role::access || !runs_early(edge)) continue;
      follow(edge);
      if (edge.role == Edge::Role::enter) passing.push_back(edge.call);
    }
    bool called = false, left_out = false;
    for (const CallId caller : phaser_.callers_[scope]) {
      const Program::CallInfo& call = p_.calls_[caller];
      if (!p_.runs_before_snapshot(call.scope, call.row->span)) {
        unless_known(call.scope);
        continue;
      }
      called = true;
      if (!call.library_names.empty() || collects(call, p_.scopes_[scope])) held_.anything = true;
      left_out = left_out || std::ranges::find(passing, caller) == passing.end();
    }
    if (!called) held_.anything = true;
    if (!left_out) return;
    bool has_default = false;
    for (const EdgeId edge_id : node.in) {
      if (p_.edges_[edge_id].role != Edge::Role::access) continue;
      has_default = true;
      add(p_.edges_[edge_id].from);
    }
    if (!has_default) held_.anything = true;
  }

  /// `f(*args)`, or arguments that no parameter names and a last one collects.
  bool collects(const Program::CallInfo& call, const Program::ScopeInfo& scope) const {
    std::size_t positional = 0;
    for (const Argument& argument : call.row->args) {
      if (argument.spread) return true;
      positional += argument.keyword.empty() ? 1 : 0;
      const bool named = argument.keyword.empty() || std::ranges::any_of(scope.params, [&](NodeId param) {
                           return p_.place(param)->name == argument.keyword;
                         });
      if (!named) return true;
    }
    return positional > scope.params.size();
  }

  /// All calls of the scope before the snapshot are in the graph.
  bool called_by_known(ScopeId id) {
    const Program::ScopeInfo& scope = p_.scopes_[id];
    if (!phaser_.called_from_tree_only(id)) return false;
    if (scope.owner == kNone) return true;
    const Program::TypeInfo& type = p_.types_[scope.owner];
    // Of an object that a container makes it may call what is not hidden.
    const bool hidden = scope.row->is_hidden && scope.row->kind == ScopeKind::method;
    if (type.instances != EntryPoint::Instances::unknown && !hidden) return false;
    look_at_calls();
    if (scope.row->kind == ScopeKind::constructor) {
      return !type.row->annotations.empty() ? !is_managed(type.row->annotations) : !is_handed(scope.owner);
    }
    return !unresolved_.contains(p_.symbols_.find(scope.row->member));
  }

  /// A reader of a field: what all code before the snapshot stores in it.
  void access(NodeId id, const Place& row) {
    const Node& node = p_.nodes_[id];
    const std::uint32_t file = p_.file_of(node.place);
    const NodeId base = p_.node_of(file, row.base);
    const bool known =
        java(node) ? !row.type.starts_with("<") : p_.files_[file].places[row.base].kind == PlaceKind::receiver;
    if (!known || p_.nodes_[base].shapes.size() >= kMaxShapes) {
      held_.anything = true;
      return;
    }
    bool any = false;
    for (const EdgeId edge_id : node.in) {
      const Edge& edge = p_.edges_[edge_id];
      if (edge.role != Edge::Role::access) continue;
      any = true;
      if (is_unused_default(edge.from)) continue;
      const Place* from = p_.place(edge.from);
      // A property may end without a return.
      if (from != nullptr && from->kind == PlaceKind::result) held_.null = true;
      add(edge.from);
    }
    if (!any) held_.anything = true;
  }

  /// Python: what a class says of a field when all objects that are made by then were given a value of their own.
  bool is_unused_default(NodeId id) {
    const Node& node = p_.nodes_[id];
    if (completed_.scope == kNone || node.kind != Node::Kind::global) return false;
    const std::string_view full = p_.symbols_.text(node.name);
    const TypeId owner = p_.scopes_[completed_.scope].owner;
    const std::string_view name = full.substr(full.rfind('.') + 1);
    if (p_.type_named(full.substr(0, full.size() - name.size() - 1)) != owner) return false;
    return is_written_constructor(owner) && all_are_given(owner, name);
  }

  /// A library writes it, from the fields of this class alone: of a dataclass.
  bool is_written_constructor(TypeId id) {
    const Program::TypeInfo& type = p_.types_[id];
    look_at_calls();
    look_at_stores();
    return completed_.scope != kNone && p_.scopes_[completed_.scope].owner == id && type.supers.empty() &&
           type.subs.empty() && type.library_supers.empty() && type.row->annotations.size() == 1 &&
           !type.methods.contains(p_.symbols_.find("<init>")) && !is_handed(id) && !dynamic_.contains(id);
  }

  bool all_are_given(TypeId type, std::string_view field) {
    bool any = false;
    for (CallId id = 0; id < p_.calls_.size(); ++id) {
      const Program::CallInfo& call = p_.calls_[id];
      if (call.constructs != type || !p_.runs_before_snapshot(call.scope, call.row->span)) continue;
      any = true;
      bool given = false;
      for (std::size_t i = 0; i < call.args.size(); ++i) given = given || p_.field_given(call, i) == field;
      if (!given) return false;
    }
    return any;
  }

  /// A field, class attribute or variable of a module or class.
  void variable(const Node& node) {
    if (!is_known(node)) {
      held_.anything = true;
      return;
    }
    for (const EdgeId id : node.in) {
      const Edge& edge = p_.edges_[id];
      if (edge.role != Edge::Role::access) {
        if (runs_early(edge)) follow(edge);
        continue;
      }
      // A place that stores into it.
      for (const EdgeId stored : p_.nodes_[edge.from].in) {
        const Edge& store = p_.edges_[stored];
        if (store.role != Edge::Role::access && runs_early(store)) follow(store);
      }
    }
  }

  /// All code that fills it is in the graph. In Java a variable that is not final begins with null, 0 or false, and
  /// users of a library may set it.
  bool is_known(const Node& node) {
    const std::string_view full = p_.symbols_.text(node.name);
    const std::string_view name = full.substr(full.rfind('.') + 1);
    const TypeId owner = node.kind == Node::Kind::field ? node.type
                         : name.size() < full.size()    ? p_.type_named(full.substr(0, full.size() - name.size() - 1))
                                                        : kNone;
    if (!java(node)) look_at_stores();
    if (owner == kNone) return node.place != kNone && !java(node) && !strange_.contains(name);
    const Program::TypeInfo& type = p_.types_[owner];
    if (p_.files_[type.file].language == "java") {
      const auto field = std::ranges::find(type.row->fields, Name(name), &Field::name);
      return field != type.row->fields.end() && field->is_final && !is_managed(field->annotations) &&
             !is_managed(type.row->annotations);
    }
    if (strange_.contains(name)) return false;
    if (is_managed(type.row->annotations) && !(is_written_constructor(owner) && all_are_given(owner, name)))
      return false;
    std::vector<TypeId> lineage{owner};
    for (std::size_t i = 0; i < lineage.size() && i < 32; ++i) {
      const Program::TypeInfo& info = p_.types_[lineage[i]];
      if (dynamic_.contains(lineage[i]) || !std::ranges::all_of(info.library_supers, [](const std::string& super) {
            return super == "builtins.object" || super == "abc.ABC";
          })) {
        return false;
      }
      lineage.insert(lineage.end(), info.supers.begin(), info.supers.end());
      lineage.insert(lineage.end(), info.subs.begin(), info.subs.end());
    }
    return lineage.size() < 32;
  }

  bool java(const Node& node) const {
    return node.place != kNone && p_.files_[p_.file_of(node.place)].language == "java";
  }

  void look_at_calls() {
    if (std::exchange(saw_calls_, true)) return;
    for (const Program::CallInfo& call : p_.calls_) {
      if (call.scope == kNone || !(p_.scopes_[call.scope].phases & kBefore)) continue;
      const bool resolved = !call.targets.empty() || !call.library_names.empty();
      const bool crowded = call.receiver != kNone && p_.nodes_[call.receiver].shapes.size() >= kMaxShapes;
      if (!call.row->member.empty() && (!resolved || crowded)) unresolved_.insert(p_.symbols_.find(call.row->member));
      if (!call.targets.empty() && call.library_names.empty()) continue;
      if (call.library_names.size() == 1 &&
          std::ranges::find(kTypeTests, p_.symbols_.text(call.library_names.front())) != kTypeTests.end()) {
        continue;
      }
      // A class that somebody else gets may be called by him.
      for (const NodeId argument : call.args) {
        if (argument == kNone) continue;
        for (const Shape& shape : p_.nodes_[argument].shapes) {
          if (shape.kind == Shape::Kind::type && !writes_constructor(call, shape.ref)) handed_.insert(shape.ref);
        }
      }
    }
  }

  /// `@dataclass`: the only decorator of a class with a method that such constructors run.
  bool writes_constructor(const Program::CallInfo& call, TypeId id) const {
    const Program::TypeInfo& type = p_.types_[id];
    const auto& annotations = type.row->annotations;
    if (type.file != call.file || annotations.size() != 1 || annotations.front().call == kNone) return false;
    return call.row == &p_.files_[call.file].calls[annotations.front().call] && completes(type);
  }

  bool completes(const Program::TypeInfo& type) const {
    return std::ranges::any_of(p_.catalog(type.file).completes(), [&](const std::string& member) {
      return type.methods.contains(p_.symbols_.find(member));
    });
  }

  bool is_handed(TypeId type) const {
    std::vector<TypeId> family{type};
    for (std::size_t i = 0; i < family.size() && i < 64; ++i) {
      if (handed_.contains(family[i])) return true;
      family.insert(family.end(), p_.types_[family[i]].subs.begin(), p_.types_[family[i]].subs.end());
    }
    return false;
  }

  /// Python: attributes that code sets of which nobody knows whose they are.
  void look_at_stores() {
    if (std::exchange(saw_stores_, true)) return;
    for (std::uint32_t file = 0; file < p_.files_.size(); ++file) {
      const Facts& facts = p_.files_[file];
      if (facts.language != "python") continue;
      for (PlaceId place = 0; place < facts.places.size(); ++place) {
        if (facts.places[place].kind == PlaceKind::field) stores_of(file, facts.places[place], p_.node_of(file, place));
      }
    }
    for (const Program::CallInfo& call : p_.calls_) {
      const CatalogIndex& catalog = p_.catalog(call.file);
      const bool sets =
          std::ranges::any_of(call.library_names, [&](Symbol name) { return catalog.sets(p_.symbols_.text(name)); });
      if (!sets || call.args.empty() || call.args.front() == kNone) continue;
      for (const Shape& shape : p_.nodes_[call.args.front()].shapes) {
        if (shape.kind == Shape::Kind::instance || shape.kind == Shape::Kind::type) dynamic_.insert(shape.ref);
      }
    }
  }

  void stores_of(std::uint32_t file, const Place& row, NodeId id) {
    const Node& node = p_.nodes_[id];
    const auto& shapes = p_.nodes_[p_.node_of(file, row.base)].shapes;
    if (row.name == "__dict__") {
      for (const Shape& shape : shapes) {
        if (shape.kind == Shape::Kind::instance) dynamic_.insert(shape.ref);
      }
    }
    const auto is_access = [&](EdgeId edge) { return p_.edges_[edge].role == Edge::Role::access; };
    const bool stores = !std::ranges::all_of(node.in, is_access);
    const bool known = std::ranges::any_of(node.out, is_access) && shapes.size() < kMaxShapes;
    if (stores && !known) strange_.insert(row.name);
  }

  Phaser& phaser_;
  Program& p_;
  bool saw_calls_ = false, saw_stores_ = false;
  std::unordered_set<Symbol> unresolved_;         ///< methods that are called on objects of which nobody knows
  std::unordered_set<TypeId> handed_;             ///< classes that somebody outside of the tree gets
  std::unordered_set<TypeId> dynamic_;            ///< Python: classes whose attributes have computed names
  std::unordered_set<std::string_view> strange_;  ///< Python: attributes that are set on unknown objects
  std::unordered_map<NodeId, CallId> made_by_;    ///< of call_of()
  std::vector<bool> elsewhere_;                   ///< by scope: of find_elsewhere()
  std::map<std::pair<NodeId, std::uint32_t>, Held> known_;
  /// The branch that is asked about, if it is in the last part of a constructor: what stands in it is not there when
  /// an object is asked.
  struct Completed {
    ScopeId scope = kNone;
    Span branch;
  } completed_;
  std::vector<NodeId> work_;
  std::unordered_set<NodeId> seen_;
  NodeId start_ = kNone;
  Held held_;
};

bool Phaser::find_untaken() { return Early(*this).find(); }

}  // namespace snapcheck::model
