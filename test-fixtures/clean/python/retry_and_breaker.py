"""Retries and a circuit breaker: clocks and random sources are given as functions, jitter is drawn per call."""
import dataclasses
import functools
import logging
import random
import time

import requests

log = logging.getLogger(__name__)

CLOSED, OPEN, HALF_OPEN = "closed", "open", "half-open"


class CircuitOpen(Exception):
    """The service failed too often; no call was made."""


@dataclasses.dataclass(frozen=True)
class RetryPolicy:
    attempts: int = 4
    base: float = 0.1
    cap: float = 2.0

    def delays(self, rng):
        for attempt in range(self.attempts - 1):
            yield rng.uniform(0, min(self.cap, self.base * 2**attempt))


class CircuitBreaker:
    def __init__(self, threshold, reset_after, clock=time.monotonic):
        self.threshold = threshold
        self.reset_after = reset_after
        self.clock = clock
        self.failures = 0
        self.opened_at = None

    @property
    def state(self):
        if self.opened_at is None:
            return CLOSED
        return HALF_OPEN if self.clock() - self.opened_at >= self.reset_after else OPEN

    def call(self, function, *args, **kwargs):
        if self.state == OPEN:
            raise CircuitOpen(function.__name__)
        try:
            result = function(*args, **kwargs)
        except Exception:
            self.failures += 1
            if self.failures >= self.threshold:
                self.opened_at = self.clock()
            raise
        self.failures, self.opened_at = 0, None
        return result


def retrying(policy, errors, sleep=time.sleep):
    """Decorator: calls again after pauses that the operating system's generator chooses."""

    def decorate(function):
        @functools.wraps(function)
        def wrapper(*args, **kwargs):
            for delay in policy.delays(random.SystemRandom()):
                try:
                    return function(*args, **kwargs)
                except errors as error:
                    log.warning("%s: %s, again in %.2f s", function.__name__, error, delay)
                    sleep(delay)
            return function(*args, **kwargs)

        return wrapper

    return decorate


session = requests.Session()
breaker = CircuitBreaker(threshold=5, reset_after=30)


@retrying(RetryPolicy(attempts=3), errors=(requests.ConnectionError, requests.Timeout))
def fetch(path):
    answer = session.get(f"https://stock.internal.example.com/{path}", timeout=(1, 3))
    answer.raise_for_status()
    return answer.json()


def lambda_handler(event, context):
    try:
        return {"statusCode": 200, "stock": breaker.call(fetch, f"items/{event['sku']}")}
    except CircuitOpen:
        return {"statusCode": 503, "state": breaker.state}
