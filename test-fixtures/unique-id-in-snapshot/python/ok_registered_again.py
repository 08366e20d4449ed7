"""What is unregistered is registered anew, or by somebody else, or only when the program ends."""
import uuid

from snapcheck_hooks import after_restore, unregister

INSTANCE = uuid.uuid4().hex
SESSION = uuid.uuid4().hex


def renew_instance():
    global INSTANCE
    INSTANCE = uuid.uuid4().hex


@after_restore
def renew_session():
    global SESSION
    SESSION = uuid.uuid4().hex


def close():
    unregister(renew_session)


class Board:
    def __init__(self):
        self.renew()
        after_restore(self.renew)

    def renew(self):
        self.name = uuid.uuid4().hex

    def close(self):
        unregister(self.renew)


after_restore(renew_instance)
unregister(renew_instance)
after_restore(renew_instance)
BOARD = Board()
Board().close()


def lambda_handler(event, context):
    return {"instance": INSTANCE, "session": SESSION, "board": BOARD.name}
