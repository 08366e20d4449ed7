"""Everything that must be unique is made for whoever comes."""
import select
import socket
import uuid

SEEN = {}


def handle(reader):
    SEEN[reader.fileno()] = uuid.uuid4().hex
    reader.send(SEEN[reader.fileno()].encode())


listener = socket.socket()
listener.bind(("", 8080))  # note: connection-in-snapshot
listener.listen()
poller = select.epoll()
poller.register(listener.fileno(), select.EPOLLIN)
while True:
    for number, _ in poller.poll():
        SESSION = uuid.uuid4().hex
        SEEN[number] = SESSION
        handle(listener)
