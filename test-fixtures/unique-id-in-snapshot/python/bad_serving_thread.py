"""The program serves in a thread that it starts and waits for."""
import socket
import threading
import uuid


class Greeter:
    def __init__(self, port):
        self.instance = str(uuid.uuid4())  # expect: unique-id-in-snapshot
        self.listener = socket.create_server(("", port))  # note: connection-in-snapshot

    def serve(self):
        while True:
            client, _ = self.listener.accept()
            with client:
                client.sendall(f"{self.instance}\n".encode())

    def start(self):
        thread = threading.Thread(target=self.serve)
        thread.start()
        thread.join()


if __name__ == "__main__":
    Greeter(7070).start()
