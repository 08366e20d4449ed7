// Guards that fire on fork and not on restore.
#include <algorithm>
#include <unordered_set>

#include "analyzer/model/phases.h"
#include "analyzer/rules/matcher.h"

namespace snapcheck::rules {

using namespace model;

/// The guard's functions renew state of which no after-restore hook takes care.
bool Matcher::guards_state(CallId guard) const {
  const Program::CallInfo& call = p_.calls()[guard];
  const CatalogIndex& catalog = p_.catalog(call.file);
  for (const NodeId argument : call.args) {
    if (argument == kNone) continue;
    for (const NodeId root : trace_.roots(argument)) {
      const Place* row = p_.place(root);
      if (row == nullptr || row->kind != PlaceKind::field || row->base == kNone) continue;
      const NodeId object = p_.node_of(p_.file_of(p_.nodes()[root].place), row->base);
      for (const Shape& shape : p_.nodes()[object].shapes) {
        if (shape.kind != Shape::Kind::library) continue;
        for (const Api* api : catalog.member(p_.symbols().text(shape.ref), row->name)) {
          if (api->renews.kind != Slot::Kind::none && !renewed_in_place(object)) return true;
        }
      }
    }
    std::vector<ScopeId> work;
    for (const Shape& shape : p_.nodes()[argument].shapes) {
      if (shape.kind == Shape::Kind::function) work.push_back(shape.ref);
      if (shape.kind != Shape::Kind::library || !shape.named) continue;
      for (const Api* api : catalog.exact(p_.symbols().text(shape.ref))) {  // `random.seed`
        const Slot& renews = api->renews;
        if (renews.kind == Slot::Kind::group && group_renewal(renews.group).kind == Renewal::Kind::none) return true;
      }
    }
    std::unordered_set<ScopeId> seen(work.begin(), work.end());
    for (std::size_t i = 0; i < work.size() && i < 64; ++i) {
      const Program::ScopeInfo& scope = p_.scopes()[work[i]];
      if (scope.phases & bit(Phase::after_restore)) continue;
      for (const CallId id : scope.calls) {
        const Origin origin = trace_.origin_of(id);
        if (origin.api != nullptr) return true;
        if (p_.api_of(id, [](const Api& a) { return a.renews.kind != Slot::Kind::none; }) != nullptr) return true;
        for (const ScopeId target : p_.calls()[id].targets) {
          if (seen.insert(target).second) work.push_back(target);
        }
      }
    }
  }
  return false;
}

/// The memory that the guard is for (its first argument) is kept, and no hook fills it again.
bool Matcher::guards_memory(CallId guard) const {
  const Program::CallInfo& call = p_.calls()[guard];
  if (call.args.empty() || call.args.front() == kNone) return false;
  auto places = trace_.roots(call.args.front());
  places.merge(trace_.aliases(call.args.front()));
  const auto renewed = [&](NodeId node) {
    return hook_stores_.contains(node) || !changes_of(node).empty() || (is_object(node) && renewed_in_place(node));
  };
  return std::ranges::any_of(places, [&](NodeId node) { return trace_.survives(node); }) &&
         std::ranges::none_of(places, renewed);
}

/// Guards that fire on fork and not on restore.
void Matcher::fork_guards() {
  const Rule* rule = hook_rule("fork-guard");
  if (rule == nullptr) return;
  for (CallId id = 0; id < p_.calls().size(); ++id) {
    const Program::CallInfo& call = p_.calls()[id];
    if (call.scope == kNone || p_.scopes()[call.scope].phases == 0) continue;
    for (const Symbol name : call.library_names) {
      const ForkGuard* guard = p_.catalog(call.file).fork_guard(p_.symbols().text(name));
      if (guard == nullptr || !p_.holds(guard->when, id)) continue;
      if (guard->when.empty() ? !guards_state(id) : !guards_memory(id)) continue;
      Words words;
      words.api = api_name(id);
      words.function = words.hook = scope_name(call.scope);
      report(*rule, {}, only_assumed(id) && !runs_after(id), call.file, call.row->span, words, call.scope,
             {step(call.file, call.row->span, "a restore is no fork: this guard does not fire in a clone")});
      break;
    }
  }
  // `if os.getpid() != _pid:` compares two readings of an identity that a restore leaves as it is.
  std::unordered_set<ScopeId> readers;  // scopes that take such a reading: without one no comparison is looked at
  for (CallId id = 0; id < p_.calls().size(); ++id) {
    if (p_.calls()[id].apis.empty()) continue;
    if (const Origin origin = trace_.origin_of(id); origin.api != nullptr && is_identity(origin)) {
      readers.insert(p_.calls()[id].scope);
    }
  }
  for (const Comparison& comparison : p_.comparisons()) {
    if (comparison.is_order || !readers.contains(comparison.scope)) continue;
    if (!p_.runs_after_restore(comparison.scope, comparison.span)) continue;
    for (const auto& [now, kept] :
         {std::pair(comparison.left, comparison.right), std::pair(comparison.right, comparison.left)}) {
      const Origin* reading = nullptr;
      const Provenance here = trace_.provenance(now);
      for (const Origin& origin : here.origins) {
        if (is_identity(origin) && p_.calls()[origin.call].scope == comparison.scope) reading = &origin;
      }
      if (reading == nullptr) continue;
      const Provenance before = trace_.provenance(kept);
      const bool captured = std::any_of(before.origins.begin(), before.origins.end(), [&](const Origin& origin) {
        return is_identity(origin) && runs_before(origin.call);
      });
      if (!captured) continue;
      const Program::CallInfo& call = p_.calls()[reading->call];
      Words words;
      words.api = api_name(reading->call);
      words.function = words.hook = scope_name(comparison.scope);
      report(*rule, {}, false, call.file, call.row->span, words, comparison.scope,
             {step(comparison.file, comparison.span,
                   "compared with a reading from before the snapshot, which every clone has too")});
    }
  }
}

}  // namespace snapcheck::rules
