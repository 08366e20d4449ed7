"""It starts a server of the house, and uses a file with handlers: no tool."""
import uuid

from flask import Flask
from house_server import run

from service import pages

app = Flask(__name__)
app.config["INSTANCE"] = str(uuid.uuid4())  # expect: unique-id-in-snapshot
app.register_blueprint(pages)

if __name__ == "__main__":
    run(app)
