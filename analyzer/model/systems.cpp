// Tests for another operating system than Linux, which snapshots are taken of: `os.startsWith("Windows")` answers
// false.
#include <algorithm>
#include <array>
#include <cctype>

#include "analyzer/model/phases.h"

namespace snapcheck::model {

namespace {

/// Places in which the name of the system is looked for, back from the test.
constexpr std::size_t kMaxSources = 40;
constexpr std::string_view kSystem = "linux";
/// What makes a text of a text that still tells the system.
constexpr std::array<std::string_view, 6> kRewrites = {"toLowerCase", "toUpperCase", "trim",
                                                       "strip",       "toString",    "intern"};

/// What the test answers on Linux, where it is sure.
bool is_false_here(std::string_view method, std::string_view literal) {
  std::string text(literal);
  std::ranges::transform(text, text.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  if (text.empty()) return false;
  if (method == "startsWith") return !kSystem.starts_with(text);
  if (method == "endsWith") return !kSystem.ends_with(text);
  if (method == "contains") return kSystem.find(text) == std::string_view::npos;
  return text != kSystem;
}

}  // namespace

/// Their results count as options that are off.
void Phaser::find_system_tests() {
  for (CallId id = 0; id < p_.calls_.size(); ++id) {
    const Program::CallInfo& call = p_.calls_[id];
    if (call.result == kNone || call.receiver == kNone || call.args.size() != 1 || call.args.front() == kNone) continue;
    if (!call.targets.empty() || !p_.catalog(call.file).finds("." + call.row->member)) continue;
    // `"Linux".equals(os)` has its two texts the other way round.
    for (const auto& [text, name] :
         {std::pair(call.args.front(), call.receiver), std::pair(call.receiver, call.args.front())}) {
      const Place* row = p_.place(text);
      if (row == nullptr || row->kind != PlaceKind::literal) continue;
      if (!is_false_here(call.row->member, p_.literal_text(text)) || !is_system_name(name)) continue;
      option_calls_.emplace(call.result, OptionCall{id, false});
    }
  }
}

/// Nothing but the name of the system can be in the node, or what a program takes when there is none.
bool Phaser::is_system_name(NodeId node) const {
  std::vector<NodeId> work{node};
  std::unordered_set<NodeId> seen{node};
  bool any = false;
  for (std::size_t i = 0; i < work.size(); ++i) {
    if (work.size() > kMaxSources) return false;
    const Place* row = p_.place(work[i]);
    if (row != nullptr && row->kind == PlaceKind::literal) continue;
    if (system_names_.contains(work[i])) {
      any = true;
      continue;
    }
    if (p_.nodes_[work[i]].in.empty()) return false;
    for (const EdgeId id : p_.nodes_[work[i]].in) {
      const Edge& edge = p_.edges_[id];
      const bool rewrites = edge.role == Edge::Role::library && edge.call != kNone &&
                            p_.calls_[edge.call].receiver == edge.from &&
                            std::ranges::find(kRewrites, p_.calls_[edge.call].row->member.view()) != kRewrites.end();
      // What a rewriting method gets beside its text is a locale.
      if (edge.role == Edge::Role::library && !rewrites) {
        if (edge.call == kNone || p_.calls_[edge.call].receiver == kNone ||
            std::ranges::find(kRewrites, p_.calls_[edge.call].row->member.view()) == kRewrites.end()) {
          return false;
        }
        continue;
      }
      if (!rewrites && edge.kind != FlowKind::copy) return false;
      if (seen.insert(edge.from).second) work.push_back(edge.from);
    }
  }
  return any;
}

}  // namespace snapcheck::model
