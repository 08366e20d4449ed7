// Which files of a C or C++ tree make up its servers. As the linker does it: the file of a main, the files that define
// the functions and tables that it names, and so on. What only programs link that serve nobody runs in no server,
// though a pointer to it may come to code that both have. Plugins, which nobody links, stay.
#include <algorithm>

#include "analyzer/model/phases.h"

namespace snapcheck::model {

/// The files that each file names something of.
std::vector<std::vector<std::uint32_t>> Phaser::links() const {
  std::unordered_map<std::string_view, std::uint32_t> tables;
  for (std::uint32_t file = 0; file < p_.files_.size(); ++file) {
    const Facts& facts = p_.files_[file];
    if (facts.language != "cpp") continue;
    for (const Flow& flow : facts.flows) {
      const bool initial = flow.scope != kNone && facts.scopes[flow.scope].kind == ScopeKind::module_body;
      const Place* to = flow.to == kNone ? nullptr : &facts.places[flow.to];
      if (initial && to != nullptr && to->kind == PlaceKind::global) tables.emplace(to->name, file);
    }
  }
  std::vector<std::vector<std::uint32_t>> links(p_.files_.size());
  for (std::uint32_t file = 0; file < p_.files_.size(); ++file) {
    const Facts& facts = p_.files_[file];
    if (facts.language != "cpp") continue;
    const auto name = [&](std::string_view named) {
      for (const ScopeId scope : p_.scopes_named(named)) links[file].push_back(p_.scopes_[scope].file);
    };
    for (const Call& call : facts.calls) {
      if (!call.callee.empty()) name(call.callee);
    }
    for (const Place& place : facts.places) {
      if (place.kind == PlaceKind::function) name(place.name);
      const auto table = place.kind == PlaceKind::global ? tables.find(place.name) : tables.end();
      if (table != tables.end()) links[file].push_back(table->second);
    }
    std::ranges::sort(links[file]);
    links[file].erase(std::ranges::unique(links[file]).begin(), links[file].end());
  }
  return links;
}

void Phaser::find_client_files(bool has_servers) {
  of_clients_.assign(p_.files_.size(), false);
  if (!has_servers) return;
  std::vector<std::uint32_t> servers, clients;
  for (ScopeId id = 0; id < p_.scopes_.size(); ++id) {
    const Program::ScopeInfo& scope = p_.scopes_[id];
    if (p_.files_[scope.file].language != "cpp" || !is_main(*scope.row)) continue;
    (leads_to_boundary_[id] ? servers : clients).push_back(scope.file);
  }
  if (clients.empty()) return;
  const std::vector<std::vector<std::uint32_t>> named = links();
  // Each program has functions of its own of the same names: `cleanup_exit`.
  std::vector<bool> has_main(p_.files_.size(), false);
  for (const auto* programs : {&servers, &clients}) {
    for (const std::uint32_t file : *programs) has_main[file] = true;
  }
  const auto linked = [&](std::vector<std::uint32_t> work) {
    std::vector<bool> found(p_.files_.size(), false);
    for (const std::uint32_t file : work) found[file] = true;
    for (std::size_t i = 0; i < work.size(); ++i) {
      for (const std::uint32_t next : named[work[i]]) {
        if (found[next] || has_main[next]) continue;
        work.push_back(next);
        found[next] = true;
      }
    }
    return found;
  };
  const std::vector<bool> in_servers = linked(servers), in_clients = linked(clients);
  for (std::uint32_t file = 0; file < p_.files_.size(); ++file)
    of_clients_[file] = in_clients[file] && !in_servers[file];
}

}  // namespace snapcheck::model
