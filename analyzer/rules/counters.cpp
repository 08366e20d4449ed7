// Counters whose numbers leave as names: `"order-" + std::to_string(++last)`. Every clone goes on from the same number.
//
// Most counters only count. A number is taken for a name when the code that counts up makes a text of it or sends it
// (`if (++requests % 100 == 0)` does neither), mixes in nothing that is new in each clone, and nobody asks whether it
// is more or less than something. A counter that begins with a constant gives the same numbers in every new process,
// too: a note. One that begins with the time is apart from all others until there are clones.
#include <algorithm>
#include <unordered_map>

#include "analyzer/rules/matcher.h"

namespace snapcheck::rules {

using namespace model;

namespace {

/// Places to which a number is followed.
constexpr std::size_t kMaxNumbers = 80;

}  // namespace

/// The variable or field that is counted up, if it keeps its value through the snapshot.
NodeId Matcher::kept_counter(NodeId place) const {
  if (place == kNone) return kNone;
  if (p_.nodes()[place].kind == Node::Kind::global) return trace_.survives(place) ? place : kNone;
  for (const EdgeId id : p_.nodes()[place].in) {
    const Edge& edge = p_.edges()[id];
    if (edge.role == Edge::Role::access && p_.nodes()[edge.from].kind == Node::Kind::field &&
        trace_.survives(edge.from))
      return edge.from;
  }
  return kNone;
}

/// Where the counter begins: a level, or nothing when it is no finding of its own.
std::optional<Level> Matcher::counter_level(NodeId counter, const Rule& rule) const {
  const auto hook = [&](ScopeId scope, Span span) { return p_.runs_in(scope, span, Phase::after_restore); };
  Level level = Level::note;
  for (const Origin& origin : trace_.origins_at(counter)) {
    const Program::CallInfo& call = p_.calls()[origin.call];
    if (origin.what->kind == ConceptKind::value || hook(call.scope, call.row->span)) return std::nullopt;
  }
  for (const EdgeId id : trace_.stores(counter)) {
    const Edge& edge = p_.edges()[id];
    if (edge.kind == FlowKind::derive && edge.store == Store::rebind && p_.is_constant(edge.from))
      continue;  // `n += 2`
    if (hook(edge.scope, edge.span)) return std::nullopt;
    const Provenance from = trace_.provenance(edge.from);
    // Somebody who knows the last number sets it, or it begins again.
    if (!p_.runs_before_snapshot(edge.scope, edge.span) && !from.literal) return std::nullopt;
    for (const Origin& origin : from.origins) {
      if (is_clock(*origin.what)) {
        level = level_of(rule, options_);
      } else if (origin.what->kind == ConceptKind::value && !is_identity(origin)) {
        return std::nullopt;  // that it is kept is the finding
      }
    }
  }
  return level;
}

/// Where the function that counts up has the new number.
std::vector<NodeId> Matcher::counted_numbers(CallId step, NodeId counter) const {
  const Program::CallInfo& call = p_.calls()[step];
  const auto used = [&](NodeId node) {
    const auto reads = [&](EdgeId id) { return p_.edges()[id].store != Store::rebind || p_.edges()[id].to != counter; };
    return node != kNone && (std::ranges::any_of(p_.nodes()[node].out, reads) || !trace_.passed(node).empty());
  };
  if (used(call.result)) return {call.result};
  if (!call.row->is_statement) return {};
  // `++last; snprintf(id, sizeof id, "%d", last);`
  std::vector<NodeId> found;
  for (const CallId id : p_.scopes()[call.scope].calls) {
    const Program::CallInfo& other = p_.calls()[id];
    if (other.row->span.begin <= call.row->span.end || id == step || other.row->callee == call.row->callee) continue;
    for (const NodeId argument : other.args) {
      if (argument != kNone && kept_counter(argument) == counter) found.push_back(argument);
    }
  }
  return found;
}

/// `for (i = 0; i < used; ++i)`, `used >= room`: how many there are, and no name.
bool Matcher::is_amount(NodeId counter) const {
  const auto ordered = [&](NodeId node) {
    const auto [first, last] = compared_.equal_range(node);
    return std::any_of(first, last, [](const auto& with) { return with.second.is_order; });
  };
  return ordered(counter) || std::ranges::any_of(p_.nodes()[counter].out, [&](EdgeId id) {
           return p_.edges()[id].role == Edge::Role::access && ordered(p_.edges()[id].to);
         });
}

/// The call makes a text of its arguments or sends them, and is no message for whoever looks after the program.
bool Matcher::puts_out(CallId id) const {
  const Program::CallInfo& call = p_.calls()[id];
  const CatalogIndex& catalog = p_.catalog(call.file);
  const auto log = [&](NodeId node) {
    const Place* row = node == kNone ? nullptr : p_.place(node);
    return row != nullptr && (row->name == "stderr" || row->name == "std.cerr" || row->name == "std.clog");
  };
  if (log(call.receiver) || std::ranges::any_of(call.args, log)) return false;
  return catalog.outputs("." + call.row->member) || catalog.outputs(call.row->callee) ||
         std::ranges::any_of(call.library_names, [&](Symbol name) { return catalog.outputs(p_.symbols().text(name)); });
}

bool Matcher::leaves_as_name(CallId step, NodeId counter) const {
  const std::vector<NodeId> numbers = counted_numbers(step, counter);
  const ScopeId scope = p_.calls()[step].scope;
  std::unordered_map<NodeId, bool> seen;  // and whether the way led through a field
  std::vector<NodeId> work;
  for (const NodeId number : numbers) {
    if (seen.emplace(number, false).second) work.push_back(number);
  }
  const auto fresh = [&](NodeId node) {
    if (node == kNone || seen.contains(node)) return false;
    return std::ranges::any_of(trace_.provenance(node).origins,
                               [&](const Origin& origin) { return origin.what->fresh && runs_after(origin.call); });
  };
  bool leaves = false;
  for (std::size_t i = 0; i < work.size() && work.size() < kMaxNumbers; ++i) {
    const NodeId node = work[i];
    const bool by_field = seen.at(node);
    for (const CallId id : trace_.passed(node)) {
      const Program::CallInfo& call = p_.calls()[id];
      const bool given = std::ranges::find(call.args, node) != call.args.end();
      if (!given || !puts_out(id) || (by_field && call.scope != scope)) continue;
      if (std::ranges::any_of(call.args, fresh)) return false;
      leaves = true;
    }
    // In what is kept it is a number of this process; only what the function itself makes of it is looked at.
    if (trace_.survives(node) && i >= numbers.size() && p_.nodes()[node].kind != Node::Kind::field) continue;
    for (const EdgeId id : p_.nodes()[node].out) {
      const Edge& edge = p_.edges()[id];
      if (edge.to == counter || (node == counter && edge.scope != scope)) continue;
      const bool mixed =
          edge.kind == FlowKind::derive &&
          std::ranges::any_of(p_.nodes()[edge.to].in, [&](EdgeId other) { return fresh(p_.edges()[other].from); });
      if (mixed) return false;
      const bool field = by_field || p_.nodes()[edge.to].kind == Node::Kind::field;
      if (seen.emplace(edge.to, field).second) work.push_back(edge.to);
    }
  }
  return leaves;
}

/// Handler code counts the variable up and hands out its numbers.
bool Matcher::is_named_counter(NodeId holder) const {
  return std::ranges::any_of(counting_, [&](CallId id) {
    return kept_counter(p_.calls()[id].args.front()) == holder && leaves_as_name(id, holder);
  });
}

void Matcher::counter_finding(const Rule& rule, const Origin& origin) {
  const Program::CallInfo& call = p_.calls()[origin.call];
  if (!runs_after(origin.call) || call.args.empty() || p_.is_rare(origin.call)) return;
  const NodeId counter = kept_counter(call.args.front());
  if (counter == kNone || is_amount(counter) || !leaves_as_name(origin.call, counter)) return;
  const std::optional<Level> level = counter_level(counter, rule);
  if (!level) return;
  Words words;
  words.api = words.holder = holder_name(counter);
  words.noun = origin.what->noun;
  words.function = scope_name(call.scope);
  words.phase = "handler";
  std::vector<Step> story = reached(call.scope, Phase::handler);
  story.push_back(step(call.file, call.row->span,
                       words.api + " is counted up here, from where it stood in the snapshot", words.api));
  report(rule, level, only_vague(origin.call), call.file, call.row->span, words, call.scope, std::move(story));
}

}  // namespace snapcheck::rules
