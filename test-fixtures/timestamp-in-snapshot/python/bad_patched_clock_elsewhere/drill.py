"""Freezes the clock for a drill."""
import time


def freeze(now):
    def frozen():
        return now

    time.time = frozen
