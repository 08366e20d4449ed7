#!/usr/bin/env python3
"""hooks_bench.py: what the SDKs cost; exit code 1 if one is above its limit.

The numbers of C++ and Java come from hooks_bench.cpp and HooksBench.java, which are built into a temporary folder.
"""
import pathlib
import random
import subprocess
import sys
import tempfile
import timeit

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
SDKS = ROOT / "hooks-sdk"
sys.path.insert(0, str(SDKS / "python" / "src"))

import snapcheck_hooks  # noqa: E402
from snapcheck_hooks.testing import isolated_hooks  # noqa: E402


def python_draws():
    """The factor of the worst method. Short runs in turn, the smallest of each counts: load of other programs only adds."""
    worst = 0.0
    plain, ours = random.Random(7), snapcheck_hooks.SnapSafeRandom(7)
    for call in ("random()", "getrandbits(64)", "randrange(1000)", "gauss(0, 1)"):
        best = {}
        for _ in range(40):
            for name, generator in (("plain", plain), ("ours", ours)):
                taken = timeit.timeit(f"g.{call}", globals={"g": generator}, number=4000) / 4000
                best[name] = min(best.get(name, 1.0), taken)
        factor = best["ours"] / best["plain"]
        worst = max(worst, factor)
        print(f"python {call}: random.Random {best['plain'] * 1e9:.0f} ns, SnapSafeRandom {best['ours'] * 1e9:.0f} ns, "
              f"factor {factor:.2f} (limit 1.2)")
    return worst


def python_registration():
    """Seconds for each of 10,000 registrations, against each of 1,000."""
    def register(count):
        with isolated_hooks():
            return timeit.timeit(lambda: snapcheck_hooks.after_restore(python_draws), number=count) / count

    small, large = min(register(1000) for _ in range(5)), min(register(10000) for _ in range(3))
    print(f"python registration: {small * 1e6:.1f} us each of 1,000, {large * 1e6:.1f} us each of 10,000")


def run(*command):
    ran = subprocess.run(list(map(str, command)), capture_output=True, text=True)
    print((ran.stdout + ran.stderr).strip())
    return ran.returncode == 0


def c_and_java(work):
    build = work / "c"
    quiet = {"stdout": subprocess.DEVNULL, "check": True}
    subprocess.run(["cmake", "-S", SDKS / "cpp", "-B", build, "-G", "Ninja"], **quiet)
    subprocess.run(["cmake", "--build", build], **quiet)
    subprocess.run(["g++", "-std=c++17", "-O2", "-I", SDKS / "cpp/include", ROOT / "tests/bench/hooks_bench.cpp", "-o", work / "bench",
                    "-L", build, "-lsnapcheck-hooks", "-pthread", f"-Wl,-rpath,{build}"], check=True)
    good = run(work / "bench")
    subprocess.run([SDKS / "java/build.sh", work], **quiet)
    path = f"{next(work.glob('*.jar'))}:{work}"
    subprocess.run(["javac", "-cp", path, "-d", work, ROOT / "tests/bench/HooksBench.java"], check=True)
    return run("java", "-cp", path, "HooksBench") and good


def main():
    good = python_draws() <= 1.2
    python_registration()
    with tempfile.TemporaryDirectory() as work:
        good = c_and_java(pathlib.Path(work)) and good
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
