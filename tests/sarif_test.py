#!/usr/bin/env python3
"""Validates the SARIF of a scan with Microsoft's multitool, by the standard's and by GitHub's rules.

    sarif_test.py PROGRAM PATH...

The multitool exits with 0 whatever it finds, even for truncated JSON: only the report it writes tells.
"""
import json
import os
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
MULTITOOL = ROOT / "node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool"


def validate(sarif, folder):
    """The validator's results of level error and warning for the file `sarif`, as lines."""
    report = pathlib.Path(folder) / "validation.sarif"
    report.unlink(missing_ok=True)
    # A single-file .NET program: it unpacks itself below its base folder, and Debian minimal has no ICU.
    environment = dict(os.environ, DOTNET_SYSTEM_GLOBALIZATION_INVARIANT="1", DOTNET_BUNDLE_EXTRACT_BASE_DIR=folder)
    run = subprocess.run(
        [MULTITOOL, "validate", sarif, "-o", report, "--log", "ForceOverwrite", "--rule-kind", "Sarif;Ghas",
         "--level", "Error;Warning;Note"],
        env=environment, capture_output=True, text=True, timeout=120)
    if not report.exists():
        raise SystemExit(f"the multitool wrote no report: exit {run.returncode}\n{run.stdout}{run.stderr}")
    results = json.loads(report.read_text("utf-8-sig"))["runs"][0].get("results", [])
    return [f"{r['ruleId']}: {json.dumps(r['message'])}" for r in results if r.get("level", "warning") in ("error", "warning")]


def main():
    program, paths = str(pathlib.Path(sys.argv[1]).resolve()), sys.argv[2:]
    with tempfile.TemporaryDirectory() as folder:
        broken = pathlib.Path(folder) / "broken.sarif"
        broken.write_text('{"version": "2.1.0", "runs": [{"tool": {}}]}')
        if not validate(broken, folder):
            print("the validator found nothing wrong with a log that has no driver: it cannot be trusted")
            return 1
        sarif = pathlib.Path(folder) / "report.sarif"
        run = subprocess.run([program, "scan", "--format", "sarif", *paths], cwd=ROOT, capture_output=True)
        if run.returncode not in (0, 1):
            print(f"exit {run.returncode}: {run.stderr.decode()}")
            return 1
        sarif.write_bytes(run.stdout)
        complaints = validate(sarif, folder)
        results = json.loads(run.stdout)["runs"][0]["results"]
        print(f"{len(results)} results, {len(complaints)} complaints of the validator")
        print("\n".join(complaints))
        return 1 if complaints or (run.returncode == 1) != bool(results) else 0


if __name__ == "__main__":
    sys.exit(main())
