"""The value is drawn again after every restore, from an unpredictable source."""
import secrets

from snapshot_restore_py import register_after_restore

SHARDS = 16
my_shard = None


def choose_shard():
    global my_shard
    my_shard = secrets.randbelow(SHARDS)


register_after_restore(choose_shard)


def lambda_handler(event, context):
    if my_shard is None:
        choose_shard()
    return {"shard": my_shard}
