#include <algorithm>

#include "analyzer/rules/read.h"

namespace snapcheck::rules {

namespace {

using model::Api;
using model::Condition;
using model::EntryPoint;

/// A name is matched as it stands, so text that can never match is a mistake of the file.
/// `stars`: anywhere, not only as the last part.
std::string api_name(const Reader& reader, const Yaml& node, bool stars = false) {
  const std::string name = reader.text(node);
  if (name.find_first_of("() \t,;") != std::string::npos) {
    reader.fail(node.line, fmt::format("`{}` is no API name", name),
                "write the qualified name alone, without arguments: `package.Class.method`, `package.Class.<init>`");
  }
  if (name.find("::") != std::string::npos) {
    std::string dotted;
    for (std::size_t i = 0; i < name.size(); ++i) {
      const bool colons = name.compare(i, 2, "::") == 0;
      dotted += colons ? '.' : name[i];
      i += colons ? 1 : 0;
    }
    reader.fail(node.line, fmt::format("`{}`: catalogues write names with dots, in every language", name),
                fmt::format("write `{}`", dotted));
  }
  const std::size_t star = name.find('*');
  if (star != std::string::npos && !stars && !(name.ends_with(".*") && star + 1 == name.size())) {
    reader.fail(node.line, fmt::format("`{}`: a wildcard can only be the last part", name), "write `package.Class.*`");
  }
  return name;
}

/// "arg0", "arg1/seed", "arg2.ai_flags".
void read_argument_subject(const Reader& reader, const Yaml& node, Condition& condition) {
  const std::string_view rest = std::string_view(node.key).substr(3);
  const std::size_t end = rest.find_first_of("/.");
  condition.subject = Condition::Subject::argument;
  condition.number = reader.number(node, rest.substr(0, end));
  if (end == std::string_view::npos) return;
  const std::string name = reader.identifier(node.key_line, node.key, rest.substr(end + 1));
  (rest[end] == '/' ? condition.keyword : condition.field) = name;
}

/// "has 4", of a field.
void read_bits(const Reader& reader, const Yaml& node, Condition& condition) {
  const std::string text = reader.text(node);
  if (!text.starts_with("has ")) {
    reader.fail(node.line, fmt::format("`{}` is no test of a field", text), "write `has` and a number, as in `has 4`");
    return;
  }
  condition.test = Condition::Test::bits;
  condition.bits = static_cast<std::uint64_t>(reader.number(node, std::string_view(text).substr(4)));
}

void read_test(const Reader& reader, const Yaml& node, Condition& condition) {
  if (node.kind == Yaml::Kind::scalar && node.quoted) {
    condition.test = Condition::Test::text;
    condition.text = reader.text(node);
  } else if (std::string text = node.kind == Yaml::Kind::scalar ? reader.text(node) : ""; text.starts_with("is ")) {
    condition.test = Condition::Test::type;
    condition.text = text.substr(3);
  } else {
    condition.test =
        reader.word(node, "test of an argument (a literal text is written in quotes)", kArgumentTests, ", is TYPE");
  }
}

std::vector<Condition> read_conditions(const Reader& reader, const Yaml& when) {
  std::vector<Condition> conditions;
  for (const Yaml& node : reader.map(when)) {
    Condition condition;
    if (node.key == "args" || node.key == "min-args") {
      condition.subject = Condition::Subject::count;
      condition.test = node.key == "args" ? Condition::Test::exactly : Condition::Test::at_least;
      condition.number = reader.number(node, reader.text(node));
    } else if (node.key.starts_with("keyword ")) {
      condition.subject = Condition::Subject::keyword;
      condition.keyword = reader.identifier(node.key_line, node.key, std::string_view(node.key).substr(8));
      read_test(reader, node, condition);
    } else if (node.key == "receiver") {
      condition.subject = Condition::Subject::receiver;
      read_test(reader, node, condition);
    } else if (node.key.size() > 3 && node.key.starts_with("arg") && node.key[3] >= '0' && node.key[3] <= '9') {
      read_argument_subject(reader, node, condition);
      if (condition.field.empty()) {
        read_test(reader, node, condition);
      } else {
        read_bits(reader, node, condition);
      }
    } else {
      reader.fail(node.key_line, fmt::format("unknown condition `{}`", node.key),
                  "write args, min-args, argN, argN/keyword, argN.field, `keyword NAME` or receiver");
    }
    conditions.push_back(std::move(condition));
  }
  return conditions;
}

/// What an entry says about each of its names.
Api read_meaning(const Reader& reader, const Yaml& node, Draft& draft) {
  Api api;
  if (const Yaml* when = node.find("when")) api.when = read_conditions(reader, *when);
  if (const Yaml* concept_node = node.find("concept")) {
    api.concept_name = reader.text(*concept_node);
    draft.concept_uses.emplace_back(api.concept_name, reader.origin(*concept_node));
  }
  if (const Yaml* into = node.find("into")) api.into = reader.slot(*into);
  api.group = reader.optional_text(node, "group");
  api.part = reader.optional_text(node, "part");
  if (const Yaml* level = node.find("level")) api.level = reader.word(*level, "level", kLevels);
  api.returns = reader.optional_text(node, "returns");
  if (const Yaml* renews = node.find("renews")) api.renews = reader.slot(*renews);
  if (const Yaml* seed = node.find("seed")) api.seed = reader.slot(*seed);
  if (const Yaml* releases = node.find("releases")) api.releases = reader.slot(*releases);
  if (const Yaml* resets = node.find("resets")) api.resets = reader.slot(*resets);
  if (const Yaml* safe = node.find("safe")) api.safe = reader.boolean(*safe);
  api.note = reader.optional_text(node, "note");
  return api;
}

/// Parts that only make sense beside another one.
void check_meaning(const Reader& reader, const Yaml& node, const Api& api) {
  constexpr auto kNoSlot = model::Slot::Kind::none;
  const bool renews = api.renews.kind != kNoSlot;
  const bool releases = api.releases.kind != kNoSlot;
  if (api.concept_name.empty() && api.returns.empty() && !renews && !releases && api.resets.kind == kNoSlot &&
      !api.safe) {
    reader.fail(node.line, "the entry says nothing about its names",
                "give it one of: concept, returns, renews, releases, resets, safe");
  }
  if (api.safe && !api.concept_name.empty()) reader.fail(node.line, "an entry cannot be safe and have a concept");
  if (api.concept_name.empty()) {
    for (const std::string_view key : {"into", "group", "part", "level"}) {
      if (const Yaml* found = node.find(key)) {
        reader.fail(found->key_line, fmt::format("`{}` says how the concept is meant, and there is none", key),
                    "add `concept`");
      }
    }
  }
  if (api.seed.kind != kNoSlot && !renews) reader.fail(node.line, "`seed` without `renews`", "say what it renews");
}

/// The same text for the same conditions, in any order.
std::string fingerprint(const Api& api) {
  std::vector<std::string> parts;
  for (const Condition& c : api.when) {
    parts.push_back(fmt::format("{}:{}:{}:{}:{}:{}:{}", static_cast<int>(c.subject), static_cast<int>(c.test), c.number,
                                c.keyword, c.field, c.bits, c.text));
  }
  std::ranges::sort(parts);
  return fmt::format("{} {}", api.name, fmt::join(parts, " "));
}

class CatalogReader {
 public:
  CatalogReader(const Reader& reader, Draft& draft, model::Catalog& catalog)
      : r_(reader), draft_(draft), catalog_(catalog) {}

