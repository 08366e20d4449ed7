// What a kept value is good for: only to wait, only to name something inside of the process, to tell how long ago it
// was.
#include <algorithm>
#include <cctype>
#include <unordered_map>
#include <unordered_set>

#include "analyzer/rules/matcher.h"

namespace snapcheck::rules {

using namespace model;

namespace {

/// Places to which a delay is followed.
constexpr std::size_t kMaxWaits = 30;
/// Places to which a time is followed.
constexpr std::size_t kMaxReaders = 300;

/// `throw new IllegalStateException("unknown type " + name)`
bool is_message(const Program::CallInfo& call) {
  const std::string_view name = call.row->callee;
  return call.row->kind == CallKind::construct &&
         (name.ends_with("Exception.<init>") || name.ends_with("Error.<init>"));
}

}  // namespace

/// Calls that have one of the nodes as receiver, function or argument, each once.
std::vector<CallId> Matcher::taken_by(const std::vector<NodeId>& nodes) const {
  std::vector<CallId> calls;
  for (const NodeId node : nodes) {
    const auto passed = trace_.passed(node);
    calls.insert(calls.end(), passed.begin(), passed.end());
  }
  std::ranges::sort(calls);
  calls.erase(std::unique(calls.begin(), calls.end()), calls.end());
  return calls;
}

/// What is kept, or drawn, does nothing but say how long to wait: `sleep(self.DELAY)`. It may be shown besides.
bool Matcher::only_spreads_waits(NodeId holder) const {
  std::unordered_set<NodeId> seen{holder};
  std::vector<NodeId> work{holder};
  for (std::size_t i = 0; i < work.size(); ++i) {
    if (work.size() > kMaxWaits) return false;
    // Handed out to somebody who is not in the tree.
    const Place* row = p_.place(work[i]);
    if (row != nullptr && row->kind == PlaceKind::result && p_.nodes()[work[i]].out.empty()) return false;
    for (const EdgeId id : p_.nodes()[work[i]].out) {
      if (seen.insert(p_.edges()[id].to).second) work.push_back(p_.edges()[id].to);
    }
  }
  bool waits = false;
  for (const CallId id : taken_by(work)) {
    const Program::CallInfo& call = p_.calls()[id];
    const auto takes = [&](NodeId node) { return node != kNone && seen.contains(node); };
    if (!std::ranges::any_of(call.args, takes) && !takes(call.receiver)) continue;
    const auto named = [&](auto listed) {
      return std::ranges::any_of(call.library_names, [&](Symbol name) { return listed(p_.symbols().text(name)); });
    };
    const CatalogIndex& catalog = p_.catalog(call.file);
    const bool sink = named([&](std::string_view name) { return catalog.jitter(name); });
    waits |= sink;
    // What another call makes of it is followed, if it makes anything.
    const bool shows =
        catalog.opaque("." + call.row->member) || named([&](std::string_view name) { return catalog.opaque(name); });
    if (!sink && !shows && call.targets.empty() && call.result == kNone) return false;
  }
  return waits;
}

/// Every number that the program draws from the generator says how long to wait.
bool Matcher::draws_only_waits(NodeId generator) const {
  const auto holders = trace_.aliases(generator);
  bool any = false;
  for (const CallId id : taken_by({holders.begin(), holders.end()})) {
    const Program::CallInfo& call = p_.calls()[id];
    const auto holds = [&](NodeId node) { return node != kNone && holders.contains(node); };
    if (holds(call.receiver) && call.targets.empty()) {
      if (call.result == kNone || !only_spreads_waits(call.result)) return false;
      any = true;
    } else if (std::ranges::any_of(call.args, holds) && call.targets.empty()) {
      return false;  // handed to somebody who draws from it
    }
  }
  return any;
}

/// All that can be in the node are readings of the clock that a variable kept, as they were read: which of two came
/// first stays true.
bool Matcher::holds_kept_times(NodeId start) const {
  std::vector<std::pair<NodeId, bool>> work{{start, false}};  // and whether it was in a variable
  std::unordered_set<NodeId> seen{start};
  bool any = false;
  for (std::size_t i = 0; i < work.size(); ++i) {
    if (work.size() > kMaxReaders) return false;
    const auto [id, before] = work[i];
    const Node::Kind kind = p_.nodes()[id].kind;
    const bool kept = before || kind == Node::Kind::field || kind == Node::Kind::global;
    if (const auto& origins = trace_.origins_at(id); !origins.empty()) {
      if (!kept || !std::ranges::all_of(origins, [](const Origin& o) { return is_clock(*o.what); })) return false;
      any = true;
      continue;
    }
    const Place* row = p_.place(id);
    if (row != nullptr && row->kind == PlaceKind::literal) continue;
    if (p_.nodes()[id].in.empty()) return false;
    for (const EdgeId edge_id : p_.nodes()[id].in) {
      const Edge& edge = p_.edges()[edge_id];
      if (edge.kind != FlowKind::copy || edge.role == Edge::Role::library) return false;
      if (seen.insert(edge.from).second) work.emplace_back(edge.from, kept);
    }
  }
  return any;
}

/// `str(started)`, `started.isoformat()`: of the reading itself it says when that was.
bool Matcher::writes_text(const Edge& edge) const {
  if (edge.role != Edge::Role::library || edge.call == kNone || edge.to != p_.calls()[edge.call].result) return false;
  const Program::CallInfo& call = p_.calls()[edge.call];
  const CatalogIndex& catalog = p_.catalog(call.file);
  return catalog.texts("." + call.row->member) ||
         std::ranges::any_of(call.library_names, [&](Symbol name) { return catalog.texts(p_.symbols().text(name)); });
}

/// Python: `server = HTTPServer(Application(urls, **SETTINGS))` in the function that serves then: the library has it,
/// in an object that is there while that function waits.
bool Matcher::is_served_with(NodeId holder) const {
  std::vector<NodeId> given{holder};
  for (const EdgeId id : p_.nodes()[holder].out) {
    if (p_.edges()[id].scope == kNone && p_.edges()[id].role == Edge::Role::access) given.push_back(p_.edges()[id].to);
  }
  return std::ranges::any_of(given, [&](NodeId node) {
    return std::ranges::any_of(trace_.passed(node), [&](CallId id) {
      const Program::CallInfo& call = p_.calls()[id];
      if (call.scope == kNone || call.receiver == node || call.library_names.empty() || !call.targets.empty())
        return false;
      if (p_.scopes()[call.scope].boundary == 0xffffffff || p_.files()[call.file].language != "python") return false;
      if (p_.is_behind(call.scope, call.row->span.end)) return false;
      const std::string_view name = p_.symbols().text(call.library_names.front());
      const std::string_view last = name.substr(name.rfind('.') + 1);
      return std::isupper(static_cast<unsigned char>(last.front())) != 0 && !p_.catalog(call.file).opaque(name);
    });
  });
}

/// Java: `out.write((byte) (version >>> 24))`: single bytes of the value go into an array of bytes, among others.
/// Whoever reads them there, or takes the digest of them, has a number, and asks no clock.
bool Matcher::is_cut_into_bytes(const Capture& capture) const {
  const Id source = p_.nodes()[capture.source].place;
  if (source == kNone || p_.files()[p_.file_of(source)].language != "java") return false;
  bool cut = false;
  for (const EdgeId id : capture.path) {
    const Edge& edge = p_.edges()[id];
    const Place* to = p_.nodes()[edge.to].kind == Node::Kind::place ? p_.place(edge.to) : nullptr;
    if (cut && edge.store == Store::mutate) return true;
    cut |= to != nullptr && to->type == "byte";
  }
  return false;
}

/// `setattr(context, name, {})`, `widget.tk.call(name)`: the call takes the value for the name of something in this
/// process.
bool Matcher::takes_for_name(CallId id, NodeId value) const {
  const Program::CallInfo& call = p_.calls()[id];
  const CatalogIndex& catalog = p_.catalog(call.file);
  if (call.args.size() > 1 && call.args[1] == value &&
      std::ranges::any_of(call.library_names, [&](Symbol name) { return catalog.names(p_.symbols().text(name)); })) {
    return true;
  }
  if (call.args.empty() || call.args.front() != value || call.row->member.empty() || !call.targets.empty())
    return false;
  const std::string method = "." + call.row->member;
  const Place* object = call.receiver == kNone ? nullptr : p_.place(call.receiver);
  return catalog.names(method) ||
         (object != nullptr && object->kind == PlaceKind::field && catalog.names("." + object->name + method));
}

/// All that is done with it is to ask this process for what has this name: `setattr(context, self._key, {})`.
bool Matcher::only_names_inside(NodeId holder) const {
  std::unordered_set<NodeId> seen{holder};
  std::vector<NodeId> work{holder};
  bool any = false;
  for (std::size_t i = 0; i < work.size(); ++i) {
    if (work.size() > kMaxWaits) return false;
    // Handed out to somebody who is not in the tree.
    const Place* row = p_.place(work[i]);
    if (row != nullptr && row->kind == PlaceKind::result) return false;
    std::unordered_set<CallId> asks;
    for (const CallId id : trace_.passed(work[i])) {
      if (!takes_for_name(id, work[i])) return false;
      asks.insert(id);
      any = true;
    }
    for (const EdgeId id : p_.nodes()[work[i]].out) {
      const Edge& edge = p_.edges()[id];
      if (edge.role == Edge::Role::library && asks.contains(edge.call)) continue;
      if (edge.role != Edge::Role::access && edge.role != Edge::Role::flow) return false;
      if (edge.kind != FlowKind::copy) return false;
      if (seen.insert(edge.to).second) work.push_back(edge.to);
    }
  }
  return any;
}

/// Java: `long begun = nanoTime(); server.start(); log.info("up after {}", nanoTime() - begun);`: the call that serves
/// returns at once, and what it took is a line of the start.
bool Matcher::only_logged_at_start(const Capture& capture, const Origin& origin) const {
  const Program::CallInfo& read = p_.calls()[origin.call];
  const Place* holder = p_.nodes()[capture.holder].kind == Node::Kind::place ? p_.place(capture.holder) : nullptr;
  if (read.scope == kNone || read.result == kNone || holder == nullptr || holder->kind != PlaceKind::local)
    return false;
  if (p_.files()[read.file].language != "java") return false;
  std::unordered_set<NodeId> seen{read.result};
  std::vector<NodeId> work{read.result};
  bool logged = false;
  for (std::size_t i = 0; i < work.size(); ++i) {
    if (work.size() > kMaxWaits || compared_.contains(work[i])) return false;
    for (const EdgeId id : p_.nodes()[work[i]].out) {
      const Edge& edge = p_.edges()[id];
      const Place* to = p_.nodes()[edge.to].kind == Node::Kind::place ? p_.place(edge.to) : nullptr;
      const bool passing = to != nullptr && (to->kind == PlaceKind::local || to->kind == PlaceKind::temp);
      if (edge.scope != read.scope || !passing || edge.store == Store::mutate) return false;
      if (seen.insert(edge.to).second) work.push_back(edge.to);
    }
    for (const CallId id : trace_.passed(work[i])) {
      const Program::CallInfo& call = p_.calls()[id];
      if (call.scope != read.scope || call.row->loop != kNone || !call.targets.empty()) return false;
      const bool shows = p_.catalog(call.file).opaque("." + call.row->member);
      if (call.result == kNone && !shows) return false;
      logged |= shows;
    }
  }
  return logged;
}

/// Python: code may call functions by names that are computed, or take them out of a namespace.
bool Matcher::calls_by_computed_names() const {
  if (computed_names_) return *computed_names_;
  // `getattr(x, "name")` is the field `name` of x, and no call.
  computed_names_ = std::ranges::any_of(p_.calls(), [&](const Program::CallInfo& call) {
    const CatalogIndex& catalog = p_.catalog(call.file);
    return std::ranges::any_of(call.library_names, [&](Symbol symbol) {
      const std::string_view name = p_.symbols().text(symbol);
      return catalog.namespaces(name) || catalog.by_name(name);
    });
  });
  for (std::uint32_t file = 0; file < p_.files().size() && !*computed_names_; ++file) {
    const CatalogIndex& catalog = p_.catalog(file);
    if (catalog.catalog().propagation.by_name.empty()) continue;
    computed_names_ = std::ranges::any_of(p_.files()[file].places, [&](const Place& row) {
      return row.kind == PlaceKind::field && catalog.by_name("." + row.name);
    });
  }
  return *computed_names_;
}

/// The call gives the parameter of the scope an argument, by its name or its position.
bool Matcher::gives_argument(const Program::CallInfo& call, const Program::ScopeInfo& scope, std::size_t param) const {
  const auto& args = call.row->args;
  if (std::ranges::any_of(args, &Argument::spread)) return false;
  const base::Name name = p_.place(scope.params[param])->name;
  if (std::ranges::any_of(args, [&](const Argument& argument) { return argument.keyword == name; })) return true;
  // `Cache.path(cache, "a")`: the first argument is the receiver.
  const auto is_instance = [](const Shape& shape) { return shape.kind == Shape::Kind::instance; };
  const bool on_object = call.receiver != kNone && !p_.nodes()[call.receiver].shapes.empty() &&
                         std::ranges::all_of(p_.nodes()[call.receiver].shapes, is_instance);
  if (scope.receiver != kNone && call.constructs == kNone && !on_object) return false;
  const auto given = std::ranges::count_if(args, [](const Argument& argument) { return argument.keyword.empty(); });
  return param < scope.row->positional && param < static_cast<std::size_t>(given);
}

/// A default for which there is nobody: all calls of the function pass the argument, and nobody else can call it.
bool Matcher::is_default_for_nobody(NodeId holder) const {
  const Node& node = p_.nodes()[holder];
  if (node.kind != Node::Kind::default_value || node.scope == kNone) return false;
  const Program::ScopeInfo& scope = p_.scopes()[node.scope];
  if (scope.is_open || (scope.row->is_public && !p_.has_entry_points(scope.file))) return false;
  const auto gets = [&](NodeId param) {
    return std::ranges::any_of(p_.nodes()[holder].out, [&](EdgeId id) { return p_.edges()[id].to == param; });
  };
  const auto param = std::ranges::find_if(scope.params, gets);
  if (param == scope.params.end()) return false;
  const auto index = static_cast<std::size_t>(param - scope.params.begin());
  bool any = false;
  for (const Program::CallInfo& call : p_.calls()) {
    const bool unresolved = call.targets.empty() && call.row->member == scope.row->member;
    if (!unresolved && std::ranges::find(call.targets, node.scope) == call.targets.end()) continue;
    if (!gives_argument(call, scope, index)) return false;
    any = true;
  }
  return any && !calls_by_computed_names();
}

/// `DateTimeField(default=timezone.now())`: whoever leaves it out later means the present.
bool Matcher::is_default(const Capture& capture) const {
  if (p_.nodes()[capture.holder].kind == Node::Kind::default_value) return true;
  return std::ranges::any_of(capture.path, [&](EdgeId id) {
    const Edge& edge = p_.edges()[id];
    if (edge.role != Edge::Role::library || edge.call == kNone) return false;
    const Program::CallInfo& call = p_.calls()[edge.call];
    for (std::size_t i = 0; i < std::min(call.args.size(), call.row->args.size()); ++i) {
      if (call.args[i] == edge.from && call.row->args[i].keyword == "default") return true;
    }
    return false;
  });
}

/// A text that is kept: a copy of it, or a text or collection with it, is read after the restore. What comes out of a
/// collection may be something else.
bool Matcher::is_handed_on(NodeId text) const {
  std::unordered_set<NodeId> seen{text};
  std::vector<NodeId> work{text};
  for (std::size_t i = 0; i < work.size(); ++i) {
    if (work.size() > kMaxReaders) return true;
    for (const EdgeId id : p_.nodes()[work[i]].out) {
      const Edge& edge = p_.edges()[id];
      if (edge.role == Edge::Role::library && edge.store != Store::mutate) continue;
      // No object of the tree is a text, though one collection may hold both.
      const Place* row = p_.place(edge.to);
      if (row != nullptr && !row->type.empty() && p_.type_named(p_.resolve(row->type)) != kNone) continue;
      if (!seen.insert(edge.to).second) continue;
      if (trace_.survives(edge.to) && used(edge.to)) return true;
      work.push_back(edge.to);
    }
  }
  return false;
}

/// Somebody asks how long ago it was, or whether it is over: the time, or what is made of it, is subtracted, compared
/// with the present, or handed to code that nobody knows. Any other reader learns when the program started, which stays
/// true.
bool Matcher::tells_age(const Capture& capture, const Concept& clock, const std::optional<Keepers>& objects) const {
  const NodeId holder = capture.holder;
  if (is_default(capture)) return true;
  std::unordered_map<NodeId, bool> seen{{holder, objects.has_value()}};  // and whether its object has it from itself
  std::unordered_set<NodeId> made;                                       // something made of the reading
  const auto change =
      std::ranges::find_if(capture.path, [&](EdgeId id) { return p_.edges()[id].kind != FlowKind::copy; });
  if (change != capture.path.end()) {
    if (writes_text(p_.edges()[*change])) return is_handed_on(holder);
    made.insert(holder);
  }
  std::vector<NodeId> work{holder};
  for (std::size_t i = 0; i < work.size(); ++i) {
    if (work.size() > kMaxReaders) return true;
    const bool own = seen.at(work[i]);
    const auto [first, last] = compared_.equal_range(work[i]);
    const bool as_read = !made.contains(work[i]);
    const auto orders = [&](const auto& with) {
      // Whether it is still the same second, or day, says nothing of how long ago it was.
      if (!with.second.is_order) return is_read_here(with.second.with, clock);
      return as_read && holds_kept_times(with.second.with);
    };
    if (!std::all_of(first, last, orders)) return true;
    for (const EdgeId id : p_.nodes()[work[i]].out) {
      const Edge& edge = p_.edges()[id];
      const Passing then = own ? passing(edge, *objects, p_.nodes()[holder].type) : Passing::open;
      if (then == Passing::nowhere) continue;
      if (as_read && writes_text(edge)) {
        // Texts of times are ordered as the times are.
        const auto [from, to] = compared_.equal_range(edge.to);
        if (std::any_of(from, to,
                        [&](const auto& with) { return with.second.is_order && !holds_kept_times(with.second.with); }))
          return true;
        continue;
      }
      // `filter(cutOff::after)`
      const Place* to = edge.role == Edge::Role::access ? p_.place(edge.to) : nullptr;
      if (to != nullptr && to->type == kMethodType &&
          p_.catalog(p_.file_of(p_.nodes()[edge.to].place)).ages("." + to->name))
        return true;
      // Put into a container with others, or into the bytes of an array; what becomes of a text is followed.
      if (edge.kind == FlowKind::difference) return true;
      if (edge.store == Store::mutate && edge.kind != FlowKind::derive) return true;
      const bool written = edge.store == Store::mutate;
      if (edge.role == Edge::Role::library && !written && edge.to != p_.calls()[edge.call].result) return true;
      if (!as_read || edge.kind != FlowKind::copy) made.insert(edge.to);
      const auto [known, fresh] = seen.try_emplace(edge.to, then == Passing::own);
      if (fresh || (known->second && then == Passing::open)) work.push_back(edge.to);
      known->second &= then == Passing::own;
    }
    for (const CallId id : trace_.passed(work[i])) {
      const Program::CallInfo& call = p_.calls()[id];
      if (!call.targets.empty() || call.constructs != kNone) continue;
      const auto& catalog = p_.catalog(call.file);
      const std::string method = "." + call.row->member;
      const auto named = [&](auto listed) {
        return listed(method) ||
               std::ranges::any_of(call.library_names, [&](Symbol name) { return listed(p_.symbols().text(name)); });
      };
      if (named([&](std::string_view name) { return catalog.ages(name); })) return true;
      // A statement with it as argument, and no output: whoever gets it may ask. Nobody asks the name of a class.
      if (call.result == kNone && call.receiver != work[i] && !catalog.writes(call.row->member) && !is_message(call) &&
          !named([&](std::string_view name) { return catalog.opaque(name) || catalog.names(name); })) {
        return true;
      }
    }
  }
  return false;
}

}  // namespace snapcheck::rules
