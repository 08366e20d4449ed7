"""The generator is safe; what was drawn from it before the snapshot is not."""
from snapcheck_hooks import SnapSafeRandom

GENERATOR = SnapSafeRandom()
SHARD = GENERATOR.randrange(16)  # expect: random-value-in-snapshot


def lambda_handler(event, context):
    return {"shard": SHARD, "delay": GENERATOR.random()}
