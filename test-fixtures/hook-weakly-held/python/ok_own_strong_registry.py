"""An own registry with an ordinary list."""
import time

from snapshot_restore_py import register_after_restore


class Lifecycle:
    def __init__(self):
        self._after = []
        register_after_restore(self.restored)

    def on_restore(self, function):
        self._after.append(function)
        return function

    def restored(self):
        for function in self._after:
            function()


lifecycle = Lifecycle()
started_at = time.time()


@lifecycle.on_restore
def renew_start():
    global started_at
    started_at = time.time()


def lambda_handler(event, context):
    return {"uptime": time.time() - started_at}
