"""The decorator can be written with and without arguments: where it is put on, no thread is started."""
import functools
import threading


def in_background(function=None, daemon=False):
    def decorate(inner):
        @functools.wraps(inner)
        def start(*args):
            thread = threading.Thread(target=inner, args=args, daemon=daemon)
            thread.start()
            return thread

        return start

    if function:
        return decorate(function)
    return decorate


@in_background
def send(order):
    print("sent", order)


@in_background(daemon=True)
def index(order):
    print("indexed", order)


def lambda_handler(event, context):
    send(event["order"]).join()
    index(event["order"]).join()
    return {"order": event["order"]}
