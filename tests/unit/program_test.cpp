// The program model and the matcher on facts written as literals: no front end, no files.
#include <gtest/gtest.h>

#include <algorithm>

#include "analyzer/model/trace.h"
#include "analyzer/rules/match.h"
#include "tests/unit/facts_builder.h"

namespace snapcheck::test {
namespace {

using namespace model;

Api source(std::string name, std::string what) {
  Api api;
  api.name = std::move(name);
  api.concept_name = std::move(what);
  return api;
}

Rule rule(std::string id, Check check, std::vector<std::string> concepts, std::string defect = "") {
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
RuleSet small_rules(const std::string& language = "python") {
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

std::vector<Finding> findings_of(std::vector<Facts> files, const RuleSet& rules) {
  Program program(std::move(files), rules);
  Trace trace(program);
  return rules::match(program, trace, rules, {});
}

std::vector<std::string> ids(const std::vector<Finding>& findings) {
  std::vector<std::string> out;
  for (const Finding& finding : findings) out.push_back(finding.rule);
  return out;
}

using Ids = std::vector<std::string>;

/// A handler that reads the module variable `name`.
void add_handler(FactsBuilder& m, const std::string& name) {
  const ScopeId handler = m.function("handler", {"event", "context"});
  m.give_back(handler, m.global(name));
}

TEST(State, IdInModuleVariable) {
  FactsBuilder m("app");
  m.assign(m.body, m.call(m.body, "lib.uuid"), m.global("ID"));
  add_handler(m, "ID");
  const auto found = findings_of({m.facts}, small_rules());
  ASSERT_EQ(ids(found), Ids{"id-kept"});
  EXPECT_EQ(found[0].holder, "app.ID");
  EXPECT_EQ(found[0].message, "lib.uuid in app.ID.");
  ASSERT_GE(found[0].story.size(), 3u);  // created, kept, used
}

TEST(State, LocalsAndHandlersAreSilent) {
  FactsBuilder m("app");
  const ScopeId handler = m.function("handler", {"event", "context"});
  m.give_back(handler, m.call(handler, "lib.uuid"));
  const ScopeId helper = m.function("helper");
  m.assign(helper, m.call(helper, "lib.uuid"), m.place(PlaceKind::local, "x", helper));
  m.call(m.body, "app.helper");
  EXPECT_EQ(ids(findings_of({m.facts}, small_rules())), Ids{});
}

TEST(State, ConvertedReturnedAndHandedThroughAnotherFile) {
  FactsBuilder ids_module("ids");
  const ScopeId make = ids_module.function("make", {"prefix"});
  const PlaceId text = ids_module.temp(make);
  ids_module.flow(make, ids_module.call(make, "lib.uuid"), text, FlowKind::derive, Store::none);
  ids_module.give_back(make, text);

  FactsBuilder m("app");
  m.touch(m.body, "ids");
  m.facts.aliases.push_back({"app.make", "ids.make"});
  const PlaceId value = m.call(m.body, "app.make", {m.literal("'x'")});
  const Span at = m.facts.calls.back().span;
  m.assign(m.body, value, m.global("ID"));
  add_handler(m, "ID");
  const auto found = findings_of({ids_module.facts, m.facts}, small_rules());
  ASSERT_EQ(ids(found), Ids{"id-kept"});
  EXPECT_EQ(found[0].at.path, "app.py") << "at the call in the outermost function";
  EXPECT_EQ(found[0].at.span, at);
}

TEST(State, FieldOfAnObjectThatIsKept) {
  for (const bool kept : {true, false}) {
    FactsBuilder m("app");
    const TypeId client = m.type("app.Client");
    const ScopeId init = m.method(client, ScopeKind::constructor, "__init__");
    m.facts.types[client].fields.push_back({"rng", "", false, false, {}, {}});
    m.assign(init, m.call(init, "lib.Rng"), m.field(m.facts.scopes[init].receiver, "rng", init));
    const PlaceId object = m.call(m.body, "app.Client");
    if (kept) m.assign(m.body, object, m.global("CLIENT"));
    add_handler(m, "CLIENT");
    EXPECT_EQ(ids(findings_of({m.facts}, small_rules())), kept ? Ids{"prng-kept"} : Ids{}) << kept;
  }
}

/// Two objects of one class: the one in CLIENT is kept, the other one is gone when the setter has run on it.
TEST(State, FieldsOfPassingObjectsOfAKeptClass) {
  for (const bool kept : {true, false}) {
    FactsBuilder m("app");
    const TypeId client = m.type("app.Client");
    m.facts.types[client].fields.push_back({"id", "", false, false, {}, {}});
    const ScopeId draw = m.method(client, ScopeKind::method, "draw");
    m.assign(draw, m.call(draw, "lib.uuid"), m.field(m.facts.scopes[draw].receiver, "id", draw));
    m.assign(m.body, m.call(m.body, "app.Client"), m.global("CLIENT"));
    const PlaceId passing = m.call(m.body, "app.Client");
    m.call_on(m.body, kept ? m.global("CLIENT") : passing, "draw");
    add_handler(m, "CLIENT");
    EXPECT_EQ(ids(findings_of({m.facts}, small_rules())), kept ? Ids{"id-kept"} : Ids{}) << kept;
  }
}

/// A helper appends to the list that it gets: the value is in the list of that call, not in that of another one.
TEST(State, CallsThatBelongTogether) {
  for (const bool kept : {true, false}) {
    FactsBuilder m("app");
    const ScopeId put = m.function("put", {"items", "value"});
    m.call_on(put, m.facts.scopes[put].params[0], "append", {m.facts.scopes[put].params[1]});
    m.assign(m.body, m.call(m.body, "lib.list"), m.global("LIST"));
    const PlaceId local = m.call(m.body, "lib.list");
    m.call(m.body, "app.put", {m.global("LIST"), m.literal("1")});
    m.call(m.body, "app.put", {kept ? m.global("LIST") : local, m.call(m.body, "lib.uuid")});
    add_handler(m, "LIST");
    EXPECT_EQ(ids(findings_of({m.facts}, small_rules())), kept ? Ids{"id-kept"} : Ids{}) << kept;
  }
}

TEST(State, SetterCalledFromTheConstructor) {
  FactsBuilder m("app");
  const TypeId client = m.type("app.Client");
  m.facts.types[client].fields.push_back({"rng", "", false, false, {}, {}});
  const ScopeId init = m.method(client, ScopeKind::constructor, "__init__");
  const ScopeId setter = m.method(client, ScopeKind::method, "set_rng", {"rng"});
  m.assign(setter, m.facts.scopes[setter].params[0], m.field(m.facts.scopes[setter].receiver, "rng", setter));
  const PlaceId rng = m.call(init, "lib.Rng");
  const Span at = m.facts.calls.back().span;
  m.call_on(init, m.facts.scopes[init].receiver, "set_rng", {rng});
  m.assign(m.body, m.call(m.body, "app.Client"), m.global("CLIENT"));
  add_handler(m, "CLIENT");
  const auto found = findings_of({m.facts}, small_rules());
  ASSERT_EQ(ids(found), Ids{"prng-kept"});
  EXPECT_EQ(found[0].at.span, at);
}

TEST(State, ElementsDefaultsAndContainers) {
  FactsBuilder m("app");
  const PlaceId list = m.global("IDS");
  m.call_on(m.body, list, "append", {m.call(m.body, "lib.uuid")});
  const ScopeId f = m.function("f", {"key"});
  m.assign(m.body, m.call(m.body, "lib.uuid"), m.facts.scopes[f].params[0]);
  add_handler(m, "IDS");
  const auto found = findings_of({m.facts}, small_rules());
  ASSERT_EQ(ids(found), (Ids{"id-kept", "id-kept"}));
  EXPECT_EQ(found[0].holder, "app.IDS");
  EXPECT_EQ(found[1].holder, "the default value of app.f(key)");
}

TEST(State, RandomWaitsAreNotes) {
  for (const bool printed : {false, true}) {
    FactsBuilder m("app");
    m.assign(m.body, m.call(m.body, "lib.draw"), m.global("DELAY"));
    const ScopeId handler = m.function("handler", {"event", "context"});
    m.call(handler, "lib.sleep", {m.global("DELAY")});
    if (printed) {
      m.call(handler, "lib.print", {m.global("DELAY")});
      m.facts.calls.back().result = kNone;
    }
    RuleSet rules = small_rules();
    rules.catalogs[0].propagation.jitter = {"lib.sleep"};
    const auto found = findings_of({m.facts}, rules);
    ASSERT_EQ(ids(found), Ids{"value-kept"});
    EXPECT_EQ(found[0].level, printed ? Level::error : Level::note);
  }
}

TEST(State, DifferenceOfTwoReadingsIsNoReading) {
  FactsBuilder m("app");
  const PlaceId took = m.temp(m.body);
  m.flow(m.body, m.call(m.body, "lib.clock"), took, FlowKind::difference, Store::none);
  m.flow(m.body, m.call(m.body, "lib.clock"), took, FlowKind::difference, Store::none);
  m.assign(m.body, took, m.global("TOOK"));
  const PlaceId expiry = m.temp(m.body);
  m.flow(m.body, m.call(m.body, "lib.clock"), expiry, FlowKind::difference, Store::none);
  m.flow(m.body, m.literal("60"), expiry, FlowKind::difference, Store::none);
  m.assign(m.body, expiry, m.global("SINCE"));
  add_handler(m, "SINCE");
  const auto found = findings_of({m.facts}, small_rules());
  ASSERT_EQ(ids(found), Ids{"time-kept"});
  EXPECT_EQ(found[0].holder, "app.SINCE");
}

TEST(Phases, ModuleImportedOnlyByTheHandlerIsSilent) {
  for (const bool at_top : {true, false}) {
    FactsBuilder late("late");
    late.assign(late.body, late.call(late.body, "lib.uuid"), late.global("ID"));
    FactsBuilder m("app");
    const ScopeId handler = m.function("handler", {"event", "context"});
    m.touch(at_top ? m.body : handler, "late");
    EXPECT_EQ(ids(findings_of({late.facts, m.facts}, small_rules())), at_top ? Ids{"id-kept"} : Ids{}) << at_top;
  }
}

TEST(Phases, CodeBehindTheBoundaryIsTheHandlers) {
  for (const bool before : {true, false}) {
    FactsBuilder m("app");
    const ScopeId main = m.scope(ScopeKind::function, "app.<main>", m.body);
    if (!before) m.call(main, "lib.checkpoint");
    m.assign(main, m.call(main, "lib.uuid"), m.global("ID"));
    if (before) m.call(main, "lib.checkpoint");
    const ScopeId serve = m.function("serve");
    m.give_back(serve, m.global("ID"));
    m.call(main, "app.serve");
    m.call(m.body, "app.<main>");
    EXPECT_EQ(ids(findings_of({m.facts}, small_rules())), before ? Ids{"id-kept"} : Ids{}) << before;
  }
}

TEST(Phases, WhatRunsInsteadOfTheBoundaryIsNotBehindIt) {
  for (const bool apart : {true, false}) {
    FactsBuilder m("app");
    const ScopeId main = m.scope(ScopeKind::function, "app.<main>", m.body);
    m.call(main, "lib.checkpoint");
    const Span first = m.facts.calls.back().span;
    m.assign(main, m.call(main, "lib.uuid"), m.global("ID"));
    m.call(main, "lib.checkpoint");
    const Span second = m.facts.calls.back().span;
    if (apart) m.facts.choices = {{first, {first.end, second.end}}};
    const ScopeId serve = m.function("serve");
    m.give_back(serve, m.global("ID"));
    m.call(main, "app.serve");
    m.call(m.body, "app.<main>");
    EXPECT_EQ(ids(findings_of({m.facts}, small_rules())), apart ? Ids{"id-kept"} : Ids{}) << apart;
  }
}

TEST(Phases, JavaClassInitialisesInThePhaseThatTouchesItFirst) {
  for (const bool at_init : {true, false}) {
    RuleSet rules = small_rules("java");
    rules.catalogs[0].entry_points = {};
    EntryPoint handler;
    handler.kind = EntryPoint::Kind::type;
    handler.name = "aws.RequestHandler";
    handler.methods = {{"handleRequest", Phase::handler}};
    handler.instances = EntryPoint::Instances::init;
    rules.catalogs[0].entry_points.push_back(handler);

    FactsBuilder m("a.Orders", "java");
    const TypeId orders = m.type("a.Orders", {"aws.RequestHandler"});
    const ScopeId init = m.method(orders, ScopeKind::constructor, "<init>");
    const ScopeId handle = m.method(orders, ScopeKind::method, "handleRequest");
    m.touch(at_init ? init : handle, "a.Ids");
    FactsBuilder other("a.Ids", "java");
    const TypeId ids_type = other.type("a.Ids");
    const ScopeId clinit = other.scope(ScopeKind::static_init, "a.Ids.<clinit>", kNone, ids_type);
    other.assign(clinit, other.call(clinit, "lib.uuid"), other.global("ID"));
    EXPECT_EQ(ids(findings_of({m.facts, other.facts}, rules)), at_init ? Ids{"id-kept"} : Ids{}) << at_init;
  }
}

TEST(Phases, WhatOnlyRunsWhenSomethingFailedIsANote) {
  for (const bool caught : {false, true}) {
    FactsBuilder m("app");
    add_handler(m, "ID");
    const ScopeId make = m.function("make");
    m.give_back(make, m.call(make, "lib.uuid"));
    m.assign(m.body, m.call(m.body, "app.make"), m.global("ID"));
    if (caught) m.facts.rare.push_back(m.facts.calls.back().span);
    const std::vector<Finding> found = findings_of({m.facts}, small_rules());
    ASSERT_EQ(ids(found), Ids{"id-kept"}) << caught;
    EXPECT_EQ(found.front().level, caught ? Level::note : Level::error);
  }
}

TEST(Phases, WhatDependsOnManyConditionsIsANote) {
  // Around the call, around the calls that lead to it, on the shorter of two ways.
  struct Case {
    int inside, on_the_way, on_another_way;
    Level level;
  };
  for (const Case& c : {Case{3, 0, -1, Level::error}, Case{4, 0, -1, Level::note}, Case{2, 1, -1, Level::error},
                        Case{2, 2, -1, Level::note}, Case{2, 2, 1, Level::error}}) {
    FactsBuilder m("app");
    add_handler(m, "ID");
    const ScopeId make = m.function("make");
    const auto conditions = [&](ScopeId scope, int count) {
      for (int i = 0; i < count; ++i) m.facts.conditionals.push_back({scope, m.facts.calls.back().span});
    };
    m.assign(make, m.call(make, "lib.uuid"), m.global("ID"));
    m.facts.flows.back().span = m.facts.calls.back().span;
    conditions(make, c.inside);
    for (const int around : {c.on_the_way, c.on_another_way}) {
      if (around < 0) continue;
      m.call(m.body, "app.make");
      conditions(m.body, around);
    }
    const std::vector<Finding> found = findings_of({m.facts}, small_rules());
    ASSERT_EQ(ids(found), Ids{"id-kept"}) << c.inside << c.on_the_way << c.on_another_way;
    EXPECT_EQ(found.front().level, c.level) << c.inside << c.on_the_way << c.on_another_way;
  }
}

TEST(Phases, WhatStandsBehindAnOptionIsANote) {
  // None: the key is not one of those that are off by default.
  const std::vector<std::pair<std::string, Level>> keys = {{"'APP_DEBUG'", Level::note}, {"'REGION'", Level::error}};
  for (const auto& [key, level] : keys) {
    RuleSet rules = small_rules();
    rules.catalogs[0].options.push_back({"os.getenv", "*DEBUG*", ""});
    FactsBuilder m("app");
    add_handler(m, "ID");
    const PlaceId option = m.call(m.body, "os.getenv", {m.literal(key)});
    const PlaceId id = m.call(m.body, "lib.uuid");
    m.facts.branches.push_back({m.body, option, false, false, m.facts.calls.back().span});
    m.assign(m.body, id, m.global("ID"));
    const std::vector<Finding> found = findings_of({m.facts}, rules);
    ASSERT_EQ(ids(found), Ids{"id-kept"}) << key;
    EXPECT_EQ(found.front().level, level) << key;
  }
}

/// `ID = given if given else make()`: the assignment begins where the branch does, and goes on behind it.
TEST(Phases, WhatGoesOnBehindABranchIsNotInIt) {
  for (const bool inside : {true, false}) {
    RuleSet rules = small_rules();
    rules.catalogs[0].options.push_back({"os.getenv", "*DEBUG*", ""});
    FactsBuilder m("app");
    add_handler(m, "ID");
    const PlaceId option = m.call(m.body, "os.getenv", {m.literal("'APP_DEBUG'")});
    m.assign(m.body, m.call(m.body, "lib.uuid"), m.global("ID"));
    const Span whole = m.facts.flows.back().span;
    m.facts.branches.push_back({m.body, option, false, false, {whole.begin, inside ? whole.end : whole.end - 1}});
    const std::vector<Finding> found = findings_of({m.facts}, rules);
    ASSERT_EQ(ids(found), Ids{"id-kept"});
    EXPECT_EQ(found.front().level, inside ? Level::note : Level::error);
  }
}

TEST(Phases, JavaMethodsRunOnObjectsThatWereMade) {
  for (const bool made : {true, false}) {
    RuleSet rules = small_rules("java");
    rules.catalogs[0].entry_points[0].name = "handle";
    rules.catalogs[0].entry_points[0].params = {"event"};
    FactsBuilder m("a.App", "java");
    const TypeId app = m.type("a.App");
    const ScopeId init = m.method(app, ScopeKind::constructor, "<init>");
    m.method(app, ScopeKind::method, "handle", {"event"});
    const TypeId base = m.type("a.Feed");
    m.facts.types[base].is_interface = true;
    m.facts.scopes[m.method(base, ScopeKind::method, "open")].is_abstract = true;
    std::vector<ScopeId> constructors;
    for (const std::string name : {"a.Cached", "a.Random"}) {
      const TypeId type = m.type(name, {"a.Feed"});
      constructors.push_back(m.method(type, ScopeKind::constructor, "<init>"));
      const ScopeId open = m.method(type, ScopeKind::method, "open");
      if (name == "a.Random") m.assign(open, m.call(open, "lib.Rng"), m.place(PlaceKind::global, "a.Random.RNG"));
    }
    m.call(init, made ? "a.Random.<init>" : "a.Cached.<init>");
    m.facts.calls.back().kind = CallKind::construct;
    const PlaceId feed = m.field(m.facts.scopes[init].receiver, "feed", init);
    m.facts.places[feed].type = "a.Feed";
    m.call_on(init, feed, "open");
    EXPECT_EQ(ids(findings_of({m.facts}, rules)), made ? Ids{"prng-kept"} : Ids{}) << made;
  }
}

TEST(Phases, WhatALongerChainOfCallsThanTheCatalogueSaysReachesIsANote) {
  for (const std::optional<int> most : {std::optional(4), std::optional<int>()}) {
    for (const int calls : {4, 5}) {
      RuleSet rules = small_rules();
      rules.catalogs[0].max_clear_calls = most;
      FactsBuilder m("app");
      ScopeId at = m.body;
      for (int i = 0; i < calls; ++i) {
        const std::string name = "step" + std::to_string(i);
        m.call(at, "app." + name);
        at = m.function(name);
      }
      m.assign(at, m.call(at, "lib.uuid"), m.global("ID"));
      const std::vector<Finding> found = findings_of({m.facts}, rules);
      ASSERT_EQ(ids(found), Ids{"id-kept"}) << calls;
      EXPECT_EQ(found.front().level, most && calls > *most ? Level::note : Level::error) << calls;
    }
  }
}

TEST(Phases, AServerMayBeToldByTwoCallsTogether) {
  for (const bool binds : {false, true}) {
    for (const bool takes : {false, true}) {
      RuleSet rules = small_rules();
      rules.catalogs[0].servers = {{"lib.bind", {"lib.take", "lib.take_into"}}};
      EntryPoint wait;
      wait.kind = EntryPoint::Kind::boundary;
      wait.name = "lib.wait";
      wait.waits = true;
      rules.catalogs[0].entry_points.push_back(wait);
      FactsBuilder m("app");
      const ScopeId main = m.function("<main>");
      m.call(m.body, "app.<main>");
      const PlaceId id = m.place(PlaceKind::local, "id", main);
      m.assign(main, m.call(main, "lib.uuid"), id);
      if (binds) m.call(main, "lib.bind");
      if (takes) m.call(main, "lib.take");
      m.call(main, "lib.wait");
      m.facts.calls.back().loop = m.facts.calls.back().span.begin;
      m.call(main, "lib.show", {id});
      const bool serves = binds && takes;
      EXPECT_EQ(ids(findings_of({m.facts}, rules)), serves ? Ids{"id-kept"} : Ids{}) << binds << takes;
    }
  }
}

TEST(Phases, AScriptOfATreeThatServesNowhereIsNoLibrary) {
  for (const bool marked : {false, true}) {
    for (const bool guarded : {false, true}) {
      FactsBuilder m("report");
      m.assign(m.body, m.call(m.body, "lib.uuid"), m.global("ID"));
      if (marked) m.facts.comments.push_back({"!/usr/bin/env python3", {1, 22}});
      if (guarded) m.function("<main>");
      const bool script = marked && !guarded;
      EXPECT_EQ(ids(findings_of({m.facts}, small_rules())), script ? Ids{} : Ids{"id-kept"}) << marked << guarded;
    }
  }
}

TEST(Phases, TreeWithoutEntryPointsIsALibrary) {
  FactsBuilder m("lib_like");
  m.assign(m.body, m.call(m.body, "lib.uuid"), m.global("ID"));
  EXPECT_EQ(ids(findings_of({m.facts}, small_rules())), Ids{"id-kept"});
}

/// A hook function `renew` that assigns `value` to the module variable ID, registered at init.
struct HookedModule {
  FactsBuilder m{"app"};
  ScopeId hook;
  explicit HookedModule(const std::string& registrar = "hooks.after_restore") {
    hook = m.function("renew");
    m.call(m.body, registrar, {m.place(PlaceKind::function, "app.renew")});
    add_handler(m, "ID");
  }
};

TEST(Hooks, RebindingInTheHookRenews) {
  HookedModule h;
  h.m.assign(h.m.body, h.m.call(h.m.body, "lib.uuid"), h.m.global("ID"));
  h.m.assign(h.hook, h.m.call(h.hook, "lib.uuid"), h.m.global("ID"));
  EXPECT_EQ(ids(findings_of({h.m.facts}, small_rules())), Ids{});
}

TEST(Hooks, LocalOfTheSameNameDoesNot) {
  HookedModule h;
  h.m.assign(h.m.body, h.m.call(h.m.body, "lib.uuid"), h.m.global("ID"));
  h.m.assign(h.hook, h.m.call(h.hook, "lib.uuid"), h.m.place(PlaceKind::local, "ID", h.hook));
  h.m.facts.places.back().shadows_global = true;
  EXPECT_EQ(ids(findings_of({h.m.facts}, small_rules())), Ids{"id-kept"});
}

TEST(Hooks, AliasThatTheHookForgets) {
  HookedModule h;
  h.m.assign(h.m.body, h.m.call(h.m.body, "lib.uuid"), h.m.global("ID"));
  h.m.assign(h.m.body, h.m.global("ID"), h.m.global("COPY"));
  h.m.assign(h.hook, h.m.call(h.hook, "lib.uuid"), h.m.global("ID"));
  const auto found = findings_of({h.m.facts}, small_rules());
  ASSERT_EQ(ids(found), Ids{"misses-alias"});
  EXPECT_EQ(found[0].holder, "app.COPY");
}

TEST(Hooks, ReseedFromTheClockIsFoundInTheHook) {
  HookedModule h;
  const PlaceId now = h.m.call(h.hook, "lib.clock");
  h.m.assign(h.m.body, h.m.call(h.m.body, "lib.Rng"), h.m.global("ID"));
  h.m.assign(h.hook, h.m.call(h.hook, "lib.Rng", {now}), h.m.global("ID"));
  EXPECT_EQ(ids(findings_of({h.m.facts}, small_rules())), Ids{"seeds-time"});
}

TEST(Hooks, BeforeHookMakesTheValue) {
  HookedModule h("hooks.before_snapshot");
  h.m.assign(h.hook, h.m.call(h.hook, "lib.uuid"), h.m.global("ID"));
  EXPECT_EQ(ids(findings_of({h.m.facts}, small_rules())), Ids{"creates-before"});
}

TEST(Hooks, PrimingFillsTheLazyVariable) {
  for (const bool primed : {true, false}) {
    FactsBuilder m("app");
    const PlaceId id = m.global("ID");
    const ScopeId getter = m.function("get");
    m.assign(getter, m.call(getter, "lib.uuid"), id, id);
    const ScopeId handler = m.function("handler", {"event", "context"});
    m.call(handler, "app.get");
    if (primed) m.call(m.body, "app.get");
    EXPECT_EQ(ids(findings_of({m.facts}, small_rules())), primed ? Ids{"priming"} : Ids{}) << primed;
  }
}

TEST(Calls, HiddenStateInTheHandler) {
  for (const std::string seed : {"", "fresh", "clock"}) {
    FactsBuilder m("app");
    const ScopeId handler = m.function("handler", {"event", "context"});
    m.give_back(handler, m.call(handler, "lib.draw"));
    if (!seed.empty()) {
      const ScopeId hook = m.function("renew");
      m.call(m.body, "hooks.after_restore", {m.place(PlaceKind::function, "app.renew")});
      if (seed == "fresh") m.call(hook, "lib.seed");
      if (seed == "clock") m.call(hook, "lib.seed", {m.call(hook, "lib.clock")});
    }
    const Ids want = seed.empty() ? Ids{"hidden-in-handler"} : seed == "clock" ? Ids{"seeds-time"} : Ids{};
    EXPECT_EQ(ids(findings_of({m.facts}, small_rules())), want) << seed;
  }
}

TEST(Calls, HiddenStateAtInitIsAKeptValue) {
  FactsBuilder m("app");
  m.assign(m.body, m.call(m.body, "lib.draw"), m.global("N"));
  add_handler(m, "N");
  EXPECT_EQ(ids(findings_of({m.facts}, small_rules())), Ids{"value-kept"});
}

TEST(Program, ResolvesChainsOfAliasesAndStars) {
  FactsBuilder impl("pkg._impl");
  const ScopeId make = impl.function("make");
  impl.give_back(make, impl.call(make, "lib.uuid"));
  FactsBuilder package("pkg");
  package.touch(package.body, "pkg._impl");
  package.facts.aliases.push_back({"pkg.*", "pkg._impl.*"});
  FactsBuilder m("app");
  m.touch(m.body, "pkg");
  m.facts.aliases.push_back({"app.p", "pkg"});
  m.assign(m.body, m.call(m.body, "app.p.make"), m.global("ID"));
  add_handler(m, "ID");
  EXPECT_EQ(ids(findings_of({impl.facts, package.facts, m.facts}, small_rules())), Ids{"id-kept"});
}

TEST(Program, AliasCyclesEnd) {
  FactsBuilder m("app");
  m.facts.aliases.push_back({"app.a", "app.b"});
  m.facts.aliases.push_back({"app.b", "app.a"});
  m.facts.aliases.push_back({"app.*", "app.*"});
  m.assign(m.body, m.call(m.body, "app.a.f"), m.global("X"));
  EXPECT_EQ(ids(findings_of({m.facts}, small_rules())), Ids{});
}

/// Of a receiver that more classes reach than are told apart nobody can say which method runs.
TEST(Program, CallsOnCrowdedPlacesAreVague) {
  for (const int classes : {2, 9}) {
    FactsBuilder m("app");
    const PlaceId any = m.global("ANY");
    for (int i = 0; i < classes; ++i) {
      const std::string name = "app.C" + std::to_string(i);
      const TypeId type = m.type(name);
      if (i == classes - 1) {
        const ScopeId open = m.method(type, ScopeKind::method, "open");
        m.assign(open, m.call(open, "lib.uuid"), m.global("ID"));
      }
      m.assign(m.body, m.call(m.body, name), any);
    }
    m.call_on(m.body, any, "open");
    add_handler(m, "ID");
    const auto found = findings_of({m.facts}, small_rules());
    ASSERT_EQ(ids(found), Ids{"id-kept"}) << classes;
    EXPECT_EQ(found[0].level, classes == 2 ? Level::error : Level::note);
  }
}

/// Of two functions that a table holds one serves: the other one is another program.
TEST(Program, EachCommandThatServesIsAProgram) {
  FactsBuilder m("app");
  const PlaceId command = m.global("COMMAND");
  for (const std::string name : {"serve", "export"}) {
    const ScopeId function = m.function(name);
    m.assign(function, m.call(function, "lib.uuid"), m.global(name == "serve" ? "NODE" : "EXPORT"));
    if (name == "serve") m.call(function, "lib.checkpoint");
    m.assign(m.body, m.place(PlaceKind::function, "app." + name), command);
  }
  const ScopeId main = m.scope(ScopeKind::function, "app.<main>", m.body);
  m.assign(main, m.call(main, "lib.uuid"), m.global("RUN"));
  m.call(main, "");
  m.facts.calls.back().function = command;
  m.call(m.body, "app.<main>");
  add_handler(m, "NODE");
  std::vector<std::string> holders;
  for (const Finding& finding : findings_of({m.facts}, small_rules())) {
    if (finding.level == Level::error) holders.push_back(finding.holder);
  }
  std::ranges::sort(holders);
  EXPECT_EQ(holders, (std::vector<std::string>{"app.NODE", "app.RUN"}));
}

/// A function that gives back an application, and that nothing calls: a server does.
TEST(Program, FactoriesRunWhenTheServerStarts) {
  for (const bool called_later : {false, true}) {
    RuleSet rules = small_rules();
    EntryPoint factory;
    factory.kind = EntryPoint::Kind::factory;
    factory.name = "web.App";
    factory.phase = Phase::init;
    rules.catalogs[0].entry_points.push_back(factory);
    FactsBuilder m("app");
    const ScopeId create = m.function("create_app");
    const PlaceId app = m.place(PlaceKind::local, "app", create);
    m.assign(create, m.call(create, "web.App"), app);
    m.assign(create, m.call(create, "lib.uuid"), m.field(app, "node", create));
    m.give_back(create, app);
    const ScopeId handler = m.function("handler", {"event", "context"});
    if (called_later) m.call(handler, "app.create_app");
    EXPECT_EQ(ids(findings_of({m.facts}, rules)), called_later ? Ids{} : Ids{"id-kept"});
  }
}

TEST(Program, CyclicClassesEnd) {
  FactsBuilder m("app");
  const TypeId a = m.type("app.A", {"app.B"});
  m.type("app.B", {"app.A"});
  const ScopeId init = m.method(a, ScopeKind::constructor, "__init__");
  m.call_on(init, m.facts.scopes[init].receiver, "nowhere");
  m.assign(m.body, m.call(m.body, "app.A"), m.global("X"));
  EXPECT_EQ(ids(findings_of({m.facts}, small_rules())), Ids{});
}

}  // namespace
}  // namespace snapcheck::test
