// Catalogue and rules: what the analyzer knows about APIs and what it calls a defect. Pure data, filled by
// rules/load.h from rules/*.yaml and rules/catalog/<language>/*.yaml; docs/rule-format.md describes the files.
//
//   API name --(catalogue)--> concept --(rule)--> finding
//
// A rule never names an API, a catalogue never names a rule.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "analyzer/model/report.h"

namespace snapcheck::model {

enum class ConceptKind : std::uint8_t {
  value,   ///< a value that is bad to keep, also inside another one: an id, a clock reading, a token
  object,  ///< an object with state: a generator, a connection, a file. Conversions of it are harmless
  call,    ///< the call itself is the hazard, wherever its result goes
};

struct Concept {
  std::string name;  ///< "unique-id"
  ConceptKind kind = ConceptKind::value;
  std::string noun;  ///< for messages: "a unique id"
  /// Called after a restore it gives every clone another value (os.urandom, UUID.randomUUID): good to reseed from.
  bool fresh = false;
  /// Drawing from an object of this concept gives a value of that one ("prng" -> "random-value"), and so does a
  /// catalogued call when the concept is a call ("hidden-prng" -> "random-value"); may be empty.
  std::string draws;
  bool operator==(const Concept&) const = default;
};

/// A test on the arguments of one call, or on its receiver. All conditions of an entry must hold.
struct Condition {
  enum class Subject : std::uint8_t { count, argument, keyword, receiver } subject = Subject::count;
  enum class Test : std::uint8_t {
    exactly,   ///< count == number
    at_least,  ///< count >= number
    present,
    absent,    ///< not passed at all
    null,      ///< passed, and null/None
    constant,  ///< passed, and every value that can reach it is a literal
    variable,  ///< passed, and not constant
    text,      ///< passed, and the literal `text` (without quotes)
    type,      ///< passed, and can be an object of the library type `text`
    bits,  ///< with a field: the function that calls sets it to numbers that have all of `bits`, and to nothing else
  } test = Test::exactly;
  int number = 0;       ///< Subject::argument: index from 0; Subject::count: the count
  std::string keyword;  ///< Subject::keyword; for Subject::argument its keyword twin, if the API has one
  std::string text;     ///< Test::text: alternatives separated by '|'; Test::type: the type
  std::string field;    ///< Test::bits: of the object that the argument is
  std::uint64_t bits = 0;
  bool operator==(const Condition&) const = default;
};

/// Which place of a call an entry speaks about.
struct Slot {
  enum class Kind : std::uint8_t { none, result, receiver, argument, group } kind = Kind::result;
  int index = 0;          ///< Kind::argument
  std::string keyword{};  ///< Kind::argument: its keyword twin, if any
  std::string group{};    ///< Kind::group: hidden state by name, "python.random"
  bool operator==(const Slot&) const = default;
};

/// One API with one meaning. A name may have several entries with different conditions; the first that fits wins,
/// in file order. A name ending in ".*" covers every member that has no entry of its own.
struct Api {
  std::string name;  ///< "uuid.uuid4", "java.util.Random.<init>", "random.*"
  std::vector<Condition> when;

  /// Source: the call yields `concept` in `into`. Empty: not a source.
  std::string concept_name;
  Slot into;
  /// Hidden state that the call draws on ("python.random", "openssl"); empty when it has none of its own.
  std::string group;
  /// Of what `into` gets only these attributes and elements ("nodename|1") are the concept; empty: all of it.
  std::string part;
  std::optional<Level> level;  ///< instead of the rule's (constant seed: note)

  /// Type of the result, when it is not what the name says ("java.util.concurrent.ScheduledExecutorService").
  std::string returns;

  /// Renewal: after a restore this call makes `renews` safe again, if `seed` (when given) is fresh.
  Slot renews{Slot::Kind::none, 0, {}, {}};
  Slot seed{Slot::Kind::none, 0, {}, {}};
  /// Release: before the snapshot this call lets go of the resource in `releases` (close, cancel, shutdown).
  Slot releases{Slot::Kind::none, 0, {}, {}};

