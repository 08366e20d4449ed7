#include "analyzer/model/program.h"

#include <algorithm>
#include <cstdlib>
#include <map>

#include "analyzer/model/join.h"
#include "analyzer/model/phases.h"
#include "analyzer/model/solve.h"

namespace snapcheck::model {

Program::Program(std::vector<Facts> files, const RuleSet& rules, std::vector<std::string> handlers)
    : rules_(rules), files_(std::move(files)), handlers_(std::move(handlers)) {
  static const Catalog nothing;
  std::map<std::string, std::uint32_t> known;
  for (const Facts& file : files_) {
    const auto [it, fresh] = known.try_emplace(file.language, static_cast<std::uint32_t>(catalogs_.size()));
    if (fresh) {
      const Catalog* catalog = rules_.catalog(file.language);
      catalogs_.push_back(std::make_unique<CatalogIndex>(catalog == nullptr ? nothing : *catalog));
    }
    language_.push_back(it->second);
  }
  Joiner(*this).run();
  Solver(*this).run();
  Phaser(*this).run();
}

std::string_view Program::field_given(const CallInfo& call, std::size_t index) const {
  const Argument& argument = call.row->args[index];
  if (argument.spread || !argument.keyword.empty())
    return argument.spread ? std::string_view() : std::string_view(argument.keyword);
  std::size_t position = 0;
  for (const Field& field : types_[call.constructs].row->fields) {
    if (!field.name.empty() && position++ == index) return field.name;
  }
  return {};
}

void Program::split(ScopeId scope, std::uint32_t position) {
  ScopeInfo& info = scopes_[scope];
  info.boundary = std::min(info.boundary, position);
  if (!files_[info.file].choices.empty()) boundaries_[scope].push_back(position);
}

/// Where the other way comes to no boundary call that is known, it serves in some other manner, by threads or
/// processes.
bool Program::is_behind_one(ScopeId scope, std::uint32_t position) const {
  const std::vector<Choice>& choices = files_[scopes_[scope].file].choices;
  const std::vector<std::uint32_t>& boundaries = boundaries_.at(scope);
  const auto within = [](std::uint32_t at, Span span) { return at >= span.begin && at <= span.end; };
  return std::ranges::any_of(boundaries, [&](std::uint32_t boundary) {
    return position >= boundary && std::ranges::none_of(choices, [&](const Choice& choice) {
             return within(boundary, choice.first) && within(position, choice.second) &&
                    std::ranges::any_of(boundaries, [&](std::uint32_t other) { return within(other, choice.second); });
           });
  });
}

bool Program::runs_in(ScopeId scope, Span span, Phase phase) const {
  if (scope == kNone) return false;
  const ScopeInfo& info = scopes_[scope];
  if (is_dead(scope, span)) return false;
  if ((phase == Phase::init || phase == Phase::before_snapshot) && is_unasked(scope, span)) return false;
  const bool after = is_behind(scope, span.begin);
  if (after && phase == Phase::init) return false;
  if (after && phase == Phase::handler && (info.phases & bit(Phase::init))) return true;
  return (info.phases & bit(phase)) != 0 && !(phase == Phase::after_restore && is_beside_hook(scope, span));
}

bool Program::is_beside_hook(ScopeId scope, Span span) const {
  const auto parts = hook_parts_.empty() ? hook_parts_.end() : hook_parts_.find(scope);
  if (parts == hook_parts_.end()) return false;
  return std::ranges::none_of(parts->second, [&](Span part) { return is_within(span, part); });
}

bool Program::runs_before_snapshot(ScopeId scope, Span span) const {
  if (scope == kNone) return false;
  const ScopeInfo& info = scopes_[scope];
  return (info.phases & kBefore) != 0 && !is_behind(scope, span.begin) && !is_dead(scope, span) &&
         !is_unasked(scope, span);
}

bool Program::runs_after_restore(ScopeId scope, Span span) const {
  return runs_in(scope, span, Phase::handler) || runs_in(scope, span, Phase::after_restore);
}

bool Program::is_rare(std::uint32_t file, Span span) const {
  const std::vector<Span>& rare = files_[file].rare;
  auto it = std::upper_bound(rare.begin(), rare.end(), span.begin,
                             [](std::uint32_t position, const Span& row) { return position < row.begin; });
  return it != rare.begin() && is_within(span, *--it);
}

bool Program::is_written_out(NodeId start) const {
  std::vector<std::pair<NodeId, bool>> work{{start, false}};  // inside of a list?
  std::unordered_set<NodeId> seen{start};
  for (std::size_t i = 0; i < work.size(); ++i) {
    const auto [id, inside] = work[i];
    const Node& node = nodes_[id];
    const Place* row = place(id);
    if (row != nullptr && row->kind == PlaceKind::literal) {
      const char first = row->name.empty() ? ' ' : row->name.front();
      if (!inside && first != '(' && first != '[' && first != '{') return false;
      continue;
    }
    if (node.in.empty() || work.size() > 64) return false;
    const bool display = row != nullptr && row->kind == PlaceKind::temp && node.in.size() > 1;
    for (const EdgeId edge_id : node.in) {
      const Edge& edge = edges_[edge_id];
      const bool whole = edge.element == 0 || edge.element == kEachElement;
      if (edge.role == Edge::Role::library || !whole) return false;
      const bool element = display && edge.kind == FlowKind::copy;
      if (seen.insert(edge.from).second) work.emplace_back(edge.from, inside || element);
    }
  }
  return true;
}

bool Program::is_constant(NodeId node) const {
  if (node == kNone) return false;
  std::vector<NodeId> work{node};
  std::unordered_set<NodeId> seen{node};
  while (!work.empty()) {
    const NodeId current = work.back();
    work.pop_back();
    const Place* row = place(current);
    if (row != nullptr && row->kind == PlaceKind::literal) continue;
    if (nodes_[current].in.empty() || seen.size() > 64) return false;
    for (const EdgeId id : nodes_[current].in) {
      const Edge& edge = edges_[id];
      if (edge.role == Edge::Role::library && edge.call != kNone) {
        const CallInfo& call = calls_[edge.call];
        // `time(nullptr)` is none, whatever it is given.
        const bool source = std::ranges::any_of(call.apis, [](const Api* api) { return !api->concept_name.empty(); });
        if (call.args.empty() || source) return false;
      }
      if (seen.insert(edge.from).second) work.push_back(edge.from);
    }
  }
  return true;
}

/// `search.indices.exists()`: what the catalogue says of a part of a library's object is said of the object.
NodeId Program::client_of(CallId id) const {
  constexpr int kMaxParts = 4;
  const CallInfo& call = calls_[id];
  NodeId client = call.receiver;
  for (int parts = 0; client != kNone && parts < kMaxParts; ++parts) {
    const Place* row = place(client);
    if (row == nullptr || row->kind != PlaceKind::field || row->base == kNone) break;
    const NodeId base = node_of(file_of(nodes_[client].place), row->base);
    const bool is_part = std::ranges::any_of(nodes_[base].shapes, [&](const Shape& shape) {
      if (shape.kind != Shape::Kind::library || shape.named) return false;
      const std::string type = std::string(symbols_.text(shape.ref)) + "." + row->name.str() + ".";
      return std::ranges::any_of(call.library_names,
                                 [&](Symbol name) { return symbols_.text(name).starts_with(type); });
    });
    if (!is_part) break;
    client = base;
  }
  return client;
}

NodeId Program::slot(const Slot& slot, CallId id) const {
  const CallInfo& call = calls_[id];
  switch (slot.kind) {
    case Slot::Kind::none:
    case Slot::Kind::group:
      return kNone;
    case Slot::Kind::result:
      return call.result;
    case Slot::Kind::receiver:
      return client_of(id);
    case Slot::Kind::argument:
      break;
  }
  int position = 0;
  for (std::size_t i = 0; i < call.args.size(); ++i) {
    const Argument& argument = call.row->args[i];
    if (!argument.keyword.empty()) {
      if (argument.keyword == slot.keyword) return call.args[i];
    } else if (position++ == slot.index) {
      return call.args[i];
    }
  }
  return kNone;
}

/// Of a structure of options that the function fills and passes: whether what it puts into the field always has the
/// bits.
bool Program::sets_bits(CallId id, const Condition& condition) const {
  const CallInfo& call = calls_[id];
  const Facts& facts = files_[call.file];
  if (static_cast<std::size_t>(condition.number) >= call.row->args.size()) return false;
  const PlaceId object = call.row->args[static_cast<std::size_t>(condition.number)].place;
  bool any = false;
  for (const Flow& flow : facts.flows) {
    if (flow.scope != call.row->scope || flow.to == kNone || flow.from == kNone) continue;
    const Place &to = facts.places[flow.to], &from = facts.places[flow.from];
    if (to.kind != PlaceKind::field || to.base != object || to.name != condition.field) continue;
    const bool has = from.kind == PlaceKind::literal &&
                     (std::strtoull(from.name.str().c_str(), nullptr, 0) & condition.bits) == condition.bits;
    if (!has) return false;
    any = any || !flow.is_conditional;
  }
  return any;
}

bool Program::holds(const std::vector<Condition>& conditions, CallId id) const {
  const CallInfo& call = calls_[id];
  const auto spread =
      std::any_of(call.row->args.begin(), call.row->args.end(), [](const Argument& a) { return a.spread; });
  for (const Condition& condition : conditions) {
    if (condition.test == Condition::Test::bits) {
      if (!sets_bits(id, condition)) return false;
      continue;
    }
    if (condition.subject == Condition::Subject::count) {
      const auto count = static_cast<int>(call.args.size());
      const bool fits = condition.test == Condition::Test::at_least ? count >= condition.number
                                                                    : count == condition.number && !spread;
      if (!fits) return false;
      continue;
    }
    Slot wanted;
    wanted.kind = Slot::Kind::argument;
    wanted.index = condition.subject == Condition::Subject::argument ? condition.number : -1;
    wanted.keyword = condition.keyword;
    const NodeId argument = condition.subject == Condition::Subject::receiver ? call.receiver : slot(wanted, id);
    const Place* row = argument == kNone ? nullptr : place(argument);
    bool fits = false;
    switch (condition.test) {
      case Condition::Test::present:
        fits = argument != kNone;
        break;
      case Condition::Test::absent:
        fits = argument == kNone && !spread;
        break;
      case Condition::Test::null:
        fits = row != nullptr && row->is_null;
        break;
      case Condition::Test::constant:
        fits = argument != kNone && is_constant(argument) && !(row != nullptr && row->is_null);
        break;
      case Condition::Test::variable:
        fits = argument != kNone && !is_constant(argument);
        break;
      case Condition::Test::text: {
        const std::string value = argument == kNone ? std::string() : literal_text(argument);
        const std::string written = argument == kNone ? std::string() : literal_source(argument);
        std::string_view rest = condition.text;
        while (!fits && argument != kNone) {
          const std::size_t bar = rest.find('|');
          const std::string_view one = rest.substr(0, bar);
          // A number is not the text with its digits.
          const bool is_number = !one.empty() && one.find_first_not_of("0123456789") == std::string_view::npos;
          fits =
              one.find('*') == std::string_view::npos ? one == (is_number ? written : value) : glob_match(one, value);
          if (bar == std::string_view::npos) break;
          rest.remove_prefix(bar + 1);
        }
        break;
      }
      case Condition::Test::type:
        fits = argument != kNone && std::ranges::any_of(nodes_[argument].shapes, [&](const Shape& shape) {
                 return shape.kind == Shape::Kind::library && !shape.named &&
                        catalog(call.file).is_a(symbols_.text(shape.ref), condition.text);
               });
        break;
      default:
        break;
    }
    if (!fits) return false;
  }
  return true;
}

std::string Program::literal_text(NodeId node) const {
  const std::string source = literal_source(node);
  std::string_view text = source;
  const std::size_t quote = text.find_first_of("\"'");
  if (quote != std::string_view::npos && quote < 3) text.remove_prefix(quote);
  while (!text.empty() && (text.front() == '"' || text.front() == '\'')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == '"' || text.back() == '\'')) text.remove_suffix(1);
  return std::string(text);
}

