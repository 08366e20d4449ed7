#!/usr/bin/env python3
"""snapcheck verify on programs whose hooks fail, hang, take too long or never run: each is named, with what it did."""
import os
import pathlib
import tempfile

import verify_cases

HANDLER = "\ndef handler(event, context):\n    return {'ok': True}\n"
PROGRAMS = {
    "failing": "import snapcheck_hooks as h\n@h.after_restore\ndef reconnect():\n    raise OSError('no route to db')\n" + HANDLER,
    "hanging": "import threading, snapcheck_hooks as h\n@h.after_restore\ndef wait():\n    threading.Event().wait()\n" + HANDLER,
    "slow": "import time, snapcheck_hooks as h\n@h.after_restore\ndef warm():\n    time.sleep(3)\n" + HANDLER,
    "before": "import snapcheck_hooks as h\n@h.before_checkpoint\ndef close():\n    raise OSError('pool is busy')\n" + HANDLER,
    "late": "import snapcheck_hooks as h\ndef renew(): pass\nknown = []\n"
            "def handler(event, context):\n    known or known.append(h.after_restore(renew))\n    return 1\n",
}
# name -> outcome, and what the reason says
EXPECTED = {
    "failing": ("failed", "the hook app.reconnect after the restore failed: OSError: no route to db"),
    "hanging": ("failed", "the hook app.wait after the restore failed: did not return within 6 s"),
    "slow": ("failed", "the budget is 2 s; the slowest is app.warm with 3"),
    "before": ("failed", "OSError: pool is busy"),
    "late": ("fine", ""),
}


QUICK = ("hanging", "late")


def main(folder):
    """Every run takes the quick ones, SNAPCHECK_ALL_CASES all of them."""
    names = list(EXPECTED) if os.environ.get("SNAPCHECK_ALL_CASES") else QUICK
    for name, text in PROGRAMS.items():
        (folder / name).mkdir()
        (folder / name / "app.py").write_text(text)
        (folder / name / "snapcheck-verify.yaml").write_text("handler: app.handler\n")
    apps = verify_cases.verify("--clones", "2", "--hook-budget", "2", *[folder / name for name in names], code=3)
    for app, name in zip(apps, names):
        outcome, text = EXPECTED[name]
        assert (app["outcome"], text in app["reason"]) == (outcome, True), (name, app["outcome"], app["reason"])
        idle = [(hook["phase"], hook["name"], hook["lost"]) for hook in app["idle_hooks"]]
        assert idle == ([("after", "app.renew", False)] if name == "late" else []), (name, idle)
    print(f"ok: {len(apps)} programs")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as work:
        main(pathlib.Path(work))
