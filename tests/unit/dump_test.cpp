// Facts as text, and the check of their ids.
#include "analyzer/model/dump.h"

#include <gtest/gtest.h>

#include <functional>

#include "analyzer/model/validate.h"

namespace snapcheck::model {
namespace {

/// X = uuid.uuid4() in m, and a class C with a method that keeps its argument.
Facts sample() {
  Facts facts;
  facts.path = "m.py";
  facts.language = "python";
  facts.module = "m";
  Type type;
  type.name = "m.C";
  type.supers = {"m.B", "x.Y"};
  type.is_abstract = true;
  type.fields = {{"a", "builtins.int", true, false, {}, {3, 4}}};
  type.annotations = {{"dataclasses.dataclass", {{"", "1"}, {"eq", "False"}}, 0, {5, 6}}};
  type.span = {1, 2};
  facts.types.push_back(type);
  Scope module;
  module.kind = ScopeKind::module_body;
  module.name = "m";
  module.body = {0, 90};
  Scope method;
  method.kind = ScopeKind::method;
  method.name = "m.C.f";
  method.owner = 0;
  method.parent = 0;
  method.receiver = 2;
  method.params = {3};
  method.is_public = false;
  facts.scopes = {module, method};
  const auto place = [](PlaceKind kind, std::string name, ScopeId scope) {
    Place row;
    row.kind = kind;
    row.name = std::move(name);
    row.scope = scope;
    return row;
  };
  facts.places = {place(PlaceKind::temp, "", 0),         place(PlaceKind::global, "m.X", kNone),
                  place(PlaceKind::receiver, "self", 1), place(PlaceKind::param, "p", 1),
                  place(PlaceKind::field, "x", 1),       place(PlaceKind::literal, "\"a\nb\"", kNone)};
  facts.places[4].base = 2;
  facts.places[1].type = "uuid.UUID";
  Call call;
  call.scope = 0;
  call.callee = "uuid.uuid4";
  call.result = 0;
  call.args = {{5, "", false}, {3, "k", false}, {3, "", true}};
  call.span = {4, 16};
  facts.calls = {call};
  Flow stored;
  stored.scope = 0;
  stored.from = 0;
  stored.to = 1;
  stored.store = Store::rebind;
  stored.guard = 1;
  stored.span = {4, 16};
  Flow kept;
  kept.scope = 1;
  kept.from = 3;
  kept.to = 4;
  kept.kind = FlowKind::derive;
  kept.store = Store::mutate;
  facts.flows = {stored, kept};
  facts.aliases = {{"m.u", "uuid"}};
  facts.comments = {{"note", {20, 24}}};
  facts.statements = {{0, 16}, {17, 19}};
  facts.syntax_errors = {{30, 31}};
  return facts;
}

TEST(Dump, EveryTable) {
  EXPECT_EQ(dump(sample()), R"(file m.py language=python module=m
type m.C(m.B, x.Y) abstract @1..2
  annotation dataclasses.dataclass(1, eq=False) call=#0 @5..6
  field a: builtins.int static @3..4
scope module_body m @0..0 body 0..90
scope method m.C.f receiver=self params=(param m.C.f/p) owner=m.C parent=m private @0..0 body 0..0
place #0 temp#0 @0..0
place #1 global m.X : uuid.UUID @0..0
place #2 self of m.C.f @0..0
place #3 param m.C.f/p @0..0
place #4 field(self).x @0..0
place #5 literal "a\nb" @0..0
flow m: temp#0 -> global m.X copy rebind guard=global m.X @4..16
flow m.C.f: param m.C.f/p -> field(self).x derive mutate @0..0
call m: uuid.uuid4(literal "a\nb", k=param m.C.f/p, *param m.C.f/p) -> temp#0 @4..16
alias m.u -> uuid
comment "note" @20..24
statements 0..16 17..19
syntax_error @30..31
)");
}

TEST(Dump, BadIdsArePrintedAsSuch) {
  Facts facts = sample();
  facts.flows[0].to = 99;
  EXPECT_NE(dump(facts).find("-> ?#99 "), std::string::npos);
}

TEST(Dump, LongFieldChainsAreCut) {
  Facts facts = sample();
  for (int i = 0; i < 1000; ++i) {
    Place field = facts.places[4];
    field.base = static_cast<PlaceId>(facts.places.size() - 1);
    facts.places.push_back(field);
  }
  EXPECT_LT(reference(facts, static_cast<PlaceId>(facts.places.size() - 1)).size(), 200u);
}

TEST(Validate, AcceptsTheSample) { EXPECT_TRUE(validate(sample(), 90)); }

TEST(Validate, FindsEveryBrokenRow) {
  const std::function<void(Facts&)> breakers[] = {
      [](Facts& f) { f.types[0].outer = 7; },
      [](Facts& f) { f.types[0].annotations[0].call = 7; },
      [](Facts& f) { f.types[0].fields[0].name = {}; },
      [](Facts& f) { f.scopes[1].parent = 7; },
      [](Facts& f) { f.scopes[1].owner = 7; },
      [](Facts& f) { f.scopes[1].receiver = 77; },
      [](Facts& f) { f.scopes[1].params = {kNone}; },
      [](Facts& f) { f.places[0].scope = kNone; },
      [](Facts& f) { f.places[1].name = {}; },
      [](Facts& f) { f.places[4].base = 4; },
      [](Facts& f) { f.places[4].base = kNone; },
      [](Facts& f) { f.places[1].base = 0; },
      [](Facts& f) { f.flows[0].from = kNone; },
      [](Facts& f) { f.flows[0].guard = 77; },
      [](Facts& f) { f.flows[0].span = {5, 4}; },
      [](Facts& f) { f.calls[0].callee = {}; },
      [](Facts& f) { f.calls[0].receiver = 77; },
      [](Facts& f) { f.calls[0].args[0].place = 77; },
      [](Facts& f) { f.calls[0].scope = kNone; },
      [](Facts& f) { f.comments[0].span.end = 91; },
      [](Facts& f) { std::swap(f.statements[0], f.statements[1]); },
  };
  int number = 0;
  for (const auto& break_it : breakers) {
    Facts facts = sample();
    break_it(facts);
    EXPECT_FALSE(validate(facts, 90)) << "breaker " << number;
    ++number;
  }
}

}  // namespace
}  // namespace snapcheck::model
