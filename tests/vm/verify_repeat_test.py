#!/usr/bin/env python3
"""The verdict does not depend on luck: verify_repeat_test.py SNAPCHECK HELPERS [RUNS [CASE...]]

Each run is complete: an engine, two cold boots, and in these the broken and the repaired program of a case, as two targets of one
command. All broken ones must be caught by the same names, and all repaired ones be fine with nothing found. The time is that of
the phases. docs/verify.md tells what 30 runs gave; every test run does some.
"""
import collections
import json
import pathlib
import subprocess
import sys
import tempfile

import verify_cases
import verify_native_test
import verify_python_test

RUNS = 3
QUICKEST = ("native/instance-id",)  # of every run; the quickest Python case is python/uuid
TABLES = {"native": verify_native_test.CASES, "python": verify_python_test.CASES}


def examine(folder, case):
    """What is wrong ("" if nothing is), how the two ended, and the seconds of the phases."""
    runtime, name = case.split("/")
    targets = [folder / runtime / name / state for state in ("broken", "repaired")]
    command = [verify_cases.SNAPCHECK, "verify", "-q", "--no-scan", "--format", "json", *targets]
    result = subprocess.run(command, env=verify_cases.ENVIRONMENT, capture_output=True, text=True, timeout=1800)
    if result.returncode != 1:
        return f"exit {result.returncode}: {result.stderr}{result.stdout[-2000:]}", ("none", "none"), 0.0
    apps = json.loads(result.stdout)["apps"]
    wrong = [verify_cases.wrong_with(app, names) for app, names in zip(apps, (TABLES[runtime][name], set()))]
    for app in apps:
        print("".join(f"  {notice}\n" for notice in app["notices"]), end="")  # that a machine hung and was started anew
    seconds = sum(phase["seconds"] for app in apps for phase in app["phases"])
    return "; ".join(filter(None, wrong)), tuple(app["outcome"] for app in apps), seconds


def main(runs, cases):
    with tempfile.TemporaryDirectory() as work:
        folder = pathlib.Path(work)
        verify_native_test.build(folder)
        (folder / "python").symlink_to(verify_cases.CASES / "python")
        failures = 0
        seen = {case: collections.Counter() for case in cases}
        times = {case: [] for case in cases}
        for run in range(1, runs + 1):
            for case in cases:
                wrong, outcomes, seconds = examine(folder, case)
                failures += bool(wrong)
                seen[case][outcomes] += 1
                times[case].append(seconds)
                print(f"run {run:2}  {case:24} broken: {outcomes[0]:12} repaired: {outcomes[1]:12} {seconds:6.1f} s  {wrong}", flush=True)
        for case in cases:
            for (broken, repaired), count in seen[case].items():
                print(f"{case}: broken {broken}, repaired {repaired}: {count} of {runs} runs, "
                      f"{min(times[case]):.0f} to {max(times[case]):.0f} s")
        sys.exit(1 if failures else 0)


if __name__ == "__main__":
    more = sys.argv[3:]
    main(int(more[0]) if more else RUNS, more[1:] or QUICKEST)
