"""The deadline was computed before the snapshot; all clones are late from the first request on."""
import time
from time import monotonic as now

BUDGET_SECONDS = 600
LIMITS = {"requests": 10_000, "deadline": now() + BUDGET_SECONDS}  # expect: timestamp-in-snapshot


def lambda_handler(event, context):
    left = LIMITS["deadline"] - time.monotonic()
    if left < 0:
        return {"statusCode": 503, "headers": {"retry-after": "60"}}
    return {"statusCode": 200, "body": str(min(LIMITS["requests"], int(left)))}
