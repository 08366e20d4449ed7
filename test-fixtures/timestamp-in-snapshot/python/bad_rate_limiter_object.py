"""A token bucket that believes to have been idle since it was built."""
import time


class TokenBucket:
    def __init__(self, rate, burst):
        self.rate = rate
        self.tokens = burst
        self.burst = burst
        self.updated = time.monotonic()  # expect: timestamp-in-snapshot

    def take(self):
        now = time.monotonic()
        self.tokens = min(self.burst, self.tokens + (now - self.updated) * self.rate)
        self.updated = now
        if self.tokens < 1:
            return False
        self.tokens -= 1
        return True


bucket = TokenBucket(rate=5, burst=20)


def lambda_handler(event, context):
    return {"statusCode": 200 if bucket.take() else 429}
