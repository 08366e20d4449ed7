// How a phase spreads from its roots along the calls.
#include <algorithm>
#include <array>

#include "analyzer/model/phases.h"

namespace snapcheck::model {

namespace {

/// A call with more targets than this says little about which of them it runs.
constexpr std::size_t kClearTargets = 3;

}  // namespace

/// What is certain comes first: then the calls that may run any of several methods or run only when something failed,
/// then those on objects that no code of the tree makes.
class Phaser::Walk {
 public:
  Walk(Phaser& phaser, Phase phase) : phaser_(phaser), p_(phaser.p_), phase_(phase), mine_(bit(phase)) {
    for (unsigned other = 0; other < static_cast<unsigned>(phase); ++other) earlier_ |= bit(static_cast<Phase>(other));
  }

  void run() {
    for (TypeId type = 0; type < p_.types_.size(); ++type) {
      if (p_.types_[type].instances != EntryPoint::Instances::unknown) exists(type);
    }
    for (const TypeId type : phaser_.existing_) exists(type);
    for (const Root& root : phaser_.roots_) {
      if (root.phase != phase_ || root.scope == kNone) continue;
      if (p_.scopes_[root.scope].row->kind == ScopeKind::method) exists(p_.scopes_[root.scope].owner);
      enter(root.scope, {kNone, root.entry}, false);
    }
    if (phase_ == Phase::handler) {
      behind_boundaries();
      run_deferred();
    }
    while (true) {
      if (next_ < work_.size()) {
        follow(work_[next_++]);
      } else if (iterate_pending()) {
        continue;
      } else if (next_idle_ < idle_.size()) {
        from_elsewhere(idle_[next_idle_++]);
      } else if (next_vague_ < vague_.size()) {
        several(vague_[next_vague_++]);
      } else if (next_late_ < late_.size()) {
        const CallId call = late_[next_late_++];
        if (!phaser_.dispatch_.is_idle(call)) continue;
        for (const ScopeId target : p_.calls_[call].targets) enter(target, {call, nullptr}, true);
      } else if (!next_unmade()) {
        break;
      }
    }
  }

 private:
  void enter(ScopeId id, Witness witness, bool vague) {
    if (id == kNone) return;
    Program::ScopeInfo& scope = p_.scopes_[id];
    if (scope.phases & mine_ || phaser_.is_of_client(scope.file)) return;
    // `if __name__ == "__main__":` of a module that the program imports, or of a tool that serves nobody.
    if (scope.row->name.ends_with(".<main>") && !phaser_.leads_to_boundary_[id]) return;
    if (scope.runs_once && (scope.phases & earlier_)) return;
    scope.phases |= mine_;
    scope.witness[static_cast<unsigned>(phase_)] = witness;
    depth_[id] = depth_of(witness);
    // Of a longer chain of calls one link or another does not hold, as none of them knows the others.
    const std::optional<int> most = phaser_.catalog_of(scope.file).max_clear_calls;
    if (vague || (most && depth_[id] > static_cast<unsigned>(*most))) scope.vague |= mine_;
    work_.push_back(id);
  }

  /// Calls from the root to here; that a class is initialised is certain.
  unsigned depth_of(const Witness& witness) const {
    if (witness.call == kNone || p_.calls_[witness.call].scope == kNone) return 0;
    const Program::CallInfo& call = p_.calls_[witness.call];
    const auto it = depth_.find(call.scope);
    return (it == depth_.end() ? 0 : it->second) + (call.row->kind == CallKind::touch ? 0 : 1);
  }

  /// Code before the restore stands in front of the boundary; the handler phase runs all of a scope.
  void follow(ScopeId id) {
    const auto runs = [&](Span span) { return runs_here(id, span); };
    for (const CallId call : p_.scopes_[id].calls) {
      if (runs(p_.calls_[call].row->span)) follow_call(call);
    }
    if (const auto it = phaser_.iterations_.find(id); it != phaser_.iterations_.end()) {
      for (const auto& [position, call] : it->second) {
        if (runs({position, position + 1})) pending_.push_back(call);
      }
    }
    for (const PropertyRead* read : phaser_.properties_[id]) {
      if (runs(read->span)) enter(read->target, {kNone, nullptr}, false);
    }
  }

  bool runs_here(ScopeId id, Span span) const {
    if (phase_ == Phase::init && p_.is_behind(id, span.begin)) return false;
    if (phase_ == Phase::after_restore && p_.is_beside_hook(id, span)) return false;
    const bool early = phase_ == Phase::init || phase_ == Phase::before_snapshot;
    return !p_.is_dead(id, span) && !(early && p_.is_unasked(id, span));
  }

