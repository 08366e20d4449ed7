"""Who fills what the branches ask for is not written down as a call or an assignment."""
import json
import os
import uuid


class Client:
    def __init__(self):
        self._token = None
        self.token = os.getenv("TOKEN")
        if self._token:
            self.session = uuid.uuid4()  # expect: unique-id-in-snapshot

    @property
    def token(self):
        return self._token

    @token.setter
    def token(self, value):
        self._token = value


CLIENT = Client()
seen = False


def remember(pairs):
    global seen
    seen = True
    return pairs


SETTINGS = json.loads(os.environ["SETTINGS"], object_hook=remember)
if seen:
    FIRST = uuid.uuid4()  # expect: unique-id-in-snapshot


def enabled():
    value = os.getenv("IDS")
    if value is None:
        return False
    return value == "1"


if enabled():
    SECOND = uuid.uuid4()  # expect: unique-id-in-snapshot


def make(debug=False):
    if debug or os.getenv("DEBUG") is None:
        return uuid.uuid4()
    return None


THIRD = make()  # expect: unique-id-in-snapshot


def lambda_handler(event, context):
    return [str(CLIENT.session), str(FIRST), str(SECOND), str(THIRD)]