  void apis(const Yaml& list) {
    for (const Yaml& node : r_.sequence(list)) {
      r_.keys(node, {"concept", "into", "group", "part", "level", "when", "returns", "renews", "seed", "releases",
                     "resets", "safe", "note", "evidence", "names"});
      const Api meaning = read_meaning(r_, node, draft_);
      check_meaning(r_, node, meaning);
      r_.optional_text(node, "evidence");
      const Yaml& names = r_.required(node, "names");
      if (r_.sequence(names).empty()) r_.fail(names.line, "`names` is empty");
      for (const Yaml& item : names.items) add_name(item, meaning);
    }
  }

  void types(const Yaml& map) {
    for (const Yaml& node : r_.map(map)) catalog_.types.push_back({node.key, r_.texts(node)});
  }

  void entry_points(const Yaml& list) {
    for (const Yaml& node : r_.sequence(list)) {
      r_.keys(node, {"kind", "names", "phase", "methods", "function", "params", "instances", "registered", "weak",
                     "awaits", "handle", "when", "loop", "answers", "waits", "command", "starts", "evidence"});
      const EntryPoint meaning = entry_meaning(node);
      const Yaml& names = r_.required(node, "names");
      if (r_.sequence(names).empty()) r_.fail(names.line, "`names` is empty");
      for (const Yaml& item : names.items) {
        EntryPoint entry = meaning;
        const bool stars = meaning.kind == EntryKind::type || meaning.kind == EntryKind::object;
        entry.name = meaning.kind == EntryKind::signature ? r_.text(item) : api_name(r_, item, stars);
        catalog_.entry_points.push_back(std::move(entry));
      }
    }
  }

