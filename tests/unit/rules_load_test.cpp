// The loader is strict because its files are written by hand: every kind of mistake has a case here, with its line.
#include <string>
#include <vector>

#include "analyzer/rules/yaml.h"
#include "tests/unit/rule_texts.h"

namespace snapcheck {
namespace {

// --- What is read -----------------------------------------------------------------------------------------------

TEST(RulesLoad, reads_concepts_and_rules) {
  const model::RuleSet set = loaded(with_catalog("x/second-rule.yaml", R"(group: hooks
check: hook
defect: reseeds-time
concepts: [id]
level: error
platforms: {crac: note}
precision: high
security-severity: "7.5"
tags: [a, b]
message: "{hook} {noun} {function} {phase}."
messages: {python: "{hook} of Python."}
summary: Summary.
what: What.
why: Why.
repair: repair
repairs: {python: repair.it()}
suppress: Never.
examples:
  - {language: python, bad: x, good: y}
references: [https://example.com]
)"));
  EXPECT_EQ(set.rule("second-rule")->repairs.at("python"), "repair.it()");
  EXPECT_EQ(set.rule("second-rule")->messages.at("python"), "{hook} of Python.");
  ASSERT_EQ(set.concepts.size(), 2u);
  EXPECT_EQ(set.concept_named("id")->kind, model::ConceptKind::value);
  EXPECT_TRUE(set.concept_named("id")->fresh);
  EXPECT_EQ(set.concept_named("prng")->draws, "id");
  EXPECT_EQ(set.concept_named("nothing"), nullptr);
  ASSERT_EQ(set.rules.size(), 2u);
  EXPECT_EQ(set.rule("no-id")->group, "own");
  EXPECT_EQ(set.rule("no-id")->precision, "medium");
  EXPECT_EQ(set.rule("no"), nullptr);
  const model::Rule& rule = *set.rule("second-rule");
  EXPECT_EQ(rule.name, "SecondRule");
  EXPECT_EQ(rule.check, model::Check::hook);
  EXPECT_EQ(rule.defect, "reseeds-time");
  EXPECT_EQ(rule.concepts, std::vector<std::string>{"id"});
  EXPECT_EQ(rule.level, model::Level::error);
  EXPECT_EQ(rule.platforms.at("crac"), model::Level::note);
  EXPECT_EQ(rule.security_severity, "7.5");
  EXPECT_EQ(rule.tags, (std::vector<std::string>{"a", "b"}));
  EXPECT_EQ(rule.examples.at(0).good, "y");
}

TEST(RulesLoad, reads_every_part_of_an_entry) {
  const model::RuleSet set = loaded(with("cat.yaml", R"(language: python
apis:
  - concept: prng
    into: argument 1/out
    group: hidden
    level: note
    when: {args: 0, min-args: 2, arg0: constant, arg1/seed: variable, arg2: null, keyword x: absent, keyword y: "a|b"}
    returns: lib.Type
    note: a note
    evidence: "read in source"
    names: [lib.f, {name: lib.g, note: another}]
  - {renews: group hidden, seed: argument 0, names: [lib.seed]}
  - {releases: receiver, renews: receiver, names: [lib.Type.close]}
  - {safe: true, names: ["lib.*"]}
)"));
  const model::Catalog* catalog = set.catalog("python");
  ASSERT_NE(catalog, nullptr);
  EXPECT_EQ(set.catalog("java"), nullptr);
  ASSERT_EQ(catalog->apis.size(), 5u);
  const model::Api& f = catalog->apis[0];
  EXPECT_EQ(f.name, "lib.f");
  EXPECT_EQ(f.concept_name, "prng");
  EXPECT_EQ(f.into.kind, Slot::Kind::argument);
  EXPECT_EQ(f.into.index, 1);
  EXPECT_EQ(f.into.keyword, "out");
  EXPECT_EQ(f.group, "hidden");
  EXPECT_EQ(f.level, model::Level::note);
  EXPECT_EQ(f.returns, "lib.Type");
  EXPECT_EQ(f.note, "a note");
  EXPECT_EQ(f.renews.kind, Slot::Kind::none);
  EXPECT_FALSE(f.safe);
  ASSERT_EQ(f.when.size(), 7u);
  EXPECT_EQ(f.when[0].test, Condition::Test::exactly);
  EXPECT_EQ(f.when[1].test, Condition::Test::at_least);
  EXPECT_EQ(f.when[1].number, 2);
  EXPECT_EQ(f.when[2].subject, Condition::Subject::argument);
  EXPECT_EQ(f.when[2].test, Condition::Test::constant);
  EXPECT_EQ(f.when[3].keyword, "seed");
  EXPECT_EQ(f.when[4].test, Condition::Test::null);
  EXPECT_EQ(f.when[5].subject, Condition::Subject::keyword);
  EXPECT_EQ(f.when[5].keyword, "x");
  EXPECT_EQ(f.when[6].test, Condition::Test::text);
  EXPECT_EQ(f.when[6].text, "a|b");
  EXPECT_EQ(catalog->apis[1].note, "another");
  EXPECT_EQ(catalog->apis[2].renews.kind, Slot::Kind::group);
  EXPECT_EQ(catalog->apis[2].renews.group, "hidden");
  EXPECT_EQ(catalog->apis[2].seed.index, 0);
  EXPECT_EQ(catalog->apis[3].releases.kind, Slot::Kind::receiver);
  EXPECT_TRUE(catalog->apis[4].safe);
}

TEST(RulesLoad, reads_the_rest_of_a_catalogue) {
  const model::RuleSet set = loaded(with("cat.yaml", R"(language: java
types: {a.B: [a.C, a.D]}
entry-points:
  - {kind: type, names: [a.Handler], instances: init, methods: {run: handler, "on*": init}, registered: false}
  - {kind: signature, names: ["handle|*_handler"], params: [event, "*"]}
  - {kind: object, names: [a.register], function: argument 1, weak: true, phase: after-restore, awaits: true}
  - {kind: callback, names: [a.hook], handle: true, when: {arg1: is a.Device, receiver: present}}
  - {kind: boundary, names: [a.line], loop: true, answers: true}
  - {kind: adapter, names: [a.Adapter], starts: [a.App.on_start]}
  - {kind: type, names: ["*_gen.*Base"]}
propagation:
  stores: [add]
  extracts: [get]
  passes: [a.of]
  invokes: [.forEach]
  opaque: [a.len]
  memoizes: [a.memo]
  jitter: [a.sleep]
  chooses: [a.choice]
  parses: [a.parse]
  finds: [.startsWith]
  outputs: [a.print]
  namespaces: [a.globals]
  by-name: [a.reflect.*]
  implicit: ["__*__"]
  forks: [a.fork]
  exits: [a.exit]
  per-thread: [a.Local]
  holders: ["a.*"]
  later: ["a.Flow.*"]
  asks: [.block]
options:
  - {keys: "*DEBUG*", except: "java.*", names: [a.getenv]}
  - {classes: true, names: [a.forName]}
  - {system: true, keys: "os", names: [a.getenv]}
hook-names: [afterRestore]
hook-paths: {"*/run": after-restore}
test-code: ["src/test/**"]
tool-code: ["docs/**"]
servers: [a.listen, {name: a.bind, with: [a.recv]}]
flushes: [a.flush]
fork-guards: [a.atfork, {name: a.wipe, when: {arg2: "18"}}]
max-conditions: 4
max-clear-calls: 6
)"));
  const model::Catalog& java = *set.catalog("java");
  ASSERT_EQ(java.types.size(), 1u);
  EXPECT_EQ(java.types[0].supers, (std::vector<std::string>{"a.C", "a.D"}));
  ASSERT_EQ(java.entry_points.size(), 7u);
  EXPECT_TRUE(java.entry_points[3].handle);
  ASSERT_EQ(java.entry_points[3].when.size(), 2u);
  EXPECT_EQ(java.entry_points[3].when[0].test, model::Condition::Test::type);
  EXPECT_EQ(java.entry_points[3].when[0].text, "a.Device");
  EXPECT_EQ(java.entry_points[3].when[1].subject, model::Condition::Subject::receiver);
  EXPECT_EQ(java.entry_points[0].instances, model::EntryPoint::Instances::init);
  EXPECT_FALSE(java.entry_points[0].registered);
  EXPECT_EQ(java.entry_points[0].methods[1], (std::pair<std::string, model::Phase>{"on*", model::Phase::init}));
  EXPECT_EQ(java.entry_points[1].name, "handle|*_handler");
  EXPECT_EQ(java.entry_points[1].params.size(), 2u);
  EXPECT_EQ(java.entry_points[2].phase, model::Phase::after_restore);
  EXPECT_EQ(java.entry_points[2].function.index, 1);
  EXPECT_TRUE(java.entry_points[2].weak);
  EXPECT_TRUE(java.entry_points[2].awaits);
  EXPECT_TRUE(java.entry_points[4].loop);
  EXPECT_TRUE(java.entry_points[4].answers);
  EXPECT_EQ(java.entry_points[5].starts, (std::vector<std::string>{"a.App.on_start"}));
  EXPECT_EQ(java.entry_points[6].name, "*_gen.*Base");
  EXPECT_EQ(java.propagation.stores.front(), "add");
  EXPECT_EQ(java.propagation.extracts.front(), "get");
  EXPECT_EQ(java.propagation.passes.front(), "a.of");
  EXPECT_EQ(java.propagation.invokes.front(), ".forEach");
  EXPECT_EQ(java.propagation.opaque.front(), "a.len");
  EXPECT_EQ(java.propagation.memoizes.front(), "a.memo");
  EXPECT_EQ(java.propagation.jitter.front(), "a.sleep");
  EXPECT_EQ(java.propagation.per_thread.front(), "a.Local");
  EXPECT_EQ(java.propagation.chooses.front(), "a.choice");
  EXPECT_EQ(java.propagation.parses.front(), "a.parse");
  EXPECT_EQ(java.propagation.finds, (std::vector<std::string>{".startsWith"}));
  ASSERT_EQ(java.options.size(), 3u);
  EXPECT_EQ(java.propagation.outputs.front(), "a.print");
  EXPECT_EQ(java.propagation.namespaces.front(), "a.globals");
  EXPECT_EQ(java.propagation.by_name.front(), "a.reflect.*");
  EXPECT_EQ(java.propagation.implicit.front(), "__*__");
  EXPECT_EQ(java.propagation.forks.front(), "a.fork");
  EXPECT_EQ(java.propagation.exits.front(), "a.exit");
  EXPECT_EQ(java.propagation.holders.front(), "a.*");
  EXPECT_EQ(java.propagation.later.front(), "a.Flow.*");
  EXPECT_EQ(java.propagation.asks.front(), ".block");
  EXPECT_EQ(java.options[0].name, "a.getenv");
  EXPECT_EQ(java.options[0].keys, "*DEBUG*");
  EXPECT_EQ(java.options[0].except, "java.*");
  EXPECT_FALSE(java.options[0].classes);
  EXPECT_TRUE(java.options[1].classes);
  EXPECT_TRUE(java.options[2].system);
  EXPECT_EQ(java.hook_names.front(), "afterRestore");
  EXPECT_EQ(java.hook_paths.front().path, "*/run");
  EXPECT_EQ(java.hook_paths.front().phase, model::Phase::after_restore);
  EXPECT_EQ(java.test_code.front(), "src/test/**");
  EXPECT_EQ(java.tool_code.front(), "docs/**");
  ASSERT_EQ(java.servers.size(), 2u);
  EXPECT_EQ(java.servers[0].name, "a.listen");
  EXPECT_EQ(java.servers[1].with, std::vector<std::string>{"a.recv"});
  EXPECT_EQ(java.flushes.front(), "a.flush");
  ASSERT_EQ(java.fork_guards.size(), 2u);
  EXPECT_EQ(java.fork_guards[0].name, "a.atfork");
  EXPECT_EQ(java.fork_guards[1].when.front().text, "18");
  EXPECT_EQ(java.max_conditions, 4);
  EXPECT_EQ(java.max_clear_calls, 6);
}

TEST(RulesLoad, joins_the_files_of_a_language_in_order) {
  const model::RuleSet set = loaded({{"concepts.yaml", kConcepts},
                                     {"no-id.yaml", kRule},
                                     {"a.yaml", "language: python\napis: [{concept: id, names: [one]}]\n"},
                                     {"b.yaml", "language: python\napis: [{concept: id, names: [two]}]\n"}});
  ASSERT_EQ(set.catalogs.size(), 1u);
  EXPECT_EQ(set.catalogs[0].apis[0].name, "one");
  EXPECT_EQ(set.catalogs[0].apis[1].name, "two");
}

// --- Mistakes in any file ---------------------------------------------------------------------------------------

TEST(RulesLoad, refuses_what_is_no_map) {
  EXPECT_EQ(error_of({{"x.yaml", ""}}), "x.yaml:1: the file holds no map; see docs/rule-format.md");
  EXPECT_EQ(error_of({{"x.yaml", "- a\n"}}), "x.yaml:1: the file holds no map; see docs/rule-format.md");
}

TEST(RulesLoad, reports_the_line_of_a_syntax_error) {
  EXPECT_EQ(error_of({{"x.yaml", "check: state\nlevel: [\n"}}).substr(0, 24), "x.yaml:3: not valid YAML");
}

TEST(RulesLoad, refuses_a_key_given_twice) {
  EXPECT_EQ(catalog_error("apis: []\napis: []\n"),
            "cat.yaml:3: the key `apis` is given twice; it stands in line 2 already");
}

TEST(RulesLoad, refuses_aliases_tags_and_further_documents) {
  EXPECT_EQ(catalog_error("apis: &a []\ntypes: *a\n"),
            "cat.yaml:2: anchors and aliases are not allowed in rule files; write the value out");
  EXPECT_EQ(catalog_error("hook-names: [!!str x]\n"),
            "cat.yaml:2: tags are not allowed in rule files; remove `tag:yaml.org,2002:str`");
  EXPECT_EQ(catalog_error("---\nlanguage: java\n"), "cat.yaml:3: a second document; use one file each");
}

TEST(RulesLoad, limits_size_depth_and_number) {
  EXPECT_EQ(error_of({{"x.yaml", std::string(rules::kMaxBytes + 1, ' ')}}),
            "x.yaml:1: the file is larger than 1024 KiB; split the file");
  const std::string open(rules::kMaxDepth, '[');
  const std::string close(rules::kMaxDepth, ']');
  EXPECT_EQ(catalog_error("apis: " + open + close + "\n"),
            "cat.yaml:2: nested deeper than 16 levels; flatten the file");
  EXPECT_EQ(error_of({{"x.yaml", std::string(300'000, '[')}}), "x.yaml:1: too many open brackets; flatten the file");
  std::string many = "hook-names: [";
  for (std::size_t i = 0; i < rules::kMaxNodes; ++i) many += "a, ";
  EXPECT_EQ(catalog_error(many + "]\n"), "cat.yaml:2: more than 200000 values in one file; split the file");
}

// --- Mistakes in a catalogue ------------------------------------------------------------------------------------

TEST(RulesLoad, suggests_the_key_that_was_meant) {
  EXPECT_EQ(catalog_error("api: []\n"), "cat.yaml:2: unknown key `api`; did you mean `apis`?");
  EXPECT_EQ(entry_error("{concpet: id, names: [f]}"), "cat.yaml:3: unknown key `concpet`; did you mean `concept`?");
  EXPECT_EQ(catalog_error("propagation: {store: [a]}\n"), "cat.yaml:2: unknown key `store`; did you mean `stores`?");
}

TEST(RulesLoad, lists_the_words_when_none_is_near) {
  EXPECT_EQ(entry_error("{concept: id, level: awful, names: [f]}"),
            "cat.yaml:3: unknown level `awful`; one of: off, note, warning, error");
}

TEST(RulesLoad, refuses_unknown_concepts) {
  EXPECT_EQ(entry_error("{concept: prgn, names: [f]}"), "cat.yaml:3: unknown concept `prgn`; did you mean `prng`?");
  EXPECT_EQ(entry_error("{concept: banana, names: [f]}"),
            "cat.yaml:3: unknown concept `banana`; rules/concepts.yaml lists the built-in ones, `concepts:` in a file "
            "of yours adds one");
}

TEST(RulesLoad, refuses_the_same_name_under_the_same_conditions) {
  EXPECT_EQ(catalog_error("apis:\n  - {concept: id, names: [f]}\n  - {safe: true, names: [g, f]}\n"),
            "cat.yaml:4: `f` has an entry with the same conditions already; make one entry of this and the one at "
            "cat.yaml:3");
  EXPECT_EQ(catalog_error("apis:\n"
                          "  - {concept: id, when: {args: 1, arg0: null}, names: [f]}\n"
                          "  - {concept: id, when: {arg0: null, args: 1}, names: [f]}\n"),
            "cat.yaml:4: `f` has an entry with the same conditions already; make one entry of this and the one at "
            "cat.yaml:3");
  EXPECT_EQ(catalog_error("apis:\n"
                          "  - {concept: id, when: {args: 1}, names: [f]}\n"
                          "  - {concept: id, when: {args: 2}, names: [f]}\n"
                          "  - {concept: id, when: {arg2.flags: has 4}, names: [f]}\n"
                          "  - {concept: id, when: {arg2.flags: has 8}, names: [f]}\n"
                          "  - {concept: id, when: {arg2.family: has 4}, names: [f]}\n"),
            "no error");
}

TEST(RulesLoad, refuses_missing_and_empty_parts) {
  EXPECT_EQ(entry_error("{concept: id}"), "cat.yaml:3: the key `names` is missing");
  EXPECT_EQ(entry_error("{concept: id, names: []}"), "cat.yaml:3: `names` is empty");
  EXPECT_EQ(entry_error("{names: [f]}"),
            "cat.yaml:3: the entry says nothing about its names; give it one of: concept, returns, renews, releases, "
            "resets, safe");
  EXPECT_EQ(entry_error("{concept: id, names: ['']}"), "cat.yaml:3: expected a text, found an empty one");
}

TEST(RulesLoad, refuses_wrong_types) {
  EXPECT_EQ(catalog_error("apis: {a: b}\n"), "cat.yaml:2: expected a list, found a map");
  EXPECT_EQ(entry_error("text"), "cat.yaml:3: expected a map, found a text");
  EXPECT_EQ(entry_error("{concept: [id], names: [f]}"), "cat.yaml:3: expected a text, found a list");
  EXPECT_EQ(entry_error("{concept: , names: [f]}"), "cat.yaml:3: expected a text, found nothing");
  EXPECT_EQ(entry_error("{safe: yes, names: [f]}"), "cat.yaml:3: expected true or false, found `yes`");
  EXPECT_EQ(entry_error("{concept: id, when: {args: many}, names: [f]}"),
            "cat.yaml:3: expected a number from 0 to 255, found `many`");
}

TEST(RulesLoad, refuses_contradictions) {
  EXPECT_EQ(entry_error("{safe: true, concept: id, names: [f]}"),
            "cat.yaml:3: an entry cannot be safe and have a concept");
  EXPECT_EQ(entry_error("{releases: receiver, level: note, names: [f]}"),
            "cat.yaml:3: `level` says how the concept is meant, and there is none; add `concept`");
  EXPECT_EQ(entry_error("{concept: id, seed: argument 0, names: [f]}"),
            "cat.yaml:3: `seed` without `renews`; say what it renews");
}

TEST(RulesLoad, refuses_names_that_can_never_match) {
  EXPECT_EQ(entry_error("{concept: id, names: ['uuid.uuid4()']}"),
            "cat.yaml:3: `uuid.uuid4()` is no API name; write the qualified name alone, without arguments: "
            "`package.Class.method`, `package.Class.<init>`");
  EXPECT_EQ(entry_error("{concept: id, names: ['random.*.x']}"),
            "cat.yaml:3: `random.*.x`: a wildcard can only be the last part; write `package.Class.*`");
  EXPECT_EQ(entry_error("{concept: id, names: ['acme::Queue::connect']}"),
            "cat.yaml:3: `acme::Queue::connect`: catalogues write names with dots, in every language; write "
            "`acme.Queue.connect`");
}

TEST(RulesLoad, refuses_unknown_conditions_and_places) {
  EXPECT_EQ(entry_error("{concept: id, when: {argument: constant}, names: [f]}"),
            "cat.yaml:3: unknown condition `argument`; write args, min-args, argN, argN/keyword, argN.field, `keyword "
            "NAME` or receiver");
  EXPECT_EQ(entry_error("{concept: id, when: {arg0: constnat}, names: [f]}"),
            "cat.yaml:3: unknown test of an argument (a literal text is written in quotes) `constnat`; "
            "did you mean `constant`?");
  EXPECT_EQ(entry_error("{concept: id, when: {arg0: maybe}, names: [f]}"),
            "cat.yaml:3: unknown test of an argument (a literal text is written in quotes) `maybe`; "
            "one of: present, absent, null, constant, variable, is TYPE");
  EXPECT_EQ(entry_error("{concept: id, into: reciever, names: [f]}"),
            "cat.yaml:3: `reciever` names no place of a call; did you mean `receiver`?");
  EXPECT_EQ(entry_error("{concept: id, into: group, names: [f]}"),
            "cat.yaml:3: `group` names no place of a call; "
            "write result, receiver, argument N, argument N/keyword or group NAME");
  EXPECT_EQ(entry_error("{concept: id, when: {arg2.flags: constant}, names: [f]}"),
            "cat.yaml:3: `constant` is no test of a field; write `has` and a number, as in `has 4`");
}

TEST(RulesLoad, refuses_names_of_keywords_and_fields_that_are_none) {
  const std::string advice = "write one as in the code that is meant: letters, digits and _";
  const auto missing = [&](const std::string& all) {
    return "cat.yaml:3: the name at the end of `" + all + "` is missing; " + advice;
  };
  EXPECT_EQ(entry_error("{concept: id, when: {arg2.: has 4}, names: [f]}"), missing("arg2."));
  EXPECT_EQ(entry_error("{concept: id, when: {arg0/: constant}, names: [f]}"), missing("arg0/"));
  EXPECT_EQ(entry_error("{concept: id, when: {'keyword ': constant}, names: [f]}"), missing("keyword "));
  EXPECT_EQ(entry_error("{concept: id, into: argument 1/, names: [f]}"), missing("argument 1/"));
  EXPECT_EQ(entry_error("{concept: id, when: {arg2.a.b: has 4}, names: [f]}"),
            "cat.yaml:3: `a.b` in `arg2.a.b` is no name; " + advice);
  EXPECT_EQ(entry_error("{concept: id, when: {arg0/1st: constant}, names: [f]}"),
            "cat.yaml:3: `1st` in `arg0/1st` is no name; " + advice);
  // In block style the line is that of the condition, not that of its entry.
  EXPECT_EQ(
      catalog_error("apis:\n  - concept: id\n    names: [f]\n    when:\n      arg0: present\n      arg2.: has 4\n"),
      "cat.yaml:7: the name at the end of `arg2.` is missing; " + advice);
}

TEST(RulesLoad, refuses_wrong_entry_points) {
  EXPECT_EQ(catalog_error("entry-points:\n  - {kind: typ, names: [a]}\n"),
            "cat.yaml:3: unknown kind of entry point `typ`; did you mean `type`?");
  EXPECT_EQ(catalog_error("entry-points:\n  - {kind: type, phase: after, names: [a]}\n"),
            "cat.yaml:3: unknown phase `after`; one of: init, before-snapshot, after-restore, handler");
  EXPECT_EQ(catalog_error("entry-points:\n  - {kind: type, instances: eager, names: [a]}\n"),
            "cat.yaml:3: unknown way to make instances `eager`; one of: unknown, init, lazy, per-use");
  EXPECT_EQ(catalog_error("hook-paths: {\"*/run\": restore}\n"),
            "cat.yaml:2: unknown phase `restore`; one of: init, before-snapshot, after-restore, handler");
}

// --- Mistakes in a rule or in the concepts ----------------------------------------------------------------------

TEST(RulesLoad, refuses_incomplete_rules) {
  EXPECT_EQ(rule_error("repair", ""), "r/other.yaml:1: the key `repair` is missing");
  EXPECT_EQ(rule_error("concepts", ""), "r/other.yaml:1: the key `concepts` is missing");
  EXPECT_EQ(rule_error("concepts", "concepts: []"), "r/other.yaml:2: a rule needs a concept");
  EXPECT_EQ(rule_error("check", "check: hook"), "r/other.yaml:1: the key `defect` is missing");
}

TEST(RulesLoad, refuses_wrong_words_in_rules) {
  EXPECT_EQ(rule_error("check", "check: status"), "r/other.yaml:1: unknown check `status`; did you mean `state`?");
  EXPECT_EQ(rule_error("defect", "defect: async"),
            "r/other.yaml:7: only rules about hooks and suppressions have a defect; set `check: hook`");
  EXPECT_EQ(rule_error("platforms", "platforms: {lamda: note}"),
            "r/other.yaml:7: unknown platform `lamda`; did you mean `lambda`?");
  EXPECT_EQ(error_of({{"concepts.yaml", kConcepts},
                      {"cat.yaml", kCatalog},
                      {"r/other.yaml", std::string(kRule) + "repairs: {pyhton: seed it}\n"}}),
            "r/other.yaml:7: unknown language `pyhton`; did you mean `python`?");
  EXPECT_EQ(rule_error("concepts", "concepts: [idd]"), "r/other.yaml:2: unknown concept `idd`; did you mean `id`?");
  EXPECT_EQ(rule_error("precision", "precision: hgih"),
            "r/other.yaml:7: unknown precision `hgih`; did you mean `high`?");
}

TEST(RulesLoad, refuses_messages_that_cannot_be_filled_in) {
  EXPECT_EQ(rule_error("message", "message: Kept in {holdr}."),
            "r/other.yaml:4: unknown placeholder `{holdr}` in the message; did you mean `holder`?");
  EXPECT_EQ(error_of({{"concepts.yaml", kConcepts},
                      {"cat.yaml", kCatalog},
                      {"r/other.yaml", std::string(kRule) + "messages: {python: 'In {holdr}.'}\n"}}),
            "r/other.yaml:7: unknown placeholder `{holdr}` in the message; did you mean `holder`?");
  EXPECT_EQ(rule_error("message", "message: 'Kept in {holder.'"), "r/other.yaml:4: `{` without `}` in the message");
  EXPECT_EQ(rule_error("message", "message: Kept"),
            "r/other.yaml:4: `message` must be a sentence; end it with a period");
  EXPECT_EQ(rule_error("summary", "summary: \"One.\\nTwo.\""), "r/other.yaml:5: `summary` must be one line");
}

TEST(RulesLoad, refuses_security_severities_that_no_reader_takes) {
  for (const char* text : {"high", "11.0", "0.0", "5", "5.55", "-1.0", "1e3.0"}) {
    EXPECT_EQ(rule_error("security-severity", std::string("security-severity: '") + text + "'"),
              std::string("r/other.yaml:7: `") + text + "` is no security severity; write a number from 0.1 to 10.0");
  }
  EXPECT_EQ(rule_error("security-severity", "security-severity: '10.0'"), "no error");
}

TEST(RulesLoad, refuses_bad_and_repeated_rule_ids) {
  EXPECT_EQ(error_of(with("x/No_Id.yaml", kRule)),
            "x/No_Id.yaml:1: `No_Id` is no rule id; name the file in small letters and hyphens");
  EXPECT_EQ(error_of(with("x/no-id.yaml", kRule)),
            "x/no-id.yaml:1: the rule `no-id` exists already; give the file another name");
}

TEST(RulesLoad, every_concept_needs_a_rule) {
  EXPECT_EQ(error_of(with("more.yaml", "concepts:\n  lone: {kind: value, noun: x}\n")),
            "more.yaml:2: no rule is about the concept `lone`; write the rule, or mark the concept `internal: true`");
  EXPECT_EQ(error_of(with("more.yaml", "concepts:\n  lone: {kind: value, noun: x, internal: true}\n")), "no error");
}

TEST(RulesLoad, refuses_wrong_concepts) {
  EXPECT_EQ(error_of(with("more.yaml", "concepts:\n  id: {kind: value, noun: x}\n")),
            "more.yaml:2: the concept `id` exists already; choose another name");
  EXPECT_EQ(error_of(with("more.yaml", "concepts:\n  x: {kind: thing, noun: x}\n")),
            "more.yaml:2: unknown kind of concept `thing`; one of: value, object, call");
  EXPECT_EQ(error_of(with("more.yaml", "concepts:\n  x: {kind: object, noun: x, draws: y, internal: true}\n")),
            "more.yaml:2: unknown concept `y`; rules/concepts.yaml lists the built-in ones, `concepts:` in a file of "
            "yours adds one");
}

}  // namespace
}  // namespace snapcheck
