// A tiny rule set, and what is found with it in facts written as literals.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "analyzer/model/trace.h"
#include "analyzer/rules/match.h"
#include "tests/unit/facts_builder.h"

namespace snapcheck::test {

using namespace model;

inline Api source(std::string name, std::string what) {
  Api api;
  api.name = std::move(name);
  api.concept_name = std::move(what);
  return api;
}

inline Rule rule(std::string id, Check check, std::vector<std::string> concepts, std::string defect = "") {
  Rule row;
  row.id = std::move(id);
  row.check = check;
  row.concepts = std::move(concepts);
  row.defect = std::move(defect);
  row.group = check == Check::hook ? "hooks" : "uniqueness";
  row.level = Level::error;
  row.message = "{api} in {holder}.";
  return row;
}

/// A tiny rule set: `lib.uuid` makes ids, `lib.Rng` is a generator, `lib.draw` draws from hidden state, `lib.close`.
inline RuleSet small_rules(const std::string& language = "python") {
  RuleSet rules;
  rules.concepts = {{"unique-id", ConceptKind::value, "a unique id", true, ""},
                    {"random-value", ConceptKind::value, "a random value", false, ""},
                    {"prng", ConceptKind::object, "a generator", false, "random-value"},
                    {"hidden", ConceptKind::call, "a hidden generator", false, "random-value"},
                    {"clock", ConceptKind::value, "a clock reading", false, ""}};
  rules.rules = {rule("creates-before", Check::hook, {}, "creates-before-snapshot"),
                 rule("hidden-in-handler", Check::handler_call, {"hidden"}),
                 rule("id-kept", Check::state, {"unique-id"}),
                 rule("misses-alias", Check::hook, {}, "misses-alias"),
                 rule("priming", Check::hook, {}, "priming"),
                 rule("prng-kept", Check::state, {"prng"}),
                 rule("seeds-time", Check::hook, {"clock"}, "reseeds-time"),
                 rule("time-kept", Check::state, {"clock"}),
                 rule("value-kept", Check::state, {"random-value"})};
  Catalog catalog;
  catalog.language = language;
  catalog.apis = {source("lib.uuid", "unique-id"), source("lib.Rng", "prng"), source("lib.draw", "hidden"),
                  source("lib.clock", "clock")};
  catalog.apis[2].group = "lib";
  Api seed;
  seed.name = "lib.seed";
  seed.renews = {Slot::Kind::group, 0, "", "lib"};
  seed.seed = {Slot::Kind::argument, 0, "", ""};
  catalog.apis.push_back(seed);
  EntryPoint handler;
  handler.kind = EntryPoint::Kind::signature;
  handler.name = "handler";
  handler.params = {"event", "context"};
  EntryPoint after;
  after.kind = EntryPoint::Kind::callback;
  after.name = "hooks.after_restore";
  after.phase = Phase::after_restore;
  EntryPoint before = after;
  before.name = "hooks.before_snapshot";
  before.phase = Phase::before_snapshot;
  EntryPoint boundary;
  boundary.kind = EntryPoint::Kind::boundary;
  boundary.name = "lib.checkpoint";
  catalog.entry_points = {handler, after, before, boundary};
  catalog.propagation.stores = {"append"};
  catalog.propagation.extracts = {"get"};
  rules.catalogs = {catalog};
  return rules;
}

inline std::vector<Finding> findings_of(std::vector<Facts> files, const RuleSet& rules) {
  Program program(std::move(files), rules);
  Trace trace(program);
  return rules::match(program, trace, rules, {});
}

inline std::vector<std::string> ids(const std::vector<Finding>& findings) {
  std::vector<std::string> out;
  for (const Finding& finding : findings) out.push_back(finding.rule);
  return out;
}

using Ids = std::vector<std::string>;

/// A handler that reads the module variable `name`.
inline void add_handler(FactsBuilder& m, const std::string& name) {
  const ScopeId handler = m.function("handler", {"event", "context"});
  m.give_back(handler, m.global(name));
}

}  // namespace snapcheck::test
