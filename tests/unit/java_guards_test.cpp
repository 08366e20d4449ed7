// Which variable guards a flow: the store `x = make()` in every shape of lazy initialisation.
#include <ostream>

#include "tests/unit/java_lowering.h"

namespace snapcheck::test {
namespace {

struct Guarded {
  std::string name;
  std::string body;   ///< of a method `Object f(Object p, java.util.Map m)` in a class with fields x, y, flag, static S
  std::string guard;  ///< of the call make(); empty: none
};

void PrintTo(const Guarded& one, std::ostream* out) { *out << one.name; }

class JavaGuards : public testing::TestWithParam<Guarded> {};

TEST_P(JavaGuards, OfTheCallOfMake) {
  const Guarded& one = GetParam();
  const std::string source =
      "class A { Object x, y; boolean flag; int n; static Object S; byte[] b; String t; "
      "Object f(Object p, java.util.Map m) { " +
      one.body + " }\n}";
  const model::Facts facts = lower_java(source);
  EXPECT_TRUE(facts.syntax_errors.empty());
  int found = 0;
  for (const model::Call& call : facts.calls) {
    if (call.member != "make") continue;
    ++found;
    EXPECT_EQ(call.guard == model::kNone ? "" : model::reference(facts, call.guard), one.guard);
  }
  EXPECT_EQ(found, 1) << model::dump(facts);
}

std::string name_of(const testing::TestParamInfo<Guarded>& info) { return info.param.name; }

INSTANTIATE_TEST_SUITE_P(
    Shapes, JavaGuards,
    testing::ValuesIn(std::vector<Guarded>{
        {"none", "x = make();", ""},
        {"null", "if (x == null) x = make();", "field(this).x"},
        {"null_first", "if (null == this.x) { x = make(); }", "field(this).x"},
        {"static_field", "if (S == null) { S = make(); }", "global A.S"},
        {"else_branch", "if (x != null) { y = x; } else { x = make(); }", "field(this).x"},
        {"then_branch_of_not_null", "if (x != null) x = make();", ""},
        {"behind_the_if", "if (x == null) { y = x; } x = make();", ""},
        {"early_return", "if (x != null) return x; x = make();", "field(this).x"},
        {"early_return_in_a_block", "if (x != null) { y = x; return x; } { x = make(); }", "field(this).x"},
        {"early_return_ends_with_its_block", "{ if (x != null) return x; } x = make();", ""},
        {"early_throw_of_the_opposite", "if (x == null) throw new E(); make();", ""},
        {"else_exits", "if (x == null) { y = x; } else { return x; } x = make();", "field(this).x"},
        {"else_if", "if (p == y) return p; else if (x == null) x = make();", "field(this).x"},
        {"double_checked", "if (x == null) { synchronized (this) { if (x == null) { x = make(); } } }",
         "field(this).x"},
        {"double_checked_with_local",
         "Object l = x; if (l == null) { synchronized (this) { l = x; if (l == null) { x = l = make(); } } }",
         "field(this).x"},
        {"local_copy_early_return", "var l = S; if (l != null) return l; S = make();", "global A.S"},
        {"local_written_since", "Object l = x; l = p; if (l == null) y = make();", "local A.f/l"},
        {"assignment_in_the_condition", "Object l; if ((l = x) == null) x = make();", "field(this).x"},
        {"negated_flag", "if (!flag) make();", "field(this).flag"},
        {"flag", "if (flag) make();", ""},
        {"zero", "if (n == 0) make();", "field(this).n"},
        {"minus_one", "if (n == -1) make();", "field(this).n"},
        {"other_number", "if (n == 1) make();", ""},
        {"while_null", "while (x == null) { x = make(); }", "field(this).x"},
        {"for_null", "for (; x == null;) x = make();", "field(this).x"},
        {"continue_in_a_loop", "for (Object o : m.keySet()) { if (x != null) continue; x = make(); }", "field(this).x"},
        {"conditional", "x = x == null ? make() : x;", "field(this).x"},
        {"conditional_else", "return x != null ? x : make();", "field(this).x"},
        {"and_operand", "boolean b = x == null && make();", "field(this).x"},
        {"or_operand", "boolean b = x != null || make();", "field(this).x"},
        {"and", "if (x == null && p != y) x = make();", "field(this).x"},
        {"or_with_expiry", "if (x == null || stale(x)) x = make();", "field(this).x"},
        {"not_null_and_fresh", "if (x != null && !stale(x)) return x; x = make();", "field(this).x"},
        {"negated_and", "if (!(x != null)) x = make();", "field(this).x"},
        {"contains_key", "if (!m.containsKey(p)) m.put(p, make());", "param A.f/m"},
        {"contains_key_early", "if (m.containsKey(p)) return m.get(p); m.put(p, make());", "param A.f/m"},
        {"map_get", "Object l = ((java.util.Map) x).get(p); if (l == null) { l = make(); }", "field(this).x"},
        {"get_is_null", "if (m.get(p) == null) m.put(p, make());", "param A.f/m"},
        {"is_empty", "if (t.isEmpty()) t = make();", "field(this).t"},
        {"optional", "if (!((java.util.Optional) x).isPresent()) x = make();", "field(this).x"},
        {"size", "if (m.size() == 0) m.put(p, make());", "param A.f/m"},
        {"size_less", "if (m.size() < 1) make();", "param A.f/m"},
        {"size_more_early", "if (m.size() > 0) return m; make();", "param A.f/m"},
        {"length", "if (b.length == 0) make();", "field(this).b"},
        {"objects_is_null", "if (java.util.Objects.isNull(x)) x = make();", "field(this).x"},
        {"objects_non_null", "if (java.util.Objects.nonNull(x)) return x; x = make();", "field(this).x"},
        {"compare_and_set", "if (((java.util.concurrent.atomic.AtomicBoolean) x).compareAndSet(false, true)) make();",
         "field(this).x"},
        {"innermost", "if (x == null) { if (y == null) make(); }", "field(this).y"},
        {"local_does_not_hide_field", "if (x == null) { if (p == null) x = make(); }", "field(this).x"},
        {"lambda_runs_elsewhere", "if (x == null) { Runnable r = () -> make(); }", ""},
        {"switch_null", "switch (x) { case null -> make(); default -> y = x; }", "field(this).x"},
        {"of_an_argument", "if (x == null) g(h(make()));", "field(this).x"},
    }),
    name_of);

TEST(JavaGuards, OnFlowsAndTouches) {
  const std::string source = "class A { Object x; void f() { if (x == null) { x = new B(); } } }";
  const std::vector<std::string> lines = rows(lower_java(source), source);
  for (const std::string wanted : {"flow A.f: temp -> field(this).x copy rebind guard=field(this).x 'new B()'",
                                   "touch A.f: B guard=field(this).x 'new B()'",
                                   "construct A.f: B.<init>() -> temp guard=field(this).x 'new B()'"}) {
    EXPECT_NE(std::find(lines.begin(), lines.end(), wanted), lines.end()) << wanted << "\n" << joined(lines);
  }
}

/// "place holds something" or "place is not null", or the opposite, of every branch whose code calls make().
std::vector<std::string> needed(const std::string& body) {
  const model::Facts facts = lower_java(
      "class A { Object x, y; boolean flag; static final boolean ON = false; boolean on() { return flag; } "
      "Object f(Object p) { " +
      body + " }\n Object make() { return x; } }");
  EXPECT_TRUE(facts.syntax_errors.empty());
  std::vector<std::string> found;
  for (const model::Branch& branch : facts.branches) {
    for (const model::Call& call : facts.calls) {
      if (call.member != "make" || call.span.begin < branch.span.begin || call.span.end > branch.span.end) continue;
      const char* needs = branch.absent      ? branch.null_only ? " is null" : " holds nothing"
                          : branch.null_only ? " is not null"
                                             : " holds something";
      found.push_back(model::reference(facts, branch.place) + needs);
    }
  }
  return found;
}

TEST(JavaBranches, WhatTheCodeNeeds) {
  using Lines = std::vector<std::string>;
  EXPECT_EQ(needed("if (flag) make();"), Lines{"field(this).flag holds something"});
  EXPECT_EQ(needed("if (ON) { make(); }"), Lines{"global A.ON holds something"});
  EXPECT_EQ(needed("if (p == null) return x; make();"), Lines{"param A.f/p is not null"});
  EXPECT_EQ(needed("if (p == null) y = x; make();"), Lines{});
  EXPECT_EQ(needed("if (!flag) y = x; else make();"), Lines{"field(this).flag holds something"});
  EXPECT_EQ(needed("if (p == null || x == null) throw new E(); make();"),
            (Lines{"param A.f/p is not null", "field(this).x is not null"}));
  EXPECT_EQ(needed("y = x != null ? make() : p;"), (Lines{"field(this).x is not null", "temp#12 holds something"}));
  EXPECT_EQ(needed("while (on()) make();"), Lines{"temp#9 holds something"});
  EXPECT_EQ(needed("if (on() && p == null) make();").front(), "temp#10 holds something");
}

TEST(JavaBranches, WhatTheCodeNeedsToBeMissing) {
  using Lines = std::vector<std::string>;
  EXPECT_EQ(needed("if (p != null) y = p; else make();"), Lines{"param A.f/p is null"});
  EXPECT_EQ(needed("if (flag) return x; make();"), Lines{"field(this).flag holds nothing"});
  EXPECT_EQ(needed("if (p != null || flag) return x; make();"),
            (Lines{"param A.f/p is null", "field(this).flag holds nothing"}));
  // The local itself, not the field that was copied into it: it may be another by then.
  EXPECT_EQ(needed("Object q = x; if (q != null) return q; make();"), Lines{"local A.f/q is null"});
}

TEST(JavaBranches, WhatRunsOnACondition) {
  const auto conditions = [](const std::string& body) {
    return lower_java("class A { Object x; boolean ready; void f(int p) { " + body + " } }").conditionals.size();
  };
  EXPECT_EQ(conditions("if (p > 1) g();"), 1u);
  EXPECT_EQ(conditions("if (p > 1) g(); else if (p > 0) h(); else i();"), 3u);  // side by side
  EXPECT_EQ(conditions("while (p > 1) g(); while (true) { h(); } for (;;) i();"), 1u);
  EXPECT_EQ(conditions("switch (p) { case 1: g(); break; default: h(); }"), 2u);
  EXPECT_EQ(conditions("Object y = switch (p) { case 1 -> g(); default -> h(); };"), 2u);
  EXPECT_EQ(conditions("Object y = p > 1 ? g() : h();"), 2u);
  // A first use, and what follows an early return, are none.
  EXPECT_EQ(conditions("if (x == null) x = g();"), 0u);
  EXPECT_EQ(conditions("if (!ready) { g(); }"), 0u);
  EXPECT_EQ(conditions("Object y = x; if (y == null) x = g();"), 0u);
}

TEST(JavaBranches, WhatEndsInAThrowIsRare) {
  const auto rare = [](const std::string& body) {
    return lower_java("class A { void f(boolean x) { " + body + " } }").rare.size();
  };
  EXPECT_EQ(rare("if (x) { g(); throw new E(); }"), 1u);
  EXPECT_EQ(rare("if (x) { g(); return; }"), 0u);
  EXPECT_EQ(rare("if (x) { try { g(); } catch (E e) { h(); } throw new E(); }"), 1u);
  EXPECT_EQ(rare("if (x) { throw new E(); } else { g(); } try { g(); } catch (E e) { h(); }"), 2u);
}

}  // namespace
}  // namespace snapcheck::test
