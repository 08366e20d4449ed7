"""One worker is kept, another one had the job of the start-up, and both are gone."""
import time


class Worker:
    def __init__(self, target=None):
        self._target = target

    def work(self):
        if self._target is not None:
            self._target()


class Warmup:
    def __init__(self):
        self.started = time.monotonic()

    def run(self):
        worker = Worker(target=self.fill)
        worker.work()

    def fill(self):
        print("warm after", time.monotonic() - self.started)


MAIN = Worker()
Warmup().run()


def lambda_handler(event, context):
    MAIN.work()
    return {"status": 200}
