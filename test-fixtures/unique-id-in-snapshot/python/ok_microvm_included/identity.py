import uuid

node = uuid.uuid4().hex


def renew():
    global node
    node = uuid.uuid4().hex
