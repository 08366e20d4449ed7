#!/usr/bin/env python3
"""The commands as an expert types them: run a program, save an encrypted snapshot, restore clones of it elsewhere. And what
goes wrong on the way: a virtual machine that hangs, a signal."""
import json
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import time

from vm_harness import HELPERS, SNAPCHECK, all_differ, control, kernel_of, message

ENVIRONMENT = {**os.environ, "SNAPCHECK_KERNEL": kernel_of("6.1"), "SNAPCHECK_SNAPSHOT_KEY": "ab" * 32}
WORKLOAD = str(HELPERS / "vm_workload")


def vmm(*arguments, code=0, key=None):
    environment = {**ENVIRONMENT, "SNAPCHECK_SNAPSHOT_KEY": key} if key else ENVIRONMENT
    result = subprocess.run([SNAPCHECK, "vmm", *map(str, arguments)], env=environment, capture_output=True, text=True,
                            timeout=280)
    print(result.stderr, end="")
    assert result.returncode == code, (result.returncode, result.stdout, result.stderr)
    return [json.loads(line) for line in result.stdout.splitlines()], result.stderr


class Running:
    """A command whose engine is up."""

    def __init__(self, *arguments):
        self.process = subprocess.Popen([SNAPCHECK, "vmm", *map(str, arguments)], env=ENVIRONMENT, text=True,
                                        stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self.errors = self.process.stderr.readline()
        assert "engine" in self.errors, self.errors + self.process.stderr.read()
        self.machine, = children(self.process.pid)

    def wait(self, seconds):
        output, errors = self.process.communicate(timeout=seconds)
        return [json.loads(line) for line in output.splitlines()], self.errors + errors


def children(process):
    return [int(child) for path in pathlib.Path(f"/proc/{process}/task").iterdir()
            for child in (path / "children").read_text().split()]


def runs(process):
    try:
        return "Z" not in pathlib.Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except FileNotFoundError:
        return False


def gone(process):
    """Within a few seconds."""
    for _ in range(100):
        if not runs(process):
            return True
        time.sleep(0.05)
    return False


def started_anew():
    """The virtual machine's process is stopped as soon as it is up, and never answers."""
    running = Running("run", "--patience", 10, "--message", "print hello", "--message", "exit 4", "--", WORKLOAD)
    os.kill(running.machine, signal.SIGSTOP)
    stops, errors = running.wait(250)
    assert running.process.returncode == 1, (running.process.returncode, stops, errors)
    assert "does not answer; it was ended and is started anew, once" in errors, errors
    assert stops[0] == {"restarted": True}, stops
    assert gone(running.machine)
    return stops[1:]


def interrupted():
    """A signal while the machine is up leaves no machine; one while an image is made leaves no file."""
    running = Running("run", "--", WORKLOAD)
    running.process.send_signal(signal.SIGTERM)
    _, errors = running.wait(60)
    assert running.process.returncode == -signal.SIGTERM, (running.process.returncode, errors)
    assert "error" not in errors, errors
    assert gone(running.machine)
    with tempfile.TemporaryDirectory() as cache:
        process = subprocess.Popen([SNAPCHECK, "vmm", "image", "--runtime", "java", "--", "java", "Main"], text=True,
                                   env={**ENVIRONMENT, "SNAPCHECK_CACHE": cache}, stderr=subprocess.PIPE)
        drafts = pathlib.Path(cache, "java")
        while process.poll() is None and not (drafts.exists() and list(drafts.glob("*.part"))):
            time.sleep(0.02)
        tools = children(process.pid)
        process.send_signal(signal.SIGINT)
        assert process.wait(60) == -signal.SIGINT, process.stderr.read()
        assert tools and all(gone(tool) for tool in tools), tools
        assert not list(pathlib.Path(cache).rglob("*.part")), list(pathlib.Path(cache).rglob("*"))


def main():
    interrupted()
    stops = started_anew()
    assert [stop["stop"] for stop in stops] == ["snapshot", "message", "message", "exited"], stops
    assert stops[2]["events"][0] == {"kind": "stdout", "text": "hello\n"}, stops[2]
    with tempfile.TemporaryDirectory() as parent:
        folder = pathlib.Path(parent) / "snapshot"
        (saved,), _ = vmm("snapshot", "--output", folder, "--", WORKLOAD)
        assert saved == {"snapshot": str(folder), "encrypted": True}
        assert folder.stat().st_mode & 0o777 == 0o700
        assert sorted(file.name for file in folder.iterdir()) == ["memory", "state"]
        for file in folder.iterdir():
            assert file.stat().st_mode & 0o777 == 0o600, file
        stops, _ = vmm("clone", "--from", folder, "--clones", 2, "--message", "draw", "--message", "exit 0")
        assert [stop["stop"] for stop in stops] == ["message"] * 4 + ["exited"] * 2, stops
        assert all_differ(control(stop)["random"] for stop in stops[:2])
        assert all_differ(json.loads(message(stop))["random"] for stop in stops[2:4])
        _, errors = vmm("clone", "--from", folder, code=3, key="cd" * 32)
        assert "cannot be decrypted" in errors
    print("ok")


if __name__ == "__main__":
    sys.exit(main())
