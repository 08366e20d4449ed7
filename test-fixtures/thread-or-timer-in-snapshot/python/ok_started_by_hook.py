"""The thread is started after the restore, in every clone on its own."""
import threading
import time

import boto3
from snapshot_restore_py import register_after_restore

table = boto3.resource("dynamodb").Table("flags")
flags = {}


def refresh_forever():
    while True:
        flags.update({item["flag"]: item["enabled"] for item in table.scan()["Items"]})
        time.sleep(30)


@register_after_restore
def start_refresher():
    threading.Thread(target=refresh_forever, daemon=True).start()


def lambda_handler(event, context):
    return {"enabled": flags.get(event["flag"], False)}
