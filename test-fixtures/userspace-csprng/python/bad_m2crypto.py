# snapcheck-args: --platform firecracker
"""M2Crypto draws from the same OpenSSL generator."""
import redis
from M2Crypto import Rand

store = redis.Redis(host="sessions.internal")


def lambda_handler(event, context):
    session_key = Rand.rand_bytes(24).hex()  # expect: userspace-csprng
    store.setex(f"session:{session_key}", 3600, event["user"])
    return {"session": session_key}
