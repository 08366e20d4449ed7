"""What the tests of snapcheck verify share. A case is a folder of test-fixtures/verify/<runtime> with a broken and a
repaired program. The machine must find what is wrong in the broken one, by name, and nothing in the repaired one; and
scan must be of the same opinion (agreement). All programs of a runtime run on the same machines, in one run."""
import json
import os
import pathlib
import re
import subprocess
import tempfile
import time

import verify_outputs
from vm_harness import SNAPCHECK, kernel_of

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
CASES = ROOT / "test-fixtures" / "verify"
ENVIRONMENT = {**os.environ, "SNAPCHECK_KERNEL": kernel_of("6.1")}

# What the machine sees and scan does not, yet.
SCAN_MISSES = set()  # folders below CASES, such as "java/memo-cache/broken"


def verify(*arguments, code, timeout=580):
    """The reports of a run, in the order of the targets. All of its files are validated."""
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as work:
        files = {name: pathlib.Path(work) / f"report.{name}" for name in ("json", "sarif", "html", "junit")}
        outputs = [word for name, path in files.items() for word in ("--output", f"{name}={path}")]
        result = subprocess.run([SNAPCHECK, "verify", "--format", "json", *outputs, *map(str, arguments)], env=ENVIRONMENT,
                                capture_output=True, text=True, timeout=timeout, cwd=ROOT)
        if result.returncode == code:
            verify_outputs.check(files, work)
    print(f"{time.monotonic() - began:6.1f} s  verify of {len(arguments)} arguments")
    assert result.returncode == code, (result.returncode, result.stdout[-4000:], result.stderr)
    return json.loads(result.stdout)["apps"]


def scan_finds(folder):
    """Rules of the findings at or above the default threshold."""
    handler = re.search(r"^handler: (.*)$", (folder / "snapcheck-verify.yaml").read_text(), re.M).group(1)
    result = subprocess.run([SNAPCHECK, "scan", "--format", "json", "--handler", handler, str(folder)], capture_output=True,
                            text=True, timeout=120)
    assert result.returncode in (0, 1), result.stderr
    return [finding["rule"] for finding in json.loads(result.stdout)["findings"] if finding["level"] != "note"]


def wrong_with(app, wanted):
    """What is wrong with the report of a program; an empty text when it is as it should be."""
    found = {seen["name"] for seen in app["observations"] if seen["defect"]}
    outcome = "broken" if wanted else "fine"
    controls = [control for control in app["controls"] if not control["fine"]]
    count = 3 if app["mode"] == "platform" else 2
    if app["outcome"] == outcome and wanted <= found and bool(found) == bool(wanted) and len(app["controls"]) == count and not controls:
        return ""
    return f"{app['app']}: {app['outcome']} ({app['reason']}), found {sorted(found)}, wanted {sorted(wanted)}, controls {controls}, notices {app['notices']}"


def disagreement(folder, wanted):
    """What scan and the machine see differently."""
    rules = scan_finds(folder)
    known = "/".join(folder.parts[-3:]) in SCAN_MISSES
    if bool(rules) == bool(wanted):
        return f"{folder}: scan finds it now; take it out of SCAN_MISSES" if known else ""
    if known:
        return ""
    return f"{folder}: scan says {rules or 'nothing'}, the machine {'that it is broken' if wanted else 'that it is fine'}"


def check(runtime, table, folder=CASES, options=("--clones", "2")):
    """`table`: case -> names that must be found in its broken program. `folder`: where the built programs are."""
    assert set(table) == {path.name for path in (CASES / runtime).iterdir()}, "a case without a row, or a row without a case"
    targets = [(folder / runtime / name / state, table[name] if state == "broken" else set())
               for name in sorted(table) for state in ("broken", "repaired")]
    apps = verify(*options, *[target for target, _ in targets], code=1, timeout=2400)
    wrong = [wrong_with(app, wanted) for app, (_, wanted) in zip(apps, targets)]
    wrong += [disagreement(target, wanted) for target, wanted in targets]
    assert not any(wrong), "\n".join(text for text in wrong if text)
    for app in apps:
        for seen in app["observations"]:
            if seen["name"] in ("output.version", "output.api"):  # the negative control of the oracle
                assert seen["verdict"] == "constant" and not seen["defect"], seen
    print(f"ok: {len(apps)} programs")
    return apps
