#!/usr/bin/env python3
"""What snapcheck verify says before it starts a machine: which program, and what is wrong with the question."""
import pathlib
import struct
import sys
import zipfile

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
    refused(box, 2, "has 2 handlers: main.a, main.b; choose one with --handler", "app")
    box.write("app/template.yaml", "A:\n  Properties: {Handler: main.a, Runtime: python3.12}\nB:\n  Properties: {Handler: main.b}\n")
    refused(box, 2, "has 2 handlers: main.a, main.b; choose one with --handler", "app")


def test_a_handler_that_is_not_there_is_told_at_once(box):
    python = "from .base import answer\nimport json\nasync def handle(event):\n    pass\nclass Entry:\n    def run(self): pass\n"
    box.write("app/shop/entry.py", python + "if json:\n    other = Entry().run\n")
    refused(box, 2, "app/shop/entry.py has no function handel; did you mean `handle`?", "--handler", "shop.entry.handel", "app")
    refused(box, 2, "app/shop/entry.py has no function handel", "--handler", "shop/entry.handel", "app")  # as Lambda has it
    refused(box, 2, "there is no shop/entr.handle in app", "--handler", "shop/entr.handle", "app")
    box.write("app/__init__.py", "")
    refused(box, 2, "there is no ./server in app; build the program first", "--handler", "./server", "app")
    refused(box, 2, "app/shop/entry.py has no function run", "--handler", "shop.entry.run", "app")
    refused(box, 2, "app/shop/entry.py has no function create_app", "--handler", "shop.entry.create_app()", "app")
    for name in ("handle", "Entry", "other", "answer"):  # as far as the host can see
        refused(box, 2, "cannot read the kernel", "-q", "--kernel", "/none", "--handler", f"shop.entry.{name}", "app")
    for computed in ("from shop.base import *\n", "globals()['run'] = print\n", "def __getattr__(name):\n    return print\n"):
        box.write("app/loose.py", computed)
        refused(box, 2, "cannot read the kernel", "-q", "--kernel", "/none", "--handler", "loose.run", "app")
    box.write("java/classes/pkg/Orders.class", "")
    near = "there is no class Orders in java/classes; did you mean `pkg.Orders`?"
    refused(box, 2, near, "--handler", "Orders::run", "java")
    refused(box, 2, "did you mean `pkg.Orders`?", "--handler", "pkg.Order::run", "java")
    refused(box, 2, "there is no class a.B in java/classes; build the program first", "--handler", "a.B::run", "java")
    refused(box, 2, "cannot read the kernel", "-q", "--kernel", "/none", "--handler", "pkg.Orders::run", "java")
    with zipfile.ZipFile(box.folder / "orders.jar", "w") as jar:
        jar.writestr("a/B.class", "")
    refused(box, 2, "cannot read the kernel", "-q", "--kernel", "/none", "--classpath", "orders.jar", "--handler", "a.B::run", "java")
    refused(box, 2, "there is no class a.C in orders.jar", "--classpath", "orders.jar", "--handler", "a.C::run", "java")


def class_file(name, method):
    """A class with one public method and nothing else."""
    def text(value):
        return struct.pack(">BH", 1, len(value)) + value.encode()

    pool = text(name) + struct.pack(">BH", 7, 1) + text("java/lang/Object") + struct.pack(">BH", 7, 3) + text(method) + text("()V")
    head = struct.pack(">IHHH", 0xCAFEBABE, 0, 61, 7)
    return head + pool + struct.pack(">HHHHHH", 0x21, 2, 4, 0, 0, 1) + struct.pack(">HHHH", 1, 5, 6, 0) + struct.pack(">H", 0)


def test_a_java_method_that_is_not_there_is_told_at_once(box):
    box.write("java/classes/pkg/Orders.class", class_file("pkg/Orders", "place"))
    none = ("-q", "--kernel", "/none")
    refused(box, 2, "cannot read the kernel", *none, "--handler", "pkg.Orders::place", "java")
    refused(box, 2, "pkg.Orders has no public method plaec; it has place", *none, "--handler", "pkg.Orders::plaec", "java")
    refused(box, 2, "write it as pkg.Orders::place", *none, "--runtime", "java", "--handler", "pkg.Orders.place", "java")
    # A class path says that it is Java; the method is that of Lambda's interface.
    refused(box, 2, "no public method handleRequest", *none, "--classpath", "java/classes", "--handler", "pkg.Orders", "java")


