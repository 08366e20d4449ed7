"""Who this process is. Other modules read identity.instance_id when they need it and keep no copy."""
import time
import uuid

instance_id = ""
started_at = 0.0


def renew():
    global instance_id, started_at
    instance_id = uuid.uuid4().hex
    started_at = time.time()


def uptime():
    return time.time() - started_at


renew()
