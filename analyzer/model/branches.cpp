// Which branches nothing takes: code that asks for what is never there, or for an option that is off.
#include <algorithm>
#include <array>

#include "analyzer/model/phases.h"
#include "analyzer/model/truth.h"

namespace snapcheck::model {

namespace {

constexpr std::size_t kMaxSources = 100;
/// A branch in a function that a branch in a function decides about, and so on.
constexpr int kMaxAsked = 3;
/// Places that are looked at for one branch, with all the branches that decide about it.
constexpr int kMaxSteps = 200;
/// An option that switches another one on: assignments in branches that are not taken do not count.
constexpr int kRounds = 3;

/// None, False, 0 and "" of Python, null and false of Java: `n++` is no flow.
bool is_empty(const Place& literal, bool null_only, bool java) {
  if (literal.is_null) return true;
  if (null_only) return false;
  const std::string_view text = literal.name;
  if (java) return text == "false" || text == "\"false\"" || text == "\"\"";  // a text counts once it is parsed
  return text == "False" || text == "0" || text == "''" || text == "\"\"";
}

/// The same code as disjoint spans, sorted.
std::vector<Span> outermost(std::vector<Span> spans) {
  std::ranges::sort(
      spans, [](const Span& a, const Span& b) { return a.begin != b.begin ? a.begin < b.begin : a.end > b.end; });
  std::vector<Span> outer;
  for (const Span& span : spans) {
    if (outer.empty() || span.begin >= outer.back().end) {
      outer.push_back(span);
    } else {
      outer.back().end = std::max(outer.back().end, span.end);
    }
  }
  return outer;
}

}  // namespace

/// Of what the compiler and its reader are told; any other annotation may mean that a container or a serializer comes.
bool is_managed(const std::vector<Annotation>& annotations) {
  constexpr std::array<std::string_view, 9> kPlain = {
      "Deprecated", "FunctionalInterface", "GuardedBy",       "NonNull", "Nonnull", "Nullable",
      "Override",   "SafeVarargs",         "SuppressWarnings"};
  return std::ranges::any_of(annotations, [&](const Annotation& annotation) {
    const std::string_view name = annotation.name;
    return std::ranges::find(kPlain, name.substr(name.rfind('.') + 1)) == kPlain.end();
  });
}

/// `if data:` in a function that everybody calls without `data`: what is in the branch runs for nobody. `if (traceOn)`
/// with a flag that nobody in the tree sets: somebody who uses the tree may.
void Phaser::find_branches() {
  off_.resize(p_.files_.size());
  find_open_scopes();
  for (ScopeId id = 0; id < p_.scopes_.size(); ++id) p_.scopes_[id].is_open = !called_from_tree_only(id);
  if (std::ranges::all_of(p_.files_, [](const Facts& file) { return file.branches.empty(); })) return;
  for (std::uint32_t file = 0; file < p_.files_.size(); ++file) {
    for (const Branch& row : p_.files_[file].branches) scope_branches_[p_.scope_id(file, row.scope)].push_back(&row);
  }
  find_used();
  find_option_calls();
  find_system_tests();
  find_branchy_code();
  std::vector<std::vector<bool>> known(p_.files_.size());  // what more branches that are off would not change
  Question question;
  for (int round = 0; round < kRounds; ++round) {
    bool more = false;
    for (std::uint32_t file = 0; file < p_.files_.size(); ++file) {
      const std::vector<Branch>& branches = p_.files_[file].branches;
      known[file].resize(branches.size());
      for (std::size_t i = 0; i < branches.size(); ++i) {
        const Branch& row = branches[i];
        if (known[file][i] || row.absent) continue;
        question.begin();
        const Content found = content({p_.node_of(file, row.place), Frames::kAny}, row.null_only, question, 0);
        known[file][i] = found != Content::something || !question.open;
        if (found == Content::something) continue;
        more = true;
        if (found == Content::nothing) p_.scopes_[p_.scope_id(file, row.scope)].dead.push_back(row.span);
        off_[file].push_back(row.span);
      }
    }
    if (!more) break;
  }
  // What is off counts as rare: outermost spans only.
  for (std::uint32_t file = 0; file < p_.files_.size(); ++file) {
    std::vector<Span>& rare = p_.files_[file].rare;
    if (off_[file].empty()) continue;
    rare.insert(rare.end(), off_[file].begin(), off_[file].end());
    rare = outermost(std::move(rare));
  }
}

/// And no attribute of a class, of which the function would be a method.
bool Phaser::is_module_variable(const Node& node) const {
  if (node.kind != Node::Kind::global || node.name == kNone) return false;
  const std::string_view name = p_.symbols_.text(node.name);
  const std::size_t dot = name.rfind('.');
  return dot != std::string_view::npos && p_.type_named(name.substr(0, dot)) == kNone;
}

void Phaser::find_open_scopes() {
  open_.assign(p_.scopes_.size(), false);
  std::vector<bool> handed(p_.nodes_.size());
  std::unordered_set<std::string_view> unresolved;  // what is called on objects, or modules, of which nobody knows
  for (const Program::CallInfo& call : p_.calls_) {
    if (call.targets.empty() && call.receiver != kNone) unresolved.insert(call.row->member);
    if (call.receiver != kNone) handed[call.receiver] = true;
    for (const NodeId argument : call.args) {
      if (argument != kNone) handed[argument] = true;
    }
  }
  for (NodeId node = 0; node < p_.nodes_.size(); ++node) {
    if (p_.nodes_[node].shapes.empty()) continue;
    const Place* row = p_.place(node);
    // Where it is defined; a variable that it is imported into, which hands it to nobody. Whoever takes it from there
    // has it, too.
    const bool defined = row != nullptr && row->kind == PlaceKind::function && p_.nodes_[node].out.empty();
    const bool definition = defined || (is_module_variable(p_.nodes_[node]) && !handed[node]);
    for (const Shape& shape : p_.nodes_[node].shapes) {
      if (shape.kind == Shape::Kind::function && !definition) open_[shape.ref] = true;
    }
  }
  for (const Root& root : roots_) {
    if (root.scope != kNone) open_[root.scope] = true;
  }
  for (ScopeId id = 0; id < p_.scopes_.size(); ++id) {
    const Program::ScopeInfo& scope = p_.scopes_[id];
    const bool plain = scope.owner == kNone && scope.row->kind == ScopeKind::function;
    if (plain && unresolved.contains(scope.row->member)) open_[id] = true;
  }
  open_by_name();
}

/// Python: functions that somebody may find by a name: those of a module that is handed over (`getattr(lib, name)`) or
/// read (`lib.__dict__`), those that a file has or imports where it asks for its `globals()`, and one whose dotted name
/// is a text (`"lib.make"`).
void Phaser::open_by_name() {
  std::vector<bool> found(p_.files_.size()), gives = found;
  const CatalogIndex* python = nullptr;
  const auto open = [&](std::string_view name) {
    for (const ScopeId id : p_.scopes_named(name)) {
      if (p_.scopes_[id].row->kind == ScopeKind::module_body) {
        found[p_.scopes_[id].file] = true;
      } else {
        open_[id] = true;
      }
    }
  };
  for (const Program::CallInfo& call : p_.calls_) {
    if (p_.files_[call.file].language != "python") continue;
    python = &p_.catalog(call.file);
    for (const NodeId argument : call.args) {
      const Place* row = argument == kNone ? nullptr : p_.place(argument);
      if (row != nullptr && (row->kind == PlaceKind::module || row->kind == PlaceKind::global))
        open(p_.resolve(row->name));
    }
    const auto gives_names = [&](Symbol name) { return python->namespaces(p_.symbols_.text(name)); };
    if (std::ranges::none_of(call.library_names, gives_names)) continue;
    found[call.file] = gives[call.file] = true;
    for (const Alias& alias : p_.files_[call.file].aliases) open(p_.resolve(alias.target));
  }
  for (const Program::CallInfo& call : p_.calls_) {  // `eval("lib.make()")` below `import lib`
    if (call.row->kind == CallKind::touch && gives[call.file]) open(call.row->callee);
  }
  for (const Place* row : p_.places_) {
    if (row->kind != PlaceKind::global && row->kind != PlaceKind::literal) continue;
    const std::size_t dot = row->name.rfind('.');
    if (dot == std::string_view::npos) continue;
    if (row->kind == PlaceKind::global && python != nullptr && python->by_name(row->name.view().substr(dot))) {
      open(p_.resolve(row->name.view().substr(0, dot)));  // `lib.__dict__`
    }
    if (row->kind != PlaceKind::literal) continue;
    std::string_view text = row->name;
    while (!text.empty() && (text.front() == '"' || text.front() == '\'')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == '"' || text.back() == '\'')) text.remove_suffix(1);
    if (text.size() != row->name.size()) open(text);
  }
  for (ScopeId id = 0; id < p_.scopes_.size(); ++id) {
    const Program::ScopeInfo& scope = p_.scopes_[id];
    if (found[scope.file] && scope.owner == kNone && scope.row->kind == ScopeKind::function) open_[id] = true;
  }
}