  /// Reset: what the object in `resets` was made with is gone after this call (Calendar.setTime).
  Slot resets{Slot::Kind::none, 0, {}, {}};

  /// Explicitly harmless: not a source, and no value comes through it.
  bool safe = false;
  std::string note;  ///< one clause for the message or the docs; may be empty
  bool operator==(const Api&) const = default;
};

enum class Phase : std::uint8_t { init, before_snapshot, after_restore, handler };

/// How the analyzer learns that code runs in a phase.
struct EntryPoint {
  enum class Kind : std::uint8_t {
    type,        ///< classes that extend or implement `name` (transitively): `methods` run in `phase`
    annotation,  ///< Java: methods annotated `name` run in `phase`; a type annotated so has its instances by
                 ///< `instances`
    decorator,   ///< Python: functions decorated with `name` ("flask.Flask.route") run in `phase`; of classes
                 ///< objects are made as `instances` says
    callback,    ///< calling `name` with a function in `function` runs it in `phase`
    object,      ///< calling `name` with an object in `function` runs its `methods`
    signature,   ///< functions whose simple name matches `name` (globs, '|') and whose parameters match `params`
    boundary,    ///< the code after a call of `name` in the same function runs in `phase`, the code before it at init
    factory,     ///< Python: functions that give an object of the library's class `name`, and that nothing in the tree
                 ///< calls
    adapter,     ///< where the tree calls `name`, what the entry points `starts` run at init runs in `phase`
    table,       ///< C, C++: functions in a structure `name`, for a library to call, run in `phase`
  } kind = Kind::type;
  std::string name;  ///< Kind::type: also with stars in it, "*_pb2_grpc.*Servicer"
  Phase phase = Phase::handler;
  std::vector<std::string> starts;  ///< Kind::adapter: names of other entry points
  /// Kind::type, annotation, decorator, object: method simple names (globs) with the phase of each; Kind::type with
  /// none: all public ones.
  std::vector<std::pair<std::string, Phase>> methods;
  Slot function{Slot::Kind::argument, 0, {}, {}};
  std::vector<std::string> params;  ///< Kind::signature: parameter names (globs) or declared types, in order;
                                    ///< Kind::callback: types of the objects that the library calls it with
  /// Kind::type, annotation on a type: when the runtime or container makes the instance, and keeps it for good.
  enum class Instances : std::uint8_t { unknown, init, lazy, per_use } instances = Instances::unknown;
  bool registered = true;  ///< Kind::type: the methods run without a registration call (false for org.crac.Resource)
  bool weak =
      false;  ///< Kind::callback, object: the registry holds its argument weakly; boundary: splits its own scope only
  bool awaits = false;          ///< Kind::callback, decorator: coroutine functions are awaited
  bool handle = false;          ///< Kind::callback: what the call returns is the registration; it ends when that goes
  std::vector<Condition> when;  ///< Kind::callback, object, boundary, adapter, decorator: only calls for
                                ///< which these hold
  bool loop = false;            ///< Kind::boundary: clients wait in such a loop, too
  bool answers =
      false;  ///< Kind::boundary: only in a loop that hands out what it printed, for whoever asked (Catalog::flushes)
  bool command = false;  ///< a program of its own: at init, where it comes to a boundary; else it runs nowhere
  bool waits =
      false;  ///< Kind::boundary: any program may wait so; a serve loop only in a program that serves, in a loop
  bool operator==(const EntryPoint&) const = default;
};

struct LibraryType {
  std::string name;
  std::vector<std::string> supers;
  bool operator==(const LibraryType&) const = default;
};

/// How values move through code that is not in the tree.
struct Propagation {
  std::vector<std::string> stores;    ///< method names that keep their arguments in the receiver: add, put, append
  std::vector<std::string> extracts;  ///< method names that hand out what the receiver keeps: get, pop, next
  std::vector<std::string>
      passes;  ///< functions and constructors whose result keeps their arguments themselves: list, List.of
  std::vector<std::string> copies;  ///< functions, or methods as ".name", whose result is a new collection of what was
                                    ///< in theirs: list, .copy
  std::vector<std::string>
      invokes;  ///< qualified names or method names (".forEach") that call their function arguments at once
  /// Functions, with ".*" all below a type or package, that keep their function arguments and run them for whoever
  /// asks for what they give: Mono.*, map of Python.
  std::vector<std::string> later;
  std::vector<std::string> asks;  ///< Java: methods as ".name" that ask what such a call gave at once: .block
  /// Java: types, as globs, whose methods give their object back, as far as the catalogue knows nothing else: *Builder.
  std::vector<std::string> fluent;
  std::vector<std::string> setters;  ///< methods, globs, whose arguments the object in the receiver keeps: `set*`
  std::vector<std::string> opaque;  ///< functions whose result does not contain their arguments: len, isinstance, print
  std::vector<std::string>
      defers;  ///< decorators of decorators, whose body runs when the decorated function does: wrapt.decorator
  std::vector<std::string>
      completes;  ///< methods that a constructor written by a library runs at its end: __post_init__
  std::vector<std::string> memoizes;  ///< decorators or wrappers that keep the results of a function
  std::vector<std::string> jitter;    ///< sinks for which a repeated random number does no harm: time.sleep
  std::vector<std::string> chooses;   ///< their result is one of the elements of their first argument: random.choice
  std::vector<std::string>
      attributes;  ///< methods whose keyword arguments are attributes of what the program starts with: set_defaults
  std::vector<std::string>
      binds;  ///< their result is their first argument, a function, which gets the others: functools.partial
  std::vector<std::string> keeps;  ///< functions that keep their arguments in their module for good: sentry_sdk.set_tag
  std::vector<std::string> texts;  ///< functions, or methods as ".name", that write a time as a text: str, .isoformat
  std::vector<std::string> apart;  ///< attributes as ".name" that say nothing of what is in the object: .tzinfo
  std::vector<std::string> names;  ///< take a name that only this process knows as an argument: setattr
  std::vector<std::string>
      shows;  ///< what only somebody who looks at the output of a program calls while it loads: print
  std::vector<std::string> writes;  ///< methods that put a text into their receiver, which holds no objects: append
  std::vector<std::string>
      finds;  ///< look for their first argument in the text that they are called on: String.startsWith
  std::vector<std::string>
      parses;  ///< what they make of their first argument is nothing when that is nothing: Boolean.parseBoolean
  std::vector<std::string> ages;  ///< functions, or methods as ".name", that compare times: Duration.between, .isBefore
  std::vector<std::string>
      outputs;  ///< functions, or methods as ".name", that make a text of their arguments or send them: snprintf
  std::vector<std::string> weak;     ///< constructors of objects that do not keep alive what they hold: weakref.WeakSet
  std::vector<std::string> holders;  ///< types (".*": all of a package) and calls (".name" too) of what only holds
                                     ///< other objects and is no function itself: java.util.*, .findFirst
  std::vector<std::string>
      namespaces;                    ///< give all names of the code that calls them, or run a text with these: globals
  std::vector<std::string> by_name;  ///< functions, or ".name", that find members by computed names: getattr, .__dict__
  std::vector<std::string> implicit;  ///< globs of methods that the language or its collections call: __*__, toString
  std::vector<std::string> forks;     ///< start a process that goes on with the same code: os.fork
  std::vector<std::string> exits;     ///< end the program: os._exit
  std::vector<std::string>
      per_thread;                   ///< constructors of per-thread holders: threading.local, ThreadLocal.withInitial
  std::vector<std::string> starts;  ///< methods of library classes that call `run` of their object: Thread.start
  std::vector<std::string> sets;    ///< set attributes of their first argument, or make one like it: setattr
  std::vector<std::string> command_lines;  ///< read the program's command line: argparse.ArgumentParser
  bool operator==(const Propagation&) const = default;
};

/// An API that answers nothing (null, false) unless whoever starts the program sets an option, or the default that is
/// passed: `System.getProperty("app.trace")`.
struct Option {
  std::string name;
  std::string keys;      ///< globs with '|': only these options; empty: all
  std::string except;    ///< not these: the runtime sets them
  bool system = false;   ///< answers the name of the operating system
  bool classes = false;  ///< asks for the class that its first argument names: there if the tree or the runtime has it
  bool operator==(const Option&) const = default;
};

struct ForkGuard {
  std::string name;
  std::vector<Condition> when;
  bool operator==(const ForkGuard&) const = default;
};

/// Requests of a platform around its snapshots, by path: their handlers are hooks.
struct HookPath {
  std::string path;  ///< glob
  Phase phase = Phase::after_restore;
  bool operator==(const HookPath&) const = default;
};

struct Server {
  std::string name;
  std::vector<std::string> with;  ///< only in a program that also calls one of these
  bool operator==(const Server&) const = default;
};

struct Catalog {
  std::string language;
  std::vector<Api> apis;
  std::vector<EntryPoint> entry_points;
  std::vector<LibraryType> types;
  Propagation propagation;
  std::vector<Option> options;
  std::vector<std::string>
      hook_names;  ///< names that a hook function usually has, to notice one that is never registered
  std::vector<HookPath> hook_paths;
  std::vector<std::string> test_code;  ///< path globs of test code, which is not init code of the program
  /// Path globs of examples, documentation and the like: a module there that nothing imports is started by hand.
  std::vector<std::string> tool_code;
  std::vector<Server> servers;         ///< APIs that only a program that serves calls: listen
  std::vector<std::string> flushes;    ///< APIs that hand out what was printed before: fflush
  std::vector<ForkGuard> fork_guards;  ///< APIs that guard against fork, not against restore
  std::optional<int> max_conditions;   ///< what depends on more branches and cases than this is a note; nothing said: 3
  std::optional<int> max_clear_calls;  ///< what a longer chain of calls reaches is a note; nothing said: no limit
  bool operator==(const Catalog&) const = default;
};

enum class Check : std::uint8_t {
  state,         ///< a value or object of one of `concepts` is made at init and kept
  init_call,     ///< a call of one of `concepts` runs at init, whatever becomes of its result
  handler_call,  ///< a call of one of `concepts` runs after the restore and draws on state from before
                 ///< (init_call and handler_call: concepts that are values or objects are checked as by `state`)
  hook,          ///< a hook has the defect `defect`
  suppression,   ///< about a suppression comment, `defect`
};

struct Example {
  std::string language;
  std::string bad;
  std::string good;
  bool operator==(const Example&) const = default;
};

struct Rule {
  std::string id;     ///< the file's name without .yaml
  std::string name;   ///< PascalCase of the id
  std::string group;  ///< uniqueness, staleness, liveness, hooks, own
  Check check = Check::state;
  /// Check::state, init_call, handler_call: what it judges. Check::hook: the values that the defect is about, if it is
  /// about some kinds of value only ("hook-reseeds-with-time": clock-reading).
  std::vector<std::string> concepts;
  std::string defect;  ///< Check::hook, suppression
  Level level = Level::warning;
  std::map<std::string, Level> platforms;  ///< platform -> level there
  std::string precision;                   ///< very-high, high, medium, low
  std::string security_severity;           ///< "0.1".."10.0", empty when it is no security rule
  std::vector<std::string> tags;
  std::string message;  ///< with {api} {noun} {holder} {function} {hook} {phase}; one sentence with a period
  std::map<std::string, std::string> messages;  ///< language -> the same in its words
  std::string summary;                          ///< one sentence with a period
  std::string what;                             ///< What it does (Markdown paragraph)
  std::string why;                              ///< Why it breaks after a restore
  std::string repair;                           ///< one line, imperative
  std::map<std::string, std::string> repairs;   ///< language -> the same in its words
  std::string suppress;                         ///< When to suppress
  std::vector<Example> examples;
  std::vector<std::string> references;
  bool operator==(const Rule&) const = default;
};

struct RuleSet {
  std::vector<Concept> concepts;
  std::vector<Rule> rules;        ///< sorted by id
  std::vector<Catalog> catalogs;  ///< one a language

  const Catalog* catalog(std::string_view language) const;
  const Rule* rule(std::string_view id) const;
  const Concept* concept_named(std::string_view name) const;
  bool operator==(const RuleSet&) const = default;
};

}  // namespace snapcheck::model
