"""What its loop gives is kept, or counted: the program goes on behind it."""
import select
import socket
import uuid


def discover():
    listener = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    listener.bind(("", 9999))
    while True:
        select.select([listener], [], [])
        data, _ = listener.recvfrom(1024)
        if data:
            return data


def gather(server):
    peers = []
    while len(peers) < 3:
        connection, _ = server.accept()
        peers.append(connection.recv(100))
    Settings.peers = peers
    Settings.ticket = uuid.uuid4().hex  # expect: unique-id-in-snapshot


class Settings:
    peers = []
    ticket = ""


MASTER = discover()
gather(socket.create_server(("", 9998)))
NODE = uuid.uuid4().hex  # expect: unique-id-in-snapshot
