// Where a program begins to serve: the calls that wait for requests, and the way to them from its start.
//
// A call of the catalogue that serves (`server.serve()`, accept, epoll_wait) splits the code that makes it, and its
// callers, a few calls up. C and C++ programs often wait with what any program uses (poll, select), or far down:
// there the loop is looked for from the program's start. What only another thread waits for says nothing of the code
// that starts the thread, as long as that code comes to wait itself.
#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <utility>

#include "analyzer/model/phases.h"

namespace snapcheck::model {

namespace {

constexpr std::size_t kAnswerDepth = 2;  ///< calls between a loop and the function that hands out its answer
/// Calls between a program's start and its serve loop.
constexpr int kLoopDepth = 6;
/// Calls between the serve loop and what takes a request in.
constexpr int kRequestDepth = 4;
/// Of a server with two APIs.
constexpr unsigned kOwn = 1, kOther = 2, kBoth = kOwn | kOther;

}  // namespace

/// A scope is split where it, or code that it calls, reaches a boundary call.
void Phaser::find_boundaries() {
  leads_to_boundary_.assign(p_.scopes_.size(), false);
  serving_.assign(p_.calls_.size(), false);
  halves_.clear();
  find_chosen_objects();
  callers_.assign(p_.scopes_.size(), {});
  std::vector<CallId> boundaries, waits;
  for (CallId id = 0; id < p_.calls_.size(); ++id) {
    const Program::CallInfo& call = p_.calls_[id];
    for (const ScopeId target : call.targets) callers_[target].push_back(id);
    for (const Symbol name : call.library_names) {
      find_serving(id, p_.symbols_.text(name));
      for (const EntryPoint* entry : p_.catalog(call.file).registrars(p_.symbols_.text(name))) {
        if (entry->kind != EntryPoint::Kind::boundary || !p_.holds(entry->when, id)) continue;
        if (entry->answers && !answers(id)) continue;
        if (entry->waits) {
          waits.push_back(id);
          if (entry->weak && call.scope != kNone && call.row->loop != kNone) p_.split(call.scope, call.row->loop);
          continue;
        }
        if (!entry->loop) serving_[id] = true;
        if (!entry->weak) {
          boundaries.push_back(id);
        } else if (call.scope != kNone) {
          // Somebody has to come before the code goes on: of the program as a whole that says nothing.
          p_.split(call.scope, call.row->span.end);
        }
      }
    }
  }
  forget_halves_of_clients();
  split_at(boundaries);
  split_at(endless_loops());
  for (const ScopeId main : servers_without_loop()) reach_far_loop(main);
  find_serve_loops(boundaries, waits);
  std::vector<CallId> served = find_threads();
  served.insert(served.end(), boundaries.begin(), boundaries.end());
  split_at_threads(std::move(served));
  for (const CallId id : boundaries) no_failure(p_.calls_[id]);
  no_failures();
}

/// What only a program calls that serves; of two APIs of which it must call both, one.
void Phaser::find_serving(CallId id, std::string_view name) {
  for (const Server& server : catalog_of(p_.calls_[id].file).servers) {
    if (server.with.empty()) {
      if (server.name == name) serving_[id] = true;
    } else if (server.name == name) {
      halves_[id].push_back({&server, kOwn});
    } else if (std::ranges::find(server.with, name) != server.with.end()) {
      halves_[id].push_back({&server, kOther});
    }
  }
}

/// C, C++: where a program of the tree listens, those that only bind and take what comes are its clients.
void Phaser::forget_halves_of_clients() {
  if (halves_.empty()) return;
  const auto halves = std::exchange(halves_, {});
  bool listens = false;
  for (ScopeId id = 0; id < p_.scopes_.size() && !listens; ++id) {
    const Program::ScopeInfo& scope = p_.scopes_[id];
    listens = p_.files_[scope.file].language == "cpp" && is_main(*scope.row) && serves(id);
  }
  for (const auto& [call, found] : halves) {
    if (!listens || p_.files_[p_.calls_[call].file].language != "cpp") halves_.emplace(call, found);
  }
}

/// Python: `for message in consumer:` waits for each: the functions with such loops are split, and their calls given
/// back.
std::vector<CallId> Phaser::endless_loops() {
  std::vector<CallId> outer;
  for (const Edge& edge : p_.edges_) {
    if (edge.element != kAnyElement || edge.role != Edge::Role::flow || edge.scope == kNone) continue;
    const bool waits = std::ranges::any_of(p_.nodes_[edge.from].shapes, [&](const Shape& shape) {
      if (shape.kind != Shape::Kind::library || shape.named) return false;
      const auto entries = p_.catalog(edge.file).registrars(std::string(p_.symbols_.text(shape.ref)) + ".__iter__");
      return std::ranges::any_of(entries,
                                 [](const EntryPoint* entry) { return entry->kind == EntryPoint::Kind::boundary; });
    });
    if (!waits) continue;
    p_.split(edge.scope, edge.span.end);
    if (leads_to_boundary_[edge.scope]) continue;
    leads_to_boundary_[edge.scope] = true;
    for (const CallId caller : callers_[edge.scope]) {
      if (leads_on(caller, false)) outer.push_back(caller);
    }
  }
  return outer;
}

/// Python: `command = COMMANDS[argv[1]]()`: an object of one of a few classes.
void Phaser::find_chosen_objects() {
  chosen_objects_.clear();
  for (const Program::CallInfo& call : p_.calls_) {
    if (call.function == kNone || call.result == kNone || p_.files_[call.file].language != "python") continue;
    const auto& shapes = p_.nodes_[call.function].shapes;
    const auto is_class = [](const Shape& shape) { return shape.kind == Shape::Kind::type; };
    if (std::ranges::count_if(shapes, is_class) < 2) continue;
    chosen_objects_.insert(call.result);
    for (const EdgeId id : p_.nodes_[call.result].out) {
      const Edge& edge = p_.edges_[id];
      if (edge.role == Edge::Role::flow && edge.store == Store::rebind) chosen_objects_.insert(edge.to);
    }
  }
}

/// Python: `COMMANDS[argv[1]]()`, `args.func(args)`, `COMMANDS[argv[1]]().run()`: one of a few functions, as whoever
/// starts the program says.
bool Phaser::chooses_command(const Program::CallInfo& call) const {
  if (p_.files_[call.file].language != "python" || !call.row->callee.empty()) return false;
  if (call.targets.size() < 2 || call.targets.size() > kMaxShapes) return false;
  const ScopeKind kind = chosen_objects_.contains(call.receiver) ? ScopeKind::method : ScopeKind::function;
  return std::ranges::all_of(call.targets, [&](ScopeId target) { return p_.scopes_[target].row->kind == kind; });
}

/// Whoever starts the server chooses another one.
bool Phaser::is_other_command(CallId id, ScopeId target) const {
  const Program::CallInfo& call = p_.calls_[id];
  if (leads_to_boundary_[target] || !chooses_command(call)) return false;
  return std::ranges::any_of(call.targets, [&](ScopeId other) { return leads_to_boundary_[other]; });
}

/// In a loop, what stands before the call runs after it as well. A serve call of Python comes back once, if at all.
std::uint32_t Phaser::position_of(const Program::CallInfo& call) const {
  const bool again = call.row->loop != kNone && p_.files_[call.file].language == "cpp";
  return again ? call.row->loop : call.row->span.end;
}

/// A program's start is not far from its serve call: a few calls up, and none of them may mean several functions.
void Phaser::split_at(std::vector<CallId> found) {
  for (int level = 0; level < kBoundaryDepth && !found.empty(); ++level) {
    std::vector<CallId> outer;
    for (const CallId id : found) {
      const Program::CallInfo& call = p_.calls_[id];
      if (call.scope == kNone) continue;
      p_.split(call.scope, position_of(call));
      if (leads_to_boundary_[call.scope]) continue;
      leads_to_boundary_[call.scope] = true;
      for (const CallId caller : callers_[call.scope]) {
        if (leads_on(caller, false)) outer.push_back(caller);
      }
    }
    found = std::move(outer);
  }
}

/// Java and Python: programs (`main`, `if __name__ == "__main__":`, modules that nothing imports) that do what only
/// servers do, and of which no serve call is known.
std::vector<ScopeId> Phaser::other_servers() const {
  std::vector<bool> imported(p_.scopes_.size(), false);
  std::vector<ScopeId> serving;
  std::map<const Server*, std::array<std::vector<ScopeId>, 2>> halves;
  for (CallId id = 0; id < p_.calls_.size(); ++id) {
    const Program::CallInfo& call = p_.calls_[id];
    if (serving_[id]) serving.push_back(call.scope);
    for (const auto& [server, half] : halves_of(id)) halves[server][half == kOwn ? 0 : 1].push_back(call.scope);
    if (call.row->kind != CallKind::touch) continue;
    for (const ScopeId target : call.targets) {
      if (call.scope == kNone || p_.scopes_[call.scope].file != p_.scopes_[target].file) imported[target] = true;
    }
  }
  std::vector<ScopeId> reached = other_callers(std::move(serving));
  for (auto& [server, calls] : halves) {
    const std::vector<ScopeId> one = other_callers(calls[0]);
    const std::vector<ScopeId> other = other_callers(calls[1]);
    for (const ScopeId scope : one) {
      const bool both = std::ranges::find(other, scope) != other.end();
      if (both && std::ranges::find(reached, scope) == reached.end()) reached.push_back(scope);
    }
  }
  std::erase_if(reached, [&](ScopeId id) {
    const Program::ScopeInfo& scope = p_.scopes_[id];
    const bool script = scope.row->kind == ScopeKind::module_body && !imported[id];
    return !(script || is_main(*scope.row)) || leads_to_boundary_[id];
  });
  return reached;
}

/// The scopes of Java and Python among these, and all from which calls lead to them.
std::vector<ScopeId> Phaser::other_callers(std::vector<ScopeId> work) const {
  const auto is_other = [&](ScopeId id) { return id == kNone || p_.files_[p_.scopes_[id].file].language == "cpp"; };
  std::erase_if(work, is_other);
  std::unordered_set<ScopeId> seen;
  std::erase_if(work, [&](ScopeId id) { return !seen.insert(id).second; });
  for (std::size_t i = 0; i < work.size(); ++i) {
    for (const CallId caller : callers_with_threads(work[i])) {
      const Program::CallInfo& call = p_.calls_[caller];
      if (call.row->kind == CallKind::touch || call.targets.size() > kEventModules || is_other(call.scope)) continue;
      if (seen.insert(call.scope).second) work.push_back(call.scope);
    }
  }
  return work;
}

/// Programs of C and C++ that do what only servers do, and of which no serve loop is known.
std::vector<ScopeId> Phaser::servers_without_loop() const {
  std::vector<ScopeId> found;
  for (ScopeId id = 0; id < p_.scopes_.size(); ++id) {
    const Program::ScopeInfo& scope = p_.scopes_[id];
    if (p_.files_[scope.file].language != "cpp" || !is_main(*scope.row)) continue;
    if (!leads_to_boundary_[id] && serves(id)) found.push_back(id);
  }
  return found;
}

void Phaser::no_failures() {
  for (const Program::CallInfo& call : p_.calls_) {
    if (std::ranges::any_of(call.targets, [&](ScopeId target) { return leads_to_boundary_[target]; })) no_failure(call);
  }
}

/// What leads to a serve loop is no code for failures, whatever it does when it is over.
void Phaser::no_failure(const Program::CallInfo& call) {
  std::erase_if(p_.files_[call.file].rare,
                [&](Span rare) { return call.row->span.begin >= rare.begin && call.row->span.begin < rare.end; });
}

/// A main that does what only servers do may be further from its loop than kBoundaryDepth: the shortest way counts, and
/// of several calls in a function the last one.
void Phaser::reach_far_loop(ScopeId main) {
  std::unordered_map<ScopeId, CallId> came{{main, kNone}};
  std::vector<ScopeId> level{main};
  ScopeId found = kNone;
  while (!level.empty() && found == kNone) {
    std::vector<ScopeId> next;
    std::unordered_set<ScopeId> fresh;
    for (const ScopeId at : level) {
      for (const CallId id : p_.scopes_[at].calls) {
        const Program::CallInfo& call = p_.calls_[id];
        if (!leads_on(id, false)) continue;
        for (const ScopeId target : call.targets) {
          if (came.contains(target) && !fresh.contains(target)) continue;
          if (fresh.insert(target).second) next.push_back(target);
          came[target] = id;
          if (leads_to_boundary_[target]) found = target;
        }
      }
    }
    level = std::move(next);
  }
  if (found == kNone) return;
  for (CallId id = came[found]; id != kNone; id = came[p_.calls_[id].scope]) {
    const Program::CallInfo& call = p_.calls_[id];
    p_.split(call.scope, position_of(call));
    leads_to_boundary_[call.scope] = true;
  }
}

/// The loop around the call hands out what it printed: whoever wrote the line that the call reads waits for an answer.
/// A filter leaves that to the buffer.
bool Phaser::answers(CallId id) const {
  const Program::CallInfo& reading = p_.calls_[id];
  if (reading.row->loop == kNone || reading.scope == kNone) return false;
  const std::vector<std::string>& flushes = catalog_of(reading.file).flushes;
  const auto flushing = [&](std::string_view name) { return std::ranges::find(flushes, name) != flushes.end(); };
  std::vector<ScopeId> work{reading.scope};
  std::size_t level_end = 1;
  for (std::size_t i = 0, depth = 0; i < work.size() && depth <= kAnswerDepth; ++i) {
    for (const CallId other : p_.scopes_[work[i]].calls) {
      const Program::CallInfo& call = p_.calls_[other];
      if (i == 0 && call.row->loop != reading.row->loop) continue;
      for (const Symbol name : call.library_names) {
        if (flushing(p_.symbols_.text(name))) return true;
      }
      // `out << std::endl`
      for (const NodeId argument : call.args) {
        const Place* row = argument == kNone ? nullptr : p_.place(argument);
        if (row != nullptr && row->kind == PlaceKind::function && flushing(row->name)) return true;
      }
      for (const ScopeId target : call.targets) {
        if (std::ranges::find(work, target) == work.end()) work.push_back(target);
      }
    }
    if (i + 1 == level_end) {
      level_end = work.size();
      ++depth;
    }
  }
  return false;
}

/// C, C++: programs that serve, and of which nothing near their start is known to wait for requests: the loop that
/// waits for whatever comes, best one that takes requests in, else the nearest, and of several in one function the
/// last.
void Phaser::find_serve_loops(const std::vector<CallId>& boundaries, const std::vector<CallId>& waits) {
  waits_.here.assign(p_.scopes_.size(), false);
  waits_.takes_requests.assign(p_.scopes_.size(), false);
  waits_.is_wait.assign(p_.calls_.size(), false);
  std::vector<CallId> found;
  for (const auto* calls : {&boundaries, &waits}) {
    for (const CallId id : *calls) {
      waits_.is_wait[id] = true;
      if (p_.calls_[id].scope != kNone) waits_.here[p_.calls_[id].scope] = true;
      if (serving_[id]) found.push_back(id);
    }
  }
  for (int level = 0; level < kRequestDepth && !found.empty(); ++level) {
    std::vector<CallId> outer;
    for (const CallId id : found) {
      const ScopeId scope = p_.calls_[id].scope;
      if (scope == kNone || waits_.takes_requests[scope]) continue;
      waits_.takes_requests[scope] = true;
      const std::vector<CallId> callers = callers_with_threads(scope);
      outer.insert(outer.end(), callers.begin(), callers.end());
    }
    found = std::move(outer);
  }
  // Clients listen, too, for what they forward: beside a server that is known they are no others.
  for (ScopeId id = 0; id < p_.scopes_.size(); ++id) {
    const Program::ScopeInfo& scope = p_.scopes_[id];
    const bool main = p_.files_[scope.file].language == "cpp" && is_main(*scope.row);
    if (main && leads_to_boundary_[id] && serves(id)) return;
  }
  for (const ScopeId main : servers_without_loop()) find_serve_loop(main, false);
}

/// Java and Python: the same, in a tree that has no other entry points.
void Phaser::find_other_serve_loops() {
  looked_for_.assign(p_.scopes_.size(), false);
  const auto& is_wait = waits_.is_wait;
  if (std::ranges::find(is_wait, true) == is_wait.end()) return;
  bool any = false;
  looked_for_ = leads_to_boundary_;
  for (const ScopeId main : other_servers()) {
    if (p_.has_entry_points(p_.scopes_[main].file) || leads_to_boundary_[main]) continue;
    find_serve_loop(main, false);
    if (!leads_to_boundary_[main]) find_serve_loop(main, true);
    any |= leads_to_boundary_[main];
  }
  for (ScopeId id = 0; id < p_.scopes_.size(); ++id) looked_for_[id] = leads_to_boundary_[id] && !looked_for_[id];
  if (any) no_failures();
}

/// Python: what the call gives is kept: it has not served until the program ends. `sys.exit(main())`, `return serve()`;
/// `thread = Thread(target=serve)` keeps the thread.
bool Phaser::is_kept(const Program::CallInfo& call) const {
  if (call.result == kNone || p_.files_[call.file].language != "python") return false;
  if (call.row->kind == CallKind::construct || !call.library_names.empty()) return false;
  return std::ranges::any_of(p_.nodes_[call.result].out, [&](EdgeId id) {
    const Edge& edge = p_.edges_[id];
    const Place* to = p_.place(edge.to);
    return edge.role == Edge::Role::flow && (to == nullptr || to->kind != PlaceKind::result);
  });
}

void Phaser::find_serve_loop(ScopeId main, bool behind_threads) {
  struct Visit {
    ScopeId scope;
    CallId from;  ///< the call that led here
    std::size_t before;
    int depth;
  };
  struct Loop {
    std::size_t visit = 0;
    std::uint32_t begin = 0;
    bool requests = false;
  };
  std::vector<Visit> work{{main, kNone, 0, 0}};
  std::unordered_set<ScopeId> seen{main};
  std::optional<Loop> best;
  for (std::size_t i = 0; i < work.size(); ++i) {
    std::map<std::uint32_t, std::pair<bool, bool>> loops;  // begin -> waits, takes requests in
    const Visit at = work[i];
    for (const CallId id : p_.scopes_[at.scope].calls) {
      const Program::CallInfo& call = p_.calls_[id];
      if (!leads_on(id, behind_threads) || call.row->kind == CallKind::touch) continue;
      const std::vector<ScopeId> targets = targets_with_threads(id);
      if (call.row->loop != kNone) {
        auto& [waits, requests] = loops[call.row->loop];
        waits = waits || waits_.is_wait[id] || std::ranges::any_of(targets, [&](ScopeId t) { return waits_.here[t]; });
        requests = requests || serving_[id] ||
                   std::ranges::any_of(targets, [&](ScopeId t) { return waits_.takes_requests[t]; });
      }
      if (at.depth == kLoopDepth || p_.is_rare(id) || is_kept(call)) continue;
      for (const ScopeId target : targets) {
        if (seen.insert(target).second) work.push_back({target, id, i, at.depth + 1});
      }
    }
    for (const auto& [begin, found] : loops) {
      const auto [waits, requests] = found;
      if (!waits || (best && best->requests && !requests)) continue;
      const bool better = !best || (requests && !best->requests) || best->visit == i;
      if (better) best = Loop{i, begin, requests};
    }
  }
  if (!best) return;
  std::uint32_t position = best->begin;
  for (std::size_t i = best->visit;; i = work[i].before) {
    p_.split(work[i].scope, position);
    leads_to_boundary_[work[i].scope] = true;
    if (work[i].from == kNone) break;
    position = p_.calls_[work[i].from].row->span.end;
  }
}

/// A tree has programs of several kinds: beside a server a client and a load generator, which wait for events in the
/// same loop. Where some mains get to code that only servers have, the others serve nobody.
void Phaser::find_servers() {
  std::vector<ScopeId> clients;
  bool any = false;
  for (ScopeId id = 0; id < p_.scopes_.size(); ++id) {
    if (!leads_to_boundary_[id] || p_.scopes_[id].row->name != "main" || !is_main(*p_.scopes_[id].row)) continue;
    if (serves(id)) {
      any = true;
    } else {
      clients.push_back(id);
    }
  }
  for (const ScopeId id : any ? clients : std::vector<ScopeId>()) leads_to_boundary_[id] = false;
  find_client_files(any);
}

std::span<const Phaser::Half> Phaser::halves_of(CallId id) const {
  const auto it = halves_.find(id);
  return it == halves_.end() ? std::span<const Half>() : it->second;
}

bool Phaser::serves(ScopeId main) const {
  std::vector<ScopeId> work{main};
  std::unordered_set<ScopeId> seen{main};
  std::unordered_map<const Server*, unsigned> called;
  for (std::size_t i = 0; i < work.size(); ++i) {
    for (const CallId id : p_.scopes_[work[i]].calls) {
      const Program::CallInfo& call = p_.calls_[id];
      if (serving_[id]) return true;
      for (const auto& [server, half] : halves_of(id)) {
        if ((called[server] |= half) == kBoth) return true;
      }
      if (call.targets.size() > kEventModules) continue;
      for (const ScopeId target : call.targets) {
        if (seen.insert(target).second) work.push_back(target);
      }
    }
  }
  return false;
}

}  // namespace snapcheck::model