  void behind_boundaries() {
    for (ScopeId id = 0; id < p_.scopes_.size(); ++id) {
      const Program::ScopeInfo& scope = p_.scopes_[id];
      if (!(scope.phases & bit(Phase::init)) || scope.boundary == 0xffffffff) continue;
      for (const CallId call : scope.calls) {
        const Span span = p_.calls_[call].row->span;
        if (p_.is_behind(id, span.begin) && !p_.is_dead(id, span)) follow_call(call);
      }
      if (const auto it = phaser_.iterations_.find(id); it != phaser_.iterations_.end()) {
        for (const auto& [position, call] : it->second) {
          if (p_.is_behind(id, position)) pending_.push_back(call);
        }
      }
    }
  }

  /// What code before the snapshot handed over to be run later, and nobody asked for by then.
  void run_deferred() {
    for (const CallId id : phaser_.deferred_) {
      const ScopeId maker = p_.calls_[id].scope;
      const bool vague = phaser_.is_rare(id) || (maker != kNone && (p_.scopes_[maker].vague & earlier_) != 0);
      for (const ScopeId target : p_.calls_[id].targets) {
        if (p_.scopes_[target].phases & earlier_) continue;
        p_.scopes_[target].deferred = true;
        enter(target, {kNone, nullptr}, vague);
      }
    }
  }

  /// Generators that are asked for values, and that running code has made.
  bool iterate_pending() {
    const auto made = [&](CallId call) {
      const ScopeId maker = p_.calls_[call].scope;
      return maker != kNone && (p_.scopes_[maker].phases & (mine_ | earlier_)) != 0;
    };
    const auto ready =
        std::stable_partition(pending_.begin(), pending_.end(), [&](CallId call) { return !made(call); });
    const std::vector<CallId> calls(ready, pending_.end());
    pending_.erase(ready, pending_.end());
    for (const CallId id : calls) {
      const Program::CallInfo& call = p_.calls_[id];
      for (const ScopeId target : call.targets) {
        if (call.later || phaser_.is_lazy_generator(target))
          enter(target, {id, nullptr}, is_vague(call) || from_vague(call));
      }
    }
    return !calls.empty();
  }

  void follow_call(CallId id) {
    const Program::CallInfo& call = p_.calls_[id];
    const bool early = phase_ == Phase::init || phase_ == Phase::before_snapshot;
    if (call.later && early && p_.files_[call.file].language != "python") {
      phaser_.deferred_.push_back(id);
      return;
    }
    const bool rare = phaser_.is_rare(id);
    if (!rare) make(id, false);
    if (rare || is_vague(call)) {
      vague_.push_back(id);
      return;
    }
    take(id, from_vague(call));
    if (!call.targets.empty() && phaser_.dispatch_.is_idle(id)) idle_.push_back(id);
  }

  /// The objects that the call makes; `vague`: what runs on them alone runs only if the call does.
  void make(CallId id, bool vague) {
    for (const TypeId type : phaser_.dispatch_.makes(id)) wake(phaser_.dispatch_.make(type), vague);
  }

  /// The targets that can run now; the others wait for an object.
  void take(CallId id, bool vague) {
    for (const ScopeId target : p_.calls_[id].targets) {
      if (!phaser_.runs_at_call(id, target)) continue;
      if (phase_ == Phase::init && phaser_.is_other_command(id, target)) continue;
      if (phaser_.dispatch_.has_object(id, target)) {
        enter(target, {id, nullptr}, vague);
      } else {
        phaser_.dispatch_.wait({id, target, phase_});
      }
    }
  }

  /// A call with many targets: of how many is there an object?
  void several(CallId id) {
    const Program::CallInfo& call = p_.calls_[id];
    if (phaser_.is_rare(id)) make(id, true);
    const auto live =
        std::ranges::count_if(call.targets, [&](ScopeId target) { return phaser_.dispatch_.has_object(id, target); });
    const bool clear = static_cast<std::size_t>(live) <= kClearTargets && !phaser_.is_rare(id) && !is_crowded(call);
    take(id, !clear || from_vague(call));
    if (live == 0 && !call.targets.empty()) late_.push_back(id);
  }

  bool is_vague(const Program::CallInfo& call) const {
    // C, C++: what a server puts into its tables of handlers it calls at some time.
    if (phase_ == Phase::handler && call.function != kNone && p_.files_[call.file].language == "cpp") return false;
    return call.targets.size() > kClearTargets ? !serves_by_choice(call) : is_crowded(call);
  }

  /// Each of several commands serves in a process of its own, when it is the one that is meant.
  bool serves_by_choice(const Program::CallInfo& call) const {
    return phase_ == Phase::init && phaser_.chooses_command(call) &&
           std::ranges::any_of(call.targets, [&](ScopeId target) { return phaser_.leads_to_boundary_[target]; });
  }

