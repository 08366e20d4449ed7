"""The loop of a server around selectors."""
import selectors
import socket
import uuid


class Server:
    def __init__(self):
        self.node = uuid.uuid4().hex  # expect: unique-id-in-snapshot
        self.running = True
        self.last = None

    def handle(self, connection):
        self.last = uuid.uuid4().hex
        connection.send((self.node + self.last).encode())

    def run(self):
        listener = socket.create_server(("", 8080))  # note: connection-in-snapshot
        with selectors.DefaultSelector() as selector:
            selector.register(listener, selectors.EVENT_READ)
            while self.running:
                for key, _ in selector.select(1.0):
                    self.handle(key.fileobj)


if __name__ == "__main__":
    Server().run()
