#!/usr/bin/env python3
"""CPython, a JVM and a native program in real guests, with the runners and the SDKs: hooks run, the generation moves, and what
they renew differs in each clone.

The control is the same program, snapshotted with the hooks left out: then all clones have what the others have.
"""
import json
import os
import pathlib
import subprocess
import tempfile

import vm_harness
from vm_harness import HELPERS, PLATFORM, all_differ, all_equal, message

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
SDK, RUNNERS = ROOT / "hooks-sdk", ROOT / "vmm/guest/runners"
IMAGES, TARGETS = {}, {}

# What each program says: kept and hidden are repaired by nothing; renewed by a hook, value and number by the SDK; fresh is
# drawn from the kernel by the handler.
PYTHON = """
import random, sqlite3, ssl, uuid
from snapcheck_hooks import OnRestore, SnapSafeRandom, after_restore, generation

KEPT = str(uuid.uuid4())
RENEWED = str(uuid.uuid4())
VALUE = OnRestore(lambda: str(uuid.uuid4()))
NUMBERS = SnapSafeRandom()
VALUE.get()

@after_restore
def renew():
    global RENEWED
    RENEWED = str(uuid.uuid4())

def handler(event):
    return {"kept": KEPT, "hidden": random.random(), "renewed": RENEWED, "value": VALUE.get(), "number": NUMBERS.random(),
            "fresh": str(uuid.uuid4()), "generation": generation()}
"""
JAVA = """
package com.acme;

import io.snapcheck.hooks.*;
import java.util.*;

public class Main {
    static final String KEPT = UUID.randomUUID().toString();
    static final Random HIDDEN = new Random();
    static final Random NUMBERS = new SnapSafeRandom();
    static final OnRestore<String> VALUE = OnRestore.of(() -> SnapSafeUuid.randomUuid().toString());
    static String renewed = SnapSafeUuid.randomUuid().toString();

    public Main() {
        VALUE.get();
        Hooks.afterRestore("renew", () -> renewed = SnapSafeUuid.randomUuid().toString());
    }

    public Map<String, Object> handle(Object event) {
        return Map.of("kept", KEPT, "hidden", HIDDEN.nextDouble(), "renewed", renewed, "value", VALUE.get(), "number",
                NUMBERS.nextDouble(), "fresh", SnapSafeUuid.randomUuid().toString(), "generation", Hooks.generation());
    }
}
"""
NATIVE = r"""
#include <snapcheck/hooks.h>
#include <stdio.h>

char kept[37], renewed[37], value[37];
uint64_t hidden, numbers, seen;

static int renew(void* user) { return snapcheck_uuid4(user); }

/* What snapcheck::engine and OnRestore do, in C: look at the generation at each use. */
static void look(void) {
  if (snapcheck_generation() == seen) return;
  seen = snapcheck_generation();
  snapcheck_uuid4(value);
  snapcheck_random_bytes(&numbers, sizeof numbers);
}

int main(void) {
  char line[256], fresh[37];
  struct snapcheck_hook hook = {sizeof hook, renew, renewed, "renew", 0};
  snapcheck_uuid4(kept), snapcheck_uuid4(renewed), snapcheck_uuid4(value);
  snapcheck_random_bytes(&hidden, sizeof hidden), snapcheck_random_bytes(&numbers, sizeof numbers);
  seen = snapcheck_generation();
  if (snapcheck_after_restore(&hook, NULL) != SNAPCHECK_OK) return puts(snapcheck_last_error());
  if (snapcheck_checkpoint() < 0) return puts(snapcheck_last_error());
  while (fgets(line, sizeof line, stdin)) {
    look();
    snapcheck_uuid4(fresh);
    numbers = numbers * 6364136223846793005u + 1, hidden = hidden * 6364136223846793005u + 1;
    printf("{\"kept\":\"%s\",\"hidden\":%llu,\"renewed\":\"%s\",\"value\":\"%s\",\"number\":%llu,\"fresh\":\"%s\",\"generation\":%llu}\n",
           kept, (unsigned long long)hidden >> 16, renewed, value, (unsigned long long)numbers >> 16, fresh,
           (unsigned long long)snapcheck_generation());
    fflush(stdout);
  }
}
"""


def run(*command):
    subprocess.run(list(map(str, command)), check=True, stdout=subprocess.DEVNULL)


def image(kernel, files, program, *options):
    pairs = [part for host, guest in files.items() for part in ("--file", f"{host}:{guest}")]
    built = subprocess.run([vm_harness.SNAPCHECK, "vmm", "image", "--kernel", kernel, *options, *pairs, "--", *map(str, program)],
                           capture_output=True, text=True, timeout=280)
    assert built.returncode == 0, built.stderr
    return json.loads(built.stdout)


def python_image(kernel, work):
    (work / "app.py").write_text(PYTHON)
    TARGETS["python"] = {"target": "app.handler", "path": ["/app"]}
    return image(kernel, {work / "app.py": "/app/app.py", RUNNERS / "python": "/runner",
                          SDK / "python/src/snapcheck_hooks": "/runner/site-packages/snapcheck_hooks"},
                 ["/usr/bin/python3", "/runner/runner.py"], "--runtime", "python")