/// Java: everything but methods that no code of the tree calls, or only such methods: `setExecutor`, `enableTracing`.
/// Containers call those of annotated classes.
void Phaser::find_used() {
  used_.assign(p_.scopes_.size(), true);
  std::vector<ScopeId> work;
  for (ScopeId id = 0; id < p_.scopes_.size(); ++id) {
    const Program::ScopeInfo& scope = p_.scopes_[id];
    if (p_.files_[scope.file].language != "java") continue;
    used_[id] = scope.row->kind != ScopeKind::method || scope.row->member == "main" || scope.owner == kNone ||
                is_managed(p_.types_[scope.owner].row->annotations) || !called_from_tree_only(id);
    if (used_[id]) work.push_back(id);
  }
  for (std::size_t i = 0; i < work.size(); ++i) {
    for (const CallId call : p_.scopes_[work[i]].calls) {
      for (const ScopeId target : p_.calls_[call].targets) {
        // What an example switches on is off elsewhere.
        const bool example = p_.files_[p_.calls_[call].file].is_tool && !p_.files_[p_.scopes_[target].file].is_tool;
        if (used_[target] || example) continue;
        used_[target] = true;
        work.push_back(target);
      }
    }
  }
}

void Phaser::find_option_calls() {
  for (CallId id = 0; id < p_.calls_.size(); ++id) {
    const Program::CallInfo& call = p_.calls_[id];
    if (call.constructs != kNone) made_.insert(call.constructs);
    if (call.result == kNone) continue;
    const CatalogIndex& catalog = p_.catalog(call.file);
    const auto ask = [&](std::string_view name) {
      const Option* option = catalog.option(name);
      if (option == nullptr) return;
      const std::string key = call.args.empty() ? std::string() : p_.literal_text(call.args.front());
      if (catalog.tells_system(name, key)) system_names_.insert(call.result);
      if (option->classes && (key.empty() || p_.type_named(key) != kNone)) return;
      const bool meant = (option->keys.empty() || glob_match(option->keys, key)) &&
                         (option->except.empty() || !glob_match(option->except, key));
      if (meant) option_calls_.emplace(call.result, OptionCall{id, !option->classes});
    };
    for (const Symbol symbol : call.library_names) {
      const std::string_view name = p_.symbols_.text(symbol);
      ask(name);
      if (catalog.parses(name)) option_calls_.emplace(call.result, OptionCall{id, true});
    }
    // In the tree of the library itself.
    if (call.targets.size() == 1) ask(p_.scopes_[call.targets.front()].row->name);
  }
}

