"""Nothing draws before the snapshot, so the generator is seeded in the clone."""
import numpy as np

_rng = None


def get_rng():
    global _rng
    if not _rng:
        _rng = np.random.default_rng()
    return _rng


def lambda_handler(event, context):
    weights = np.asarray(event["weights"], dtype=float)
    choice = get_rng().choice(len(weights), p=weights / weights.sum())
    return {"arm": int(choice)}
