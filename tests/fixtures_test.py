#!/usr/bin/env python3
"""Scans the annotated fixtures and compares the findings with what their comments expect.

    fixtures_test.py PROGRAM RULE       test-fixtures/<RULE>/
    fixtures_test.py PROGRAM clean      test-fixtures/clean/: real-world code in which nothing may be found
    fixtures_test.py PROGRAM demo       test-fixtures/demo/: services with planted defects, and the repaired ones
    fixtures_test.py PROGRAM --counts   does every rule have enough of them?

An entry is a file or a folder test-fixtures/<rule-id>/<language>/{bad_*,ok_*}; it is scanned alone. Comments:

    expect: rule-id[, rule-id]    on the line of the finding, or alone on the line before it; it has the rule's level
    error: rule-id                the same with this level, whatever the rule's is; so `warning:` and
    note: rule-id                 `note:`, which an ok_ entry can have as well
    todo: rule-id                 a known miss; fails as soon as it is found, to be made an `expect`
    snapcheck-args: ARGUMENTS     in the first line of a file of the entry: passed on to the scan

Every finding without a comment fails the test, and so does every announced one that is missing or has another level.
"""
import collections
import functools
import json
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
FIXTURES = ROOT / "test-fixtures"
EXCEPTIONS = FIXTURES / "exceptions.txt"
LANGUAGES = ("python", "java", "cpp")
ENOUGH = 3
NOT_RULES = ("clean", "demo", "verify")
LEVELS = ("error", "warning", "note")

ARGUMENTS = re.compile(r"(?:#|//) snapcheck-args: (.+)")
COMMENT = re.compile(r"(?:#|//)\s*(expect|error|warning|note|todo):\s*([a-z0-9-]+(?:\s*,\s*[a-z0-9-]+)*)")
Mark = collections.namedtuple("Mark", "path line rule")


def scan(program, path):
    """The findings of `path` as a sorted list of Marks, with their messages and levels."""
    command = [program, "scan", "--format", "json", "--fail-on", "note", *arguments(path), str(path.relative_to(ROOT))]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60)
    if run.returncode not in (0, 1):
        raise SystemExit(f"{' '.join(command)}: exit {run.returncode}\n{run.stderr}")
    report = json.loads(run.stdout)
    findings = report["findings"]
    broken = [f"{n['path']}:{n['line']}: {n['text']}" for n in report["notices"] if "line" in n]
    if broken:
        raise SystemExit("a fixture must compile: " + "; ".join(broken))
    if (run.returncode == 1) != bool(findings):
        raise SystemExit(f"{' '.join(command)}: exit {run.returncode} with {len(findings)} findings")
    return [(Mark(f["path"], f["line"], f["rule"]), f["message"], f["level"]) for f in findings]


def files(path):
    return [path] if path.is_file() else sorted(p for p in path.rglob("*") if p.is_file())


def arguments(path):
    """What the first lines of the files of an entry want passed on to the scan."""
    lines = [(file.read_text("utf-8", "replace").splitlines() or [""])[0] for file in files(path)]
    return [word for line in lines if (found := ARGUMENTS.match(line)) for word in found[1].split()]


@functools.cache
def rules(program):
    run = subprocess.run([program, "rules", "--format", "json"], capture_output=True, text=True, check=True)
    return json.loads(run.stdout)


def rule_levels(program, entry):
    """{rule-id: level} on the platform that the entry is scanned for."""
    words = arguments(entry)
    platform = words[words.index("--platform") + 1] if "--platform" in words else None
    return {rule["id"]: rule["platforms"].get(platform, rule["level"]) for rule in rules(program)}


def comments(path):
    """{kind: Counter} of the Marks that the comments below `path` announce; kinds are the words of the comments."""
    marks = {kind: collections.Counter() for kind in ("expect", *LEVELS, "todo")}
    for file in files(path):
        pending = []
        for number, line in enumerate(file.read_text("utf-8", "replace").splitlines(), 1):
            found = [(kind, rule) for kind, ids in COMMENT.findall(line) for rule in re.split(r"\s*,\s*", ids)]
            if found and COMMENT.match(line.strip()):  # nothing else on the line: meant for the next one
                pending += found
                continue
            for kind, rule in pending + found:
                marks[kind][Mark(str(file.relative_to(ROOT)), number, rule)] += 1
            pending = []
        if pending:
            raise SystemExit(f"{file.relative_to(ROOT)}: the file ends after a comment that announces a finding")
    return marks


