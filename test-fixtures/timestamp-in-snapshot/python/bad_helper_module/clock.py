import time


def stamp(name):
    seconds = int(time.time())
    return f"{name}-{seconds:x}"
