"""The hook is a lambda."""
import random
from time import time

from snapshot_restore_py import register_after_restore

seats = random.Random()
register_after_restore(lambda: seats.seed(time()))  # expect: hook-reseeds-with-time


def lambda_handler(event, context):
    return {"seat": seats.choice(event["freeSeats"])}
