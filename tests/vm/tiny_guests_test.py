#!/usr/bin/env python3
"""The tests of machines with tiny guests (tests/unit/machine_test.cpp) on genuine kvm_amd, that of the emulated machine.
The unit test runs them on whatever this host's /dev/kvm is, if it has one."""
import json
import os
import pathlib
import subprocess
import sys
import tempfile

SNAPCHECK, HELPERS = (pathlib.Path(argument).resolve() for argument in sys.argv[1:3])


def main():
    with tempfile.TemporaryDirectory() as folder:
        os.symlink(HELPERS / "vm_tiny_guests", pathlib.Path(folder) / "snapcheck-machine")
        os.symlink(SNAPCHECK.parent / "snapcheck-agent", pathlib.Path(folder) / "snapcheck-agent")
        result = subprocess.run([SNAPCHECK, "vmm", "serve", "--engine", "tcg"], input='{"op":"test","wait":500}\n',
                                env={**os.environ, "SNAPCHECK_LIBEXEC": folder}, capture_output=True, text=True,
                                timeout=580)
    print(result.stderr, end="")
    lines = result.stdout.splitlines()
    if len(lines) != 2:
        print(result.stdout)
        return 1
    report = json.loads(lines[1])
    print(json.dumps(report, indent=1))
    return 0 if report.get("passed", 0) >= 8 and report["failed"] == [] and report["skipped"] == [] else 1


if __name__ == "__main__":
    sys.exit(main())
