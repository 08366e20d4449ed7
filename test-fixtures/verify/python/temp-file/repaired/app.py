"""Writes parts of an upload into a folder of its own, made for the request."""
import os
import tempfile


def handler(event, context):
    with tempfile.TemporaryDirectory(prefix="upload-") as folder:
        with open(os.path.join(folder, "part"), "w", encoding="utf-8") as part:
            part.write("x")
        return {"folder": folder}
