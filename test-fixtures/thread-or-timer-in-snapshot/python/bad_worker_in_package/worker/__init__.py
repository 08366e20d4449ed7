"""A queue with a thread of its own, started when the package is imported."""
import logging
import queue
import threading

log = logging.getLogger(__name__)
_tasks = queue.Queue(maxsize=100)


def _work():
    while True:
        task = _tasks.get()
        log.info("task %s", task)
        _tasks.task_done()


def _start():
    thread = threading.Thread(target=_work, name="worker", daemon=True)
    thread.start()  # expect: thread-or-timer-in-snapshot
    return thread


_thread = _start()


def submit(task):
    _tasks.put(task, timeout=1)
    return _tasks.qsize()
