#!/usr/bin/env python3
"""What scan says of the cases of verify, without a machine: agreement_test.py SNAPCHECK

Every program below test-fixtures/verify/<runtime>/<case>/broken must have a finding at or above the default threshold,
and its repaired twin none. tests/vm/verify_*_test.py compare the same with what clones show.
"""
import json
import pathlib
import re
import subprocess
import sys

CASES = pathlib.Path(__file__).resolve().parent.parent / "test-fixtures" / "verify"


def rules_found(program, folder):
    handler = re.search(r"^handler: (.*)$", (folder / "snapcheck-verify.yaml").read_text(), re.M)
    options = ["--handler", handler[1]] if handler else []
    run = subprocess.run([program, "scan", "--format", "json", *options, str(folder)], capture_output=True, text=True, timeout=120)
    if run.returncode not in (0, 1):
        sys.exit(f"{folder}: exit {run.returncode}\n{run.stderr}")
    return sorted({finding["rule"] for finding in json.loads(run.stdout)["findings"] if finding["level"] != "note"})


def main():
    folders = sorted(CASES.glob("*/*/*/"))
    wrong = []
    for folder in folders:
        if folder.name not in ("broken", "repaired"):
            sys.exit(f"{folder}: neither broken nor repaired")
        rules = rules_found(sys.argv[1], folder)
        if bool(rules) != (folder.name == "broken"):
            wrong.append(f"{folder.relative_to(CASES)}: {', '.join(rules) or 'nothing'}")
    print("\n".join(wrong) or f"{len(folders)} programs, scan agrees with all")
    sys.exit(1 if wrong or len(folders) < 40 else 0)


if __name__ == "__main__":
    main()
