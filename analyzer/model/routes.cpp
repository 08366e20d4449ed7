// Life-cycle calls over HTTP: some platforms tell a program of snapshots by requests of their own, and a route of such
// a path is a hook (Catalog::hook_paths).
#include <algorithm>
#include <optional>

#include "analyzer/model/phases.h"

namespace snapcheck::model {

namespace {

constexpr int kMostSteps = 8;

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
std::vector<std::string> Phaser::prefixes_of(NodeId router) const {
  const NodeId home = home_of(router);
  std::vector<std::string> texts;
  if (home == kNone) return texts;
  for (const Program::CallInfo& call : p_.calls_) {
    const auto is_it = [&](NodeId node) { return node != kNone && home_of(node) == home; };
    if (call.args.empty() || (call.result != home && std::ranges::none_of(call.args, is_it))) continue;
    for (const NodeId argument : call.args) {
      if (std::string text = constant_text(argument); text.starts_with('/')) texts.push_back(std::move(text));
    }
  }
  return texts;
}

/// `phase` of what a call makes a handler of, unless it is the handler of such a request.
Phase Phaser::phase_of_route(Phase phase, CallId id) {
  if (phase != Phase::handler || id == kNone) return phase;
  const Program::CallInfo& call = p_.calls_[id];
  const auto& hooks = catalog_of(call.file).hook_paths;
  for (const NodeId argument : hooks.empty() ? std::span<const NodeId>() : std::span<const NodeId>(call.args)) {
    const std::string path = constant_text(argument);
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
      if (const auto found = phase_of_path(file, {}, path)) return *found;
      if (on_type == nullptr) continue;
      for (const Annotation& outer : *on_type) {
        for (const auto& [name, prefix] : outer.values) {
          if (const auto found = phase_of_path(file, prefix, path)) return *found;
        }
      }
    }
  }
  return phase;
}

/// `if self.path == RUN:`: a handler that asks for the path itself is a hook in that branch.
void Phaser::find_hook_parts() {
  for (const Comparison& comparison : p_.comparisons_) {
    if (comparison.is_order || comparison.scope == kNone || catalog_of(comparison.file).hook_paths.empty()) continue;
    std::optional<Phase> phase;
    for (const NodeId side : {comparison.left, comparison.right}) {
      if (!phase) phase = phase_of_path(comparison.file, {}, constant_text(side));
    }
    if (!phase) continue;
    const Span branch = branch_behind(comparison);
    if (branch.end == 0) continue;
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

/// What runs if the comparison holds: the next branch of its function.
Span Phaser::branch_behind(const Comparison& comparison) const {
  Span next;
  for (const Conditional& row : p_.files_[comparison.file].conditionals) {
    if (p_.scope_id(comparison.file, row.scope) != comparison.scope || row.span.begin < comparison.span.end) continue;
    if (next.end == 0 || row.span.begin < next.begin) next = row.span;
  }
  return next;
}

}  // namespace snapcheck::model
