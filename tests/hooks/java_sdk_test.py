#!/usr/bin/env python3
"""The Java SDK from sources to a user's program: the same bytes twice, Java 8 classes, tests, conformance, cost, module path.

Needs JDK 17: javac, jar, java. JAVA_HOME says which one, else the one in the path.
"""
import contextlib
import hashlib
import json
import os
import pathlib
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import zipfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
SDK = ROOT / "hooks-sdk" / "java"
CONFORMANCE = ROOT / "hooks-sdk" / "conformance"

APP = """
package com.acme;

import io.snapcheck.hooks.*;

public class Main {
    static final OnRestore<String> ID = OnRestore.of(() -> SnapSafeUuid.randomUuid().toString());

    public static void main(String[] args) throws Exception {
        Hooks.beforeCheckpoint(() -> System.out.print("before "));
        Hooks.afterRestore(() -> System.out.print("after "));
        String first = ID.get();
        System.out.print(Hooks.checkpoint() + " ");
        HookSimulator.restore();
        System.out.println(!first.equals(ID.get()) + " " + Hooks.class.getModule().getName());
    }
}
"""


FAILING_APP = """
import io.snapcheck.hooks.*;

public class Failing {
    public static void main(String[] args) throws Exception {
        Hooks.beforeCheckpoint(() -> { throw new java.io.IOException("busy"); });
        Hooks.afterRestore(() -> System.out.print("open "));
        try {
            Hooks.checkpoint();
        } catch (CheckpointException e) {
            System.out.println(e.getSuppressed()[0].getMessage() + " " + Hooks.generation());
        }
    }
}
"""


def run(*command):
    ran = subprocess.run(list(map(str, command)), capture_output=True, text=True, timeout=250)
    if ran.returncode != 0:
        raise SystemExit(f"exit {ran.returncode}: {' '.join(map(str, command))}\n{ran.stdout}{ran.stderr}")
    return ran.stdout


def check(what, seen, expected):
    if seen != expected:
        raise SystemExit(f"{what}: {seen!r} instead of {expected!r}")
    print(f"{what}: as expected")


def build_in_copy(work, name):
    copy = work / name / "hooks-sdk" / "java"
    shutil.copytree(SDK, copy)
    shutil.copy(SDK.parent / "LICENSE", copy.parent)  # a copy of hooks-sdk/ is enough
    for path in copy.rglob("*"):
        os.utime(path, (1, 1) if name == "one" else None)
    run(copy / "build.sh", work / name / "out")
    return next((work / name / "out").glob("*.jar"))


def check_contents(jar):
    with zipfile.ZipFile(jar) as archive:
        names = archive.namelist()
        classes = [name for name in names if name.endswith(".class")]
        versions = {name: int.from_bytes(archive.read(name)[6:8], "big") for name in classes}
        manifest = archive.read("META-INF/MANIFEST.MF").decode()
    module = "META-INF/versions/9/module-info.class"
    check("the descriptor of the module", versions.pop(module), 53)
    check("all classes are of Java 8", set(versions.values()), {52})
    check("nothing else is in the jar", [n for n in names if not n.startswith(("META-INF/", "io/"))], [])
    check("a multi-release jar", "Multi-Release: true" in manifest, True)
    pom = (SDK / "pom.xml").read_text()
    check("the version of the pom", re.search("<version>(.*?)</version>", pom).group(1), jar.stem.rsplit("-", 1)[1])


def check_other_cracs(work, jar):
    """The cases through the other packages that CRaC has had: the stand-in for org.crac under their names."""
    for package in ("jdk.crac", "javax.crac", "com.amazonaws.services.lambda.crac"):
        folder = work / package
        folder.mkdir()
        for path in [*CONFORMANCE.glob("fakes/java/org/crac/*.java"), CONFORMANCE / "JavaRunner.java"]:
            text = path.read_text().replace("org.crac", package)
            (folder / path.name).write_text(newer(path.name, text) if package == "jdk.crac" else text)
        run("javac", "-d", folder, "-cp", jar, *folder.glob("*.java"))
        print(package + ":", run("java", "-cp", f"{folder}{os.pathsep}{jar}", "JavaRunner", "crac", CONFORMANCE / "cases").strip())


