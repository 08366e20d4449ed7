#include <algorithm>
#include <cctype>

#include "analyzer/model/phases.h"

namespace snapcheck::model {

namespace {

std::string join(std::string_view type, std::string_view member) {
  std::string name;
  name.reserve(type.size() + member.size() + 1);
  name.append(type).append(1, '.').append(member);
  return name;
}

/// "a.Builder.create.with" -> "a.Builder": the class that started a chain of calls; empty when there is none.
std::string_view chain_class(std::string_view type) {
  std::size_t end = type.rfind('.');
  while (end != std::string_view::npos) {
    const std::string_view head = type.substr(0, end);
    const std::size_t dot = head.rfind('.');
    const std::size_t last = dot == std::string_view::npos ? 0 : dot + 1;
    if (last < head.size() && std::isupper(static_cast<unsigned char>(head[last]))) return head;
    end = dot;
  }
  return {};
}

}  // namespace

/// Where the text is, or the free slot where it would be.
template <typename Text>
std::size_t Symbols::slot(const Text& text, std::uint64_t hash) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = hash & mask;
  while (slots_[at].symbol != kNone && slots_[at].name != text) at = (at + 1) & mask;
  return at;
}

void Symbols::grow() {
  std::vector<Slot> old(slots_.empty() ? 4096 : slots_.size() * 2);
  old.swap(slots_);
  const std::size_t mask = slots_.size() - 1;
  for (const Slot& slot : old) {
    if (slot.symbol == kNone) continue;
    std::size_t at = slot.name.hash() & mask;
    while (slots_[at].symbol != kNone) at = (at + 1) & mask;
    slots_[at] = slot;
  }
}

Symbol Symbols::add(const Name& name) {
  if ((names_.size() + 1) * 2 > slots_.size()) grow();
  Slot& found = slots_[slot(name, name.hash())];
  if (found.symbol == kNone) {
    found = {name, static_cast<Symbol>(names_.size())};
    names_.push_back(name);
  }
  return found.symbol;
}

Symbol Symbols::find(const Name& name) const { return slots_.empty() ? kNone : slots_[slot(name, name.hash())].symbol; }

Symbol Symbols::find(std::string_view text) const {
  return slots_.empty() ? kNone : slots_[slot(text, base::hash_text(text))].symbol;
}

CatalogIndex::CatalogIndex(const Catalog& catalog) : catalog_(&catalog) {
  const auto add_prefixes = [this](std::string_view name) {
    for (std::size_t dot = name.rfind('.'); dot != std::string_view::npos && dot > 0; dot = name.rfind('.', dot - 1)) {
      if (!prefixes_.emplace(name.substr(0, dot)).second) break;
    }
  };
  for (const Api& api : catalog.apis) {
    by_name_[api.name].push_back(&api);
    add_prefixes(api.name);
    if (!api.returns.empty()) {
      prefixes_.insert(api.returns);
      add_prefixes(api.returns);
    }
  }
  for (const LibraryType& type : catalog.types) {
    supers_[type.name] = type.supers;
    prefixes_.insert(type.name);
    for (const std::string& super : type.supers) prefixes_.insert(super);
  }
  for (const EntryPoint& entry : catalog.entry_points) {
    const bool called = entry.kind == EntryPoint::Kind::callback || entry.kind == EntryPoint::Kind::decorator;
    if (called && !entry.params.empty()) {
      givers_[entry.name].push_back(&entry);
      prefixes_.insert(entry.name);  // `@app.get("/")`: what that gives gets the function
    }
    switch (entry.kind) {
      case EntryPoint::Kind::callback:
      case EntryPoint::Kind::object:
      case EntryPoint::Kind::boundary:
      case EntryPoint::Kind::adapter:
        registrars_[entry.name].push_back(&entry);
        if (entry.name.find('*') != std::string::npos) starred_.push_back(entry.name);
        [[fallthrough]];
      case EntryPoint::Kind::factory:
      case EntryPoint::Kind::decorator:
        if (entry.kind == EntryPoint::Kind::factory) prefixes_.insert(entry.name);
        if (entry.kind == EntryPoint::Kind::decorator) decorates_.insert(entry.name);
        add_prefixes(entry.name);
        break;
      default:
        break;
    }
  }
  const auto fill = [](Set& set, const std::vector<std::string>& words) { set.insert(words.begin(), words.end()); };
  const Propagation& p = catalog.propagation;
  fill(stores_, p.stores);
  fill(extracts_, p.extracts);
  fill(passes_, p.passes);
  fill(copies_, p.copies);
  fill(opaque_, p.opaque);
  fill(invokes_, p.invokes);
  fill(defers_, p.defers);
  fill(memoizes_, p.memoizes);
  fill(jitter_, p.jitter);
  fill(chooses_, p.chooses);
  fill(attributes_, p.attributes);
  fill(binds_, p.binds);
  fill(keeps_, p.keeps);
  fill(texts_, p.texts);
  fill(names_, p.names);
  fill(apart_, p.apart);
  fill(shows_, p.shows);
  fill(writes_, p.writes);
  fill(parses_, p.parses);
  fill(finds_, p.finds);
  fill(ages_, p.ages);
  fill(outputs_, p.outputs);
  fill(namespaces_, p.namespaces);
  fill(by_computed_name_, p.by_name);
  fill(forks_, p.forks);
  fill(exits_, p.exits);
  fill(per_thread_, p.per_thread);
  fill(sets_, p.sets);
  fill(weak_, p.weak);
  fill(holders_, p.holders);
  fill(later_, p.later);
  fill(asks_, p.asks);
  for (const auto* names : {&p.passes, &p.binds, &p.invokes, &p.defers, &p.memoizes, &p.texts, &p.names, &p.per_thread,
                            &p.weak, &p.forks, &p.exits}) {
    for (const std::string& name : *names) add_prefixes(name);
  }
  for (const ForkGuard& guard : catalog.fork_guards) add_prefixes(guard.name);
}

