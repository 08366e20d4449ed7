"""The clock is a partial in another module."""
import clocks

STARTED = clocks.now()  # expect: timestamp-in-snapshot


def lambda_handler(event, context):
    return {"uptime": clocks.now() - STARTED}
