"""The parent ends; what stands before that runs only when there was no fork."""
import os
import socket


def daemonize():
    try:
        pid = os.fork()
    except OSError as error:
        raise RuntimeError("cannot fork: " + str(error.strerror)) from error
    if pid > 0:
        os._exit(0)
    os.setsid()


daemonize()
server = socket.socket()
server.bind(("", 8080))  # note: connection-in-snapshot
server.listen()
while True:
    connection, address = server.accept()
    connection.close()
