// Which code runs when, on facts written as literals.
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/unit/small_rules.h"

namespace snapcheck::test {
namespace {

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

TEST(Phases, EachCommandThatServesIsAProgram) {
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
TEST(Phases, FactoriesRunWhenTheServerStarts) {
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

TEST(Phases, ALibraryCallsWhatStandsInItsTable) {
  for (const bool known : {true, false}) {
    RuleSet rules = small_rules();
    EntryPoint table;
    table.kind = EntryPoint::Kind::table;
    table.name = "lib.calls";
    table.phase = Phase::init;
    rules.catalogs[0].entry_points.push_back(table);
    FactsBuilder m("app");
    const ScopeId begin = m.function("begin");
    m.assign(begin, m.call(begin, "lib.uuid"), m.global("ID"));
    add_handler(m, "ID");
    const PlaceId calls = m.global("CALLS");
    m.facts.places[calls].type = known ? "lib.calls" : "app.calls";
    m.assign(m.body, m.place(PlaceKind::function, "app.begin", m.body), m.field(calls, "begin", m.body));
    const std::vector<Finding> found = findings_of({m.facts}, rules);
    const bool is_error = !found.empty() && found.front().level == Level::error;
    EXPECT_EQ(is_error, known);
  }
}

TEST(Phases, AThreadThatServesIsTheProgram) {
  for (const bool loops : {false, true}) {
    RuleSet rules = small_rules();
    rules.concepts.push_back({"background-work", ConceptKind::call, "a thread", false, ""});
    rules.catalogs[0].apis.push_back(source("lib.Thread.start", "background-work"));
    rules.catalogs[0].servers = {{"lib.listen", {}}};
    EntryPoint wait;
    wait.kind = EntryPoint::Kind::boundary;
    wait.name = "lib.wait";
    wait.waits = true;
    rules.catalogs[0].entry_points.push_back(wait);
    FactsBuilder m("app");
    m.assign(m.body, m.call(m.body, "lib.uuid"), m.global("ID"));
    const ScopeId serve = m.function("serve");
    m.call(serve, "lib.listen");
    m.call(serve, "lib.wait");
    if (loops) m.facts.calls.back().loop = m.facts.calls.back().span.begin;
    m.call(serve, "lib.show", {m.global("ID")});
    const ScopeId main = m.function("<main>");
    m.call(m.body, "app.<main>");
    const PlaceId thread = m.call(main, "lib.Thread", {m.place(PlaceKind::function, "app.serve")});
    m.call_on(main, thread, "start");
    const std::vector<Finding> found = findings_of({m.facts}, rules);
    const bool after = !found.empty() && std::ranges::any_of(found.front().story, [](const Step& step) {
      return step.text.find("Used after the restore") != std::string::npos;
    });
    EXPECT_EQ(after, loops);
  }
}

TEST(Phases, AToolBesideAServiceIsNoProgram) {
  for (const bool serves : {false, true}) {
    for (const bool reads : {false, true}) {
      RuleSet rules = small_rules();
      rules.catalogs[0].propagation.command_lines = {"lib.options"};
      FactsBuilder app("app");
      if (serves) add_handler(app, "NAME");
      FactsBuilder tool("backfill");
      tool.assign(tool.body, tool.call(tool.body, "lib.uuid"), tool.global("RUN"));
      const ScopeId main = tool.function("<main>");
      tool.call(tool.body, "backfill.<main>");
      if (reads) tool.call(main, "lib.options");
      const bool silent = serves && reads;
      EXPECT_EQ(ids(findings_of({app.facts, tool.facts}, rules)), silent ? Ids{} : Ids{"id-kept"}) << serves << reads;
    }
  }
}

TEST(Phases, AClassBelowAThreadServes) {
  for (const bool below : {false, true}) {
    RuleSet rules = small_rules("java");
    rules.catalogs[0].propagation.starts = {"lib.Thread.start"};
    rules.catalogs[0].servers = {{"lib.listen", {}}};
    EntryPoint wait;
    wait.kind = EntryPoint::Kind::boundary;
    wait.name = "lib.wait";
    wait.waits = true;
    rules.catalogs[0].entry_points.push_back(wait);
    FactsBuilder m("Worker", "java");
    const TypeId worker = m.type("Worker", below ? std::vector<base::Name>{"lib.Thread"} : std::vector<base::Name>{});
    const ScopeId run = m.method(worker, ScopeKind::method, "run");
    m.call(run, "lib.listen");
    m.call(run, "lib.wait");
    m.facts.calls.back().loop = m.facts.calls.back().span.begin;
    m.call(run, "lib.show", {m.place(PlaceKind::global, "Worker.ID")});
    const ScopeId main = m.scope(ScopeKind::method, "Main.main");
    m.facts.scopes[main].is_static = true;
    m.assign(main, m.call(main, "lib.uuid"), m.place(PlaceKind::global, "Worker.ID"));
    m.call_on(main, m.call(main, "Worker.<init>"), "start");
    EXPECT_EQ(ids(findings_of({m.facts}, rules)), below ? Ids{"id-kept"} : Ids{}) << below;
  }
}

TEST(Phases, AnIteratorRunsItsFunctionWhereSomebodyAsks) {
  for (const bool at_init : {true, false}) {
    RuleSet rules = small_rules();
    rules.catalogs[0].propagation.invokes = rules.catalogs[0].propagation.later = {"lib.map"};
    FactsBuilder m("app");
    const ScopeId make = m.function("make", {"x"});
    m.give_back(make, m.call(make, "lib.uuid"));
    const PlaceId lazy = m.global("LAZY");
    m.assign(m.body, m.call(m.body, "lib.map", {m.place(PlaceKind::function, "app.make")}), lazy);
    const ScopeId handler = m.function("handler", {"event", "context"});
    m.assign(at_init ? m.body : handler, m.call(at_init ? m.body : handler, "lib.next", {lazy}), m.global("FIRST"));
    m.give_back(handler, m.global("FIRST"));
    EXPECT_EQ(ids(findings_of({m.facts}, rules)), at_init ? Ids{"id-kept"} : Ids{}) << at_init;
  }
}

TEST(Phases, AMapThatHoldsAFunctionIsNotThatFunction) {
  for (const std::string declared : {"lib.Supplier", "lib.Map", "lib.maps.Tree"}) {
    RuleSet rules = small_rules("java");
    rules.catalogs[0].propagation.holders = {"lib.Map", "lib.maps.*"};
    FactsBuilder m("Box", "java");
    const TypeId box = m.type("Box");
    const ScopeId clinit = m.scope(ScopeKind::static_init, "Box.<clinit>", kNone, box);
    const ScopeId lambda = m.scope(ScopeKind::lambda, "Box.<clinit>.<lambda#1>", clinit, box);
    m.give_back(lambda, m.call(lambda, "lib.uuid"));
    const PlaceId makers = m.place(PlaceKind::global, "Box.MAKERS");
    m.facts.places[makers].type = declared;
    m.assign(clinit, m.place(PlaceKind::function, "Box.<clinit>.<lambda#1>"), makers);
    m.assign(clinit, m.call_on(clinit, makers, "get"), m.place(PlaceKind::global, "Box.ID"));
    EXPECT_EQ(ids(findings_of({m.facts}, rules)), declared == "lib.Supplier" ? Ids{"id-kept"} : Ids{}) << declared;
  }
}

/// `@app.on_event("startup")`, `@app.on_event("shutdown")`: the call that decorates says which.
TEST(Phases, ADecoratorCountsWhereItsConditionsHold) {
  for (const bool start : {true, false}) {
    RuleSet rules = small_rules();
    EntryPoint entry;
    entry.kind = EntryPoint::Kind::decorator;
    entry.name = "web.on_event";
    entry.phase = Phase::init;
    Condition condition;
    condition.subject = Condition::Subject::argument;
    condition.test = Condition::Test::text;
    condition.text = "startup";
    entry.when = {condition};
    rules.catalogs[0].entry_points.push_back(entry);

    FactsBuilder m("app");
    m.function("handler", {"event", "context"});
    m.call(m.body, "web.on_event", {m.literal(start ? "\"startup\"" : "\"shutdown\"")});
    const auto made = static_cast<CallId>(m.facts.calls.size() - 1);
    const ScopeId function = m.function("run");
    Annotation annotation;
    annotation.name = "web.on_event";
    annotation.call = made;
    m.facts.scopes[function].annotations = {annotation};
    m.assign(function, m.call(function, "lib.uuid"), m.global("ID"));
    EXPECT_EQ(ids(findings_of({m.facts}, rules)), start ? Ids{"id-kept"} : Ids{}) << start;
  }
}

/// `@app.post(f"{BASE}/run")`: the platform tells a clone of its start by this request.
TEST(Phases, ARouteOfALifeCycleCallIsAHook) {
  for (const std::string last : {"/run", "/resume"}) {
    RuleSet rules = small_rules();
    EntryPoint entry;
    entry.kind = EntryPoint::Kind::decorator;
    entry.name = "web.post";
    rules.catalogs[0].entry_points.push_back(entry);
    rules.catalogs[0].hook_paths = {{"*/vm/*/run", Phase::after_restore}};

    FactsBuilder m("app");
    m.function("handler", {"event", "context"});
    m.assign(m.body, m.call(m.body, "lib.uuid"), m.global("ID"));
    m.assign(m.body, m.literal("\"/vm/v1\""), m.global("BASE"));
    const PlaceId path = m.place(PlaceKind::temp, "", m.body);
    m.flow(m.body, m.global("BASE"), path, FlowKind::derive, Store::none);
    m.flow(m.body, m.literal('"' + last + '"'), path, FlowKind::derive, Store::none);
    m.call(m.body, "web.post", {path});
    const auto made = static_cast<CallId>(m.facts.calls.size() - 1);
    const ScopeId function = m.function("run");
    Annotation annotation;
    annotation.name = "web.post";
    annotation.call = made;
    m.facts.scopes[function].annotations = {annotation};
    m.assign(function, m.call(function, "lib.uuid"), m.global("ID"));
    EXPECT_EQ(ids(findings_of({m.facts}, rules)), last == "/run" ? Ids{} : Ids{"id-kept"}) << last;
  }
}

/// `start(server -> server.handlers(chain -> ...))`: the library gives the functions objects of its own.
TEST(Phases, ALibraryCallsAFunctionWithItsObjects) {
  for (const bool typed : {true, false}) {
    RuleSet rules = small_rules("java");
    EntryPoint start;
    start.kind = EntryPoint::Kind::callback;
    start.name = "web.Server.start";
    start.phase = Phase::init;
    if (typed) start.params = {"web.Spec"};
    EntryPoint routes = start;
    routes.name = "web.Spec.handlers";
    routes.params = {};
    EntryPoint handler;
    handler.kind = EntryPoint::Kind::type;
    handler.name = "aws.RequestHandler";
    handler.methods = {{"handleRequest", Phase::handler}};
    handler.instances = EntryPoint::Instances::init;
    rules.catalogs[0].entry_points = {start, routes, handler};

    FactsBuilder m("App", "java");
    const TypeId app = m.type("App", {"aws.RequestHandler"});
    const ScopeId init = m.method(app, ScopeKind::constructor, "<init>");
    m.method(app, ScopeKind::method, "handleRequest");
    const ScopeId outer = m.scope(ScopeKind::lambda, "App.<init>.<lambda#1>", init, app);
    const PlaceId server = m.place(PlaceKind::param, "server", outer);
    m.facts.scopes[outer].params = {server};
    const ScopeId inner = m.scope(ScopeKind::lambda, "App.<init>.<lambda#2>", outer, app);
    m.assign(inner, m.call(inner, "lib.uuid"), m.place(PlaceKind::global, "App.ID"));
    m.call_on(outer, server, "handlers", {m.place(PlaceKind::function, "App.<init>.<lambda#2>")});
    m.call(init, "web.Server.start", {m.place(PlaceKind::function, "App.<init>.<lambda#1>")});
    EXPECT_EQ(ids(findings_of({m.facts}, rules)), typed ? Ids{"id-kept"} : Ids{}) << typed;
  }
}

/// `@serve.deployment class Ranking`: the library makes the object, and calls its methods.
TEST(Phases, ADecoratedClassHasAnObject) {
  for (const bool decorated : {true, false}) {
    RuleSet rules = small_rules();
    EntryPoint entry;
    entry.kind = EntryPoint::Kind::decorator;
    entry.name = "serve.deployment";
    entry.instances = EntryPoint::Instances::init;
    entry.methods = {{"__call__", Phase::handler}};
    rules.catalogs[0].entry_points.push_back(entry);

    FactsBuilder m("app");
    m.function("handler", {"event", "context"});
    const TypeId ranking = m.type("app.Ranking");
    if (decorated) m.facts.types[ranking].annotations.emplace_back().name = "serve.deployment";
    const ScopeId init = m.method(ranking, ScopeKind::constructor, "<init>");
    m.assign(init, m.call(init, "lib.Rng"), m.field(m.facts.scopes[init].receiver, "rng", init));
    const ScopeId draw = m.method(ranking, ScopeKind::method, "__call__");
    m.call_on(draw, m.field(m.facts.scopes[draw].receiver, "rng", draw), "random");
    EXPECT_EQ(ids(findings_of({m.facts}, rules)), decorated ? Ids{"prng-kept"} : Ids{}) << decorated;
  }
}

/// `stock_pb2_grpc.add_StockServicer_to_server(Stock(cache), server)`: the server keeps the object.
TEST(Phases, ARegistrarMayHaveStarsInItsName) {
  for (const bool fits : {true, false}) {
    RuleSet rules = small_rules();
    EntryPoint entry;
    entry.kind = EntryPoint::Kind::object;
    entry.name = fits ? "*_grpc.add_*_to_server" : "*_grpc.drop_*";
    entry.methods = {{"get", Phase::handler}};
    rules.catalogs[0].entry_points.push_back(entry);

    FactsBuilder m("app");
    m.function("handler", {"event", "context"});
    const TypeId stock = m.type("app.Stock");
    const ScopeId init = m.method(stock, ScopeKind::constructor, "<init>", {"rng"});
    m.assign(init, m.facts.scopes[init].params[0], m.field(m.facts.scopes[init].receiver, "rng", init));
    const ScopeId get = m.method(stock, ScopeKind::method, "get");
    m.call_on(get, m.field(m.facts.scopes[get].receiver, "rng", get), "random");
    const ScopeId serve = m.function("serve");
    const PlaceId object = m.call(serve, "app.Stock", {m.call(serve, "lib.Rng")});
    m.facts.calls.back().kind = CallKind::construct;
    m.call(serve, "stock_grpc.add_Stock_to_server", {object});
    m.call(m.body, "app.serve");
    EXPECT_EQ(ids(findings_of({m.facts}, rules)), fits ? Ids{"prng-kept"} : Ids{}) << fits;
  }
}

}  // namespace
}  // namespace snapcheck::test
