#include "analyzer/model/given.h"

#include <algorithm>

#include "analyzer/model/truth.h"

namespace snapcheck::model {

namespace {

/// Places that are looked at for one branch.
constexpr std::size_t kMaxPlaces = 40;

}  // namespace

Given::Given(const Program& program) : p_(program) {
  for (std::uint32_t file = 0; file < p_.files().size(); ++file) {
    if (p_.files()[file].language != "python") continue;
    for (const Branch& row : p_.files()[file].branches) branches_[p_.scope_id(file, row.scope)].push_back(&row);
  }
}

std::vector<const Branch*> Given::around(const Edge& edge) const {
  std::vector<const Branch*> branches;
  const auto found = edge.scope == kNone ? branches_.end() : branches_.find(edge.scope);
  if (found == branches_.end()) return branches;
  for (const Branch* branch : found->second) {
    if (edge.span.begin >= branch->span.begin && edge.span.end <= branch->span.end) branches.push_back(branch);
  }
  return branches;
}

bool Given::excludes(ScopeId scope, const Branch& branch, const Frames& frames, Frames::Frame frame) const {
  if (frame == Frames::kAny) return false;
  const Held held = this->held(p_.node_of(p_.scopes()[scope].file, branch.place), frames, frame);
  if (held.anything) return false;
  if (branch.absent) return branch.null_only ? !held.null : !held.null && !held.empty && !held.made;
  return !held.full && !held.made && !(branch.null_only && held.empty);
}

Given::Held Given::held(NodeId start, const Frames& frames, Frames::Frame frame) const {
  Held held;
  Work work{{start, frame}};
  for (std::size_t i = 0; i < work.size() && !held.anything; ++i) {
    if (work.size() > kMaxPlaces) held.anything = true;
    const auto [node, at] = work[i];
    visit(node, frames, at, held, work);
  }
  if (!held.null && !held.empty && !held.full && !held.made) held.anything = true;
  return held;
}

void Given::visit(NodeId id, const Frames& frames, Frames::Frame frame, Held& held, Work& work) const {
  const Node& node = p_.nodes()[id];
  const Place* row = p_.place(id);
  const bool is_default = node.kind == Node::Kind::default_value;
  if (row == nullptr || (node.kind != Node::Kind::place && !is_default)) {
    held.anything = true;
    return;
  }
  if (!is_default) {
    switch (row->kind) {
      case PlaceKind::literal:
        if (row->is_null) {
          held.null = true;
        } else {
          const Truth truth = python_truth(row->name);
          (truth == Truth::no ? held.empty : truth == Truth::yes ? held.full : held.made) = true;
        }
        return;
      case PlaceKind::function:
      case PlaceKind::type:
      case PlaceKind::module:
        held.full = true;
        return;
      case PlaceKind::param:
        parameter(id, *row, frames, frame, held, work);
        return;
      case PlaceKind::local:
      case PlaceKind::temp:
        break;
      default:
        held.anything = true;
        return;
    }
    // A list, tuple or table that is written out.
    if (row->kind == PlaceKind::temp && row->type.starts_with("builtins.")) {
      held.made = true;
      return;
    }
  }
  if (node.in.empty()) held.anything = true;
  for (const EdgeId in : node.in) {
    const Edge& edge = p_.edges()[in];
    const bool plain = (edge.role == Edge::Role::flow || (is_default && edge.role == Edge::Role::access)) &&
                       edge.kind == FlowKind::copy && edge.element == 0 && edge.store != Store::mutate;
    if (!plain) {
      held.anything = true;
      return;
    }
    if (std::ranges::find(work, std::pair(edge.from, frame)) == work.end()) work.emplace_back(edge.from, frame);
  }
}

/// What this very call passes, the default when it leaves the argument out, and what the function itself assigns.
void Given::parameter(NodeId id, const Place& row, const Frames& frames, Frames::Frame frame, Held& held,
                      Work& work) const {
  const ScopeId home = p_.scope_id(p_.file_of(p_.nodes()[id].place), row.scope);
  const Program::ScopeInfo& scope = p_.scopes()[home];
  const auto param = std::ranges::find(scope.params, id);
  if (frame == Frames::kAny || param == scope.params.end()) {
    held.anything = true;
    return;
  }
  const Program::CallInfo& call = p_.calls()[frames.call(frame)];
  // Not through a variable or field that may hold a partial, by a library, or as `Class.method(object)`.
  const Place* object = call.receiver == kNone ? nullptr : p_.place(call.receiver);
  const bool is_member = call.row->member == scope.row->member;
  const bool is_named = call.receiver == kNone || (is_member && object != nullptr && object->kind == PlaceKind::module);
  const bool direct =
      call.function == kNone && call.library_names.empty() && !scope.row->is_generator &&
      std::ranges::find(call.targets, home) != call.targets.end() &&
      (scope.receiver == kNone ? is_named : call.constructs != kNone || (call.receiver != kNone && is_member));
  const bool entered = std::ranges::any_of(p_.nodes()[id].in, [&](EdgeId in) {
    return p_.edges()[in].role == Edge::Role::enter && p_.edges()[in].call == frames.call(frame);
  });
  if (!direct || (entered && is_collected(row)) || std::ranges::any_of(call.row->args, &Argument::spread)) {
    held.anything = true;
    return;
  }
  const auto add = [&](NodeId node, Frames::Frame at) {
    if (node == kNone) {
      held.anything = true;
    } else if (std::ranges::find(work, std::pair(node, at)) == work.end()) {
      work.emplace_back(node, at);
    }
  };
  const auto index = static_cast<std::size_t>(param - scope.params.begin());
  const bool by_position = index <= scope.row->positional;  // and not behind `*names`
  bool named = false;
  std::size_t position = 0;
  for (std::size_t i = 0; i < call.args.size(); ++i) {
    const std::string_view keyword = call.row->args[i].keyword;
    named |= keyword == row.name;
    if (keyword == row.name || (keyword.empty() && position++ == index && by_position))
      add(call.args[i], frames.caller(frame));
  }
  bool has_default = false;
  for (const EdgeId in : p_.nodes()[id].in) {
    const Edge& edge = p_.edges()[in];
    if (edge.role == Edge::Role::enter) continue;
    const bool is_default = p_.nodes()[edge.from].kind == Node::Kind::default_value;
    has_default |= is_default;
    // Positional arguments may go into `*args` before the parameter.
    if (is_default && named) continue;
    if (edge.kind != FlowKind::copy || edge.element != 0 || edge.store == Store::mutate ||
        (!is_default && edge.role != Edge::Role::flow)) {
      held.anything = true;
      return;
    }
    add(edge.from, frame);
  }
  // Nothing is left for `*names` and `**names`.
  if (!named && (position <= index || !by_position) && !has_default)
    (is_collected(row) ? held.empty : held.anything) = true;
}

}  // namespace snapcheck::model
