"""What the decorator made is called while the module loads."""
import functools
import threading
import time


def in_background(daemon=False):
    def decorate(inner):
        @functools.wraps(inner)
        def start(*args):
            thread = threading.Thread(target=inner, args=args, daemon=daemon)
            thread.start()  # expect: thread-or-timer-in-snapshot
            return thread

        return start

    return decorate


@in_background(daemon=True)
def watch(folder):
    while True:
        time.sleep(60)


watch("/tmp/orders")


def lambda_handler(event, context):
    return {"order": event["order"]}
