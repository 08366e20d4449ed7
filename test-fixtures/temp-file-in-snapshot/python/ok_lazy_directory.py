import os
import tempfile

_work = None


def work_directory():
    global _work
    if _work is None:
        _work = tempfile.mkdtemp(prefix="convert-")
    return _work


def lambda_handler(event, context):
    path = os.path.join(work_directory(), "page.html")
    with open(path, "w", encoding="utf-8") as page:
        page.write(event["html"])
    return {"path": path, "size": os.path.getsize(path)}
