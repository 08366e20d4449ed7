#!/usr/bin/env python3
"""Reads every tracked file for what must not be committed, and for what must be there."""
import json
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent

FORBIDDEN = [
    (re.compile(r"https?://[a-z0-9.-]*(npm|yarnpkg|debian|maven|pypi|pythonhosted|crates|golang)[a-z0-9.-]*[/\"'\s]"),
     "names the host of a package registry"),
    (re.compile(r"(?<![\w.])/(work|tmp/build|root)/"), "names a path of one machine"),
    (re.compile(r"\b(TODO|FIXME|XXX)\b"), "is marked as unfinished"),
]
# A name, not an address: Maven knows a project file by it.
HARMLESS = '"http://maven.apache.org/POM/4.0.0"'
# The texts of others, and the patterns above.
EXEMPT = {"LICENSE", "hooks-sdk/LICENSE", "tests/check_texts.py"}


def tracked():
    listing = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [name for name in listing.split("\0") if name and (ROOT / name).is_file()]


def check(name):
    path = ROOT / name
    data = path.read_bytes()
    if b"\0" in data or name.startswith("tests/fuzz/corpus/"):
        return
    for number, line in enumerate(data.decode("utf-8", "replace").split("\n"), 1):
        for pattern, what in FORBIDDEN:
            if pattern.search(line.replace(HARMLESS, "")):
                yield f"{name}:{number}: {what}: {line.strip()[:120]}"


def check_lock():
    """Versions are pinned by hash, and nothing says where they are downloaded from."""
    lock = json.loads((ROOT / "package-lock.json").read_text())
    for name, package in lock["packages"].items():
        if name and "integrity" not in package:
            yield f"package-lock.json: {name} has no integrity hash"
        if "resolved" in package:
            yield f"package-lock.json: {name} has a download address"
    wanted = json.loads((ROOT / "package.json").read_text())
    for name, version in {**wanted["dependencies"], **wanted["devDependencies"]}.items():
        if not re.fullmatch(r"\d+\.\d+\.\d+", version):
            yield f"package.json: {name} is not pinned to one version: {version}"


def main():
    names = tracked()
    complaints = [complaint for name in names if name not in EXEMPT for complaint in check(name)]
    complaints += check_lock()
    if "Apache License" not in (ROOT / "LICENSE").read_text():
        complaints.append("LICENSE: not the Apache License")
    if (ROOT / "LICENSE").read_text() != (ROOT / "hooks-sdk" / "LICENSE").read_text():
        complaints.append("hooks-sdk/LICENSE: not the same as LICENSE")
    print(f"{len(names)} files, {len(complaints)} complaints")
    print("\n".join(complaints))
    return 1 if complaints or not names else 0


if __name__ == "__main__":
    sys.exit(main())
