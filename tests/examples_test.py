#!/usr/bin/env python3
"""Holds the rules' examples against the scanner: what `explain` prints can be pasted.

    examples_test.py PROGRAM RULE      the page of a rule, as `snapcheck explain RULE` prints it

Of each language the code that is "Reported" has the rule's finding (and no other error or warning, unless the rule is
about repairs); the code that is "Better" has no finding. Neither has a problem that the scan tells about.
"""
import json
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
BLOCK = re.compile(r"^(Reported|Better):\n\n```(\w+)\n(.*?)^```$", re.M | re.S)
PUBLIC = re.compile(r"^public (?:final )?(?:class|enum|record|interface) (\w+)", re.M)


def file_name(language, code):
    """Java wants the file to be named like its class; a handler's module is named `handler`."""
    if language == "java":
        public = PUBLIC.search(code)
        return f"{public[1] if public else 'Example'}.java"
    if language == "cpp" and ".hpp>" not in code and "std::" not in code:
        language = "c"
    return {"python": "handler.py", "cpp": "main.cpp", "c": "main.c"}[language]


def scan(program, platform, language, code):
    """(rule, level, line) of all findings, and the texts of all notices."""
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        source = folder / file_name(language, code)
        source.write_text(code, "utf-8")
        if language == "cpp":
            compiler = ["cc", "-std=gnu17"] if source.suffix == ".c" else ["c++", "-std=c++20"]
            command = [*compiler, "-I", str(ROOT / "hooks-sdk/cpp/include"), "-c", source.name]
            (folder / "compile_commands.json").write_text(
                json.dumps([{"directory": name, "file": source.name, "arguments": command}]))
        run = subprocess.run([program, "scan", "--format", "json", "--fail-on", "never", *platform, name],
                             capture_output=True, text=True, timeout=120, cwd=name)
        if run.returncode != 0:
            raise SystemExit(f"exit {run.returncode}: {run.stderr}\n{code}")
        report = json.loads(run.stdout)
    findings = [(f["rule"], f["level"], f["line"]) for f in report["findings"]]
    return findings, [notice["text"] for notice in report["notices"] if notice.get("path")]


def problems(program, rule):
    page = subprocess.run([program, "explain", rule], capture_output=True, text=True, check=True).stdout
    blocks = BLOCK.findall(page)
    platform = ["--platform", "crac"] if "\n- Level: off" in page else []
    alone = rule.endswith("-in-snapshot")  # others tell why a repair is none, and the hazard that stays has its finding
    if not blocks and "## Example" in page:
        yield f"{rule}: no example could be read"
    for kind, language, code in blocks:
        findings, notices = scan(program, platform, language, code)
        where = f"{rule}, {language}, {kind}"
        for text in notices:
            yield f"{where}: {text}"
        if kind == "Reported":
            if not any(found == rule for found, _, _ in findings):
                yield f"{where}: not found; only {findings}"
            others = [f for f in findings if f[0] != rule and f[1] != "note"]
            if others and alone:
                yield f"{where}: also {others}"
        elif findings:
            yield f"{where}: {findings}"


def main():
    found = list(problems(str(pathlib.Path(sys.argv[1]).resolve()), sys.argv[2]))
    print("\n".join(found))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