std::span<const Api* const> CatalogIndex::exact(std::string_view name) const {
  if (const auto it = by_name_.find(name); it != by_name_.end()) return it->second;
  const std::size_t dot = name.rfind('.');
  if (dot == std::string_view::npos || name.ends_with(".<init>")) return {};
  const auto it = by_name_.find(join(name.substr(0, dot), "*"));
  if (it == by_name_.end()) return {};
  return it->second;
}

std::span<const Api* const> CatalogIndex::member(std::string_view type, std::string_view member) const {
  std::vector<std::string> lineage{std::string(type)};
  if (catalog_->language == "java") {
    if (const std::string_view head = chain_class(type); !head.empty()) lineage.emplace_back(head);
  }
  for (std::size_t i = 0; i < lineage.size() && i < 32; ++i) {
    if (const auto it = supers_.find(lineage[i]); it != supers_.end()) {
      lineage.insert(lineage.end(), it->second.begin(), it->second.end());
    }
  }
  for (const std::string& name : lineage) {
    if (const auto it = by_name_.find(join(name, member)); it != by_name_.end()) return it->second;
  }
  for (const std::string& name : lineage) {
    if (const auto it = by_name_.find(join(name, "*")); it != by_name_.end()) return it->second;
  }
  return {};
}

std::span<const std::string> CatalogIndex::supers(std::string_view type) const {
  const auto it = supers_.find(type);
  if (it == supers_.end()) return {};
  return it->second;
}

bool CatalogIndex::is_a(std::string_view type, std::string_view super) const {
  if (type == super) return true;
  std::vector<std::string_view> work{type};
  for (std::size_t i = 0; i < work.size() && i < 64; ++i) {
    for (const std::string& next : supers(work[i])) {
      if (next == super) return true;
      work.push_back(next);
    }
  }
  return false;
}

bool CatalogIndex::holder(std::string_view name) const {
  if (holders_.contains(name)) return true;
  const std::size_t dot = name.rfind('.');
  if (dot == std::string_view::npos || dot == 0) return false;
  // `java.util.Map.Entry` is what `java.util.*` says, `java.util.Objects.requireNonNull` is no type.
  const std::string_view outer = name.substr(0, dot);
  if (dot + 1 == name.size() || !std::isupper(static_cast<unsigned char>(name[dot + 1]))) return false;
  return holders_.contains(join(outer, "*")) || holder(outer);
}

bool CatalogIndex::later(std::string_view name) const {
  if (later_.contains(name)) return true;
  for (; !name.empty(); name = name.substr(0, name.rfind('.'))) {
    if (later_.contains(join(name, "*"))) return true;
    if (name.rfind('.') == std::string_view::npos) break;
  }
  return false;
}

bool CatalogIndex::by_name(std::string_view name) const {
  if (by_computed_name_.contains(name)) return true;
  for (std::size_t dot = name.rfind('.'); dot != std::string_view::npos && dot > 0; dot = name.rfind('.', dot - 1)) {
    if (by_computed_name_.contains(join(name.substr(0, dot), "*"))) return true;
  }
  return false;
}

bool CatalogIndex::implicit(std::string_view member) const {
  const auto fits = [&](const std::string& glob) { return glob_match(glob, member); };
  return std::ranges::any_of(catalog_->propagation.implicit, fits);
}

bool CatalogIndex::fluent(std::string_view type) const {
  return std::ranges::any_of(catalog_->propagation.fluent,
                             [&](const std::string& glob) { return glob_match(glob, type); });
}

bool CatalogIndex::sets_part(std::string_view member) const {
  return std::ranges::any_of(catalog_->propagation.setters,
                             [&](const std::string& glob) { return glob_match(glob, member); });
}

bool CatalogIndex::starts(std::string_view type, std::string_view member) const {
  return std::ranges::any_of(catalog_->propagation.starts, [&](std::string_view name) {
    const std::size_t dot = name.rfind('.');
    return name.substr(dot + 1) == member && is_a(type, name.substr(0, dot));
  });
}

bool CatalogIndex::invokes(std::string_view name, std::string_view member) const {
  if (!name.empty() && invokes_.contains(name)) return true;
  return !member.empty() && invokes_.contains("." + std::string(member));
}

std::span<const EntryPoint* const> CatalogIndex::givers(std::string_view name) const {
  const auto it = givers_.find(name);
  return it == givers_.end() ? std::span<const EntryPoint* const>() : it->second;
}

std::span<const EntryPoint* const> CatalogIndex::registrars(std::string_view name) const {
  if (const auto it = registrars_.find(name); it != registrars_.end()) return it->second;
  for (const std::string& pattern : starred_) {
    if (glob_match(pattern, name)) return registrars_.find(pattern)->second;
  }
  return {};
}

const ForkGuard* CatalogIndex::fork_guard(std::string_view name) const {
  const auto it = std::ranges::find(catalog_->fork_guards, name, &ForkGuard::name);
  return it == catalog_->fork_guards.end() ? nullptr : &*it;
}

const Option* CatalogIndex::option(std::string_view name) const {
  const auto it = std::ranges::find_if(catalog_->options, [&](const Option& o) { return !o.system && o.name == name; });
  return it == catalog_->options.end() ? nullptr : &*it;
}

bool CatalogIndex::tells_system(std::string_view name, std::string_view key) const {
  return std::ranges::any_of(catalog_->options,
                             [&](const Option& o) { return o.system && o.name == name && o.keys == key; });
}

}  // namespace snapcheck::model
