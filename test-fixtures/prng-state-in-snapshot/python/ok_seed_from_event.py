"""The same request shall give the same sample: the seed comes with the event."""
import random


def lambda_handler(event, context):
    rng = random.Random(event["experimentId"])
    order = list(event["participants"])
    rng.shuffle(order)
    half = len(order) // 2
    return {"control": sorted(order[:half]), "treatment": sorted(order[half:])}
