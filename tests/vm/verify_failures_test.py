#!/usr/bin/env python3
"""What snapcheck verify says when a program cannot be verified, or its hooks do not do what they should: exit 3, what was wrong,
and what to do."""
import os
import pathlib
import subprocess
import sys
import tempfile

import verify_cases
from vm_harness import SNAPCHECK

HANDLER = "\ndef handler(event, context):\n    return {'ok': True}\n"
GUEST = """
def handler(environ, start_response):
    status = "200 OK"
    if environ["PATH_INFO"] == "/aws/lambda-microvms/runtime/v1/run":
        status = "{}"
    start_response(status, [("Content-Type", "text/plain")])
    return [b"one"]
"""
# name -> (program, outcome, what the reason says)
PROGRAMS = {
    # init
    "crash": ("import sys\nprint('opening the pool', file=sys.stderr)\nraise OSError('no such table')\n" + HANDLER, "failed",
              ["init failed in boot 1: OSError: no such table", "raise OSError('no such table')", "opening the pool"]),
    "exit": ("import os, sys\nprint('the licence has expired', file=sys.stderr, flush=True)\nos._exit(7)\n" + HANDLER, "failed",
             ["init", "exited", "the licence has expired"]),
    # Bound by a computed name, the host cannot see it.
    "missing": ("globals()['handle'] = lambda event: 1\n", "failed", ["app has no function handler; did you mean handle?"]),
    "endless": ("import threading\ndef wait():\n    threading.Event().wait()\nwait()\n" + HANDLER, "failed",
                ["InitTimeout: it does not come to its end; raise --timeout, if it is only slow; it stands here", "in wait"]),
    "memory": ("TABLE = bytearray(64 << 30)\n" + HANDLER, "failed", ["MemoryError", "the guest ran out of memory: raise --memory"]),
    "oom": ("held = []\nwhile True:\n    held.append(b'x' * (8 << 20))\n" + HANDLER, "failed", ["ran out of memory: raise --memory"]),
    "network": ("import socket\nDB = socket.create_connection(('cache.internal', 6379))\n" + HANDLER, "failed",
                ["the guest has no network: name the peers with --service HOST:PORT"]),
    # the handler
    "waiting": ("import socket\nDB = socket.create_connection(('db.internal', 5432))\n"
                "def handler(event, context):\n    return DB.recv(100).decode()\n", "failed",
                ["the handler fails on event 1 without a restore, too: it waits for the tcp connection to db.internal:5432",
                 "HandlerTimeout: the handler did not return within 30 s; it stands here", "return DB.recv(100)"]),
    "raising": ("def handler(event, context):\n    return event['missing']\n", "failed",
                ["the handler fails on event 1 without a restore, too: KeyError: 'missing'", "return event['missing']"]),
    # hooks
    "failing": ("import snapcheck_hooks as h\n@h.after_restore\ndef reconnect():\n    raise OSError('no route to db')\n" + HANDLER,
                "failed", ["the hook app.reconnect after the restore failed: OSError: no route to db"]),
    "hanging": ("import threading, snapcheck_hooks as h\n@h.after_restore\ndef wait():\n    threading.Event().wait()\n" + HANDLER,
                "failed", ["the hook app.wait after the restore failed: did not return within 6 s"]),
    "slow": ("import time, snapcheck_hooks as h\n@h.after_restore\ndef warm():\n    time.sleep(3)\n" + HANDLER, "failed",
             ["the budget is 2 s; the slowest is app.warm with 3"]),
    "before": ("import snapcheck_hooks as h\n@h.before_checkpoint\ndef close():\n    raise OSError('pool is busy')\n" + HANDLER,
               "failed", ["no snapshot was taken, because a before-hook failed", "OSError: pool is busy"]),
    "refusing": (GUEST.format("500 Internal Server Error"), "failed",
                 ["the hook POST /aws/lambda-microvms/runtime/v1/run after the restore failed: the answer is 500 instead of 200"]),
    "untold": (GUEST.format("200 OK"), "fine", []),
    # The guest's own name has an address, as everywhere.
    "late": ("import socket, snapcheck_hooks as h\nsocket.gethostbyname(socket.gethostname())\ndef renew(): pass\nknown = []\n"
             "def handler(event, context):\n    known or known.append(h.after_restore(renew))\n    return 1\n", "fine", []),
}
MORE = {"refusing": "life-cycle: lambda-microvms\nevents: [{path: /}]\n", "untold": "events: [{path: /}]\n"}  # in its configuration
QUICK = ("before", "crash", "exit", "hanging", "late", "memory", "missing", "network", "raising", "refusing", "untold")


def test_programs(folder):
    """Every run takes the quick ones, SNAPCHECK_ALL_CASES all of them; or those that the command line names."""
    names = sys.argv[3:] or (list(PROGRAMS) if os.environ.get("SNAPCHECK_ALL_CASES") else QUICK)
    for name in names:
        (folder / name).mkdir()
        (folder / name / "app.py").write_text(PROGRAMS[name][0])
        # The same for all, so that they share their boots.
        (folder / name / "snapcheck-verify.yaml").write_text("handler: app.handler\nservices: [db.internal:5432]\n" + MORE.get(name, ""))
    apps = verify_cases.verify("--clones", "2", "--timeout", "60", "--hook-budget", "2", *[folder / name for name in names], code=3)
    for app, name in zip(apps, names):
        print(f"{sum(phase['seconds'] for phase in app['phases']):6.1f} s  {name}: " +
              ", ".join(f"{phase['name']} {phase['seconds']:.1f}" for phase in app["phases"]))
        _, outcome, texts = PROGRAMS[name]
        missing = [text for text in texts if text not in app["reason"]]
        assert app["outcome"] == outcome and not missing, (name, app["outcome"], missing, app["reason"])
        assert "runner.py" not in app["reason"] or name != "missing", app["reason"]
        unsent = [text for text in app["notices"] if "name the platform with --life-cycle (lambda-microvms)" in text]
        assert bool(unsent) == (name == "untold"), (name, app["notices"])
        idle = [(hook["phase"], hook["name"], hook["lost"]) for hook in app["idle_hooks"]]
        assert idle == ([("after", "app.renew", False)] if name == "late" else []), (name, idle)


def test_a_full_disk(folder):
    """A limit on the size of files stands in for it: the write fails in the same place, with the same advice."""
    (folder / "small").mkdir()
    (folder / "small" / "app.py").write_text("def handler(event):\n    return 1\n")
    environment = {**verify_cases.ENVIRONMENT, "SNAPCHECK_CACHE": str(folder / "cache")}
    command = f"trap '' XFSZ; ulimit -f 2000; exec {SNAPCHECK} verify -q --handler app.handler {folder / 'small'}"
    result = subprocess.run(["bash", "-c", command], env=environment, capture_output=True, text=True, timeout=120)
    assert result.returncode == 3, (result.returncode, result.stderr)
    assert "cannot write" in result.stderr and "SNAPCHECK_CACHE" in result.stderr, result.stderr
    left = [path for path in (folder / "cache").rglob("*") if path.is_file()]
    assert not left, f"unfinished files: {left}"


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as work:
        test_a_full_disk(pathlib.Path(work))
        test_programs(pathlib.Path(work))
        print("ok")
