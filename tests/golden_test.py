#!/usr/bin/env python3
"""Compares what the program prints about a demo service with tests/golden/.

    golden_test.py PROGRAM SERVICE FORMAT      SERVICE: python/broken, java/repaired, ...

With UPDATE_GOLDEN=1 in the environment the golden files are written anew: read the difference before you commit it.
"""
import difflib
import json
import os
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
EXTENSIONS = {"text": "txt", "json": "json", "sarif": "sarif", "markdown": "md"}
SECONDS = re.compile(r"\b\d+\.\d+ s$", re.M)  # the one thing that differs between two runs of the text format


def stable(form, text):
    """The output without what depends on the run, the clone, or the documentation of the rules."""
    if form == "text":
        return SECONDS.sub("N s", text)
    if form == "sarif":
        log = json.loads(text)
        for run in log["runs"]:
            run.pop("versionControlProvenance", None)
            driver = run["tool"]["driver"]
            driver["rules"] = [rule["id"] for rule in driver["rules"]]
        return json.dumps(log, indent=1, ensure_ascii=False) + "\n"
    return text


def output(program, service, form):
    command = [program, "scan", "--format", form, "--color", "never", f"test-fixtures/demo/{service}"]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60)
    expected = 1 if service.endswith("/broken") else 0
    if run.returncode != expected:
        raise SystemExit(f"{' '.join(command)}: exit {run.returncode}, not {expected}\n{run.stdout}{run.stderr}")
    return stable(form, run.stdout)


def main():
    program, service, form = str(pathlib.Path(sys.argv[1]).resolve()), sys.argv[2], sys.argv[3]
    golden = ROOT / "tests/golden" / f"{service.replace('/', '-')}.{EXTENSIONS[form]}"
    text = output(program, service, form)
    if os.environ.get("UPDATE_GOLDEN"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(text, "utf-8")
        return 0
    wanted = golden.read_text("utf-8") if golden.exists() else ""
    lines = difflib.unified_diff(wanted.splitlines(), text.splitlines(), str(golden.relative_to(ROOT)), "now", lineterm="")
    difference = "\n".join(lines)
    if difference or text != wanted:
        print(difference or "the line ends differ")
        print("UPDATE_GOLDEN=1 ./dev test golden writes the golden files anew")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
