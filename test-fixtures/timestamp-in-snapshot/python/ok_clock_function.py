"""The clock is passed as a function and read in the handler."""
import time


class TokenBucket:
    def __init__(self, rate, burst, clock=time.monotonic):
        self.rate = rate
        self.burst = burst
        self.clock = clock
        self.tokens = burst
        self.updated = None

    def take(self):
        now = self.clock()
        if self.updated is not None:
            self.tokens = min(self.burst, self.tokens + (now - self.updated) * self.rate)
        self.updated = now
        self.tokens -= 1
        return self.tokens >= 0


bucket = TokenBucket(rate=5, burst=20)


def lambda_handler(event, context):
    return {"statusCode": 200 if bucket.take() else 429}
