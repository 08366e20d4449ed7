#!/usr/bin/env python3
"""snapcheck verify on native programs, broken and repaired."""
import json
import pathlib
import shutil
import subprocess
import tempfile

import verify_cases

CASES = {
    "connection": {"tcp connection to 10.0.0.7:5432"},
    "hidden-prng": {"output.coupon"},
    "http-server": {"output.body.served_by", "instance"},
    "instance-id": {"output.served_by", "instance"},
    "objects": {"output.token", "output.lane", "main::lane", "shop::sessions.signer_.secret", "shop::sessions.settings_['node']"},
    "prng": {"output.order", "numbers"},
    "session-key": {"output.seal", "key"},
    "timestamp": {"output.started", "started"},
}


def build(folder):
    """Copies the cases and compiles them with the SDK."""
    sdk = verify_cases.ROOT / "hooks-sdk" / "cpp"
    shutil.copytree(verify_cases.CASES / "native", folder / "native")
    sources = [str(path) for path in (sdk / "src").glob("*.c") if path.name != "openssl.c"]
    subprocess.run(["gcc", "-O1", f"-I{sdk}/include", "-c", *sources], check=True, cwd=folder)
    objects = [str(path) for path in folder.glob("*.o")]
    subprocess.run(["gcc", "-O1", "-shared", "-fPIC", f"-I{sdk}/include", *sources, "-lpthread", "-o", "libsnapcheck-hooks.so"],
                   check=True, cwd=folder)
    library = [f"-L{folder}", "-lsnapcheck-hooks", f"-Wl,-rpath,{folder}"]  # in most cases below /tmp
    for program in (folder / "native").glob("*/*"):
        command = ["g++", "-std=c++17", "-O1", f"-I{sdk}/include", str(program / "main.cpp")]
        if program.parent.name == "objects":  # the others are read by their symbols
            command.append("-g")
        subprocess.run([*command, *(library if program.parent.name == "prng" else objects), "-lpthread", "-o", str(program / "program")], check=True)
        compiled = {"directory": str(program), "file": str(program / "main.cpp"), "arguments": command}
        (program / "compile_commands.json").write_text(json.dumps([compiled]))


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as work:
        build(pathlib.Path(work))
        report = pathlib.Path(work) / "scan.sarif"
        scanned = pathlib.Path(work) / "native" / "connection" / "broken"
        subprocess.run([verify_cases.SNAPCHECK, "scan", "-q", "--output", f"sarif={report}", scanned], stdout=subprocess.DEVNULL)
        # Raw, each also restored an hour later, and one after the other: the verdicts are the same as those of platform mode,
        # at once and in parallel, which the other tests of verify use.
        options = ("--clones", "2", "--mode", "raw", "--age", "1h", "-j", "1", "--confirm", report)
        apps = verify_cases.check("native", CASES, pathlib.Path(work), options)
        for app in apps:  # nothing but that finding was to be confirmed
            statuses = [prediction["status"] for prediction in app["predictions"]]
            assert any("debug information" in notice for notice in app["notices"]) == ("/objects/" not in app["app"]), app
            assert statuses == (["confirmed"] if app["app"] == str(scanned) else []), (app["app"], app["predictions"])
