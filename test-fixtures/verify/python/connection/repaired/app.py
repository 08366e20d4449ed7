"""Each clone connects for itself."""
import socket

from snapcheck_hooks import after_restore


def connect():
    return socket.create_connection(("db.internal", 5432), timeout=20)


DB = connect()


@after_restore
def reconnect():
    global DB
    DB.close()
    DB = connect()


def handler(event, context):
    DB.sendall(b"select total from orders\n")
    return {"answer": DB.recv(64).decode()}
