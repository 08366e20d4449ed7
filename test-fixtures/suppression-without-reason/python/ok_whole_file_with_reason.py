"""Statistics of one deployment."""
# snapcheck: ignore-file[timestamp-in-snapshot] this page shows when the version was published, and that is meant
import datetime
import time

PUBLISHED = datetime.datetime.now(datetime.timezone.utc)
PUBLISHED_SECONDS = time.time()


def lambda_handler(event, context):
    return {"published": PUBLISHED.isoformat(), "seconds": PUBLISHED_SECONDS}
