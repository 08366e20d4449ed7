"""Model files are unpacked at import into a directory that is cleaned up when the first clone ends."""
import pathlib
import tarfile
import tempfile

directory = tempfile.TemporaryDirectory(prefix="model-", dir="/mnt/efs")  # expect: temp-file-in-snapshot

with tarfile.open("/opt/model.tar.gz") as archive:
    archive.extractall(directory.name, filter="data")


def lambda_handler(event, context):
    labels = (pathlib.Path(directory.name) / "labels.txt").read_text().splitlines()
    return {"label": labels[event["class"]]}
