// Answers of which the catalogue means only a part: the host's name in `os.uname()`.
#include <algorithm>
#include <string>

#include "analyzer/model/phases.h"
#include "analyzer/rules/matcher.h"

namespace snapcheck::rules {

using namespace model;

namespace {

/// Variables to which an answer is copied.
constexpr std::size_t kMaxCopies = 30;

}  // namespace

/// `[1]`, `.machine`: which part of the result the edge takes; empty when it takes none.
std::string Matcher::part_taken(const Edge& edge) const {
  const Place* to = p_.nodes()[edge.to].kind == Node::Kind::place ? p_.place(edge.to) : nullptr;
  if (edge.role == Edge::Role::access && to != nullptr && to->kind == PlaceKind::field && to->base != kNone &&
      p_.node_of(p_.file_of(p_.nodes()[edge.to].place), to->base) == edge.from) {
    return to->name.str();
  }
  return edge.element != 0 && edge.element < kEachElement ? std::to_string(edge.element - 1) : std::string();
}

/// `os.uname().machine`: what goes this way is not the part of the result that the catalogue means.
bool Matcher::takes_other_part(const Capture& capture, const Api& api) const {
  if (api.part.empty()) return false;
  for (const EdgeId id : capture.path) {
    const Edge& edge = p_.edges()[id];
    if (const std::string part = part_taken(edge); !part.empty()) return !glob_match(api.part, part);
    if (edge.kind != FlowKind::copy) return false;
  }
  return false;
}

/// The whole result is kept, and whoever reads it takes another part of it: `SYSTEM = os.uname()`, `SYSTEM.machine`.
bool Matcher::is_read_for_other_parts(NodeId holder, const Api& api) const {
  if (api.part.empty()) return false;
  std::vector<NodeId> work{holder};
  bool any = false;
  for (std::size_t i = 0; i < work.size(); ++i) {
    if (work.size() > kMaxCopies || compared_.contains(work[i])) return false;
    // Whoever calls the function may not be in the tree.
    const Place* row = p_.place(work[i]);
    if (row != nullptr && row->kind == PlaceKind::result && p_.nodes()[work[i]].out.empty()) return false;
    for (const CallId id : trace_.passed(work[i])) {
      if (p_.calls()[id].targets.empty() || !p_.calls()[id].library_names.empty()) return false;
    }
    for (const EdgeId id : p_.nodes()[work[i]].out) {
      const Edge& edge = p_.edges()[id];
      if (const std::string part = part_taken(edge); !part.empty()) {
        if (glob_match(api.part, part)) return false;
        any = true;
      } else if (edge.kind != FlowKind::copy || edge.element != 0 || edge.store == Store::mutate ||
                 edge.role == Edge::Role::library) {
        return false;
      } else if (std::ranges::find(work, edge.to) == work.end()) {
        work.push_back(edge.to);
      }
    }
  }
  return any;
}

}  // namespace snapcheck::rules
