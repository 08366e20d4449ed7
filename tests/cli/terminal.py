#!/usr/bin/env python3
"""Colours, progress, completions."""
import os
import pathlib
import pty
import shutil
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from cli_harness import BAD, PROGRAM, RULE, contains, equal, exits, lacks, main

ESCAPE = "\x1b["


def on_terminal(box, *arguments, env=None):
    """What the program writes when stdout and stderr are a terminal."""
    master, slave = pty.openpty()
    environment = dict(os.environ, TERM="xterm", **(env or {}))
    if "NO_COLOR" not in (env or {}):
        environment.pop("NO_COLOR", None)
    process = subprocess.Popen([PROGRAM, *arguments], cwd=box.folder, stdout=slave, stderr=slave, env=environment)
    os.close(slave)
    out = b""
    while True:
        try:
            piece = os.read(master, 65536)
        except OSError:
            break
        if not piece:
            break
        out += piece
    process.wait(60)
    os.close(master)
    return out.decode()


def test_colours(box):
    box.write("bad.py", BAD)
    lacks(box.scan().stdout, ESCAPE)
    contains(box.scan("--color", "always").stdout, ESCAPE)
    contains(box.scan("--color", "always", env={"NO_COLOR": "1"}).stdout, ESCAPE)
    contains(box.scan(env={"CLICOLOR_FORCE": "1"}).stdout, ESCAPE)
    lacks(box.scan(env={"CLICOLOR_FORCE": "0"}).stdout, ESCAPE)
    lacks(box.scan(env={"CLICOLOR_FORCE": "1", "NO_COLOR": "1"}).stdout, ESCAPE)
    lacks(box.scan("--color", "never", env={"CLICOLOR_FORCE": "1"}).stdout, ESCAPE)
    lacks(box.scan("--format", "json", "--color", "always").stdout, "\x1b")


def test_colours_on_a_terminal(box):
    box.write("bad.py", BAD)
    contains(on_terminal(box, "scan"), ESCAPE + "1;31m")
    lacks(on_terminal(box, "scan", env={"NO_COLOR": "1"}), ESCAPE)
    contains(on_terminal(box, "scan", env={"NO_COLOR": ""}), ESCAPE)
    lacks(on_terminal(box, "scan", "--color", "never"), ESCAPE)


def test_phases_of_verify_on_a_terminal(box):
    box.write("app/main.py", "def handler(event):\n    return 1\n")
    arguments = ("verify", "--handler", "main.handler", "app")
    env = {"SNAPCHECK_KERNEL": "/none"}
    shown = on_terminal(box, *arguments, env=env)
    contains(shown, " s  image\x1b[K\r\n")  # the terminal makes \r\n of \n
    contains(shown, "\n" + "snapcheck: cannot read the kernel /none")
    equal(box.run(*arguments, env=env).stderr.splitlines()[0], "snapcheck: image")


def test_a_bar_only_on_a_terminal(box):
    for i in range(32):
        box.write(f"m{i}.py", BAD + "x = [1, 2, 3]\n" * 60_000)
    contains(on_terminal(box, "scan", "-j", "1", "--color", "never"), " %\x1b[K")
    contains(on_terminal(box, "scan", "-j", "1", env={"NO_COLOR": "1"}), " %\x1b[K")
    for arguments in (["--progress", "never"], ["-q"]):
        lacks(on_terminal(box, "scan", "-j", "1", *arguments), " %\x1b[K")
    lacks(box.scan("-j", "1").stderr, "\x1b[K")


def shell(name, *arguments, stdin=None):
    return subprocess.run([name, *arguments], input=stdin, capture_output=True, text=True, timeout=30)


def test_completions_parse(box):
    for name in ("bash", "zsh", "fish"):
        script = box.run("completions", name)
        exits(script, 0)
        contains(script.stdout, "snapcheck", "--format" if name != "fish" else "-l format", RULE)
        file = box.write(f"script.{name}", script.stdout)
        if shutil.which(name) is None:
            print(f"      {name} is not installed: its script is not parsed")
            continue
        result = shell(name, "-n", str(file))
        equal((result.returncode, result.stderr), (0, ""))
        if name == "zsh":
            result = shell("zsh", "-f", "-c", f"autoload -U compinit && compinit -D && source {file} && whence _snapcheck")
            equal((result.returncode, result.stderr), (0, ""))
    result = box.run("completions", "bahs")
    exits(result, 2)
    contains(result.stderr, "did you mean `bash`?")


def complete(box, *words):
    """What bash offers for the last word."""
    script = box.run("completions", "bash").stdout
    quoted = " ".join(f"'{word}'" for word in words)
    program = f"{script}\nCOMP_WORDS=({quoted})\nCOMP_CWORD={len(words) - 1}\n_snapcheck\nprintf '%s\\n' \"${{COMPREPLY[@]}}\""
    result = shell("bash", "--norc", "-c", program)
    equal(result.stderr, "")
    return result.stdout.split()


def test_bash_completes(box):
    equal(complete(box, "snapcheck", "sc"), ["scan"])
    contains(complete(box, "snapcheck", ""), "scan", "explain", "completions")
    equal(complete(box, "snapcheck", "scan", "--form"), ["--format"])
    equal(complete(box, "snapcheck", "scan", "--format", "s"), ["sarif"])
    equal(complete(box, "snapcheck", "scan", "x", "--rule", "unique"), [RULE])
    equal(complete(box, "snapcheck", "explain", "unique"), [RULE])
    equal(complete(box, "snapcheck", "config", "c"), ["check"])
    equal(complete(box, "snapcheck", "completions", "z"), ["zsh"])
    equal(complete(box, "snapcheck", "scan", "src"), [])  # left to bash: file names


def test_fish_completes(box):
    if shutil.which("fish") is None:
        print("      fish is not installed: nothing to complete")
        return
    script = box.run("completions", "fish").stdout
    result = shell("fish", "--no-config", "-c", f"{script}\ncomplete -C 'snapcheck scan --format s'")
    contains(result.stdout, "sarif")
    result = shell("fish", "--no-config", "-c", f"{script}\ncomplete -C 'snapcheck expl'")
    contains(result.stdout, "explain")


main()