std::string Program::literal_source(NodeId node) const {
  for (int step = 0; step < 8; ++step) {
    const Place* row = place(node);
    if (row != nullptr && row->kind == PlaceKind::literal) return row->name.str();
    // A library's constant: `os.devnull`.
    if (row != nullptr && row->kind == PlaceKind::global && nodes_[node].in.empty()) return resolve(row->name);
    if (nodes_[node].in.size() != 1) return {};
    node = edges_[nodes_[node].in.front()].from;
  }
  return {};
}

std::string Program::callee_name(CallId id) const {
  const CallInfo& call = calls_[id];
  // Of several, the one that the catalogue knows: it is why the call is talked about.
  for (const Symbol name : call.library_names) {
    if (!call.apis.empty() && !catalog(call.file).exact(symbols_.text(name)).empty())
      return std::string(symbols_.text(name));
  }
  if (!call.library_names.empty()) return std::string(symbols_.text(call.library_names.front()));
  if (!call.targets.empty()) return scopes_[call.targets.front()].row->name.str();
  if (!call.row->callee.empty()) return call.row->callee.str();
  return call.row->member.str();
}

bool Program::type_is_a(TypeId type, std::string_view name) const {
  const bool glob = name.find('*') != std::string_view::npos;
  std::vector<TypeId> work{type};
  for (std::size_t i = 0; i < work.size() && i < 64; ++i) {
    const TypeInfo& info = types_[work[i]];
    if (glob ? glob_match(name, info.row->name) : info.row->name == name) return true;
    for (const std::string& super : info.library_supers) {
      if (glob ? glob_match(name, super) : catalog(info.file).is_a(super, name)) return true;
    }
    work.insert(work.end(), info.supers.begin(), info.supers.end());
  }
  return false;
}

}  // namespace snapcheck::model
