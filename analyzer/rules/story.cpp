// The words of a finding: its message and its story.
#include <algorithm>
#include <array>

#include "analyzer/rules/matcher.h"

namespace snapcheck::rules {

using namespace model;

namespace {

constexpr std::size_t kMaxReached = 6;

std::string fill(const std::string& text, const Words& words) {
  const std::array<std::pair<std::string_view, const std::string*>, 6> names{{{"{api}", &words.api},
                                                                              {"{noun}", &words.noun},
                                                                              {"{holder}", &words.holder},
                                                                              {"{function}", &words.function},
                                                                              {"{hook}", &words.hook},
                                                                              {"{phase}", &words.phase}}};
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const auto it = std::find_if(names.begin(), names.end(),
                                 [&](const auto& name) { return text.compare(i, name.first.size(), name.first) == 0; });
    if (it == names.end()) {
      out += text[i++];
    } else {
      out += *it->second;
      i += it->first.size();
    }
  }
  return out;
}

const std::string& in_words_of(const std::string& language, const std::map<std::string, std::string>& words,
                               const std::string& otherwise) {
  const auto found = words.find(language);
  return found == words.end() ? otherwise : found->second;
}

/// "{api}" of "{api} is read before the snapshot"; empty when the text begins with a word.
std::string first_placeholder(const std::string& text) {
  return text.starts_with('{') ? text.substr(0, text.find('}') + 1) : std::string();
}

/// A name of the code, and no words about one: "the cache of ids.names".
bool is_name(std::string_view text) {
  if (text.starts_with("new ")) text.remove_prefix(4);
  return !text.empty() && text.find(' ') == std::string_view::npos;
}

/// Makes a sentence of it, unless it begins with a name of the code.
std::string capitalised(std::string text, std::string_view name) {
  const bool named = is_name(name) && text.starts_with(name);
  if (!named && !text.empty() && text.front() >= 'a' && text.front() <= 'z' && text.find('.') > text.find(' ')) {
    text.front() = static_cast<char>(text.front() - 'a' + 'A');
  }
  return text;
}

}  // namespace

/// Adds a finding unless the same rule already spoke at this place, or its level here is off.
void Matcher::report(const Rule& rule, std::optional<Level> level, bool assumed, std::uint32_t file, Span span,
                     const Words& words, ScopeId scope, std::vector<Step> story) {
  Level here = level_of(rule, options_);
  // An API's own level, unless the user chose one for the rule.
  if (level && !options_.levels.contains(rule.id)) here = std::min(here, *level);
  if (assumed) here = std::min(here, Level::note);
  if (here == Level::off) return;
  Finding finding;
  finding.rule = rule.id;
  finding.level = here;
  finding.at = {p_.files()[file].path, span};
  if (!reported_.insert({rule.id, finding.at.path, span.begin, span.end}).second) return;
  const std::string& language = p_.files()[file].language;
  const std::string& message = in_words_of(language, rule.messages, rule.message);
  finding.message = capitalised(fill(message, words), fill(first_placeholder(message), words));
  finding.story = std::move(story);
  finding.repair = fill(in_words_of(language, rule.repairs, rule.repair), words);
  finding.symbol = symbol_of(scope);
  finding.holder = words.holder;
  findings_.push_back(std::move(finding));
}

/// What encloses a finding, in any checkout: of the initialisers of a C file its name without folders.
std::string Matcher::symbol_of(ScopeId scope) const {
  if (scope == kNone) return {};
  const Program::ScopeInfo& info = p_.scopes()[scope];
  std::string name = shown(info.row->name.str(), info.file);
  if (info.row->kind == ScopeKind::module_body && p_.files()[info.file].language == "cpp") {
    name.erase(0, name.rfind('/') + 1);
  }
  return name;
}

Step Matcher::step(std::uint32_t file, Span span, std::string text, std::string_view name) const {
  return {{p_.files()[file].path, span}, capitalised(std::move(text), name)};
}

