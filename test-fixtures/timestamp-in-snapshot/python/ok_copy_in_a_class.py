"""The class has a copy under the same name: which of two changes came first stays true."""
import time

changed = time.time()  # note: timestamp-in-snapshot


class View:
    changed = changed

    def is_old(self):
        return self.changed < changed

    def refresh(self):
        self.changed = time.time()


def change():
    global changed
    changed = time.time()
