"""Writes parts of an upload into a folder of its own."""
import os
import tempfile

FOLDER = tempfile.mkdtemp(prefix="upload-")


def handler(event, context):
    with open(os.path.join(FOLDER, "part"), "w", encoding="utf-8") as part:
        part.write("x")
    return {"folder": FOLDER}
