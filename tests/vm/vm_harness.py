"""What the tests of real guests share: `snapcheck vmm serve` as an object, and a way to run the test functions.

A test is a function test_*(vm). All tests of a file share one engine, because an emulated one takes seconds to start;
they run in the order in which they are written and may use what earlier ones left in vm.kept.
"""
import json
import os
import pathlib
import subprocess
import sys
import time
import traceback

SNAPCHECK = str(pathlib.Path(sys.argv[1]).resolve())
HELPERS = pathlib.Path(sys.argv[2]).resolve()  # of the tests: the workload, the agents that do wrong
PLATFORM, RAW, CREDIT_ONLY, CLOCK_ONLY = 7, 0, 1, 4
SECOND = 1_000_000_000
GUEST_MIB = 256
ENGINE_STARTS = 4  # an emulated machine inside of an emulated one hangs now and then


class Refused(Exception):
    """A request that was answered with an error."""


class Hung(Exception):
    """The engine did not answer and was ended."""


def kernel_of(series):
    """The vmlinuz of that series (6.1, 6.12) below the cache folder. Tests do not skip: without it they fail."""
    cache = pathlib.Path(os.environ.get("SNAPCHECK_CACHE") or
                         pathlib.Path(os.environ.get("XDG_CACHE_HOME") or pathlib.Path.home() / ".cache") / "snapcheck")
    found = sorted(cache.glob(f"kernels/*/boot/vmlinuz-{series}.*"))
    if not found:
        sys.exit(f"no kernel {series} below {cache}/kernels; ./dev kernels fetches it")
    return str(found[-1])


def image(kernel, agent=None, program="vm_workload", options=()):
    """Builds an image; the dictionary has kernel, initramfs and command_line."""
    command = [SNAPCHECK, "vmm", "image", "--kernel", kernel, *options]
    if agent:
        command += ["--agent", str(HELPERS / agent)]
    result = subprocess.run([*command, "--", str(HELPERS / program)], capture_output=True, text=True, timeout=120)
    assert result.returncode == 0, result.stderr
    return json.loads(result.stdout)


class Vm:
    def __init__(self, images):
        files = sorted({path for one in images for path in (one["kernel"], one["initramfs"])})
        command = [SNAPCHECK, "vmm", "serve", "--memory", str(GUEST_MIB), "--patience", "30"]
        for file in files:
            command += ["--input", file]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        greeting = self.process.stdout.readline()
        if not greeting:
            sys.exit("no engine")
        greeting = json.loads(greeting)
        self.engine = greeting["engine"]
        self.names = greeting["files"]
        self.slow = 1 if self.engine == "kvm" else 10  # what time-outs are multiplied with
        self.kept = {}
        print(f"engine {self.engine}: {greeting['reason']}")

    def ask(self, op, **keys):
        self.process.stdin.write(json.dumps({"op": op, **keys}) + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        assert line, f"the engine ended at {op}"
        reply = json.loads(line)
        if reply.get("hung"):
            raise Hung(f"{op}: {reply['error']}")
        if not reply["ok"]:
            raise Refused(reply["error"])
        return reply

    def boot(self, name, image, cpus=1, memory=GUEST_MIB, command_line=None):
        return self.ask("boot", machine=name, kernel=self.names[image["kernel"]], cpus=cpus, memory=memory,
                        initramfs=self.names[image["initramfs"]], command_line=command_line or image["command_line"])

    def run(self, *names, timeout=None, jobs=1):
        return self.ask("run", machines=list(names), timeout=timeout or 12 * self.slow, jobs=jobs)["runs"]

    def run_to(self, stop, *names, **keys):
        runs = self.run(*names, **keys)
        for run in runs:
            assert run["stop"] == stop, f"{run['machine']} stopped with {run['stop']}, not {stop}: {run}"
        return runs

    def say(self, text, *names, stop="message", **keys):
        """Sends a message to machines that wait for one, and runs them to their next stop."""
        for name in names:
            self.ask("send", machine=name, text=text)
        return self.run_to(stop, *names, **keys)

    def clones(self, snapshot, count, flags, prefix="clone", **keys):
        """Restores clones and runs each until it waits for a message. The names and the stops."""
        names = [f"{prefix} {i}" for i in range(1, count + 1)]
        runs = []
        for i, name in enumerate(names, 1):
            self.ask("restore", snapshot=snapshot, machine=name, clone=i, flags=flags, **keys)
            runs += self.run_to("message", name)  # at once: the guest's clock goes on from the restore
        return names, runs

    def end(self, *names):
        for name in names:
            self.ask("end", machine=name)


def control(run):
    """What the agent drew right after the restore."""
    found = [event for event in run["events"] if event["kind"] == "control"]
    assert len(found) == 1, run
    return found[0]


def message(run):
    """The last message."""
    return [event["text"] for event in run["events"] if event["kind"] == "message"][-1]


def all_equal(values):
    return len(set(values)) == 1


def all_differ(values):
    values = list(values)
    return len(set(values)) == len(values)


def refused(what, action, *arguments, **keys):
    """Asserts that the request is refused, with `what` in the message."""
    try:
        action(*arguments, **keys)
    except Refused as error:
        assert what in str(error), f"refused with: {error}"
    else:
        raise AssertionError(f"was not refused: {what}")


def old_snapshot(vm, first, name):
    """A snapshot of a clone whose kernel is older than two minutes: from then on it reseeds itself only once a minute,
    so that a raw clone shows what the snapshot alone gives. A second generation on the way."""
    vm.ask("restore", snapshot=first, machine="old", clone=1, flags=RAW, monotonic_advance_ns=200 * SECOND)
    vm.run_to("message", "old")
    vm.say("draw", "old")  # the kernel notices its age and takes a new key, for a minute
    vm.say("snapshot", "old", stop="snapshot")
    vm.ask("snapshot", machine="old", snapshot=name)
    vm.end("old")


def main(make):
    """`make()` starts the engine; then all test functions of the calling module. All of it anew if the engine hung."""
    for left in range(ENGINE_STARTS - 1, -1, -1):
        try:
            sys.exit(1 if run_all(make) else 0)
        except Hung as error:
            print(f"THE ENGINE HUNG at {error}; starts left: {left}", flush=True)
    sys.exit(1)


def run_all(make):
    module = sys.modules["__main__"]
    start = time.monotonic()
    vm = make()
    print(f"{time.monotonic() - start:6.1f} s  start")
    failures = 0
    for name, test in [(n, f) for n, f in vars(module).items() if n.startswith("test_")]:
        begin = time.monotonic()
        try:
            test(vm)
            verdict = "ok"
        except Hung:
            raise
        except Exception:  # pylint: disable=broad-except
            traceback.print_exc()
            failures += 1
            verdict = "FAILED"
        print(f"{time.monotonic() - begin:6.1f} s  {verdict:7} {name}", flush=True)
    vm.process.stdin.close()
    vm.process.wait(30)
    print(f"{time.monotonic() - start:6.1f} s  {failures} failures")
    return failures
