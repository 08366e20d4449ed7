#!/usr/bin/env python3
"""snapcheck verify on the cases of test-fixtures/verify: a broken program must be caught by the name of what was cloned,
its repaired sister must be fine, with the same machines in one run."""
import json
import os
import pathlib
import subprocess
import sys
import time

from vm_harness import SNAPCHECK, kernel_of

CASES = pathlib.Path("test-fixtures/verify")
ENVIRONMENT = {**os.environ, "SNAPCHECK_KERNEL": kernel_of("6.1")}

# Case -> names of what must be found in the broken program.
PYTHON = {
    "uuid": {"output.served_by", "app.INSTANCE"},
    "prng": {"output.coupon", "app.coupons._random"},
}


def verify(*arguments, code):
    began = time.monotonic()
    result = subprocess.run([SNAPCHECK, "verify", "--format", "json", *map(str, arguments)], env=ENVIRONMENT,
                            capture_output=True, text=True, timeout=280)
    print(f"{time.monotonic() - began:6.1f} s  verify {' '.join(map(str, arguments))}")
    assert result.returncode == code, (result.returncode, result.stdout, result.stderr)
    return json.loads(result.stdout)["apps"]


def defects(app):
    return {seen["name"] for seen in app["observations"] if seen["defect"]}


def check(app, wanted):
    """What is wrong with the report of a case; nothing when it is as it should be."""
    outcome = "broken" if wanted else "fine"
    found = defects(app)
    if app["outcome"] == outcome and wanted <= found and bool(wanted) == bool(found):
        return None
    return f"{app['app']}: {app['outcome']} ({app['reason']}), found {sorted(found)}, wanted {sorted(wanted)}"


def test_python():
    names = sorted(PYTHON)
    apps = verify(*[CASES / "python" / name / state for name in names for state in ("broken", "repaired")], code=1)
    wrong = [check(app, PYTHON[names[i // 2]] if i % 2 == 0 else set()) for i, app in enumerate(apps)]
    assert not any(wrong), "\n".join(text for text in wrong if text)
    for app in apps:
        assert all(control["fine"] for control in app["controls"]), app["controls"]
        constant = [seen for seen in app["observations"] if seen["name"] == "output.api"]
        assert all(seen["verdict"] == "constant" for seen in constant), constant


def main():
    for name, test in [(n, f) for n, f in globals().items() if n.startswith("test_")]:
        test()
        print(f"ok {name}")


if __name__ == "__main__":
    sys.exit(main())