def java_image(kernel, work):
    run("bash", SDK / "java/build.sh", work)
    hooks = next(work.glob("snapcheck-hooks-*.jar"))
    run("bash", RUNNERS / "java/build.sh", hooks, work)
    (work / "Main.java").write_text(JAVA)
    run("javac", "-d", work / "classes", "-cp", hooks, work / "Main.java")
    TARGETS["java"] = {"target": "com.acme.Main::handle", "path": ["/app"]}
    return image(kernel, {work / "classes": "/app", hooks: "/runner/hooks.jar", work / "snapcheck-runner.jar": "/runner/runner.jar"},
                 ["java", "-Xshare:auto", "-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "--add-opens",
                  "java.base/java.util=ALL-UNNAMED", "-cp", "/runner/runner.jar:/runner/hooks.jar", "io.snapcheck.runner.Main"],
                 "--runtime", "java")


def native_image(kernel, work):
    (work / "service.c").write_text(NATIVE)
    sources = [path for path in (SDK / "cpp/src").glob("*.c") if path.name != "openssl.c"]
    run("gcc", "-O1", "-static", "-I", SDK / "cpp/include", work / "service.c", *sources, "-o", work / "service", "-pthread")
    TARGETS["native"] = {"target": "/app/service"}
    return image(kernel, {work / "service": "/app/service"}, [HELPERS.parent / "guest/native-runner"])


def make():
    kernel = vm_harness.kernel_of("6.1")
    with tempfile.TemporaryDirectory() as folder:
        for name, build in (("python", python_image), ("java", java_image), ("native", native_image)):
            work = pathlib.Path(folder) / name
            work.mkdir()
            IMAGES[name] = build(kernel, work)
            print(f"   {name}: {os.path.getsize(IMAGES[name]['initramfs']) >> 20} MiB")
    return vm_harness.Vm(IMAGES.values())


def ask(vm, name, stop="message", **request):
    """A request to the runner of a machine, and its answer."""
    said, = vm.say(json.dumps(request), name, stop=stop, timeout=30 * vm.slow)
    return json.loads(message(said)) if stop == "message" else None


def answers(vm, snapshot, count):
    """Of clones: what the runner said about the snapshot, and then the handler."""
    names, runs = vm.clones(snapshot, count, PLATFORM)
    told = [json.loads(message(run)) for run in runs]
    results = []
    for name in names:
        answer = ask(vm, name, op="invoke", event={})
        assert answer["ok"], answer
        results.append(answer["result"])
    return names, told, results


def state_of(vm, name, variable):
    answer = ask(vm, name, op="state", names=[variable])
    assert answer["ok"] and len(answer["state"]) == 1, answer
    return answer["state"][0]["value"]


def check(vm, runtime, renewed):
    """`renewed`: the name that the runner gives the variable, and its value from what the handler said."""
    vm.boot(runtime, IMAGES[runtime], memory=512)
    hello, = vm.run_to("message", runtime, timeout=30 * vm.slow)
    assert json.loads(message(hello))["runner"] == runtime, hello
    init = ask(vm, runtime, op="init", **TARGETS[runtime])
    assert init["ok"], init

    ask(vm, runtime, op="snapshot", hooks=False, stop="snapshot")
    vm.ask("snapshot", machine=runtime, snapshot="without")
    names, told, said = answers(vm, "without", 2)
    for key in ("kept", "hidden", "renewed", "value", "number", "generation"):
        assert all_equal(one[key] for one in said), (key, said)
    assert all_differ(one["fresh"] for one in said), said
    vm.end(*names)
    vm.ask("end", snapshot="without")
    before = said[0]["generation"]

    vm.ask("resume", machine=runtime)
    original, = vm.run_to("message", runtime, timeout=30 * vm.slow)
    assert json.loads(message(original))["restored"] is False, original
    ask(vm, runtime, op="snapshot", hooks=True, stop="snapshot")
    vm.ask("snapshot", machine=runtime, snapshot="with")
    vm.end(runtime)
    names, told, said = answers(vm, "with", 2)
    for number, one in enumerate(told, 1):
        assert (one["ok"], one["clone"], one["restored"], one["generation"]) == (True, number, True, before + 1), one
        assert len(one["after"]["hooks"]) == 1 and "renew" in one["after"]["hooks"][0]["name"], one
    for key in ("renewed", "value", "number", "fresh"):
        assert all_differ(one[key] for one in said), (key, said)
    for key in ("kept", "hidden", "generation"):  # no hook repairs these
        assert all_equal(one[key] for one in said), (key, said)
    variable, value = renewed
    for name, one in zip(names, said):
        assert state_of(vm, name, variable) == value(one["renewed"]), name
    dirty = vm.ask("stats")["machines"]
    print("   private dirty KiB", [dirty[name]["private_dirty_kib"] for name in names])
    vm.end(*names)
    vm.ask("end", snapshot="with")


def test_python(vm):
    check(vm, "python", ("app.RENEWED", str))


def test_java(vm):
    check(vm, "java", ("com.acme.Main.renewed", str))


def test_native(vm):
    check(vm, "native", ("renewed", lambda text: text.encode().hex() + "00"))


if __name__ == "__main__":
    vm_harness.main(make)