/// The calls that lead from an entry point to the scope, first one first.
std::vector<Step> Matcher::reached(ScopeId scope, Phase phase) const {
  std::vector<Step> steps;
  const EntryPoint* entry = nullptr;
  ScopeId at = scope;
  for (std::size_t i = 0; i < 32 && at != kNone; ++i) {
    const Program::ScopeInfo& info = p_.scopes()[at];
    const bool assumed = !(info.phases & bit(phase));
    const Witness& witness = assumed ? info.assumed_witness : info.witness[static_cast<unsigned>(phase)];
    entry = witness.entry;
    if (witness.call == kNone) break;
    const Program::CallInfo& call = p_.calls()[witness.call];
    const bool touch = call.row->kind == CallKind::touch;
    const std::string target = scope_name(at);
    steps.push_back(step(
        call.file, call.row->span,
        scope_name(call.scope) +
            (touch ? (info.row->kind == ScopeKind::module_body ? " imports " : " initialises ") : " calls ") + target,
        scope_name(call.scope)));
    at = call.scope;
  }
  if (at != kNone && entry != nullptr) {
    const Program::ScopeInfo& info = p_.scopes()[at];
    constexpr std::array<std::string_view, 4> when = {"before the snapshot", "just before the snapshot",
                                                      "right after the restore", "in every clone"};
    steps.push_back(step(info.file, info.row->span,
                         scope_name(at) + " runs " + std::string(when[static_cast<unsigned>(phase)]) + " (" +
                             shown(entry->name, info.file) + ")",
                         scope_name(at)));
  }
  std::reverse(steps.begin(), steps.end());
  if (steps.size() > kMaxReached) {
    const auto from = steps.begin() + 2, to = steps.end() - static_cast<std::ptrdiff_t>(kMaxReached - 3);
    steps[2].text = std::to_string(to - from) + " calls in between, the first: " + steps[2].text;
    steps.erase(from + 1, to);
  }
  return steps;
}

/// How the value travels from its source to its holder.
std::vector<Step> Matcher::passed(const Capture& capture) const {
  std::vector<Step> steps;
  const Edge* last = nullptr;
  for (const EdgeId id : capture.path) {
    const Edge& edge = p_.edges()[id];
    if (edge.scope == kNone) continue;
    last = &edge;
    if (edge.call == kNone) continue;
    if (edge.role == Edge::Role::leave)
      steps.push_back(step(edge.file, edge.span, "returned to " + scope_name(edge.scope)));
    if (edge.role == Edge::Role::enter) {
      steps.push_back(step(
          edge.file, edge.span,
          "handed to " +
              scope_name(p_.calls()[edge.call].targets.empty() ? edge.scope : p_.calls()[edge.call].targets.front())));
    }
  }
  const std::string kept = "kept in " + holder_name(capture.holder);
  if (last != nullptr) {
    steps.push_back(step(last->file, last->span, kept));
  } else if (const Place* row = p_.place(capture.holder); row != nullptr) {
    const auto& uses = trace_.uses(capture.holder);
    if (!uses.empty()) steps.push_back(step(uses.front().file, uses.front().span, kept));
  }
  return steps;
}

/// The first place where code that runs after the restore reads the holder.
std::optional<Step> Matcher::used(NodeId holder) const {
  std::optional<Trace::Use> best;
  for (const Trace::Use& use : trace_.uses(holder)) {
    if (use.scope == kNone || !p_.runs_after_restore(use.scope, use.span)) continue;
    if (!best || std::tie(p_.files()[use.file].path, use.span) < std::tie(p_.files()[best->file].path, best->span))
      best = use;
  }
  if (!best) return std::nullopt;
  return step(best->file, best->span,
              "used after the restore by " + scope_name(best->scope) + ", the same in every clone");
}

/// A hook assigns a local variable that has the holder's name: `global` is missing.
std::optional<Step> Matcher::missing_global(NodeId holder) const {
  if (p_.nodes()[holder].kind != Node::Kind::global) return std::nullopt;
  const std::string_view full = p_.symbols().text(p_.nodes()[holder].name);
  const std::string_view simple = full.substr(full.rfind('.') + 1);
  for (const auto& [file, place] : shadows_) {
    if (place->name != simple) continue;
    const ScopeId scope = p_.scope_id(file, place->scope);
    if (p_.files()[file].module + "." + place->name != full) continue;
    return step(
        file, place->span,
        "this assigns a local variable of " + scope_name(scope) + "; 'global " + std::string(simple) + "' is missing");
  }
  return std::nullopt;
}

std::string Matcher::holder_name(NodeId holder) const {
  const Node& node = p_.nodes()[holder];
  switch (node.kind) {
    case Node::Kind::global:
    case Node::Kind::field:
      return shown(std::string(p_.symbols().text(node.name)), node.kind == Node::Kind::field
                                                                  ? p_.types()[node.type].file
                                                              : node.place == kNone ? 0
                                                                                    : p_.file_of(node.place));
    case Node::Kind::default_value:
      return "the default value of " + std::string(p_.symbols().text(node.name));
    case Node::Kind::memo:
      return "the cache of " + std::string(p_.symbols().text(node.name));
    default:
      break;
  }
  const Place* row = p_.place(holder);
  if (row != nullptr && row->kind == PlaceKind::result) {
    return "what " + scope_name(p_.scope_id(p_.file_of(node.place), row->scope)) + " returns";
  }
  if (row == nullptr || row->name.empty()) return "an object that survives";
  std::string name = row->name.str();  // `shop.app.state.instance`
  const std::uint32_t file = p_.file_of(node.place);
  while (row->kind == PlaceKind::field && row->base != kNone) {
    const NodeId base = p_.node_of(file, row->base);
    if (const std::string variable = variable_name(base); !variable.empty()) return variable + "." + name;
    row = &p_.files()[file].places[row->base];
    if (row->name.empty()) break;
    name.insert(0, std::string(row->name.substr(row->name.rfind('.') + 1)) + ".");
  }
  return name;
}