def test_what_is_no_configuration_is_told(box):
    box.write("app/main.py", "def handler(event):\n    return 1\n")
    refused(box, 2, "app/main.py is no configuration of verify; name its folder", "app/main.py")
    refused(box, 2, "there is no ./server in app; build the program first", "--handler", "./server --port 80", "app")
    refused(box, 2, "/none/server is no program; name an executable file; build it first", "--handler", "/none/server", "app")
    refused(box, 2, "cannot read none.jar of the class path", "--classpath", "none.jar", "--handler", "a.B::run", "app")
    box.write("app/snapcheck-verify.yaml", "")
    refused(box, 2, "app/snapcheck-verify.yaml names no handler", "app")
    box.write("app/snapcheck-verify.yaml", "- handler: main.handler\n")
    refused(box, 2, "app/snapcheck-verify.yaml: the file is no mapping", "app")
    box.write("app/snapcheck-verify.yaml", "handler: main.handler\napp: source\n")
    refused(box, 2, "there is no folder app/source; name it with `app`", "app")


def test_platforms_of_the_life_cycle_have_names(box):
    box.write("app/main.py", "def handler(event):\n    return 1\n")
    refused(box, 2, "--life-cycle: no platform `lambda` is known for its life-cycle requests; there are: lambda-microvms",
            "--handler", "main.handler", "--life-cycle", "lambda", "app")
    box.write("app/snapcheck-verify.yaml", "handler: main.handler\nlife-cycle: lambda\n")
    refused(box, 2, "app/snapcheck-verify.yaml:2: no platform `lambda` is known", "app")
    box.write("app/snapcheck-verify.yaml", "handler: /bin/cat\nruntime: native\nlife-cycle: lambda-microvms\n")
    refused(box, 2, "need a web application of Python, or a native server with `port`", "app")


def test_a_configuration_is_read_strictly(box):
    def config(text, message):
        box.write("app/snapcheck-verify.yaml", text)
        refused(box, 2, message, "app")

    config("handler: main.handler\nevent: [1]\n", "app/snapcheck-verify.yaml:2: unknown key `event`; did you mean `events`?")
    config("handler: main.handler\nfiles: [none.conf]\n", "app/snapcheck-verify.yaml:2: cannot read app/none.conf; name a file")
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
    refused(box, 2, "--env FOO: not NAME=VALUE; write --env NAME=VALUE; NAME= for an empty value", "--env", "FOO", *common)
    refused(box, 2, "--env =x: not NAME=VALUE", "--env", "=x", *common)
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
    refused(box, 2, "cannot read the kernel /none", "--kernel", "/none", *common)
    refused(box, 2, "there is no program python9.9; name another interpreter with --python", "--python", "9.9", *common)
    refused(box, 2, "there is no program /none", "--python", "/none", *common)
    refused(box, 2, "none is no folder; name a folder of modules", "--package", "none", *common)
    refused(box, 2, "--file none: cannot read none; name a file or folder of this host", "--file", "none", *common)
    refused(box, 2, "app/main.py has no place in the guest; name one: HOST:/PATH", "--file", "app/main.py:../main.py", *common)
    refused(box, 2, "cannot read the kernel", "-q", "--kernel", "/none", "--file", "app/main.py:/etc/shop.conf", *common)
    old = box.write("old", "#!/bin/sh\nprintf '/usr/bin/old\\n/lib\\n/lib\\ncpython\\n3.6.15\\n'\n")
    old.chmod(0o755)
    refused(box, 3, "is Python 3.6.15; verify needs 3.9 or newer; name another interpreter", "--python", str(old), *common)
    box.write("app/snapcheck-verify.yaml", f"handler: main.handler\npython: {old}\n")
    refused(box, 3, "is Python 3.6.15", "-q", "app")
    box.write("java/classes/App.class", "")
    java = ("-q", "--handler", "App::run", "java")
    refused(box, 2, "there is no program none; name another interpreter with --java", "--java", "none", *java)
    older = box.write("older", "#!/bin/sh\necho '    java.home = /opt/java'\necho '    java.specification.version = 11'\n")
    older.chmod(0o755)
    refused(box, 3, "is Java 11; verify needs 17 or newer", "--java", str(older), *java)


def test_an_engine_that_cannot_boot_a_guest_is_told_as_doctor_does(box):
    state, what = box.run("doctor").stdout.splitlines()[0].split(None, 2)[1:]
    if state == "ok":
        return
    box.write("app/main.py", "def handler(event):\n    return 1\n")
    refused(box, 3, what, "-q", "--engine", "kvm", "--handler", "main.handler", "app")


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
