"""The name of the system's directory for temporary files is a constant."""
import pathlib
import shutil
import tempfile

TEMP = pathlib.Path(tempfile.gettempdir())
CACHE = TEMP / "thumbnails"


def lambda_handler(event, context):
    CACHE.mkdir(exist_ok=True)
    usage = shutil.disk_usage(TEMP)
    return {"free": usage.free, "cached": len(list(CACHE.iterdir()))}
