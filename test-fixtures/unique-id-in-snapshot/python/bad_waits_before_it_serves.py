"""It waits for an announcement, in a loop, before it begins to serve requests."""
import socket
import uuid

from flask import Flask

PEERS = []


def discover():
    listener = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    listener.bind(("", 9999))
    while True:
        data, address = listener.recvfrom(1024)
        PEERS.append((data, address))
        if data == b"end":
            break
    listener.close()


discover()
NODE = uuid.uuid4().hex  # expect: unique-id-in-snapshot
app = Flask(__name__)


@app.route("/")
def index():
    return NODE