def newer(name, text):
    """getGlobalContext() where later versions of CRaC have it."""
    if name == "Core.java":
        return text.replace("public static Context<Resource> getGlobalContext", "static Context<Resource> global")
    if name == "Context.java":
        return text.replace("    public abstract", """    public static Context<Resource> getGlobalContext() {
        return Core.global();
    }

    public abstract""", 1)
    return text.replace("Core.getGlobalContext", "Context.getGlobalContext")


def compiled_app(work, jar):
    """A user's program, for the class path."""
    app, out = work / "app", work / "on_class_path"
    (app / "com/acme").mkdir(parents=True, exist_ok=True)
    (app / "com/acme/Main.java").write_text(APP)
    run("javac", "-d", out, "-cp", jar, app / "com/acme/Main.java")
    return out


@contextlib.contextmanager
def channel(path):
    """A runtime that takes one snapshot of a program that connects to it."""
    def body():
        connection, _ = server.accept()
        with connection, connection.makefile("rwb", buffering=0) as stream:
            hello, _ = stream.readline(), stream.readline()
            for op in ("before", "after"):
                stream.write(json.dumps({"op": op}).encode() + b"\n")
                stream.readline()
        said.append(json.loads(hello))

    said = []
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as server:
        server.bind(str(path))
        server.listen(1)
        thread = threading.Thread(target=body, daemon=True)
        thread.start()
        os.environ["SNAPCHECK_CHANNEL"] = str(path)
        yield
        del os.environ["SNAPCHECK_CHANNEL"]
        thread.join(60)
    assert said and said[0]["sdk"] == "java" and said[0]["pid"] > 0, said


def main():
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder)
        one, two = build_in_copy(work, "one"), build_in_copy(work, "two")
        digests = [hashlib.sha256(jar.read_bytes()).hexdigest() for jar in (one, two)]
        check(f"two builds have the same bytes, {digests[0]}", digests[1], digests[0])
        check_contents(one)

        classes = work / "classes"
        sources = [*CONFORMANCE.glob("fakes/java/org/crac/*.java"), CONFORMANCE / "JavaRunner.java",
                   ROOT / "tests/hooks/java/SdkTest.java"]
        run("javac", "-d", classes, "-cp", one, *sources)
        path = f"{classes}{os.pathsep}{one}"
        cases = CONFORMANCE / "cases"
        print(run("java", "-cp", path, "JavaRunner", "sdk", cases).strip())
        print(run("java", "-cp", path, "JavaRunner", "crac", cases).strip())
        print(run("java", "-Dorg.crac.Core.Compat=io.snapcheck.hooks.crac", "-cp", path, "JavaRunner", "foreign", cases).strip())
        check_other_cracs(work, one)
        check("checkpoint() asks CRaC", run("java", "-cp", f"{compiled_app(work, one)}{os.pathsep}{path}", "com.acme.Main"),
              "before after true before after true null\n")
        (work / "Failing.java").write_text(FAILING_APP)
        run("javac", "-d", work / "failing", "-cp", one, work / "Failing.java")
        check("a failed before-phase through CRaC", run("java", "-cp", f"{work / 'failing'}{os.pathsep}{path}", "Failing"),
              "open busy 0\n")
        shutil.rmtree(classes / "org")  # without CRaC
        print(run("java", "-cp", path, "SdkTest").strip())

        check("java -cp", run("java", "-cp", f"{compiled_app(work, one)}{os.pathsep}{one}", "com.acme.Main"),
              "false before after true null\n")
        app = work / "app"
        (app / "module-info.java").write_text("module com.acme { requires io.snapcheck.hooks; }")
        run("javac", "-d", work / "module", "--module-path", one, app / "com/acme/Main.java", app / "module-info.java")
        command = ["java", "--module-path", f"{work / 'module'}{os.pathsep}{one}", "-m", "com.acme/com.acme.Main"]
        check("java --module-path", run(*command), "false before after true io.snapcheck.hooks\n")
        with channel(work / "channel"):
            limited = [command[0], "--limit-modules", "com.acme,io.snapcheck.hooks", *command[1:]]  # as jlink would make it
            check("the channel, with no module but java.base", run(*limited), "before after true before after true io.snapcheck.hooks\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
