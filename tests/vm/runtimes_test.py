#!/usr/bin/env python3
"""CPython and a JVM of this host in a guest: what they made before the snapshot is the same in each clone, what they
make after it is not."""
import json
import pathlib
import subprocess
import tempfile

import vm_harness
from vm_harness import PLATFORM, all_differ, all_equal, message

PYTHON = """
import json, os, random, ssl, sqlite3, uuid
to_agent, from_agent = os.fdopen(4, "w", 1), os.fdopen(3)
before = {"uuid": str(uuid.uuid4())}
print("snapshot", file=to_agent)
assert from_agent.readline().startswith("restored ")
print("send " + json.dumps({"before": before, "hidden": random.random(), "after": str(uuid.uuid4())}), file=to_agent)
print("receive", file=to_agent)
from_agent.readline()
"""
JAVA = """
import java.io.*;
import java.util.*;
public class Main {
  static final UUID BEFORE = UUID.randomUUID();
  static final Random HIDDEN = new Random();
  public static void main(String[] arguments) throws Exception {
    PrintStream to = new PrintStream(new FileOutputStream("/dev/fd/4"), true);
    BufferedReader from = new BufferedReader(new InputStreamReader(new FileInputStream("/dev/fd/3")));
    to.println("snapshot");
    if (!from.readLine().startsWith("restored ")) System.exit(1);
    byte[] after = new byte[16];
    try (InputStream kernel = new FileInputStream("/dev/urandom")) { new DataInputStream(kernel).readFully(after); }
    to.println("send {\\"before\\":{\\"uuid\\":\\"" + BEFORE + "\\"},\\"hidden\\":" + HIDDEN.nextDouble()
        + ",\\"after\\":\\"" + Arrays.toString(after) + "\\"}");
    to.println("receive");
    from.readLine();
  }
}
"""
IMAGES = {}


def image(kernel, runtime, files, *program):
    command = [vm_harness.SNAPCHECK, "vmm", "image", "--kernel", kernel, "--runtime", runtime]
    for file in files:
        command += ["--file", file]
    result = subprocess.run([*command, "--", *program], capture_output=True, text=True, timeout=280)
    assert result.returncode == 0, result.stderr
    return json.loads(result.stdout)


def make():
    kernel = vm_harness.kernel_of("6.1")
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        (folder / "main.py").write_text(PYTHON)
        (folder / "Main.java").write_text(JAVA)
        subprocess.run(["javac", "-d", folder, folder / "Main.java"], check=True)
        IMAGES["python"] = image(kernel, "python", [f"{folder}/main.py:/app/main.py"], "/usr/bin/python3", "/app/main.py")
        IMAGES["java"] = image(kernel, "java", [f"{folder}/Main.class:/app/Main.class"], "java", "-Xshare:auto",
                               "-Xmx128m", "-XX:+UseSerialGC", "-cp", "/app", "Main")
        for name, one in IMAGES.items():
            print(f"   {name}: {pathlib.Path(one['initramfs']).stat().st_size >> 20} MiB")
        return vm_harness.Vm(IMAGES.values())


def clones_of(vm, runtime):
    vm.boot(runtime, IMAGES[runtime], memory=512)
    vm.run_to("snapshot", runtime, timeout=30 * vm.slow)
    vm.ask("snapshot", machine=runtime, snapshot=runtime)
    vm.end(runtime)
    names, runs = vm.clones(runtime, 3, PLATFORM)
    dirty = vm.ask("stats")["machines"]
    print("   private dirty KiB", [dirty[name]["private_dirty_kib"] for name in names])
    said = [json.loads(message(run)) for run in runs]
    assert all_equal(one["before"]["uuid"] for one in said), said
    assert all_equal(one["hidden"] for one in said), said
    assert all_differ(one["after"] for one in said), said
    vm.end(*names)


def test_python(vm):
    clones_of(vm, "python")


def test_java(vm):
    clones_of(vm, "java")


if __name__ == "__main__":
    vm_harness.main(make)
