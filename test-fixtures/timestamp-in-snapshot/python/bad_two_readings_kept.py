"""The duration is harmless, the start that stays in the module is not: the handler computes with it."""
import json
import pathlib
import time

_import_started = time.perf_counter()  # expect: timestamp-in-snapshot
MODEL = json.loads(pathlib.Path("model.json").read_text())
LOAD_SECONDS = time.perf_counter() - _import_started


def lambda_handler(event, context):
    age = time.perf_counter() - _import_started
    return {"loadSeconds": LOAD_SECONDS, "age": age, "version": MODEL["version"]}
