// What each construct of Java becomes: one group of cases for each row of the Java table in docs/lowering.md.
#include <ostream>

#include "tests/unit/java_lowering.h"

namespace snapcheck::test {
namespace {

struct Case {
  std::string name;
  std::string source;
  std::vector<std::string> present;      ///< lines that must be there
  std::vector<std::string> absent = {};  ///< pieces that no line may have
  std::vector<std::string> known = {};   ///< types of other files
};

void PrintTo(const Case& one, std::ostream* out) { *out << one.name; }

class JavaLowering : public testing::TestWithParam<Case> {};

TEST_P(JavaLowering, Rows) {
  const Case& one = GetParam();
  const model::Facts facts = lower_java(one.source, one.known);
  EXPECT_TRUE(facts.syntax_errors.empty());
  const std::vector<std::string> lines = rows(facts, one.source);
  for (const std::string& wanted : one.present) {
    EXPECT_NE(std::find(lines.begin(), lines.end(), wanted), lines.end()) << "no line: " << wanted;
  }
  for (const std::string& unwanted : one.absent) {
    for (const std::string& line : lines) EXPECT_EQ(line.find(unwanted), std::string::npos) << line;
  }
  if (HasFailure()) ADD_FAILURE() << joined(lines);
}

std::string name_of(const testing::TestParamInfo<Case>& info) { return info.param.name; }

#define JAVA_CASES(group, ...) \
  INSTANTIATE_TEST_SUITE_P(group, JavaLowering, testing::ValuesIn(std::vector<Case>{__VA_ARGS__}), name_of)

JAVA_CASES(
    Type,
    Case{"nested",
         "package p; class A extends x.B implements C { interface I {} static class S extends A {} }",
         {"type p.A(x.B, p.C) 'A'", "type p.A.I() outer=p.A interface abstract 'I'", "type p.A.S(p.A) outer=p.A 'S'"}},
    Case{"local_and_anonymous",
         "class A { void f() { class L {} new L(); Object o = new Runnable() { public void run() {} }; } }",
         {"type A.f.<L>() outer=A 'L'", "type A.<anon#1>(java.lang.Runnable) outer=A anonymous 'Runnable'",
          "construct A.f: A.f.<L>.<init>() 'new L()'"}},
    Case{"two_local_types_of_one_name",
         "class A { void f() { { class L {} new L(); } { class L {} new L(); } } }",
         {"type A.f.<L>() outer=A 'L'", "type A.f.<L#2>() outer=A 'L'", "construct A.f: A.f.<L>.<init>() 'new L()'",
          "construct A.f: A.f.<L#2>.<init>() 'new L()'"}},
    Case{"record",
         "record P(int x, java.util.List<P> ys) { int two() { return x; } }",
         {"type P() by_value 'P'", "field x: int final 'x'", "field ys: java.util.List final 'ys'",
          "flow P.<init>: param P.<init>/x -> field(this).x copy rebind 'x'",
          "flow P.ys: field(this).ys -> result P.ys copy 'ys'", "flow P.two: field(this).x -> result P.two copy 'x'"}},
    Case{"record_compact",
         "record P(int x) { P { check(x); } static void check(int i) {} public int x() { return 1; } }",
         {"call P.<init>: P.check(param P.<init>/x) 'check(x)'",
          "flow P.<init>: param P.<init>/x -> field(this).x copy rebind 'x'",
          "flow P.x: literal 1 -> result P.x copy '1'"},
         {"field(this).x -> result"}},
    Case{"record_canonical_written",
         "record P(int x) { P(int x) { this.x = x + 1; } }",
         {"flow P.<init>: temp -> field(this).x copy rebind 'x + 1'"},
         {"param P.<init>/x -> field"}},
    Case{"enum",
         "enum E { A, B(2) { int f() { return 1; } }; E() {} E(int i) {} int f() { return 0; } }",
         {"type E() enum 'E'", "field A: E static final 'A'", "construct E.<clinit>: E.<init>() -> temp 'A'",
          "flow E.<clinit>: temp -> global E.A copy rebind 'A'", "type E.<anon#1>(E) outer=E anonymous 'B'",
          "construct E.<clinit>: E.<anon#1>.<init>(literal 2) -> temp 'B(2)'",
          "call E.<anon#1>.<init>: (this).<init>(param E.<anon#1>.<init>/arg0) super 'B'"},
         {"touch"}},
    Case{"lombok",
         "import lombok.*; @Data @lombok.extern.slf4j.Slf4j class A { final String a; int b = 1; "
         "static void f() { log.info(\"x\"); } }",
         {"type A() by_value 'A'", "scope constructor A.<init> receiver=this params=(param A.<init>/a) owner=A 'A'",
          "flow A.<init>: param A.<init>/a -> field(this).a copy rebind 'a'", "call A.<init>: (this).<instance>() 'A'",
          "flow A.getA: field(this).a -> result A.getA copy 'a'",
          "flow A.setB: param A.setB/b -> field(this).b copy rebind 'b'",
          "call A.f: (global A.log).info(literal \"x\") 'log.info(\"x\")'"},
         {"setA"}},
    Case{"lombok_all_arguments",
         "import lombok.AllArgsConstructor; @AllArgsConstructor class A { final String a; int b; static int c; }",
         {"scope constructor A.<init> receiver=this params=(param A.<init>/a, param A.<init>/b) owner=A 'A'"}},
    Case{
        "type_body_of_interface",
        "interface I { int f(); default int g() { return f(); } static int h() { return 1; } private void k() {} }",
        {"scope method I.f receiver=this result=result I.f owner=I abstract 'f'",
         "scope method I.g receiver=this result=result I.g owner=I 'g'",
         "scope method I.h result=result I.h owner=I static 'h'", "scope method I.k receiver=this owner=I private 'k'"},
        {"I.<init>"}});

JAVA_CASES(
    StaticFields,
    Case{"initialisers_in_order",
         "package p; class A { static final int N = 1; static X x = make(); static { x = null; } }",
         {"scope static_init p.A.<clinit> owner=p.A static 'A'", "field N: int static final 'N'",
          "place global p.A.N : int final 'N'", "flow p.A.<clinit>: literal 1 -> global p.A.N copy rebind '1'",
          "call p.A.<clinit>: p.A.make() -> temp 'make()'",
          "flow p.A.<clinit>: temp -> global p.A.x copy rebind 'make()'",
          "flow p.A.<clinit>: literal null -> global p.A.x copy rebind 'null'"}},
    Case{"nothing_to_run", "class A { static int x; int y; }", {"field x: int static 'x'"}, {"<clinit>", "<instance>"}},
    Case{"interface_constants",
         "interface I { java.util.Random R = new java.util.Random(); }",
         {"field R: java.util.Random static final 'R'",
          "flow I.<clinit>: temp -> global I.R copy rebind 'new java.util.Random()'"}},
    Case{"per_thread",
         "class A { static ThreadLocal<X> t = ThreadLocal.withInitial(X::new); }",
         {"place global A.t : java.lang.ThreadLocal per_thread 't'", "place function X.<init> 'X::new'"}});

JAVA_CASES(InstanceFields,
           Case{"initialisers",
                "class A { final java.util.Random r = new java.util.Random(), s; { s = r; } }",
                {"scope instance_init A.<instance> receiver=this owner=A 'A'", "field r: java.util.Random final 'r'",
                 "flow A.<instance>: temp -> field(this).r copy rebind 'new java.util.Random()'",
                 "flow A.<instance>: field(this).r -> field(this).s copy rebind 's = r'",
                 "place field(this).r : java.util.Random final 'r'"}},
           Case{"written_through_this",
                "class A { Object o; void f(Object o) { this.o = o; } }",
                {"flow A.f: param A.f/o -> field(this).o copy rebind 'this.o = o'"}},
           Case{"of_other_objects",
                "class A { B b; void f(A a) { a.b.c = b.d; } } class B { static int d; int c; }",
                {"flow A.f: global B.d -> field(field(param A.f/a).b).c copy rebind 'a.b.c = b.d'"}});

JAVA_CASES(Constructors,
           Case{"empty_one", "class A {}", {"scope constructor A.<init> receiver=this owner=A 'A'"}, {"call"}},
           Case{"implicit_super",
                "class A extends B { int x = f(); A() { g(); } }",
                {"call A.<init>: (this).<init>() super 'A'", "call A.<init>: (this).<instance>() 'A'",
                 "call A.<init>: (this).g() 'g()'"}},
           Case{"explicit_super",
                "class A extends B { int x = 1; A(int i) { super(i); } }",
                {"call A.<init>: (this).<init>(param A.<init>/i) super 'super(i);'",
                 "call A.<init>: (this).<instance>() 'super(i);'"},
                {"<init>() super"}},
           Case{"this_call",
                "class A extends B { int x = 1; A() { this(2); } A(int i) {} }",
                {"call A.<init>: (this).=A.<init>(literal 2) super 'this(2);'"}},
           Case{"no_super_call_for_object", "class A extends Object { A() {} }", {}, {"call"}},
           Case{"anonymous_passes_arguments",
                "class A { Object o = new B(1) { int y = f(); }; }",
                {"scope constructor A.<anon#1>.<init> receiver=this params=(param A.<anon#1>.<init>/arg0) "
                 "owner=A.<anon#1> parent=A.<instance> 'B'",
                 "call A.<anon#1>.<init>: (this).<init>(param A.<anon#1>.<init>/arg0) super 'B'",
                 "call A.<anon#1>.<init>: (this).<instance>() 'B'"}});

JAVA_CASES(
    New,
    Case{"call_and_type",
         "class A { Object f() { return new x.Foo(1, null); } }",
         {"touch A.f: x.Foo 'new x.Foo(1, null)'",
          "construct A.f: x.Foo.<init>(literal 1, literal null) -> temp 'new x.Foo(1, null)'",
          "place temp : x.Foo 'new x.Foo(1, null)'", "flow A.f: temp -> result A.f copy 'new x.Foo(1, null)'"}},
    Case{"unused", "class A { void f() { new B(); } }", {"construct A.f: B.<init>() 'new B()'"}},
    Case{"generic",
         "class A { java.util.Map<String, A> m = new java.util.HashMap<>(); }",
         {"construct A.<instance>: java.util.HashMap.<init>() -> temp 'new java.util.HashMap<>()'",
          "field m: java.util.Map 'm'"}},
    Case{"anonymous_captures",
         "class A { Runnable f(Object p) { Object l = p; return new Runnable() { public void run() { g(l, p); } }; } }",
         {"touch A.f: java.lang.Runnable 'new Runnable() { public void run() { g(l, p); } }'",
          "construct A.f: A.<anon#1>.<init>() -> temp 'new Runnable() { public void run() { g(l, p); } }'",
          "scope method A.<anon#1>.run receiver=this owner=A.<anon#1> parent=A.f 'run'",
          "call A.<anon#1>.run: (this).g(local A.f/l, param A.f/p) 'g(l, p)'"}},
    Case{"inner_of_an_object",
         "class A { class I {} void f(A a) { a.new I(); } }",
         {"construct A.f: A.I.<init>() 'a.new I()'"}});

JAVA_CASES(FirstTouch,
           Case{"once_a_scope",
                "class A { void f() { B.a(); B.b(); new B(); } void g() { B.a(); } }",
                {"touch A.f: B 'B.a()'", "touch A.g: B 'B.a()'"},
                {"touch A.f: B 'B.b()'", "touch A.f: B 'new B()'"}},
           Case{"static_field",
                "class A { Object o = B.x; void f() { B.y = 1; } }",
                {"touch A.<instance>: B 'x'", "touch A.f: B 'y'", "flow A.f: literal 1 -> global B.y copy rebind '1'"}},
           Case{"not_for_constants",
                "class A { static final int N = 5; static class S { int f() { return N + A.N; } } }",
                {"flow A.S.f: global A.N -> temp derive 'N + A.N'"},
                {"touch"}},
           Case{"not_for_itself",
                "class A { static Object x; void f() { A.x = x; new A(); new I(); } class I { Object o = x; } }",
                {"touch A.f: A.I 'new I()'"},
                {"touch A.I", "touch A.f: A '"}},
           Case{"outer_type_from_a_static_one",
                "class A { static Object x; static class S { Object f() { return x; } } }",
                {"touch A.S.f: A 'x'"}},
           Case{"for_name",
                "class A { void f() throws Exception { Class.forName(\"p.B$C\"); } }",
                {"touch A.f: java.lang.Class 'Class.forName(\"p.B$C\")'",
                 "touch A.f: p.B.C 'Class.forName(\"p.B$C\")'"}});

JAVA_CASES(StaticCall,
           Case{"through_import",
                "import java.util.UUID; class A { Object f() { return UUID.randomUUID(); } }",
                {"call A.f: java.util.UUID.randomUUID() -> temp 'UUID.randomUUID()'"}},
           Case{"written_out",
                "class A { Object f() { return java.util.UUID.randomUUID().toString(); } }",
                {"call A.f: java.util.UUID.randomUUID() -> temp 'java.util.UUID.randomUUID()'",
                 "call A.f: (temp).toString() -> temp 'java.util.UUID.randomUUID().toString()'"}},
           Case{"unqualified",
                "class A { static void s() { i(); t(); } void i() { s(); j(); } static void t() {} void j() {} }",
                {"call A.s: A.i() 'i()'", "call A.s: A.t() 't()'", "call A.i: A.s() 's()'",
                 "call A.i: (this).j() 'j()'"}},
           Case{"static_import",
                "import static a.B.c; class A extends X { void f() { c(); } }",
                {"call A.f: a.B.c() 'c()'", "touch A.f: a.B 'c()'"}},
           Case{"static_wildcard",
                "import static a.B.*; class A { void f() { c(); g(d); } void g(Object o) {} }",
                {"call A.f: a.B.c() 'c()'", "call A.f: (this).g(global a.B.d) 'g(d)'"}},
           Case{"inherited",
                "class A extends X { void f() { c(); } static void s() { c(); } }",
                {"call A.f: (this).c() 'c()'", "call A.s: A.c() 'c()'"}},
           Case{"of_an_outer_type",
                "class A { void m() {} static void s() {} class I { void f() { m(); s(); } } }",
                {"call A.I.f: (this).m() 'm()'", "place this of A.I.f : A 'm()'", "call A.I.f: A.s() 's()'"}},
           Case{"nested_class_as_receiver",
                "import java.util.Map; class A { Object f() { return Map.Entry.comparingByKey(); } }",
                {"call A.f: java.util.Map.Entry.comparingByKey() -> temp 'Map.Entry.comparingByKey()'"}});

JAVA_CASES(
    InstanceCall,
    Case{"declared_types",
         "import java.util.*; class A { Random r; void f(List<String> p) { Random l = r; l.a(); p.b(); r.c(); } }",
         {"call A.f: (local A.f/l).a() 'l.a()'", "place local A.f/l : java.util.Random 'l'",
          "place param A.f/p : java.util.List 'p'", "place field(this).r : java.util.Random 'r'",
          "call A.f: (field(this).r).c() 'r.c()'"},
         {},
         {"java.util.Random", "java.util.List"}},
    Case{"var",
         "class A { void f(Object o) { var a = new B(); var c = (C) o; var d = g(); var e = a; } Object g() {} }",
         {"place local A.f/a : B 'a'", "place local A.f/c : C 'c'", "place local A.f/d 'd'",
          "place local A.f/e : B 'e'"}},
    Case{"cast_of_a_call",
         "class A { void f() { ((B) g()).h(); } Object g() {} }",
         {"call A.f: (this).g() -> temp 'g()'", "place temp : B 'g()'", "call A.f: (temp).h() '((B) g()).h()'"}},
    Case{"super_call", "class A extends B { void f() { super.f(); } }", {"call A.f: (this).f() super 'super.f()'"}},
    Case{"static_field_as_receiver",
         "class A { void f() { System.out.println(1); } }",
         {"call A.f: (global java.lang.System.out).println(literal 1) 'System.out.println(1)'"}});

JAVA_CASES(SimpleNames,
           Case{"local_hides_field",
                "class A { Object x; Object f(Object x) { return x; } Object g() { return x; } }",
                {"flow A.f: param A.f/x -> result A.f copy 'x'", "flow A.g: field(this).x -> result A.g copy 'x'"}},
           Case{"field_of_the_anonymous_class_hides_local",
                "class A { void f(Object x) { new B() { Object x; void g() { h(x); } }; } }",
                {"call A.<anon#1>.g: (this).h(field(this).x) 'h(x)'"},
                {"(this).h(param"}},
           Case{"outer_instance",
                "class A { Object x; class I { Object f() { return x; } Object g() { return A.this.x; } } }",
                {"place this of A.I.f : A 'x'", "flow A.I.f: field(this).x -> result A.I.f copy 'x'",
                 "flow A.I.g: field(this).x -> result A.I.g copy 'A.this.x'"}},
           Case{"outer_instance_from_anonymous",
                "class A { Object x; void f() { new B() { void g() { h(x); } }; } }",
                {"call A.<anon#1>.g: (this).h(field(this).x) 'h(x)'", "place field(this).x : java.lang.Object 'x'"}},
           Case{"inherited",
                "class A extends B { Object f() { return x; } static Object g() { return y; } }",
                {"flow A.f: field(this).x -> result A.f copy 'x'", "flow A.g: global A.y -> result A.g copy 'y'"}},
           Case{"inherited_in_this_file",
                "class A extends B { Object f() { return x; } } class B { static Object x; }",
                {"touch A.f: B 'x'", "flow A.f: global B.x -> result A.f copy 'x'"}},
           Case{"static_import",
                "import static a.B.c; class A { Object f() { return c; } }",
                {"touch A.f: a.B 'c'", "flow A.f: global a.B.c -> result A.f copy 'c'"}},
           Case{"block_scopes",
                "class A { Object x; void f() { { Object x = 1; g(x); } g(x); } void g(Object o) {} }",
                {"call A.f: (this).g(local A.f/x) 'g(x)'", "call A.f: (this).g(field(this).x) 'g(x)'"}});

JAVA_CASES(
    TypeNames, Case{"nested_before_import", "import x.I; class A { class I {} I f; }", {"field f: A.I 'f'"}},
    Case{"single_import_before_package", "package p; import x.I; class A { I f; }", {"field f: x.I 'f'"}, {}, {"p.I"}},
    Case{"package_before_wildcard",
         "package p; import x.*; class A { I f; J g; }",
         {"field f: p.I 'f'", "field g: x.J 'g'"},
         {},
         {"p.I", "x.I", "x.J"}},
    Case{"java_lang",
         "package p; import x.*; class A { String s; Math m; }",
         {"field s: java.lang.String 's'", "field m: java.lang.Math 'm'"}},
    Case{"one_wildcard_guess", "package p; import x.*; class A { I f; }", {"field f: x.I 'f'"}},
    Case{"several_wildcards",
         "package p; import x.*; import y.*; class A { I f; J g; }",
         {"field f: p.I 'f'", "field g: y.J 'g'"},
         {},
         {"y.J"}},
    Case{"nested_in_a_super", "class A extends x.B { C c; }", {"field c: x.B.C 'c'"}, {}, {"x.B.C"}},
    Case{"nested_in_a_super_of_this_file",
         "class A extends B { C c; } class B extends D {} class D { class C {} }",
         {"field c: D.C 'c'"}});

JAVA_CASES(
    FunctionValues,
    Case{"lambda",
         "class A { Runnable f(int p) { return () -> g(p); } void g(int i) { Object o = (x, y) -> { return x; }; } }",
         {"scope lambda A.f.<lambda#1> result=result A.f.<lambda#1> owner=A parent=A.f '() -> g(p)'",
          "call A.f.<lambda#1>: (this).g(param A.f/p) -> temp 'g(p)'",
          "flow A.f.<lambda#1>: temp -> result A.f.<lambda#1> copy 'g(p)'",
          "flow A.f: function A.f.<lambda#1> -> result A.f copy '() -> g(p)'",
          "flow A.g.<lambda#1>: param A.g.<lambda#1>/x -> result A.g.<lambda#1> copy 'x'",
          "flow A.g: function A.g.<lambda#1> -> local A.g/o copy rebind 'o = (x, y) -> { return x; }'"}},
    Case{"numbered_in_the_method",
         "class A { void f() { g(() -> () -> 1); } void f(int i) { g(() -> 2); } }",
         {"call A.f: (this).g(function A.f.<lambda#1>) 'g(() -> () -> 1)'",
          "flow A.f.<lambda#1>: function A.f.<lambda#2> -> result A.f.<lambda#1> copy '() -> 1'",
          "call A.f: (this).g(function A.f.<lambda#3>) 'g(() -> 2)'"}},
    Case{"typed_parameters",
         "class A { Object o = (java.util.List<A> p, final int q) -> p; }",
         {"place param A.<instance>.<lambda#1>/p : java.util.List 'p'",
          "place param A.<instance>.<lambda#1>/q : int final 'q'"}},
    Case{"field_and_method_of_one_name",
         "class A { Object a; Object a() { return a; } Object f() { return g(a, this.a, h()::a); } }",
         {"call A.f: (this).g(field(this).a, field(this).a, field(temp).a) -> temp 'g(a, this.a, h()::a)'",
          "place field(this).a : java.lang.Object 'a'", "place field(temp).a : <method> 'h()::a'"}},
    Case{"references",
         "class A { Object x; void m() {} void f(Object l) { g(A::m, this::m, l::n, x::n, java.util.UUID::randomUUID, "
         "A::new, super::m, h()::n, this::inherited); } }",
         {"call A.f: (this).g(function A.m, function A.m, field(param A.f/l).n, field(field(this).x).n, "
          "function java.util.UUID.randomUUID, function A.<init>, field(this).m, field(temp).n, field(this).inherited) "
          "'g(A::m, this::m, l::n, x::n, java.util.UUID::randomUUID, A::new, super::m, h()::n, this::inherited)'"}});

JAVA_CASES(
    Blocks,
    Case{"synchronized",
         "class A { void f() { synchronized (lock()) { g(); } } }",
         {"call A.f: (this).lock() 'lock()'", "call A.f: (this).g() 'g()'"}},
    Case{"try_with_resources",
         "class A { void f(B q) { try (B b = open(); q) { b.use(); } catch (E | F e) { e.g(); } finally { h(); } } }",
         {"flow A.f: temp -> local A.f/b copy rebind 'open()'", "place local A.f/b : B 'b'",
          "call A.f: (local A.f/b).use() 'b.use()'", "call A.f: (param A.f/q).close() 'q'",
          "call A.f: (local A.f/b).close() 'B b = open()'", "place local A.f/e : E 'e'",
          "call A.f: (local A.f/e).g() 'e.g()'", "call A.f: (this).h() 'h()'"}},
    Case{"loops",
         "class A { void f(java.util.List<B> l) { for (B b : l) b.g(); for (int i = n(); i < m(); i += k()) b(i); "
         "do { c(); } while (d()); while (e()) { h(); } } }",
         {"flow A.f: param A.f/l -> local A.f/b copy rebind 'l'", "call A.f: (local A.f/b).g() 'b.g()'",
          "flow A.f: temp -> local A.f/i copy rebind 'n()'", "flow A.f: temp -> local A.f/i derive rebind 'k()'",
          "call A.f: (this).b(local A.f/i) 'b(i)'", "call A.f: (this).d() -> temp 'd()'",
          "call A.f: (this).h() 'h()'"}});

JAVA_CASES(
    Clauses,
    Case{"switch_expression",
         "class A { Object f(int i) { return switch (i) { case 1 -> a(); case 2, 3 -> { yield b(); } "
         "default -> throw new E(); }; } }",
         {"flow A.f: temp -> temp copy 'a()'", "flow A.f: temp -> temp copy 'b()'",
          "construct A.f: E.<init>() 'new E()'"}},
    Case{"switch_statement",
         "class A { void f(int i) { switch (i) { case 1: Object x = a(); break; default: b(x); } } }",
         {"flow A.f: temp -> local A.f/x copy rebind 'a()'", "call A.f: (this).b(local A.f/x) 'b(x)'"}},
    Case{"yield_past_a_switch_statement",
         "class A { int f(int i) { return switch (i) { default -> { switch (i) { case 1: yield 7; } yield 8; } }; } }",
         {"flow A.f: literal 7 -> temp copy '7'", "flow A.f: literal 8 -> temp copy '8'"}},
    Case{"patterns",
         "class A { void f(Object o) { switch (o) { case B b when b.g() -> h(b); case P(int x, var y) -> h(y); "
         "case null -> h(o); default -> {} } if (o instanceof C c && c.g()) h(c); } }",
         {"flow A.f: param A.f/o -> local A.f/b copy rebind 'B b'", "place local A.f/b : B 'b'",
          "call A.f: (local A.f/b).g() 'b.g()'", "flow A.f: param A.f/o -> local A.f/y copy rebind 'var y'",
          "call A.f: (this).h(param A.f/o) guard=param A.f/o 'h(o)'",
          "flow A.f: param A.f/o -> local A.f/c copy rebind 'o instanceof C c'",
          "call A.f: (this).h(local A.f/c) 'h(c)'"}},
    Case{"pattern_after_an_early_exit",
         "class A { void f(Object o) { if (!(o instanceof C c)) return; h(c); } }",
         {"call A.f: (this).h(local A.f/c) 'h(c)'"}});

JAVA_CASES(
    Expressions,
    Case{"concatenation",
         "class A { String f(Object x) { return \"a\" + x + g() + 1; } }",
         {"flow A.f: literal \"a\" -> temp derive '\"a\" + x + g() + 1'",
          "flow A.f: param A.f/x -> temp derive '\"a\" + x + g() + 1'",
          "flow A.f: temp -> temp derive '\"a\" + x + g() + 1'",
          "flow A.f: temp -> result A.f copy '\"a\" + x + g() + 1'"}},
    Case{"subtraction",
         "class A { long f(long a, long b) { a -= b; return a - b; } }",
         {"flow A.f: param A.f/b -> param A.f/a difference rebind 'a -= b'",
          "flow A.f: param A.f/a -> temp difference 'a - b'", "flow A.f: param A.f/b -> temp difference 'a - b'"}},
    Case{"comparison",
         "class A { boolean f(Object a, int i) { return g() == a || i < 1; } }",
         {"flow A.f: temp -> temp compare 'g() == a'", "flow A.f: param A.f/a -> temp compare 'g() == a'",
          "flow A.f: temp -> temp copy 'i < 1'"},
         {"param A.f/i ->"}},
    Case{"conditional",
         "class A { Object f(boolean b, Object c) { return b ? c : g(); } }",
         {"flow A.f: param A.f/c -> temp copy 'c'", "flow A.f: temp -> temp copy guard=param A.f/b 'g()'"}},
    Case{"chained_assignment",
         "class A { Object a; static Object b; void f() { a = b = g(); } }",
         {"flow A.f: temp -> global A.b copy rebind 'g()'", "flow A.f: temp -> field(this).a copy rebind 'g()'"}},
    Case{
        "arrays",
        "class A { void f(int[] a, int i) { a[i] = g(); int x = a[0]; int[] d = {x, 1}; byte[] e = {1, -2}; } }",
        {"flow A.f: temp -> param A.f/a copy mutate 'g()'", "flow A.f: param A.f/a -> temp copy 'a[0]'",
         "flow A.f: local A.f/x -> temp copy 'x'", "flow A.f: temp -> local A.f/d copy rebind '{x, 1}'",
         "flow A.f: literal {1, -2} -> local A.f/e copy rebind '{1, -2}'", "place literal {1, -2} : byte[] '{1, -2}'"}},
    Case{"array_without_elements",
         "class A { byte[] f() { byte[] a = new byte[0]; int[][] b = new int[0][g()]; return a; } }",
         {"place literal {} : byte[] 'new byte[0]'", "flow A.f: literal {} -> local A.f/a copy rebind 'new byte[0]'",
          "place literal {} : int[][] 'new int[0][g()]'", "call A.f: (this).g() 'g()'"}},
    Case{"nested_arrays",
         "class A { void f(int[][] a) { a[g()][1] += 2; } }",
         {"flow A.f: literal 2 -> param A.f/a derive mutate '2'", "call A.f: (this).g() -> temp 'g()'"}},
    Case{"length_is_no_part_of_the_array",
         "class A { int f(byte[] a) { return a.length; } }",
         {"flow A.f: temp -> result A.f copy 'a.length'"},
         {"param A.f/a ->", "field("}},
    Case{"literals",
         "class A { Object a = -1, b = null, c = \"x\", d = A.class, e = \"\"\"\n t\"\"\"; }",
         {"flow A.<instance>: literal -1 -> field(this).a copy rebind '-1'",
          "flow A.<instance>: literal null -> field(this).b copy rebind 'null'",
          "flow A.<instance>: type A -> field(this).d copy rebind 'd = A.class'"}},
    Case{"long_chain",
         "class A { void f(B b) { b.a().c(1).d(); } }",
         {"call A.f: (param A.f/b).a() -> temp 'b.a()'", "call A.f: (temp).c(literal 1) -> temp 'b.a().c(1)'",
          "call A.f: (temp).d() 'b.a().c(1).d()'"}});

JAVA_CASES(
    Annotations,
    Case{"values",
         "import x.C; import y.*; @C(\"v\") class A { static final String K = \"k\"; "
         "@y.D(a = {1, \"b\"}, value = K, c = C.class) int f; @Override public String toString() { return null; } }",
         {"annotation x.C(v) '@C(\"v\")'",
          "annotation y.D(a=1,b, k, c=x.C) '@y.D(a = {1, \"b\"}, value = K, c = C.class)'",
          "annotation java.lang.Override() '@Override'"}},
    Case{"injected",
         "import x.*; class A { @V(\"${a}\") String s; @V(\"${b}\") Object o; @V(\"c\") String t; "
         "A(@V(\"${d}\") int i) {} }",
         {"call A.<instance>: x.V(literal \"${a}\") -> temp '@V(\"${a}\")'",
          "flow A.<instance>: temp -> field(this).s copy rebind '@V(\"${a}\")'",
          "call A.<init>: x.V(literal \"${d}\") -> temp '@V(\"${d}\")'",
          "flow A.<init>: temp -> param A.<init>/i copy '@V(\"${d}\")'"}},
    Case{"parameters",
         "import x.*; class A { A(@V(\"${a}\") String s, int i, @Q @V(n = \"b\") int j) {} }",
         {"annotation x.V(param:0=${a}) '@V(\"${a}\")'", "annotation x.Q(param:2=) '@Q'",
          "annotation x.V(param:2=, n=b) '@V(n = \"b\")'"}});

JAVA_CASES(Generics,
           Case{"erasure",
                "class A<T extends B, U> { T t; U u; java.util.Map<String, T>[] m; <V extends C> V f(V v, U... us) { "
                "return v; } }",
                {"field t: B 't'", "field u 'u'", "field m: java.util.Map[] 'm'", "place param A.f/v : C 'v'",
                 "place param A.f/us 'us'", "place result A.f : C 'f'"}},
           Case{"arrays",
                "class A { String[] a, b[]; int f(int... is)[] { return null; } }",
                {"field a: java.lang.String[] 'a'", "field b: java.lang.String[][] 'b'",
                 "place param A.f/is : int[] 'is'"}},
           Case{"nested_types",
                "import java.util.Map; class A { Map.Entry<A, A> e; java.util.Map.Entry<A, A> f; }",
                {"field e: java.util.Map.Entry 'e'", "field f: java.util.Map.Entry 'f'"}});

}  // namespace
}  // namespace snapcheck::test