/// The module variable that a factory's local comes to: `app = create_app()`. kNone when it is none, or several.
NodeId Matcher::variable_behind(NodeId local) const {
  constexpr std::size_t kMost = 32;
  std::vector<NodeId> work{local};
  NodeId variable = kNone;
  for (std::size_t i = 0; i < work.size() && i < kMost; ++i) {
    for (const EdgeId id : p_.nodes()[work[i]].out) {
      const Edge& edge = p_.edges()[id];
      const bool goes = edge.role == Edge::Role::flow || edge.role == Edge::Role::leave;
      if (!goes || edge.kind != FlowKind::copy || edge.element != 0 || edge.store == Store::mutate) continue;
      if (p_.nodes()[edge.to].kind == Node::Kind::global) {
        if (variable != kNone && variable != edge.to) return kNone;
        variable = edge.to;
      } else if (std::ranges::find(work, edge.to) == work.end()) {
        work.push_back(edge.to);
      }
    }
  }
  return variable;
}

/// Of a module variable; also of the local of a factory that makes its object, and of the first parameter of a function
/// that is handed to who makes the object in one: `async def lifespan(app)` of `app = FastAPI(lifespan=lifespan)`. Else
/// empty.
std::string Matcher::variable_name(NodeId node) const {
  if (node == kNone) return {};
  const auto is_variable = [&](NodeId other) { return p_.nodes()[other].kind == Node::Kind::global; };
  NodeId variable = is_variable(node) ? node : kNone;
  const Place* row = p_.place(node);
  if (variable == kNone && row != nullptr && row->kind == PlaceKind::local) variable = variable_behind(node);
  if (variable == kNone && row != nullptr && row->kind == PlaceKind::param) {
    const ScopeId scope = p_.scope_id(p_.file_of(p_.nodes()[node].place), row->scope);
    if (scope == kNone || p_.scopes()[scope].params.empty() || p_.scopes()[scope].params.front() != node) return {};
    const auto is_function = [&](NodeId argument) {
      return argument != kNone && std::ranges::any_of(p_.nodes()[argument].shapes, [&](const Shape& shape) {
               return shape.kind == Shape::Kind::function && shape.ref == scope;
             });
    };
    for (const Program::CallInfo& call : p_.calls()) {
      if (call.result == kNone || !call.targets.empty() || std::ranges::none_of(call.args, is_function)) continue;
      for (const EdgeId id : p_.nodes()[call.result].out) {
        const Edge& edge = p_.edges()[id];
        const bool decorated =
            is_variable(edge.to) && p_.symbols().text(p_.nodes()[edge.to].name) == p_.scopes()[scope].row->name;
        if (edge.store != Store::rebind || !is_variable(edge.to) || decorated) continue;
        if (variable != kNone && variable != edge.to) return {};
        variable = edge.to;
      }
    }
  }
  if (variable == kNone) return {};
  const Node& found = p_.nodes()[variable];
  return shown(std::string(p_.symbols().text(found.name)), found.place == kNone ? 0 : p_.file_of(found.place));
}

std::string Matcher::scope_name(ScopeId scope) const {
  if (scope == kNone) return "the program";
  const Program::ScopeInfo& info = p_.scopes()[scope];
  std::string name = info.row->name.str();
  for (const std::string_view inner : {".<clinit>", ".<init>", ".<instance>", ".<body>", ".<main>", ".<once>"}) {
    if (name.ends_with(inner)) name.resize(name.size() - inner.size());
  }
  return shown(std::move(name), info.file);
}

/// C++ writes `a::b`, and says nothing of the file that alone sees a name: "{src/a.c}.counter".
std::string Matcher::shown(std::string name, std::uint32_t file) const {
  if (p_.files()[file].language != "cpp") return name;
  if (name.starts_with('{')) {
    const std::size_t end = name.find("}.");
    if (end == std::string::npos) return name.substr(1, name.size() - 2);  // the initialisers of a file
    name.erase(0, end + 2);
  }
  for (std::size_t dot = 0; (dot = name.find('.', dot)) != std::string::npos; dot += 2) name.replace(dot, 1, "::");
  return name;
}

std::string Matcher::api_name(CallId call) const {
  std::string name = p_.callee_name(call);
  if (const std::uint32_t file = p_.calls()[call].file; p_.files()[file].language == "cpp") {
    if (name.ends_with(".<init>")) name.resize(name.size() - 7);
    if (name.ends_with(".__call__")) name.replace(name.size() - 9, 9, ".operator()");
    return shown(std::move(name), file);
  }
  if (name.ends_with(".<init>")) name = "new " + name.substr(0, name.size() - 7);
  if (name.starts_with("builtins.")) name.erase(0, 9);
  return name;
}

}  // namespace snapcheck::rules
