"""start() of the class starts the thread, by way of its super."""
import socket
import threading
import uuid


class Greeter(threading.Thread):
    def __init__(self, port):
        super().__init__(name="greeter")
        self.instance = uuid.uuid4().hex  # expect: unique-id-in-snapshot
        self.listener = socket.create_server(("", port))  # note: connection-in-snapshot

    def start(self):
        print("listening")
        super().start()

    def run(self):
        while True:
            client, _ = self.listener.accept()
            with client:
                client.sendall(f"{self.instance}\n".encode())


if __name__ == "__main__":
    greeter = Greeter(7070)
    greeter.start()
    greeter.join()
