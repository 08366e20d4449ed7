"""Counters, sent to the statsd agent beside the function."""
import socket

AGENT = ("127.0.0.1", 8125)


class Metrics:
    def __init__(self):
        self._host = socket.gethostname()  # expect: host-identity-in-snapshot
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._socket.connect(AGENT)  # expect: connection-in-snapshot

    def count(self, name):
        try:
            self._socket.send(f"{self._host}.{name}:1|c".encode())
        except OSError:
            pass  # nobody listens: a lost counter is no reason to lose an order


_metrics = Metrics()
count = _metrics.count
