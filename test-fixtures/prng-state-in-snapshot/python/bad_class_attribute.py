import random


class RetryPolicy:
    """Full jitter after the third failure."""

    _jitter = random.Random()  # expect: prng-state-in-snapshot

    def __init__(self, cap):
        self.cap = cap

    def delay(self, attempt):
        return self._jitter.uniform(0, min(self.cap, 0.1 * 2**attempt))


def lambda_handler(event, context):
    policy = RetryPolicy(cap=20)
    return {"delays": [policy.delay(attempt) for attempt in range(event["attempts"])]}
