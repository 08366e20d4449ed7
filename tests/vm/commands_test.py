#!/usr/bin/env python3
"""The commands as an expert types them: run a program, save an encrypted snapshot, restore clones of it elsewhere."""
import json
import os
import pathlib
import subprocess
import sys
import tempfile

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


def main():
    stops, _ = vmm("run", "--message", "print hello", "--message", "exit 4", "--", WORKLOAD, code=1)
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