  /// Of the objects that the call may be made on, or the functions that it may run, too many are known.
  bool is_crowded(const Program::CallInfo& call) const {
    if (p_.files_[call.file].language == "java") return false;  // declared types say what it may be made on
    return std::ranges::any_of(std::array{call.receiver, call.function}, [&](NodeId node) {
      return node != kNone && p_.nodes_[node].shapes.size() >= kMaxShapes;
    });
  }

  /// No code that runs makes an object for this call. When none of the tree does, a container or reflection may: then
  /// the declared class, if it can have objects, is as good as certain.
  void from_elsewhere(CallId id) {
    if (!phaser_.dispatch_.is_idle(id)) return;
    const Program::CallInfo& call = p_.calls_[id];
    const ScopeId target = call.targets.front();
    const TypeId declared = declared_class(call.receiver);
    if (call.targets.size() > 1 || declared == kNone || phaser_.dispatch_.is_made_somewhere(target)) {
      late_.push_back(id);
      return;
    }
    wake(phaser_.dispatch_.make(declared));
    enter(target, {id, nullptr}, from_vague(call));
  }

  /// The class that a variable is declared with, if it can have objects.
  TypeId declared_class(NodeId receiver) const {
    const Place* row = receiver == kNone ? nullptr : p_.place(receiver);
    if (row == nullptr || row->type.empty()) return kNone;
    const TypeId type = p_.type_named(p_.resolve(row->type));
    if (type == kNone || p_.types_[type].row->is_abstract || p_.types_[type].row->is_interface) return kNone;
    return type;
  }

  /// A library's users may make what it does not make itself.
  bool next_unmade() {
    const std::vector<Dispatch::Waiting> left = phaser_.dispatch_.take_waiting();
    bool any = false;
    for (const Dispatch::Waiting& waiting : left) {
      const std::uint32_t file = p_.calls_[waiting.call].file;
      if (waiting.phase != phase_ || (p_.has_entry_points(file) && p_.files_[file].language != "python")) continue;
      enter(waiting.target, {waiting.call, nullptr}, true);
      any = true;
    }
    return any;
  }

  /// A runtime or container has an object of the type, or of each class that extends it.
  void exists(TypeId type) {
    if (type == kNone) return;
    std::vector<TypeId> family{type};
    for (std::size_t i = 0; i < family.size() && i < 64; ++i) {
      const Program::TypeInfo& info = p_.types_[family[i]];
      if (info.row->is_abstract || info.row->is_interface) {
        family.insert(family.end(), info.subs.begin(), info.subs.end());
      } else {
        wake(phaser_.dispatch_.make(family[i]));
      }
    }
  }

  void wake(const std::vector<Dispatch::Waiting>& woken, bool vaguely = false) {
    for (const Dispatch::Waiting& waiting : woken) {
      if (waiting.phase != phase_) continue;
      const Program::CallInfo& call = p_.calls_[waiting.call];
      const bool vague = vaguely || phaser_.is_rare(waiting.call) || is_vague(call);
      enter(waiting.target, {waiting.call, nullptr}, vague || from_vague(call));
    }
  }

  bool from_vague(const Program::CallInfo& call) const {
    return call.scope != kNone && (p_.scopes_[call.scope].vague & mine_) != 0;
  }

  Phaser& phaser_;
  Program& p_;
  Phase phase_;
  PhaseSet mine_, earlier_ = 0;
  std::vector<ScopeId> work_;
  std::unordered_map<ScopeId, unsigned> depth_;
  std::vector<CallId> pending_;  ///< whose generators are asked for values, until the call itself is known to run
  std::vector<CallId> idle_;     ///< none of its targets has an object yet
  std::vector<CallId> vague_;    ///< may run any of several methods, or only when something failed
  std::vector<CallId> late_;     ///< idle, and nothing says where its object comes from
  std::size_t next_ = 0, next_idle_ = 0, next_vague_ = 0, next_late_ = 0;
};

void Phaser::walk(Phase phase) { Walk(*this, phase).run(); }

/// Runs only when something failed.
bool Phaser::is_rare(CallId id) const {
  const Program::CallInfo& call = p_.calls_[id];
  if (p_.is_rare(id)) return true;
  // Nobody comes back from these; a serve loop may be in front of their end.
  return !call.targets.empty() && std::ranges::all_of(call.targets, [&](ScopeId target) {
    const Scope& row = *p_.scopes_[target].row;
    // Whoever drops what a function gives that exits at its end does not expect it back.
    const bool ends = row.ends_program || (row.may_end_program && row.result != kNone && call.row->is_statement);
    return ends && !leads_to_boundary_[target];
  });
}

}  // namespace snapcheck::model
