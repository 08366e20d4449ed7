#include "vmm/verify/tables.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace snapcheck::vmm::verify {
namespace {

using Json = nlohmann::json;

/// Invocations of the clone that has most: one whose handler did not return has fewer.
std::size_t most_answers(const Evidence& evidence, std::size_t group) {
  std::size_t most = 0;
  for (const BootRecord& boot : evidence.boots) {
    for (const CloneRecord& clone : boot.groups[group]) most = std::max(most, clone.answers.size());
  }
  return most;
}

std::size_t group_size(const Evidence& evidence, std::size_t group) {
  std::size_t most = 0;
  for (const BootRecord& boot : evidence.boots) most = std::max(most, boot.groups[group].size());
  return most;
}

/// Sets one cell; makes room for all cells of the group when it is the name's first.
void put(Table& table, const Evidence& evidence, std::size_t group, const std::string& name, std::size_t positions,
         std::array<std::size_t, 3> at, std::string value) {
  Rounds& rounds = table[name];
  if (rounds.empty()) {
    const std::vector<Cell> row(group_size(evidence, group));
    rounds.assign(positions, Matrix(evidence.boots.size(), row));
  }
  rounds[at[0]][at[1]][at[2]] = std::move(value);
}

/// "a[k].b" -> "a[*].b", by the last bracket; empty when there is none.
std::string generalised(const std::string& path) {
  const std::size_t end = path.find_last_of("]}");
  if (end == std::string::npos) return "";
  const std::size_t start = path.rfind(path[end] == ']' ? '[' : '{', end);
  if (start == std::string::npos) return "";
  return path.substr(0, start + 1) + "*" + path.substr(end);
}

/// Elements that not every clone has are compared as a whole: the keys of a container may be what was cloned.
Values with_common_names(const Values& state, const std::set<std::string>& common) {
  Values out;
  std::map<std::string, std::string> joined;
  for (const auto& [path, value] : state) {
    const std::string name = common.contains(path) ? "" : generalised(path);
    if (name.empty()) {
      out[path] = value;
    } else {
      joined[name] += (joined[name].empty() ? "" : "; ") + path.substr(name.find('*')) + " = " + value;
    }
  }
  for (const auto& [name, text] : joined) out[name] = Json(text).dump(-1, ' ', false, Json::error_handler_t::replace);
  return out;
}

std::set<std::string> common_paths(const std::vector<Values>& states) {
  std::map<std::string, std::size_t> seen;
  for (const Values& state : states) {
    for (const auto& [path, value] : state) ++seen[path];
  }
  std::set<std::string> common;
  for (const auto& [path, count] : seen) {
    if (count == states.size()) common.insert(path);
  }
  return common;
}

/// Adds the gaps of one clone's state.
void add_gaps(const Json& answer, std::set<Gap>& found) {
  const auto state = answer.find("state");
  if (state == answer.end() || !state->is_array()) return;
  if (answer.value("truncated", false)) found.insert({});
  std::map<std::string, std::string> holders;
  for (const Json& entry : *state) holders.emplace(entry.value("path", ""), entry.value("name", ""));
  for (const Json& entry : *state) {
    const std::string same = entry.value("same", "");
    if (same.empty() && !entry.value("unread", false)) continue;
    const auto holder = holders.find(same);
    found.insert(
        {entry.value("path", ""), entry.value("name", ""), same, holder == holders.end() ? "" : holder->second});
  }
}

}  // namespace

Tables tables_of(const Evidence& evidence, bool with_state) {
  Tables tables;
  std::vector<Values> states;
  for (const BootRecord& boot : evidence.boots) {
    for (const auto& group : boot.groups) {
      for (const CloneRecord& clone : group) states.push_back(values_of_state(clone.state));
    }
  }
  const std::set<std::string> common = common_paths(states);
  std::size_t next = 0;
  for (std::size_t b = 0; b < evidence.boots.size(); ++b) {
    for (std::size_t g = 0; g < kGroups; ++g) {
      const auto& clones = evidence.boots[b].groups[g];
      for (std::size_t c = 0; c < clones.size(); ++c) {
        const auto& answers = clones[c].answers;
        for (std::size_t i = 0; i < answers.size(); ++i) {
          for (const auto& [name, value] : named_values(answers[i], evidence, i)) {
            put(tables.output[g], evidence, g, name, most_answers(evidence, g), {i, b, c}, value);
          }
        }
        if (with_state) {
          for (auto& [path, value] : with_common_names(states[next], common)) {
            put(tables.state[g], evidence, g, path, 1, {0, b, c}, value);
          }
        }
        ++next;
      }
    }
  }
  return tables;
}

Values named_values(const Json& answer, const Evidence& evidence, std::size_t position) {
  Values out;
  const std::string event = evidence.events > 1 ? fmt::format("#{}", position % evidence.events + 1) : "";
  for (const auto& [path, value] : values_of_answer(answer)) {
    const bool joins = path.empty() || path.front() == '[' || path.front() == '(';
    out["output" + event + (joins ? "" : ".") + path] = value;
  }
  return out;
}

std::map<std::string, Described> describe_state(const Evidence& evidence) {
  std::map<std::string, Described> found;
  for (const BootRecord& boot : evidence.boots) {
    for (const auto& group : boot.groups) {
      for (const CloneRecord& clone : group) {
        const auto state = clone.state.find("state");
        if (state == clone.state.end()) continue;
        for (const Json& entry : *state) {
          const std::string path = entry.value("path", "");
          const Described described{entry.value("name", ""), entry.value("type", "")};
          found.emplace(path, described);
          if (const std::string general = generalised(path); !general.empty()) found.emplace(general, described);
        }
      }
    }
  }
  return found;
}

std::vector<Gap> gaps_of(const Evidence& evidence) {
  std::set<Gap> found;
  for (const BootRecord& boot : evidence.boots) {
    for (const auto& group : boot.groups) {
      for (const CloneRecord& clone : group) add_gaps(clone.state, found);
    }
  }
  return {found.begin(), found.end()};
}

std::vector<Values> values_before(const Evidence& evidence) {
  std::vector<Values> out;
  for (const BootRecord& boot : evidence.boots) out.push_back(values_of_state(boot.before));
  return out;
}

}  // namespace snapcheck::vmm::verify
