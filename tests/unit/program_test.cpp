// The program model and the matcher on facts written as literals: no front end, no files.
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/unit/small_rules.h"

namespace snapcheck::test {
namespace {

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

TEST(State, WhatInitCodeEmptiesBehindItsFillingIsNotKept) {
  for (const bool behind : {true, false}) {
    FactsBuilder m("app");
    const ScopeId ident = m.function("ident");
    m.assign(ident, m.call(ident, "lib.uuid"), m.global("ID"), m.global("ID"));
    m.give_back(ident, m.global("ID"));
    const PlaceId none = m.literal("None");
    m.facts.places[none].is_null = true;
    if (!behind) m.assign(m.body, none, m.global("ID"));
    m.call(m.body, "app.ident");
    m.facts.calls.back().result = kNone;
    if (behind) m.assign(m.body, none, m.global("ID"));
    const ScopeId handler = m.function("handler", {"event", "context"});
    m.give_back(handler, m.call(handler, "app.ident"));
    EXPECT_EQ(ids(findings_of({m.facts}, small_rules())), behind ? Ids{} : Ids{"priming"}) << behind;
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
TEST(Program, CyclicClassesEnd) {
  FactsBuilder m("app");
  const TypeId a = m.type("app.A", {"app.B"});
  m.type("app.B", {"app.A"});
  const ScopeId init = m.method(a, ScopeKind::constructor, "__init__");
  m.call_on(init, m.facts.scopes[init].receiver, "nowhere");
  m.assign(m.body, m.call(m.body, "app.A"), m.global("X"));
  EXPECT_EQ(ids(findings_of({m.facts}, small_rules())), Ids{});
}

/// `search.indices.exists()`, `search.info()`: both open the client, which is one finding.
TEST(State, WhatIsSaidOfAPartIsSaidOfTheClient) {
  RuleSet rules = small_rules();
  rules.concepts.push_back({"connection", ConceptKind::object, "a connection", false, ""});
  rules.rules.push_back(rule("open", Check::state, {"connection"}));
  rules.rules.back().group = "liveness";
  for (const std::string name : {"lib.Search.indices.exists", "lib.Search.info"}) {
    Api opens = source(name, "connection");
    opens.into = {Slot::Kind::receiver, 0, "", ""};
    rules.catalogs[0].apis.push_back(opens);
  }
  FactsBuilder m("app");
  const PlaceId search = m.global("search");
  m.assign(m.body, m.call(m.body, "lib.Search"), search);
  m.call_on(m.body, m.field(search, "indices", m.body), "exists");
  m.call_on(m.body, search, "info");
  add_handler(m, "search");
  const auto found = findings_of({m.facts}, rules);
  ASSERT_EQ(ids(found), Ids{"open"});
  EXPECT_EQ(found[0].holder, "app.search");
}

}  // namespace
}  // namespace snapcheck::test
