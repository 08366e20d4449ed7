#!/usr/bin/env python3
"""Commands, options, mistakes in them, exit codes."""
import json
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from cli_harness import BAD, GOOD, RULE, contains, equal, exits, lacks, main

COMMANDS = ("scan", "verify", "explain", "rules", "config", "vmm", "doctor", "completions", "version")
LATER = ("baseline", "prune")


def test_no_arguments_is_a_usage_error(box):
    result = box.run()
    exits(result, 2)
    equal(result.stdout, "")
    contains(result.stderr, "Usage: snapcheck")


def test_help(box):
    for arguments in (["--help"], ["-h"], ["help"]):
        result = box.run(*arguments)
        exits(result, 0)
        contains(result.stdout, *COMMANDS)
        lacks(result.stdout, *LATER)
    for command in COMMANDS:
        result = box.run(command, "--help")
        exits(result, 0)
        contains(result.stdout, f"Usage: snapcheck {command}")


def test_commands_that_do_not_exist(box):
    for command in LATER:
        result = box.run(command)
        exits(result, 2)
        contains(result.stderr, f"there is no command `{command}`")
    result = box.run("scna")
    exits(result, 2)
    contains(result.stderr, "did you mean `scan`?")


def test_options_that_do_not_exist(box):
    result = box.scan("--formt", "json", expect=2)
    contains(result.stderr, "unknown option --formt", "did you mean `--format`?")
    contains(box.scan("--fail-on", expect=2).stderr, "--fail-on")
    contains(box.run("version", "extra").stderr, "unexpected argument extra")


def test_values_that_do_not_exist(box):
    for option, value, advice in (("--format", "jsn", "`json`"), ("--fail-on", "warnings", "`warning`"),
                                  ("--platform", "lamda", "`lambda`"), ("--color", "alwys", "`always`")):
        result = box.scan(option, value, expect=2)
        contains(result.stderr, f"{option}: `{value}` is not one of", f"did you mean {advice}?")
    contains(box.scan("-j", "many", expect=2).stderr, "--jobs: `many` is no number")
    contains(box.scan("--max-file-size", "0", expect=2).stderr, "--max-file-size")
    contains(box.scan("--rule", RULE + "s", expect=2).stderr, f"did you mean `{RULE}`?")
    contains(box.scan("--disable", "nonsense", expect=2).stderr, "there is no rule `nonsense`", "snapcheck rules")
    contains(box.scan("--rule", RULE, "--disable", RULE, expect=2).stderr, "both name")


def test_errors_are_one_line_on_stderr(box):
    result = box.scan("nowhere", expect=2)
    equal(result.stdout, "")
    equal(result.stderr.count("\n"), 1)
    contains(result.stderr, "snapcheck: nowhere: No such file or directory")


def test_exit_0_and_1(box):
    box.write("good.py", GOOD)
    contains(box.scan(expect=0).stdout, "0 errors, 0 warnings, 0 notes; 1 file analysed")
    box.write("bad.py", BAD)
    contains(box.scan(expect=1).stdout, "bad.py:3:12: error:", f"[{RULE}]", "1 error, ")
    box.scan("--fail-on", "error", expect=1)
    box.scan("--fail-on", "never", expect=0)
    box.scan("--disable", RULE, expect=0)
    box.scan("--rule", RULE, expect=1)
    box.scan("--rule", "prng-state-in-snapshot", expect=0)


def test_exit_3_when_a_file_is_missing_from_the_scan(box):
    box.write("good.py", GOOD)
    box.write("large.py", "x = 1\n" * 400_000)
    result = box.scan("--max-file-size", "1", expect=3)
    contains(result.stderr, "large.py: is larger than the limit of 1 MiB")
    box.scan("--max-file-size", "1", "--allow-incomplete", expect=0)
    box.scan("--max-file-size", "3", expect=0)


def test_findings_win_over_incomplete(box):
    box.write("bad.py", BAD)
    box.write("large.py", "x = 1\n" * 400_000)
    box.scan("--max-file-size", "1", expect=1)


def test_exit_5_when_nothing_was_analysed(box):
    box.write("readme.md", "nothing")
    contains(box.scan(expect=5).stderr, "no source file was analysed")
    box.scan("--allow-empty", expect=0)
    contains(box.scan("readme.md", expect=5).stderr, "readme.md: is in no supported language")


def test_code_of_which_nobody_knows_who_runs_it(box):
    box.write("ids.py", "import uuid\n\nID = uuid.uuid4()\n\n\ndef serve(request):\n    return str(ID)\n")
    contains(box.scan(expect=1).stderr, "no handler, server or checkpoint is known in the Python code: it is judged as a library")
    lacks(box.scan("--handler", "ids.serve", expect=1).stderr, "library")
    box.write("ids.py", "import socket, uuid\n\nID = uuid.uuid4()\n\n\ndef main():\n    s = socket.create_server(('', 80))\n"
                        "    while True:\n        s.accept()[0].sendall(ID.bytes)\n\n\nif __name__ == '__main__':\n    main()\n")
    lacks(box.scan(expect=1).stderr, "library")
    box.write("ids.py", "#!/usr/bin/env python3\nimport uuid\n\nif __name__ == '__main__':\n    print(uuid.uuid4())\n")
    lacks(box.scan(expect=0).stderr, "library")
    box.write("ids.py", "def serve(request):\n    return 1\n")
    lacks(box.scan(expect=0).stderr, "library")


