"""The program ends only when the fork failed: the child works, the parent serves."""
import os
import socket
import sys


def work():
    while True:
        os.waitid(os.P_ALL, 0, os.WEXITED)


def start():
    try:
        pid = os.fork()  # expect: thread-or-timer-in-snapshot
    except OSError as error:
        print("cannot fork:", error)
        sys.exit(1)
    if pid == 0:
        work()
        os._exit(0)
    print("worker started")


start()
server = socket.socket()
server.bind(("", 8080))  # note: connection-in-snapshot
server.listen()
while True:
    connection, address = server.accept()
    connection.close()
