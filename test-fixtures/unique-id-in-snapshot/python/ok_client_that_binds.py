"""A probe binds its source port, and listens to nobody."""
import select
import socket
import sys
import uuid


def probe(host, port):
    run = uuid.uuid4().hex
    link = socket.socket()
    link.bind(("", 0))
    link.connect((host, port))
    link.send(run.encode())
    while True:
        ready, _, _ = select.select([link], [], [], 5.0)
        if not ready:
            break
        print(run, link.recv(512))


if __name__ == "__main__":
    probe(sys.argv[1], int(sys.argv[2]))
