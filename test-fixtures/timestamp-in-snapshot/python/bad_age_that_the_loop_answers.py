"""The loop compares the age and answers it, too."""
import select
import socket
import time

TIDY_SECONDS = 60


def main():
    listener = socket.socket()
    listener.bind(("", 7000))  # note: connection-in-snapshot
    listener.listen()
    tidied = time.monotonic()  # expect: timestamp-in-snapshot
    while True:
        ready, _, _ = select.select([listener], [], [], 1.0)
        now = time.monotonic()
        if now - tidied > TIDY_SECONDS:
            tidied = now
        for _ in ready:
            client, _ = listener.accept()
            client.send(f"last tidied {now - tidied:.0f} s ago\n".encode())
            client.close()


if __name__ == "__main__":
    main()
