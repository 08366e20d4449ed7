"""The thread is started after the restore, in every clone on its own."""
import json
import pathlib
import threading
import time

from snapshot_restore_py import register_after_restore

SOURCE = pathlib.Path("/mnt/efs/flags.json")
flags = {}


def refresh_forever():
    while True:
        flags.update(json.loads(SOURCE.read_text()))
        time.sleep(30)


@register_after_restore
def start_refresher():
    threading.Thread(target=refresh_forever, daemon=True).start()


def lambda_handler(event, context):
    return {"enabled": flags.get(event["flag"], False)}