/// Not by a library that it was handed to or that a base class of its comes from.
bool Phaser::called_from_tree_only(ScopeId id) const {
  const Program::ScopeInfo& scope = p_.scopes_[id];
  if (open_[id] || is_managed(scope.row->annotations)) return false;
  if (scope.owner == kNone) return true;
  std::vector<TypeId> lineage{scope.owner};
  for (std::size_t i = 0; i < lineage.size() && i < 32; ++i) {
    const Program::TypeInfo& type = p_.types_[lineage[i]];
    if (!type.library_supers.empty() && scope.row->kind != ScopeKind::constructor) return false;
    lineage.insert(lineage.end(), type.supers.begin(), type.supers.end());
  }
  return true;
}

/// Whether somebody else than the calls of the tree can fill a parameter; `called`: one call is meant.
Phaser::Content Phaser::parameter(NodeId node, const Place& row, bool called) const {
  const ScopeId id = p_.scope_id(p_.file_of(p_.nodes_[node].place), row.scope);
  const Program::ScopeInfo& scope = p_.scopes_[id];
  if (called) return Content::nothing;
  if (!called_from_tree_only(id)) return Content::something;
  return scope.row->is_public && p_.files_[scope.file].language == "java" ? Content::unset : Content::nothing;
}

/// Java: a field or static field that no code fills has its default value; unless a container or a serializer fills it.
bool Phaser::field_is_unset(const Node& node) const {
  TypeId type = node.type;
  std::string_view name = p_.symbols_.text(node.name);
  if (node.kind == Node::Kind::global) {
    const std::size_t dot = name.rfind('.');
    if (dot == std::string_view::npos) return false;
    type = p_.type_named(name.substr(0, dot));
  }
  name = name.substr(name.rfind('.') + 1);
  if (type == kNone) return false;
  const Program::TypeInfo& info = p_.types_[type];
  if (p_.files_[info.file].language != "java" || is_managed(info.row->annotations)) return false;
  const auto field = std::ranges::find(info.row->fields, Name(name), &Field::name);
  if (field == info.row->fields.end() || is_managed(field->annotations)) return false;
  return field->is_static || !node.in.empty() || made_.contains(type);
}

