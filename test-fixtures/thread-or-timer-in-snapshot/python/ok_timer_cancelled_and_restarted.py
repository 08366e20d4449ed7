import logging
import threading

from snapshot_restore_py import register_after_restore, register_before_snapshot

log = logging.getLogger(__name__)


class MetricsBuffer:
    def __init__(self):
        self.values = []
        self.timer = None
        self.start()
        register_before_snapshot(self.stop)
        register_after_restore(self.start)

    def start(self):
        self.timer = threading.Timer(60, self.flush)
        self.timer.daemon = True
        self.timer.start()

    def stop(self):
        self.timer.cancel()
        self.timer.join()

    def flush(self):
        log.info("%d values", len(self.values))
        self.values.clear()


metrics = MetricsBuffer()


def lambda_handler(event, context):
    metrics.values.append(event["value"])
    return {"buffered": len(metrics.values)}
