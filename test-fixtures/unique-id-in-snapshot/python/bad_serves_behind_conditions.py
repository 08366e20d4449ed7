"""The conditions that the serve call stands behind as well hold, or there is no snapshot."""
import sys
import uuid

from flask import Flask

app = Flask(__name__)


@app.route("/run")
def run():
    return app.config["RUN"]


def serve(arguments):
    if len(arguments) == 1:
        if arguments[0].isdigit():
            app.config["RUN"] = uuid.uuid4().hex  # expect: unique-id-in-snapshot
            app.run(port=int(arguments[0]))


def main():
    if len(sys.argv) > 1:
        if sys.argv[1] == "serve":
            serve(sys.argv[2:])


if __name__ == "__main__":
    main()