/// `this.x` is not the x of a class that has nothing to do with this one, whatever else the receiver may be.
bool Phaser::of_other_type(NodeId place, NodeId field) const {
  const Place* row = p_.place(place);
  if (row == nullptr || row->kind != PlaceKind::field || row->base == kNone) return false;
  const Node& node = p_.nodes_[field];
  if (node.kind != Node::Kind::field && node.kind != Node::Kind::global) return false;
  const std::uint32_t file = p_.file_of(p_.nodes_[place].place);
  const Place& base = p_.files_[file].places[row->base];
  if (base.kind != PlaceKind::receiver || base.type.empty() || p_.files_[file].language != "java") return false;
  const TypeId mine = p_.type_named(base.type);
  std::string_view name = p_.symbols_.text(node.name);
  const TypeId other = node.kind == Node::Kind::field ? node.type : p_.type_named(name.substr(0, name.rfind('.')));
  if (mine == kNone || other == kNone) return false;
  return !p_.type_is_a(mine, p_.types_[other].row->name) && !p_.type_is_a(other, base.type);
}

bool Phaser::in_untaken(const Edge& edge, Question& question) const {
  if (edge.scope == kNone || edge.file == kNone) return false;
  const auto around = [&](const Span& span) { return edge.span.begin >= span.begin && edge.span.end <= span.end; };
  if (std::ranges::any_of(off_[edge.file], around)) return true;
  const std::vector<Span>& code = branchy_[edge.file];
  const auto after = std::ranges::upper_bound(code, edge.span.begin, {}, &Span::begin);
  question.open |= after != code.begin() && around(*std::prev(after));
  return false;
}

/// The code that branches may turn off, as disjoint spans.
void Phaser::find_branchy_code() {
  branchy_.resize(p_.files_.size());
  for (std::uint32_t file = 0; file < p_.files_.size(); ++file) {
    for (const Branch& row : p_.files_[file].branches) {
      if (!row.absent) branchy_[file].push_back(row.span);
    }
    branchy_[file] = outermost(std::move(branchy_[file]));
  }
}

/// The edge is in a branch that the very calls which led here do not take: `if (value == null) return byDefault;`.
bool Phaser::skipped(const Edge& edge, Question& question, Frames::Frame frame, int asked) const {
  if (frame == Frames::kAny || asked >= kMaxAsked || edge.scope == kNone || edge.file == kNone) return false;
  const auto found = scope_branches_.find(edge.scope);
  if (found == scope_branches_.end()) return false;
  return std::ranges::any_of(found->second, [&](const Branch* branch) {
    return !branch->absent && edge.span.begin >= branch->span.begin && edge.span.end <= branch->span.end &&
           content({p_.node_of(edge.file, branch->place), frame}, branch->null_only, question, asked + 1) !=
               Content::something;
  });
}

/// A lambda reads the parameters of the function around it: the call that led into that one counts.
Frames::Frame Phaser::at_home(const Place* row, NodeId node, const Frames& frames, Frames::Frame frame) const {
  if (row == nullptr || row->kind != PlaceKind::param || row->scope == kNone) return frame;
  const ScopeId home = p_.scope_id(p_.file_of(p_.nodes_[node].place), row->scope);
  while (frame != Frames::kAny) {
    const auto& targets = p_.calls_[frames.call(frame)].targets;
    if (std::ranges::find(targets, home) != targets.end()) break;
    frame = frames.caller(frame);
  }
  return frame;
}

