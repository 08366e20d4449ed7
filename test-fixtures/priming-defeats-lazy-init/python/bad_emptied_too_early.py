"""What the warm-up empties it fills again, or empties only sometimes, or in another object."""
import os
import uuid

INSTANCE = None
IDS = {}
RUN = None


def instance():
    global INSTANCE
    if INSTANCE is None:
        INSTANCE = uuid.uuid4().hex  # expect: priming-defeats-lazy-init
    return INSTANCE


def ident(kind):
    if kind not in IDS:
        IDS[kind] = uuid.uuid4().hex  # expect: priming-defeats-lazy-init
    return IDS[kind]


def run():
    global RUN
    if not RUN:
        RUN = uuid.uuid4().hex  # expect: priming-defeats-lazy-init
    return RUN


class Session:
    def __init__(self):
        self._token = None

    def token(self):
        if self._token is None:
            self._token = uuid.uuid4().hex  # expect: priming-defeats-lazy-init
        return self._token

    def forget(self):
        self._token = None


FIRST = Session()
SECOND = Session()
FIRST.token()
SECOND.forget()


def warm_up():
    global INSTANCE
    lambda_handler({"kind": "warm"}, None)
    INSTANCE = None
    lambda_handler({"kind": "again"}, None)


def forget():
    IDS.clear()


warm_up()
run()
if os.environ["STAGE"] == "test":
    forget()
    RUN = None


def lambda_handler(event, context):
    return [instance(), ident(event["kind"])]


def other_handler(event, context):
    return [FIRST.token(), SECOND.token(), run()]
