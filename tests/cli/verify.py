#!/usr/bin/env python3
"""What snapcheck verify says before it starts a machine: which program, and what is wrong with the question."""
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from cli_harness import contains, equal, exits, main


def refused(box, code, text, *arguments, **more):
    result = box.run("verify", *arguments, **more)
    exits(result, code)
    contains(result.stderr, text)
    equal(result.stdout, "")


def test_a_target_must_say_what_to_run(box):
    box.write("app/main.py", "def handler(event):\n    return 1\n")
    refused(box, 2, "there is no none", "none")
    refused(box, 2, "has no snapcheck-verify.yaml", "app")
    refused(box, 2, "there is no module orders below app", "--handler", "orders.handle", "app")
    refused(box, 2, "there is no module mian below app; did you mean `main`?", "--handler", "mian.handler", "app")
    refused(box, 2, "is no module.function", "--handler", "main", "app")
    refused(box, 2, "has no built classes", "--handler", "app.Main::run", "app")
    box.write("app/template.yaml", "A:\n  Handler: main.a\nB:\n  Handler: main.b\n")
    refused(box, 2, "has 2 handlers: main.a, main.b", "app")


def test_a_configuration_is_read_strictly(box):
    def config(text, message):
        box.write("app/snapcheck-verify.yaml", text)
        refused(box, 2, message, "app")

    config("handler: main.handler\nevent: [1]\n", "app/snapcheck-verify.yaml:2: unknown key `event`; did you mean `events`?")
    config("handler: main.handler\nservices: [db]\n", "the service `db` is no HOST:PORT")
    config("handler: main.handler\nevents: {}\n", "`events` is no list")
    config("handler: main.handler\nexpect: {a: never}\n", "`never` is not one of diverge, constant, any")
    config("handler: ./server\nport: http\n", "`http` is no port; write `port: 8080`, where the program serves HTTP")
    config("runtime: ruby\nhandler: main.handler\n", "the runtime `ruby` is not one of python, java, native")
    config("handler: main.handler\nobserve: {states: true}\n", "`observe` has no key `states`")


def test_flags_are_checked(box):
    box.write("app/main.py", "def handler(event):\n    return 1\n")
    common = ("--handler", "main.handler", "app")
    refused(box, 2, "no valid JSON", "--event", "{", *common)
    refused(box, 2, "not NAME=diverge|constant|any", "--expect", "output", *common)
    refused(box, 2, "--mode: `warm` is not one of platform, raw", "--mode", "warm", *common)
    refused(box, 2, "the service `db:x` is no HOST:PORT; write it like db.internal:5432", "--service", "db:x", *common)
    refused(box, 2, "--age soon: no duration", "--age", "soon", *common)
    refused(box, 2, "not FORMAT=FILE", "--output", "pdf=x", *common)
    refused(box, 2, "--format: `pdf`", "--format", "pdf", *common)
    refused(box, 2, "--boots", "--boots", "1", *common)


def test_what_the_host_lacks_is_said(box):
    box.write("app/main.py", "def handler(event):\n    return 1\n")
    common = ("-q", "--handler", "main.handler", "app")
    refused(box, 3, "cannot read the kernel /none", "--kernel", "/none", *common)
    refused(box, 3, "python9.9 does not run; name another interpreter with --python", "--python", "9.9", *common)
    old = box.write("old", "#!/bin/sh\nprintf '/usr/bin/old\\n/lib\\n/lib\\ncpython\\n3.6.15\\n'\n")
    old.chmod(0o755)
    refused(box, 3, "is Python 3.6.15; verify needs 3.9 or newer; name another interpreter", "--python", str(old), *common)
    box.write("app/snapcheck-verify.yaml", f"handler: main.handler\npython: {old}\n")
    refused(box, 3, "is Python 3.6.15", "-q", "app")
    box.write("java/classes/App.class", "")
    java = ("-q", "--handler", "App::run", "java")
    refused(box, 3, "none does not run; install openjdk-17-jdk-headless", "--java", "none", *java)
    older = box.write("older", "#!/bin/sh\necho '    java.home = /opt/java'\necho '    java.specification.version = 11'\n")
    older.chmod(0o755)
    refused(box, 3, "is Java 11; verify needs 17 or newer", "--java", str(older), *java)


def test_what_is_to_be_confirmed_is_a_sarif_report(box):
    box.write("app/main.py", "def handler(event):\n    return 1\n")
    common = ("--handler", "main.handler", "app")
    refused(box, 2, "--confirm none.sarif:", "--confirm", "none.sarif", *common)
    box.write("other.sarif", "{}")
    refused(box, 2, "--confirm other.sarif: no SARIF report; make one with scan", "--confirm", "other.sarif", *common)
    refused(box, 2, "--confirm needs the scan", "--confirm", "other.sarif", "--no-scan", *common)


def test_options_with_a_value_take_one(box):
    box.write("src/main.py", "x = 1\n")
    result = box.run("scan", "--output", "json=report.json", "src")
    exits(result, 0)
    assert (box.folder / "report.json").is_file()


main()
