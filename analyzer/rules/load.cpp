#include "analyzer/rules/load.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <unordered_set>

#include "analyzer/rules/read.h"

namespace snapcheck::rules {

namespace {

using base::Error;
using base::Result;

std::vector<std::string_view> concept_names(const model::RuleSet& set) {
  std::vector<std::string_view> names;
  for (const model::Concept& c : set.concepts) names.push_back(c.name);
  return names;
}

void read_file(const TextFile& file, Draft& draft) {
  const Reader reader(file.path);
  Result<Yaml> root = parse_yaml(file.path, file.text);
  if (!root) throw Problem{root.error()};
  if (root->kind != Yaml::Kind::map) reader.fail(1, "the file holds no map", "see docs/rule-format.md");
  if (root->find("concepts") != nullptr && root->find("check") == nullptr) {
    read_concepts(reader, *root, draft);
  } else if (root->find("language") != nullptr) {
    read_catalog(reader, *root, draft);
  } else {
    read_rule(reader, *root, draft);
  }
}

void check_concepts(const Draft& draft) {
  const std::vector<std::string_view> names = concept_names(draft.set);
  const std::unordered_set<std::string_view> known(names.begin(), names.end());
  for (const auto& [name, origin] : draft.concept_uses) {
    if (known.contains(name)) continue;
    const std::string near = base::did_you_mean(name, names);
    throw Problem{
        {fmt::format("{}: unknown concept `{}`", origin.text(), name),
         near.empty() ? "rules/concepts.yaml lists the built-in ones, `concepts:` in a file of yours adds one" : near}};
  }
  std::unordered_set<std::string_view> judged(draft.internal_concepts.begin(), draft.internal_concepts.end());
  for (const model::Rule& rule : draft.set.rules) {
    if (rule.check != model::Check::hook) judged.insert(rule.concepts.begin(), rule.concepts.end());
  }
  for (const auto& [name, origin] : draft.own_concepts) {
    if (judged.contains(name)) continue;
    throw Problem{{fmt::format("{}: no rule is about the concept `{}`", origin.text(), name),
                   "write the rule, or mark the concept `internal: true`"}};
  }
}

/// A rule speaks of languages that have a catalogue, and the user's catalogues of those that have a built-in one.
void check_languages(const Draft& draft, const std::vector<model::Catalog>& base) {
  std::vector<std::string_view> names;
  for (const model::Catalog& catalog : base.empty() ? draft.set.catalogs : base) names.push_back(catalog.language);
  for (const auto& [language, origin] : draft.language_uses) {
    if (std::ranges::find(names, language) != names.end()) continue;
    const std::string near = base::did_you_mean(language, names);
    throw Problem{{fmt::format("{}: unknown language `{}`", origin.text(), language),
                   !near.empty()   ? near
                   : names.empty() ? "no catalogue was read"
                                   : fmt::format("one of: {}", fmt::join(names, ", "))}};
  }
}

template <typename T>
void put_before(std::vector<T>& base, std::vector<T>&& own) {
  own.insert(own.end(), std::make_move_iterator(base.begin()), std::make_move_iterator(base.end()));
  base = std::move(own);
}

using model::Propagation;
constexpr std::array kPropagation = {
    &Propagation::stores,     &Propagation::extracts,  &Propagation::passes,     &Propagation::copies,
    &Propagation::invokes,    &Propagation::opaque,    &Propagation::defers,     &Propagation::memoizes,
    &Propagation::jitter,     &Propagation::chooses,   &Propagation::attributes, &Propagation::binds,
    &Propagation::keeps,      &Propagation::texts,     &Propagation::names,      &Propagation::shows,
    &Propagation::writes,     &Propagation::finds,     &Propagation::parses,     &Propagation::ages,
    &Propagation::outputs,    &Propagation::weak,      &Propagation::per_thread, &Propagation::apart,
    &Propagation::namespaces, &Propagation::by_name,   &Propagation::implicit,   &Propagation::forks,
    &Propagation::exits,      &Propagation::completes, &Propagation::starts,     &Propagation::sets,
    &Propagation::holders,    &Propagation::later,     &Propagation::asks,       &Propagation::command_lines,
    &Propagation::fluent,     &Propagation::setters};
static_assert(sizeof(Propagation) == kPropagation.size() * sizeof(Propagation::stores),
              "a list of Propagation is missing above");

/// Entries of `own` are asked first: the first that fits wins.
void merge(model::Catalog& base, model::Catalog&& own) {
  put_before(base.apis, std::move(own.apis));
  put_before(base.entry_points, std::move(own.entry_points));
  put_before(base.types, std::move(own.types));
  for (const auto list : kPropagation) put_before(base.propagation.*list, std::move(own.propagation.*list));
  put_before(base.options, std::move(own.options));
  put_before(base.hook_names, std::move(own.hook_names));
  put_before(base.hook_paths, std::move(own.hook_paths));
  put_before(base.test_code, std::move(own.test_code));
  put_before(base.tool_code, std::move(own.tool_code));
  put_before(base.servers, std::move(own.servers));
  put_before(base.flushes, std::move(own.flushes));
  put_before(base.fork_guards, std::move(own.fork_guards));
  if (own.max_conditions) base.max_conditions = own.max_conditions;
  if (own.max_clear_calls) base.max_clear_calls = own.max_clear_calls;
}

}  // namespace

Result<model::RuleSet> load(std::span<const TextFile> files) { return extend({}, files); }

Result<model::RuleSet> extend(model::RuleSet base, std::span<const TextFile> files) {
  Draft draft;
  draft.set.concepts = std::move(base.concepts);
  draft.set.rules = std::move(base.rules);
  try {
    for (const TextFile& file : files) read_file(file, draft);
    check_concepts(draft);
    check_languages(draft, base.catalogs);
  } catch (const Problem& problem) {
    return problem.error;
  }
  std::vector<model::Catalog> own = std::move(draft.set.catalogs);
  draft.set.catalogs = std::move(base.catalogs);
  for (model::Catalog& catalog : own) {
    const auto old = std::ranges::find(draft.set.catalogs, catalog.language, &model::Catalog::language);
    if (old == draft.set.catalogs.end()) {
      draft.set.catalogs.push_back(std::move(catalog));
    } else {
      merge(*old, std::move(catalog));
    }
  }
  std::ranges::sort(draft.set.rules, {}, &model::Rule::id);
  std::ranges::sort(draft.set.catalogs, {}, &model::Catalog::language);
  return std::move(draft.set);
}

std::vector<std::string> gaps(const model::RuleSet& rules) {
  std::vector<std::string> found;
  for (const model::Rule& rule : rules.rules) {
    const std::pair<std::string_view, bool> parts[] = {
        {"what", rule.what.empty()},         {"why", rule.why.empty()},
        {"suppress", rule.suppress.empty()}, {"references", rule.references.empty()},
        {"tags", rule.tags.empty()},         {"examples", rule.examples.empty()},
    };
    for (const auto& [name, missing] : parts) {
      if (missing) found.push_back(fmt::format("rules/{}.yaml:1: the key `{}` is missing", rule.id, name));
    }
  }
  return found;
}

}  // namespace snapcheck::rules
