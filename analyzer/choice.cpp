#include "analyzer/choice.h"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace snapcheck {

using namespace model;

namespace {

std::string_view last_part(std::string_view name) {
  const std::size_t dot = name.rfind('.');
  return dot == std::string_view::npos ? name : name.substr(dot + 1);
}

std::string_view without_last(std::string_view name) {
  const std::size_t dot = name.rfind('.');
  return dot == std::string_view::npos ? std::string_view() : name.substr(0, dot);
}

/// Everything on a path of `edges` from one of `start`.
std::vector<bool> reachable(const std::vector<std::vector<std::uint32_t>>& edges, const std::vector<std::uint32_t>& start) {
  std::vector<bool> seen(edges.size(), false);
  std::vector<std::uint32_t> work;
  for (const std::uint32_t file : start) {
    if (!seen[file]) work.push_back(file);
    seen[file] = true;
  }
  for (std::size_t i = 0; i < work.size(); ++i) {
    for (const std::uint32_t next : edges[work[i]]) {
      if (!seen[next]) work.push_back(next);
      seen[next] = true;
    }
  }
  return seen;
}

}  // namespace

namespace {

std::string_view folder_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? std::string_view() : path.substr(0, slash);
}

std::string_view last_folder_of(std::string_view path) {
  const std::string_view folder = folder_of(path);
  return folder.substr(folder.rfind('/') + 1);
}

/// Java: a file says the package of what it uses, unless that is its own; the package ends with the folder's name.
bool names_package_of(const Candidate& file, const Candidate& target) {
  if (target.language != "java") return true;
  const std::string_view theirs = folder_of(target.path);
  return theirs == folder_of(file.path) || file.tokens.has(lang::token(last_folder_of(target.path)));
}

/// Who mentions whom by the name of the file's type or module, both ways.
struct Mentions {
  std::vector<std::vector<std::uint32_t>> of, by;

  explicit Mentions(const std::vector<Candidate>& files) : of(files.size()), by(files.size()) {
    std::unordered_map<lang::Token, std::vector<std::uint32_t>> named;
    for (std::uint32_t i = 0; i < files.size(); ++i) named[files[i].name].push_back(i);
    for (std::uint32_t i = 0; i < files.size(); ++i) {
      for (const lang::Token present : files[i].tokens.tokens) {
        const auto it = named.find(present);
        if (it == named.end()) continue;
        for (const std::uint32_t target : it->second) {
          if (target == i || files[target].language != files[i].language) continue;
          if (!names_package_of(files[i], files[target])) continue;
          of[i].push_back(target);
          by[target].push_back(i);
        }
      }
    }
  }
};

}  // namespace

std::vector<std::uint32_t> first_choice(const std::vector<Candidate>& files) {
  std::vector<bool> chosen(files.size(), false);
  std::unordered_map<lang::Token, std::vector<std::uint32_t>> named;
  for (std::uint32_t i = 0; i < files.size(); ++i) {
    chosen[i] = files[i].source || files[i].entry;
    named[files[i].name].push_back(i);
  }
  for (const Candidate& file : files) {
    if (!file.source || !file.entry) continue;
    for (const lang::Token present : file.tokens.tokens) {
      const auto it = named.find(present);
      if (it == named.end()) continue;
      for (const std::uint32_t other : it->second) {
        if (folder_of(files[other].path) == folder_of(file.path)) chosen[other] = true;
      }
    }
  }
  std::vector<std::uint32_t> found;
  for (std::uint32_t i = 0; i < files.size(); ++i) {
    if (chosen[i]) found.push_back(i);
  }
  return found;
}

