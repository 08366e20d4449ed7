// The Python part of docs/lowering.md, row by row: names, imports, definitions.
#include "analyzer/lang/python/grammar.h"
#include "tests/unit/python_lowering.h"

namespace snapcheck::test {
namespace {

TEST(PythonLower, GrammarHasEveryNameOfTheTables) {
  EXPECT_TRUE(lang::python::grammar().unknown().empty()) << lang::python::grammar().unknown().front();
}

// --- module, names --------------------------------------------------------------------------------------------

TEST(PythonLower, ModuleVariablesAreGlobals) {
  expect_rows("X = 1\ndef f():\n    return X\n", {
                                                     "scope module_body m",
                                                     "flow m: literal 1 -> global m.X copy rebind",
                                                     "flow m.f: global m.X -> result m.f copy",
                                                 });
}

TEST(PythonLower, AssignmentWithoutGlobalIsALocalThatShadows) {
  const model::Facts facts = lower_python("x = 1\ndef f():\n    x = 2\ndef g():\n    global x\n    x = 3\n");
  expect_rows(facts, {
                         "flow m.f: literal 2 -> local m.f/x copy rebind",
                         "flow m.g: literal 3 -> global m.x copy rebind",
                         "place local m.f/x shadows_global",
                     });
}

TEST(PythonLower, GlobalDeclaredInAFunctionMakesAModuleVariable) {
  expect_rows("def f():\n    global only_here\n    only_here = g()\n",
              {
                  "flow m.f: temp -> global m.only_here copy rebind",
              });
}

TEST(PythonLower, NonlocalIsTheEnclosingLocal) {
  expect_rows("def f():\n    n = 0\n    def g():\n        nonlocal n\n        n = 1\n    return g\n",
              {
                  "flow m.f.<locals>.g: literal 1 -> local m.f/n copy rebind",
                  "flow m.f: function m.f.<locals>.g -> result m.f copy",
              });
}

TEST(PythonLower, NestedScopesShareTheRowOfACapturedVariable) {
  const model::Facts facts = lower_python("def f(a):\n    b = a\n    return lambda: b\n");
  expect_rows(facts, {"flow m.f.<lambda>: local m.f/b -> result m.f.<lambda> copy"});
  int rows = 0;
  for (const model::Place& place : facts.places) rows += place.kind == model::PlaceKind::local && place.name == "b";
  EXPECT_EQ(rows, 1);
}

TEST(PythonLower, ClassNamesAreHiddenFromMethods) {
  expect_rows("x = 1\nclass C:\n    x = 2\n    y = x\n    def f(self):\n        return x\n",
              {
                  "flow m.C.<body>: global m.C.x -> global m.C.y copy rebind",
                  "flow m.C.f: global m.x -> result m.C.f copy",
              });
}

TEST(PythonLower, Builtins) {
  expect_rows("f = open('a')\nint = 5\ny = int\n", {
                                                       "call m: builtins.open(literal 'a') -> temp",
                                                       "flow m: global m.int -> global m.y copy rebind",
                                                   });
}

TEST(PythonLower, UnboundNamesAreVariablesOfTheModule) {
  expect_rows("def f():\n    return later.value\n", {"flow m.f: field(global m.later).value -> result m.f copy"});
}

TEST(PythonLower, AnEventTakesAFunction) {
  expect_rows("from setup import begin\ndef f():\n    app.on_start += begin\n    app.total += 1\n",
              {"call m.f: (field(global m.app).on_start).__iadd__(global setup.begin)"},
              {"call m.f: (field(global m.app).total).__iadd__(literal 1)"});
}

// --- imports --------------------------------------------------------------------------------------------------

TEST(PythonLower, ImportBindsTheFirstPart) {
  expect_rows("import os.path\nx = os.path.join('a', os.environ['B'])\n",
              {
                  "touch m: os",
                  "touch m: os.path",
                  "alias m.os -> os",
                  "call m: os.path.join(literal 'a', temp) -> temp",
                  "call m: os.environ.__getitem__(literal 'B') -> temp",
              });
}

TEST(PythonLower, ImportAs) {
  expect_rows("import a.b as c\nc.f()\n", {"alias m.c -> a.b", "touch m: a", "touch m: a.b", "call m: a.b.f()"});
}

TEST(PythonLower, FromImportOfALibraryIsAnAlias) {
  expect_rows("from time import time as t\nX = t()\ny = t\n",
              {
                  "touch m: time",
                  "alias m.t -> time.time",
                  "call m: time.time() -> temp",
                  "flow m: global time.time -> global m.y copy rebind",
              },
              {"flow m: global time.time -> global m.t copy rebind"});
}

TEST(PythonLower, FromImportOfTheProjectCopiesTheBinding) {
  expect_rows("from ids import TOKEN, make\ndef f():\n    return make(TOKEN)\n",
              {
                  "touch m: ids",
                  "alias m.TOKEN -> ids.TOKEN",
                  "flow m: global ids.TOKEN -> global m.TOKEN copy rebind",
                  "call m.f: ids.make(global m.TOKEN) -> temp",
              });
}

TEST(PythonLower, MembersOfAProjectNameAreGivenInBothReadings) {
  expect_rows("from ids import client\nimport shop\nx = client.get()\ny = shop.db.get()\n",
              {
                  "call m: (global m.client).get=ids.client.get() -> temp",
                  "call m: (global shop.db).get=shop.db.get() -> temp",
              });
}

TEST(PythonLower, VariablesOfAnotherModule) {
  expect_rows("import ids\ndef f():\n    ids.TOKEN = 1\n    return ids.TOKEN\n",
              {
                  "flow m.f: literal 1 -> global ids.TOKEN copy rebind",
                  "flow m.f: global ids.TOKEN -> result m.f copy",
              });
}

TEST(PythonLower, FromPackageImportModule) {
  expect_rows("from shop import ids\nids.make()\n", {
                                                        "touch m: shop",
                                                        "touch m: shop.ids",
                                                        "alias m.ids -> shop.ids",
                                                        "call m: shop.ids.make()",
                                                    });
}

TEST(PythonLower, ImportOfASubmoduleIsKnownUnderThePackage) {
  const model::Facts facts =
      lower_python("import helper.inner\nimport helper\nhelper.run()\n", "tool", false, "lib/tool.py");
  expect_rows(facts, {"touch tool: lib.helper", "alias tool.helper -> lib.helper", "call tool: lib.helper.run()"});
}

TEST(PythonLower, RelativeImports) {
  const std::string_view text = "from . import ids\nfrom .ids import TOKEN\nfrom .. import top\nids.make()\n";
  expect_rows(lower_python(text, "shop.cart"),
              {
                  "touch shop.cart: shop.ids",
                  "alias shop.cart.ids -> shop.ids",
                  "flow shop.cart: global shop.ids.TOKEN -> global shop.cart.TOKEN copy rebind",
                  "call shop.cart: shop.ids.make()",
                  "alias shop.cart.top -> top",
              });
  expect_rows(lower_python("from .ids import TOKEN\n", "shop", true),
              {
                  "flow shop: global shop.ids.TOKEN -> global shop.TOKEN copy rebind",
              });
}

TEST(PythonLower, ImportInsideAFunctionBindsALocal) {
  expect_rows("def f():\n    from ids import TOKEN\n    import uuid\n    return TOKEN, uuid.uuid4()\n",
              {
                  "touch m.f: ids",
                  "flow m.f: global ids.TOKEN -> local m.f/TOKEN copy rebind",
                  "flow m.f: local m.f/TOKEN -> temp copy",
                  "call m.f: uuid.uuid4() -> temp",
              },
              {"alias m.TOKEN -> ids.TOKEN", "alias m.uuid -> uuid"});
}

TEST(PythonLower, StarImports) {
  expect_rows("from random import *\nx = random()\ny = len(x)\n", {
                                                                      "alias m.* -> random.*",
                                                                      "call m: random.random() -> temp",
                                                                      "call m: builtins.len(global m.x) -> temp",
                                                                  });
  expect_rows("from ids import *\nx = make(TOKEN)\n", {"alias m.* -> ids.*", "call m: m.make(global m.TOKEN) -> temp"});
}

TEST(PythonLower, TheFirstOfSeveralImportsCounts) {
  expect_rows("try:\n    import fast as j\nexcept ImportError:\n    import slow as j\nj.loads()\n",
              {"call m: fast.loads()"});
  expect_rows("try:\n    import fast\nexcept ImportError:\n    fast = None\nfast.loads()\n",
              {
                  "call m: fast.loads()",
                  "flow m: literal None -> global m.fast copy rebind",
              });
}

TEST(PythonLower, AnImportedNameThatIsAssignedAgainIsAVariable) {
  expect_rows("from time import time\ntime = time()\nx = time\n",
              {
                  "flow m: global time.time -> global m.time copy rebind",
                  "flow m: global m.time -> global m.x copy rebind",
              });
}

TEST(PythonLower, TypeCheckingImportsGiveNamesOnly) {
  expect_rows(
      "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from random import Random\n    x = f()\n"
      "def g(r: 'Random'):\n    pass\n",
      {
          "alias m.Random -> random.Random",
          "place param m.g/r : random.Random",
      },
      {"touch m: random", "flow m: temp -> global m.x copy rebind"});
}

// --- functions ------------------------------------------------------------------------------------------------

TEST(PythonLower, FunctionsAndTheirNames) {
  expect_rows("def f(a, /, b, *args, c=1, **kw):\n    def g():\n        return lambda: 1\n    return f, g\n",
              {
                  "scope function m.f params=(param m.f/a, param m.f/b, param m.f/args, param m.f/c, param m.f/kw) "
                  "result=result "
                  "m.f parent=m",
                  "scope function m.f.<locals>.g result=result m.f.<locals>.g parent=m.f",
                  "scope lambda m.f.<locals>.g.<lambda> result=result m.f.<locals>.g.<lambda> parent=m.f.<locals>.g",
                  "flow m.f: function m.f -> temp copy",
              });
}

TEST(PythonLower, CallsOfFunctionsOfThisFile) {
  expect_rows("def f(): pass\ndef g(cb):\n    f()\n    cb()\n    h = cb\n    h()\n    table[0]()\n",
              {
                  "call m.g: m.f()",
                  "call m.g: <param m.g/cb>()",
                  "call m.g: <local m.g/h>()",
                  "call m.g: <temp>()",
              });
}

TEST(PythonLower, DefaultsAreEvaluatedAround) {
  const model::Facts facts = lower_python("import uuid\ndef f(a, b=uuid.uuid4(), *, c=5): pass\n");
  expect_rows(facts, {
                         "call m: uuid.uuid4() -> temp",
                         "flow m: temp -> param m.f/b copy rebind",
                         "flow m: literal 5 -> param m.f/c copy rebind",
                     });
}

TEST(PythonLower, ReassignedFunctionsAreVariables) {
  expect_rows("def f(): pass\nf = wrap(f)\nf()\n", {
                                                       "flow m: function m.f -> global m.f copy rebind",
                                                       "flow m: temp -> global m.f copy rebind",
                                                       "call m: <global m.f>()",
                                                   });
}

TEST(PythonLower, AsyncAndGenerators) {
  expect_rows(
      "async def f(x):\n    await g(x)\n    return await (h())\ndef gen(x):\n    y = yield x\n    yield from y\n",
      {
          "scope function m.f params=(param m.f/x) result=result m.f parent=m async",
          "call m.f: <global m.g>(param m.f/x) awaited",
          "call m.f: <global m.h>() -> temp awaited",
          "scope function m.gen params=(param m.gen/x) result=result m.gen parent=m generator",
          "flow m.gen: param m.gen/x -> result m.gen copy",
          "flow m.gen: local m.gen/y -> result m.gen copy element",
      });
}

TEST(PythonLower, Decorators) {
  const model::Facts facts = lower_python(
      "import functools\n@outer\n@functools.lru_cache(maxsize=None)\ndef f(): pass\nf()\nf.cache_clear()\n");
  expect_rows(facts, {
                         "call m: functools.lru_cache(maxsize=literal None) -> temp",
                         "call m: <temp>(function m.f) -> temp",
                         "call m: <global m.outer>(temp) -> temp",
                         "flow m: temp -> global m.f copy rebind",
                         "annotation -() call=",
                         "annotation functools.lru_cache(maxsize=None) call=",
                         "call m: <global m.f>m.f()",
                         "call m: (global m.f).cache_clear()",
                     });
  ASSERT_EQ(facts.scopes[1].annotations.size(), 2u);
  EXPECT_EQ(facts.calls[facts.scopes[1].annotations[1].call].callee, "functools.lru_cache");
}

TEST(PythonLower, DecoratorsThroughObjects) {
  const model::Facts facts =
      lower_python("from flask import Flask\napp = Flask(__name__)\n@app.get('/x', strict=True)\ndef view(): pass\n");
  const model::Annotation& annotation = facts.scopes[1].annotations.at(0);
  EXPECT_EQ(annotation.name, "");
  EXPECT_EQ(facts.calls[annotation.call].member, "get");
  EXPECT_EQ(model::reference(facts, facts.calls[annotation.call].receiver), "global m.app");
  ASSERT_EQ(annotation.values.size(), 2u);
  EXPECT_EQ(annotation.values[0].second, "/x");
  EXPECT_EQ(annotation.values[1].first, "strict");
}

TEST(PythonLower, TextsOfTheModuleAreLiterals) {
  expect_rows("x = f(__name__)\ny = g(__file__.upper())\n", {
                                                                "call m: <global m.f>(literal __name__) -> temp",
                                                                "call m: (literal __file__).upper() -> temp",
                                                            });
  expect_rows("__name__ = 'shop'\nx = print(__name__)\n", {"call m: builtins.print(global m.__name__) -> temp"});
}

TEST(PythonLower, DecoratorsOfThisFile) {
  expect_rows("def d(x):\n    def wrap(f): return f\n    return wrap\n@d(1)\ndef f(): pass\n",
              {
                  "annotation m.d(1) call=",
                  "call m: m.d(literal 1) -> temp",
                  "call m: <temp>(function m.f) -> temp",
              });
}

TEST(PythonLower, OverloadsAreNoDefinitions) {
  const model::Facts facts =
      lower_python("from typing import overload\n@overload\ndef f(a: int): ...\ndef f(a):\n    return a\nf(1)\n");
  expect_rows(facts, {"call m: m.f(literal 1)"}, {"flow m: temp -> global m.f copy rebind"});
}

TEST(PythonLower, LambdasAreNumberedWithinTheirScope) {
  const model::Facts facts = lower_python("a = lambda x=1: x\nb = lambda: 2\n");
  EXPECT_EQ(facts.scopes[1].name, "m.<lambda#1>");
  EXPECT_EQ(facts.scopes[2].name, "m.<lambda#2>");
  expect_rows(facts, {
                         "flow m: literal 1 -> param m.<lambda>/x copy rebind",
                         "flow m: function m.<lambda> -> global m.a copy rebind",
                         "flow m.<lambda>: param m.<lambda>/x -> result m.<lambda> copy",
                     });
}

TEST(PythonLower, MainGuard) {
  expect_rows("def f(): pass\nif __name__ == '__main__':\n    server = f()\nelse:\n    x = 1\n",
              {
                  "call m: m.<main>()",
                  "scope function m.<main> parent=m",
                  "call m.<main>: m.f() -> temp",
                  "flow m.<main>: temp -> global m.server copy rebind",
                  "flow m: literal 1 -> global m.x copy rebind",
              });
}

// --- classes --------------------------------------------------------------------------------------------------

TEST(PythonLower, ClassesAndTheirBodies) {
  expect_rows(
      "import abc, ids\nclass A: pass\nclass C(A, ids.B, abc.ABC, metaclass=abc.ABCMeta):\n    n: int\n"
      "    k: str = 'a'\n    reg = {}\n    class Inner: pass\n",
      {
          "type m.C(m.A, ids.B, abc.ABC) abstract",
          "type m.C.Inner() outer=m.C",
          "field n: builtins.int",
          "field k: builtins.str static",
          "field reg static",
          "touch m: m.C.<body>",
          "touch m.C.<body>: m.C.Inner.<body>",
          "scope class_body m.C.<body> owner=m.C parent=m",
          "flow m.C.<body>: literal 'a' -> global m.C.k copy rebind",
          "place global m.C.k : builtins.str",
      });
}

TEST(PythonLower, MethodsAndReceivers) {
  expect_rows(
      "class C:\n    def __init__(self, a: int):\n        self.a = a\n        self.b: str = None\n"
      "    def f(this):\n        return this.a\n    @staticmethod\n    def s(x): return x\n"
      "    @classmethod\n    def make(cls):\n        cls.count = 1\n        return cls()\n",
      {
          "scope constructor m.C.__init__ receiver=self params=(param m.C.__init__/a) owner=m.C parent=m.C.<body>",
          "scope method m.C.f receiver=this result=result m.C.f owner=m.C parent=m.C.<body>",
          "scope method m.C.s params=(param m.C.s/x) result=result m.C.s owner=m.C parent=m.C.<body> static",
          "scope method m.C.make receiver=cls result=result m.C.make owner=m.C parent=m.C.<body>",
          "place self of m.C.__init__ : m.C",
          "place cls of m.C.make : m.C",
          "field a",
          "field b: builtins.str",
          "field count static",
          "flow m.C.__init__: param m.C.__init__/a -> field(self).a copy rebind",
          "flow m.C.f: field(this).a -> result m.C.f copy",
          "call m.C.make: <cls>() -> temp",
          "annotation builtins.staticmethod() call=",
      });
}

TEST(PythonLower, SuperCalls) {
  expect_rows(
      "class B: pass\nclass C(B):\n    def __init__(self):\n        super().__init__(1)\n"
      "    def f(self):\n        return super(C, self).f()\n    def g(self):\n        B.g(self, 2)\n",
      {
          "call m.C.__init__: (self).__init__(literal 1) super",
          "call m.C.f: (self).f() -> temp super",
          "call m.C.g: (self).g(literal 2) super",
      });
}

TEST(PythonLower, TheReceiverIsCapturedByNestedFunctions) {
  expect_rows(
      "class C:\n    def f(self):\n        def g():\n            self.x = 1\n            super().f()\n        return "
      "g\n",
      {
          "flow m.C.f.<locals>.g: literal 1 -> field(self).x copy rebind",
          "call m.C.f.<locals>.g: (self).f() super",
          "field x",
      });
}

TEST(PythonLower, MembersOfAClassOfThisFile) {
  expect_rows(
      "class C:\n    x = 1\n    def f(): pass\n    @classmethod\n    def make(cls): pass\ny = C.x\nC.x = 2\nC.f()\n"
      "C.make()\nz = C()\ng = C.f\nC.reg.append(y)\n",
      {
          "flow m: global m.C.x -> global m.y copy rebind",
          "flow m: literal 2 -> global m.C.x copy rebind",
          "call m: m.C.f()",
          "call m: m.C.make()",
          "call m: m.C() -> temp",
          "flow m: function m.C.f -> global m.g copy rebind",
          "call m: (global m.C.reg).append(global m.y)",
      });
}

TEST(PythonLower, TheClassOfSelfStandsForSelf) {
  expect_rows(
      "class C:\n    def f(self, other):\n        type(self).count = 1\n        self.__class__.n = 2\n"
      "        type(self).table[0] = other\n        return type(self).count\n",
      {
          "flow m.C.f: literal 1 -> field(self).count copy rebind",
          "flow m.C.f: literal 2 -> field(self).n copy rebind",
          "flow m.C.f: param m.C.f/other -> field(self).table copy mutate",
          "flow m.C.f: field(self).count -> result m.C.f copy",
      });
}

TEST(PythonLower, PropertiesAreAnnotated) {
  expect_rows(
      "import functools\nclass C:\n    @property\n    def p(self): return 1\n    @p.setter\n    def p(self, v): pass\n"
      "    @functools.cached_property\n    def q(self): return 2\nc = C()\nx = c.p\n",
      {
          "annotation builtins.property() call=",
          "annotation m.C.p.setter() call=",
          "annotation functools.cached_property() call=",
          "flow m: field(global m.c).p -> global m.x copy rebind",
      });
}

TEST(PythonLower, Dataclasses) {
  const model::Facts facts = lower_python(
      "from dataclasses import dataclass, field\nimport uuid\n@dataclass\nclass A:\n    id: str = uuid.uuid4().hex\n   "
      " n: int = 0\n"
      "@dataclass(eq=False)\nclass B: pass\nclass E:\n    def __eq__(self, o): return True\nA('x')\n");
  EXPECT_TRUE(facts.types[0].compares_by_value);
  EXPECT_FALSE(facts.types[1].compares_by_value);
  EXPECT_TRUE(facts.types[2].compares_by_value);
  expect_rows(facts, {
                         "call m.A.<body>: uuid.uuid4() -> temp",
                         "flow m.A.<body>: field(temp).hex -> global m.A.id copy rebind",
                         "annotation dataclasses.dataclass() call=",
                         "annotation dataclasses.dataclass(eq=False) call=",
                         "call m: m.A(literal 'x')",
                     });
}

TEST(PythonLower, AbstractAndEnum) {
  const model::Facts facts = lower_python(
      "import enum\nfrom abc import ABC, abstractmethod\nfrom typing import Protocol, NamedTuple\nclass "
      "E(enum.Enum):\n    A = 1\n"
      "class P(Protocol):\n    def f(self): ...\nclass N(NamedTuple):\n    a: int\nclass B(ABC):\n    @abstractmethod\n"
      "    def f(self): pass\n    def g(self):\n        'doc'\n        raise NotImplementedError\n    def h(self): "
      "return 1\n");
  EXPECT_TRUE(facts.types[0].is_enum);
  EXPECT_TRUE(facts.types[1].is_interface);
  EXPECT_TRUE(facts.types[2].compares_by_value);
  EXPECT_TRUE(facts.types[3].is_abstract);
  std::map<std::string, bool> abstract;
  for (const model::Scope& scope : facts.scopes) abstract[scope.name.str()] = scope.is_abstract;
  EXPECT_TRUE(abstract["m.P.f"]);
  EXPECT_TRUE(abstract["m.B.f"]);
  EXPECT_TRUE(abstract["m.B.g"]);
  EXPECT_FALSE(abstract["m.B.h"]);
}

// --- types ----------------------------------------------------------------------------------------------------

TEST(PythonLower, DeclaredTypes) {
  const model::Facts facts = lower_python(R"(
import random, typing as t, asyncio
from random import Random
from typing import Optional, Union, Annotated, Final, List
class C: pass
def f(a: Random, b: Optional[Random], c: "random.Random | None", d: Union[None, C], e: Annotated[C, 1, "x"],
      g: List[C], h: dict[str, C], i: t.Any, j: 'Optional["C"]', k: asyncio.Queue[int], *rest: C, l: int = 1):
    v: C = make()
    w: C
G: Final[random.Random] = make()
)");
  std::map<std::string, std::string> types;
  for (const model::Place& place : facts.places) types[place.name.str()] = place.type.str();
  EXPECT_EQ(types["a"], "random.Random");
  EXPECT_EQ(types["b"], "random.Random");
  EXPECT_EQ(types["c"], "random.Random");
  EXPECT_EQ(types["d"], "m.C");
  EXPECT_EQ(types["e"], "m.C");
  EXPECT_EQ(types["g"], "");
  EXPECT_EQ(types["h"], "");
  EXPECT_EQ(types["i"], "");
  EXPECT_EQ(types["j"], "m.C");
  EXPECT_EQ(types["k"], "asyncio.Queue");
  EXPECT_EQ(types["rest"], "builtins.tuple");  // of what is declared
  EXPECT_EQ(types["l"], "builtins.int");
  EXPECT_EQ(types["v"], "m.C");
  EXPECT_EQ(types["w"], "m.C");
  EXPECT_EQ(types["m.G"], "random.Random");
  expect_rows(facts, {"place global m.G : random.Random final"});
}

TEST(PythonLower, CastGivesTheTypeAndTheSameValue) {
  expect_rows("from typing import cast\nclass C: pass\nx = cast(C, y)\nz = cast('C', y)\n",
              {
                  "place temp : m.C",
                  "flow m: global m.y -> temp copy",
                  "flow m: temp -> global m.x copy rebind",
              },
              {"call m: typing.cast(type m.C, global m.y) -> temp"});
}

TEST(PythonLower, CallsInAnnotationsRun) {
  expect_rows(
      "from fastapi import Depends\nfrom typing import Annotated\ndef db(): pass\n"
      "def view(s: Annotated[str, Depends(db)]): pass\n",
      {"call m: fastapi.Depends(function m.db) -> temp"});
}

TEST(PythonLower, ThreadLocals) {
  expect_rows(
      "import threading\nlocal = threading.local()\ndef f():\n    local.rng = 1\nclass C:\n    def __init__(self):\n"
      "        self.t = threading.local()\n    def g(self):\n        self.t.x = 2\n",
      {
          "place field(global m.local).rng per_thread",
          "place field(field(self).t).x per_thread",
      });
}

}  // namespace
}  // namespace snapcheck::test
