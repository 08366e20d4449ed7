"""Prices over a connection; one that fails is opened again, and the request repeated."""
import socket

link = None


def connect():
    return socket.create_connection(("quote.internal", 7300), timeout=20)


def ask(good):
    link.sendall(good.encode() + b"\n")
    return link.recv(64).decode()


def handler(event, context):
    global link
    try:
        quote = ask("pen")
    except OSError:
        link = connect()
        quote = ask("pen")
    return {"status": 200, "quote": quote}


link = connect()  # snapcheck: ignore[connection-in-snapshot] one that is lost is opened again