Exports exports_of(const Program& program, const Trace& trace) {
  Exports exports;
  std::set<Export>& found = exports.names;
  const auto in_file = [&](std::uint32_t file) { exports.paths.insert(program.files()[file].path); };
  const auto add = [&](std::string_view owner, std::string_view member) {
    if (!owner.empty() && !member.empty()) found.emplace(lang::token(owner), lang::token(member));
  };
  std::unordered_map<NodeId, ScopeId> results;
  for (ScopeId id = 0; id < program.scopes().size(); ++id) {
    const Program::ScopeInfo& scope = program.scopes()[id];
    if (scope.result != kNone && scope.row->kind != ScopeKind::lambda) results.emplace(scope.result, id);
  }
  std::vector<bool> seen_values(program.nodes().size(), false), seen_objects(program.nodes().size(), false);
  std::vector<bool> type_seen(program.types().size(), false);
  for (CallId id = 0; id < program.calls().size(); ++id) {
    if (program.calls()[id].apis.empty()) continue;
    const Origin origin = trace.origin_of(id);
    if (origin.api == nullptr || origin.what == nullptr) continue;
    const bool value = origin.what->kind != ConceptKind::object;
    std::vector<bool>& seen = value ? seen_values : seen_objects;
    NodeId source = program.slot(origin.api->into, id);
    if (source == kNone) source = program.calls()[id].result;
    if (source == kNone || seen[source]) continue;
    std::vector<NodeId> work{source};
    seen[source] = true;
    for (std::size_t i = 0; i < work.size(); ++i) {
      const Node& node = program.nodes()[work[i]];
      if (const auto it = results.find(work[i]); it != results.end()) {
        const Scope& scope = *program.scopes()[it->second].row;
        add(last_part(without_last(scope.name)), scope.member);
        in_file(program.scopes()[it->second].file);
      }
      if (node.kind == Node::Kind::global) {
        const std::string_view name = program.symbols().text(node.name);
        add(last_part(without_last(name)), last_part(name));
        if (node.place != kNone) in_file(program.file_of(node.place));
      }
      if (node.kind == Node::Kind::field && !type_seen[node.type]) {
        // Whoever makes such an object holds the hazard.
        type_seen[node.type] = true;
        in_file(program.types()[node.type].file);
        std::vector<TypeId> family{node.type};
        for (std::size_t t = 0; t < family.size() && t < 256; ++t) {
          const Program::TypeInfo& type = program.types()[family[t]];
          const std::string_view simple = last_part(type.row->name);
          add(simple, simple);
          family.insert(family.end(), type.subs.begin(), type.subs.end());
        }
      }
      for (const EdgeId edge : node.out) {
        const Edge& out = program.edges()[edge];
        if (out.kind != FlowKind::copy && !value) continue;
        if (!seen[out.to]) work.push_back(out.to);
        seen[out.to] = true;
      }
    }
  }
  for (const Program::TypeInfo& type : program.types()) {
    const Facts& file = program.files()[type.file];
    if (file.language != "java" || !exports.paths.contains(file.path)) continue;
    for (const std::string& super : type.library_supers) {
      const std::string_view package = without_last(super);
      const std::string_view folder = package == file.module ? last_folder_of(file.path) : last_part(package);
      exports.supers.emplace(lang::token(folder), lang::token(last_part(super)));
    }
  }
  // The same things under the names by which other modules hand them on.
  const std::set<Export> own = found;
  for (const Facts& file : program.files()) {
    for (const Alias& alias : file.aliases) {
      const Export target{lang::token(last_part(without_last(alias.target))), lang::token(last_part(alias.target))};
      if (own.contains(target)) add(last_part(without_last(alias.name)), last_part(alias.name));
    }
  }
  return exports;
}

std::vector<std::uint32_t> next_choice(const std::vector<Candidate>& files, const std::vector<bool>& chosen,
                                       const Exports& exports) {
  std::vector<std::uint32_t> found, entries, origins;
  if (exports.names.empty()) return found;
  std::unordered_map<lang::Token, std::vector<lang::Token>> by_member;
  for (const auto& [owner, member] : exports.names) by_member[member].push_back(owner);
  for (std::uint32_t i = 0; i < files.size(); ++i) {
    if (files[i].entry) entries.push_back(i);
    if (exports.paths.contains(files[i].path)) origins.push_back(i);
  }
  std::vector<bool> between(files.size(), false);
  if (!entries.empty() && !origins.empty()) {
    const Mentions mentions(files);
    const std::vector<bool> forward = reachable(mentions.of, entries), backward = reachable(mentions.by, origins);
    for (std::uint32_t i = 0; i < files.size(); ++i) between[i] = forward[i] && backward[i];
  }
  for (std::uint32_t i = 0; i < files.size(); ++i) {
    if (chosen[i]) continue;
    const lang::TokenSet& tokens = files[i].tokens;
    const bool uses = std::any_of(tokens.tokens.begin(), tokens.tokens.end(), [&](lang::Token present) {
      const auto it = by_member.find(present);
      return it != by_member.end() &&
             std::any_of(it->second.begin(), it->second.end(), [&](lang::Token owner) { return tokens.has(owner); });
    });
    const Export mine{lang::token(last_folder_of(files[i].path)), files[i].name};
    if (uses || between[i] || exports.supers.contains(mine)) found.push_back(i);
  }
  return found;
}

}  // namespace snapcheck
