"""The thread in which the program serves is snapshotted where it waits for requests."""
import socket
import threading
import uuid


class Greeter(threading.Thread):
    def __init__(self, port):
        super().__init__(name="greeter")
        self.port = port

    def run(self):
        with socket.create_server(("", self.port)) as listener:  # note: connection-in-snapshot
            while True:
                client, _ = listener.accept()
                with client:
                    client.sendall(f"request {uuid.uuid4()}\n".encode())


if __name__ == "__main__":
    greeter = Greeter(7070)
    greeter.start()
    greeter.join()