  void fork_guards(const Yaml& list) {
    for (const Yaml& item : r_.sequence(list)) {
      model::ForkGuard guard;
      if (item.kind == Yaml::Kind::map) {
        r_.keys(item, {"name", "when"});
        guard.name = api_name(r_, r_.required(item, "name"));
        guard.when = read_conditions(r_, r_.required(item, "when"));
      } else {
        guard.name = api_name(r_, item);
      }
      catalog_.fork_guards.push_back(std::move(guard));
    }
  }

  void hook_paths(const Yaml& map) {
    for (const Yaml& item : r_.map(map)) catalog_.hook_paths.push_back({item.key, r_.word(item, "phase", kPhases)});
  }

  void servers(const Yaml& list) {
    for (const Yaml& item : r_.sequence(list)) {
      model::Server server;
      if (item.kind == Yaml::Kind::map) {
        r_.keys(item, {"name", "with"});
        server.name = api_name(r_, r_.required(item, "name"));
        for (const Yaml& other : r_.sequence(r_.required(item, "with"))) server.with.push_back(api_name(r_, other));
      } else {
        server.name = api_name(r_, item);
      }
      catalog_.servers.push_back(std::move(server));
    }
  }

  void options(const Yaml& list) {
    for (const Yaml& node : r_.sequence(list)) {
      r_.keys(node, {"names", "keys", "except", "system", "classes"});
      const Yaml& names = r_.required(node, "names");
      if (r_.sequence(names).empty()) r_.fail(names.line, "`names` is empty");
      for (const Yaml& item : names.items) {
        const auto is = [&](std::string_view key) {
          const Yaml* flag = node.find(key);
          return flag != nullptr && r_.boolean(*flag);
        };
        catalog_.options.push_back({api_name(r_, item), r_.optional_text(node, "keys"),
                                    r_.optional_text(node, "except"), is("system"), is("classes")});
      }
    }
  }

  void propagation(const Yaml& map) {
    r_.keys(map,
            {"stores",   "extracts", "passes",     "copies",        "invokes",    "opaque",  "defers",     "memoizes",
             "jitter",   "chooses",  "attributes", "binds",         "keeps",      "texts",   "names",      "apart",
             "shows",    "writes",   "parses",     "finds",         "ages",       "outputs", "namespaces", "by-name",
             "implicit", "forks",    "exits",      "completes",     "per-thread", "weak",    "starts",     "sets",
             "holders",  "later",    "asks",       "command-lines", "fluent",     "setters"});
    model::Propagation& p = catalog_.propagation;
    append(map, "stores", p.stores);
    append(map, "extracts", p.extracts);
    append(map, "passes", p.passes);
    append(map, "copies", p.copies);
    append(map, "invokes", p.invokes);
    append(map, "opaque", p.opaque);
    append(map, "defers", p.defers);
    append(map, "completes", p.completes);
    append(map, "memoizes", p.memoizes);
    append(map, "jitter", p.jitter);
    append(map, "chooses", p.chooses);
    append(map, "attributes", p.attributes);
    append(map, "binds", p.binds);
    append(map, "keeps", p.keeps);
    append(map, "texts", p.texts);
    append(map, "names", p.names);
    append(map, "apart", p.apart);
    append(map, "shows", p.shows);
    append(map, "writes", p.writes);
    append(map, "parses", p.parses);
    append(map, "finds", p.finds);
    append(map, "ages", p.ages);
    append(map, "outputs", p.outputs);
    append(map, "namespaces", p.namespaces);
    append(map, "by-name", p.by_name);
    append(map, "implicit", p.implicit);
    append(map, "forks", p.forks);
    append(map, "exits", p.exits);
    append(map, "per-thread", p.per_thread);
    append(map, "weak", p.weak);
    append(map, "starts", p.starts);
    append(map, "sets", p.sets);
    append(map, "holders", p.holders);
    append(map, "later", p.later);
    append(map, "asks", p.asks);
    append(map, "fluent", p.fluent);
    append(map, "setters", p.setters);
    append(map, "command-lines", p.command_lines);
  }

  void append(const Yaml& map, std::string_view key, std::vector<std::string>& to) {
    const std::vector<std::string> more = r_.optional_texts(map, key);
    to.insert(to.end(), more.begin(), more.end());
  }

