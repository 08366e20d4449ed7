#include "analyzer/lang/triggers.h"

#include <algorithm>
#include <cctype>

namespace snapcheck::lang {

namespace {

std::vector<std::string_view> parts_of(std::string_view name) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t dot = name.find('.');
    parts.push_back(name.substr(0, dot));
    if (dot == std::string_view::npos) return parts;
    name.remove_prefix(dot + 1);
  }
}

bool is_identifier(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](unsigned char c) {
    return std::isalnum(c) || c == '_' || c == '$' || c >= 0x80;
  });
}

}  // namespace

Triggers::Triggers(const model::Catalog& catalog, const std::vector<std::string>& handlers) {
  const bool java = catalog.language == "java";
  for (const model::Api& api : catalog.apis) {
    if (api.concept_name.empty()) continue;
    const std::size_t group = api.name.find(".<");
    if (group == std::string::npos || api.name.substr(group) == ".<init>") {
      add_name(api.name, java, false);
      continue;
    }
    // "std.<engine>.seed" speaks about all types that the catalogue puts below "std.<engine>".
    std::vector<std::string_view> family{std::string_view(api.name).substr(0, api.name.find('>') + 1)};
    for (std::size_t i = 0; i < family.size(); ++i) {
      for (const model::LibraryType& type : catalog.types) {
        if (std::find(type.supers.begin(), type.supers.end(), family[i]) == type.supers.end()) continue;
        family.push_back(type.name);
        add_name(type.name, java, false);
      }
    }
  }
  for (const model::ForkGuard& guard : catalog.fork_guards) add_name(guard.name, java, false);
  for (const model::EntryPoint& entry : catalog.entry_points) {
    using Kind = model::EntryPoint::Kind;
    if (entry.kind == Kind::signature) {
      add_signature(entry);
    } else {
      std::string_view rest = entry.name;
      for (bool more = true; more;) {
        const std::size_t bar = rest.find('|');
        add_name(rest.substr(0, bar), java, true);
        more = bar != std::string_view::npos;
        if (more) rest.remove_prefix(bar + 1);
      }
    }
  }
  for (const std::string& name : catalog.hook_names) {
    if (is_identifier(name)) add(name, {}, true);
  }
  for (const std::string& handler : handlers) {
    const std::size_t last = handler.find_last_of(".:/");
    const std::string_view simple = std::string_view(handler).substr(last == std::string::npos ? 0 : last + 1);
    if (is_identifier(simple)) add(simple, {}, true);
  }
  add("snapcheck", {}, false);
  add("snapstart", {}, false);
}

/// The type of a parameter; else the function's name with the name of its first parameter; else both parameters.
void Triggers::add_signature(const model::EntryPoint& entry) {
  const auto alternatives = [](std::string_view text) {
    std::vector<std::string_view> all;
    while (true) {
      const std::size_t bar = text.find('|');
      all.push_back(text.substr(0, bar));
      if (bar == std::string_view::npos) return all;
      text.remove_prefix(bar + 1);
    }
  };
  bool typed = false;
  for (const std::string& param : entry.params) {
    for (const std::string_view type : alternatives(param)) {
      const auto parts = parts_of(type);
      if (parts.size() < 2 || !is_identifier(parts.back())) continue;
      add(parts.back(), {}, true);
      typed = true;
    }
  }
  if (typed || entry.params.empty()) return;
  for (const std::string_view name : alternatives(entry.name)) {
    for (const std::string_view first : alternatives(entry.params.front())) {
      if (is_identifier(name)) {
        add(name, is_identifier(first) ? first : std::string_view(), true);
      } else if (is_identifier(first) && entry.params.size() > 1) {
        for (const std::string_view second : alternatives(entry.params[1])) {
          if (is_identifier(second)) add(first, second, true);
        }
      }
    }
  }
}

void Triggers::add(std::string_view first, std::string_view other, bool entry, std::string_view package) {
  const Token key = token(first);
  const Wanted wanted{other.empty() ? 0 : token(other), package.empty() ? 0 : token(package), entry};
  std::vector<Wanted>& list = wanted_[key];
  const bool known = std::any_of(list.begin(), list.end(), [&](const Wanted& w) {
    return w.other == wanted.other && w.package == wanted.package && w.entry == wanted.entry;
  });
  if (!known) list.push_back(wanted);
}

/// A file that uses "pkg.Type.member" says `member`, `Type` and `pkg` (Java) or the first part of the module (Python).
void Triggers::add_name(std::string_view qualified, bool java, bool entry) {
  std::vector<std::string_view> parts = parts_of(qualified);
  if (parts.back() == "<init>" || parts.back() == "*") parts.pop_back();
  while (!parts.empty() && !is_identifier(parts.back())) parts.pop_back();
  if (parts.empty()) return;
  const std::string_view last = parts.back();
  std::string_view other;
  if (java) {
    for (std::size_t i = parts.size() - 1; i-- > 0;) {
      if (!parts[i].empty() && std::isupper(static_cast<unsigned char>(parts[i].front()))) {
        other = parts[i];
        break;
      }
    }
  } else if (parts.size() > 1 && parts.front() != "builtins") {
    other = parts.front();
  }
  if (other == last) other = {};
  // Java names the package of a type too, in an import if not here; only java.lang's types need none.
  std::string_view package;
  for (std::size_t i = 0; java && i + 1 < parts.size() && !std::isupper(static_cast<unsigned char>(parts[i].front()));
       ++i) {
    package = parts[i];
  }
  if (package == "lang") package = {};
  add(last, other, entry, package);
}

Triggers::Hit Triggers::test(const TokenSet& file) const {
  Hit hit;
  for (const Token present : file.tokens) {
    const auto it = wanted_.find(present);
    if (it == wanted_.end()) continue;
    for (const Wanted& wanted : it->second) {
      bool& flag = wanted.entry ? hit.entry : hit.source;
      if (flag || (wanted.other != 0 && !file.has(wanted.other))) continue;
      flag = wanted.package == 0 || file.has(wanted.package);
    }
    if (hit.source && hit.entry) break;
  }
  return hit;
}

}  // namespace snapcheck::lang
