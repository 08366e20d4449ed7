"""The hook reseeds the generator, but the number that was drawn from it before the snapshot stays."""
import random

from snapshot_restore_py import register_after_restore

sampling_offset = random.random()  # expect: random-value-in-snapshot


@register_after_restore
def reseed():
    random.seed()


def is_sampled(number):
    return (number * 0.6180339887 + sampling_offset) % 1.0 < 0.01


def lambda_handler(event, context):
    return {"sampled": [number for number in event["numbers"] if is_sampled(number)]}
