#!/usr/bin/env python3
"""python_package_test.py: the wheel and the sdist: the same bytes twice, installed with pip, without a network, and used.

Runs under the interpreter that is to be tested; needs its venv module, and Debian's mypy for the types.
"""
import hashlib
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
PROJECT = ROOT / "hooks-sdk" / "python"

USE = """
import random, sys
import snapcheck_hooks as hooks
from snapcheck_hooks import after_restore, before_checkpoint, simulate_restore
assert "site-packages" in hooks.__file__, hooks.__file__
log = []
before_checkpoint(log.append, "before")
after_restore(log.append, "after")
with simulate_restore():
    pass
assert log == ["before", "after"], log
assert isinstance(hooks.SnapSafeRandom(), random.Random)
import importlib.metadata
assert importlib.metadata.version("snapcheck-hooks") == hooks.__version__ == "0.1.0"
assert any(str(path).endswith("py.typed") for path in importlib.metadata.files("snapcheck-hooks"))
print("used", hooks.__version__)
"""


# What a user's type checker says about the installed package; the line with the mistake must be found.
TYPED = """
import uuid
from snapcheck_hooks import OnRestore, SnapSafeRandom, after_restore, before_checkpoint, simulate_restore

instance: OnRestore[str] = OnRestore(lambda: uuid.uuid4().hex)
text: str = instance.get() + instance()

@after_restore
def reopen() -> None: ...

@after_restore(count=2)
def count_up(count: int) -> int:
    return count

def close(name: str) -> None: ...

reopen()
number: int = count_up(3)
before_checkpoint(close, "orders")
draw: float = SnapSafeRandom().random()
with simulate_restore():
    wrong: int = instance.get()
"""


def check_types(python, work):
    program = work / "typed.py"
    program.write_text(TYPED)
    mypy = ["/usr/bin/mypy", "--strict", "--no-incremental", "--python-executable", python]
    print("mypy, the package:", run(*mypy, PROJECT / "src" / "snapcheck_hooks").strip())
    checked = subprocess.run(list(map(str, [*mypy, program])), capture_output=True, text=True, timeout=240)
    errors = [line for line in checked.stdout.splitlines() if ": error:" in line]
    mistake = TYPED[: TYPED.index("wrong")].count("\n") + 1
    assert len(errors) == 1 and f"typed.py:{mistake}: error: Incompatible types" in errors[0], checked.stdout + checked.stderr
    print("mypy, a program with one mistake: found it")


def run(*command, **options):
    ran = subprocess.run(list(map(str, command)), capture_output=True, text=True, timeout=240, **options)
    if ran.returncode != 0:
        raise SystemExit(f"{' '.join(map(str, command))}\n{ran.stdout}{ran.stderr}")
    return ran.stdout


def digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def build_in_copy(python, work, name):
    """Builds wheel and sdist from a copy of the project with other times and permissions, as pip and build do."""
    copy, out = work / name / "project", work / name / "out"
    shutil.copytree(PROJECT, copy, ignore=shutil.ignore_patterns("__pycache__"))
    for path in copy.rglob("*"):
        os.utime(path, (1, 1) if name == "one" else None)
        if path.is_file():
            path.chmod(0o600 if name == "one" else 0o755)
    out.mkdir()
    run(python, "-m", "pip", "wheel", "--no-index", "--no-deps", "--quiet", "--wheel-dir", out, copy)
    backend = f"import sys; sys.path.insert(0, '_backend'); import snapcheck_build; snapcheck_build.build_sdist({str(out)!r})"
    run(sys.executable, "-c", backend, cwd=copy)
    return sorted(out.iterdir())


def main():
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder)
        environment = work / "venv"
        run(sys.executable, "-m", "venv", environment)
        python = environment / "bin" / "python"
        one, two = build_in_copy(python, work, "one"), build_in_copy(python, work, "two")
        names = [path.name for path in one]
        assert names == ["snapcheck_hooks-0.1.0-py3-none-any.whl", "snapcheck_hooks-0.1.0.tar.gz"], names
        for first, second in zip(one, two):
            assert digest(first) == digest(second), f"{first.name} differs between two builds"
            print(first.name, digest(first))
        for package in one:  # the wheel as it is; the sdist, which pip builds first
            run(python, "-m", "pip", "install", "--no-index", "--quiet", "--force-reinstall", package)
            print(run(python, "-I", "-c", USE, cwd=work).strip(), "from", package.name)
        run(python, "-m", "pip", "check")
        check_types(python, work)
    return 0


if __name__ == "__main__":
    sys.exit(main())
