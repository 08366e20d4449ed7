"""The accept loop calls a function that is defined beside it, and uses its key."""
import os
import socket


def main():
    key = os.urandom(16)  # expect: key-or-nonce-in-snapshot
    listener = socket.socket()
    listener.bind(("", 7000))  # note: connection-in-snapshot
    listener.listen()

    def answer(peer):
        peer.send(key)
        peer.close()

    while True:
        client, _ = listener.accept()
        answer(client)


if __name__ == "__main__":
    main()
