// Objects that are made with one value and set to another before anybody looks at them.
#include <algorithm>
#include <map>

#include "analyzer/rules/matcher.h"

namespace snapcheck::rules {

using namespace model;

void Matcher::collect_resets() {
  for (CallId id = 0; id < p_.calls().size(); ++id) {
    if (p_.calls()[id].scope == kNone) continue;
    const Api* api = p_.api_of(id, [](const Api& a) { return a.resets.kind != Slot::Kind::none; });
    if (api == nullptr) continue;
    const NodeId target = p_.slot(api->resets, id);
    if (target == kNone) continue;
    for (const NodeId owner : trace_.owners(target)) resets_[owner].push_back(id);
  }
}

/// The code that makes the object sets it to something else. What is wiped from a buffer may have been copied before.
bool Matcher::is_reset(CallId origin, NodeId source) const {
  const auto it = resets_.find(source);
  return it != resets_.end() && std::any_of(it->second.begin(), it->second.end(), [&](CallId reset) {
           return p_.calls()[reset].receiver != kNone && p_.calls()[reset].scope == p_.calls()[origin].scope;
         });
}

/// Whoever uses what the holder has sets it first: a scratch object.
bool Matcher::is_scratch(NodeId holder) const {
  const auto it = resets_.find(holder);
  if (it == resets_.end()) return false;
  std::map<ScopeId, std::uint32_t> first_use, first_reset;
  for (const Trace::Use& use : trace_.uses(holder)) {
    if (use.scope == kNone) continue;
    const auto [entry, fresh] = first_use.try_emplace(use.scope, use.span.begin);
    entry->second = std::min(entry->second, use.span.begin);
  }
  for (const CallId reset : it->second) {
    const Program::CallInfo& call = p_.calls()[reset];
    const auto [entry, fresh] = first_reset.try_emplace(call.scope, call.row->span.begin);
    entry->second = std::min(entry->second, call.row->span.begin);
  }
  return !first_use.empty() && std::all_of(first_use.begin(), first_use.end(), [&](const auto& use) {
    const auto reset = first_reset.find(use.first);
    return reset != first_reset.end() && reset->second <= use.second;
  });
}

}  // namespace snapcheck::rules
