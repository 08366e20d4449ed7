// Facts: what a front end says about one file, in the same few tables for every language.
//
//   types   classes, interfaces, records, enums, with supers and annotations
//   scopes  code that runs: module bodies, class bodies, static initialisers, constructors, methods, lambdas
//   places  what can hold a value: locals, parameters, globals, fields, temporaries, literals, function values
//   flows   a value goes from one place to another
//   calls   a call, a construction, an import or the first touch of a class
//
// A front end knows its language and nothing else: not which API is unsafe, not what a phase is, not what
// other files say. It resolves names through imports and aliases as far as the file and `lang::Names` tell,
// and leaves the rest to Program (program.h), which joins all files. docs/lowering.md says how each construct
// of each language becomes rows.
//
// Rows refer to rows of the same file by index. Order in the tables is source order. Names are qualified with
// dots in every language: "app.ids.INSTANCE_ID", "com.acme.Orders.create", "java.util.Random.<init>".
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "analyzer/base/name.h"
#include "analyzer/base/span.h"

namespace snapcheck::model {

using base::Name;
using base::Span;

using Id = std::uint32_t;
inline constexpr Id kNone = 0xffffffff;
using TypeId = Id;
using ScopeId = Id;
using PlaceId = Id;
using CallId = Id;

/// An annotation (Java) or a decorator (Python).
struct Annotation {
  Name name;                                                ///< qualified; empty when only the call tells
  std::vector<std::pair<std::string, std::string>> values;  ///< key -> literal text; "" is the unnamed one
  CallId call = kNone;  ///< Python: the call that evaluates `@d(...)` or applies `@d`
  Span span;
};

struct Field {
  Name name;  ///< simple
  Name type;  ///< declared type, qualified; empty when not declared
  bool is_static = false;
  bool is_final = false;
  std::vector<Annotation> annotations;
  Span span;             ///< the name
  bool is_part = false;  ///< holds an object of its type itself, and no reference to one (C, C++)
};

struct Type {
  Name name;                 ///< qualified
  std::vector<Name> supers;  ///< qualified; classes and interfaces alike, in source order
  std::vector<Annotation> annotations;
  std::vector<Field> fields;  ///< declared fields; in Python also those assigned through `self`
  TypeId outer = kNone;
  bool is_interface = false;
  bool is_abstract = false;
  bool is_enum = false;
  /// equals/hashCode compare contents: record, Kotlin data class, Lombok, @dataclass(eq).
  bool compares_by_value = false;
  bool is_anonymous = false;
  Span span;  ///< the name
};

enum class ScopeKind : std::uint8_t {
  module_body,  ///< Python module: runs once, when first imported. C, C++: initialisers of a file's variables, before
                ///< main
  class_body,   ///< Python class statement: runs where it stands
  static_init,  ///< Java: all static initialisers and static field initialisers of a type, runs once when first touched
  instance_init,  ///< Java: instance field initialisers and initialiser blocks; every constructor calls it
  constructor,
  method,    ///< belongs to a type and has a receiver unless is_static
  function,  ///< free or nested function
  lambda,
  local_static,  ///< C, C++: initialiser of a function's static or a thread_local variable: runs once, when first
                 ///< passed
};

struct Scope {
  ScopeKind kind = ScopeKind::function;
  /// Qualified and unique in the program up to overloads: "m.f", "m.C.f", "m.f.<locals>.g", "a.B.<init>",
  /// "a.B.<clinit>", "a.B.<instance>", "a.B.f.<lambda#2>". A module body has the name of its module.
  Name name;
  Name member;                  ///< the last part, "f"
  TypeId owner = kNone;         ///< type that the code belongs to
  ScopeId parent = kNone;       ///< lexically enclosing scope, from which locals can be captured
  PlaceId receiver = kNone;     ///< `this`, `self`, `cls`
  std::vector<PlaceId> params;  ///< without the receiver, in order
  /// Python: so many of the parameters stand before `*names`; those behind it get no argument by its position.
  std::uint32_t positional = kNone;
  PlaceId result = kNone;  ///< what it returns (or yields)
  std::vector<Annotation> annotations;
  bool is_static = false;
  bool is_abstract = false;  ///< has no body
  bool is_async = false;
  bool is_generator = false;
  std::uint32_t first_yield = kNone;  ///< Python: where the first `yield` of its text stands
  bool is_public = true;
  bool is_hidden = false;  ///< Java: a method that is private or for its package: no base class of a library calls it
  bool ends_program = false;     ///< exits or aborts: nobody comes back from it
  bool may_end_program = false;  ///< its last statement exits or aborts, though something returns before (C, C++)
  Span span;                     ///< the name, or the whole lambda
  Span body;
};

enum class PlaceKind : std::uint8_t {
  local,
  param,
  receiver,  ///< `this`, `self`, `cls`
  result,    ///< the return value of a scope
  temp,      ///< value of an expression: call results, operators, containers, conditionals
  global,    ///< module variable, class attribute or static field; `name` is qualified and the identity
  field,     ///< `base.name`: whatever member `name` of the object in `base` is: a field, or a bound method
  literal,   ///< number, string, true/false, null/None, or a display of literals only; `name` is the text
  function,  ///< a function or lambda as a value; `name` is the qualified name of its scope
  type,      ///< a class as a value; `name` is the qualified name of the type
  module,    ///< a module as a value; `name` is the dotted name
};

/// The types of Java whose values are no objects.
inline constexpr std::array<std::string_view, 8> kPrimitives = {"boolean", "byte", "char", "double",
                                                                "float",   "int",  "long", "short"};

/// Type of a PlaceKind::field that is a method for certain: Java's `object::name`.
inline constexpr std::string_view kMethodType = "<method>";

/// Call::member of the row that says which metaclass (its callee) makes the class in its receiver. Python.
inline constexpr std::string_view kMetaclass = "<metaclass>";

struct Place {
  PlaceKind kind = PlaceKind::local;
  bool is_final = false;
  bool is_null = false;  ///< PlaceKind::literal: null, None
  bool is_part = false;  ///< PlaceKind::field: Field::is_part
  /// Python: a local whose name is also a variable of the module, assigned without `global`.
  bool shadows_global = false;
  /// The variable is kept per thread (ThreadLocal value, threading.local attribute, thread_local).
  bool per_thread = false;
  Name name;              ///< simple for locals, params and fields; see PlaceKind for the others
  ScopeId scope = kNone;  ///< scope in which it lives (for locals the one that declares it); kNone for globals
  PlaceId base = kNone;   ///< PlaceKind::field: the object
  Name type;              ///< declared or evident type, qualified; empty when unknown
  Span span;
};

enum class FlowKind : std::uint8_t {
  copy,        ///< the same value: assignment, argument, return, element of a container, conditional, cast
  derive,      ///< a new value made from it: concatenation, formatting, arithmetic, conversion
  difference,  ///< operand of a subtraction: two clock readings make a duration, which is no clock reading
  compare,     ///< operand of == or !=: nothing of it is in the result, but it tells what is compared with what
  order,       ///< the same of <, <=, > and >=
};

enum class Store : std::uint8_t {
  none,    ///< into a temporary, a parameter, a result
  rebind,  ///< the variable or field gets a new value, its old one is let go
  mutate,  ///< the object that the variable holds is changed in place: x[k] = v, x += [v], x.add(v)
};

/// Flow::element for some element of a collection: the targets of a loop, a key that is not written as a number.
inline constexpr std::uint8_t kAnyElement = 0xff;
/// Flow::element for all that is in a collection, put into a new one: `[*x]`, `{**x}`, `x[:]`.
inline constexpr std::uint8_t kEachElement = 0xfe;

struct Flow {
  ScopeId scope = kNone;  ///< the scope that executes it
  PlaceId from = kNone;
  PlaceId to = kNone;
  FlowKind kind = FlowKind::copy;
  Store store = Store::none;
  /// 0: the value of `from` itself. Else what is in it: its N-th element, counted from 1, kAnyElement or kEachElement.
  /// Python only.
  std::uint8_t element = 0;
  /// The place whose emptiness guards this flow: `if x is None:`, `if (x == null)`, `if not x:`, `x or make()`,
  /// double-checked locking. kNone when unguarded.
  PlaceId guard = kNone;
  Span span;                    ///< the whole assignment or the expression that carries the value
  bool is_conditional = false;  ///< in a branch or a loop (C, C++)
};

enum class CallKind : std::uint8_t {
  call,
  construct,  ///< `new T(...)`; in Python every call of a class is written as `call`, Program knows the types
  touch,      ///< first use of a class (Java) or import of a module (Python): runs its initialiser if it has not run
};

struct Argument {
  PlaceId place = kNone;
  Name keyword;         ///< empty for a positional one
  bool spread = false;  ///< *args, **kwargs
};

/// Member of the call that destroys a local of C++ at the end of its block: nobody's use of it.
inline constexpr std::string_view kEndOfLife = "~";

struct Call {
  CallKind kind = CallKind::call;
  ScopeId scope = kNone;  ///< the scope that executes it
  /// Qualified name of what is called, when the file tells: "uuid.uuid4", "java.util.Random.<init>",
  /// "app.ids.make". For `touch`: the type or module. Empty when it is called through `receiver` or `function`.
  Name callee;
  PlaceId receiver = kNone;  ///< object on which `member` is called
  Name member;               ///< simple name of the method called on `receiver`
  PlaceId function = kNone;  ///< the function value that is called: `f()`, `handlers[k]()`
  std::vector<Argument> args;
  PlaceId result = kNone;  ///< kNone when the value is not used
  PlaceId guard = kNone;   ///< as in Flow
  /// Where the outermost loop around it begins, in its scope; kNone outside loops. What stands in a loop before a call
  /// runs after it, too. C, C++; Python: a `while` whose condition compares nothing.
  std::uint32_t loop = kNone;
  bool is_statement = false;  ///< nobody looks at what it gives (C, C++)
  bool is_super = false;      ///< `super().f()`, `super.f()`, `super(...)`, `this(...)`
  bool is_awaited = false;
  bool is_rare = false;  ///< runs only when something failed, where Facts::rare cannot say so: inside a macro
  Span span;             ///< the call expression; for `touch` the expression that touches
};

/// The code of `scope` in the span runs only when `place` holds something: `if x:`, the rest after `if not x: return`.
/// `null_only`: anything but None or null will do (`if x is not None:`). Python and Java.
/// `absent`: it runs only when `place` holds nothing: `if not x:`, the else branch of `if x:`; with `null_only` only
/// when it holds None or null.
struct Branch {
  ScopeId scope = kNone;
  PlaceId place = kNone;
  bool null_only = false;
  bool absent = false;
  Span span;
};

/// The code of `scope` in the span runs only if something holds that may hold or not: a branch of an `if`, a case, the
/// body of a `while`, an `except` clause. Not what runs because something is still empty (Call::guard), and not what is
/// behind an early return. Each branch of an `else if` chain is one.
struct Conditional {
  ScopeId scope = kNone;
  Span span;
  /// Its test, where that is a name or field and nothing else, or in Python `a == b` and nothing else: the code runs
  /// exactly when that holds. Else empty.
  Span test;
};

/// Of the code in the two spans one runs or the other: `if (x) first else second`, `if (x) { first; return; } second`.
/// Only those whose `first` calls something. (C, C++)
struct Choice {
  Span first, second;
};

/// `import a as b`, `from m import X`, `from m import *`: the name `name` of this file means `target`.
/// Program follows chains of them ("pkg.X" -> "pkg._impl.X"). A star is written "pkg.*" -> "pkg.mod.*".
struct Alias {
  Name name;
  Name target;
};

/// A comment, for suppressions. Text without the comment marks, trimmed. A file of Java or Python that has no
/// suppression has none of them but `#!` in its first line.
struct Comment {
  std::string text;
  Span span;
};

struct Facts {
  std::string path;
  std::string language;  ///< "python", "java", "cpp"
  std::string module;    ///< Python: dotted module name; Java: package
  bool is_tool = false;  ///< its path says that nobody but its reader runs it: examples/, docs/
  std::vector<Type> types;
  std::vector<Scope> scopes;
  std::vector<Place> places;
  std::vector<Flow> flows;
  std::vector<Call> calls;
  std::vector<Branch> branches;
  std::vector<Conditional> conditionals;
  std::vector<Choice> choices;
  std::vector<Alias> aliases;
  std::vector<Comment> comments;
  /// Spans of statements, for a suppression comment above a statement of several lines. Sorted by begin.
  std::vector<Span> statements;
  /// Code that runs only when something failed: Java's catch blocks, branches that end in a throw, a raise or the end
  /// of the program (`System.exit(1)`). Sorted, none within another. Program adds what stands behind options that are
  /// off.
  std::vector<Span> rare;
  /// Where the text could not be parsed; the rest of the file is lowered all the same.
  std::vector<Span> syntax_errors;
};

}  // namespace snapcheck::model
