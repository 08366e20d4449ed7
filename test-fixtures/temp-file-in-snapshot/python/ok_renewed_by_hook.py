"""Each clone makes a directory of its own: mkdtemp never takes one that exists."""
import os
import tempfile

from snapshot_restore_py import register_after_restore

work = tempfile.mkdtemp(prefix="convert-", dir="/mnt/efs/scratch")


@register_after_restore
def new_work_directory():
    global work
    work = tempfile.mkdtemp(prefix="convert-", dir="/mnt/efs/scratch")


def lambda_handler(event, context):
    path = os.path.join(work, "page.html")
    with open(path, "w", encoding="utf-8") as page:
        page.write(event["html"])
    return {"size": os.path.getsize(path)}
