import os
import tempfile

from snapshot_restore_py import register_after_restore

work = tempfile.mkdtemp(prefix="convert-")


@register_after_restore
def new_work_directory():
    global work
    work = tempfile.mkdtemp(prefix="convert-")


def lambda_handler(event, context):
    path = os.path.join(work, "page.html")
    with open(path, "w", encoding="utf-8") as page:
        page.write(event["html"])
    return {"path": path}
