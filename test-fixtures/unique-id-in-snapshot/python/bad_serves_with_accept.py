"""A server without a library: it waits for connections in a loop."""
import socket
import uuid


class Shop:
    def __init__(self):
        self.node = uuid.uuid4().hex  # expect: unique-id-in-snapshot
        self.orders = []

    def handle(self, connection):
        order = uuid.uuid4().hex
        self.orders.append(order)
        connection.sendall(f"{self.node} {order}\n".encode())


def serve(shop):
    server = socket.socket()
    server.bind(("", 8080))  # note: connection-in-snapshot
    server.listen()
    while True:
        connection, _ = server.accept()
        with connection:
            shop.handle(connection)


def main():
    serve(Shop())


if __name__ == "__main__":
    main()
