import uuid


class Election:
    def __init__(self, lock, candidate):
        self.lock = lock
        self.candidate = candidate
        self.token = None

    def run(self):
        self.token = "%s-%s" % (self.lock, uuid.uuid4())
        return self.token
