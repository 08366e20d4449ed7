import os
import random
import socket

# expect: suppression-without-reason
# snapcheck: ignore[prng-state-in-snapshot, host-identity-in-snapshot]
NODE = socket.gethostname()  # expect: host-identity-in-snapshot

rng = random.SystemRandom()


def lambda_handler(event, context):
    return {"node": NODE, "pid": os.getpid(), "pick": rng.choice(event["candidates"])}