def test_a_handler_that_no_function_is(box):
    box.write("good.py", GOOD)
    lacks(box.scan("--handler", "good.lambda_handler", "--handler", "lambda_*", expect=0).stderr, "is the handler")
    result = box.scan("--handler", "good.handle", "--handler", "good.lambda_handler", "--handler", "good", expect=0)
    contains(result.stderr, "snapcheck: no function here is the handler `good.handle`, `good`; write module.function")


def test_a_handler_that_is_no_function_by_that_name(box):
    box.write("app.py", "import uuid\nfrom impl import take\nfrom lib import other\nN, M, K = uuid.uuid4(), uuid.uuid4(), uuid.uuid4()\n\n\n"
                        "class H:\n    def __call__(self, a, b):\n        return str(N)\n\n\n"
                        "handler = H()\nrun = lambda a, b: str(M)\nadapted = other.Mangum(K)\n")
    box.write("impl.py", "import uuid\nL = uuid.uuid4()\n\n\ndef take(a, b):\n    return str(L)\n")
    box.write("com/acme/Orders.java", """package com.acme;

import java.util.UUID;

public class Orders extends Base {
  public static class Inner {
    static final String ID = UUID.randomUUID().toString();

    public String handle(String event) {
      return ID;
    }
  }
}
""")
    box.write("com/acme/Base.java", """package com.acme;

import java.util.UUID;

public class Base {
  static final String BASE = UUID.randomUUID().toString();

  public String handleRequest(String event, Object context) {
    return BASE;
  }
}
""")

    def used(handler):
        result = box.scan("--handler", handler, "--format", "json")
        lacks(result.stderr, "is the handler")
        return sorted({(step["path"], step["line"]) for finding in json.loads(result.stdout)["findings"]
                       for step in finding["story"] if "after the restore" in step["text"]})

    equal(used("app.handler"), [("app.py", 9)])
    equal(used("app.run"), [("app.py", 13)])
    equal(used("app.take"), [("impl.py", 6)])
    equal(used("app.adapted"), [])
    equal(used("com.acme.Orders"), [("com/acme/Base.java", 9)])
    equal(used("com.acme.Orders$Inner::handle"), [("com/acme/Orders.java", 10)])
    for missing in ("app.other", "app.H.run", "com.acme.Inner", "com.acme.Orders$Inner::run", "app.nothing"):
        contains(box.scan("--handler", missing).stderr, f"no function here is the handler `{missing}`")


def test_version(box):
    contains(box.run("version").stdout, "snapcheck ")
    equal(box.run("--version").stdout, box.run("version").stdout)
    equal(json.loads(box.run("version", "--json").stdout)["name"], "snapcheck")


def test_rules(box):
    text = box.run("rules")
    exits(text, 0)
    contains(text.stdout, RULE, "unused-suppression")
    rules = json.loads(box.run("rules", "--format", "json").stdout)
    equal(sorted(rule["id"] for rule in rules), [line.split()[0] for line in text.stdout.splitlines()])
    exits(box.run("rules", "--format", "xml"), 2)


def test_explain(box):
    result = box.run("explain", RULE)
    exits(result, 0)
    contains(result.stdout, RULE)
    result = box.run("explain", "unique-id")
    exits(result, 2)
    contains(result.stderr, "there is no rule `unique-id`")
    exits(box.run("explain"), 2)


def test_own_rules_of_the_configuration(box):
    box.repository()
    box.write(".snapcheck.yaml", "catalogs: [tools/rules]\n")
    box.write("tools/rules/flags-in-snapshot.yaml", "check: state\nconcepts: [config-value]\nlevel: note\nmessage: A flag.\n"
              "summary: A flag is read before the snapshot and kept.\nrepair: read it in the handler\n")
    box.write("src/a.py", GOOD)
    for folder in (".", "src"):
        contains(box.run("rules", cwd=folder).stdout, "flags-in-snapshot", RULE)
        contains(box.run("explain", "flags-in-snapshot", cwd=folder).stdout, "A flag is read before the snapshot")
    box.write(".snapcheck.yaml", "catalogs: [tools/gone]\n")
    exits(box.run("rules"), 2)


def test_facts(box):
    box.write("a.py", BAD)
    result = box.run("facts", "a.py")
    exits(result, 0)
    contains(result.stdout, "uuid.uuid4")
    exits(box.run("facts", "a.txt"), 2)


def test_quiet_and_verbose(box):
    box.write("bad.py", BAD)
    box.write("build/x.py", GOOD)
    box.write("pic.py", b"\0\1\2")
    loud = box.scan("-v", expect=1)
    contains(loud.stderr, "build/x.py: skipped: build output", "pic.py: is a binary file")
    contains(loud.stdout, "2 skipped (binary: 1, build output: 1)")
    usual = box.scan(expect=1)
    lacks(usual.stderr, "build/x.py")
    contains(usual.stderr, "pic.py")
    quiet = box.scan("-q", expect=1)
    equal(quiet.stderr, "")
    lacks(quiet.stdout, "analysed")
    contains(quiet.stdout, "bad.py:3:12")


main()
