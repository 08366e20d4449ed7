"""The loop tidies up every minute: after a restore once too early, and then as before."""
import select
import socket
import time

TIDY_SECONDS = 60


def main():
    listener = socket.socket()
    listener.bind(("", 7000))  # note: connection-in-snapshot
    listener.listen()
    tidied = time.monotonic()  # note: timestamp-in-snapshot
    idle = {}
    while True:
        ready, _, _ = select.select([listener, *idle], [], [], 1.0)
        now = time.monotonic()
        if now - tidied > TIDY_SECONDS:
            for peer in [peer for peer, seen in idle.items() if now - seen > TIDY_SECONDS]:
                idle.pop(peer).close()
            tidied = now
        for peer in ready:
            if peer is listener:
                client, _ = listener.accept()
                idle[client] = now
            else:
                peer.send(peer.recv(512))
                idle[peer] = now


if __name__ == "__main__":
    main()
