#!/usr/bin/env python3
"""Holds all C++ of the project against .clang-format; `./dev format` mends what this names.

The fixtures are users' code, with an expectation on the line that it is about: they stay as they are. First comes a
text that is badly formatted: the check has to see it.
"""
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
CHECK = ["clang-format-19", "--dry-run", "--Werror", "--ferror-limit=5"]


def main():
    listing = subprocess.run(["git", "ls-files", "-z", "*.h", "*.cpp", ":!test-fixtures"], cwd=ROOT, text=True,
                             capture_output=True, check=True).stdout
    files = [name for name in listing.split("\0") if name]
    if not files:
        sys.exit("no C++ found: is this a git clone?")
    bad = subprocess.run(CHECK, cwd=ROOT, input="int  main( ){return 0 ;}\n", text=True, capture_output=True)
    if bad.returncode == 0 or "clang-format-violations" not in bad.stderr:
        sys.exit(f"{CHECK[0]} says nothing of a text that is badly formatted")
    found = subprocess.run([*CHECK, *files], cwd=ROOT, text=True, capture_output=True)
    if found.returncode != 0:
        sys.exit(f"{found.stderr}./dev format mends this")
    print(f"{len(files)} files are formatted")


if __name__ == "__main__":
    main()
