"""Each clone starts with a session and a timer of its own."""
import threading
import uuid

from snapcheck_hooks import after_restore

SESSION = ""


@after_restore
def renew():
    global SESSION
    SESSION = uuid.uuid4().hex
    timer = threading.Timer(300, renew)
    timer.daemon = True
    timer.start()


def handler(event, context):
    return {"session": SESSION}
