import logging
import threading

log = logging.getLogger(__name__)


class MetricsBuffer:
    """Flushes itself once a minute."""

    def __init__(self):
        self.values = []
        self.timer = threading.Timer(60, self.flush)
        self.timer.daemon = True
        self.timer.start()  # expect: thread-or-timer-in-snapshot

    def add(self, value):
        self.values.append(value)

    def flush(self):
        log.info("%d values", len(self.values))
        self.values.clear()


metrics = MetricsBuffer()


def lambda_handler(event, context):
    metrics.add(event["value"])
    return {"buffered": len(metrics.values)}