 private:
  void add_name(const Yaml& item, const Api& meaning) {
    Api api = meaning;
    if (item.kind == Yaml::Kind::map) {
      r_.keys(item, {"name", "note"});
      api.name = api_name(r_, r_.required(item, "name"));
      if (const Yaml* note = item.find("note")) api.note = r_.text(*note);
    } else {
      api.name = api_name(r_, item);
    }
    const auto [known, fresh] = draft_.entries.emplace(catalog_.language + " " + fingerprint(api), r_.origin(item));
    if (!fresh) {
      r_.fail(item.line, fmt::format("`{}` has an entry with the same conditions already", api.name),
              fmt::format("make one entry of this and the one at {}", known->second.text()));
    }
    catalog_.apis.push_back(std::move(api));
  }

  EntryPoint entry_meaning(const Yaml& node) {
    EntryPoint entry;
    entry.kind = r_.word(r_.required(node, "kind"), "kind of entry point", kEntryKinds);
    if (const Yaml* phase = node.find("phase")) entry.phase = r_.word(*phase, "phase", kPhases);
    if (const Yaml* methods = node.find("methods")) {
      for (const Yaml& item : r_.map(*methods)) {
        entry.methods.emplace_back(item.key, r_.word(item, "phase", kPhases));
      }
    }
    if (const Yaml* function = node.find("function")) entry.function = r_.slot(*function);
    entry.params = r_.optional_texts(node, "params");
    entry.starts = r_.optional_texts(node, "starts");
    if (entry.starts.empty() != (entry.kind != EntryKind::adapter)) {
      r_.fail(node.line, "`starts` belongs to entry points of the kind `adapter`, and they need it",
              "name the entry points that the adapter runs: `starts: [package.Class.method]`");
    }
    if (const Yaml* instances = node.find("instances")) {
      entry.instances = r_.word(*instances, "way to make instances", kInstances);
    }
    if (const Yaml* registered = node.find("registered")) entry.registered = r_.boolean(*registered);
    if (const Yaml* weak = node.find("weak")) entry.weak = r_.boolean(*weak);
    if (const Yaml* awaits = node.find("awaits")) entry.awaits = r_.boolean(*awaits);
    if (const Yaml* handle = node.find("handle")) entry.handle = r_.boolean(*handle);
    if (const Yaml* loop = node.find("loop")) entry.loop = r_.boolean(*loop);
    if (const Yaml* answers = node.find("answers")) entry.answers = r_.boolean(*answers);
    if (const Yaml* command = node.find("command")) entry.command = r_.boolean(*command);
    if (const Yaml* waits = node.find("waits")) entry.waits = r_.boolean(*waits);
    if (const Yaml* when = node.find("when")) entry.when = read_conditions(r_, *when);
    return entry;
  }

  const Reader& r_;
  Draft& draft_;
  model::Catalog& catalog_;
};

}  // namespace

void read_catalog(const Reader& reader, const Yaml& root, Draft& draft) {
  reader.keys(root,
              {"language", "apis", "types", "entry-points", "propagation", "options", "hook-names", "hook-paths",
               "test-code", "tool-code", "servers", "flushes", "fork-guards", "max-conditions", "max-clear-calls"});
  const Yaml& named = reader.required(root, "language");
  const std::string language = reader.text(named);
  draft.language_uses.emplace_back(language, reader.origin(named));
  auto catalog = std::ranges::find(draft.set.catalogs, language, &model::Catalog::language);
  if (catalog == draft.set.catalogs.end()) {
    draft.set.catalogs.push_back({});
    catalog = std::prev(draft.set.catalogs.end());
    catalog->language = language;
  }
  CatalogReader parts(reader, draft, *catalog);
  if (const Yaml* apis = root.find("apis")) parts.apis(*apis);
  if (const Yaml* types = root.find("types")) parts.types(*types);
  if (const Yaml* entries = root.find("entry-points")) parts.entry_points(*entries);
  if (const Yaml* propagation = root.find("propagation")) parts.propagation(*propagation);
  if (const Yaml* options = root.find("options")) parts.options(*options);
  parts.append(root, "hook-names", catalog->hook_names);
  if (const Yaml* paths = root.find("hook-paths")) parts.hook_paths(*paths);
  parts.append(root, "test-code", catalog->test_code);
  parts.append(root, "tool-code", catalog->tool_code);
  parts.append(root, "flushes", catalog->flushes);
  if (const Yaml* servers = root.find("servers")) parts.servers(*servers);
  if (const Yaml* guards = root.find("fork-guards")) parts.fork_guards(*guards);
  const auto limit = [&](const char* key, std::optional<int>& most) {
    if (const Yaml* given = root.find(key)) most = reader.number(*given, reader.text(*given));
  };
  limit("max-conditions", catalog->max_conditions);
  limit("max-clear-calls", catalog->max_clear_calls);
}

}  // namespace snapcheck::rules
