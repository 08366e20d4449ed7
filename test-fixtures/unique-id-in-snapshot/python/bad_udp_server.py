"""Nobody listens on a datagram socket: it is bound, and takes what anybody sends."""
import socket
import uuid


def main():
    node = uuid.uuid4().hex  # expect: unique-id-in-snapshot
    link = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    link.bind(("", 5353))  # note: connection-in-snapshot
    while True:
        asked, peer = link.recvfrom(1500)
        link.sendto(node.encode() + b" " + asked, peer)


if __name__ == "__main__":
    main()
