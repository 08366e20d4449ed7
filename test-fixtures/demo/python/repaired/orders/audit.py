"""The audit journal: one line an order, written at once, copied to the archive folder from time to time."""
import json
import os
import shutil
import tempfile
import threading
import time

PATH = os.path.join(tempfile.gettempdir(), "orders-journal.jsonl")
EVERY = 30.0

_archive = None


def copy_to_archive(archive):
    while True:
        time.sleep(EVERY)
        shutil.copy(PATH, archive)


def start_copier():
    """Makes the archive folder and starts the thread; called by the first order, after any restore."""
    global _archive
    if _archive is None:
        _archive = tempfile.mkdtemp(prefix="orders-archive-")
        threading.Thread(target=copy_to_archive, args=(_archive,), daemon=True).start()


def record(order, amount):
    start_copier()
    with open(PATH, "a", encoding="utf-8") as journal:
        journal.write(json.dumps({"order": order, "amount": amount}) + "\n")
