// Life-cycle calls over HTTP: some platforms tell a program of snapshots by requests of their own, and a route of such
// a path is a hook (Catalog::hook_paths).
#include <algorithm>
#include <optional>

#include "analyzer/model/phases.h"

namespace snapcheck::model {

namespace {

constexpr int kMostSteps = 8;
constexpr int kAnswerDepth = 3;  // calls from a handler to who asks for the path

/// `app.post(path)`, `add_route(method, path, handler)`, `Route(path=path)`, and no description of the route.
bool may_be_path(std::size_t position, std::string_view keyword) {
  if (keyword.empty()) return position < 2;
  return keyword == "path" || keyword == "rule" || keyword == "route" || keyword == "uri" || keyword == "url";
}

/// The same of an annotation's values.
bool may_be_path(std::string_view key) { return key.empty() || key == "path" || key == "uri" || key == "urlPatterns"; }

std::string_view last_part(std::string_view path) { return path.substr(path.rfind('/') + 1); }

}  // namespace

/// What a place surely holds, where that is a text of constants: `f"{BASE}/run"`, `BASE + "/run"`. Empty when not.
std::string Phaser::constant_text(NodeId node, int steps) const {
  if (node == kNone || steps >= kMostSteps) return {};
  const Place* row = p_.place(node);
  if (row != nullptr && row->kind == PlaceKind::literal) return p_.literal_text(node);
  std::vector<const Edge*> parts;
  for (const EdgeId id : p_.nodes_[node].in) parts.push_back(&p_.edges_[id]);
  const auto is = [](FlowKind kind) { return [kind](const Edge* edge) { return edge->kind == kind; }; };
  if (parts.size() == 1 && is(FlowKind::copy)(parts.front())) return constant_text(parts.front()->from, steps + 1);
  if (!std::ranges::all_of(parts, is(FlowKind::derive))) return {};
  std::ranges::sort(parts, {}, [](const Edge* edge) { return edge->span.begin; });
  std::string text;
  for (const Edge* part : parts) {
    const std::string piece = constant_text(part->from, steps + 1);
    if (piece.empty()) return {};
    text += piece;
  }
  return text;
}

/// In which phase requests of that path come, if it is one that a platform calls.
std::optional<Phase> Phaser::phase_of_path(std::uint32_t file, std::string_view prefix, std::string_view path) {
  for (const HookPath& hook : catalog_of(file).hook_paths) {
    if (last_part(path) != last_part(hook.path)) continue;
    std::string whole(prefix);
    if (whole.ends_with('/')) whole.pop_back();
    if (!prefix.empty() && !path.starts_with('/')) whole += '/';
    whole += path;
    if (!glob_match(hook.path, whole)) continue;
    p_.has_hook_routes_ = true;
    return hook.phase;
  }
  return std::nullopt;
}

/// Where an object was made: the result of that call, or the first place that anybody knows it by.
NodeId Phaser::home_of(NodeId node) const {
  for (int step = 0; node != kNone && step < kMostSteps; ++step) {
    const auto& in = p_.nodes_[node].in;
    if (in.size() != 1 || p_.edges_[in.front()].kind != FlowKind::copy) break;
    node = p_.edges_[in.front()].from;
  }
  return node;
}

/// Texts with which the object of a route was made, or that somebody gets together with it:
/// `APIRouter(prefix="/aws/lambda-microvms/runtime/v1")`, `app.include_router(hooks, prefix=BASE)`.
const std::vector<std::string>& Phaser::prefixes_of(NodeId router) {
  if (prefixes_.empty()) {
    for (const Program::CallInfo& call : p_.calls_) {
      std::vector<std::string> texts;
      for (const NodeId argument : call.args) {
        if (std::string text = constant_text(argument); text.starts_with('/')) texts.push_back(std::move(text));
      }
      if (texts.empty()) continue;
      const auto add = [&](NodeId node) {
        std::vector<std::string>& known = prefixes_[home_of(node)];
        known.insert(known.end(), texts.begin(), texts.end());
      };
      if (call.result != kNone) add(call.result);
      for (const NodeId argument : call.args) {
        if (argument != kNone) add(argument);
      }
    }
    prefixes_.try_emplace(kNone);
  }
  const auto found = prefixes_.find(home_of(router));
  return found == prefixes_.end() ? prefixes_.at(kNone) : found->second;
}

/// `phase` of what a call makes a handler of, unless it is the handler of such a request.
Phase Phaser::phase_of_route(Phase phase, CallId id) {
  if (phase != Phase::handler || id == kNone) return phase;
  const Program::CallInfo& call = p_.calls_[id];
  const auto& hooks = catalog_of(call.file).hook_paths;
  for (std::size_t i = 0; i < call.args.size() && !hooks.empty(); ++i) {
    if (!may_be_path(i, call.row->args[i].keyword)) continue;
    const std::string path = constant_text(call.args[i]);
    if (const auto found = phase_of_path(call.file, {}, path)) return *found;
    const auto ends_so = [&](const HookPath& hook) { return !path.empty() && last_part(path) == last_part(hook.path); };
    if (std::ranges::none_of(hooks, ends_so)) continue;
    for (const std::string& prefix : prefixes_of(call.receiver)) {
      if (const auto found = phase_of_path(call.file, prefix, path)) return *found;
    }
  }
  return phase;
}

/// The same of annotations: those of a method, and with `on_type` what stands before their paths.
Phase Phaser::phase_of_route(Phase phase, std::uint32_t file, const std::vector<Annotation>& annotations,
                             const std::vector<Annotation>* on_type) {
  if (phase != Phase::handler || catalog_of(file).hook_paths.empty()) return phase;
  for (const Annotation& annotation : annotations) {
    for (const auto& [key, path] : annotation.values) {
      if (!may_be_path(key)) continue;
      if (const auto found = phase_of_path(file, {}, path)) return *found;
      if (on_type == nullptr) continue;
      for (const Annotation& outer : *on_type) {
        for (const auto& [name, prefix] : outer.values) {
          if (!may_be_path(name)) continue;
          if (const auto found = phase_of_path(file, prefix, path)) return *found;
        }
      }
    }
  }
  return phase;
}

/// `if self.path == RUN:`: a handler that asks for the path itself is a hook in that branch, unless it is one as a
/// whole.
void Phaser::find_hook_parts() {
  std::optional<std::vector<bool>> answering;  // by scope; looked for at the first such comparison
  for (const Comparison& comparison : p_.comparisons_) {
    if (comparison.is_order || comparison.scope == kNone || catalog_of(comparison.file).hook_paths.empty()) continue;
    std::optional<Phase> phase;
    for (const NodeId side : {comparison.left, comparison.right}) {
      if (!phase) phase = phase_of_path(comparison.file, {}, constant_text(side));
    }
    const Span branch = phase ? branch_of(comparison) : Span{};
    if (branch.end == 0) continue;
    if (!answering) answering = find_answering();
    if (!(*answering)[comparison.scope]) continue;
    if (*phase == Phase::after_restore) {
      p_.hook_parts_[comparison.scope].push_back(branch);
      add_root(comparison.scope, *phase, nullptr);
      continue;
    }
    for (const CallId call : p_.scopes_[comparison.scope].calls) {
      if (!is_within(p_.calls_[call].row->span, branch)) continue;
      for (const ScopeId target : p_.calls_[call].targets) add_root(target, *phase, nullptr);
    }
  }
}

/// Handlers that are no hooks, and what they call, a few calls down.
std::vector<bool> Phaser::find_answering() const {
  std::vector<bool> found(p_.scopes_.size(), false), hooks(p_.scopes_.size(), false);
  std::vector<ScopeId> work, next;
  for (const Root& root : roots_) {
    if (root.scope != kNone && root.phase == Phase::after_restore) hooks[root.scope] = true;
    if (root.scope != kNone && root.phase == Phase::handler) work.push_back(root.scope);
  }
  for (const Registration& registration : p_.registrations_) {
    if (registration.entry->kind != EntryPoint::Kind::callback || registration.argument == kNone) continue;
    for (const auto& scopes : {functions_in(registration.argument), called_objects_in(registration.argument)}) {
      for (const ScopeId scope : scopes) {
        if (registration.entry->phase == Phase::after_restore) hooks[scope] = true;
        if (registration.entry->phase == Phase::handler) work.push_back(scope);
      }
    }
  }
  for (int depth = 0; depth <= kAnswerDepth && !work.empty(); ++depth) {
    next.clear();
    for (const ScopeId scope : work) {
      if (found[scope] || hooks[scope]) continue;
      found[scope] = true;
      for (const CallId call : p_.scopes_[scope].calls)
        next.insert(next.end(), p_.calls_[call].targets.begin(), p_.calls_[call].targets.end());
    }
    work.swap(next);
  }
  return found;
}

/// The code that runs exactly when the comparison holds: it is the whole test.
Span Phaser::branch_of(const Comparison& comparison) const {
  for (const Conditional& row : p_.files_[comparison.file].conditionals) {
    if (row.test.end == 0 || p_.scope_id(comparison.file, row.scope) != comparison.scope) continue;
    if (is_within(comparison.span, row.test)) return row.span;
  }
  return {};
}

}  // namespace snapcheck::model
