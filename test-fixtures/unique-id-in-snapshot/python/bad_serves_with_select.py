"""A script that waits with select, in a function that its loop calls."""
import select
import socket
import sys
import uuid

NODE = uuid.uuid4().hex  # expect: unique-id-in-snapshot
SEEN = {}


def run_once(readers):
    ready, _, _ = select.select(readers, [], [])
    for reader in ready:
        SEEN[reader.fileno()] = uuid.uuid4().hex
        reader.send(f"{NODE} {SEEN[reader.fileno()]}".encode())


def main():
    listener = socket.socket()
    listener.bind(("", 8080))  # note: connection-in-snapshot
    listener.listen()
    readers = [listener]
    running = True
    while running:
        run_once(readers)
    return 0


sys.exit(main())
