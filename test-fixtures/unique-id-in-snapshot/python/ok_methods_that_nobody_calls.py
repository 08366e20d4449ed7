"""Neither the module nor a library calls the method that allows it; a request does."""
import logging
import uuid


class Journal:
    def __init__(self):
        self.allowed = False
        self.node = None
        logging.info("a journal")
        self.reopen()

    def close(self):
        return self.node

    def allow(self):
        self.allowed = True
        self.reopen()

    def reopen(self):
        if self.allowed:
            self.node = uuid.uuid4().hex


JOURNAL = Journal()


def lambda_handler(event, context):
    JOURNAL.allow()
    return JOURNAL.close()
