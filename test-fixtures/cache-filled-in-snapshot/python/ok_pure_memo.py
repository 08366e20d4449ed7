"""Memoised computations of constants are what snapshots are for."""
import functools
import re


@functools.lru_cache(maxsize=256)
def compiled(pattern):
    return re.compile(pattern, re.IGNORECASE)


@functools.cache
def fibonacci(n):
    return n if n < 2 else fibonacci(n - 1) + fibonacci(n - 2)


fibonacci(90)
for common in (r"^\d+$", r"^[a-z]+$", r"\s+"):
    compiled(common)


def lambda_handler(event, context):
    matches = [text for text in event["texts"] if compiled(event["pattern"]).search(text)]
    return {"matches": matches, "points": fibonacci(min(event.get("level", 10), 90))}
