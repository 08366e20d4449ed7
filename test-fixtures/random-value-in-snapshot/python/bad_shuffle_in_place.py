"""random.shuffle changes its argument; the list is a module variable."""
import random

MIRRORS = ["mirror-a.example.com", "mirror-b.example.com", "mirror-c.example.com"]
random.shuffle(MIRRORS)  # expect: random-value-in-snapshot


def lambda_handler(event, context):
    attempt = int(event.get("attempt", 0))
    mirror = MIRRORS[attempt % len(MIRRORS)]
    return {"url": f"https://{mirror}/{event['package']}"}
