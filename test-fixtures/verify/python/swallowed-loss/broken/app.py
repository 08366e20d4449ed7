"""Prices over a connection that is opened at start; a request that fails is answered with 503."""
import socket

LINK = socket.create_connection(("quote.internal", 7300), timeout=20)


def handler(event, context):
    try:
        LINK.sendall(b"pen\n")
        return {"status": 200, "quote": LINK.recv(64).decode()}
    except OSError:
        return {"status": 503, "quote": None}
