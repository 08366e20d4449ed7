import functools
import socket


@functools.lru_cache(maxsize=1)
def worker_name():
    """Called by the handler only."""
    return f"encoder@{socket.gethostname()}"


def lambda_handler(event, context):
    return {"worker": worker_name(), "jobs": len(event["jobs"])}
