"""The child of each fork is the program; its parent ends."""
import os
import socket


def daemonize():
    if os.fork():
        os._exit(0)
    os.setsid()
    pid = os.fork()
    if pid > 0:
        os._exit(0)


daemonize()
server = socket.socket()
server.bind(("", 8080))  # note: connection-in-snapshot
server.listen()
while True:
    connection, address = server.accept()
    connection.close()
