"""Whoever starts the program chooses a class: one of them serves, the other is done when it has printed."""
import sys
import uuid

from flask import Flask


class Serve:
    def run(self):
        app = Flask(__name__)
        node = uuid.uuid4().hex  # expect: unique-id-in-snapshot

        @app.get("/")
        def root():
            return node

        app.run()


class Report:
    SEEN = {}

    def run(self):
        self.SEEN["run"] = uuid.uuid4().hex
        print(self.SEEN)


COMMANDS = {"serve": Serve, "report": Report}

if __name__ == "__main__":
    COMMANDS[sys.argv[1]]().run()
