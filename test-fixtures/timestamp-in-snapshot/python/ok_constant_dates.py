"""Dates from constants and parsers."""
import datetime
import time

EPOCH = datetime.datetime(2020, 1, 1, tzinfo=datetime.timezone.utc)
GO_LIVE = datetime.date.fromisoformat("2024-03-01")
TARIFF_CHANGE = datetime.datetime.strptime("2025-01-01 00:00", "%Y-%m-%d %H:%M")
LEGACY_EPOCH = time.gmtime(0)
GRACE = datetime.timedelta(days=14)


def lambda_handler(event, context):
    day = datetime.date.fromisoformat(event["day"])
    return {
        "live": day >= GO_LIVE,
        "tariff": "new" if day >= TARIFF_CHANGE.date() - GRACE else "old",
        "year": LEGACY_EPOCH.tm_year,
        "sinceEpoch": (day - EPOCH.date()).days,
    }
