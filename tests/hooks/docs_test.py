#!/usr/bin/env python3
"""Compiles and runs the programs of docs/hooks/*.md.

A program is a fenced block that begins with its file's name in a comment; a block of `text` right behind it is what it prints.
"""
import os
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
SDK = ROOT / "hooks-sdk"
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```\n(?:\n```text\n(.*?)^```\n)?", re.MULTILINE | re.DOTALL)
NAME = re.compile(r"^(?:# |// |/\* )([\w.]+\.(?:py|java|cpp|c))\b")


def programs():
    for page in sorted((ROOT / "docs" / "hooks").glob("*.md")):
        for language, code, output in BLOCK.findall(page.read_text("utf-8")):
            name = NAME.match(code)
            if name:
                yield page.name, name.group(1), code, output


def run(command, **options):
    ran = subprocess.run(list(map(str, command)), capture_output=True, text=True, timeout=120, **options)
    if ran.returncode != 0:
        raise RuntimeError(f"exit {ran.returncode}: {' '.join(map(str, command))}\n{ran.stdout}{ran.stderr}")
    return ran.stdout


class Languages:
    def __init__(self, work):
        self.work = work
        self.jar = run([SDK / "java" / "build.sh", work]).strip()
        sources = [path for path in (SDK / "cpp" / "src").glob("*.c") if path.name != "openssl.c"]
        self.include = ["-I", SDK / "cpp" / "include"]
        run(["gcc", "-O1", *self.include, "-c", *sources], cwd=work)
        self.objects = [work / path.with_suffix(".o").name for path in sources]

    def py(self, source):
        return run([sys.executable, source], env={**os.environ, "PYTHONPATH": str(SDK / "python" / "src")})

    def java(self, source):
        run(["javac", "-Xlint:all,-try", "-Werror", "-cp", self.jar, "-d", self.work, source])
        return run(["java", "-cp", f"{self.jar}:{self.work}", source.stem])

    def compiled(self, compiler, source):
        out = source.with_suffix("")
        run([*compiler, "-Wall", "-Wextra", "-Werror", *self.include, source, *self.objects, "-o", out, "-pthread"])
        return run([out])

    def cpp(self, source):
        return self.compiled(["g++", "-std=c++17"], source)

    def c(self, source):
        return self.compiled(["gcc", "-std=c11"], source)


def main():
    failures = count = 0
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder)
        languages = Languages(work)
        for page, name, code, output in programs():
            count += 1
            source = work / name
            source.write_text(code)
            try:
                printed = getattr(languages, source.suffix[1:])(source)
            except RuntimeError as error:
                printed = str(error)
            if output and printed != output or printed.startswith("exit "):
                failures += 1
                print(f"{page}: {name}: printed\n{printed}instead of\n{output}")
    print(f"{count} programs, {failures} failed")
    return 1 if failures or count < 12 else 0


if __name__ == "__main__":
    sys.exit(main())
