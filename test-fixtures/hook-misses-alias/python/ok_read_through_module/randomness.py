import random

from snapshot_restore_py import register_after_restore

rng = random.Random()


@register_after_restore
def on_restore():
    global rng
    rng = random.Random()
