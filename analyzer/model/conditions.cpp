#include "analyzer/model/conditions.h"

#include <algorithm>
#include <numeric>

namespace snapcheck::model {

Conditions::Conditions(const Program& program) : p_(program) {
  nest();
  find_ways();
}

void Conditions::nest() {
  begins_.assign(p_.scopes().size() + 1, 0);
  for (std::uint32_t file = 0; file < p_.files().size(); ++file) {
    for (const Conditional& row : p_.files()[file].conditionals) ++begins_[p_.scope_id(file, row.scope) + 1];
  }
  std::partial_sum(begins_.begin(), begins_.end(), begins_.begin());
  rows_.resize(begins_.back());
  std::vector<Row> next(begins_.begin(), begins_.end() - 1);
  for (std::uint32_t file = 0; file < p_.files().size(); ++file) {
    for (const Conditional& row : p_.files()[file].conditionals)
      rows_[next[p_.scope_id(file, row.scope)]++].span = row.span;
  }
  for (ScopeId scope = 0; scope < p_.scopes().size(); ++scope) {
    const auto begin = rows_.begin() + begins_[scope], end = rows_.begin() + begins_[scope + 1];
    std::sort(begin, end, [](const Conditioned& a, const Conditioned& b) {
      return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
    });
    Row open = kNone;
    for (Row row = begins_[scope]; row < begins_[scope + 1]; ++row) {
      while (open != kNone && rows_[open].span.end <= rows_[row].span.begin) open = rows_[open].around;
      rows_[row].around = open;
      // What the serve call stands behind as well holds, or there is no snapshot.
      const Span at = rows_[row].span;
      const std::uint32_t boundary = p_.scopes()[scope].boundary;
      rows_[row].depth = (open == kNone ? 0 : rows_[open].depth) + (at.begin < boundary && boundary <= at.end ? 0 : 1);
      open = row;
    }
  }
}

/// Conditions around the code, in its own function.
unsigned Conditions::depth(ScopeId scope, Span span) const {
  const auto begin = rows_.begin() + begins_[scope], end = rows_.begin() + begins_[scope + 1];
  const auto behind = std::upper_bound(begin, end, span.begin,
                                       [](std::uint32_t at, const Conditioned& row) { return at < row.span.begin; });
  if (behind == begin) return 0;
  auto row = static_cast<Row>(behind - rows_.begin() - 1);
  while (row != kNone && span.end > rows_[row].span.end) row = rows_[row].around;
  return row == kNone ? 0 : std::min(rows_[row].depth, kMany - 1);
}

void Conditions::reach(ScopeId scope, unsigned conditions) {
  if (conditions >= ways_[scope]) return;
  ways_[scope] = static_cast<std::uint8_t>(conditions);
  waiting_[conditions].push_back(scope);
}

/// Shortest ways, in the order of their conditions. A function that is handed over, and what is called in a manner that
/// is not looked at here, begins anew.
void Conditions::find_ways() {
  ways_.assign(p_.scopes().size(), kMany);
  waiting_.resize(kMany);
  for (ScopeId id = 0; id < p_.scopes().size(); ++id) {
    const Program::ScopeInfo& scope = p_.scopes()[id];
    const auto led_here = [&](Phase phase) {
      return !(scope.phases & bit(phase)) || scope.witness[static_cast<unsigned>(phase)].call != kNone;
    };
    const bool assumed = (scope.phases & kAssumed) && scope.assumed_witness.call == kNone;
    const bool begins = !led_here(Phase::init) || !led_here(Phase::before_snapshot) || assumed;
    if (!(scope.phases & kBefore) || begins) reach(id, 0);
  }
  for (const Program::CallInfo& call : p_.calls()) {  // `Thread(target=work)`
    for (const NodeId argument : call.args) {
      if (argument == kNone) continue;
      for (const Shape& shape : p_.nodes()[argument].shapes) {
        if (shape.kind == Shape::Kind::function) reach(shape.ref, 0);
      }
    }
  }
  for (const Registration& registration : p_.registrations()) {
    for (const auto& [scope, phase] : registration.scopes) reach(scope, 0);
  }
  go_on();
  for (ScopeId id = 0; id < p_.scopes().size(); ++id) {
    if (ways_[id] != kMany) continue;
    reach(id, 0);
    go_on();
  }
}

void Conditions::go_on() {
  for (std::vector<ScopeId>& waiting : waiting_) {
    const auto conditions = static_cast<unsigned>(&waiting - waiting_.data());
    for (std::size_t i = 0; i < waiting.size(); ++i) {
      const ScopeId id = waiting[i];
      if (ways_[id] != conditions) continue;
      for (const CallId call : p_.scopes()[id].calls) {
        const Program::CallInfo& row = p_.calls()[call];
        if (row.targets.empty() || !p_.runs_before_snapshot(id, row.row->span)) continue;
        // Of the places that use a class or module only the first one is known.
        const unsigned here = row.row->kind == CallKind::touch ? 0 : depth(id, row.row->span);
        for (const ScopeId target : row.targets) reach(target, std::min(conditions + here, kMany - 1));
      }
    }
    waiting.clear();
  }
}

unsigned Conditions::needed(CallId source, std::span<const EdgeId> path) const {
  const auto at = [&](ScopeId scope, Span span) { return scope == kNone ? 0 : ways_[scope] + depth(scope, span); };
  const Program::CallInfo& call = p_.calls()[source];
  unsigned most = at(call.scope, call.row->span);
  for (const EdgeId id : path) {
    const Edge& edge = p_.edges()[id];
    if (edge.scope == kNone) continue;
    // The same step may stand there twice, once with fewer conditions.
    unsigned least = 2 * kMany;
    for (const EdgeId other : p_.nodes()[edge.to].in) {
      const Edge& same = p_.edges()[other];
      if (same.from == edge.from && same.role == edge.role && p_.is_early(same))
        least = std::min(least, at(same.scope, same.span));
    }
    most = std::max(most, std::min(least, at(edge.scope, edge.span)));
  }
  return most;
}

}  // namespace snapcheck::model
