import csv
import pathlib

DATA = pathlib.Path("/mnt/efs/exports")


def open_export(name):
    DATA.mkdir(parents=True, exist_ok=True)
    return open(DATA / f"{name}.csv", "a", newline="")


EXPORT = open_export("orders")  # expect: open-file-in-snapshot


def handler(event, context):
    writer = csv.writer(EXPORT)
    writer.writerows([order["id"], order["total"]] for order in event["orders"])
    EXPORT.flush()
    return {"rows": len(event["orders"])}
