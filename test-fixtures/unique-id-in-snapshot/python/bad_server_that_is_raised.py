"""`raise SystemExit(main())` is how a program ends, and no failure; the loop goes on as long as the server is in a state."""
import socket
import uuid


class Server:
    def __init__(self):
        self.state = "running"
        self.run_id = uuid.uuid4().hex  # expect: unique-id-in-snapshot

    def serve(self, listener):
        while self.state == "running":
            client, _ = listener.accept()
            client.sendall(self.run_id.encode())
            client.close()
        return 0


def main():
    listener = socket.create_server(("", 7000))  # note: connection-in-snapshot
    server = Server()
    return server.serve(listener)


if __name__ == "__main__":
    raise SystemExit(main())
