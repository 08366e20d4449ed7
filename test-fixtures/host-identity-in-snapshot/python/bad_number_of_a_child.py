"""A worker that the service forks says its own number; the service itself keeps one of the snapshot."""
import os
import socketserver


class Worker:
    def __init__(self):
        self.pid = None


WORKERS = {}
MASTER = os.getpid()  # expect: host-identity-in-snapshot


def spawn():
    worker = Worker()
    pid = os.fork()  # expect: thread-or-timer-in-snapshot
    if pid != 0:
        WORKERS[pid] = worker
        return pid
    worker.pid = os.getpid()  # note: host-identity-in-snapshot
    WORKERS[0] = worker
    return 0


class Handler(socketserver.StreamRequestHandler):
    def handle(self):
        self.wfile.write(f"{MASTER} {[worker.pid for worker in WORKERS.values()]}".encode())


if __name__ == "__main__":
    spawn()
    with socketserver.TCPServer(("", 8080), Handler) as server:
        server.serve_forever()