/// What can be in the node; numbers and texts that are false count as nothing, unless `null_only`. Out of a function it
/// goes through the call that led in.
Phaser::Content Phaser::content(StepBack start, bool null_only, Question& question, int asked) const {
  Frames& frames = question.frames;
  base::SmallVector<StepBack, 8> work{start};
  Content found = Content::nothing;
  bool known = false;  // somewhere it says that there is nothing
  const auto add = [&](NodeId node, Frames::Frame frame) {
    if (std::ranges::find(work, StepBack{node, frame}) == work.end()) work.push_back({node, frame});
  };
  for (std::size_t i = 0; i < work.size(); ++i) {
    if (work.size() > kMaxSources || ++question.steps > kMaxSteps) return Content::something;
    const NodeId id = work[i].node;
    if (id == kNone) return Content::something;
    const Node& node = p_.nodes_[id];
    const Place* row = p_.place(id);
    const std::uint32_t file = row != nullptr       ? p_.file_of(node.place)
                               : node.type != kNone ? p_.types_[node.type].file
                                                    : kNone;
    const bool java = file != kNone && p_.files_[file].language == "java";
    const Frames::Frame frame = at_home(row, id, frames, work[i].frame);
    if (row != nullptr && row->kind == PlaceKind::literal) {
      if (!is_empty(*row, null_only, java)) return Content::something;
      known = true;
      continue;
    }
    if (const auto it = option_calls_.find(id); it != option_calls_.end()) {
      const Program::CallInfo& call = p_.calls_[it->second.call];
      found = Content::unset;
      known = true;
      if (!it->second.has_default) continue;
      const bool parses = std::ranges::any_of(
          call.library_names, [&](Symbol name) { return p_.catalog(call.file).parses(p_.symbols_.text(name)); });
      // Of an option the default that is passed, of a parsing function what it gets, or what the function answers that
      // it runs: `doPrivileged(() -> Boolean.getBoolean("app.trace"))`.
      const std::size_t source = parses ? 0 : 1;
      if (parses && call.args.empty()) return Content::something;
      if (parses && !call.targets.empty()) {
        for (const ScopeId target : call.targets) add(p_.scopes_[target].result, frames.enter(it->second.call, frame));
      } else if (source < call.args.size()) {
        add(call.args[source], frame);
      }
      continue;
    }
    if (row == nullptr && node.kind != Node::Kind::field) return Content::something;
    const bool is_field = node.kind == Node::Kind::field || node.kind == Node::Kind::global;
    if (java && is_field) {
      if (!field_is_unset(node)) return Content::something;
      if (!node.is_final) found = Content::unset;
      known = true;
      if (node.in.empty()) continue;
    }
    if (row != nullptr && row->kind == PlaceKind::param && node.kind == Node::Kind::place) {
      const Content given = parameter(id, *row, frame != Frames::kAny);
      if (given == Content::something) return given;
      if (given == Content::unset) found = Content::unset;
    }
    if (node.in.empty()) return Content::something;
    bool passed = false;
    for (const EdgeId edge_id : node.in) {
      const Edge& edge = p_.edges_[edge_id];
      if (edge.role == Edge::Role::enter && frame != Frames::kAny && edge.call != frames.call(frame)) continue;
      passed = true;
      if (edge.role == Edge::Role::access && of_other_type(id, edge.from)) continue;
      if (in_untaken(edge, question) || (edge.scope != kNone && !used_[edge.scope])) {
        found = Content::unset;
        known = true;
        continue;
      }
      if (edge.role == Edge::Role::flow && skipped(edge, question, frame, asked)) {
        found = Content::unset;
        known = true;
        continue;
      }
      if (edge.kind != FlowKind::copy || edge.element != 0 || edge.store == Store::mutate) return Content::something;
      if (edge.role == Edge::Role::library) return Content::something;
      if (edge.role == Edge::Role::enter && row != nullptr && is_collected(*row)) return Content::something;
      if (edge.role == Edge::Role::enter) {
        add(edge.from, frame == Frames::kAny ? frame : frames.caller(frame));
      } else if (edge.role == Edge::Role::leave) {
        // What another function answers is not as certain: a class that extends it may answer otherwise.
        if (!java || edge.call == kNone || !p_.calls_[edge.call].library_names.empty()) return Content::something;
        found = Content::unset;
        add(edge.from, frames.enter(edge.call, frame));
      } else {
        const bool heap = edge.role == Edge::Role::access || is_field;
        add(edge.from, heap ? Frames::kAny : frame);
      }
    }
    if (!passed) return Content::something;
  }
  return known ? found : Content::something;
}

}  // namespace snapcheck::model
