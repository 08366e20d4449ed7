"""The class has a copy under the same name, and somebody asks how long ago it was."""
import time

changed = time.time()  # expect: timestamp-in-snapshot


class View:
    changed = changed

    def is_old(self):
        return time.time() - self.changed > 60


def lambda_handler(event, context):
    return {"old": View().is_old()}
