"""The time in another zone is that at which the program began, and so is its hour."""
from datetime import datetime, timezone

HOUR = datetime.now(timezone.utc).astimezone().hour  # note: timestamp-in-snapshot
LOCAL = datetime.now(timezone.utc).astimezone()  # expect: timestamp-in-snapshot


def lambda_handler(event, context):
    return {"night": HOUR < 6, "since": datetime.now(LOCAL.tzinfo) - LOCAL}
