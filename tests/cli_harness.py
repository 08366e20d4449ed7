"""What the tests of the command line share. A test is a function test_*(box) in a file of tests/cli/; the file is run
with the program's path as its first argument and ends with cli_harness.main()."""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import traceback

BAD = """import uuid

INSTANCE = uuid.uuid4()


def lambda_handler(event, context):
    return str(INSTANCE)
"""
GOOD = """import uuid


def lambda_handler(event, context):
    return str(uuid.uuid4())
"""
RULE = "unique-id-in-snapshot"

PROGRAM = str(pathlib.Path(sys.argv[1]).resolve())


class Box:
    """A folder of its own, and the program run in it."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)

    def write(self, path, content):
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return file

    def repository(self, remote=None):
        """Makes the folder a git repository, without git."""
        self.write(".git/HEAD", "ref: refs/heads/main\n")
        self.write(".git/refs/heads/main", "0123456789abcdef0123456789abcdef01234567\n")
        self.write(".git/config", f'[remote "origin"]\n\turl = {remote}\n' if remote else "")

    def run(self, *arguments, env=None, cwd=None, text=True, timeout=60, **more):
        environment = {k: v for k, v in os.environ.items()
                       if not k.startswith("SNAPCHECK_") and k not in ("NO_COLOR", "CLICOLOR_FORCE")}
        environment.update(env or {})
        more.setdefault("stdout", subprocess.PIPE)
        more.setdefault("stderr", subprocess.PIPE)
        return subprocess.run([PROGRAM, *map(str, arguments)], cwd=self.folder / (cwd or "."), env=environment,
                              text=text, timeout=timeout, **more)

    def scan(self, *arguments, expect=None, **more):
        result = self.run("scan", *arguments, **more)
        if expect is not None:
            exits(result, expect)
        return result

    def findings(self, *arguments, **more):
        """(path, line, column, rule) of what a scan finds."""
        report = json.loads(self.scan("--format", "json", *arguments, **more).stdout)
        return [(f["path"], f["line"], f["column"], f["rule"]) for f in report["findings"]]

    def report(self, *arguments, **more):
        return json.loads(self.scan("--format", "json", *arguments, **more).stdout)


def exits(result, code):
    assert result.returncode == code, f"exit {result.returncode}, not {code}\n{result.stdout}\n{result.stderr}"


def contains(text, *parts):
    for part in parts:
        assert part in text, f"{part!r} is not in:\n{text}"


def lacks(text, *parts):
    for part in parts:
        assert part not in text, f"{part!r} is in:\n{text}"


def equal(actual, expected):
    assert actual == expected, f"\n  got      {actual!r}\n  expected {expected!r}"


def main():
    tests = [(name, test) for name, test in vars(sys.modules["__main__"]).items() if name.startswith("test_")]
    failed = 0
    for name, test in tests:
        folder = tempfile.mkdtemp(prefix="snapcheck-cli-")
        try:
            test(Box(folder))
            print(f"ok    {name}")
        except Exception:
            failed += 1
            print(f"FAIL  {name}\n{traceback.format_exc()}")
        finally:
            shutil.rmtree(folder, ignore_errors=True)
    print(f"{len(tests)} tests, {failed} failed")
    sys.exit(1 if failed or not tests else 0)
