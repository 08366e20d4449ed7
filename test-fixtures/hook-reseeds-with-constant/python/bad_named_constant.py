"""The constant has a name and comes from another variable."""
import numpy as np
import snapshot_restore_py

DEFAULT_SEED = 20240607
rng = np.random.default_rng()


def after_restore():
    global rng
    rng = np.random.default_rng(DEFAULT_SEED)  # expect: hook-reseeds-with-constant


snapshot_restore_py.register_after_restore(after_restore)


def lambda_handler(event, context):
    sample = rng.choice(event["rows"], size=min(100, len(event["rows"])), replace=False)
    return {"sample": sample.tolist()}
