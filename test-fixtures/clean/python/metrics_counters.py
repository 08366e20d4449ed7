"""Counters and histograms of a process: clones go on from the numbers of the snapshot, which nobody takes for ids."""
import bisect
import collections
import json
import threading
import time

BUCKETS = (5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000)


class Counter:
    def __init__(self, name, labels=()):
        self.name = name
        self.labels = tuple(labels)
        self._values = collections.Counter()
        self._lock = threading.Lock()

    def add(self, amount=1, **labels):
        key = tuple(labels.get(label, "") for label in self.labels)
        with self._lock:
            self._values[key] += amount

    def samples(self):
        with self._lock:
            return [(self.name, dict(zip(self.labels, key)), value) for key, value in self._values.items()]


class Histogram:
    def __init__(self, name, buckets=BUCKETS):
        self.name = name
        self.buckets = tuple(buckets)
        self.counts = [0] * (len(self.buckets) + 1)
        self.sum = 0.0

    def observe(self, value):
        self.counts[bisect.bisect_left(self.buckets, value)] += 1
        self.sum += value

    def time(self):
        return _Timer(self)

    def samples(self):
        total = 0
        for bound, count in zip((*self.buckets, float("inf")), self.counts):
            total += count
            yield f"{self.name}_bucket", {"le": bound}, total
        yield f"{self.name}_sum", {}, self.sum


class _Timer:
    def __init__(self, histogram):
        self.histogram = histogram
        self.started = None

    def __enter__(self):
        self.started = time.perf_counter()
        return self

    def __exit__(self, *exc_info):
        self.histogram.observe((time.perf_counter() - self.started) * 1000)


class Registry:
    def __init__(self):
        self._metrics = {}

    def register(self, metric):
        if metric.name in self._metrics:
            raise ValueError(f"{metric.name} exists")
        self._metrics[metric.name] = metric
        return metric

    def render(self):
        return [sample for metric in self._metrics.values() for sample in metric.samples()]


REGISTRY = Registry()
REQUESTS = REGISTRY.register(Counter("requests_total", labels=("route", "status")))
ERRORS = REGISTRY.register(Counter("errors_total", labels=("kind",)))
LATENCY = REGISTRY.register(Histogram("latency_ms"))


def route(event):
    if event["rawPath"] == "/metrics":
        return 200, REGISTRY.render()
    if event["rawPath"].startswith("/echo/"):
        return 200, {"echo": event["rawPath"].removeprefix("/echo/")}
    return 404, {"error": "not found"}


def lambda_handler(event, context):
    with LATENCY.time():
        try:
            status, body = route(event)
        except Exception as error:
            ERRORS.add(kind=type(error).__name__)
            raise
    REQUESTS.add(route=event["rawPath"], status=str(status))
    return {"statusCode": status, "body": json.dumps(body)}
