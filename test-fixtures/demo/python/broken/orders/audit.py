"""The audit journal: one line an order, written at once, copied to the archive folder from time to time."""
import json
import os
import shutil
import tempfile
import threading

PATH = os.path.join(tempfile.gettempdir(), "orders-journal.jsonl")
EVERY = 30.0

journal = open(PATH, "a", encoding="utf-8")  # expect: open-file-in-snapshot
archive = tempfile.mkdtemp(prefix="orders-archive-")  # expect: temp-file-in-snapshot


def copy_to_archive(stopped):
    while not stopped.wait(EVERY):
        shutil.copy(PATH, archive)


_stopped = threading.Event()
_copier = threading.Thread(target=copy_to_archive, args=(_stopped,), daemon=True)
_copier.start()  # expect: thread-or-timer-in-snapshot


def record(order, amount):
    journal.write(json.dumps({"order": order, "amount": amount}) + "\n")
    journal.flush()
