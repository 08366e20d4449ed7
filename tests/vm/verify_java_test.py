#!/usr/bin/env python3
"""snapcheck verify on Java programs, broken and repaired."""
import pathlib
import shutil
import subprocess
import tempfile

import verify_cases
from vm_harness import SNAPCHECK

CASES = {
    "connection": {"tcp connection to db.internal:5432"},
    "hidden-prng": {"output.coupon"},
    "memo-cache": {"output.session", "app.Handler.SESSIONS[eu]"},
    "prng": {"output.order", "app.Handler.numbers"},
    "signing-key": {"output.receipt", "app.Handler.KEY"},
    "time-reseed": {"app.Handler.lots"},
    "timestamp": {"output.started", "app.Handler.STARTED"},
    "uuid": {"output.served_by", "app.Handler.INSTANCE"},
}


def build(folder):
    """Copies the cases and compiles them."""
    sdk = pathlib.Path(SNAPCHECK).parent / "guest" / "snapcheck-hooks.jar"
    shutil.copytree(verify_cases.CASES / "java", folder / "java")
    for program in (folder / "java").glob("*/*"):
        sources = [str(path) for path in program.rglob("*.java")]
        subprocess.run(["javac", "-cp", str(sdk), "-d", str(program / "classes"), *sources], check=True)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as work:
        build(pathlib.Path(work))
        verify_cases.check("java", CASES, pathlib.Path(work))
