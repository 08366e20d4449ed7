"""Constants are the right thing for what is no generator."""
import random

from snapshot_restore_py import register_after_restore

rng = random.SystemRandom()
requests_seen = 0
recent = []
mode = "cold"


@register_after_restore
def reset():
    global requests_seen, mode
    requests_seen = 0
    mode = "restored"
    recent.clear()


def lambda_handler(event, context):
    global requests_seen
    requests_seen += 1
    recent.append(event["path"])
    return {"mode": mode, "requests": requests_seen, "lucky": rng.random() < 0.01, "recent": recent[-3:]}
