"""A worker that waits for jobs: what it makes of them it makes when there are requests."""
import queue
import threading
import time
import uuid


class Worker(threading.Thread):
    def __init__(self):
        super().__init__(daemon=True)
        self.jobs = queue.Queue()
        self.done = {}
        self.last = 0.0

    def run(self):
        while True:
            job = self.jobs.get()
            self.done[job] = uuid.uuid4().hex
            self.last = time.time()


WORKER = Worker()
WORKER.start()  # expect: thread-or-timer-in-snapshot


def lambda_handler(event, context):
    WORKER.jobs.put(event["job"])
    return {"done": WORKER.done.get(event["job"]), "last": WORKER.last}
