// The Python part of docs/lowering.md: expressions, statements, guards; and text that is no good Python.
#include "tests/unit/python_lowering.h"

namespace snapcheck::test {
namespace {

// --- expressions ----------------------------------------------------------------------------------------------

TEST(PythonExpressions, DerivedValues) {
  expect_rows("x = 'a' + f() + 'b'\ny = '%s' % f()\n", {
                                                           "flow m: literal 'a' -> temp derive",
                                                           "flow m: temp -> temp derive",
                                                           "flow m: temp -> global m.x copy rebind",
                                                           "flow m: literal '%s' -> temp derive",
                                                       });
  expect_rows("y = f'{f()!r:>{width}} {k=}' 'tail'\n",
              {"flow m: temp -> temp derive", "flow m: global m.k -> temp derive"});
  expect_rows("d = now() - start\n", {"flow m: temp -> temp difference", "flow m: global m.start -> temp difference"});
  expect_rows("d = a - b + c\ne = a + b - c\n", {
                                                    "flow m: global m.c -> temp derive",
                                                    "flow m: global m.a -> temp difference",
                                                    "flow m: temp -> temp difference",
                                                    "flow m: global m.c -> temp difference",
                                                });
}

TEST(PythonExpressions, AChainOfOneOperatorIsOneTemporary) {
  const model::Facts facts = lower_python("x = a + b + c + d\n");
  int temps = 0;
  for (const model::Place& place : facts.places) temps += place.kind == model::PlaceKind::temp;
  EXPECT_EQ(temps, 1);
}

TEST(PythonExpressions, LiteralsAndDisplays) {
  expect_rows("x = -1\ny = [1, 'a', (2, None)]\nz = {'a': 1}\nw = 60 * 60\nn = None\n",
              {
                  "flow m: literal -1 -> global m.x copy rebind",
                  "flow m: literal [1, 'a', (2, None)] -> global m.y copy rebind",
                  "flow m: literal {'a': 1} -> global m.z copy rebind",
                  "flow m: literal 60 * 60 -> global m.w copy rebind",
                  "place literal None null",
              });
  expect_rows("y = {k: [f()], **rest}\nz = *a, b\n", {
                                                         "flow m: global m.k -> temp copy",
                                                         "flow m: temp -> temp copy",
                                                         "flow m: global m.rest -> temp copy elements",
                                                         "flow m: global m.a -> temp copy elements",
                                                         "flow m: global m.b -> temp copy",
                                                     });
}

TEST(PythonExpressions, ComparisonsHaveNoValueButAreLowered) {
  const model::Facts facts = lower_python("x = f() == g()\ny = not h()\nz = f() in [g()]\n");
  EXPECT_EQ(facts.calls.size(), 5u);
  for (const model::Flow& flow : facts.flows) {
    EXPECT_TRUE(flow.store == model::Store::rebind || model::reference(facts, flow.to).starts_with("temp"));
  }
  expect_rows(facts, {"flow m: temp -> global m.x copy rebind"});
}

TEST(PythonExpressions, EqualityTellsWhatIsCompared) {
  const model::Facts facts = lower_python("if os_getpid() == saved or f() < g() or x == 1: pass\n");
  expect_rows(facts, {"flow m: temp -> temp compare", "flow m: global m.saved -> temp compare"},
              {"flow m: global m.x -> temp compare"});
}

TEST(PythonExpressions, BranchesAreCopies) {
  expect_rows("x = a or make()\ny = b if c is None else d\nz = p and q()\n",
              {
                  "flow m: global m.a -> temp copy",
                  "flow m: temp -> temp copy guard=global m.a",
                  "call m: <global m.make>() -> temp guard=global m.a",
                  "flow m: global m.b -> temp copy guard=global m.c",
                  "flow m: global m.d -> temp copy",
                  "call m: <global m.q>() -> temp",
              });
}

TEST(PythonExpressions, SubscriptsIterationAndComprehensions) {
  expect_rows(
      "def f(xs):\n    for i, (a, *b) in g(xs):\n        use(b)\n    return [h(x) for x in xs if p(x)], xs[0], "
      "xs[1:]\n",
      {
          "flow m.f: temp -> local m.f/i copy rebind element",
          "flow m.f: temp -> local m.f/b copy rebind element",
          "flow m.f: param m.f/xs -> local m.f/x copy rebind element",
          "call m.f: <global m.h>(local m.f/x) -> temp",
          "call m.f: <global m.p>(local m.f/x) -> temp",
          "flow m.f: param m.f/xs -> temp copy element=1",
          "flow m.f: param m.f/xs -> temp copy elements",
      });
}

TEST(PythonExpressions, ComprehensionVariablesAreOnlyTheirs) {
  expect_rows("x = 1\ny = [x for x in x]\nz = x\nw = {k: v for k, v in z}\n",
              {
                  "flow m: global m.x -> local m/x copy rebind element",
                  "flow m: local m/x -> temp copy",
                  "flow m: global m.x -> global m.z copy rebind",
                  "flow m: local m/k -> temp copy",
              },
              {"flow m: local m/x -> global m.z copy rebind"});
}

TEST(PythonExpressions, WalrusAwaitAndGenerators) {
  expect_rows("if (n := f()) and any((last := v) for v in n):\n    g(n, last)\n",
              {
                  "flow m: temp -> global m.n copy rebind",
                  "flow m: local m/v -> global m.last copy rebind",
                  "call m: <global m.g>(global m.n, global m.last)",
              });
}

TEST(PythonExpressions, Calls) {
  expect_rows("x = f(a, *b, k=c, **d)\no.p.q(1).r()\n'-'.join(s for s in t)\n",
              {
                  "call m: <global m.f>(global m.a, *global m.b, k=global m.c, *global m.d) -> temp",
                  "call m: (field(global m.o).p).q(literal 1) -> temp",
                  "call m: (temp).r()",
                  "call m: (literal '-').join(temp)",
              });
}

TEST(PythonExpressions, OnlyUsedValuesHaveAResult) {
  const model::Facts facts = lower_python("f()\nx = f()\n");
  ASSERT_EQ(facts.calls.size(), 2u);
  EXPECT_EQ(facts.calls[0].result, model::kNone);
  EXPECT_NE(facts.calls[1].result, model::kNone);
}

TEST(PythonExpressions, GetattrAndSetattrAreAccesses) {
  expect_rows("class C:\n    def f(self, v):\n        setattr(self, 'x', v)\n        return getattr(self, 'x', None)\n",
              {
                  "flow m.C.f: param m.C.f/v -> field(self).x copy rebind",
                  "field x",
                  "flow m.C.f: field(self).x -> temp copy",
                  "call m.C.f: builtins.setattr(self, literal 'x', param m.C.f/v)",
              });
}

// --- assignments ----------------------------------------------------------------------------------------------

TEST(PythonAssignments, Targets) {
  expect_rows("a = b = f()\nc, d = g(), h()\n[i, *j] = k()\no.x = 1\no.p['k'].q[0] = 2\nt['a'] = u\n",
              {
                  "flow m: temp -> global m.b copy rebind",
                  "flow m: temp -> global m.a copy rebind",
                  "flow m: temp -> global m.i copy rebind element=1",
                  "flow m: temp -> global m.j copy rebind element",
                  "flow m: literal 1 -> field(global m.o).x copy rebind",
                  "flow m: literal 2 -> field(temp).q copy mutate",
                  "flow m: global m.u -> global m.t copy mutate",
              });
}

TEST(PythonAssignments, TuplesAreTakenApart) {
  const model::Facts facts = lower_python("a, b = x, y\n");
  expect_rows(facts, {"flow m: global m.x -> global m.a copy rebind", "flow m: global m.y -> global m.b copy rebind"},
              {"flow m: global m.x -> global m.b copy rebind"});
  EXPECT_EQ(facts.flows.size(), 2u);
}

TEST(PythonAssignments, Augmented) {
  expect_rows("x += f()\ny -= z\nl += [v]\nd['k'] += w\no.n += 1\n",
              {
                  "flow m: temp -> global m.x derive rebind",
                  "flow m: global m.z -> global m.y difference rebind",
                  "flow m: temp -> global m.l copy mutate",
                  "flow m: global m.w -> global m.d derive mutate",
                  "flow m: literal 1 -> field(global m.o).n derive rebind",
              });
}

TEST(PythonAssignments, DeleteLetsGo) {
  expect_rows("def f(o, d):\n    global x\n    del x, o.y, d['k']\n",
              {
                  "flow m.f: literal None -> global m.x copy rebind",
                  "flow m.f: literal None -> field(param m.f/o).y copy rebind",
              });
}

TEST(PythonAssignments, GlobalsByName) {
  expect_rows("def f(v):\n    globals()['X'] = v\n", {"flow m.f: param m.f/v -> global m.X copy rebind"});
}

TEST(PythonAssignments, Spans) {
  const std::string text = "X = f()\nY = X\n";
  const model::Facts facts = lower_python(text);
  ASSERT_EQ(facts.flows.size(), 2u);
  EXPECT_EQ(text.substr(facts.flows[0].span.begin, facts.flows[0].span.end - facts.flows[0].span.begin), "f()");
  EXPECT_EQ(text.substr(facts.flows[1].span.begin, facts.flows[1].span.end - facts.flows[1].span.begin), "Y = X");
}

// --- statements -----------------------------------------------------------------------------------------------

TEST(PythonStatements, With) {
  expect_rows(
      "with open('a') as f, lock:\n    f.read()\nasync def g(s):\n    async with s.begin() as (a, b):\n        pass\n"
      "with (open('b') as h):\n    h.read()\n",
      {
          "flow m: temp -> global m.f copy rebind",
          "call m: (temp).__enter__() -> temp",
          "call m: (global m.lock).__enter__()",
          "call m: (global m.lock).__exit__()",
          "call m: (temp).__exit__()",
          "call m.g: (temp).__aenter__() -> temp awaited",
          "flow m.g: temp -> local m.g/a copy rebind",
          "call m.g: (temp).__aexit__() awaited",
          "call m: (global m.h).read()",
      });
}

TEST(PythonStatements, TryLoopsAndElse) {
  const model::Facts facts = lower_python(
      "try:\n    a()\nexcept (E, F) as e:\n    b(e)\nelse:\n    c()\nfinally:\n    d()\nwhile p():\n    q()\nelse:\n   "
      " r()\n"
      "for x in s():\n    t()\nelse:\n    u()\nassert v(), w()\nraise y() from z()\n");
  std::string called;
  for (const model::Call& call : facts.calls) called += facts.places[call.function].name.substr(2);
  EXPECT_EQ(called, "abcdpqrstuvwyz");
  expect_rows(facts, {"call m: <global m.b>(local m/e)"});
}

TEST(PythonStatements, Match) {
  expect_rows(
      "def f(cmd):\n    match cmd:\n        case [a, *rest] | P(x=a, y=rest): pass\n        case {'k': v, **kw} if v: "
      "pass\n"
      "        case None: n = 1\n        case K.B as w: pass\n        case _: pass\n",
      {
          "flow m.f: param m.f/cmd -> local m.f/a copy rebind",
          "flow m.f: param m.f/cmd -> local m.f/rest copy rebind",
          "flow m.f: param m.f/cmd -> local m.f/v copy rebind",
          "flow m.f: param m.f/cmd -> local m.f/kw copy rebind",
          "flow m.f: literal 1 -> local m.f/n copy rebind guard=param m.f/cmd",
          "flow m.f: param m.f/cmd -> local m.f/w copy rebind",
      },
      {"flow m.f: param m.f/cmd -> local m.f/x copy rebind", "flow m.f: param m.f/cmd -> local m.f/P copy rebind"});
}

TEST(PythonStatements, SpansOfStatements) {
  const std::string text = "@d\ndef f(\n    a):  # c: x\n    x = (1,\n        2)\nif a: b\nelse:\n    c\n";
  const model::Facts facts = lower_python(text);
  std::vector<std::string> found;
  for (const model::Span& span : facts.statements) found.push_back(text.substr(span.begin, span.end - span.begin));
  EXPECT_EQ(found,
            (std::vector<std::string>{"@d\ndef f(\n    a):", "x = (1,\n        2)", "if a:", "b", "else:", "c"}));
}

TEST(PythonStatements, WhatEndsInARaiseIsRare) {
  const auto rare = [](const std::string& text) {
    std::vector<std::string> found;
    for (const base::Span& span : lower_python(text).rare)
      found.push_back(text.substr(span.begin, span.end - span.begin));
    return found;
  };
  using Texts = std::vector<std::string>;
  EXPECT_EQ(rare("raise E(x)\n"), Texts{"raise E(x)"});
  EXPECT_EQ(rare("if x:\n  f()\n  raise E\ng()\n"), Texts{"f()\n  raise E"});
  EXPECT_EQ(rare("try:\n  f()\nexcept E:\n  g()\n  if x:\n    raise\n  raise F\n"),
            Texts{"g()\n  if x:\n    raise\n  raise F"});
  EXPECT_EQ(rare("def f():\n  g()\n  raise NotImplementedError\n"), Texts{"raise NotImplementedError"});
  EXPECT_EQ(rare("if x:\n  f()\nelse:\n  return\n"), Texts{});
}

TEST(PythonStatements, Comments) {
  const model::Facts facts =
      lower_python("#!/usr/bin/env python\nx = 1  # snapcheck: ignore[a] why\n#   \ndef f():\n    ## two\n    pass\n");
  ASSERT_EQ(facts.comments.size(), 3u);
  EXPECT_EQ(facts.comments[1].text, "snapcheck: ignore[a] why");
  EXPECT_EQ(facts.comments[2].text, "two");
}

// --- guards ---------------------------------------------------------------------------------------------------

/// `if <condition>: <assignment>` in a method; the assignment's guard.
std::string guard_of(const std::string& condition) {
  const model::Facts facts = lower_python(
      "_x = None\n_cache = {}\nclass C:\n    def f(self, k, p):\n        v = self.x\n        g = _cache.get(k)\n       "
      " if " +
      condition + ":\n            found = 1\n        else:\n            other = 2\n");
  std::string guards;
  for (const model::Flow& flow : facts.flows) {
    const std::string_view to = facts.places[flow.to].name;
    const std::string guard = flow.guard == model::kNone ? "" : model::reference(facts, flow.guard);
    if (to == "found") guards += guard;
    if (to == "other" && !guard.empty()) guards += "else " + guard;
  }
  return guards;
}

TEST(PythonGuards, Conditions) {
  EXPECT_EQ(guard_of("_x is None"), "global m._x");
  EXPECT_EQ(guard_of("_x == None"), "global m._x");
  EXPECT_EQ(guard_of("None is _x"), "global m._x");
  EXPECT_EQ(guard_of("not _x"), "global m._x");
  EXPECT_EQ(guard_of("(not (_x))"), "global m._x");
  EXPECT_EQ(guard_of("_x == 0"), "global m._x");
  EXPECT_EQ(guard_of("_x == ''"), "global m._x");
  EXPECT_EQ(guard_of("_x == {}"), "global m._x");
  EXPECT_EQ(guard_of("len(_cache) == 0"), "global m._cache");
  EXPECT_EQ(guard_of("not len(_cache)"), "global m._cache");
  EXPECT_EQ(guard_of("k not in _cache"), "global m._cache");
  EXPECT_EQ(guard_of("not k in _cache"), "global m._cache");
  EXPECT_EQ(guard_of("_cache.get(k) is None"), "global m._cache");
  EXPECT_EQ(guard_of("(e := _cache.get(k)) is None"), "global m._cache");
  EXPECT_EQ(guard_of("self.x is None"), "field(self).x");
  EXPECT_EQ(guard_of("not hasattr(self, 'x')"), "field(self).x");
  EXPECT_EQ(guard_of("getattr(self, 'x', None) is None"), "field(self).x");
  EXPECT_EQ(guard_of("p is None"), "param m.C.f/p");
  EXPECT_EQ(guard_of("v is None"), "field(self).x");
  EXPECT_EQ(guard_of("g is None"), "global m._cache");
  EXPECT_EQ(guard_of("k and _x is None"), "global m._x");
  EXPECT_EQ(guard_of("_x is None or k > 3"), "");
  EXPECT_EQ(guard_of("_x is not None"), "else global m._x");
  EXPECT_EQ(guard_of("_x"), "else global m._x");
  EXPECT_EQ(guard_of("k in _cache"), "else global m._cache");
  EXPECT_EQ(guard_of("hasattr(self, 'x')"), "else field(self).x");
  EXPECT_EQ(guard_of("_x is not None or g"), "else global m._cache");
  EXPECT_EQ(guard_of("_x > 5"), "");
  EXPECT_EQ(guard_of("f(_x)"), "");
  EXPECT_EQ(guard_of("a < _x < 0"), "");
}

TEST(PythonGuards, TheRestOfTheBlock) {
  expect_rows("def f():\n    if _x is not None:\n        return _x\n    y = make()\n    return y\n",
              {
                  "flow m.f: temp -> local m.f/y copy rebind guard=global m._x",
                  "flow m.f: global m._x -> result m.f copy",
              });
  expect_rows(
      "def f(k):\n    for i in k:\n        if i in cache:\n            continue\n        cache[i] = make()\n    z = "
      "1\n",
      {
          "flow m.f: temp -> global m.cache copy mutate guard=global m.cache",
          "flow m.f: literal 1 -> local m.f/z copy rebind",
      });
  expect_rows("def f():\n    if _x is not None:\n        log()\n    y = 1\n",
              {"flow m.f: literal 1 -> local m.f/y copy rebind"});
}

TEST(PythonGuards, BranchesThatNeedSomething) {
  expect_rows(
      "def f(a, b=None, c=0):\n"
      "    if a and not (b is None):\n        g()\n"
      "    if a or c:\n        g()\n    elif not c:\n        g()\n    else:\n        g()\n"
      "    if b == None or not c:\n        return\n    g()\n",
      {
          "branch m.f: param m.f/a holds something",
          "branch m.f: param m.f/b is not null",
          "branch m.f: param m.f/c holds something",
          "branch m.f: param m.f/b is not null",
          "branch m.f: param m.f/c holds something",
      });
}

TEST(PythonGuards, BranchesThatNeedNothing) {
  expect_rows(
      "def f(a, b=None, c=0):\n"
      "    if not a:\n        g()\n"
      "    if b is not None:\n        g()\n    elif a or c:\n        g()\n    else:\n        g()\n"
      "    d = self.d\n"
      "    if d is not None:\n        return\n    g()\n",
      {
          "branch m.f: param m.f/a holds nothing",
          "branch m.f: param m.f/b is null",
          "branch m.f: param m.f/c holds nothing",
          "branch m.f: local m.f/d is null",
      });
}

TEST(PythonGuards, WhatRunsOnACondition) {
  const auto conditions = [](const std::string& body) { return lower_python(body).conditionals.size(); };
  EXPECT_EQ(conditions("if a > 1:\n    g()\n"), 1u);
  EXPECT_EQ(conditions("if a > 1:\n    g()\nelif a > 5:\n    h()\nelse:\n    i()\n"), 3u);  // side by side
  EXPECT_EQ(conditions("while a > 1:\n    g()\nwhile True:\n    h()\nwhile 1:\n    h()\nfor b in a:\n    i()\n"), 1u);
  EXPECT_EQ(conditions("b = g() if a > 1 else h()\n"), 2u);
  EXPECT_EQ(conditions("try:\n    g()\nexcept OSError:\n    h()\nfinally:\n    i()\n"), 1u);
  EXPECT_EQ(conditions("match a:\n    case 1:\n        g()\n    case _:\n        h()\n"), 2u);
  // A first use, and what follows an early return, are none; nor is the start of a program.
  EXPECT_EQ(conditions("_x = None\nif _x is None:\n    _x = g()\n"), 0u);
  EXPECT_EQ(
      conditions("def f(k):\n    try:\n        return _x[k]\n    except KeyError:\n        _x[k] = g()\n_x = {}\n"),
      0u);
  EXPECT_EQ(conditions("if __name__ == '__main__':\n    g()\n"), 0u);
  EXPECT_EQ(conditions("def f(a):\n    if a:\n        return\n    g()\n"), 1u);
}

TEST(PythonGuards, NestedGuardsGiveTheInnermost) {
  expect_rows(
      "def f():\n    global _x\n    if _x is None:\n        with lock:\n            if _x is None:\n                _x "
      "= make()\n"
      "            if _y:\n                a = 1\n            elif not _z:\n                b = 2\n    c = 3\n",
      {
          "flow m.f: temp -> global m._x copy rebind guard=global m._x",
          "flow m.f: literal 1 -> local m.f/a copy rebind guard=global m._x",
          "flow m.f: literal 2 -> local m.f/b copy rebind guard=global m._z",
          "flow m.f: literal 3 -> local m.f/c copy rebind",
      });
}

TEST(PythonGuards, WhileAndFunctionsStartAnew) {
  expect_rows("while x is None:\n    x = f()\n    def g():\n        return h()\n",
              {
                  "flow m: temp -> global m.x copy rebind guard=global m.x",
                  "call m.g: <global m.h>() -> temp",
              });
}

TEST(PythonGuards, ExceptClauses) {
  expect_rows(
      "def f(k):\n    try:\n        return cache[k]\n    except KeyError:\n        cache[k] = make(k)\n    return "
      "later()\n",
      {
          "flow m.f: temp -> global m.cache copy mutate guard=global m.cache",
          "call m.f: <global m.later>() -> temp guard=global m.cache",
      });
  expect_rows(
      "class C:\n    def f(self):\n        try:\n            return self._x\n        except AttributeError:\n          "
      "  self._x = make()\n",
      {
          "flow m.C.f: temp -> field(self)._x copy rebind guard=field(self)._x",
      });
  expect_rows("def f(k):\n    try:\n        return cache[k]\n    except OSError:\n        x = make(k)\n",
              {
                  "flow m.f: temp -> local m.f/x copy rebind",
              });
}

// --- text that is no good Python ------------------------------------------------------------------------------

TEST(PythonBadText, BrokenSourceIsLoweredAsFarAsItCanBeRead) {
  const model::Facts facts = lower_python("import uuid\nX = uuid.uuid4()\ndef f(:\n    return (\nY = uuid.uuid1()\n");
  EXPECT_FALSE(facts.syntax_errors.empty());
  expect_rows(facts, {"call m: uuid.uuid4() -> temp"});
  EXPECT_TRUE(lower_python("x = 1\n").syntax_errors.empty());
}

/// Calls know the outermost `while` that may never end, of their own function.
TEST(PythonLoops, WhereTheyBegin) {
  const std::string text =
      "def f():\n"
      "    a()\n"
      "    while True:\n"
      "        b()\n"
      "        for x in c():\n"
      "            while x: d()\n"
      "        def g(): e()\n"
      "    else: h()\n"
      "    while len(y) < 3: i()\n"
      "    while not j(): pass\n";
  const auto first = static_cast<std::uint32_t>(text.find("while True"));
  const auto last = static_cast<std::uint32_t>(text.find("while not"));
  std::map<std::string, std::uint32_t> begins;
  for (const model::Call& call : lower_python(text).calls) {
    begins[text.substr(call.span.begin, call.span.end - call.span.begin)] = call.loop;
  }
  const std::map<std::string, std::uint32_t> expected = {
      {"a()", model::kNone}, {"b()", first},        {"c()", first}, {"d()", first},          {"e()", model::kNone},
      {"h()", model::kNone}, {"i()", model::kNone}, {"j()", last},  {"len(y)", model::kNone}};
  EXPECT_EQ(begins, expected);
}

TEST(PythonBadText, NothingAndNoise) {
  expect_rows("", {"scope module_body m"});
  lower_python(std::string_view("\0\0\0", 3));
  lower_python("\xff\xfe\x80x = \xc3\x28\n");
  lower_python("x = 'unterminated\n\"\"\"");
  lower_python("class\ndef\n@\nwith\nfor\nlambda\nimport\nfrom . import\nmatch x:\n case");
}

TEST(PythonBadText, InvalidUtf8InsideGoodCode) {
  expect_rows("x = f('\xff\xfe')\ny = g(x)\n", {"call m: <global m.g>(global m.x) -> temp"});
}

TEST(PythonBadText, CarriageReturns) {
  const std::string text = "import uuid\r\nif True:\r\n    X = uuid.uuid4()\r\n# snapcheck: c\r\n";
  const model::Facts facts = lower_python(text);
  expect_rows(facts, {"flow m: temp -> global m.X copy rebind", "comment \"snapcheck: c\""});
  EXPECT_TRUE(facts.syntax_errors.empty());
  EXPECT_EQ(facts.calls.back().span.begin, text.find("uuid.uuid4"));
}

TEST(PythonBadText, TheLimitEndsTheWork) {
  const ProjectNames names;
  std::string text;
  for (int i = 0; i < 20000; ++i) text += "x = f(x)\n";
  const auto facts = lang::python::lower({"m.py", text, "m", false}, names, {[] { return true; }});
  ASSERT_FALSE(facts);
  EXPECT_EQ(facts.error().what, "the time limit for this file expired");
}

std::string repeat(std::string_view text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

/// Deep and long constructs: in time linear in the text, on an ordinary stack.
TEST(PythonBadText, DeepNesting) {
  constexpr int kDeep = 10000;
  const std::string shapes[] = {
      "x = " + repeat("(", kDeep) + "f()" + repeat(")", kDeep),
      "x = " + repeat("[", kDeep) + "f()" + repeat("]", kDeep),
      "x = " + repeat("{1: ", kDeep) + "f()" + repeat("}", kDeep),
      "x = " + repeat("g(", kDeep) + "f()" + repeat(")", kDeep),
      "x = f()" + repeat(".b", kDeep),
      "import a\nx = f(a" + repeat(".b", kDeep) + ")",
      "x = f()" + repeat(".b()", kDeep),
      "x = f()" + repeat("[0]", kDeep),
      "x = " + repeat("not ", kDeep) + "f()",
      "x = " + repeat("lambda: ", kDeep) + "f()",
      "x = " + repeat("a if b else ", kDeep) + "f()",
      repeat("x = ", kDeep) + "f()",
      repeat("(", kDeep) + "a," + repeat(")", kDeep) + " = f()",
      "x = a" + repeat(" + a", 50000) + " + f()",
      "x = a" + repeat(" or a", 50000) + " or f()",
      "if f(): pass\n" + repeat("elif a is None: b = 1\n", kDeep),
      "x: " + repeat("Optional[", kDeep) + "int" + repeat("]", kDeep) + " = f()",
  };
  for (const std::string& text : shapes) {
    SCOPED_TRACE(text.substr(0, 40));
    bool called = false;
    const model::Facts facts = lower_python(text + "\n");
    for (const model::Call& call : facts.calls) {
      called |= call.function != model::kNone && facts.places[call.function].name == "m.f";
    }
    EXPECT_TRUE(called);
  }
  std::string nested;
  for (int i = 0; i < 600; ++i)
    nested += std::string(static_cast<std::size_t>(i), ' ') + (i % 2 == 0 ? "def f():\n" : "if a is None:\n");
  lower_python(nested + std::string(600, ' ') + "pass\n");
}

}  // namespace
}  // namespace snapcheck::test
