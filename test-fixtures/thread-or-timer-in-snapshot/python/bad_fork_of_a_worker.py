"""The child works, the parent serves."""
import os
import socket


def work():
    while True:
        os.waitid(os.P_ALL, 0, os.WEXITED)


def start():
    if os.fork():  # expect: thread-or-timer-in-snapshot
        print("worker started")
    else:
        work()
        os._exit(0)


start()
server = socket.socket()
server.bind(("", 8080))  # note: connection-in-snapshot
server.listen()
while True:
    connection, address = server.accept()
    connection.close()
