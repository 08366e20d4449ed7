#!/usr/bin/env python3
"""The configuration file: where it is found, what it may say, what wins over it."""
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from cli_harness import BAD, GOOD, RULE, contains, equal, exits, lacks, main

NAME = ".snapcheck.yaml"


def test_the_nearest_one_up_to_the_repository_counts(box):
    box.repository()
    box.write(NAME, f"rules: {{{RULE}: off}}\n")
    box.write("a/b/bad.py", BAD)
    box.scan("a/b", expect=0)
    box.scan(".", cwd="a", expect=0)
    box.write("a/" + NAME, "fail-on: error\n")
    box.scan("a/b", expect=1)


def test_none_beyond_the_repository(box):
    box.write(NAME, f"rules: {{{RULE}: off}}\n")
    box.write("repo/bad.py", BAD)
    box.write("repo/.git/HEAD", "ref: refs/heads/main\n")
    box.scan("repo", expect=1)


def test_it_can_be_named_or_left_out(box):
    box.write("bad.py", BAD)
    box.write("other.yaml", "fail-on: never\n")
    box.scan("--config", "other.yaml", expect=0)
    box.write(NAME, "fail-on: never\n")
    box.scan(expect=0)
    box.scan("--no-config", expect=1)
    contains(box.scan("--config", "missing.yaml", expect=2).stderr, "missing.yaml")


def test_mistakes_have_a_line_and_a_suggestion(box):
    box.write("good.py", GOOD)
    cases = (
        ("platform: lambda\nexlude: [a]\n", f"{NAME}:2: unknown key `exlude`", "did you mean `exclude`?"),
        ("wat: 1\n", f"{NAME}:1: unknown key `wat`", "known keys: platform"),
        ("platform: lamda\n", f"{NAME}:1: `lamda` is not one of", "did you mean `lambda`?"),
        ("\nfail-on: [error]\n", f"{NAME}:2: `fail-on` is no single value", "fail-on: value"),
        ("include: src\n", f"{NAME}:1: `include` is no list", "[a, b]"),
        (f"rules:\n  {RULE}: of\n", f"{NAME}:2: `of` is not one of", "did you mean `off`?"),
        (f"rules:\n  {RULE}s: off\n", f"{NAME}:2: there is no rule `{RULE}s`", f"did you mean `{RULE}`?"),
        ("rules: [a]\n", f"{NAME}:1: `rules` is no mapping", ""),
        ("a: [\n", f"{NAME}:", "no valid YAML"),
        ("- a\n", f"{NAME}:1: the file is no mapping", ""),
        ("fail-on: note\nfail-on: error\n", f"{NAME}:2: `fail-on` is written twice", ""),
        ("max-file-size: big\n", f"{NAME}:1: `big` is no number", ""),
    )
    for text, where, advice in cases:
        box.write(NAME, text)
        result = box.scan(expect=2)
        contains(result.stderr, where, advice)
        equal(result.stdout, "")
        exits(box.run("config", "check"), 2)


def test_an_empty_file_is_fine(box):
    box.write("good.py", GOOD)
    for text in ("", "# nothing\n", "---\n"):
        box.write(NAME, text)
        box.scan(expect=0)


def test_flag_over_environment_over_file(box):
    box.write("bad.py", BAD)
    box.write(NAME, "fail-on: never\n")
    box.scan(expect=0)
    box.scan(env={"SNAPCHECK_FAIL_ON": "note"}, expect=1)
    box.scan("--fail-on", "never", env={"SNAPCHECK_FAIL_ON": "note"}, expect=0)
    contains(box.scan(env={"SNAPCHECK_FAIL_ON": "never?"}, expect=2).stderr, "SNAPCHECK_FAIL_ON: `never?`")
    contains(box.scan(env={"SNAPCHECK_FORMAT": "json"}).stdout, '"findings"')


def test_include_and_exclude(box):
    box.repository()
    box.write("src/bad.py", BAD)
    box.write("tools/bad.py", BAD)
    box.write("src/old/bad.py", BAD)
    box.write("build/bad.py", BAD)
    box.write(NAME, "include: [src/]\nexclude: [old/]\n")
    equal([f[0] for f in box.findings()], ["src/bad.py"])
    equal([f[0] for f in box.findings(cwd="src")], ["bad.py"])
    box.write(NAME, 'exclude: [old/, tools/, "!build/"]\n')
    equal([f[0] for f in box.findings()], ["build/bad.py", "src/bad.py"])


def test_levels(box):
    box.write("bad.py", BAD)
    box.write(NAME, f"rules:\n  {RULE}: note\n")
    contains(box.scan(expect=0).stdout, "note:")
    box.write(NAME, f"rules:\n  {RULE}: off\n")
    lacks(box.scan(expect=0).stdout, RULE)
    box.scan("--rule", RULE, expect=1)


def test_check_and_show(box):
    result = box.run("config", "check")
    exits(result, 0)
    contains(result.stdout, "no .snapcheck.yaml")
    for command in ("check", "show"):
        missing = box.run("config", command, "nothere")
        exits(missing, 2)
        contains(missing.stderr, "nothere: there is no such file or folder")
    box.write(NAME, "platform: crac\nexclude:\n  - gen/\n")
    contains(box.run("config", "check").stdout, ": ok")
    shown = box.run("config", "show", env={"SNAPCHECK_FAIL_ON": "error"})
    exits(shown, 0)
    contains(shown.stdout, "platform: crac  # ", f"{NAME}:1", "fail-on: error  # SNAPCHECK_FAIL_ON", '- "gen/"',
             "max-file-size: 16  # default")
    exits(box.run("config", "show", NAME), 0)
    exits(box.run("config"), 2)


main()
