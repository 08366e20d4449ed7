"""The connection to the database is opened at init: a clone has the socket, and nobody at its other end."""
import socket

DB = socket.create_connection(("db.internal", 5432), timeout=20)


def handler(event, context):
    DB.sendall(b"select total from orders\n")
    return {"answer": DB.recv(64).decode()}
