"""A timer renews the session every five minutes. Until it fires for the first time, all clones have the same one."""
import threading
import uuid

SESSION = uuid.uuid4().hex


def renew():
    global SESSION
    SESSION = uuid.uuid4().hex
    start()


def start():
    timer = threading.Timer(300, renew)
    timer.daemon = True
    timer.start()


start()


def handler(event, context):
    return {"session": SESSION}