def check(program, entry, levels, rule=None):
    """Complaints about one entry, and what its comments announce. `levels`: the rules'; `rule`: its folder's."""
    marks = comments(entry)
    findings = scan(program, entry)
    messages = {mark: message for mark, message, _ in findings}
    found = collections.Counter(mark for mark, _, _ in findings)
    announced = sum((marks[kind] for kind in ("expect", *LEVELS)), collections.Counter())
    complaints = []

    def complain(marks, text, **words):
        for mark in sorted(marks):
            complaints.append(f"{mark.path}:{mark.line}: {text.format(rule=mark.rule, message=messages.get(mark), **words)}")

    complain(announced - found, "missing: {rule}")
    complain(found - announced - marks["todo"], "unexpected: {rule}: {message}")
    complain(found & marks["todo"], "{rule} is found now: write `expect` instead of `todo`")
    for mark in announced & found:
        meant = sorted(sum(([levels.get(mark.rule) if kind == "expect" else kind] * marks[kind][mark]
                            for kind in ("expect", *LEVELS)), []))
        are = sorted(level for other, _, level in findings if other == mark)
        if len(meant) == len(are) and meant != are:
            complain([mark], "{rule} is {are}, and announced as {meant}: {message}", are=", ".join(are), meant=", ".join(meant))
    spoken_of = {mark.rule for mark in announced | marks["todo"]}
    if rule and entry.name.startswith("bad_") and rule not in spoken_of:
        complaints.append(f"{entry.relative_to(ROOT)}: a bad_ fixture that does not announce {rule}")
    worse = {mark.rule for kind in marks if kind != "note" for mark in marks[kind]}
    if worse and not entry.name.startswith(("bad_", "broken")):
        complaints.append(f"{entry.relative_to(ROOT)}: must be silent, but announces {', '.join(sorted(worse))}")
    return complaints, marks


def entries(rule, language):
    folder = FIXTURES / rule / language
    return sorted(p for p in folder.iterdir() if p.name[0] not in "._") if folder.is_dir() else []


def check_rule(program, rule):
    complaints, expected, todo, count = [], 0, 0, 0
    for language in sorted(p.name for p in (FIXTURES / rule).iterdir()):
        for entry in entries(rule, language):
            if rule not in NOT_RULES and not entry.name.startswith(("bad_", "ok_")):
                complaints.append(f"{entry.relative_to(ROOT)}: is named neither bad_* nor ok_*")
                continue
            new, marks = check(program, entry, rule_levels(program, entry), None if rule in NOT_RULES else rule)
            complaints += new
            count += 1
            expected += sum(sum(marks[kind].values()) for kind in ("expect", *LEVELS))
            todo += sum(marks["todo"].values())
    print(f"{rule}: {count} fixtures, {expected} findings expected, {todo} known misses")
    return complaints + ([] if count else [f"{rule}: no fixtures"])


def exceptions():
    """{(rule, language): reason} from exceptions.txt, lines of `rule-id language reason`."""
    lines = [line for line in EXCEPTIONS.read_text().splitlines() if line.strip() and not line.startswith("#")]
    return {tuple(line.split(None, 2)[:2]): line.split(None, 2)[2] for line in lines}


def check_counts(program):
    ids = sorted(rule["id"] for rule in rules(program))
    excused, complaints, totals = exceptions(), [], collections.Counter()
    for rule in ids:
        for language in LANGUAGES:
            names = [entry.name for entry in entries(rule, language)]
            for kind in ("bad", "ok"):
                count = sum(name.startswith(kind + "_") for name in names)
                totals[language, kind] += count
                if (rule, language) in excused:
                    if names:
                        complaints.append(f"{rule}/{language}: has fixtures, yet stands in {EXCEPTIONS.name}")
                elif count < ENOUGH:
                    complaints.append(f"{rule}/{language}: {count} {kind}_ fixtures, at least {ENOUGH} are wanted")
    for rule, language in sorted(set(excused)):
        if rule not in ids or language not in LANGUAGES:
            complaints.append(f"{EXCEPTIONS.name}: {rule} {language}: there is no such rule or language")
    for folder in sorted(p.name for p in FIXTURES.iterdir() if p.is_dir()):
        if folder not in ids and folder not in NOT_RULES:
            complaints.append(f"test-fixtures/{folder}: there is no rule of this name")
    for language in LANGUAGES:
        clean = len(entries("clean", language))
        if not clean:
            complaints.append(f"clean/{language}: no fixtures")
        print(f"{language}: {totals[language, 'bad']} bad, {totals[language, 'ok']} ok, {clean} clean")
    return complaints


def main():
    program, what = str(pathlib.Path(sys.argv[1]).resolve()), sys.argv[2]
    complaints = check_counts(program) if what == "--counts" else check_rule(program, what)
    print("\n".join(complaints))
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
